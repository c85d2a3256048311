import { TokenShape } from "../../text/doc.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { isThingMeasure, MeasureForm } from "../measure/measure-words.ts";
import { endsOrDates } from "./clause-marks.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure, fitsMeasure } from "./fits-measure.ts";
import type { LinkFinding } from "./link.ts";
import { unitStart } from "./link-unit.ts";
import { measureGroup } from "./measure-group.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkStartBefore,
  type MeasureMatch,
  measureAt,
  measureEndingAt,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

const FARTHEST_TOLL = 26;
const LONGEST_LABEL = 10;
const SHORT_LABEL = 3;

/** The measure as a verb before its object: “killing at least 112”, “had killed or wounded up to 120”. */
export function linkObject(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const found = matchLeft(scan, phrase.figure.first);
  // “wounded a third”: one more, not a share
  if (found === null || (phrase.figure.form === "ratio" && phrase.figure.of === null)) return null;
  const match = fitMeasure(scan, phrase, found);
  if (match === null || !hasForm(match, "verb", "part")) return null;
  const group = measureGroup(scan, match);
  // “have threatened to kill one every hour”
  if (isLink(scan, group.first - 1, "toll-to") && isLink(scan, group.first - 2, "threat")) return null;
  if (!hasForm(match, "verb") && isPassive(scan, group.first)) return null;
  // “missing, killed 12”: a noun or an adjective cannot have an object
  return {
    measure: group.measure,
    includes: group.includes,
    match,
    measureFirst: group.first,
    measureEnd: group.end,
    ground: "object",
    rule: `${match.word.words} <figure>`,
  };
}

/** The measure as a noun of action: “the killing of 12”, “the bodies of nine children”. */
export function linkDeed(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  let at = phrase.figure.first - 1;
  while (isOpener(scan, at)) at -= 1;
  if (!isLink(scan, at, "toll-of")) return null;
  // “the remains of 205 soldiers”: its own “of”
  let match = measureEndingAt(scan, at) ?? measureEndingAt(scan, at + 1);
  // “the death on Monday of 12”, “the deaths in Kabul of 12”
  for (let back = at - 1; match === null && back >= Math.max(scan.first, at - 6); back--) {
    const tag = tagAt(scan, back);
    if (tag === WordClass.comma || tag === WordClass.past || tag === WordClass.present) break;
    const candidate = measureEndingAt(scan, back);
    if (candidate !== null && tagAt(scan, back) === WordClass.preposition) match = candidate;
  }
  if (match === null || !hasForm(match, "deed") || !fitsMeasure(scan, phrase, match)) return null;
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "deed",
    rule: `${match.word.words} of <figure>`,
  };
}

/** The measure as a count that the figure is the value of: “the toll rose to 12”, “put the missing at 24”, “Deaths: 361”. */
export function linkToll(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const { figure } = phrase;
  // the value of a count stands alone, or with its own noun (“raised its toll to 31 soldiers killed”)
  let at = figure.first - 1;
  while (at >= scan.first && !isLink(scan, at, "toll-link") && isFiller(scan, at)) at -= 1;
  const isAfterColon = isColon(scan, at);
  const isAs = isLink(scan, at, "as-value");
  const isFrom =
    isLink(scan, at, "from") &&
    (isFollowedByTo(scan, phrase.figure.end) || (endsOrDates(scan, phrase.end) && measureEndingAt(scan, at) !== null));
  const isJoined =
    isAfterColon ||
    isAs ||
    isFrom ||
    isLink(scan, at, "toll-link") ||
    isLink(scan, at, "toll-of") ||
    isHedgedToll(scan, figure);
  const direct = measureEndingAt(scan, at + 1);
  // “puts the number of captives between 50 and 60”
  const isBetween = figure.kind === "range" && direct !== null && isNumberOf(scan, direct);
  if (!isJoined && !isBetween && (direct === null || !hasForm(direct, "toll"))) return null;
  const found = direct !== null && hasForm(direct, "toll", "noun") ? direct : tollBefore(scan, at);
  if (found === null || found.word.measure === "*") return null;
  if (isLink(scan, at, "toll-of") && !hasForm(found, "toll")) return null;
  // “gave the number of missing as 15”; “named the dead as two brothers” tells who
  // “one in three of the dead was under 20”: an age
  if (!hasForm(found, "toll") && figure.hedge !== null && isAuxiliary(scan, at, "be")) return null;
  if (isAs && !hasForm(found, "toll") && !isNumberOf(scan, found) && !isNumberWhere(scan, found)) return null;
  if (!isJoined && !isBetween && !hasForm(found, "toll")) return null;
  const isOfForce = isOwnedByForce(scan, found) && phrase.head?.word.kind !== "nothing";
  if (phrase.noun === "unknown" || (phrase.head !== null && !isOfForce && !fitsMeasure(scan, phrase, found)))
    return null;
  const isBare = phrase.head === null && phrase.inner === null && !isOfForce;
  if ((found.word.forms & MeasureForm.weak) !== 0 && isBare && !isOfOwnNoun(scan, found)) return null;
  return {
    measure: found.word.measure,
    includes: [],
    match: found,
    measureFirst: found.first,
    measureEnd: found.end,
    ground: "toll",
    rule: `${found.word.words} … <figure>`,
  };
}

