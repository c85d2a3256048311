import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link } from "./link.ts";
import type { Before } from "./link-anchor.ts";
import { isAuxiliary, isLink, type SentenceScan, tagAt } from "./scan-sentence.ts";

/** What a rule makes of a figure: the link it goes on from, and how. */
export interface Continued {
  readonly from: Link;
  readonly rule: string;
  readonly isPart: boolean;
  readonly phrase?: CountedPhrase;
}

/** One way to go on; null where it is not that. */
export type Rule = (scan: SentenceScan, phrase: CountedPhrase, before: Before) => Continued | null;

/** True where the counted are the victims: “nine victims”, “seven of the victims”. */
export function isOfVictims(scan: SentenceScan, { noun, end }: CountedPhrase): boolean {
  return noun === "known" && isLink(scan, end - 1, "victims");
}

/** The token behind “have been”, “were also”. */
export function afterAuxiliaries(scan: SentenceScan, from: number): number {
  let at = from;
  while (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have") || tagAt(scan, at) === WordClass.adverb) at += 1;
  return at;
}
