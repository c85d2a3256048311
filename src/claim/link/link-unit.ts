import { WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { LinkFinding } from "./link.ts";
import { isAuxiliary, isLink, type PopulationMatch, populationAt, type SentenceScan, tagAt } from "./scan-sentence.ts";

const LONGEST_UNIT = 4;

/**
 * Where the words of a unit begin that the figure is the size of: “a whole platoon of” before “31 men”, “a family of”
 * before “five”. The figure's own first token where there is none.
 */
export function unitStart(scan: SentenceScan, first: number): number {
  const unit = first - 2;
  if (!isLink(scan, first - 1, "toll-of") || !isLink(scan, unit, "unit-noun")) return first;
  let at = unit;
  while (at - 1 >= scan.first && unit - at < LONGEST_UNIT && isBeforeNoun(tagAt(scan, at - 1))) at -= 1;
  while (isOpener(tagAt(scan, at - 1))) at -= 1;
  return at;
}

/** The phrase with the unit's own noun where the figure has none: “a platoon of 30”, “the garrison of about 400”. */
export function ofUnit(scan: SentenceScan, phrase: CountedPhrase): CountedPhrase {
  if (phrase.noun !== "none" || phrase.isPart || unitStart(scan, phrase.figure.first) === phrase.figure.first) {
    return phrase;
  }
  const head = populationAt(scan, phrase.figure.first - 2);
  return head !== null && isOfPeople(head.word) ? { ...phrase, head, noun: "known" } : phrase;
}

/** The strength of a force that stands somewhere: “a garrison of 400”, “the garrison, which numbers about 400”. */
export function linkUnit(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  if (phrase.figure.form !== "number" || phrase.noun === "compound" || phrase.noun === "unknown") return null;
  const unit = unitOf(scan, phrase);
  if (unit === null || (unit.word.kind !== "force" && unit.word.role !== "military")) return null;
  return {
    measure: "deployed",
    includes: [],
    match: null,
    measureFirst: unit.first,
    measureEnd: unit.end,
    ground: "subject",
    rule: `${unit.word.words} of <figure>`,
  };
}

function unitOf(scan: SentenceScan, { figure, head }: CountedPhrase): PopulationMatch | null {
  // “a 400-strong garrison”
  if (tagAt(scan, figure.end) === WordClass.joint && isLink(scan, figure.end + 1, "strong")) return head;
  if (isForceAt(scan, figure.first - 2) && isLink(scan, figure.first - 1, "toll-of")) {
    return populationAt(scan, figure.first - 2);
  }
  let at = figure.first - 1;
  if (!isLink(scan, at, "numbers")) return null;
  at -= 1;
  while (tagAt(scan, at) === WordClass.relative || isAuxiliary(scan, at, "have") || isAdverbial(tagAt(scan, at)))
    at -= 1;
  // “the garrison of Gao Firi, which numbers 400”
  for (let back = at; back >= Math.max(scan.first, at - LONGEST_UNIT); back--) {
    if (isForceAt(scan, back)) return populationAt(scan, back);
    const tag = tagAt(scan, back);
    if (
      tag !== WordClass.name &&
      tag !== WordClass.noun &&
      tag !== WordClass.preposition &&
      tag !== WordClass.determiner
    )
      return null;
  }
  return null;
}

function isForceAt(scan: SentenceScan, token: number): boolean {
  return isLink(scan, token, "unit-noun") && populationAt(scan, token)?.word.role === "military";
}

function isAdverbial(tag: number): boolean {
  return tag === WordClass.adverb || tag === WordClass.comma;
}

function isBeforeNoun(tag: number): boolean {
  return tag === WordClass.noun || tag === WordClass.adjective || tag === WordClass.name;
}

function isOpener(tag: number): boolean {
  return tag === WordClass.determiner || tag === WordClass.possessive;
}
