import { sentenceTokens } from "../../text/doc.ts";
import { findFigures } from "../figure/find-figures.ts";
import { rejectFigures } from "../figure/reject-figures.ts";
import { isThingMeasure } from "../measure/measure-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { isLink, type SentenceScan } from "./scan-sentence.ts";

const FARTHEST_SENTENCE = 3;
const LIKE_SIZE = 5;
const LIKE_TOLL = 12;

/** What was told before a figure: in its own sentence, and in the sentences before. */
export interface Before {
  readonly own: readonly Link[];
  readonly told: readonly ToldLink[];
}

/**
 * The link that a figure goes on from: the last of its own sentence, else the last told a few sentences before. Another
 * number that is no claim, told in between, breaks the way.
 */
export function anchorOf(
  scan: SentenceScan,
  phrase: CountedPhrase,
  { own, told }: Before,
  isFit: (link: Link) => boolean,
  sizes: (whole: CountedPhrase, phrase: CountedPhrase) => boolean = isLarger,
): Link | null {
  const here = own.findLast((link) => isFit(link) && isNumber(link) && sizes((link.whole ?? link).phrase, phrase));
  if (here !== undefined) return here;
  const named = wholeByValue(scan, phrase, told, isFit);
  if (named !== null) return named;
  const { doc } = scan.context;
  const last = told.findLast(
    ({ link, sentence }) =>
      sentence < scan.sentence &&
      scan.sentence - sentence <= FARTHEST_SENTENCE &&
      isFit(link) &&
      isNumber(link) &&
      sizes((link.whole ?? link).phrase, phrase),
  );
  if (last === undefined) return null;
  if (doc.paragraph[last.sentence] !== doc.paragraph[scan.sentence] && scan.sentence - last.sentence > 1) return null;
  for (let sentence = last.sentence + 1; sentence < scan.sentence; sentence++) {
    if (!told.some((one) => one.sentence === sentence) && holdsFigure(scan, sentence)) return null;
  }
  return last.link;
}

function isNumber({ phrase }: Link): boolean {
  return phrase.figure.form === "number" && phrase.noun !== "compound";
}

/** How many, at most. */
export function sizeOf({ figure }: CountedPhrase): number {
  return figure.high ?? figure.low ?? 0;
}

/** A whole is larger than its part. */
export function isLarger(whole: CountedPhrase, part: CountedPhrase): boolean {
  return sizeOf(whole) > sizeOf(part) || whole.figure.kind === "vague";
}

/** Two values of one count are of like size. */
export function isLike(a: CountedPhrase, b: CountedPhrase): boolean {
  const ratio = sizeOf(a) / sizeOf(b);
  return ratio <= LIKE_SIZE && ratio >= 1 / LIKE_SIZE;
}

/** As {@link isLike}, wider: the first count of a disaster may be a small part of the last. */
export function isLikeToll(a: CountedPhrase, b: CountedPhrase): boolean {
  const ratio = sizeOf(a) / sizeOf(b);
  return ratio <= LIKE_TOLL && ratio >= 1 / LIKE_TOLL;
}

// “Of the 72, thirty died in Ostrim”: the whole is named by its value
function wholeByValue(
  scan: SentenceScan,
  phrase: CountedPhrase,
  told: readonly ToldLink[],
  isFit: (link: Link) => boolean,
): Link | null {
  const [first] = scan.figures;
  if (first === undefined || first === phrase.figure || first.first - scan.first > 2) return null;
  if (first.first === scan.first || !isLink(scan, scan.first, "toll-of")) return null;
  const value = first.high ?? first.low ?? 0;
  const found = told.findLast(({ link }) => isFit(link) && isNumber(link) && sizeOf(link.phrase) === value);
  return found?.link ?? null;
}

function holdsFigure({ context }: SentenceScan, sentence: number): boolean {
  const [first, end] = sentenceTokens(context.doc, sentence);
  return rejectFigures(context, findFigures(context, first, end)).kept.length > 0;
}
/** True where people are counted, not things or forces that were sent. */
export function isOfPeopleLink(link: Link): boolean {
  return !isThingMeasure(link.measure) && link.measure !== "deployed" && link.phrase.head?.word.kind !== "thing";
}

/**
 * The count that another value of it goes back to: of the links in the same sentence, else of the nearest sentence
 * before that holds one of like size, the one nearest in size. Parts stand for no count.
 */
export function countAnchorOf(
  scan: SentenceScan,
  phrase: CountedPhrase,
  before: Before,
  sizes: (a: CountedPhrase, b: CountedPhrase) => boolean,
): Link | null {
  const nearest = anchorOf(scan, phrase, before, (link) => link.whole === null && sizes(link.phrase, phrase), sizes);
  if (nearest === null) return null;
  const sentence = before.told.find((one) => one.link === nearest)?.sentence;
  const beside =
    sentence === undefined ? before.own : before.told.filter((one) => one.sentence === sentence).map((one) => one.link);
  let best = nearest;
  for (const link of beside) {
    const isFit = link.whole === null && isNumber(link) && sizes(link.phrase, phrase);
    if (isFit && distanceOf(link.phrase, phrase) < distanceOf(best.phrase, phrase)) best = link;
  }
  return best;
}

function distanceOf(a: CountedPhrase, b: CountedPhrase): number {
  return Math.abs(Math.log(sizeOf(a) / sizeOf(b)));
}
