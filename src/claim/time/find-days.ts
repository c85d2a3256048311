import { categoryBit, matchPhrase, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { anchorAt, lastWeekday, nearestDate } from "./anchor-day.ts";
import { addDays, addMonths, type Day, dayOf, daysInMonth, monthOf, weekdayOf, yearOf } from "./day.ts";
import type { DayForm, DayMention } from "./day-mention.ts";
import { readEve, readStretch } from "./read-back.ts";
import { readMonthDate, yearAt } from "./read-dateline.ts";
import { readNumericDate } from "./read-numeric-date.ts";
import { readUnit } from "./read-stretch.ts";

const CALENDAR = "calendar";
const SPANS: ReadonlySet<string> = new Set(["day", "night", "week", "weekend", "month", "year"]);
const kept = new WeakMap<Doc, readonly DayMention[]>();

/**
 * Every word of the report that tells a time, from left to right, with the days it stands for. Weekday names and
 * “yesterday” look back from the report's own day; where that is not known they are mentions without a day.
 */
export function findDays(context: ClaimContext): readonly DayMention[] {
  const { doc, lexicon } = context;
  const known = kept.get(doc);
  if (known !== undefined) return known;
  const mentions: DayMention[] = [];
  const bits = categoryBit(lexicon, CALENDAR) | categoryBit(lexicon, "numerals");
  for (let token = 0; token < doc.tokenCount; token++) {
    if (doc.kind[token] !== TokenKind.number && ((doc.flags[token] ?? 0) & bits) === 0) continue;
    const mention = readAt(context, token, mentions);
    if (mention === null) continue;
    mentions.push(mention);
    token = mention.end - 1;
  }
  kept.set(doc, mentions);
  return mentions;
}

// What a word may begin is told by its kind: most words of time begin nothing.
function readAt(context: ClaimContext, token: number, before: readonly DayMention[]): DayMention | null {
  if (context.doc.kind[token] === TokenKind.number) {
    return (
      readNumeric(context, token) ??
      readDate(context, token) ??
      readStretch(context, token, before) ??
      readYear(context, token)
    );
  }
  const kind = periodKind(context, token);
  if (kind === "month-name") return readDate(context, token) ?? readMonth(context, token);
  if (kind === "weekday" || kind === "weekday-short") return readWeekday(context, token);
  if (kind !== null && SPANS.has(kind)) return readRelative(context, token);
  if (kind === "eve") return readEve(context, token, before);
  const counts =
    kind === null
      ? ((context.doc.flags[token] ?? 0) & categoryBit(context.lexicon, "numerals")) !== 0
      : kind === "back" || kind === "one" || kind === "two" || kind === "some";
  return counts ? readStretch(context, token, before) : null;
}

/** The mentions that lie inside tokens `[first, end)`. */
export function daysWithin(mentions: readonly DayMention[], first: number, end: number): readonly DayMention[] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.first ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const within: DayMention[] = [];
  for (let at = low; at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.end > end) break;
    within.push(mention);
  }
  return within;
}

// 2022-03-12, 12/03/2022
function readNumeric(context: ClaimContext, token: number): DayMention | null {
  const date = readNumericDate(context.doc, token, anchorAt(context, token)?.day ?? null);
  return date === null ? null : oneDay(token, date.end, "date", date.day, true);
}