// “the army’s losses”, “enemy losses”: whose they are says what was lost
function isOwnedByForce(scan: SentenceScan, { first }: MeasureMatch): boolean {
  let at = first - 1;
  if (isLink(scan, at, "enemy") || isLink(scan, at, "martial")) return true;
  if (tagAt(scan, at) === WordClass.clitic) at -= 1;
  const owner = scan.populations.find((one) => one.end === at + 1);
  return owner !== undefined && (owner.word.role === "military" || owner.word.kind === "force");
}

const LONGEST_TIME = 6;

/** True where “from” opens a change: “the count of deaths from 33 to 30”, “from 20 on Monday to 35”. `end` is behind the first of the two. */
export function isFollowedByTo(scan: SentenceScan, end: number): boolean {
  for (let at = end; at < Math.min(scan.end, end + LONGEST_TIME); at++) {
    if (isLink(scan, at, "toll-to")) return figureAt(scan, at + 1) !== null;
    if (figureAt(scan, at) !== null || tagAt(scan, at) === WordClass.comma || isVerb(tagAt(scan, at))) return false;
  }
  return false;
}

// “its estimate of destroyed houses to 780”
function isOfOwnNoun(scan: SentenceScan, match: MeasureMatch): boolean {
  const head = populationAt(scan, match.end);
  return (
    head !== null && isNumberOf(scan, match) && isThingMeasure(match.word.measure) === (head.word.kind === "thing")
  );
}

/** A row in the text: “Unaccounted for: 24”, “Buildings damaged: 4,350”, at the beginning of a line. */
export function linkLabel(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const { figure } = phrase;
  const { doc } = scan.context;
  if (!isLabelMark(scan, figure.first - 1) || figure.first - scan.first > LONGEST_LABEL || phrase.noun === "unknown")
    return null;
  const isLine = ((doc.shape[scan.first] ?? 0) & TokenShape.lineStart) !== 0;
  if ((!isLine && figure.first - scan.first > SHORT_LABEL) || scan.figures[0] !== figure) return null;
  for (const match of scan.measures) {
    if (match.end > figure.first || !hasForm(match, "adj", "part", "noun", "where", "done", "toll")) continue;
    const label = scan.populations.find((one) => one.end <= figure.first && one.word.kind !== "nothing") ?? null;
    const counted = label === null ? phrase : { ...phrase, head: label, noun: "known" as const };
    // “Discharged: 1,790”
    const isOpen = match.word.measure === "other" && match.word.needs === "people" && counted.head === null;
    if (!isOpen && !fitsMeasure(scan, counted, match)) continue;
    return {
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: match.first,
      measureEnd: match.end,
      ground: "toll",
      rule: `${match.word.words}: <figure>`,
    };
  }
  return null;
}

