import { TokenKind } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import { lastWithin } from "../last-within.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitsMeasure } from "./fits-measure.ts";
import type { Link, LinkFinding, ToldLink } from "./link.ts";
import { isFollowedByTo } from "./link-before.ts";
import {
  hasForm,
  hasLink,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  measureEndingAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

// A measure is carried over no farther than a reader remembers it, and only to a number of like size.
const FARTHEST_SENTENCE = 3;
const FARTHEST_COUNT = 8;
const FARTHEST_LIST = 12;
const LIKE_SIZE = 5;

/**
 * The measure of a figure whose own sentence has none, from what was told before: “351 were recorded in Ostrim”, “the
 * count for the port stayed at 160”, “between 2,500 and 3,500. That number …”. Nothing where the way
 * back is not sure.
 */
export function carryOver(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): LinkFinding | null {
  if (phrase.figure.form !== "number" || phrase.noun === "compound") return null;
  return carryToPlace(scan, phrase, told) ?? carryToCount(scan, phrase, told) ?? carryToQuote(scan, phrase, told);
}

// “351 were recorded in Ostrim”, “the remaining 136 were in Mirzan”: parts of a count told in the sentences before.
function carryToPlace(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): LinkFinding | null {
  if (phrase.noun !== "none") return null;
  let at = phrase.end;
  if (tagAt(scan, at) === WordClass.stop) at += 1;
  if (!isAuxiliary(scan, at, "be")) return null;
  at += 1;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  const isRecorded = isLink(scan, at, "record");
  if (isRecorded) at += 1;
  if (tagAt(scan, at) !== WordClass.preposition || tagAt(scan, at + 1) !== WordClass.name) return null;
  const before = lastWithin(
    told,
    scan.sentence,
    1,
    ({ link }) => link.whole === null && isLarger(link, phrase) && isCarried(link),
  );
  return before === undefined
    ? null
    : carried(before.link, "measure carried over: a part of the count told before", before.link);
}

// “Morning count: 602”, “the real number is 900–1,000”, “the manifest’s figure of 162”
function carryToCount(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): LinkFinding | null {
  if (phrase.noun === "unknown") return null;
  let at = phrase.figure.first - 1;
  while (at >= scan.first && (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.quote)) at -= 1;
  const isValue =
    isLink(scan, at, "toll-link") ||
    isLink(scan, at, "toll-of") ||
    isColon(scan, at) ||
    isHedgeVerb(scan, phrase) ||
    // “the total was adjusted from 185 to 184”
    (isLink(scan, at, "from") && isFollowedByTo(scan, phrase.figure.end));
  if (!isValue) return null;
  const count = countBefore(scan, isHedgeVerb(scan, phrase) ? phrase.figure.first - 1 : at);
  if (!count || isOfOwnSentence(scan, at)) return null;
  const isFit = ({ link }: ToldLink): boolean => isLike(link, phrase) && isCarried(link) && fits(scan, phrase, link);
  const nearest = lastWithin(told, scan.sentence, FARTHEST_COUNT, isFit);
  // behind a list of several counts “the figure” is the same number again
  const isList = nearest !== undefined && scan.sentence - nearest.sentence > 1;
  const same = isList
    ? lastWithin(told, scan.sentence, FARTHEST_LIST, (one) => isFit(one) && sizeOf(one.link.phrase) === sizeOf(phrase))
    : undefined;
  const before = same ?? nearest;
  return before === undefined
    ? null
    : carried(before.link, "measure carried over: a value of the count told before", null);
}

// “22 inmates had been killed; the ministry’s figure is 14”: of the count in its own sentence
function isOfOwnSentence(scan: SentenceScan, from: number): boolean {
  const figure = scan.figures[0];
  // “the total would be 51” adds up what was told before
  if (figure === undefined || figure.first >= from || isAuxiliary(scan, from - 1, "modal")) return false;
  return scan.measures.some((match) => !hasForm(match, "count") && match.end <= from && match.first > figure.end);
}

function fits(scan: SentenceScan, phrase: CountedPhrase, link: Link): boolean {
  return link.match !== null && (phrase.noun === "none" || fitsMeasure(scan, phrase, link.match));
}

// A quotation that is a number and little else, after a claim: “I would say 220, 230”, “… between 2,000 and 4,000.”
function carryToQuote(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): LinkFinding | null {
  if (
    phrase.noun !== "none" ||
    scan.measures.some((match) => !hasForm(match, "count") && isOfQuote(scan, phrase, match))
  )
    return null;
  const next = tagAt(scan, phrase.end);
  if (next !== WordClass.end && next !== WordClass.comma && next !== WordClass.quote && next !== WordClass.stop)
    return null;
  // reported “a dozen or so” leaks: what is counted stands behind the quotation
  const behind = tagAt(scan, phrase.end + 1);
  if (next === WordClass.quote && (behind === WordClass.noun || behind === WordClass.adjective)) return null;
  const isBack = hasLink(scan, "back") || isBackNext(scan);
  if (
    next === WordClass.comma &&
    isBack &&
    linkEnd(scan, phrase.end + 1, "back") === 0 &&
    !isQuoted(scan, phrase.figure.first)
  )
    return null;
  if (!isBack && !isQuoted(scan, phrase.figure.first)) return null;
  if ((phrase.figure.high ?? phrase.figure.low ?? 0) < 10) return null;
  const before = lastWithin(
    told,
    scan.sentence,
    FARTHEST_SENTENCE,
    ({ link }) => isLike(link, phrase) && isCarried(link),
  );
  return before === undefined
    ? null
    : carried(before.link, "measure and population carried over: a number alone, spoken of the count before", null);
}

// What the speaker is said to do behind the closing quote (“…, he said from a hospital bed”) measures nothing in it.
function isOfQuote(scan: SentenceScan, { end }: CountedPhrase, match: MeasureMatch): boolean {
  for (let at = end; at < match.first; at++) if (tagAt(scan, at) === WordClass.quote) return false;
  return true;
}

function carried(before: Link, rule: string, whole: Link | null): LinkFinding {
  return {
    measure: before.measure,
    includes: before.includes,
    match: before.match,
    measureFirst: 0,
    measureEnd: 0,
    ground: "carried",
    rule,
    whole,
    like: before,
  };
}

function isCarried(link: Link): boolean {
  return link.phrase.figure.form === "number";
}

function isLarger(link: Link, phrase: CountedPhrase): boolean {
  return sizeOf(link.phrase) > sizeOf(phrase);
}

function isLike(link: Link, phrase: CountedPhrase): boolean {
  const a = sizeOf(link.phrase);
  const b = sizeOf(phrase);
  return a > 0 && b > 0 && a / b <= LIKE_SIZE && b / a <= LIKE_SIZE;
}

function sizeOf({ figure }: CountedPhrase): number {
  return figure.high ?? figure.low ?? 0;
}

// From the joining word leftwards to “count”, “total”, “number”; not “the number of seats”.
function countBefore(scan: SentenceScan, from: number): boolean {
  for (let at = from; at >= Math.max(scan.first, from - 9); at--) {
    const match = measureAt(scan, at) ?? null;
    if (match !== null && hasForm(match, "count") && match.word.measure === "*") {
      return !isLink(scan, match.end, "toll-of") || match.end === from;
    }
    const tag = tagAt(scan, at);
    if ((tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.subordinator) && at !== from)
      return false;
  }
  return false;
}

function isColon(scan: SentenceScan, token: number): boolean {
  const { doc } = scan.context;
  return (
    token >= scan.first && doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3a && measureEndingAt(scan, token) !== null
  );
}

function isHedgeVerb(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  return figure.numberFirst > figure.first && isLink(scan, figure.first, "toll-link");
}

function isBackNext(scan: SentenceScan): boolean {
  const { doc } = scan.context;
  const next = scan.end;
  if (next >= doc.tokenCount || doc.paragraph[doc.sentence[next] ?? 0] !== doc.paragraph[scan.sentence]) return false;
  return linkEnd({ ...scan, end: doc.sentenceFirst[scan.sentence + 2] ?? doc.tokenCount }, next, "back") > 0;
}

// Within an open quotation, counted from the paragraph's beginning.
function isQuoted(scan: SentenceScan, token: number): boolean {
  const { doc } = scan.context;
  let quotes = 0;
  for (let at = token - 1; at >= 0; at--) {
    if (doc.paragraph[doc.sentence[at] ?? 0] !== doc.paragraph[scan.sentence]) break;
    if (doc.kind[at] === TokenKind.quote) quotes += 1;
  }
  return quotes % 2 === 1;
}
