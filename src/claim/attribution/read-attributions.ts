import type { AttributionReader } from "./attribution-reader.ts";
import type { CueReach } from "./candidate.ts";
import { findCandidates } from "./find-candidates.ts";
import { findContent } from "./find-content.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { readHeadline } from "./read-headline.ts";
import { weighCandidate } from "./weigh-candidate.ts";

/** Below this a candidate is passed over: where precision and recall balance on annotated news. */
export const KEPT_FROM_WEIGHT = -9;

/** Tokens: nobody writes longer ones, and the work grows with the square of a sentence. */
const SENTENCE_LIMIT = 600;

/** The attributions of one sentence, in order of their cues. */
export function readAttributions(
  reader: AttributionReader,
  sentence: number,
  from = KEPT_FROM_WEIGHT,
  reach: CueReach = "words",
): readonly FoundAttribution[] {
  const candidates = findCandidates(reader, sentence, reach);
  const { sentenceFirst, tokenCount } = reader.doc;
  if ((sentenceFirst[sentence + 1] ?? tokenCount) - (sentenceFirst[sentence] ?? 0) > SENTENCE_LIMIT) return [];
  const headline = readHeadline(reader, sentence);
  if (headline !== null) return [headline];
  if (candidates.length === 0) return [];
  // A reading that no cue word bears out says nothing about where another’s content ends.
  const borne = candidates.filter(
    (candidate) => candidate.entry?.sure[candidate.frame === "gap" ? "clause" : candidate.frame] !== undefined,
  );
  // nor does one that is too light to be kept
  const heard = borne.filter(
    (candidate) => weighCandidate(reader, candidate, findContent(reader, candidate, borne)) >= from,
  );
  const best = new Map<number, FoundAttribution>();
  for (const candidate of heard) {
    const contents = findContent(reader, candidate, heard);
    const weight = weighCandidate(reader, candidate, contents);
    if (weight < from) continue;
    const known = best.get(candidate.cue[0]);
    // where numbers are looked for, a verb that gives one is read as such
    const isCount = candidate.entry?.part === "count";
    const wasCount = known?.candidate.entry?.part === "count";
    if (known === undefined || (isCount === wasCount ? weight > known.weight : isCount))
      best.set(candidate.cue[0], { candidate, contents, weight });
  }
  return [...best.values()];
}
