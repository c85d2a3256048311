import { dayOfUtterance } from "./build-utterances.ts";
import type { Stated } from "./compile-entry.ts";
import { rangesMeet } from "./figure-range.ts";
import { areWordsWithin, foldWords } from "./fold-name.ts";
import { dayNumber } from "./write-finding.ts";

/** Two statements whose figures do not meet. */
export interface Pair {
  readonly one: Stated;
  readonly other: Stated;
}

// A toll grows between two days; below this a later, higher word is no disagreement worth a line.
const GROWTH = 1.5;
// In the first days of a disaster it doubles overnight.
const GROWTH_OF_DISASTER = 2.5;
const LONG_SERIES = 400;

/** What one source said of an entry, and how it stands beside others: the same for as long as it says no more. */
export interface Series {
  readonly stated: readonly Spoken[];
  readonly byDay: ReadonlyMap<number | null, readonly Spoken[]>;
  /** Words that stand. */
  readonly lasting: readonly Spoken[];
  readonly beside: WeakMap<Series, { readonly accounting: string; readonly pair: Pair | null }>;
}

/** A statement and the day of its words; null where it is not known. */
interface Spoken {
  readonly stated: Stated;
  readonly day: number | null;
}

interface SpokenPair {
  readonly one: Spoken;
  readonly other: Spoken;
}

/** Opens the words of one source on an entry, in the order of days. */
export function openSeries(own: readonly Stated[]): Series {
  const stated = own
    .map((one) => ({ stated: one, day: dayNumber(dayOfUtterance(one.utterance)) }))
    .sort((one, other) => compareDays(one.day, other.day));
  const byDay = new Map<number | null, Spoken[]>();
  for (const one of stated) {
    const mates = byDay.get(one.day);
    if (mates === undefined) byDay.set(one.day, [one]);
    else mates.push(one);
  }
  return { stated, byDay, lasting: stated.filter((one) => one.stated.statement.current), beside: new WeakMap() };
}

/** Where two sources differ, the nearest in time; null where they do not. */
export function lookNearest(one: Series, other: Series, accounting: string): Pair | null {
  const known = one.beside.get(other);
  if (known !== undefined && known.accounting === accounting) return known.pair;
  const pair = mayBeOneName(nameOf(one), nameOf(other)) ? null : nearestPair(one, other, accounting);
  one.beside.set(other, { accounting, pair });
  return pair;
}

// All words of a series have one name.
function nameOf({ stated: [first] }: Series): string | null {
  return first?.stated.statement.source ?? null;
}

function nearestPair({ stated: ones }: Series, other: Series, accounting: string): Pair | null {
  const { stated: others, byDay, lasting } = other;
  let best: SpokenPair | null = null;
  let gap = Number.POSITIVE_INFINITY;
  // a stock comes and goes, a night's count is of its night
  const isOfDays = !isLasting(accounting);
  // two long series are set against each other day by day, and by their last words
  const isLong = ones.length * others.length > LONG_SERIES;
  for (const one of ones) {
    const near = isOfDays
      ? [byDay.get(one.day) ?? []]
      : isLong
        ? [byDay.get(one.day) ?? [], one.stated.statement.current ? lasting : []]
        : listWithin(others, one.day, gap);
    for (const mates of near)
      for (const mate of mates) {
        // no nearer than what was found differs in vain
        const between = daysApart(one.day, mate.day);
        if (between > gap || (between === gap && best !== null && !isLater(one, mate, best))) continue;
        if (!differ(one.stated, mate.stated, accounting)) continue;
        best = { one, other: mate };
        gap = between;
      }
  }
  return best === null ? null : settlePair(best, gap, ones, other);
}

// What the two said nearest in time is what they disagree on; where that meets, a later growth is no disagreement.
function settlePair(
  { one: oneOf, other: otherOf }: SpokenPair,
  gap: number,
  ones: readonly Spoken[],
  { stated: others, lasting }: Series,
): Pair | null {
  // a source that gives several figures of one thing on one day may mean any of them
  const meetsAnother =
    others.some((other) => other.day === otherOf.day && agree(other.stated, oneOf.stated)) ||
    ones.some((one) => one.day === oneOf.day && agree(one.stated, otherOf.stated));
  if (meetsAnother) return null;
  const isAgreed = ones.some(
    (one) =>
      one.stated.statement.current &&
      lasting.some(
        (other) =>
          daysApart(one.day, other.day) <= gap && rangesMeet(one.stated.utterance.range, other.stated.utterance.range),
      ),
  );
  return isAgreed ? null : { one: oneOf.stated, other: otherOf.stated };
}