// “Missing: 23”; a dash only where the line begins with its label and ends with its value: “Missing — 23 (Monday: 31)”
function isLabelMark(scan: SentenceScan, token: number): boolean {
  if (isColon(scan, token)) return true;
  return token > scan.first && token - scan.first <= SHORT_LABEL && tagAt(scan, token) === WordClass.stop;
}

// From the joining word leftwards to the count; another value of the same count may stand between (“from 487 to 512”).
function tollBefore(scan: SentenceScan, from: number): MeasureMatch | null {
  for (let at = from; at >= Math.max(scan.first, from - FARTHEST_TOLL); at--) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.end) return null;
    const match = measureEndingAt(scan, at + 1);
    if (match !== null) {
      if (hasForm(match, "toll")) return match;
      if (hasForm(match, "noun") && figureAt(scan, match.first - 1) === null && !hasForm(match, "soft")) return match;
      if (isNominal(scan, match) || isNumberOf(scan, match) || isNumberWhere(scan, match)) return match;
      if (hasForm(match, "part", "done", "verb") && tag !== WordClass.noun) return null;
    }
  }
  return null;
}

// “the missing”, “the number of people missing”, “the dead of his town”
function isNominal(scan: SentenceScan, match: MeasureMatch): boolean {
  if (!hasForm(match, "dead-noun", "adj")) return false;
  if (populationAt(scan, match.end) !== null || figureAt(scan, match.first - 1) !== null) return false;
  for (let at = match.first - 1; at >= Math.max(scan.first, match.first - 5); at--) {
    const tag = tagAt(scan, at);
    const word = measureAt(scan, at);
    if (word !== null && hasForm(word, "count") && isLink(scan, at + 1, "toll-of")) return true;
    // “the dead”, “its own dead”, “the army’s wounded”
    const isOwned = tag === WordClass.determiner || tag === WordClass.possessive || tag === WordClass.clitic;
    if (at === match.first - 1 && isOwned) return true;
    if (at === match.first - 2 && isOwned && tagAt(scan, at + 1) === WordClass.adjective) return true;
    if (tag === WordClass.comma || tag === WordClass.past || tag === WordClass.auxiliary) return false;
  }
  return false;
}

// “the number of employees detained”
function isNumberOf(scan: SentenceScan, match: MeasureMatch): boolean {
  for (let at = match.first - 1; at >= Math.max(scan.first, match.first - 5); at--) {
    const word = measureAt(scan, at);
    if (word !== null && hasForm(word, "count") && isLink(scan, at + 1, "toll-of")) return true;
    if (tagAt(scan, at) === WordClass.comma || tagAt(scan, at) === WordClass.auxiliary) return false;
  }
  return false;
}

// “the number on shift”, “the number still missing”
function isNumberWhere(scan: SentenceScan, match: MeasureMatch): boolean {
  if (!hasForm(match, "where", "adj")) return false;
  let at = match.first;
  while (tagAt(scan, at - 1) === WordClass.adverb) at -= 1;
  const count = measureEndingAt(scan, at);
  return count !== null && hasForm(count, "count");
}

/** “The total of injured, 94, is unchanged”, “the death toll, now 61,”: the value set beside its count. */
export function linkApposed(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  if (phrase.noun !== "none" || phrase.figure.form !== "number") return null;
  let at = phrase.figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb) at -= 1;
  const mark = tagAt(scan, at);
  const behind = tagAt(scan, phrase.end);
  if ((mark !== WordClass.comma && mark !== WordClass.bracket) || behind !== mark) return null;
  const match = measureEndingAt(scan, at);
  if (match === null || match.word.measure === "*") return null;
  // “most of the deaths, 131,” are a part of them
  const isToll = hasForm(match, "toll") && !isLink(scan, match.first - 2, "toll-of");
  if (!isToll && !isNumberOf(scan, match) && !isNumberWhere(scan, match)) return null;
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "toll",
    rule: `${match.word.words}, <figure>,`,
  };
}

