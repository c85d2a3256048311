import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import type { SentenceScan } from "./scan-sentence.ts";

const LIKE_SIZE = 6;

/** What a rule makes of a figure whose measure stands elsewhere. */
export type Resumed = Pick<Link, "measure" | "includes" | "match" | "rule" | "whole" | "like" | "accounting"> & {
  readonly phrase?: CountedPhrase;
};

/** One way to find it: `own` are the links of the sentence before the figure, `told` those of the sentences before. */
export type ResumeRule = (
  scan: SentenceScan,
  phrase: CountedPhrase,
  own: readonly Link[],
  told: readonly ToldLink[],
) => Resumed | null;

/** The measure of a link told before, by a rule. */
export function resume(from: Link, rule: string, whole: Link | null = null): Resumed {
  const { measure, includes, match } = from;
  return { measure, includes, match, rule, whole, like: from };
}

/** True where both count people, or both things; a figure without a noun is like any. */
export function isSameNoun(a: CountedPhrase, b: CountedPhrase): boolean {
  return a.head !== null && (b.head === null || isOfPeople(a.head.word) === isOfPeople(b.head.word));
}

/** True where two counts are of like size: one may be another value of the other. */
export function isLikeSize(a: CountedPhrase, b: CountedPhrase): boolean {
  const ratio = sizeOf(a) / sizeOf(b);
  return ratio <= LIKE_SIZE && ratio >= 1 / LIKE_SIZE;
}
