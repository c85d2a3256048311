import { TokenKind, TokenShape } from "../../text/doc.ts";
import { attributionWordsOf } from "../attribution/attribution-words.ts";
import { WordClass } from "../attribution/word-class.ts";
import {
  figureAt,
  isLink,
  measureAt,
  type PopulationMatch,
  populationAt,
  type SentenceScan,
  tagAt,
} from "../link/scan-sentence.ts";
import { findSides, sidesWithin } from "../place/find-sides.ts";

const LONGEST_PHRASE = 9;

/** One person named in a sentence: “a policeman”, “Judge Ana Mora”. */
export interface Person {
  readonly first: number;
  readonly end: number;
  readonly head: PopulationMatch | null;
}

/** A noun phrase that begins at a token and is one person. */
export function personAt(scan: SentenceScan, from: number, allowsName: boolean): Person | null {
  let at = from;
  if (figureAt(scan, at) !== null) return null;
  const opener = tagAt(scan, at);
  const hasOpener = opener === WordClass.determiner || opener === WordClass.possessive;
  if (hasOpener) at += 1;
  const ageEnd = hasOpener ? afterAge(scan, at) : at;
  if (ageEnd > at && populationAt(scan, ageEnd) === null && tagAt(scan, ageEnd) !== WordClass.noun) {
    return tagAt(scan, ageEnd) === WordClass.name ? null : { first: from, end: ageEnd, head: null };
  }
  // “the 29-year-old florist”: an age tells a person, whatever he does
  if (ageEnd > at && populationAt(scan, ageEnd) === null && tagAt(scan, ageEnd + 1) !== WordClass.noun) {
    return measureAt(scan, ageEnd) === null ? { first: from, end: ageEnd + 1, head: null } : null;
  }
  at = ageEnd;
  let head: PopulationMatch | null = null;
  let names = 0;
  for (; at < Math.min(scan.end, from + LONGEST_PHRASE); at++) {
    const population = populationAt(scan, at);
    if (population !== null) {
      head = population;
      at = population.end - 1;
      names = 0;
      continue;
    }
    if (head !== null && measureAt(scan, at) !== null) break;
    const tag = tagAt(scan, at);
    if (tag === WordClass.name) names += 1;
    else if (tag === WordClass.noun && head !== null && !isShouted(scan)) return null;
    else if (
      tag !== WordClass.adjective &&
      tag !== WordClass.noun &&
      tag !== WordClass.joint &&
      tag !== WordClass.clitic
    )
      break;
    else if (tag === WordClass.noun && isShouted(scan)) names += 1;
  }
  if (at === from) return null;
  // “-year-old son Jesse”: the age before it was no part of the way
  if (!hasOpener && opener === WordClass.joint) return null;
  if (head !== null) return isOne(head) ? { first: from, end: at, head } : null;
  const isName = allowsName && !hasOpener && names >= 2 && names === at - from && !isCommonNoun(scan, at - 1);
  return isName && !isSide(scan, from, at) ? { first: from, end: at, head: null } : null;
}

// “12-year-old”: a number and two words joined to it
function afterAge(scan: SentenceScan, from: number): number {
  const isAge =
    tagAt(scan, from) === WordClass.number &&
    tagAt(scan, from + 1) === WordClass.joint &&
    scan.context.doc.kind[from + 2] === TokenKind.word &&
    tagAt(scan, from + 3) === WordClass.joint &&
    scan.context.doc.kind[from + 4] === TokenKind.word;
  return isAge ? from + 5 : from;
}

// “a 5-year-old girl”: the way back stopped at her age.
function withAge(scan: SentenceScan, from: number, end: number): number {
  let first = from;
  if (tagAt(scan, first) !== WordClass.joint) return first;
  if (tagAt(scan, first - 1) === WordClass.number) {
    const opener = tagAt(scan, first - 2);
    return opener === WordClass.determiner || opener === WordClass.possessive ? first - 2 : first - 1;
  }
  while (first < end && tagAt(scan, first) === WordClass.joint) first += 1;
  return first;
}

/** A noun phrase that ends before a token and is one person. */
export function personEndingAt(scan: SentenceScan, end: number, allowsName: boolean): Person | null {
  let first = end;
  let names = 0;
  let others = 0;
  let head: PopulationMatch | null = null;
  while (first > Math.max(scan.first, end - LONGEST_PHRASE)) {
    const population = scan.populations.find((one) => one.end === first) ?? null;
    if (population !== null && head === null) {
      head = population;
      first = population.first;
      continue;
    }
    const tag = tagAt(scan, first - 1);
    if (tag === WordClass.determiner || tag === WordClass.possessive) {
      first -= 1;
      break;
    }
    if (figureAt(scan, first - 1) !== null) return null;
    if (tag === WordClass.name || (tag === WordClass.noun && isShouted(scan))) names += 1;
    else if (tag === WordClass.noun) {
      if (head === null) return null;
      others += 1;
    } else if (tag !== WordClass.adjective && tag !== WordClass.joint && tag !== WordClass.clitic) break;
    first -= 1;
  }
  first = withAge(scan, first, end);
  if (first === end) return null;
  // “the wife of the mayor was killed”: whoever stands before “of”
  if (isLink(scan, first - 1, "toll-of") && others + names < LONGEST_PHRASE) {
    const owner = personEndingAt(scan, first - 1, false);
    // “the anniversary of Ana Mora’s murder” was hers
    if (owner !== null) return owner;
  }
  if (head !== null) return isOne(head) ? { first, end, head } : null;
  const opener = tagAt(scan, first);
  const isName =
    allowsName &&
    opener !== WordClass.determiner &&
    names >= 2 &&
    names === end - first &&
    !isCommonNoun(scan, end - 1);
  return isName && !isPluralName(scan, end - 1) && !isSide(scan, first, end) ? { first, end, head: null } : null;
}

function isOne({ word }: PopulationMatch): boolean {
  return word.kind === "one" || word.kind === "kin";
}

function isPluralName(scan: SentenceScan, token: number): boolean {
  return scan.context.doc.kind[token] !== TokenKind.word;
}

// “British Columbia”, “the Kremlin”: no person
function isSide(scan: SentenceScan, first: number, end: number): boolean {
  return sidesWithin(findSides(scan.context), first, end).some(
    (mention) => mention.form !== "adjective" && mention.form !== "leader",
  );
}

// “ANTIOQUIA DEPARTMENT”: in capitals a word that the lists know as a noun is no surname
function isCommonNoun(scan: SentenceScan, token: number): boolean {
  const { doc, lexicon } = scan.context;
  return (
    tagAt(scan, token) === WordClass.noun &&
    (attributionWordsOf(lexicon).possible[doc.word[token] ?? 0] ?? 0) !== 0 &&
    isShouted(scan)
  );
}

/** True where most of a sentence is in capitals: they tell no names there. */
export function isShouted(scan: SentenceScan): boolean {
  const { doc } = scan.context;
  let capitals = 0;
  let words = 0;
  for (let token = scan.first; token < scan.end && words < 8; token++) {
    if (doc.kind[token] !== TokenKind.word) continue;
    words += 1;
    if (((doc.shape[token] ?? 0) & TokenShape.allCapitals) !== 0) capitals += 1;
  }
  return capitals * 4 > words * 3;
}
