import { TokenKind } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import { isAuxiliary, isLink, linkEnd, populationAt, type SentenceScan, tagAt } from "../link/scan-sentence.ts";
import { type Person, personAt, personEndingAt } from "./person-phrase.ts";

const LONGEST_LIST = 24;
const LONGEST_AGE = 4;
const LONGEST_APPOSITION = 12;

/**
 * Those told in the same breath behind a person or a figure: “… and a civilian”, “… and his wife”, “Ana Mora, 42; Ivo
 * Lenz, 19, and a clerk”. Names stand in a list that “and” ends: a comma alone opens an apposition.
 */
export function peopleBehind(scan: SentenceScan, from: number): readonly Person[] {
  const people: Person[] = [];
  let isClosed = false;
  let at = afterApposition(scan, from);
  while (people.length < LONGEST_LIST && !isClosed) {
    const next = skipSeparator(scan, skipAge(scan, at));
    if (next.end === at || next.end === skipAge(scan, at)) break;
    isClosed = next.isLast;
    const opener = tagAt(scan, next.end);
    const isOpened = opener === WordClass.determiner || opener === WordClass.possessive;
    const person = personAt(scan, next.end, true);
    if (person === null || (!isOpened && person.head !== null && !isTitled(scan, person))) break;
    // “killed two guards, and a driver was hurt”: it has a predicate of its own
    if (isAuxiliary(scan, person.end, "be") || isAuxiliary(scan, person.end, "have")) break;
    if (tagAt(scan, person.end) === WordClass.past) break;
    if (!isClosed && skipSeparator(scan, skipAge(scan, person.end)).end === skipAge(scan, person.end)) break;
    people.push(person);
    at = person.end;
  }
  return isClosed ? people : [];
}

/**
 * Those told in the same breath before a person that ends a list: “Ana Mora, 20, Ivo Lenz and the clerk were killed”.
 * `last` is the one before the predicate, joined by “and”.
 */
export function peopleBefore(scan: SentenceScan, last: Person): readonly Person[] {
  const people: Person[] = [];
  let first = last.first;
  let isJoined = false;
  while (people.length < LONGEST_LIST) {
    let at = first - 1;
    if (tagAt(scan, at) === WordClass.conjunction && !isJoined) {
      isJoined = true;
      at -= 1;
    } else if (tagAt(scan, at) !== WordClass.comma && !isSemicolon(scan, at)) break;
    if (!isJoined) return [];
    if (tagAt(scan, at) === WordClass.comma || isSemicolon(scan, at)) at -= 1;
    const person = personEndingAt(scan, ageBefore(scan, at + 1), true);
    // “were found in Val Doria and a guard died”: what a preposition leads to is where, and no subject
    if (person === null || tagAt(scan, person.first - 1) === WordClass.preposition) break;
    people.unshift(person);
    first = person.first;
  }
  return people;
}

// “, mayor of the port, and”: told of the person before; what “and her son” adds stands behind it.
function afterApposition(scan: SentenceScan, from: number): number {
  const opener = tagAt(scan, from + 1);
  if (tagAt(scan, from) !== WordClass.comma) return from;
  const isNoun = opener === WordClass.noun || opener === WordClass.determiner || populationAt(scan, from + 1) !== null;
  if (!isNoun) return from;
  for (let at = from + 2; at < Math.min(scan.end, from + LONGEST_APPOSITION); at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.comma) {
      const next = tagAt(scan, at + 2);
      const isLast = tagAt(scan, at + 1) === WordClass.conjunction;
      return isLast && (next === WordClass.determiner || next === WordClass.possessive) ? at : from;
    }
    if (tag === WordClass.past || tag === WordClass.present || tag === WordClass.conjunction) return from;
  }
  return from;
}

interface Separator {
  readonly end: number;
  readonly isLast: boolean;
}

function skipSeparator(scan: SentenceScan, from: number): Separator {
  let at = from;
  if (tagAt(scan, at) === WordClass.comma || isSemicolon(scan, at)) at += 1;
  const along = linkEnd(scan, at, "along-with");
  if (along > 0) return { end: along, isLast: true };
  const isLast = tagAt(scan, at) === WordClass.conjunction;
  return { end: isLast ? at + 1 : at, isLast };
}

// “, 42” · “, 20 years old”
function skipAge(scan: SentenceScan, from: number): number {
  if (tagAt(scan, from) !== WordClass.comma || scan.context.doc.kind[from + 1] !== TokenKind.number) return from;
  for (let at = from + 2; at < Math.min(scan.end, from + 2 + LONGEST_AGE); at++) {
    if (isMark(scan, at)) return at;
  }
  return from + 2 >= scan.end ? scan.end : from;
}

function ageBefore(scan: SentenceScan, end: number): number {
  for (let at = end - 1; at >= Math.max(scan.first, end - LONGEST_AGE); at--) {
    if (tagAt(scan, at) === WordClass.comma) return scan.context.doc.kind[at + 1] === TokenKind.number ? at : end;
  }
  return end;
}

function isMark(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.comma || tag === WordClass.end || tag === WordClass.conjunction || isSemicolon(scan, token);
}

function isSemicolon(scan: SentenceScan, token: number): boolean {
  return (
    tagAt(scan, token) === WordClass.stop &&
    scan.context.doc.text.charCodeAt(scan.context.doc.start[token] ?? 0) === 0x3b
  );
}

// “Sergeant Ivo Lenz”: a rank with its name needs no article
function isTitled(scan: SentenceScan, { head, end }: Person): boolean {
  return (
    head !== null && end - head.end >= 1 && populationAt(scan, end - 1) === null && !isLink(scan, end - 1, "any-one")
  );
}
