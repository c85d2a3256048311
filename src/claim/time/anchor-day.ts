import { categoryBit, matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, TokenShape } from "../../text/doc.ts";
import type { PeriodBasis } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import { addDays, type Day, dayOf, dayOfInstant, ordinalOf, weekdayOf, yearOf } from "./day.ts";
import { readDateline, readMonthDate } from "./read-dateline.ts";

/** The day that a report, or an entry of it, speaks on: “today”. */
export interface Anchor {
  readonly day: Day;
  readonly basis: Extract<PeriodBasis, "dateline" | "published">;
  /** Hour of the day it was published, 0–23; null where only the day is known. */
  readonly hour: number | null;
}

interface Section {
  readonly first: number;
  readonly day: Day;
}

// Entries of the longest live blogs; more than that is no blog.
const MOST_SECTIONS = 300;
const anchorByDoc = new WeakMap<Doc, Anchor | "none">();
const sectionsByDoc = new WeakMap<Doc, readonly Section[]>();

/**
 * The day that “Wednesday” and “yesterday” at a token look back from: the heading that dates a live blog's entry, else
 * the dateline's, else the day of publication. Null where none is known: then they stay unresolved.
 */
export function anchorAt(context: ClaimContext, token: number): Anchor | null {
  const anchor = reportDay(context);
  if (context.in === "title") return anchor;
  let section: Section | null = null;
  for (const candidate of sectionsOf(context)) {
    if (candidate.first > token) break;
    section = candidate;
  }
  if (section === null) return anchor;
  return { day: section.day, basis: "dateline", hour: section.day === anchor?.day ? anchor.hour : null };
}

/** The day of the report itself: its dateline's, else that of its publication. */
export function reportDay(context: ClaimContext): Anchor | null {
  const known = anchorByDoc.get(context.doc);
  if (known !== undefined) return known === "none" ? null : known;
  const anchor = readReportDay(context);
  anchorByDoc.set(context.doc, anchor ?? "none");
  return anchor;
}

function readReportDay(context: ClaimContext): Anchor | null {
  const publishedAt = writtenAt(context);
  const published = dayOfInstant(publishedAt);
  const hour = /T(\d{2})/.exec(publishedAt ?? "");
  const dateline = context.in === "title" ? null : readDateline(context);
  if (dateline?.day) return { day: dateline.day, basis: "dateline", hour: null };
  if (published === null) return null;
  const told = dateline === null || dateline.monthDate === null ? null : nearestDate(published, ...dateline.monthDate);
  if (told !== null && Math.abs(ordinalOf(told) - ordinalOf(published)) <= 31) {
    return { day: told, basis: "dateline", hour: null };
  }
  return { day: published, basis: "published", hour: hour === null ? null : Number(hour[1]) };
}

// A report that was rewritten on a later day says “on Sunday” of that day: its words tell which day they were written on.
const MOST_DAYS_ON = 6;

function writtenAt(context: ClaimContext): string | null {
  const { publishedAt, modifiedAt } = context.report;
  const published = dayOfInstant(publishedAt);
  const modified = dayOfInstant(modifiedAt);
  if (published === null || modified === null) return publishedAt ?? modifiedAt;
  const on = ordinalOf(modified) - ordinalOf(published);
  if (on < 1 || on > MOST_DAYS_ON) return publishedAt;
  return tellsWeekday(context, (weekday) => lastWeekday(modified, weekday) > published) ? modifiedAt : publishedAt;
}

// Whether the text names such a day of the week as one that is past.
function tellsWeekday({ doc, lexicon }: ClaimContext, isSuch: (weekday: number) => boolean): boolean {
  const bit = categoryBit(lexicon, "calendar");
  let ahead = -1;
  for (let token = 0; token < doc.tokenCount; token++) {
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    const [kind, value] = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields ?? [];
    if (kind === "future" || kind === "next") ahead = token;
    const isWritten = ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
    if (kind !== "weekday" || !isWritten || !isSuch(Number(value))) continue;
    const isAhead = ahead !== -1 && token - ahead <= 8 && doc.sentence[ahead] === doc.sentence[token];
    // “last Friday” is never today’s
    const isLast = matchPhrase(lexicon, doc, token - 1, "calendar")?.phrase.fields[0] === "back";
    if (!isAhead && !isLast) return true;
  }
  return false;
}

/** The last day of that month and date at or before a day, or the next one within so many days after it. */
export function nearestDate(anchor: Day, month: number, date: number, ahead = 1): Day | null {
  const limit = addDays(anchor, ahead);
  for (let year = yearOf(limit); year > yearOf(limit) - 9; year--) {
    const day = dayOf(year, month, date);
    if (day !== null && day <= limit) return day;
  }
  return null;
}

/** The last such weekday at or before a day: 1 Monday … 7 Sunday. */
export function lastWeekday(anchor: Day, weekday: number): Day {
  return addDays(anchor, -((weekdayOf(anchor) - weekday + 7) % 7));
}

// Lines that are nothing but a date, with or without a time of day, date what stands below them.
function sectionsOf(context: ClaimContext): readonly Section[] {
  const { doc } = context;
  const known = sectionsByDoc.get(doc);
  if (known !== undefined) return known;
  const sections: Section[] = [];
  const base = reportDay(context);
  const bit = categoryBit(context.lexicon, "calendar");
  for (let sentence = 0; sentence < doc.sentenceCount && sections.length < MOST_SECTIONS; sentence++) {
    if (((doc.sentenceFlags[sentence] ?? 0) & bit) === 0) continue;
    const [first, end] = sentenceTokens(doc, sentence);
    const isLine = ((doc.shape[first] ?? 0) & TokenShape.lineStart) !== 0 && isLineEnd(doc, end);
    if (!isLine || end - first > 12 || end === doc.tokenCount) continue;
    const day = dayOfHeading(context, first, end, base?.day ?? null);
    // the first line of a page may repeat its day; later ones date entries
    if (day !== null) sections.push({ first, day });
  }
  sectionsByDoc.set(doc, sections);
  return sections;
}

function dayOfHeading(context: ClaimContext, first: number, end: number, base: Day | null): Day | null {
  const { doc } = context;
  for (let at = first; at < end; at++) {
    const date = readMonthDate(context, at);
    if (date === null) continue;
    // words before or after the date beyond a weekday and a time make it a sentence
    if (at - first > 3 || countWords(doc, date.end, end) > 3) return null;
    if (date.year !== null) return dayOf(date.year, ...date.monthDate);
    return base === null ? null : nearestDate(base, ...date.monthDate);
  }
  return null;
}

function countWords(doc: Doc, first: number, end: number): number {
  let count = 0;
  for (let at = first; at < end; at++) if (doc.kind[at] === TokenKind.word) count += 1;
  return count;
}

function isLineEnd(doc: Doc, end: number): boolean {
  return end === doc.tokenCount || ((doc.shape[end] ?? 0) & TokenShape.lineStart) !== 0;
}
