import { tokenText } from "../../text/doc.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import { endsClause, endsOrDates, isPlacedAt, opensClause } from "./clause-marks.ts";
import { type CountedPhrase, readPredicate } from "./counted-phrase.ts";
import { fitMeasure, fitsMeasure } from "./fits-measure.ts";
import type { Link, ToldLink } from "./link.ts";
import { anchorOf, type Before, countAnchorOf, isLike, isLikeToll, isOfPeopleLink, sizeOf } from "./link-anchor.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  scanSentence,
  tagAt,
} from "./scan-sentence.ts";

const LONGEST_LIST_STEP = 12;

/** What a rule makes of a figure: the link it goes on from, and how. */
interface Continued {
  readonly from: Link;
  readonly rule: string;
  readonly isPart: boolean;
  readonly phrase?: CountedPhrase;
}

type Rule = (scan: SentenceScan, phrase: CountedPhrase, before: Before) => Continued | null;

/**
 * Figures that go on with a count told before, in short: “Ten were children”, “22 occurred in Ostrel and five in
 * Mirzan”, “41 are confirmed”, “to 54 that night and 61 on Thursday”, “It had spoken of at least 37”, “On Monday it had
 * been 11”. `unlinked` are the sentence's figures that found no measure, `links` its links so far.
 */
export function linkContinued(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  links: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  const found: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.noun === "compound") continue;
    const { first } = phrase.figure;
    const own = [...links, ...found].filter((link) => link.phrase.figure.first < first).sort(inOrder);
    const before = { own, told };
    for (const rule of rules) {
      const continued = rule(scan, phrase, before);
      if (continued === null) continue;
      found.push(toLink(phrase, continued));
      break;
    }
  }
  return found;
}

function inOrder(a: Link, b: Link): number {
  return a.phrase.figure.first - b.phrase.figure.first;
}

function toLink(phrase: CountedPhrase, { from, rule, isPart, phrase: read }: Continued): Link {
  const { head } = from.phrase;
  const isThing = head?.word.kind === "thing" && phrase.noun === "none";
  return {
    phrase: read ?? (isThing ? { ...phrase, head } : phrase),
    measure: from.measure,
    includes: from.includes,
    match: from.match,
    measureFirst: 0,
    measureEnd: 0,
    ground: "carried",
    rule,
    whole: isPart ? (from.whole ?? from) : null,
    like: from.rule === "" ? null : from,
  };
}

// “17 were women”, “Fourteen of them were under 18”, “Ten were children and eight women”
const asPredicate: Rule = (scan, phrase, before) => {
  if (phrase.figure.form === "percent") return null;
  const last = before.own.at(-1);
  if (phrase.noun === "known" && !isOfVictims(scan, phrase)) {
    const isElided = last?.rule === PREDICATE && isOfPeopleHead(phrase) && isJoinedTo(scan, last, phrase);
    return isElided ? { from: last, rule: PREDICATE, isPart: true } : null;
  }
  // “Seven of the victims were women”
  if (phrase.noun !== "none" && !isOfVictims(scan, phrase)) return null;
  const read = readPredicate(scan, phrase.figure, null, phrase.end);
  const isDoer = read.head === null && isUnknownPlural(scan, phrase.end);
  if (!isDoer && !isOfPeopleHead(read)) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null ? null : { from, rule: PREDICATE, isPart: true, phrase: isDoer ? phrase : read };
};

function isOfVictims(scan: SentenceScan, { noun, end }: CountedPhrase): boolean {
  return noun === "known" && isLink(scan, end - 1, "victims");
}

// “five were apprentices”: nothing but a noun of many behind “were”
function isUnknownPlural(scan: SentenceScan, from: number): boolean {
  const at = from + 1;
  if (!isLink(scan, from, "plural-verb") || !isAuxiliary(scan, from, "be") || tagAt(scan, at) !== WordClass.noun)
    return false;
  return measureAt(scan, at) === null && PLURAL.test(tokenText(scan.context.doc, at)) && endsClause(scan, at + 1);
}

const PLURAL = /[a-rt-z]s$/i;

const PREDICATE = "who the counted before were";