// “March 12”, “12 March 2022”, “March 13–15”, “Feb. 28 to March 3”.
function readDate(context: ClaimContext, token: number): DayMention | null {
  const { doc } = context;
  const date = readMonthDate(context, token);
  if (date === null) {
    // “13–15 March”, “between 3 and 9 May”: the month stands behind the second
    const isRange = doc.kind[token] === TokenKind.number && joinsDays(context, token + 1, token - 1);
    const second = isRange ? readMonthDate(context, token + 2) : null;
    const first = Number(tokenText(doc, token));
    if (second === null || !(first >= 1 && first < second.monthDate[1])) return null;
    const to = resolveDate(context, token, second.monthDate, second.year);
    const from = to === null ? null : dayOf(yearOf(to), monthOf(to), first);
    return { first: token, end: second.end, form: "date", from, to, day: null, stated: second.year !== null };
  }
  const far = date.year === null ? farEnd(context, token, date.end) : null;
  if (far !== null) return far;
  const last = rangeEnd(context, date.end, date.monthDate[1], token - 1);
  const year = date.year ?? (last === null ? null : yearAfter(doc, last.end));
  const from = resolveDate(context, token, date.monthDate, year);
  if (last === null || date.year !== null) {
    return { first: token, end: date.end, form: "date", from, to: from, day: from, stated: date.year !== null };
  }
  const to = from === null ? null : dayOf(yearOf(from), monthOf(from), last.date);
  const end = year === null ? last.end : last.end + 2;
  return { first: token, end, form: "date", from, to, day: null, stated: year !== null };
}

// The second day of “March 13–15”, “between May 3 and 9”: the month is not said again.
function rangeEnd(
  context: ClaimContext,
  token: number,
  first: number,
  lead: number,
): { readonly date: number; readonly end: number } | null {
  const { doc } = context;
  if (!joinsDays(context, token, lead) || doc.kind[token + 1] !== TokenKind.number) return null;
  const date = Number(tokenText(doc, token + 1));
  const isDash = doc.kind[token] === TokenKind.dash;
  // “from May 3 to 9 people”: only a dash or “between” makes the bare number a day
  if (!isDash && periodKind(context, lead) !== "between") return null;
  return date > first && date <= 31 ? { date, end: token + 2 } : null;
}

// “from May 3 to June 9”: the second day has its own month.
function farEnd(context: ClaimContext, token: number, end: number): DayMention | null {
  const second = joinsDays(context, end, token - 1) ? readMonthDate(context, end + 1) : null;
  const first = readMonthDate(context, token);
  if (second === null || first === null) return null;
  const to = resolveDate(context, end + 1, second.monthDate, second.year);
  const from = to === null ? null : nearestDate(to, ...first.monthDate, 0);
  return { first: token, end: second.end, form: "date", from, to, day: null, stated: second.year !== null };
}

// What stands between the two ends of a range: a dash, “to” behind “from”, “and” behind “between”.
function joinsDays(context: ClaimContext, token: number, lead: number): boolean {
  if (context.doc.kind[token] === TokenKind.dash) return true;
  const kind = periodKind(context, lead);
  const joint = matchPhrase(context.lexicon, context.doc, token, "joints")?.phrase.fields[0];
  if (kind === "between") return joint === "and";
  // “last week (7 to 13 August)”
  if (lead >= 0 && tokenText(context.doc, lead) === "(" && joint === "to") return true;
  return kind === "from" && (joint === "to" || periodKind(context, token) === "until");
}

function yearAfter(doc: Doc, token: number): number | null {
  return doc.kind[token] === TokenKind.comma ? yearAt(doc, token + 1) : null;
}

function resolveDate(
  context: ClaimContext,
  token: number,
  [month, date]: readonly [number, number],
  year: number | null,
): Day | null {
  if (year !== null) return dayOf(year, month, date);
  const anchor = anchorAt(context, token);
  if (anchor === null) return null;
  if (!looksAhead(context, token)) return nearestDate(anchor.day, month, date);
  const past = dayOf(yearOf(anchor.day), month, date);
  return past !== null && past >= anchor.day ? past : dayOf(yearOf(anchor.day) + 1, month, date);
}

