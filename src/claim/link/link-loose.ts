import { matchPhrase } from "../../lexicon/lexicon.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { isThingMeasure } from "../measure/measure-words.ts";
import { isOfPeople } from "../population/population-words.ts";
import { endsClause } from "./clause-marks.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, ToldLink } from "./link.ts";
import { isOfPeopleLink, sizeOf } from "./link-anchor.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  type MeasureMatch,
  measureAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

const FARTHEST_PREDICATE = 20;
const LONGEST_SUBJECT = 3;
const FARTHEST_TOLD = 2;
const FARTHEST_SUM = 4;
const FARTHEST_LOSS = 12;
const SMALLEST_CROWD = 3;
const LONGEST_ASIDE = 6;
// What makes a report one of losses, where whoever else is counted belongs to the story.
const LOSSES: ReadonlySet<string> = new Set([
  "killed",
  "wounded",
  "missing",
  "disappeared",
  "trapped",
  "abducted",
  "captured",
  "casualties",
  "infected",
]);

type Rule = (
  scan: SentenceScan,
  phrase: CountedPhrase,
  own: readonly Link[],
  told: readonly ToldLink[],
) => Omit<Link, "phrase"> | null;

/**
 * The last way to read a figure that no rule joined to a measure: by the predicate of its clause, whatever stands
 * between; as some of the people told of before; in a report of losses as people counted otherwise. `own` are the
 * sentence's links, `told` those of the sentences before.
 */
export function linkLoose(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  own: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  const found: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.noun === "compound" || phrase.figure.form !== "number" || isSpeaker(scan, phrase)) continue;
    for (const rule of rules) {
      const link = rule(scan, phrase, [...own, ...found], told);
      if (link === null) continue;
      found.push({ ...link, phrase: withHeadOf(link.like, link.measure, phrase) });
      break;
    }
  }
  return found;
}

// “38 pupils were on the roll. Four were absent”: four pupils
function withHeadOf(from: Link | null, measure: string, phrase: CountedPhrase): CountedPhrase {
  const head = from?.phrase.head ?? null;
  return measure !== "other" || head === null || phrase.noun !== "none" ? phrase : { ...phrase, head, noun: "known" };
}

// “two officials said”, “according to three people who saw it”: those who speak are not who is counted
function isSpeaker(scan: SentenceScan, { figure, end }: CountedPhrase): boolean {
  const { doc, lexicon } = scan.context;
  const isCue = (token: number): boolean =>
    token >= scan.first && token < scan.end && matchPhrase(lexicon, doc, token, "cues", scan.end) !== null;
  let at = end;
  while (
    tagAt(scan, at) === WordClass.relative ||
    tagAt(scan, at) === WordClass.adverb ||
    isAuxiliary(scan, at, "have")
  )
    at += 1;
  if (isVerb(tagAt(scan, at)) && isCue(at)) return true;
  for (let back = figure.first - 1; back >= Math.max(scan.first, figure.first - 3); back--) {
    const tag = tagAt(scan, back);
    // “told two reporters” tells it to them, “said 38 pupils had come” tells of them
    if (isLink(scan, back, "addresser")) return true;
    // “talked to five aid workers”; but “lists 2,117 inmates”
    const isAddressed = isVerb(tag) && (tagAt(scan, back + 1) === WordClass.to || isLink(scan, back + 1, "with-value"));
    if (isCue(back) && (tag === WordClass.preposition || isAddressed)) return true;
    if (tag !== WordClass.preposition && tag !== WordClass.to && tag !== WordClass.determiner) break;
  }
  return false;
}

// “Eleven soldiers with burns to the face, all from the port, were … killed”: the predicate, whatever stands between
const asPredicate: Rule = (scan, phrase, own) => {
  if (phrase.noun !== "known" || phrase.head === null || !isOfPeople(phrase.head.word)) return null;
  for (let at = phrase.end; at < Math.min(scan.end, phrase.end + FARTHEST_PREDICATE); at++) {
    const tag = tagAt(scan, at);
    if (figureAt(scan, at) !== null || tag === WordClass.stop || tag === WordClass.end) return null;
    if (tag === WordClass.subordinator || tag === WordClass.subject || isLink(scan, at, "negated")) return null;
    // “2,507 members had to be approved by the ruler, who died”: another clause has begun
    if (tag === WordClass.relative && at > phrase.end) return null;
    const found = measureAt(scan, at);
    if (found === null) {
      const isOwn = tag === WordClass.participle && isAuxiliary(scan, beforeAdverbs(scan, at), "be");
      if (tag === WordClass.past || isOwn || (tag === WordClass.present && at - phrase.end > LONGEST_SUBJECT))
        return null;
      continue;
    }
    if (own.some((link) => link.match?.first === found.first)) return null;
    const match = fitMeasure(scan, phrase, found);
    if (match === null || match.word.measure === "other") continue;
    // “one man, 52, survived 30 hours at sea” is a scene, not a count
    if (match.word.measure === "rescued" && hasForm(match, "done") && (phrase.figure.high ?? phrase.figure.low) === 1)
      return null;
    const be = beforeAdverbs(scan, at);
    const isPassive = hasForm(match, "part", "adj") && isAuxiliary(scan, be, "be") && !isLink(scan, be, "single-verb");
    if (!isLost(scan, phrase, match) && (hasForm(match, "weak") || (!isPassive && !hasForm(match, "done"))))
      return null;
    return {
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: match.first,
      measureEnd: match.end,
      ground: "subject",
      rule: `<figure> … ${match.word.words}, farther off`,
      whole: null,
      like: null,
    };
  }
  return null;
};