// “the other 26 are suspected”, “of whom 52 were confirmed”, “63 suspected”
const asCases: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none") return null;
  let at = afterAuxiliaries(scan, phrase.end);
  // “laboratory-confirmed”, “classed as probable”
  if (tagAt(scan, at + 1) === WordClass.joint || isLink(scan, at + 1, "as-value")) at += 2;
  if (!isLink(scan, at, "case-state")) return null;
  at += 1;
  if (measureAt(scan, at) !== null || tagAt(scan, at) === WordClass.noun) return null;
  const from = anchorOf(scan, phrase, before, (link) => link.measure === "infected");
  return from === null ? null : { from, rule: "cases, as sure as they are", isPart: true };
};

// “Sixty-six have been identified”
const asIdentified: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" || !isLink(scan, afterAuxiliaries(scan, phrase.end), "identified")) return null;
  if (afterAuxiliaries(scan, phrase.end) === phrase.end && !phrase.isPart) return null;
  const from = anchorOf(scan, phrase, before, (link) => link.measure === "killed");
  return from === null ? null : { from, rule: "those of the dead who are identified", isPart: true };
};

// “Nine victims were found in a stairwell, four in the lift”: found, and not alive, after a toll
const asFound: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" && !isOfVictims(scan, phrase)) return null;
  const last = before.own.at(-1);
  if (last?.rule === FOUND && isPrepositional(scan, phrase.end) && isListed(scan, last, phrase))
    return { from: last, rule: FOUND, isPart: true };
  const at = afterAuxiliaries(scan, phrase.end);
  // “two are missing after one was found in a hospital”: alive, for all we know
  if (phrase.noun === "none" || at === phrase.end || !isLink(scan, at, "finder") || !isPrepositional(scan, at + 1))
    return null;
  const from = anchorOf(scan, phrase, before, (link) => link.measure === "killed");
  return from === null ? null : { from, rule: FOUND, isPart: true };
};

const FOUND = "those of the dead who were found there";

function isPrepositional(scan: SentenceScan, token: number): boolean {
  return tagAt(scan, token) === WordClass.preposition && !isLink(scan, token, "toll-of");
}

function isListed(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  const joint = tagAt(scan, phrase.figure.first - 1);
  if (joint !== WordClass.conjunction && joint !== WordClass.comma) return false;
  return phrase.figure.first - last.phrase.end <= LONGEST_LIST_STEP;
}

// “of these about 71,000 irretrievably”: a part with no word of its own
const asBarePart: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" || phrase.isPart) return null;
  const { first } = phrase.figure;
  const isOf = linkStartBefore(scan, first, "of-those") >= 0 || linkStartBefore(scan, first, "of-them") >= 0;
  let at = phrase.end;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  if (!isOf || !endsClause(scan, at)) return null;
  const from = anchorOf(scan, phrase, before, () => true);
  return from === null ? null : { from, rule: "a part with no word of its own", isPart: true };
};

// “losses amount to 870 men, five tanks, 11 guns and 96 vehicles”
const asLosses: Rule = (scan, phrase, before) => {
  if (phrase.head?.word.kind !== "thing" || !isListJoint(scan, phrase)) return null;
  const last = before.own.at(-1);
  if (last === undefined) return null;
  const loss = scan.measures.find((one) => one.word.measure === "lost" && one.end <= last.phrase.figure.first);
  if (loss === undefined || !fitsMeasure(scan, phrase, loss)) return null;
  for (let at = Math.max(last.phrase.end, last.measureEnd); at < phrase.figure.first - 1; at++) {
    const tag = tagAt(scan, at);
    if (tag !== WordClass.comma && tag !== WordClass.conjunction && tag !== WordClass.adverb) return null;
  }
  const from = { ...last, measure: "lost", includes: [], match: loss, whole: null };
  return { from, rule: "a list of losses", isPart: false };
};

function isListJoint(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  const joint = tagAt(scan, figure.first - 1);
  return joint === WordClass.conjunction || joint === WordClass.comma;
}

