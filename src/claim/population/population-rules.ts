import type { ClaimContext } from "../claim-context.ts";
import { isLinkWord, type LinkClass } from "../link/link-words.ts";

/** Roles of those who belong to a side’s forces. */
export const OF_FORCES: ReadonlySet<string | null> = new Set(["military", "generals"]);
/** Measures that are told of forces only, as a rule. */
export const FORCE_MEASURES: ReadonlySet<string> = new Set(["captured", "casualties", "lost", "deployed"]);
/** What is told as a loss of those it happens to. */
export const HARM: ReadonlySet<string> = new Set([
  "killed",
  "wounded",
  "missing",
  "captured",
  "casualties",
  "lost",
  "released",
]);

/** True where the single word at a token is of the class. */
export function hasWord({ lexicon, doc }: ClaimContext, token: number, name: LinkClass): boolean {
  return isLinkWord(lexicon, doc, token, name);
}