// “22 soldiers the staff admits losing”: an object before its verb
function isLost(scan: SentenceScan, { end }: CountedPhrase, match: MeasureMatch): boolean {
  const subject = tagAt(scan, end);
  const isSubject = subject === WordClass.name || subject === WordClass.determiner || subject === WordClass.relative;
  return isSubject && hasForm(match, "verb") && !hasForm(match, "part") && endsClause(scan, match.end);
}

function beforeAdverbs(scan: SentenceScan, token: number): number {
  let at = token - 1;
  while (tagAt(scan, at) === WordClass.adverb || isLink(scan, at, "state")) at -= 1;
  return at;
}

// “One was grazed by a stray round”, “Two of them had come from the port”, “the other six”: of those told of last
const asSome: Rule = (scan, phrase, own, told) => {
  const { figure } = phrase;
  // “none has been charged” is told of the charge
  if (sizeOf(phrase) === 0) return null;
  const isOther =
    phrase.head?.word.words === "others" || isMore(scan, figure.end, phrase.end) || isTheOther(scan, phrase);
  const isBare = phrase.noun === "none" || phrase.head?.word.words === "others";
  // “two of which collapsed” are no people
  if (phrase.isPart && isLink(scan, phrase.end - 1, "back-it")) return null;
  if (!isBare || (!phrase.isPart && !isOther && !isSubject(scan, phrase))) return null;
  const from = lastOf(scan, own, told, figure.first);
  if (from === null) return null;
  const whole = from.whole ?? from;
  const isSmaller = sizeOf(whole.phrase) > sizeOf(phrase) || whole.phrase.figure.kind === "vague";
  if (!isOther && !isSmaller) return null;
  // “Of the 14, eight were let go; the other six”: what was told of all of them
  const all = isOther ? sumOf(scan, phrase, from, told) : null;
  const held = all ?? (isOther && isSmaller ? whole : from);
  return {
    measure: held.measure,
    includes: held.includes,
    match: held.match,
    measureFirst: 0,
    measureEnd: 0,
    ground: "carried",
    rule: isOther ? "others beside those told of before" : "some of those told of before",
    whole: all ?? (isOther ? from.whole : whole),
    like: from,
  };
};

// “14 clerks … eight … the other six”: the count that both make up
function sumOf(scan: SentenceScan, phrase: CountedPhrase, from: Link, told: readonly ToldLink[]): Link | null {
  const sum = sizeOf(phrase) + sizeOf(from.phrase);
  const found = told.findLast(
    ({ link, sentence }) =>
      scan.sentence - sentence <= FARTHEST_SUM && isOfPeopleLink(link) && sizeOf(link.phrase) === sum,
  );
  return found?.link ?? null;
}

function isMore(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isLink(scan, at, "more")) return true;
  return false;
}

// “the other six”
function isTheOther(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  return isLink(scan, figure.first - 1, "more");
}

// At a clause's beginning, before a verb of its own.
function isSubject(scan: SentenceScan, { figure, end }: CountedPhrase): boolean {
  const before = tagAt(scan, figure.first - 1);
  const opens =
    figure.first === scan.first ||
    before === WordClass.comma ||
    before === WordClass.stop ||
    before === WordClass.quote ||
    before === WordClass.conjunction ||
    before === WordClass.subordinator;
  if (!opens) return false;
  let at = afterAside(scan, end);
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  const tag = tagAt(scan, at);
  return tag === WordClass.auxiliary || tag === WordClass.past || tag === WordClass.relative;
}

// “Thirty-seven, he said, had to be moved”: behind who says it
function afterAside(scan: SentenceScan, from: number): number {
  if (tagAt(scan, from) !== WordClass.comma) return from;
  for (let at = from + 1; at < from + LONGEST_ASIDE; at++) if (tagAt(scan, at) === WordClass.comma) return at + 1;
  return from;
}

