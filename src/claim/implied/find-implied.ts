import { tokensText, TokenKind, TokenShape } from "../../text/doc.ts";
import { foldText } from "../../text/character.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { FigureAtom } from "../figure-atom.ts";
import type { Link } from "../link/link.ts";
import { measureGroup } from "../link/measure-group.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  type MeasureMatch,
  type PopulationMatch,
  populationAt,
  type SentenceScan,
  tagAt,
} from "../link/scan-sentence.ts";
import { findSides, sidesWithin } from "../place/find-sides.ts";
import { MeasureForm } from "../measure/measure-words.ts";

/** Rule name of a figure that stands for one person told without a number. */
export const IMPLIED_RULE = "one person told without a number";

// What happens to single people and is news for it.
const EVENTS: ReadonlySet<string> = new Set(["killed", "wounded", "abducted", "missing", "disappeared"]);
const LONGEST_PHRASE = 9;
const LONGEST_APPOSITION = 24;

interface Person {
  readonly first: number;
  readonly end: number;
  readonly head: PopulationMatch | null;
}

/**
 * Single people told without a number, each a figure of 1: “a policeman was shot dead”, “killed a guard and his driver”,
 * “the murder of the mayor”. Only what a list knows as one person, or a name, is taken; `links` are the sentence's
 * figures, whose measures are theirs. `known` holds who was told before, so that one death told five times is one.
 */
export function findImplied(scan: SentenceScan, links: readonly Link[], known: Set<string>): readonly Link[] {
  const implied: Link[] = [];
  for (const match of scan.measures) {
    if (!EVENTS.has(match.word.measure) || (match.word.forms & MeasureForm.weak) !== 0) continue;
    if (links.some((link) => link.measureFirst <= match.first && match.end <= link.measureEnd)) continue;
    const person = personOf(scan, match);
    if (person === null) continue;
    addPeople(scan, match, person, implied, known);
  }
  for (const link of links) {
    if (link.match === null || (link.ground !== "object" && link.ground !== "deed")) continue;
    if (!EVENTS.has(link.measure)) continue;
    for (const person of followers(scan, link.phrase.end)) pushLink(scan, link.match, person, implied, known);
  }
  return implied;
}

function addPeople(scan: SentenceScan, match: MeasureMatch, person: Person, implied: Link[], known: Set<string>): void {
  pushLink(scan, match, person, implied, known);
  if (person.first < match.first) return;
  for (const next of followers(scan, person.end)) pushLink(scan, match, next, implied, known);
}

function pushLink(scan: SentenceScan, match: MeasureMatch, person: Person, implied: Link[], known: Set<string>): void {
  const group = measureGroup(scan, match);
  const key = personKey(scan, person, match.word.measure);
  if (key !== null && known.has(key)) return;
  if (key !== null) known.add(key);
  const figure: FigureAtom = {
    first: person.first,
    end: person.end,
    numberFirst: person.first,
    numberEnd: person.end,
    kind: "exact",
    low: 1,
    high: 1,
    hedge: null,
    form: "number",
    of: null,
    rule: IMPLIED_RULE,
  };
  implied.push({
    phrase: {
      figure,
      end: person.end,
      head: person.head,
      nounFirst: person.first,
      nounEnd: person.end,
      inner: null,
      ofMeasure: null,
      noun: person.head === null ? "name" : "known",
      isPart: false,
    },
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: group.first,
    measureEnd: group.end,
    ground: person.first < match.first ? "subject" : "object",
    rule: person.first < match.first ? `<person> was ${match.word.words}` : `${match.word.words} <person>`,
    whole: null,
    like: null,
  });
}

// “a man” is each time another one; “the mayor” and a name are the one told before.
function personKey(scan: SentenceScan, person: Person, measure: string): string | null {
  const { doc } = scan.context;
  if (isLink(scan, person.first, "any-one")) return null;
  const head = person.head === null ? tokensText(doc, person.end - 1, person.end) : person.head.word.words;
  return `${measure} ${foldText(head)}`;
}

function personOf(scan: SentenceScan, match: MeasureMatch): Person | null {
  if (hasForm(match, "deed")) {
    const person = isLink(scan, match.end, "toll-of")
      ? personAt(scan, match.end + 1, isViolent(match))
      : ownerBefore(scan, match);
    if (person !== null) return person;
  }
  const group = measureGroup(scan, match);
  if (hasForm(match, "part", "done", "adj")) {
    const subject = subjectBefore(scan, group.first, match);
    if (subject !== undefined) return subject;
  }
  // “a wounded candidate”: before its noun it tells how someone is
  const before = tagAt(scan, group.first - 1);
  const isAdjective =
    before === WordClass.determiner || before === WordClass.possessive || before === WordClass.adjective;
  if (hasForm(match, "part") && isAdjective) return null;
  if (hasForm(match, "part")) return personAt(scan, group.end, isViolent(match));
  // in capitals “MURDER MYSTERY” looks like a verb and a name
  if (hasForm(match, "verb")) return personAt(scan, group.end, isViolent(match) && !isShouted(scan));
  return null;
}

