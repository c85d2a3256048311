import type { Entry } from "./ledger.ts";

/**
 * The Admiralty scale: how far a source can be relied on, and how credible its word is (NATO AJP-2.1, annex on the
 * evaluation of information). Kept apart: a good source may be wrong, a poor one right.
 */
export const RELIABILITY: Readonly<Record<string, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const CREDIBILITY: Readonly<Record<string, string>> = {
  "1": "confirmed by other sources",
  "2": "probably true",
  "3": "possibly true",
  "4": "doubtful",
  "5": "improbable",
  "6": "truth cannot be judged",
};

/** How a pair comes about, in the words that are shown beside it. */
export const ADMIRALTY_RULE =
  "Every figure starts at F6. The program sets only the digit 1, where two independent origins agree; the rest a person sets.";

/** Whether a word is a pair of the scale: a letter from A to F and a digit from 1 to 6. */
export function isAdmiraltyPair(word: string): boolean {
  return /^[A-F][1-6]$/.test(word);
}

/** The pair of an entry: what a person set last; else F6, or F1 where two independent origins agree. */
export function pairOf(entry: Pick<Entry, "statements" | "rated">): string {
  if (entry.rated !== undefined) return entry.rated.pair;
  return entry.statements.some((statement) => statement.current && statement.support.min >= 2) ? "F1" : "F6";
}

/** A pair in words: "usually reliable; possibly true". */
export function sayPair(pair: string): string {
  return `${RELIABILITY[pair.charAt(0)] ?? ""}; ${CREDIBILITY[pair.charAt(1)] ?? ""}`;
}