// “Tuesday”, “last Friday”, “late on Saturday”, “Wednesday, March 23”.
function readWeekday(context: ClaimContext, token: number): DayMention | null {
  const { doc, lexicon } = context;
  const match = matchPhrase(lexicon, doc, token, CALENDAR);
  const kind = match?.phrase.fields[0];
  if (match === null || (kind !== "weekday" && kind !== "weekday-short") || !isWritten(doc, match)) return null;
  let end = token + 1;
  if (kind === "weekday-short") {
    if (doc.kind[end] !== TokenKind.period && match.phrase.fields[2] !== "bare") return null;
    if (doc.kind[end] === TokenKind.period && !isSpaced(doc, end)) end += 1;
  }
  const comma = doc.kind[end] === TokenKind.comma ? end + 1 : end;
  const date = readMonthDate(context, comma);
  if (date !== null) {
    const day = resolveDate(context, token, date.monthDate, date.year);
    return { ...oneDay(token, date.end, "date", day, date.year !== null) };
  }
  const weekday = Number(match.phrase.fields[1]);
  const anchor = anchorAt(context, token);
  if (anchor === null) return oneDay(token, end, "weekday", null, false);
  const before = periodKind(context, token - 1);
  // a coming weekday is told by “next” or “will”
  if (before === "next" || looksAhead(context, token)) {
    const ahead = (weekday - weekdayOf(anchor.day) + 7) % 7;
    return oneDay(token, end, "weekday", addDays(anchor.day, ahead === 0 ? 7 : ahead), false);
  }
  const day = lastWeekday(anchor.day, weekday);
  return oneDay(token, end, "weekday", before === "back" && day === anchor.day ? addDays(day, -7) : day, false);
}

// “yesterday”, “last night”, “earlier this week”, “last month”.
function readRelative(context: ClaimContext, token: number): DayMention | null {
  const match = matchPhrase(context.lexicon, context.doc, token, CALENDAR);
  const [kind = "", value = "", past = ""] = match?.phrase.fields ?? [];
  if (match === null || !SPANS.has(kind)) return null;
  const anchor = anchorAt(context, token);
  const count = Number(value);
  const { first, end } = match;
  if (anchor === null) return { first, end, form: "relative", from: null, to: null, day: null, stated: false };
  const { day } = anchor;
  if (kind === "day") return oneDay(first, end, "relative", addDays(day, count), false);
  if (kind === "night") {
    // what is published late in the evening says “last night” of the evening itself: it is read the next day
    return oneDay(first, end, "relative", anchor.hour !== null && anchor.hour >= 18 ? day : addDays(day, count), false);
  }
  const [from, to] = spanOf(kind, count, day);
  return {
    first,
    end,
    form: "relative",
    from,
    to: past === "past" ? null : earlierOf(to, day),
    day: null,
    stated: false,
  };
}

// What is not over yet covers no more than the days that have been.
function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function spanOf(kind: string, count: number, day: Day): readonly [Day, Day] {
  if (kind === "week") {
    const monday = addDays(lastWeekday(day, 1), count * 7);
    return [monday, addDays(monday, 6)];
  }
  if (kind === "weekend") {
    const saturday = addDays(lastWeekday(day, 6), count * 7);
    return [saturday, addDays(saturday, 1)];
  }
  if (kind === "month") {
    const month = addMonths(day, count);
    const [year, number] = [yearOf(month), monthOf(month)];
    return [dayOf(year, number, 1) ?? day, dayOf(year, number, daysInMonth(year, number)) ?? day];
  }
  const year = yearOf(day) + count;
  return [dayOf(year, 1, 1) ?? day, dayOf(year, 12, 31) ?? day];
}

// “in February 2021”, “last March”: the month without a day.
function readMonth(context: ClaimContext, token: number): DayMention | null {
  const { doc, lexicon } = context;
  const match = matchPhrase(lexicon, doc, token, CALENDAR);
  if (match?.phrase.fields[0] !== "month-name" || !isWritten(doc, match)) return null;
  const month = Number(match.phrase.fields[1]);
  let end = token + 1;
  if (doc.kind[end] === TokenKind.period && yearAt(doc, end + 1) !== null) end += 1;
  const year = yearAt(doc, end);
  if (year !== null) {
    const from = dayOf(year, month, 1);
    const to = dayOf(year, month, daysInMonth(year, month));
    return { first: token, end: end + 1, form: "month", from, to, day: null, stated: true };
  }
  // “May” and “March” are verbs too: only after a word that months stand behind
  const before =
    doc.kind[token - 1] === TokenKind.word &&
    (!isCapital(doc, token - 1) || doc.sentenceFirst[doc.sentence[token] ?? 0] === token - 1) &&
    doc.sentence[token - 1] === doc.sentence[token];
  const kind = periodKind(context, token - 1);
  const joint = matchPhrase(lexicon, doc, token - 1, "joints")?.phrase.fields[0];
  if (!before || (kind === null && joint !== "in" && joint !== "of" && joint !== "from" && joint !== "between"))
    return null;
  const anchor = anchorAt(context, token);
  const first = anchor === null ? null : nearestDate(anchor.day, month, 1);
  const last = first === null ? null : dayOf(yearOf(first), month, daysInMonth(yearOf(first), month));
  return { first: token, end: token + 1, form: "month", from: first, to: last, day: null, stated: false };
}

