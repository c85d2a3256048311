import type { FindingKind } from "../../ledger/ledger.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";

/** Headings of the findings, in a reader's words. */
export const FINDING_TITLES: Readonly<Record<FindingKind, string>> = {
  disagreement: "They disagree",
  arithmetic: "The numbers cannot all hold",
  distortion: "The retelling changed the meaning",
  headline: "The headline says something else",
  "lone-source": "Many outlets, one origin",
  circular: "The chain closes on itself",
  confirmation: "“Confirmed” by the one who said it",
  "anonymous-only": "No one is named",
  unattributed: "In no one’s name",
  decrease: "A total that fell",
  correction: "Corrected",
  rescoped: "Counted for less than before",
  stale: "An old figure carried as new",
  "double-count": "Counted twice",
  unit: "The unit changed",
  "estimate-as-count": "An estimate told as a count",
  "no-base": "A percentage of what?",
  "no-figure": "Said not to exist",
};

/** The definition of a measure, from the lexicon; null where it has none. */
export function defineMeasure(measure: string): string | null {
  return readLexiconFile("definitions").find(([name]) => name === measure)?.[1] ?? null;
}