// “22 occurred in Ostrel and five in Mirzan”, “Forty lay in Ostrel, six downstream”, “95 dead: 81 in Ostrel, 14 in Mirzan”
const asPlaced: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none") return null;
  if (isLink(scan, phrase.end, "occur") && isPrepositional(scan, phrase.end + 1)) {
    const from = anchorOf(scan, phrase, before, isOfPeopleLink);
    return from === null ? null : { from, rule: PLACED, isPart: true };
  }
  if (!isPlacedAt(scan, phrase.end)) return null;
  const last = before.own.at(-1);
  if (last === undefined && linkStartBefore(scan, phrase.figure.first, "including") >= 0) {
    const from = anchorOf(scan, phrase, before, isOfPeopleLink);
    return from === null ? null : { from, rule: PLACED, isPart: true };
  }
  if (last === undefined || last.phrase.figure.form !== "number") return null;
  if (isSpelledOut(scan, last, phrase) && sizeOf(last.phrase) > sizeOf(phrase))
    return { from: last, rule: PLACED, isPart: true };
  if (!isPlacedBetween(scan, last, phrase)) return null;
  return { from: last, rule: PLACED, isPart: last.whole !== null };
};

const PLACED = "the count told before, by place";

// “from 34 dead on Tuesday afternoon to 54 that night and 61 on Thursday”
const asSeries: Rule = (scan, phrase, { own }) => {
  const last = own.at(-1);
  if (phrase.noun !== "none" || last === undefined || last.phrase.figure.form !== "number") return null;
  const joint = phrase.figure.first - 1;
  const isTo = isLink(scan, joint, "toll-to") && isLink(scan, last.phrase.figure.first - 1, "from");
  const isNext =
    (last.rule === SERIES || isLink(scan, last.phrase.figure.first - 1, "toll-to")) &&
    (tagAt(scan, joint) === WordClass.conjunction ||
      tagAt(scan, joint) === WordClass.comma ||
      isLink(scan, joint, "toll-to"));
  if (!(isTo || isNext) || !isLike(last.phrase, phrase) || !endsOrDates(scan, phrase.end)) return null;
  for (let at = last.phrase.end; at < joint; at++) {
    const tag = tagAt(scan, at);
    const isThatNight = tag === WordClass.subordinator && isLink(scan, at + 1, "time-word");
    if (tag === WordClass.relative || (tag === WordClass.subordinator && !isThatNight) || isAuxiliary(scan, at, "be"))
      return null;
  }
  return { from: last, rule: SERIES, isPart: false };
};

const SERIES = "a later value of the same count";

// “It was 38, not 48”, “On Saturday it had been 17”, “That is up from 51”
const asBackSubject: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" || !endsOrDates(scan, phrase.end)) return null;
  let at = phrase.figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb) at -= 1;
  if (isLink(scan, at, "from")) {
    at -= 1;
    if (!isLink(scan, at, "up-down")) return null;
    at -= 1;
  }
  let verbs = 0;
  // “it stood at just nine”, “that had come down to four”
  if (isLink(scan, at, "toll-link") && tagAt(scan, at) !== WordClass.auxiliary) {
    at -= 1;
    for (let steps = 0; steps < 3 && isLink(scan, at, "gone-to"); steps++) {
      at -= 1;
      verbs += 1;
    }
    if (verbs === 0) return null;
  }
  while (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have") || tagAt(scan, at) === WordClass.adverb) {
    if (tagAt(scan, at) !== WordClass.adverb) verbs += 1;
    at -= 1;
  }
  if (verbs === 0 || !isLink(scan, at, "back-it") || !opensClause(scan, at)) return null;
  const counted = countBefore(scan, phrase);
  if (counted !== null) return counted;
  const from = countAnchorOf(scan, phrase, before, isLikeToll);
  return from === null ? null : { from, rule: "it was …: another value of the count before", isPart: false };
};

