import { categoryBit, matchPhrase, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";

/**
 * The word of saying at a token (“said”, “according to”); null where none is. Names of lands (“Kwara state”) and ends of
 * compounds (“rebel-held”) are none.
 */
export function saidWordAt({ doc, lexicon }: ClaimContext, token: number, end?: number): PhraseMatch | null {
  if (((doc.flags[token] ?? 0) & categoryBit(lexicon, "cues")) === 0) return null;
  const match = matchPhrase(lexicon, doc, token, "cues", end);
  if (match === null || isCompound(doc, token)) return null;
  const [form, unit] = matchPhrase(lexicon, doc, token, "demonyms")?.phrase.fields ?? [];
  return form === "land" || unit === "unit" ? null : match;
}

/** Whether a word of saying, and not only of a view (“accepts”), stands in tokens `[first, end)`. */
export function holdsSaidWord(context: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    const match = saidWordAt(context, token);
    if (match !== null && match.phrase.fields[3] !== "view") return true;
  }
  return false;
}

/** Whether a word is the end of a compound: “rebel-held”. */
export function isCompound(doc: Doc, token: number): boolean {
  const isClose = (at: number): boolean => ((doc.shape[at] ?? 0) & TokenShape.spaced) === 0;
  return doc.kind[token - 1] === TokenKind.dash && isClose(token - 1) && isClose(token);
}
