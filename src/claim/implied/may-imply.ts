import { matchPhrase, mayBegin } from "../../lexicon/lexicon.ts";
import type { ClaimContext } from "../claim-context.ts";
import { MeasureForm, measureWordOf } from "../measure/measure-words.ts";

/** What happens to single people and is news for it. */
export const personalMeasures: ReadonlySet<string> = new Set([
  "killed",
  "wounded",
  "abducted",
  "missing",
  "disappeared",
]);

/**
 * Whether tokens `[first, end)` hold a word for what happens to single people: a sentence without a figure is scanned
 * only then. A look, no reading: most sentences of most reports end here.
 */
export function mayImply({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  const gate = lexicon.gates.measures;
  if (gate === undefined) return false;
  for (let token = first; token < end; token++) {
    if (!mayBegin(gate, doc, token)) continue;
    const match = matchPhrase(lexicon, doc, token, "measures", end);
    if (match === null) continue;
    const word = measureWordOf(match.phrase);
    if (personalMeasures.has(word.measure) && (word.forms & MeasureForm.weak) === 0) return true;
    token = match.end - 1;
  }
  return false;
}