// “In 2011”, “the 2016 war”, “since 1974”: four digits that count nothing.
function readYear(context: ClaimContext, token: number): DayMention | null {
  const { doc, lexicon } = context;
  const year = yearAt(doc, token);
  if (year === null) return null;
  const sentence = doc.sentence[token];
  const joint = matchPhrase(lexicon, doc, token - 1, "joints")?.phrase.fields[0];
  // “the landslide of 1983”
  const isOfEvent = joint === "of" && isEvent(context, token - 2);
  const isPlain = joint === "in" || isOfEvent || periodKind(context, token - 1) !== null || isEvent(context, token + 1);
  if (!isPlain) {
    // “2000 people”, “killed 1500”: four digits that count
    const follows = doc.sentence[token + 1] === sentence && isCounted(context, token + 1);
    const precedes = doc.sentence[token - 1] === sentence && isCounting(context, token - 1);
    if (follows || precedes) return null;
  }
  if (isTimeOfDay(context, token)) return null;
  if (tokenText(doc, token - 1) === "$" || tokenText(doc, token - 1) === "#") return null;
  return {
    first: token,
    end: token + 1,
    form: "year",
    from: dayOf(year, 1, 1),
    to: dayOf(year, 12, 31),
    day: null,
    stated: true,
  };
}

function isEvent({ doc, lexicon }: ClaimContext, token: number): boolean {
  const kind = matchPhrase(lexicon, doc, token, "events")?.phrase.fields[0];
  return kind === "noun" || kind === "known";
}

function isCounted({ doc, lexicon }: ClaimContext, token: number): boolean {
  return (
    matchPhrase(lexicon, doc, token, "populations") !== null || matchPhrase(lexicon, doc, token, "measures") !== null
  );
}

function isCounting({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "hedges") !== null || matchPhrase(lexicon, doc, token, "measures") !== null;
}

// “1800 hrs”, “1530 GMT”: military time.
function isTimeOfDay(context: ClaimContext, token: number): boolean {
  return periodKind(context, token + 1) === "clock" || readUnit(context, token + 1) !== null;
}

// “will meet on Tuesday”, “to be rebuilt by 1 September”: a day that is still to come.
const LOOK_AHEAD = 8;

function looksAhead(context: ClaimContext, token: number): boolean {
  const { doc } = context;
  const sentence = doc.sentence[token];
  for (let at = token - 1; at >= token - LOOK_AHEAD && at >= 0 && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] === TokenKind.quote) return false;
    const kind = periodKind(context, at);
    if (kind === "future" || (kind === "next" && at >= token - 2)) return true;
  }
  return false;
}

function periodKind({ doc, lexicon }: ClaimContext, token: number): string | null {
  return token < 0 ? null : (matchPhrase(lexicon, doc, token, CALENDAR)?.phrase.fields[0] ?? null);
}

function oneDay(first: number, end: number, form: DayForm, day: Day | null, stated: boolean): DayMention {
  return { first, end, form, from: day, to: day, day, stated };
}

// Months and weekdays have a capital, in the languages that write them so.
function isWritten(doc: Doc, { phrase, first }: PhraseMatch): boolean {
  return isCapital(doc, first) || phrase.fields[2] === "small";
}

function isCapital(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isSpaced(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}