// The words within some days of one day, and those of no known day, in their order.
function listWithin(words: readonly Spoken[], day: number | null, gap: number): readonly (readonly Spoken[])[] {
  if (day === null || gap === Number.POSITIVE_INFINITY) return [words];
  const from = words.findIndex((word) => word.day === null || word.day >= day - gap);
  if (from < 0) return [];
  const end = words.findIndex((word, at) => at >= from && (word.day === null || word.day > day + gap));
  const undated = words.findIndex((word) => word.day === null);
  return [words.slice(from, end < 0 ? words.length : end), undated < 0 ? [] : words.slice(undated)];
}

// What is of no known day stands last.
function compareDays(one: number | null, other: number | null): number {
  return (one ?? Number.POSITIVE_INFINITY) === (other ?? Number.POSITIVE_INFINITY)
    ? 0
    : (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY);
}

// 0 where one is not known.
function daysApart(one: number | null, other: number | null): number {
  return one === null || other === null ? 0 : Math.abs(one - other);
}

// By the earlier day of each, then by the later; a day that is not known is before all.
function isLater(one: Spoken, other: Spoken, best: SpokenPair): boolean {
  const [first, second] = orderDays(one.day, other.day);
  const [bestFirst, bestSecond] = orderDays(best.one.day, best.other.day);
  return first === bestFirst ? second > bestSecond : first > bestFirst;
}

function orderDays(one: number | null, other: number | null): readonly [number, number] {
  const [day, otherDay] = [one ?? Number.NEGATIVE_INFINITY, other ?? Number.NEGATIVE_INFINITY];
  return day < otherDay ? [day, otherDay] : [otherDay, day];
}

function differ(one: Stated, other: Stated, accounting: string): boolean {
  if (rangesMeet(one.utterance.range, other.utterance.range)) return false;
  if (!areApart(one, other, accounting)) return false;
  if (isNoneOfFew(one) || isNoneOfFew(other) || scopeOf(one) !== scopeOf(other)) return false;
  if (isScene(one, other) || isScene(other, one) || sawSome(one, other) || sawSome(other, one)) return false;
  return !shareSpeaker(one.utterance, other.utterance);
}

// At comparable time, or a toll that falls back or grows too fast.
function areApart(one: Stated, other: Stated, accounting: string): boolean {
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  if (accounting === "incident" || day === otherDay) return true;
  if (!isLasting(accounting)) return false;
  if (day === null || otherDay === null) return true;
  const [earlier, later] = day < otherDay ? [one, other] : [other, one];
  return (
    earlier.utterance.range.low > later.utterance.range.high ||
    later.utterance.range.low >=
      earlier.utterance.range.high * (earlier.utterance.lead.cell.side === null ? GROWTH_OF_DISASTER : GROWTH)
  );
}

// What is counted of one day can be held against what is counted of another.
function isLasting(accounting: string): boolean {
  return accounting === "cumulative" || accounting === "incident";
}

// "Of the 61 whom we treated 22 died" counts the treated; the toll counts all.
function scopeOf({ utterance }: Stated): string | null {
  const { partOfMeasure, cell } = utterance.lead;
  return partOfMeasure === cell.measure || partOfMeasure === "casualties" || partOfMeasure === "other"
    ? null
    : partOfMeasure;
}

// "None of our rescuers died": beside a toll of others a nought counts someone else, unless it is said against it.
function isNoneOfFew({ utterance, statement }: Stated): boolean {
  if (utterance.range.high > 0) return false;
  // of a named group it counts that group: "not one civilian died"
  const { accounting, role } = utterance.lead.cell;
  return accounting === "cumulative" && role === null && statement.stance !== "denies";
}

// "I counted 14 bodies on the floor": whoever was there saw some of them.
function sawSome(few: Stated, many: Stated): boolean {
  if (few.utterance.range.high >= many.utterance.range.low) return false;
  const [link] = few.utterance.lead.links;
  return link?.kind === "witness" || (link?.anonymous === true && link.kind === "person");
}

// One or two beside dozens are a case that someone told of.
function isScene(few: Stated, many: Stated): boolean {
  const { high } = few.utterance.range;
  if (high > 2 || many.utterance.range.low < 20) return false;
  const { measure, role } = few.utterance.lead.cell;
  // none of a kind is no case: "not one civilian died"
  return measure !== "captured" && (high > 0 || role === null);
}

// "The defence ministry" of a report on two countries may be either's.
function mayBeOneName(one: string | null, other: string | null): boolean {
  const [words, others] = [foldWords(one ?? ""), foldWords(other ?? "")];
  const [short, long] = words.length < others.length ? [words, others] : [others, words];
  return short.length > 0 && areWordsWithin(short, long);
}

function shareSpeaker(one: Stated["utterance"], other: Stated["utterance"]): boolean {
  if (one.source === other.source) return true;
  if (one.source !== null && other.speakers.includes(one.source)) return true;
  return one.speakers.some((key) => key === other.source || other.speakers.includes(key));
}

/** Whether two statements have figures that meet. */
export function agree(one: Stated, other: Stated): boolean {
  return one !== other && rangesMeet(one.utterance.range, other.utterance.range);
}