// A verb to the left with nothing but small words between.
function matchLeft(scan: SentenceScan, first: number): MeasureMatch | null {
  // “wiped out a platoon of 31 men”
  let at = unitStart(scan, first) - 1;
  let steps = 0;
  while (at >= scan.first && steps < 5) {
    const match = measureEndingAt(scan, at + 1);
    if (match !== null) return match;
    if (!isOpener(scan, at) && !isFiller(scan, at)) return null;
    at -= 1;
    steps += 1;
  }
  return null;
}

function isPassive(scan: SentenceScan, token: number): boolean {
  let at = token - 1;
  while (at >= scan.first && (tagAt(scan, at) === WordClass.adverb || isLink(scan, at, "state"))) at -= 1;
  return isAuxiliary(scan, at, "be");
}

function isOpener(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return (
    tag === WordClass.determiner ||
    tag === WordClass.possessive ||
    tag === WordClass.adjective ||
    isLink(scan, token, "more")
  );
}

function isFiller(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return (
    tag === WordClass.adverb || tag === WordClass.determiner || tag === WordClass.adjective || tag === WordClass.quote
  );
}

function isColon(scan: SentenceScan, token: number): boolean {
  if (token < scan.first) return false;
  const { doc } = scan.context;
  return doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3a;
}

// “topped 700”, “passes 700”: the verb that joins is the hedge itself.
function isHedgedToll(
  scan: SentenceScan,
  { first, numberFirst }: { readonly first: number; readonly numberFirst: number },
): boolean {
  return numberFirst > first && isLink(scan, first, "toll-link");
}

/** “Among the dead are 31”, “the dead include three”, “Among those killed were 12”: the figure is a part of the told. */
export function linkAmong(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const from = phrase.figure.first;
  let at = from - 1;
  while (isFiller(scan, at) && !isLink(scan, at, "includes")) at -= 1;
  const isInclude = isLink(scan, at, "includes");
  const isBe = isAuxiliary(scan, at, "be");
  if (!isInclude && !isBe && !isColon(scan, at)) return null;
  const start = linkStartBefore(scan, from, "includes");
  const left = (start >= 0 ? start : at) - 1;
  let back = left;
  while (back >= Math.max(scan.first, left - 3)) {
    const match = measureEndingAt(scan, back + 1);
    if (match !== null) {
      if (!hasForm(match, "dead-noun", "noun", "part", "adj") || !fitsMeasure(scan, phrase, match)) return null;
      // “Also missing are two officers”; not the row “Deceased: 34”
      if (!isBe && !hasForm(match, "dead-noun", "noun", "part")) return null;
      const isAmong = hasAmong(scan, match.first);
      // “the dead were four children, three women and a guard”
      const isAll = hasForm(match, "dead-noun") && tagAt(scan, match.first - 1) === WordClass.determiner;
      if (!isAmong && !isInclude && !isInverted(scan, match, isBe) && !(isAll && phrase.head !== null)) return null;
      return {
        measure: match.word.measure,
        includes: [],
        match,
        measureFirst: match.first,
        measureEnd: match.end,
        ground: isAll && !isAmong && !isInclude ? "object" : "part",
        rule: isAmong || isInclude ? `among the ${match.word.words}: <figure>` : `${match.word.words} were <figure>`,
      };
    }
    back -= 1;
  }
  return null;
}

function hasAmong(scan: SentenceScan, token: number): boolean {
  for (let at = token - 1; at >= Math.max(scan.first, token - 3); at--) if (isLink(scan, at, "among")) return true;
  return false;
}

// “Also killed were 12 civilians”, “Killed were two guards”
function isInverted(scan: SentenceScan, match: MeasureMatch, isBe: boolean): boolean {
  if (!hasForm(match, "part") && !(isBe && hasForm(match, "adj"))) return false;
  for (let at = match.first - 1; at >= scan.first; at--) {
    if (tagAt(scan, at) !== WordClass.adverb && tagAt(scan, at) !== WordClass.quote) return false;
  }
  return true;
}
