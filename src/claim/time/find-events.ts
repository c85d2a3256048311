import { categoryBit, findPhrases, matchPhrase, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { anchorAt, reportDay } from "./anchor-day.ts";
import { addDays, type Day } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { opensWithDay } from "./opens-with-day.ts";
import { readDateline } from "./read-dateline.ts";
import { readCount, readUnit } from "./read-stretch.ts";
import { isEdge } from "./resolve-day.ts";
import { holdsSaidWord } from "./said-word.ts";

/** An event that the report dates, or that the world dates alike: “the invasion began on Feb. 24”. */
export interface DatedEvent {
  /** Tokens of the word that tells it. */
  readonly first: number;
  readonly end: number;
  readonly sentence: number;
  /** Kind of event: war, quake, ship …; “any” fits all. */
  readonly eventClass: string;
  readonly day: Day;
  /** True where the report gives no day and the event's name alone tells it. */
  readonly known: boolean;
  /** True where the day is counted back (“four days after the raid”): writers count as they like. */
  readonly counted?: boolean;
}

const CATEGORY = "events";
// A verb and its day stand close: “struck eastern Norland before dawn on Tuesday”.
const REACH = 18;
const DEED_REACH = 28;
// “on Monday that left 14 dead”, “on Monday has killed”
const DEED_NEAR = 4;
// “two days after the crowded ferry sank”
const AFTER_REACH = 6;
// No report dates more; so that what is looked up among them stays quick in any text.
const MOST_EVENTS = 200;
const kept = new WeakMap<Doc, readonly DatedEvent[]>();

/** The events of a report whose day can be told, in order of appearance. */
export function findEvents(context: ClaimContext): readonly DatedEvent[] {
  const { doc, lexicon } = context;
  const remembered = kept.get(doc);
  if (remembered !== undefined) return remembered;
  const events: DatedEvent[] = [];
  const bit = categoryBit(lexicon, CATEGORY);
  const dateline = context.in === "title" ? null : readDateline(context);
  for (let sentence = 0; sentence < doc.sentenceCount && events.length < MOST_EVENTS; sentence++) {
    if (((doc.sentenceFlags[sentence] ?? 0) & bit) === 0) continue;
    const [first, end] = sentenceTokens(doc, sentence);
    // the day of a dateline is that of the report
    const from = dateline !== null && dateline.first >= first && dateline.end <= end ? dateline.end : first;
    const days = daysWithin(findDays(context), from, end).filter(({ day }) => day !== null);
    const words = findPhrases(lexicon, doc, CATEGORY, first, end);
    for (const word of words) {
      const event = readEvent(context, word, words, days, sentence);
      if (event !== null) events.push(event);
    }
  }
  kept.set(doc, events);
  return events;
}

/** Sentences in which a report says what it is about. */
const LEAD = 3;
/** An event so long before, told further down, is another one: an earlier crash on the same road, the war of the day's raid. */
const LONG_AGO_DAYS = 14;

/**
 * The first event of the report that it dates itself, at or before the day it speaks on: by a day that it tells before one
 * that it counts back to. Null where it dates none.
 */
export function storyEvent(context: ClaimContext): DatedEvent | null {
  const today = reportDay(context)?.day ?? null;
  const limit = today === null ? null : addDays(today, -LONG_AGO_DAYS);
  const isNear = ({ day, first, sentence }: DatedEvent): boolean =>
    limit === null || day >= limit || (sentence < LEAD && !isEdge(context, first));
  const own = findEvents(context).filter((event) => !event.known && isNear(event));
  const lead = deedOfLead(context, own[0]?.sentence ?? LEAD);
  return lead ?? own.find((event) => event.counted !== true && event.day === own[0]?.day) ?? own[0] ?? null;
}

// “A bus skidded off a road and fell into a gorge before dawn on Wednesday, killing at least 31”: whatever it is called, the
// first thing that a report tells is what it is about.
function deedOfLead(context: ClaimContext, before: number): DatedEvent | null {
  const { doc } = context;
  const dateline = context.in === "title" ? null : readDateline(context);
  for (let sentence = 0; sentence < Math.min(before, LEAD, doc.sentenceCount); sentence++) {
    const [start, end] = sentenceTokens(doc, sentence);
    const first = dateline !== null && dateline.end <= end && dateline.first >= start ? dateline.end : start;
    for (const mention of daysWithin(findDays(context), first, end)) {
      if (mention.day === null || isEdge(context, mention.first) || holdsSaidWord(context, first, mention.first))
        continue;
      const comma = commaOfDeed(context, mention.end, end);
      if (comma === null || holdsSaidWord(context, mention.end, comma)) continue;
      return { first: mention.first, end: mention.end, sentence, eventClass: "any", day: mention.day, known: false };
    }
  }
  return null;
}

// “, killing at least 22 people”, “, leaving 14 people dead”: the comma before it.
function commaOfDeed(context: ClaimContext, from: number, end: number): number | null {
  const { doc, lexicon } = context;
  for (let at = from; at < Math.min(end - 1, from + DEED_REACH); at++) {
    if (doc.kind[at] !== TokenKind.comma) continue;
    const isDeed = matchPhrase(lexicon, doc, at + 1, "measures") !== null || leavingAt(context, at + 1) !== null;
    if (isDeed) return at;
    if (at > from) return null;
  }
  return null;
}

// “, leaving 14 people dead”
function leavingAt({ doc, lexicon }: ClaimContext, token: number): PhraseMatch | null {
  const match = matchPhrase(lexicon, doc, token, "events");
  return match?.phrase.fields[0] === "leaving" ? match : null;
}

/** The day of an event of a class, as the report dates it anywhere, else as the world does; null where none is told. */
export function eventDay(context: ClaimContext, eventClass: string, near: PhraseMatch | null): DatedEvent | null {
  const events = findEvents(context);
  const own = events.find((event) => !event.known && isSameClass(event.eventClass, eventClass));
  if (own !== undefined) return own;
  const named = near === null ? undefined : events.find(({ first, known }) => known && first === near.first);
  return named ?? events.find((event) => event.known && isSameClass(event.eventClass, eventClass)) ?? null;
}

function isSameClass(one: string, other: string): boolean {
  return one === other || one === "any" || other === "any";
}

function readEvent(
  context: ClaimContext,
  word: PhraseMatch,
  words: readonly PhraseMatch[],
  days: readonly DayMention[],
  sentence: number,
): DatedEvent | null {
  const { doc } = context;
  const [kind = "", value = "", known = ""] = word.phrase.fields;
  const { first, end } = word;
  const anchor = anchorAt(context, first)?.day ?? null;
  const event = (mention: DayMention, eventClass: string): DatedEvent | null =>
    mention.day === null || (anchor !== null && mention.day > anchor)
      ? null
      : { first, end, sentence, eventClass, day: mention.day, known: false };
  if (kind === "noun" || kind === "known") {
    const eventClass = kind === "known" ? known : value;
    const owner = days.find((day) => day.end < first && first - day.end <= 4 && doc.kind[day.end] === TokenKind.clitic);
    if (owner !== undefined) return event(owner, eventClass);
    // “the 11 May sinking”, “the May 11 ferry sinking”
    const named = days.find((day) => day.form === "date" && day.end <= first && first - day.end <= 1);
    if (named !== undefined && isArticle(context, named.first - 1)) return event(named, eventClass);
    const after = dayOfAfter(context, first, days, anchor);
    if (after !== null) return { first, end, sentence, eventClass, day: after, known: false, counted: true };
    const verb = words.find(
      (other) => other.phrase.fields[0] === "begins" && other.first >= end && other.first - end <= REACH,
    );
    const told = verb === undefined ? dayAfter(context, days, end, 3) : dayAfter(context, days, verb.end, REACH);
    // “Putin launched his attack on Ukraine on Feb. 24”: the verb stands before the noun
    const led = words.some(
      (other) => other.phrase.fields[0] === "begins" && other.end <= first && first - other.end <= 4,
    );
    const mention = told ?? (led ? dayAfter(context, days, end, 8) : null);
    if (mention !== null) return event(mention, eventClass);
    const deed = dayOfDeed(context, days, words, word) ?? dayBeforeDeed(context, days, words, word);
    if (deed !== null) return event(deed, eventClass);
    if (kind !== "known" || (anchor !== null && value > anchor)) return null;
    return { first, end, sentence, eventClass, day: value, known: true };
  }
  if (kind !== "happens") return null;
  const mention = dayAfter(context, days, end, REACH) ?? dayBefore(context, days, first, sentence);
  if (mention !== null) return event(mention, value);
  const day = dayOfAfter(context, first, days, anchor);
  return day === null ? null : { first, end, sentence, eventClass: value, day, known: false, counted: true };
}

// “An air strike on a market in the north killed 54 and wounded 130 on Tuesday, …”: what it did, and the day behind that.
function dayOfDeed(
  context: ClaimContext,
  days: readonly DayMention[],
  words: readonly PhraseMatch[],
  { first, end }: PhraseMatch,
): DayMention | null {
  const { doc, lexicon } = context;
  const mention = days.find((day) => day.first >= end);
  if (mention === undefined || mention.first - end > DEED_REACH || isEdge(context, mention.first)) return null;
  if (words.some((other) => other.first > first && other.first < mention.first && isEventWord(other))) return null;
  const deed = findPhrases(lexicon, doc, "measures", end, mention.first);
  if (deed.length === 0 || doc.kind[mention.end] === TokenKind.clitic) return null;
  return holdsSaidWord(context, end, mention.first) ? null : mention;
}

// “A blast at the paint works in Velmar on Monday killed at least 14 people”: where it was, the day, and what it did.
function dayBeforeDeed(
  context: ClaimContext,
  days: readonly DayMention[],
  words: readonly PhraseMatch[],
  { first, end, phrase }: PhraseMatch,
): DayMention | null {
  const { doc, lexicon } = context;
  // “fighting raged for a third day on Wednesday, with 60 killed”: what lasts did not begin on the day
  if (phrase.fields[2] !== "point" && phrase.fields[1] !== "quake") return null;
  const mention = days.find((day) => day.first >= end);
  if (mention === undefined || mention.first - end > REACH || isEdge(context, mention.first)) return null;
  if (words.some((other) => other.first > first && other.first < mention.first && isEventWord(other))) return null;
  if (findPhrases(lexicon, doc, "measures", end, mention.first).length > 0) return null;
  const deed = findPhrases(lexicon, doc, "measures", mention.end, mention.end + DEED_NEAR + 1);
  if (deed.length === 0 || deed[0]?.first === undefined || deed[0].first - mention.end > DEED_NEAR) return null;
  return holdsSaidWord(context, end, deed[0].first) ? null : mention;
}

// “three days after a quake”, “two days after the ferry sank”: counted back from the day that the sentence tells before it,
// else from its own. Only days are told to the day.
function dayOfAfter(context: ClaimContext, word: number, days: readonly DayMention[], anchor: Day | null): Day | null {
  const { doc, lexicon } = context;
  const sentence = doc.sentence[word];
  for (let at = word - 1; at >= word - AFTER_REACH && at >= 2 && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] !== TokenKind.word) return null;
    if (matchPhrase(lexicon, doc, at, "calendar")?.phrase.fields[0] !== "after") continue;
    const count = readUnit(context, at - 1) === 1 ? (readCount(context, at - 2)?.value ?? null) : null;
    const told = days.findLast(({ end }) => end <= at - 2);
    const base = told?.day ?? anchor;
    return count === null || base === null || count < 1 ? null : addDays(base, -count);
  }
  return null;
}

