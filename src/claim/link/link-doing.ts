import { tokensText, tokenText } from "../../text/doc.ts";
import { attributionWordsOf } from "../attribution/attribution-words.ts";
import { WordClass } from "../attribution/word-class.ts";
import { MeasureForm, type MeasureWord } from "../measure/measure-words.ts";
import { isOfPeople } from "../population/population-words.ts";
import { opensClause } from "./clause-marks.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import {
  figureAt,
  holdsClass,
  isAuxiliary,
  isLink,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";
import { stepOver } from "./step-over.ts";

const FARTHEST = 14;
// Fewer are those who do something in a story, not who are counted in it.
const FEWEST = 5;

/**
 * People who are counted and told of in words that measure nothing: “268 persons were travelling on the express and 74 on
 * the local train”, “17 employees had not been entered in the register”. They are of measure `other`, and their noun keeps
 * what is told of them; rescuers at work are `deployed`. Only in a report of losses, and where no other rule holds.
 */
export function linkDoing(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  links: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  if (!tellsOfLosses(scan, links, told)) return [];
  const found: Link[] = [];
  for (const unread of unlinked) {
    const before = found.at(-1);
    const phrase = withHead(scan, unread, links, told);
    const link = doing(scan, phrase) ?? (before === undefined ? null : likewise(scan, phrase, before));
    if (link !== null) found.push(link);
  }
  return found;
}

// “14 had been traced”, “Two others were questioned”: of the people told of in the sentence before
function withHead(
  scan: SentenceScan,
  phrase: CountedPhrase,
  links: readonly Link[],
  told: readonly ToldLink[],
): CountedPhrase {
  if (phrase.noun !== "none" || phrase.isPart || phrase.figure.form !== "number") return phrase;
  const last = links.at(-1) ?? told.findLast(({ sentence }) => scan.sentence - sentence <= 1)?.link;
  const head = last?.phrase.head ?? null;
  return head === null ? phrase : { ...phrase, head, noun: "known" };
}

/** Whether a report tells of an accident or a disaster, or has told so far that anyone or anything was lost. */
export function tellsOfLosses(scan: SentenceScan, links: readonly Link[], told: readonly ToldLink[]): boolean {
  return holdsClass(scan.context, "calamity") || links.some(isLoss) || told.some(({ link }) => isLoss(link));
}

function isLoss({ measure }: Link): boolean {
  return measure !== "other" && measure !== "deployed" && measure !== "released";
}

function doing(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  const { figure, head, noun } = phrase;
  if (figure.form !== "number" || noun !== "known" || head === null) return null;
  const isOthers = head.word.words === "others";
  if (sizeOf(phrase) < (isOthers ? 2 : FEWEST)) return null;
  const { word } = head;
  const isOfHomes = word.unit === "households" || word.unit === "families";
  if ((!isOfPeople(word) && !isOfHomes) || word.kind === "one" || word.kind === "kin" || word.kind === "force")
    return null;
  if (word.role === "military" || phrase.ofMeasure !== null || !isSubject(scan, figure.first)) return null;
  const verb = verbBehind(scan, phrase);
  if (verb === null) return null;
  const isDeployed = word.kind === "responders";
  const match = {
    first: verb.first,
    end: verb.first + 1,
    word: isDeployed ? { ...PLAIN, measure: "deployed" } : { ...PLAIN, counted: verb.words },
    others: [],
  };
  return {
    phrase,
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "subject",
    rule: "people counted, and what is told of them",
    whole: null,
    like: null,
  };
}

const PLAIN: MeasureWord = {
  words: "told of them",
  measure: "other",
  forms: MeasureForm.done,
  needs: "people",
  method: null,
  counted: null,
  near: [],
  unless: null,
  within: null,
};

// “and 74 on the local train”: what is told of those before, elsewhere
function likewise(scan: SentenceScan, phrase: CountedPhrase, before: Link): Link | null {
  const joint = tagAt(scan, phrase.figure.first - 1);
  if (phrase.noun !== "none" || (joint !== WordClass.conjunction && joint !== WordClass.comma)) return null;
  if (phrase.figure.form !== "number" || phrase.figure.first - before.phrase.end > FARTHEST) return null;
  const preposition = tokenText(scan.context.doc, phrase.end);
  if (tagAt(scan, phrase.end) !== WordClass.preposition || isLink(scan, phrase.end, "toll-of")) return null;
  for (let at = before.phrase.end; at < phrase.figure.first; at++) {
    if (tokenText(scan.context.doc, at) === preposition) {
      return { ...before, phrase: { ...phrase, head: before.phrase.head }, ground: "shared", like: before };
    }
  }
  return null;
}

