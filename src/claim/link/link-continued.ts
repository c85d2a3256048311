import { tokenText } from "../../text/doc.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import { endsClause, endsOrDates, opensClause } from "./clause-marks.ts";
import {
  asAccounted,
  asAmongThem,
  asBracketed,
  asConfirmed,
  asElided,
  asPartAt,
  asPatients,
} from "./continue-aside.ts";
import { asBarePart, asFound, asGravely, asLosses, asPlaced, asPlaceWith } from "./continue-list.ts";
import { afterAuxiliaries, type Continued, isOfVictims, type Rule } from "./continued.ts";
import { type CountedPhrase, readPredicate } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, ToldLink } from "./link.ts";
import { anchorOf, countAnchorOf, isLike, isLikeToll, isOfPeopleLink, sizeOf } from "./link-anchor.ts";
import {
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  linkStartBefore,
  measureAt,
  measureEndingAt,
  type SentenceScan,
  scanSentence,
  tagAt,
} from "./scan-sentence.ts";

/**
 * Figures that go on with a count told before, in short: “Ten were children”, “22 occurred in Ostrim and five in
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
  const own: Link[] = [];
  const recent = told.slice(-FARTHEST_TOLD);
  let next = 0;
  for (const phrase of unlinked) {
    for (let link = links[next]; link !== undefined && isBefore(link, phrase); link = links[++next]) own.push(link);
    if (phrase.noun === "compound") continue;
    const before = { own: own.slice(-FARTHEST_OWN), told: recent };
    for (const rule of rules) {
      const continued = rule(scan, phrase, before);
      if (continued === null) continue;
      const link = toLink(phrase, continued);
      found.push(link);
      own.push(link);
      break;
    }
  }
  return found;
}

// What was told farther back is not gone on with; and a long list takes no longer for each of its figures.
const FARTHEST_TOLD = 40;
const FARTHEST_OWN = 12;

function isBefore(link: Link, phrase: CountedPhrase): boolean {
  return link.phrase.figure.first < phrase.figure.first;
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
  // “Of the 96, 31 were miners”: its predicate is read already
  const isRead = phrase.noun === "known" && phrase.isPart && isAuxiliary(scan, phrase.figure.end, "be");
  if (phrase.noun === "known" && !isRead && !isOfVictims(scan, phrase)) {
    const isElided = last?.rule === PREDICATE && isOfPeopleHead(phrase) && isJoinedTo(scan, last, phrase);
    return isElided ? { from: last, rule: PREDICATE, isPart: true } : null;
  }
  // “Seven of the victims were women”
  if (phrase.noun !== "none" && !isRead && !isOfVictims(scan, phrase)) return null;
  const read = isRead ? phrase : readPredicate(scan, phrase.figure, null, phrase.end);
  const isDoer = read.head === null && isUnknownPlural(scan, phrase.end);
  if (!isDoer && !isOfPeopleHead(read)) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null ? null : { from, rule: PREDICATE, isPart: true, phrase: isDoer ? phrase : read };
};

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

// “from 34 dead on Tuesday afternoon to 54 that night and 61 on Thursday”
const asSeries: Rule = (scan, phrase, { own }) => {
  const last = own.at(-1);
  if (phrase.noun !== "none" || last === undefined || last.phrase.figure.form !== "number") return null;
  let joint = phrase.figure.first - 1;
  let isThen = false;
  while (tagAt(scan, joint) === WordClass.adverb || isLink(scan, joint, "time-word")) {
    isThen ||= isLink(scan, joint, "time-word");
    joint -= 1;
  }
  // “Five dead, then 19, now 23”
  isThen &&= tagAt(scan, joint) === WordClass.comma;
  const isTo = isLink(scan, joint, "toll-to") && isLink(scan, last.phrase.figure.first - 1, "from");
  const isNext =
    (last.rule === SERIES || last.rule === IT_WAS || isLink(scan, last.phrase.figure.first - 1, "toll-to")) &&
    (tagAt(scan, joint) === WordClass.conjunction ||
      tagAt(scan, joint) === WordClass.comma ||
      isLink(scan, joint, "toll-to"));
  if (!(isTo || isNext || isThen) || !isLike(last.phrase, phrase) || !endsOrDates(scan, phrase.end)) return null;
  for (let at = last.phrase.end; at < joint; at++) {
    const tag = tagAt(scan, at);
    const isThatNight = tag === WordClass.subordinator && isLink(scan, at + 1, "time-word");
    if (tag === WordClass.relative || (tag === WordClass.subordinator && !isThatNight) || isAuxiliary(scan, at, "be"))
      return null;
  }
  return { from: last, rule: SERIES, isPart: false };
};

// “Of the 21 dead, 16 were travelling on the express and 5 on the other train”: whatever is told of them
const asOfWhole: Rule = (scan, phrase, before) => {
  const [base] = scan.figures;
  if (phrase.noun !== "none" || base === undefined || base === phrase.figure || phrase.figure.form !== "number")
    return null;
  if (base.first === scan.first || base.first - scan.first > 2 || !isLink(scan, scan.first, "toll-of")) return null;
  const last = before.own.at(-1);
  const tag = tagAt(scan, phrase.end);
  if (last?.rule === OF_WHOLE && tag === WordClass.preposition && isJoint(scan, phrase.figure.first - 1))
    return { from: last, rule: OF_WHOLE, isPart: true };
  if (tagAt(scan, phrase.figure.first - 1) !== WordClass.comma && last?.rule !== OF_WHOLE) return null;
  if (tag !== WordClass.auxiliary && tag !== WordClass.past) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null || sizeOf(from.phrase) !== (base.high ?? base.low)
    ? null
    : { from, rule: OF_WHOLE, isPart: true };
};

const OF_WHOLE = "of the whole that opens the sentence";

function isJoint(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.conjunction || tag === WordClass.comma;
}

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
  return from === null ? null : { from, rule: IT_WAS, isPart: false };
};

const IT_WAS = "it was …: another value of the count before";

// “Most of the deaths, 131, are in the port”
const asAppositive: Rule = (scan, phrase, before) => {
  const { first } = phrase.figure;
  if (
    phrase.noun !== "none" ||
    tagAt(scan, first - 1) !== WordClass.comma ||
    tagAt(scan, phrase.end) !== WordClass.comma
  )
    return null;
  const match = measureEndingAt(scan, first - 1);
  if (match === null || !hasForm(match, "noun", "dead-noun")) return null;
  const from = anchorOf(scan, phrase, before, (link) => link.measure === match.word.measure);
  return from === null ? null : { from, rule: "most of those counted before", isPart: true };
};

// “It had earlier spoken of at least 37”, “saying that it knew of 23”, “Another broadcaster said three”
const asTold: Rule = (scan, phrase, before) => {
  if (phrase.figure.form !== "number" || !endsOrDates(scan, phrase.end)) return null;
  let at = phrase.figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.quote) at -= 1;
  const isOf = isLink(scan, at, "toll-of");
  if (isOf) at -= 1;
  // “speaks of at least 40 women and girls”
  if (!isToldNoun(phrase) && !(isOf && isOfPeopleHead(phrase))) return null;
  const isTelling = isOf ? isLink(scan, at, "tell-of") : linkStartBefore(scan, at + 1, "tell-verb") >= 0;
  if (!isTelling && !isPutAt(scan, at)) return null;
  const from = countAnchorOf(scan, phrase, before, isLike);
  if (
    from === null ||
    (phrase.noun === "known" && (from.match === null || fitMeasure(scan, phrase, from.match) === null))
  )
    return null;
  return { from, rule: "another value of the count before, told by someone", isPart: false };
};

// “put them at 87”, “has it at 41”, “makes it 99”
function isPutAt(scan: SentenceScan, at: number): boolean {
  const pronoun = isLink(scan, at, "toll-to") || tokenText(scan.context.doc, at) === "at" ? at - 1 : at;
  const tag = tagAt(scan, pronoun);
  return (tag === WordClass.object || tag === WordClass.pronoun) && isLink(scan, pronoun - 1, "put-verb");
}

// “That makes 155”: those told before, taken together
const asSum: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" || phrase.figure.form !== "number" || !endsOrDates(scan, phrase.end)) return null;
  let at = phrase.figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.determiner) at -= 1;
  const start = linkStartBefore(scan, at + 1, "makes");
  if (start < 0) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink, isSum);
  return from === null ? null : { from, rule: "those told before, taken together", isPart: false };
};

function isSum(part: CountedPhrase, sum: CountedPhrase): boolean {
  return sizeOf(sum) > sizeOf(part) || sum.figure.kind === "vague";
}

const rules: readonly Rule[] = [
  asSum,
  asPredicate,
  asOfWhole,
  asCases,
  asIdentified,
  asFound,
  asPlaced,
  asBarePart,
  asGravely,
  asLosses,
  asAppositive,
  asPlaceWith,
  asSeries,
  asBackSubject,
  asTold,
  asAmongThem,
  asElided,
  asConfirmed,
  asAccounted,
  asBracketed,
  asPartAt,
  asPatients,
];

// “upwards of 70 victims”
function isToldNoun({ noun, head }: CountedPhrase): boolean {
  return noun === "none" || (noun === "known" && head?.word.words === "victims");
}

function isOfPeopleHead({ head }: CountedPhrase): boolean {
  return head !== null && isOfPeople(head.word);
}

function isJoinedTo(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  const joint = tagAt(scan, phrase.figure.first - 1);
  if (joint !== WordClass.conjunction && joint !== WordClass.comma) return false;
  for (let at = last.phrase.end; at < phrase.figure.first; at++) if (isVerb(tagAt(scan, at))) return false;
  const next = tagAt(scan, phrase.end);
  return !isVerb(next) && next !== WordClass.auxiliary;
}

// “This corrects the number of wounded taken to Ostrim. It was 38, not 48”: the count is named, its old value is not.
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
