import { matchPhrase } from "../../lexicon/lexicon.ts";
import { foldText } from "../../text/character.ts";
import { TokenKind, tokensText } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { FigureAtom } from "../figure-atom.ts";
import type { Link } from "../link/link.ts";
import { measureGroup } from "../link/measure-group.ts";
import {
  figureAt,
  hasForm,
  holdsClass,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  type SentenceScan,
  tagAt,
} from "../link/scan-sentence.ts";
import type { MeasureWord } from "../measure/measure-words.ts";
import { companionsOf } from "./companions-of.ts";
import { peopleAmong } from "./people-among.ts";
import { peopleBefore, peopleBehind } from "./person-list.ts";
import { isShouted, type Person, personAt, personEndingAt } from "./person-phrase.ts";
import { personSubjects } from "./person-subjects.ts";
import { showsViolence } from "./shows-violence.ts";

/** Rule name of a figure that stands for one person told without a number. */
export const IMPLIED_RULE = "one person told without a number";

// What happens to single people and is news for it.
const EVENTS: ReadonlySet<string> = new Set(["killed", "wounded", "abducted", "missing", "disappeared"]);
// What happens to anyone; news of a disaster or an attack alone.
const EVENTS_OF_LOSS: ReadonlySet<string> = new Set(["rescued", "hospitalised", "detained"]);
const LONGEST_APPOSITION = 24;
const COLON = 0x3a;

/**
 * Single people told without a number, each a figure of 1: “a policeman was shot dead”, “killed a guard and his driver”,
 * “the murder of the mayor”. Only what a list knows as one person, or a name, is taken; `links` are the sentence's
 * figures, whose measures are theirs. `known` holds who was told before, so that one death told five times is one.
 */
export function findImplied(scan: SentenceScan, links: readonly Link[], known: Set<string>): readonly Link[] {
  const implied: Link[] = [];
  for (const match of scan.measures) {
    const lost = closeLost(scan, match);
    if (lost !== null) addPeople(scan, { ...match, word: lost.word }, lost.person, implied, known);
    if (!mayHappen(scan, match)) continue;
    if (links.some((link) => link.measureFirst <= match.first && match.end <= link.measureEnd)) continue;
    // “an attempt to kill the general”, “the attempted murder of a judge”: no one is said to have come to harm
    if (isTried(scan, match)) continue;
    const among = peopleAmong(scan, match);
    for (const one of among) pushLink(scan, match, one, implied, known);
    if (among.length > 0) continue;
    const person = anotherBefore(scan, match) ?? personOf(scan, match);
    if (person === null) continue;
    if (hasForm(match, "quiet") && !showsViolence(scan, match, person.head?.word.kind === "kin")) continue;
    addPeople(scan, match, person, implied, known);
  }
  for (const { person, finding } of personSubjects(scan)) {
    const { match } = finding;
    if (match === null || !mayHappen(scan, match) || isTried(scan, match)) continue;
    if (implied.some((link) => link.match === match && isSameOrApposed(scan, link.phrase.end, person.first))) continue;
    if (implied.some((link) => link.phrase.figure.first === person.first)) continue;
    if (hasForm(match, "quiet") && !showsViolence(scan, match, false)) continue;
    pushLink(scan, match, person, implied, known);
  }
  for (const link of links) {
    if (link.match === null || !EVENTS.has(link.measure)) continue;
    for (const person of companionsOf(scan, link)) pushLink(scan, link.match, person, implied, known);
  }
  addParts(scan, links, implied, known);
  return implied;
}

// “was rescued”, “dug out a woman” in news of a disaster; “who is alive” says what has not happened
function mayHappen({ context }: SentenceScan, match: MeasureMatch): boolean {
  const { measure } = match.word;
  const isWeak = hasForm(match, "weak");
  if (EVENTS.has(measure)) return !isWeak;
  if (
    !EVENTS_OF_LOSS.has(measure) ||
    !hasForm(match, "part", "verb", "where", "done") ||
    (isWeak && measure !== "rescued")
  )
    return false;
  return holdsClass(context, "calamity");
}

// “lost his wife and four children in the bombing”: kin, by their possessive, beside what kills
function closeLost(
  scan: SentenceScan,
  match: MeasureMatch,
): { readonly word: MeasureWord; readonly person: Person } | null {
  const word = [match.word, ...match.others].find(({ needs }) => needs === "close");
  if (word === undefined) return null;
  const opener = tagAt(scan, match.end);
  if (opener !== WordClass.possessive && opener !== WordClass.determiner) return null;
  const person = personAt(scan, match.end, false);
  if (person?.head?.word.kind !== "kin" || !showsViolence(scan, match, true)) return null;
  return { word, person };
}

// “Ivo Lenz, a farmer, was killed”: one person
function isSameOrApposed(scan: SentenceScan, end: number, first: number): boolean {
  return first > end - 1 && first - end <= 1 && tagAt(scan, first - 1) === WordClass.comma;
}

// “… was killed and another (seriously) injured”, “a fifth drowned”
function anotherBefore(scan: SentenceScan, match: MeasureMatch): Person | null {
  if (!hasForm(match, "part", "done")) return null;
  let at = match.first - 1;
  while (tagAt(scan, at) === WordClass.adverb || isAuxiliary(scan, at, "be")) at -= 1;
  if (hasForm(match, "part") && isLink(scan, at, "any-one") && isLink(scan, at, "more"))
    return { first: at, end: at + 1, head: null };
  if (figureAt(scan, at) !== null || !isLink(scan, at - 1, "any-one")) return null;
  const isOrdinal = matchPhrase(scan.context.lexicon, scan.context.doc, at, "ordinals") !== null;
  return isOrdinal ? { first: at - 1, end: at + 1, head: null } : null;
}