// “rode into the town late on Monday and opened fire”
function isAnd({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "joints")?.phrase.fields[0] === "and";
}

// Not “in” or “over”, which may lead to a span.
function isEventWord({ phrase }: PhraseMatch): boolean {
  const [kind] = phrase.fields;
  return kind === "noun" || kind === "known" || kind === "happens";
}

function isArticle({ doc, lexicon }: ClaimContext, token: number): boolean {
  const joint = matchPhrase(lexicon, doc, token, "joints")?.phrase.fields[0];
  return joint === "the" || joint === "article";
}

// The day behind a verb, with nothing said between: “sank, the coast guard said Sunday” has a day of the saying.
function dayAfter(context: ClaimContext, days: readonly DayMention[], from: number, reach: number): DayMention | null {
  const mention = days.find(({ first }) => first >= from);
  if (mention === undefined || mention.first - from > reach) return null;
  return holdsSaidWord(context, from, mention.first) ? null : mention;
}

// “On Saturday a ferry sank”: the day opens the sentence.
function dayBefore(
  context: ClaimContext,
  days: readonly DayMention[],
  verb: number,
  sentence: number,
): DayMention | null {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, sentence);
  const isWhen = ({ end }: DayMention): boolean =>
    matchPhrase(lexicon, doc, end, "calendar")?.phrase.fields[0] === "when";
  // “drowned on Tuesday when a dinghy capsized”
  const when = days.find((day) => day.end < verb && verb - day.end <= REACH && isWhen(day));
  const beside = days.findLast((day) => day.end <= verb && verb - day.end <= 2 && isAnd(context, day.end));
  if (beside !== undefined && !holdsSaidWord(context, first, beside.first)) return beside;
  const mention = when ?? days[0];
  if (mention === undefined || verb - mention.end > REACH || mention.end > verb) return null;
  if (when === undefined && mention.first - first > 2 && !opensWithDay(context, mention, first)) return null;
  return holdsSaidWord(context, mention.end, verb) ? null : mention;
}
