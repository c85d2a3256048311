import type { EdgeKind } from "./edge.ts";
import type { Overlap } from "./measure-overlap.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** What is known of two reports beside their texts. */
export interface Relation {
  /** Words of the shorter and of the longer text. */
  readonly shorter: number;
  readonly longer: number;
  /** One outlet published both; null where one of them is not known. */
  readonly isOneOutlet: boolean | null;
  /** Both stand under one address; null where one of them is not known. */
  readonly isOneUrl: boolean | null;
  /** One of them credits the other's outlet. */
  readonly isCredited: boolean;
}

/**
 * What kind of sharing an overlap is, or null where it is none: chance phrases, a stock sentence, the same facts in other words.
 * The order is that of certainty: the same text, the same page, word for word, anew, quoted.
 */
export function nameKind(overlap: Overlap, relation: Relation): EdgeKind | null {
  const { coverageA, coverageB } = overlap;
  const high = Math.max(coverageA, coverageB);
  const low = Math.min(coverageA, coverageB);
  if (low >= T.sameCoverage && relation.shorter === relation.longer && overlap.tiles.count === 1)
    return relation.isOneOutlet === false && relation.isOneUrl !== true ? "copy" : "same";

  // A handful of words in common is all that a very short text can show.
  const needed = Math.min(T.tellingWords, Math.ceil(relation.shorter * 0.5));
  const isDerived = overlap.tellingWords >= Math.max(needed, T.tellingRun);
  if (isDerived && isRevision(overlap, relation, high)) return "revision";
  if (isDerived && overlap.tellingRun >= T.verbatimRun) {
    if (high >= T.copyCoverage && (low >= T.copyWithin || coverageOfLonger(overlap, relation) >= T.copyWithin))
      return "copy";
    if (high >= T.partialCoverage || overlap.longWords >= T.partialWords) return "partial";
  }
  if (isDerived && high >= T.rewriteCoverage && overlap.tellingWords >= T.rewriteTelling * relation.shorter)
    return "rewrite";
  const enough = relation.isCredited ? T.quotedWordsCredited : T.quotedWords;
  if (overlap.quotedWords >= enough && overlap.quotedWords < T.quotationWords) return "quotation";
  return null;
}

function isRevision(overlap: Overlap, relation: Relation, high: number): boolean {
  if (relation.isOneUrl === true) return high >= T.revisionCoverageSameUrl;
  if (relation.isOneOutlet !== true) return false;
  const enough = relation.isOneUrl === false ? T.revisionCoverageOtherUrl : T.revisionCoverage;
  return high >= enough && overlap.tellingRun >= T.longRun;
}

const coverageOfLonger = (overlap: Overlap, _relation: Relation): number =>
  Math.min(overlap.coverageA, overlap.coverageB);
