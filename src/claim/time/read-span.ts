import { categoryBit, findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, tokensText } from "../../text/doc.ts";
import type { Period } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import { anchorAt } from "./anchor-day.ts";
import { addDays, dayOfInstant } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { eventDay, findEvents } from "./find-events.ts";
import { countBack, readCount, readUnit } from "./read-stretch.ts";
import { isEdge } from "./resolve-day.ts";

/** A stretch of time that a sentence tells, with its words: tokens `[first, end)`. */
export interface ToldSpan {
  readonly first: number;
  readonly end: number;
  readonly period: Period;
  /** Name of the rule that read it. */
  readonly rule: string;
}

const ROUGH_RULE = "a week, month or year";
// “since the general began his march on the north last month”
const REACH = 18;

/**
 * The stretches that a sentence tells outright: “since the invasion began on Feb. 24”, “in the past 24 hours”, “during the
 * first month of the war”, “so far this year”, “in three days of fighting”. A named event's own date, wherever the report
 * gives it, beats the arithmetic of “four weeks ago”.
 */
export function readSpans(context: ClaimContext, sentence: number): readonly ToldSpan[] {
  const { doc, lexicon } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const spans: ToldSpan[] = [];
  const bits = categoryBit(lexicon, "calendar") | categoryBit(lexicon, "numerals");
  for (let token = first; token < end; token++) {
    // a stretch begins with a word of time or a number
    if (doc.kind[token] !== TokenKind.number && ((doc.flags[token] ?? 0) & bits) === 0) continue;
    const kind = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    const span =
      kind === "since"
        ? readSince(context, token, end)
        : (readShareOfEvent(context, token, end) ?? readDaysOfEvent(context, token, end));
    if (span === null) continue;
    spans.push(span);
    token = span.end - 1;
  }
  for (const mention of daysWithin(findDays(context), first, end)) {
    const isSpan = mention.form === "stretch" || (mention.form === "relative" && mention.day === null);
    const isNamed = mention.form === "month" || (mention.form === "date" && mention.day === null);
    // “this week’s earthquake” is a day of the week that nobody tells
    if (doc.kind[mention.end] === TokenKind.clitic && mention.form === "relative") continue;
    if (!(isSpan || isNamed) || spans.some((span) => mention.first >= span.first && mention.end <= span.end)) continue;
    const { from, to } = mention;
    const text = tokensText(doc, withPreposition(context, mention.first, first), mention.end);
    spans.push({
      first: mention.first,
      end: mention.end,
      period: { from, to, text, basis: "stated" },
      rule: ruleOf(mention),
    });
  }
  return spans.sort((a, b) => a.first - b.first);
}

function ruleOf({ form }: DayMention): ToldSpan["rule"] {
  if (form === "stretch") return "a stretch up to the report's day";
  return form === "date" ? "between two days" : ROUGH_RULE;
}

function readSince(context: ClaimContext, since: number, sentenceEnd: number): ToldSpan | null {
  const { doc, lexicon } = context;
  // “the deadliest since 2012” sets a record, it covers nothing
  if (isAfterSuperlative(context, since)) return null;
  const limit = Math.min(sentenceEnd, since + REACH, clauseEnd(doc, since + 1, sentenceEnd));
  const mention = daysWithin(findDays(context), since + 1, limit)[0] ?? null;
  const words = findPhrases(lexicon, doc, "events", since + 1, limit);
  const named = words.find(({ phrase }) => phrase.fields[0] === "noun" || phrase.fields[0] === "known") ?? null;
  const again = mention === null && named === null ? sinceTold(context, since) : null;
  if (again !== null) return again;
  const end = Math.max(mention?.end ?? 0, named?.end ?? 0, words.at(-1)?.end ?? 0);
  if (end === 0) return null;
  const text = tokensText(doc, since, end);
  const to = anchorAt(context, since)?.day ?? null;
  if (mention?.form === "date" || mention?.form === "weekday") {
    return { first: since, end, period: { from: mention.from, to, text, basis: "stated" }, rule: "since a day" };
  }
  if (named !== null) {
    const own = findEvents(context).find(({ first }) => first >= named.first && first < named.end) ?? null;
    const [kind, value = "", known = ""] = named.phrase.fields;
    const dated = eventDay(context, kind === "known" ? known : value, named) ?? own;
    if (dated !== null && (mention === null || fitsMention(dated.day, mention))) {
      const rule = dated.known ? "since an event the world dates" : "since an event the report dates";
      return { first: since, end, period: { from: dated.day, to, text, basis: "event" }, rule };
    }
  }
  if (mention === null) return null;
  // “since last month”, “since four weeks ago” are manners of speaking: no day is made up; “since January” has a first one
  const isRough = mention.form === "ago" || mention.form === "relative";
  // “since the start of the month”, “since January”
  const isCurrent = mention.form === "relative" && mention.day === null && to !== null && mention.to === to;
  const isNamed = mention.form === "year" || mention.form === "month" || isCurrent;
  const from = isNamed ? mention.from : isRough && mention.day !== null ? mention.day : null;
  return { first: since, end, period: { from, to, text, basis: "stated" }, rule: "since a time" };
}