// At a clause’s beginning, or behind “said”, “because”, “that”
function isSubject(scan: SentenceScan, first: number): boolean {
  let at = first;
  while (tagAt(scan, at - 1) === WordClass.determiner || tagAt(scan, at - 1) === WordClass.possessive) at -= 1;
  const inAll = linkStartBefore(scan, at, "in-all");
  if (inAll >= 0) at = inAll;
  if (opensClause(scan, at)) return true;
  const before = tagAt(scan, at - 1);
  return (
    before === WordClass.subordinator || before === WordClass.relative || linkStartBefore(scan, at, "tell-verb") >= 0
  );
}

interface Verb {
  readonly first: number;
  readonly words: string;
}

function verbBehind(scan: SentenceScan, phrase: CountedPhrase): Verb | null {
  let at = phrase.end;
  while (at < scan.end && at < phrase.end + FARTHEST) {
    if (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have"))
      return behindAuxiliary(scan, at, phrase.head?.word.kind === "thing");
    const inner = figureAt(scan, at);
    if (inner !== null) {
      // “rescuers in eight teams”
      if (tagAt(scan, at - 1) !== WordClass.preposition) return null;
      at = inner.end;
      while (tagAt(scan, at) === WordClass.noun || tagAt(scan, at) === WordClass.adjective) at += 1;
      continue;
    }
    // “firefighters backed by 22 aircraft”
    const tag = tagAt(scan, at);
    const isReduced = tag === WordClass.past || tag === WordClass.participle || tag === WordClass.ing;
    if (at === phrase.end && isReduced && tagAt(scan, at + 1) === WordClass.preposition) {
      at += 1;
      continue;
    }
    const step = stepOver(scan, phrase, at);
    if (step === null || step <= at) return null;
    at = step;
  }
  return null;
}

function behindAuxiliary(scan: SentenceScan, from: number, isOfHomes: boolean): Verb | null {
  let at = from;
  let isNot = false;
  let isPassive = false;
  for (; at < from + 6; at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.negation) isNot = true;
    else if (isAuxiliary(scan, at, "be")) isPassive = true;
    else if (tag !== WordClass.adverb && !isAuxiliary(scan, at, "have")) break;
  }
  const tag = tagAt(scan, at);
  if (isPassive && tag === WordClass.preposition) return placeAt(scan, at, isNot);
  if (tag !== WordClass.past && tag !== WordClass.participle && tag !== WordClass.ing) return null;
  // “five people have said”
  if (!isOfHomes && (!isPassive || tag === WordClass.ing) && isCue(scan, at)) return null;
  return verbAt(scan, at, isNot);
}

// “were on the move”, “are in the cellars”
function placeAt(scan: SentenceScan, from: number, isNot: boolean): Verb | null {
  if (isNot || isLink(scan, from, "toll-of")) return null;
  let end = from + 1;
  while (tagAt(scan, end) === WordClass.determiner || tagAt(scan, end) === WordClass.adjective) end += 1;
  if (tagAt(scan, end) !== WordClass.noun || figureAt(scan, end) !== null) return null;
  return { first: from, words: tokensText(scan.context.doc, from, end + 1).toLowerCase() };
}

function verbAt(scan: SentenceScan, at: number, isNot: boolean): Verb | null {
  const match = measureAt(scan, at);
  if (match !== null && match.word.measure !== "other") return null;
  const words = tokenText(scan.context.doc, at).toLowerCase();
  return { first: at, words: isNot ? `not ${words}` : words };
}

/** True where a verb of saying stands at the token: “several survivors said”. */
export function isSpeaking(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return (tag === WordClass.past || tag === WordClass.present || tag === WordClass.base) && isCue(scan, token);
}

function isCue(scan: SentenceScan, token: number): boolean {
  const { cues } = attributionWordsOf(scan.context.lexicon);
  return (cues[scan.context.doc.word[token] ?? 0] ?? []).length > 0;
}
