import { isVerb, WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitsMeasure } from "./fits-measure.ts";
import type { Link } from "./link.ts";
import { figureAt, isAuxiliary, isLink, linkEnd, linkStartBefore, type SentenceScan, tagAt } from "./scan-sentence.ts";

const FARTHEST = 26;
// What befalls one and those beside him alike.
const SHARED: ReadonlySet<string> = new Set([
  "killed",
  "wounded",
  "abducted",
  "missing",
  "disappeared",
  "captured",
  "detained",
  "hospitalised",
]);

/**
 * Figures told beside someone who was told before: “killed the mayor of Tolm and two of his guards”, “was shot dead
 * along with two clerks”, “the murder of Ana Mora, her husband and two others”. `unlinked` are the sentence's figures
 * that found no measure of their own, `told` its links, single people among them.
 */
export function linkCompanions(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  told: readonly Link[],
): readonly Link[] {
  const links: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.noun === "compound" || phrase.noun === "unknown" || phrase.figure.form !== "number") continue;
    const link = beside(scan, phrase, [...told, ...links]);
    if (link !== null) links.push(link);
  }
  return links;
}

function beside(scan: SentenceScan, phrase: CountedPhrase, told: readonly Link[]): Link | null {
  let first = phrase.figure.first;
  while (tagAt(scan, first - 1) === WordClass.determiner || tagAt(scan, first - 1) === WordClass.possessive) first -= 1;
  const along = linkStartBefore(scan, first, "along-with");
  const isListed = tagAt(scan, first - 1) === WordClass.comma || tagAt(scan, first - 1) === WordClass.conjunction;
  if (along < 0 && !isListed) return null;
  const to = along < 0 ? first : along;
  const anchor = lastBefore(told, to);
  if (anchor === null || anchor.match === null || !SHARED.has(anchor.measure)) return null;
  const isObject = anchor.ground === "object" || anchor.ground === "deed" || anchor.ground === "shared";
  if (along < 0 && !isObject) return null;
  if (hasOwnPredicate(scan, phrase, anchor)) return null;
  const from = endOf(anchor);
  if (to - from > FARTHEST || !fitsMeasure(scan, phrase, anchor.match)) return null;
  const isPart = hasPartsBetween(scan, from, to);
  if (!(along < 0 ? isList(scan, from, to) : isClause(scan, from, to))) return null;
  return {
    phrase,
    measure: anchor.measure,
    includes: anchor.includes,
    match: anchor.match,
    measureFirst: anchor.measureFirst,
    measureEnd: anchor.measureEnd,
    ground: along < 0 ? anchor.ground : "shared",
    rule: "measure shared with those told before",
    whole: isPart && sizeOf(anchor.phrase) > sizeOf(phrase) ? anchor : anchor.whole,
    like: null,
  };
}

function endOf(link: Link): number {
  return Math.max(link.phrase.end, link.measureEnd);
}

function sizeOf({ figure }: CountedPhrase): number {
  return figure.high ?? figure.low ?? 0;
}

function lastBefore(told: readonly Link[], token: number): Link | null {
  let last: Link | null = null;
  for (const link of told) {
    if (endOf(link) > token || link.ground === "carried" || link.ground === "row") continue;
    if (last === null || endOf(link) > endOf(last)) last = link;
  }
  return last;
}

function hasPartsBetween(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (linkEnd(scan, at, "including") > 0) return true;
  return false;
}

// Nouns, what joins them and ages: “of the small town of Tolm, 52, and”.
function isList(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (figureAt(scan, at) !== null) return false;
    const tag = tagAt(scan, at);
    const isOf = isLink(scan, at, "toll-of") || linkEnd(scan, at, "including") > 0;
    if (isOf) continue;
    if (
      isVerb(tag) ||
      tag === WordClass.preposition ||
      tag === WordClass.auxiliary ||
      tag === WordClass.relative ||
      tag === WordClass.subordinator ||
      tag === WordClass.subject ||
      tag === WordClass.quote ||
      tag === WordClass.end
    ) {
      return false;
    }
  }
  return true;
}

// “at eight in the morning near his home,”: time and place, no other deed.
function isClause(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const tag = tagAt(scan, at);
    if (isVerb(tag) || tag === WordClass.relative || tag === WordClass.subordinator || tag === WordClass.subject)
      return false;
  }
  return true;
}

// “killed a guard, and two gunmen fled”; but “the murder of Ana Mora and two clerks shocked the town” tells of the murder
function hasOwnPredicate(scan: SentenceScan, { figure, end }: CountedPhrase, { ground, match }: Link): boolean {
  const tag = tagAt(scan, end);
  const isVerbal =
    tag === WordClass.past ||
    tag === WordClass.present ||
    tag === WordClass.base ||
    isAuxiliary(scan, end, "be") ||
    isAuxiliary(scan, end, "have") ||
    isAuxiliary(scan, end, "modal");
  if (!isVerbal || ground !== "deed") return isVerbal;
  // “the bodies of a woman and her two children were found”
  if (match?.word.method === "bodies") return false;
  return isLink(scan, end, "plural-verb") || tagAt(scan, figure.first - 2) === WordClass.comma;
}
