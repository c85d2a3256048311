import { WordClass } from "../attribution/word-class.ts";
import { isAuxiliary, isLink, type SentenceScan, tagAt } from "./scan-sentence.ts";

/** True where a place begins at the token: “in Ostrim”, “downstream in Mirzan”. */
export function isPlacedAt(scan: SentenceScan, from: number): boolean {
  let at = from;
  while (tagAt(scan, at) === WordClass.adverb || isLink(scan, at, "where-adverb")) at += 1;
  if (!isLink(scan, at, "at-place")) return at > from && endsClause(scan, at) && isLink(scan, at - 1, "where-adverb");
  at += 1;
  while (tagAt(scan, at) === WordClass.determiner || tagAt(scan, at) === WordClass.adjective) at += 1;
  return tagAt(scan, at) === WordClass.name;
}

/** True where nothing but auxiliaries and small words stands between a noun and what is told of it: “who were later”. */
export function hasOnlyAuxiliaries(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const isSmall =
      isAuxiliary(scan, at, "be") ||
      isAuxiliary(scan, at, "have") ||
      tagAt(scan, at) === WordClass.adverb ||
      isLink(scan, at, "state");
    if (!isSmall) return false;
  }
  return true;
}

/** True where a clause ends at the token. */
export function endsClause(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return (
    tag === WordClass.end ||
    tag === WordClass.comma ||
    tag === WordClass.conjunction ||
    tag === WordClass.stop ||
    tag === WordClass.quote ||
    tag === WordClass.subordinator
  );
}

/** True where the clause ends at the token, or only says when: “17.”, “61 on Thursday”, “54 that night”, “12 a week ago”. */
export function endsOrDates(scan: SentenceScan, from: number): boolean {
  let at = from;
  // “a dozen or so” leaks
  if (tagAt(scan, at) === WordClass.quote) at += 1;
  if (endsClause(scan, at)) return true;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  if (at > from && endsClause(scan, at)) return true;
  if (isLink(scan, at, "time-word")) return true;
  if (tagAt(scan, at) === WordClass.preposition) at += 1;
  for (let steps = 0; steps < 3; steps++, at++) {
    if (tagAt(scan, at) === WordClass.day || isLink(scan, at, "time-word")) return true;
    const tag = tagAt(scan, at);
    if (
      tag !== WordClass.determiner &&
      tag !== WordClass.adjective &&
      tag !== WordClass.pronoun &&
      tag !== WordClass.number
    )
      return false;
  }
  return false;
}

/** True where a clause opens at the token: behind a comma or a day too, “On Saturday it had been 17”. */
export function opensClause(scan: SentenceScan, token: number): boolean {
  const before = tagAt(scan, token - 1);
  return (
    token === scan.first ||
    before === WordClass.comma ||
    before === WordClass.stop ||
    before === WordClass.quote ||
    before === WordClass.conjunction ||
    before === WordClass.day ||
    before === WordClass.adverb ||
    isLink(scan, token - 1, "time-word")
  );
}