// “death” and “died” are told of anyone; the rest of harm done.
function isViolent(match: MeasureMatch): boolean {
  return !hasForm(match, "done") && !match.word.words.startsWith("death");
}

// “Romero’s assassination”, “the mayor’s murder”
function ownerBefore(scan: SentenceScan, match: MeasureMatch): Person | null {
  const clitic = match.first - 1;
  if (tagAt(scan, clitic) !== WordClass.clitic || !isViolent(match)) return null;
  return personEndingAt(scan, clitic, true);
}

/**
 * The subject of a passive or of “died”: a person, null where it is none that can be told, undefined where the words are
 * no predicate at all.
 */
function subjectBefore(scan: SentenceScan, first: number, match: MeasureMatch): Person | null | undefined {
  let at = first - 1;
  while (tagAt(scan, at) === WordClass.adverb || isLink(scan, at, "state")) at -= 1;
  let hasBe = false;
  let verbs = 0;
  while (
    at >= scan.first &&
    (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have") || tagAt(scan, at) === WordClass.adverb)
  ) {
    if (isAuxiliary(scan, at, "be")) hasBe = true;
    if (tagAt(scan, at) !== WordClass.adverb) verbs += 1;
    at -= 1;
  }
  if (verbs === 0 && !hasForm(match, "done")) return undefined;
  if (!hasBe && !hasForm(match, "done")) return undefined;
  if (isLink(scan, at + 1, "plural-verb")) return null;
  if (tagAt(scan, at) === WordClass.relative) at -= 1;
  if (tagAt(scan, at) === WordClass.comma) at = apposed(scan, at);
  if (at < scan.first) return null;
  const person = personEndingAt(scan, at + 1, hasBe && hasForm(match, "part"));
  // whose mother died of age is no news of losses
  return person?.head?.word.kind === "kin" && !isViolent(match) ? null : person;
}

// “, 56,” and “, president of the assembly,”: back to the comma that opens it.
function apposed(scan: SentenceScan, closing: number): number {
  for (let at = closing - 1; at >= Math.max(scan.first, closing - LONGEST_APPOSITION); at--) {
    if (tagAt(scan, at) === WordClass.comma) return at - 1;
  }
  return closing - 1;
}

// A noun phrase that begins at a token and is one person.
function personAt(scan: SentenceScan, from: number, allowsName: boolean): Person | null {
  let at = from;
  if (figureAt(scan, at) !== null) return null;
  const opener = tagAt(scan, at);
  const hasOpener = opener === WordClass.determiner || opener === WordClass.possessive;
  if (hasOpener) at += 1;
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
  if (head !== null) return isOne(head) ? { first: from, end: at, head } : null;
  const isName = allowsName && !hasOpener && names >= 2 && names === at - from;
  return isName && !isSide(scan, from, at) ? { first: from, end: at, head: null } : null;
}

// A noun phrase that ends before a token and is one person.
function personEndingAt(scan: SentenceScan, end: number, allowsName: boolean): Person | null {
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
  if (first === end) return null;
  // “the wife of the mayor was killed”: whoever stands before “of”
  if (isLink(scan, first - 1, "toll-of") && others + names < LONGEST_PHRASE)
    return personEndingAt(scan, first - 1, allowsName);
  if (head !== null) return isOne(head) ? { first, end, head } : null;
  const opener = tagAt(scan, first);
  const isName = allowsName && opener !== WordClass.determiner && names >= 2 && names === end - first;
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

// “… and a civilian”, “… and his wife”
function followers(scan: SentenceScan, from: number): readonly Person[] {
  const people: Person[] = [];
  let at = from;
  for (let count = 0; count < 3; count++) {
    if (tagAt(scan, at) === WordClass.comma) at += 1;
    const isJoined = at > from || tagAt(scan, at) === WordClass.conjunction;
    if (tagAt(scan, at) === WordClass.conjunction) at += 1;
    if (!isJoined) break;
    const opener = tagAt(scan, at);
    if (opener !== WordClass.determiner && opener !== WordClass.possessive) break;
    const person = personAt(scan, at, false);
    // “killed two guards, and a driver was hurt”: it has a predicate of its own
    if (person === null || isAuxiliary(scan, person.end, "be") || isAuxiliary(scan, person.end, "have")) break;
    if (tagAt(scan, person.end) === WordClass.past) break;
    people.push(person);
    at = person.end;
    from = at;
  }
  return people;
}

function isShouted(scan: SentenceScan): boolean {
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
