import { matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { anchorAt } from "./anchor-day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { findEvents } from "./find-events.ts";
import type { ToldSpan } from "./read-span.ts";
import { isEdge, saidMentionNear } from "./resolve-day.ts";
import { holdsSaidWord, saidWordAt } from "./said-word.ts";

/** Rule of a span that a week, a month or a year tells. */
export const ROUGH: ToldSpan["rule"] = "a week, month or year";
/** Rule of a span such as “the past 24 hours”. */
export const STRETCH: ToldSpan["rule"] = "a stretch up to the report's day";
/** Rule of a span such as “from May 3 to May 9”. */
export const BETWEEN: ToldSpan["rule"] = "between two days";
/** How far behind its figure a day still belongs to it: “set the count at 640 on Sunday”. */
export const REACH = 8;

/** Nothing between but small words: no other figure, no clause, no one speaking. */
export function isPlain(context: ClaimContext, first: number, end: number): boolean {
  const { doc } = context;
  for (let token = first; token < end; token++) {
    const kind = doc.kind[token];
    if (kind === TokenKind.comma || kind === TokenKind.number || kind === TokenKind.dash) return false;
    if (tokenText(doc, token) === ";") return false;
  }
  return !holdsSaidWord(context, first, end);
}

/** Whether the day is the one that the sentence dates an event by. */
export function isEventDay(context: ClaimContext, mention: DayMention): boolean {
  const sentence = context.doc.sentence[mention.first];
  return findEvents(context).some((event) => event.sentence === sentence && !event.known && event.day === mention.day);
}

/** “since Monday”, “from Tuesday on”: where a count begins. */
export function isSinceDay(context: ClaimContext, mention: DayMention): boolean {
  const { doc, lexicon } = context;
  if (isEdge(context, mention.first)) return true;
  return matchPhrase(lexicon, doc, mention.first - 1, "calendar")?.phrase.fields[0] === "from";
}

/** The one day of a sentence that tells of a figure already given (“That figure, …”); null for others. */
export function dayOfFigure(context: ClaimContext, sentence: number): DayMention | null {
  const { doc, lexicon } = context;
  if (sentence < 0 || sentence >= doc.sentenceCount) return null;
  const [first, end] = sentenceTokens(doc, sentence);
  if (matchPhrase(lexicon, doc, first, "calendar")?.phrase.fields[0] !== "figure") return null;
  const mentions = daysWithin(findDays(context), first, end).filter(({ day }) => day !== null);
  return mentions.length === 1 ? (mentions[0] ?? null) : null;
}

/** “so far this year” runs up to the report's day; “earlier this week” and “last month” do not. */
export function isCurrent(context: ClaimContext, { first, period }: ToldSpan): boolean {
  return period.to !== null && period.to === anchorAt(context, first)?.day;
}

/** “Earlier this month, the ministry said that 90 had died”: the time of the saying, not of what it tells. */
export function isOfSaying(context: ClaimContext, span: ToldSpan, { saying, figureFirst }: ClaimDraft): boolean {
  if (saying !== null && saying.first < span.end && saying.end > span.first) return true;
  if (span.rule !== ROUGH || span.end > figureFirst) return false;
  return holdsSaidWord(context, span.end, figureFirst);
}

/** Whether words tell of a toll that is put, raised or lowered: their day is that of the telling. */
export function isTold({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    if (matchPhrase(lexicon, doc, token, "tolls") !== null) return true;
    const kind = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    if (kind === "change" || (kind === "as-of" && token === first)) return true;
  }
  return false;
}

/** A word of saying and the day it was said. */
export interface Said {
  /** First token of the word of saying. */
  readonly cue: number;
  readonly mention: DayMention;
}

/** The days of the sentence that are days of an utterance. */
export function saidMentions(context: ClaimContext, first: number, end: number): readonly Said[] {
  const days: Said[] = [];
  const { doc, lexicon } = context;
  if (daysWithin(findDays(context), first, end).length === 0) return days;
  for (let token = first; token < end; token++) {
    const cue = saidWordAt(context, token, end);
    // “rode into town late on Monday and opened fire”
    if (cue === null || matchPhrase(lexicon, doc, token, "events")?.phrase.fields[0] === "happens") continue;
    const mention = saidMentionNear(context, token, cue.end);
    if (mention !== null && !isEventDay(context, mention)) days.push({ cue: token, mention });
  }
  return days;
}

/** The reason that a rule gives, with the span of tokens `[first, end)`. */
export function spanReason({ doc }: ClaimContext, rule: string, first: number, end: number): Reason {
  return { rule, start: doc.start[first] ?? 0, end: doc.end[end - 1] ?? 0 };
}
