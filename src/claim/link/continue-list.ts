import { isVerb, WordClass } from "../attribution/word-class.ts";
import { endsClause, isPlacedAt } from "./clause-marks.ts";
import { afterAuxiliaries, isOfVictims, type Rule } from "./continued.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitsMeasure } from "./fits-measure.ts";
import type { Link } from "./link.ts";
import { anchorOf, isOfPeopleLink, sizeOf } from "./link-anchor.ts";
import {
  figureAt,
  isAuxiliary,
  isLink,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

const LONGEST_LIST_STEP = 12;

/** “Nine victims were found in a stairwell, four in the lift”: found, and not alive, after a toll */
export const asFound: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" && !isOfVictims(scan, phrase)) return null;
  const last = before.own.at(-1);
  if (last?.rule === FOUND && isPrepositional(scan, phrase.end) && isListed(scan, last, phrase))
    return { from: last, rule: FOUND, isPart: true };
  const at = afterAuxiliaries(scan, phrase.end);
  // “four are missing since another turned up in a ward”: alive, for all we know
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

/** “of these about 71,000 irretrievably”: a part with no word of its own */
export const asBarePart: Rule = (scan, phrase, before) => {
  if (phrase.noun !== "none" || phrase.isPart) return null;
  const { first } = phrase.figure;
  const isOf = linkStartBefore(scan, first, "of-those") >= 0 || linkStartBefore(scan, first, "of-them") >= 0;
  let at = phrase.end;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  if (!isOf || !endsClause(scan, at)) return null;
  const from = anchorOf(scan, phrase, before, () => true);
  return from === null ? null : { from, rule: "a part with no word of its own", isPart: true };
};

/** “39 people were injured, four critically”, “55 wounded, 15 seriously”: a part by how badly */
export const asGravely: Rule = (scan, phrase, { own }) => {
  if (phrase.noun !== "none" || phrase.figure.form !== "number") return null;
  const last = own.at(-1);
  if (last === undefined || !HURT.has(last.measure)) return null;
  if (!isLink(scan, phrase.end, "gravely") || !endsClause(scan, phrase.end + 1)) return null;
  const isFit = sizeOf((last.whole ?? last).phrase) > sizeOf(phrase) || last.phrase.figure.kind === "vague";
  return isFit ? { from: last, rule: "a part by how badly", isPart: true } : null;
};

const HURT: ReadonlySet<string> = new Set(["wounded", "hospitalised", "casualties"]);

/** “losses amount to 870 men, five tanks, 11 guns and 96 vehicles” */
export const asLosses: Rule = (scan, phrase, before) => {
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

/** “22 occurred in Ostrim and five in Mirzan”, “Forty lay in Ostrim, six downstream”, “95 dead: 81 in Ostrim, 14 in Mirzan” */
export const asPlaced: Rule = (scan, phrase, before) => {
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

/** “Ostrim has 402 cases, followed by Mirzan with 215” */
export const asPlaceWith: Rule = (scan, phrase, { own }) => {
  const { first } = phrase.figure;
  const last = own.at(-1);
  if (phrase.noun !== "none" || last === undefined || tagAt(scan, first - 2) !== WordClass.name) return null;
  if (!isLink(scan, first - 1, "with-value") || !endsClause(scan, phrase.end) || !isNumberLink(last)) return null;
  return { from: last, rule: "the same count in another place", isPart: last.whole !== null };
};

function isNumberLink({ phrase }: Link): boolean {
  return phrase.figure.form === "number";
}

// “95 dead …, including 81 in Ostrim”, “95 dead: 81 in Ostrim”
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
