import { isVerb, WordClass } from "../attribution/word-class.ts";
import { hasOnlyAuxiliaries } from "../link/clause-marks.ts";
import type { Link } from "../link/link.ts";
import { type SentenceScan, tagAt } from "../link/scan-sentence.ts";
import { peopleBehind } from "./person-list.ts";
import { type Person, personAt, personEndingAt } from "./person-phrase.ts";

const LONGEST_APPOSITION = 24;

/**
 * Single people told in one breath with a figure: “killed two guards and a driver”, “five policemen and a civilian were
 * killed”, “Ana Mora, judge of the port, and two of her guards died”.
 */
export function companionsOf(scan: SentenceScan, { ground, phrase, measureFirst }: Link): readonly Person[] {
  if (ground === "object" || ground === "deed") return peopleBehind(scan, phrase.end);
  if (ground !== "subject" && ground !== "after" && ground !== "shared") return [];
  const people: Person[] = [];
  if (tagAt(scan, phrase.figure.first - 1) === WordClass.conjunction) {
    const joint = phrase.figure.first - 1;
    const person =
      personEndingAt(scan, joint, true) ??
      (tagAt(scan, joint - 1) === WordClass.comma ? describedBefore(scan, joint - 1) : null);
    if (person !== null && !hasVerbBefore(scan, person)) people.push(person);
  } else if (
    tagAt(scan, phrase.figure.first - 1) === WordClass.comma &&
    (ground === "shared" || tagAt(scan, phrase.end) === WordClass.conjunction)
  ) {
    const comma = phrase.figure.first - 1;
    const person = personEndingAt(scan, comma, true) ?? describedBefore(scan, comma);
    if (person !== null && !hasVerbBefore(scan, person)) people.push(person);
  }
  if (tagAt(scan, phrase.end) === WordClass.conjunction) {
    const person = personAt(scan, phrase.end + 1, true);
    if (person !== null && person.end <= measureFirst && hasOnlyAuxiliaries(scan, person.end, measureFirst))
      people.push(person);
  }
  return people;
}

// “Ana Mora, judge of the port, and two of her guards were killed”: who stands before the apposition that a comma closes.
function describedBefore(scan: SentenceScan, closing: number): Person | null {
  for (let at = closing - 1; at >= Math.max(scan.first, closing - LONGEST_APPOSITION); at--) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.comma) return personEndingAt(scan, at, true);
    if (isVerb(tag) || tag === WordClass.auxiliary || tag === WordClass.conjunction) return null;
  }
  return null;
}

// “attacked a woman and two men were hurt”: the object of another verb
function hasVerbBefore(scan: SentenceScan, { first }: Person): boolean {
  const tag = tagAt(scan, first - 1);
  return isVerb(tag) || tag === WordClass.preposition || tag === WordClass.to;
}
