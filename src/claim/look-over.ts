import { categoryBit, type Lexicon, matchPhrase, mayBegin } from "../lexicon/lexicon.ts";
import type { Doc } from "../text/doc.ts";
import type { ClaimContext } from "./claim-context.ts";
import { MeasureForm, measureWordOf } from "./measure/measure-words.ts";
import { populationWordOf } from "./population/population-words.ts";

/** What a sentence may hold, from least to most. */
export const Prospect = {
  nothing: 0,
  /** A figure in it may be measured. */
  figure: 1,
  /** A single person may be told without a figure. */
  person: 2,
} as const;

// What happens to single people and is news for it.
const PERSONAL: ReadonlySet<string> = new Set(["killed", "wounded", "abducted", "missing", "disappeared"]);
// A line so short may be the row of a table: its measure stands on another line.
const SHORTEST_SENTENCE = 6;

/**
 * A look over tokens `[first, end)` for the words that claims are made with. No reading: most sentences of most reports
 * have none of them, and end here.
 */
export function lookOver({ doc, lexicon }: ClaimContext, first: number, end: number): number {
  const { measures, populations } = lexicon.gates;
  if (measures === undefined) return Prospect.nothing;
  const measureBit = categoryBit(lexicon, "measures");
  const populationBit = populations === undefined ? 0 : categoryBit(lexicon, "populations");
  let prospect: number = end - first <= SHORTEST_SENTENCE ? Prospect.figure : Prospect.nothing;
  for (let token = first; token < end; token++) {
    const flags = doc.flags[token] ?? 0;
    if ((flags & (measureBit | populationBit)) === 0) continue;
    if ((flags & measureBit) !== 0 && mayBegin(measures, doc, token)) {
      const match = matchPhrase(lexicon, doc, token, "measures", end);
      if (match !== null) {
        const word = measureWordOf(match.phrase);
        if (PERSONAL.has(word.measure) && (word.forms & MeasureForm.weak) === 0) return Prospect.person;
        prospect = Prospect.figure;
      }
    }
    if (prospect === Prospect.nothing && (flags & populationBit) !== 0 && isForce(doc, lexicon, token, end)) {
      prospect = Prospect.figure;
    }
  }
  return prospect;
}

// “3,000 troops are in the port”: forces need no word for what is told of them.
function isForce(doc: Doc, lexicon: Lexicon, token: number, end: number): boolean {
  const match = matchPhrase(lexicon, doc, token, "populations", end);
  if (match === null) return false;
  const word = populationWordOf(match.phrase);
  return word.role === "military" || word.kind === "responders";
}