// “have been recorded since that date”, “since then”: since the day that the sentence before tells.
function sinceTold(context: ClaimContext, since: number): ToldSpan | null {
  const { doc, lexicon } = context;
  const then = matchPhrase(lexicon, doc, since + 1, "calendar");
  const sentence = doc.sentence[since] ?? 0;
  if (then?.phrase.fields[0] !== "then" || sentence === 0) return null;
  const [first, end] = sentenceTokens(doc, sentence - 1);
  const told = daysWithin(findDays(context), first, end).filter(({ day }) => day !== null);
  const edge = told.find((mention) => isEdge(context, mention.first)) ?? (told.length === 1 ? told[0] : undefined);
  if (edge === undefined || doc.paragraph[sentence] !== doc.paragraph[sentence - 1]) return null;
  const to = anchorAt(context, since)?.day ?? null;
  const text = tokensText(doc, since, then.end);
  return { first: since, end: then.end, period: { from: edge.day, to, text, basis: "stated" }, rule: "since a day" };
}

function isAfterSuperlative({ doc, lexicon }: ClaimContext, since: number): boolean {
  for (let token = since - 1; token >= Math.max(0, since - 8) && doc.sentence[token] === doc.sentence[since]; token--) {
    if (doc.kind[token] === TokenKind.comma) return false;
    if (matchPhrase(lexicon, doc, token, "events")?.phrase.fields[0] === "superlative") return true;
  }
  return false;
}

// An event's own date must lie where the sentence puts it: a few days off “four weeks ago”, inside “last month”.
const SLACK_DAYS = 10;

function fitsMention(day: string, mention: { readonly from: string | null; readonly to: string | null }): boolean {
  if (mention.from === null || mention.to === null) return true;
  return day >= addDays(mention.from, -SLACK_DAYS) && day <= addDays(mention.to, SLACK_DAYS);
}

// “during the first month of the war”, “in the first two weeks of fighting”: from the event's day, its end not told.
function readShareOfEvent(context: ClaimContext, token: number, sentenceEnd: number): ToldSpan | null {
  const { doc, lexicon } = context;
  if (matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] !== "first") return null;
  const count = readCount(context, token + 1);
  const unitAt = count?.end ?? token + 1;
  if (readUnit(context, unitAt) === null) return null;
  const word = findPhrases(lexicon, doc, "events", unitAt + 1, Math.min(sentenceEnd, unitAt + 8)).find(
    ({ phrase }) => phrase.fields[0] === "noun" || phrase.fields[0] === "known",
  );
  if (word === undefined) return readShareOfYear(context, token, count?.value ?? 1, unitAt);
  const [kind, value = "", known = ""] = word.phrase.fields;
  const dated = eventDay(context, kind === "known" ? known : value, word);
  const first = withPreposition(context, token, doc.sentenceFirst[doc.sentence[token] ?? 0] ?? 0);
  const text = tokensText(doc, first, word.end);
  return {
    first,
    end: word.end,
    period: { from: dated?.day ?? null, to: null, text, basis: "event" },
    rule: "the first stretch of an event",
  };
}

// “in the first three months of this year”, “in the first week of May”
function readShareOfYear(context: ClaimContext, token: number, count: number, unitAt: number): ToldSpan | null {
  const { doc, lexicon } = context;
  const unit = readUnit(context, unitAt);
  if (unit === null || matchPhrase(lexicon, doc, unitAt + 1, "joints")?.phrase.fields[0] !== "of") return null;
  const [whole] = daysWithin(findDays(context), unitAt + 2, unitAt + 6);
  const isOf = whole !== undefined && whole.first - unitAt <= 3 && whole.day === null && whole.form !== "ago";
  if (!isOf || whole.from === null) return null;
  const to = addDays(countBack(whole.from, -count, unit), -1);
  const first = withPreposition(context, token, doc.sentenceFirst[doc.sentence[token] ?? 0] ?? 0);
  const text = tokensText(doc, first, whole.end);
  return { first, end: whole.end, period: { from: whole.from, to, text, basis: "stated" }, rule: ROUGH_RULE };
}

// “in two days of fighting”: so many days up to the report's own.
function readDaysOfEvent(context: ClaimContext, token: number, sentenceEnd: number): ToldSpan | null {
  const { doc, lexicon } = context;
  const count = readCount(context, token);
  if (count === null || count.value === null || readUnit(context, count.end) !== 1) return null;
  if (matchPhrase(lexicon, doc, count.end + 1, "joints")?.phrase.fields[0] !== "of") return null;
  const word = findPhrases(lexicon, doc, "events", count.end + 2, Math.min(sentenceEnd, count.end + 6))[0];
  const anchor = anchorAt(context, token);
  if (word?.phrase.fields[0] !== "noun" || anchor === null || count.value < 1) return null;
  const isRetold = tellsOthersDays(context);
  const from = isRetold ? null : addDays(anchor.day, 1 - count.value);
  const text = tokensText(doc, token, word.end);
  return {
    first: token,
    end: word.end,
    period: { from, to: isRetold ? null : anchor.day, text, basis: "event" },
    rule: "so many days of an event",
  };
}

// What others told, or a page brought up to date on a later day, counts back from a day that nobody tells.
function tellsOthersDays({ report }: ClaimContext): boolean {
  const { credits, modifiedAt, publishedAt } = report;
  return credits.length > 0 || (modifiedAt !== null && dayOfInstant(modifiedAt) !== dayOfInstant(publishedAt));
}

function clauseEnd(doc: Doc, first: number, end: number): number {
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.comma && doc.kind[token + 1] !== TokenKind.number) return token;
  }
  return end;
}

// “in the past 24 hours”, “over the last week”: the words with what leads them.
function withPreposition({ doc }: ClaimContext, token: number, sentenceFirst: number): number {
  let first = token;
  while (first > sentenceFirst && first > token - 2 && doc.kind[first - 1] === TokenKind.word) first -= 1;
  return first;
}