// “12 dead, including a child”, “killing five members, among them rector Ana Mora”: parts of the figure before.
function addParts(scan: SentenceScan, links: readonly Link[], implied: Link[], known: Set<string>): void {
  if (!links.some(({ measure }) => EVENTS.has(measure))) return;
  const { doc } = scan.context;
  for (let token = scan.first; token < scan.end; token++) {
    const including = linkEnd(scan, token, "including");
    const isColon = doc.kind[token] === TokenKind.symbol && doc.text.charCodeAt(doc.start[token] ?? 0) === COLON;
    if (including === 0 && !isColon) continue;
    const whole = links.findLast((link) => link.phrase.figure.end <= token && EVENTS.has(link.measure));
    if (whole?.match == null || whole.whole !== null || !isMany(whole)) continue;
    const person = personAt(scan, isColon ? token + 1 : including, true);
    if (person === null || (isColon && peopleBehind(scan, person.end).length === 0)) continue;
    for (const one of [person, ...peopleBehind(scan, person.end)])
      pushLink(scan, whole.match, one, implied, known, whole);
  }
}

function isMany({ phrase: { figure } }: Link): boolean {
  return (figure.high ?? figure.low ?? 0) > 1;
}

function addPeople(scan: SentenceScan, match: MeasureMatch, person: Person, implied: Link[], known: Set<string>): void {
  if (person.first < match.first && isInList(scan, person)) {
    for (const one of peopleBefore(scan, person)) pushLink(scan, match, one, implied, known);
  }
  pushLink(scan, match, person, implied, known);
  if (person.first < match.first) return;
  for (const next of peopleBehind(scan, person.end)) pushLink(scan, match, next, implied, known);
}

function pushLink(
  scan: SentenceScan,
  match: MeasureMatch,
  person: Person,
  implied: Link[],
  known: Set<string>,
  whole: Link | null = null,
): void {
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
    ground: person.first < match.first ? "subject" : isLink(scan, match.end, "toll-of") ? "deed" : "object",
    rule: person.first < match.first ? `<person> was ${match.word.words}` : `${match.word.words} <person>`,
    whole,
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
    const of = ofBehind(scan, match.end);
    const allowsName = isViolent(match) || showsViolence(scan, match, true);
    const person = of > 0 ? personAt(scan, of + 1, allowsName) : ownerBefore(scan, match);
    if (person !== null) return person;
  }
  const group = measureGroup(scan, match);
  if (hasForm(match, "part", "done", "adj")) {
    const subject = subjectBefore(scan, group.first, match);
    if (subject !== undefined) return subject;
  }
  // “a wounded candidate”: before its noun it tells how someone is
  const before = tagAt(scan, group.first - 1);
  const behind = tagAt(scan, group.end);
  const isAdjective =
    before === WordClass.determiner ||
    before === WordClass.possessive ||
    // “in the square killed Ana Mora”: with an object of its own it is no adjective
    (before === WordClass.adjective && (behind === WordClass.noun || behind === WordClass.adjective));
  if (hasForm(match, "part") && isAdjective) return null;
  if (hasForm(match, "part")) return personAt(scan, group.end, isViolent(match));
  // in capitals “MURDER MYSTERY” looks like a verb and a name
  if (hasForm(match, "verb")) return personAt(scan, group.end, isViolent(match) && !isShouted(scan));
  return null;
}

const LONGEST_TIME = 7;

// “of”, right behind the deed or behind where and when it was done: “the murder on Monday of the mayor”. 0 where none is.
function ofBehind(scan: SentenceScan, from: number): number {
  if (isLink(scan, from, "toll-of")) return from;
  if (tagAt(scan, from) !== WordClass.preposition) return 0;
  for (let at = from + 1; at < from + LONGEST_TIME; at++) {
    if (isLink(scan, at, "toll-of")) return at;
    const tag = tagAt(scan, at);
    if (tag !== WordClass.day && tag !== WordClass.number && tag !== WordClass.name && tag !== WordClass.determiner)
      return 0;
  }
  return 0;
}

// “death” and “died” are told of anyone; the rest of harm done.
function isViolent(match: MeasureMatch): boolean {
  return !hasForm(match, "done") && !match.word.words.startsWith("death");
}

// “Romero’s assassination”, “the mayor’s murder”
function ownerBefore(scan: SentenceScan, match: MeasureMatch): Person | null {
  const clitic = match.first - 1;
  // whose body it was is told of anyone: “the singer’s body was flown home”
  if (tagAt(scan, clitic) !== WordClass.clitic || !isViolent(match) || match.word.method === "bodies") return null;
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
  const allowsName = hasBe && hasForm(match, "part");
  const isPlural = isLink(scan, at + 1, "plural-verb");
  const isRelative = tagAt(scan, at) === WordClass.relative;
  if (isRelative) at -= 1;
  let person: Person | null = null;
  if (tagAt(scan, at) === WordClass.comma) {
    // “his cousin, Ana Mora, who was killed”: she stands right before “who”
    if (isRelative) person = personEndingAt(scan, at, allowsName);
    if (person === null) at = apposed(scan, at);
  }
  if (at < scan.first) return null;
  person ??= personEndingAt(scan, at + 1, allowsName);
  if (isPlural && (person === null || !isInList(scan, person) || peopleBefore(scan, person).length === 0)) return null;
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

// “… and the clerk”
function isInList(scan: SentenceScan, { first }: Person): boolean {
  return tagAt(scan, first - 1) === WordClass.conjunction;
}

function isTried(scan: SentenceScan, { first }: MeasureMatch): boolean {
  const before = tagAt(scan, first - 1);
  if (before === WordClass.to) return true;
  return isLink(scan, first - 1, "tried") || isLink(scan, first - 2, "tried");
}