// “The following have been destroyed: 667 aircraft; 283 helicopters”: what the clause before the colon tells of all
const asListed: Rule = (scan, phrase, own) => {
  if (phrase.noun !== "known" || phrase.head === null) return null;
  const colon = colonBefore(scan, phrase.figure.first);
  if (colon < 0 || !isListJoint(scan, phrase.figure.first - 1)) return null;
  const before = own.findLast(
    (link) => link.phrase.figure.first > colon && link.phrase.figure.first < phrase.figure.first,
  );
  if (before !== undefined && before.rule !== LISTED) return null;
  for (let at = colon - 1; at >= Math.max(scan.first, colon - 3); at--) {
    const found = measureAt(scan, at);
    if (found === null) continue;
    const match = fitMeasure(scan, phrase, found);
    if (match === null || match.word.measure === "other" || !hasForm(match, "part", "adj", "dead-noun", "noun"))
      return null;
    return {
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: match.first,
      measureEnd: match.end,
      ground: "toll",
      rule: LISTED,
      whole: null,
      like: null,
    };
  }
  return null;
};

const LISTED = "a list behind a colon";
const COLON = 0x3a;

function colonBefore(scan: SentenceScan, token: number): number {
  const { doc } = scan.context;
  for (let at = token - 1; at > scan.first; at--) {
    if (doc.text.charCodeAt(doc.start[at] ?? 0) === COLON) return at;
  }
  return -1;
}

function isListJoint(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.stop || tag === WordClass.comma || tag === WordClass.conjunction;
}

// The people told of last, in the sentence or just before it.
function lastOf(scan: SentenceScan, own: readonly Link[], told: readonly ToldLink[], before: number): Link | null {
  const { paragraph } = scan.context.doc;
  const isFit = (link: Link): boolean =>
    isOfPeopleLink(link) && !isThingMeasure(link.measure) && link.phrase.figure.form === "number";
  const here = own.filter((link) => link.phrase.figure.first < before && isFit(link));
  const nearest = here.reduce<Link | null>(
    (best, link) => (best === null || link.phrase.figure.first > best.phrase.figure.first ? link : best),
    null,
  );
  if (nearest !== null) return nearest;
  const last = told.findLast(({ link, sentence }) => scan.sentence - sentence <= FARTHEST_TOLD && isFit(link));
  if (last === undefined) return null;
  const isNear = scan.sentence - last.sentence <= 1 || paragraph[last.sentence] === paragraph[scan.sentence];
  return isNear ? last.link : null;
}

// “about 400 shoppers were led out”, “barely a hundred inmates were still there”: people of a story of losses
const asCounted: Rule = (scan, phrase, own, told) => {
  const { head, figure } = phrase;
  if (phrase.noun !== "known" || head === null || !isOfPeople(head.word) || head.word.kind === "one") return null;
  if (sizeOf(phrase) < SMALLEST_CROWD || figure.kind === "vague" || isLink(scan, head.end - 1, "public")) return null;
  if (isLink(scan, figure.first - 1, "agent") || isInhabitants(scan, phrase)) return null;
  // “take the 180,000 troops”: a force that was told of is no other count
  if (head.word.role === "military" && told.some(({ link }) => sizeOf(link.phrase) === sizeOf(phrase))) return null;
  for (let at = scan.first; at < figure.first; at++) if (isLink(scan, at, "capacity")) return null;
  const isOfLosses =
    own.some(({ measure }) => LOSSES.has(measure)) ||
    told.some(({ link, sentence }) => LOSSES.has(link.measure) && scan.sentence - sentence <= FARTHEST_LOSS);
  if (!isOfLosses) return null;
  const isSent = head.word.kind === "responders" || isLink(scan, head.end - 1, "sent-force");
  return {
    measure: isSent ? "deployed" : "other",
    includes: [],
    match: null,
    measureFirst: 0,
    measureEnd: 0,
    ground: "subject",
    rule: isSent ? "forces counted in a report of losses" : "people counted in a report of losses",
    whole: null,
    like: null,
  };
};

// “a city of 160,000 people”, “home to 167,000 people”
function isInhabitants(scan: SentenceScan, { figure: { first }, head }: CountedPhrase): boolean {
  const before = first - 1;
  // “which has 84,000 citizens”, “its 31,000 residents”
  if (head !== null && isLink(scan, head.end - 1, "inhabitant")) {
    if (tagAt(scan, before) === WordClass.possessive || isAuxiliary(scan, before, "have")) return true;
  }
  if (isLink(scan, first - 1, "toll-of") && isLink(scan, first - 2, "ground")) return true;
  return isLink(scan, first - 2, "home") && tagAt(scan, first - 1) !== WordClass.comma;
}

const rules: readonly Rule[] = [asListed, asPredicate, asSome, asCounted];
