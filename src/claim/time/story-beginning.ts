import { categoryBit, findPhrases } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { Day } from "./day.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { storyEvent } from "./find-events.ts";
import { readNthDay } from "./read-nth-day.ts";
import { readSpans } from "./read-span.ts";
import { readUnit } from "./read-stretch.ts";

/** The day that the report’s event began, and the words that tell it: tokens `[first, end)`. */
export interface StoryBeginning {
  readonly first: number;
  readonly end: number;
  readonly day: Day;
  /** Kind of event, as the words of events have it; none where only days of it are counted. */
  readonly eventClass?: string;
  /** True where the day is counted back to (“four days after the raid”, “in two days of fighting”). */
  readonly counted?: boolean;
}

/** Sentences that are looked through for it: an event that a report is about is told early. */
const SEARCHED = 60;
const STRETCH = "a stretch up to the report's day";
// A stretch of days that opens a report is the one that it tells of.
const HEAD = 4;
const kept = new WeakMap<Doc, StoryBeginning | "none">();

/**
 * When the event that the report is about began: the day it dates itself, else so many days of fighting counted back from
 * the report’s own day (“in two days of fighting”, “for a third day”), unless a truce has ended them. Null where neither is told.
 */
export function storyBeginning(context: ClaimContext): StoryBeginning | null {
  const { doc } = context;
  const known = kept.get(doc);
  if (known !== undefined) return known === "none" ? null : known;
  const found = storyEvent(context) ?? stretchOfEvent(context);
  kept.set(doc, found ?? "none");
  return found;
}

function stretchOfEvent(context: ClaimContext): StoryBeginning | null {
  const { doc, lexicon } = context;
  const bit = categoryBit(lexicon, "events");
  for (let sentence = 0; sentence < Math.min(doc.sentenceCount, SEARCHED); sentence++) {
    if (((doc.sentenceFlags[sentence] ?? 0) & bit) === 0) continue;
    const [first, end] = sentenceTokens(doc, sentence);
    const beginning = daysOfEvent(context, sentence, first);
    if (beginning === null) continue;
    // “six days of fighting in 2016”: another time’s
    if (daysWithin(findDays(context), first, end).some(({ form }) => form === "year")) continue;
    return tellsTruce(context, first, end) ? null : beginning;
  }
  return null;
}

// “in two days of fighting”, “fighting raged for a third day”, and at the head of a report “over the past two days”.
function daysOfEvent(context: ClaimContext, sentence: number, first: number): StoryBeginning | null {
  const spans = readSpans(context, sentence);
  const days = spans.find(({ rule }) => rule === "so many days of an event");
  if (days?.period.from) return { ...days, day: days.period.from, counted: true };
  const nth = readNthDay(context, sentence);
  if (nth !== null) return { ...nth, counted: true };
  const past = spans.find((span) => span.rule === STRETCH && span.first - first <= 2);
  // “in the last 24 hours” is what a daily count is of, not how long it has gone on
  const isOfDays = past !== undefined && !holdsHour(context, past.first, past.end);
  return isOfDays && past.period.from !== null && sentence < HEAD
    ? { ...past, day: past.period.from, counted: true }
    : null;
}

function holdsHour(context: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) if (readUnit(context, token) === "hour") return true;
  return false;
}

function tellsTruce({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  return findPhrases(lexicon, doc, "offices", first, end).some(({ phrase }) => phrase.fields[0] === "truce");
}
