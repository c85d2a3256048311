import type { Lexicon } from "../../lexicon/lexicon.ts";
import { tokensText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { findSides } from "../place/find-sides.ts";

const kept = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/** The adjective of a side, as the report has it, else as the lexicon has it, else the side’s name: Russia → Russian. */
export function sideAdjective(context: ClaimContext, side: string): string {
  const told = adjectivesToldIn(context).get(side);
  if (told !== undefined) return told;
  return adjectivesOf(context.lexicon).get(side) ?? (side.endsWith("ia") ? `${side}n` : side);
}

const toldIn = new WeakMap<ClaimContext["doc"], ReadonlyMap<string, string>>();

function adjectivesToldIn(context: ClaimContext): ReadonlyMap<string, string> {
  const known = toldIn.get(context.doc);
  if (known !== undefined) return known;
  const told = new Map<string, string>();
  for (const { side, form, first, end } of findSides(context)) {
    if (form === "adjective" && !told.has(side)) told.set(side, tokensText(context.doc, first, end));
  }
  toldIn.set(context.doc, told);
  return told;
}

function adjectivesOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = kept.get(lexicon);
  if (known !== undefined) return known;
  const adjectives = new Map<string, string>();
  for (const phrases of lexicon.phrasesByWord) {
    for (const { category, fields, text } of phrases ?? []) {
      const side = fields[1];
      if (category === "demonyms" && fields[0] === "adjective" && side !== undefined && !adjectives.has(side))
        adjectives.set(side, text);
    }
  }
  kept.set(lexicon, adjectives);
  return adjectives;
}
