import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { isAuxiliary, isLink, linkEnd, type SentenceScan, tagAt } from "./scan-sentence.ts";

const FARTHEST = 2;

/**
 * A value told again by a word: “The number has been confirmed by …”, “That figure was denied”. Only where someone
 * confirms or denies it: that is said of the figure, and by someone else.
 */
export function linkBackValue(scan: SentenceScan, told: readonly ToldLink[]): Link | null {
  const end = linkEnd(scan, scan.first, "back");
  if (end === 0) return null;
  let at = end;
  while (isAuxiliary(scan, at, "have") || isAuxiliary(scan, at, "be") || tagAt(scan, at) === WordClass.adverb) at += 1;
  if (
    at === end ||
    !isLink(scan, at, "back-verb") ||
    (!isAuxiliary(scan, at - 1, "be") && tagAt(scan, at - 1) !== WordClass.adverb)
  ) {
    return null;
  }
  const last = told.at(-1);
  if (last === undefined || scan.sentence - last.sentence > FARTHEST || last.link.phrase.figure.form !== "number")
    return null;
  const { link } = last;
  const figure = {
    ...link.phrase.figure,
    first: scan.first,
    end,
    numberFirst: scan.first,
    numberEnd: end,
    rule: "a word for the number told before",
  };
  const phrase: CountedPhrase = {
    figure,
    end,
    head: link.phrase.head,
    nounFirst: end,
    nounEnd: end,
    inner: null,
    ofMeasure: null,
    noun: "none",
    isPart: false,
  };
  return {
    phrase,
    measure: link.measure,
    includes: link.includes,
    match: link.match,
    measureFirst: 0,
    measureEnd: 0,
    ground: "carried",
    rule: "carried over with the number",
    whole: null,
    like: link,
  };
}