// “It had earlier spoken of at least 37”, “saying that it knew of 23”, “Another broadcaster said three”
const asTold: Rule = (scan, phrase, before) => {
  if (phrase.figure.form !== "number" || !isToldNoun(phrase) || !endsOrDates(scan, phrase.end)) return null;
  let at = phrase.figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.quote) at -= 1;
  const isOf = isLink(scan, at, "toll-of");
  if (isOf) at -= 1;
  if (!isLink(scan, at, isOf ? "tell-of" : "tell-verb")) return null;
  const from = countAnchorOf(scan, phrase, before, isLike);
  if (
    from === null ||
    (phrase.noun === "known" && (from.match === null || fitMeasure(scan, phrase, from.match) === null))
  )
    return null;
  return { from, rule: "another value of the count before, told by someone", isPart: false };
};

const rules: readonly Rule[] = [
  asPredicate,
  asCases,
  asIdentified,
  asFound,
  asPlaced,
  asBarePart,
  asLosses,
  asSeries,
  asBackSubject,
  asTold,
];

// “upwards of 70 victims”
function isToldNoun({ noun, head }: CountedPhrase): boolean {
  return noun === "none" || (noun === "known" && head?.word.words === "victims");
}

function isOfPeopleHead({ head }: CountedPhrase): boolean {
  return head !== null && isOfPeople(head.word);
}

function afterAuxiliaries(scan: SentenceScan, from: number): number {
  let at = from;
  while (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have") || tagAt(scan, at) === WordClass.adverb) at += 1;
  return at;
}

// “95 dead …, including 81 in Ostrel”, “95 dead: 81 in Ostrel”
function isSpelledOut(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  const mark = phrase.figure.first - 1;
  if (linkStartBefore(scan, phrase.figure.first, "including") >= last.phrase.end) return true;
  const { doc } = scan.context;
  return mark >= last.phrase.end && doc.text.charCodeAt(doc.start[mark] ?? 0) === 0x3a;
}

// Between two figures of a list: a place, words that say they were there, and a joint.
function isPlacedBetween(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  const from = last.phrase.end;
  const to = phrase.figure.first;
  if (to - from > LONGEST_LIST_STEP) return false;
  let isPlaced = false;
  for (let at = from; at < to; at++) {
    if (figureAt(scan, at) !== null) return false;
    if (at >= last.measureFirst && at < last.measureEnd) continue;
    const tag = tagAt(scan, at);
    if (tag === WordClass.preposition) isPlaced ||= isPlacedAt(scan, at);
    const isSmall = isLink(scan, at, "occur") || isLink(scan, at, "finder") || isLink(scan, at, "state");
    if (isSmall || isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have")) continue;
    if (isVerb(tag) || tag === WordClass.subject || tag === WordClass.relative || measureAt(scan, at) !== null)
      return false;
  }
  const joint = tagAt(scan, to - 1);
  return isPlaced && (joint === WordClass.conjunction || joint === WordClass.comma || joint === WordClass.stop);
}

function isJoinedTo(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  const joint = tagAt(scan, phrase.figure.first - 1);
  if (joint !== WordClass.conjunction && joint !== WordClass.comma) return false;
  for (let at = last.phrase.end; at < phrase.figure.first; at++) if (isVerb(tagAt(scan, at))) return false;
  const next = tagAt(scan, phrase.end);
  return !isVerb(next) && next !== WordClass.auxiliary;
}

// “This corrects the number of wounded taken to Ostrel. It was 38, not 48”: the count is named, its old value is not.
function countBefore(scan: SentenceScan, phrase: CountedPhrase): Continued | null {
  if (scan.sentence === 0 || scan.context.doc.sentenceHasNumber[scan.sentence - 1] === 1) return null;
  const before = scanSentence(scan.context, scan.sentence - 1, []);
  for (const count of before.measures) {
    if (!hasForm(count, "count") || linkEnd(before, count.end, "toll-of") === 0) continue;
    const match = before.measures.find((one) => one.first > count.end && one.first - count.end <= 4);
    if (match === undefined || match.word.measure === "*") continue;
    const from: Link = {
      phrase: { ...phrase, nounFirst: phrase.end, nounEnd: phrase.end },
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: 0,
      measureEnd: 0,
      ground: "carried",
      rule: "",
      whole: null,
      like: null,
    };
    return { from, rule: `the number of ${match.word.words} named before`, isPart: false };
  }
  return null;
}
