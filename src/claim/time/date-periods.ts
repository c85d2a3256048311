import { findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { Period, Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { anchorAt, reportDay } from "./anchor-day.ts";
import type { Day } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { eventDay, findEvents } from "./find-events.ts";
import { readSpans, type ToldSpan } from "./read-span.ts";
import { isEdge, saidMentionNear } from "./resolve-day.ts";
import { storyBeginning } from "./story-beginning.ts";

// What is counted as it stands at a moment, not as it adds up from an event on.
const STOCKS: ReadonlySet<string> = new Set([
  "missing",
  "trapped",
  "hospitalised",
  "captured",
  "detained",
  "displaced",
  "refugees",
  "homeless",
  "deployed",
  "affected",
  "disappeared",
  "other",
]);
// How far behind its figure a day still belongs to it: “set the count at 640 on Sunday”.
const REACH = 8;
// How many figures back a paragraph is looked through for the day its source spoke.
const NEAR_DRAFTS = 20;

/**
 * Says what span each figure covers and what moment it speaks of. The span is what the sentence states, else runs from the
 * report's dated event on. The moment is a day told beside the figure, else the day of the utterance, else the
 * report's own, unless the words put it in a past that they do not date: then it stays null.
 * Runs after sources and comparisons are known.
 */
export const datePeriods: Refiner = (context, drafts) => {
  const spans = new Map<number, readonly ToldSpan[]>();
  const spansOf = (sentence: number): readonly ToldSpan[] => {
    const known = spans.get(sentence);
    if (known !== undefined) return known;
    const read = readSpans(context, sentence);
    spans.set(sentence, read);
    return read;
  };
  return drafts.map((draft, index) =>
    dateDraft(context, draft, drafts.slice(Math.max(0, index - NEAR_DRAFTS), index), spansOf(draft.sentence)),
  );
};

function dateDraft(
  context: ClaimContext,
  draft: ClaimDraft,
  drafts: readonly ClaimDraft[],
  spans: readonly ToldSpan[],
): ClaimDraft {
  const moment = momentOf(context, draft, drafts, spans);
  const span = periodOf(context, draft, spans, moment.day);
  const why = [...draft.why];
  if (span.reason !== null) why.push(span.reason);
  if (moment.reason !== null) why.push(moment.reason);
  return { ...draft, period: span.period, asOf: moment.day, why };
}

interface Moment {
  readonly day: Day | null;
  readonly reason: Reason | null;
}

function momentOf(
  context: ClaimContext,
  draft: ClaimDraft,
  drafts: readonly ClaimDraft[],
  spans: readonly ToldSpan[],
): Moment {
  if (draft.comparison) return comparedMoment(context, draft);
  const beside = dayBeside(context, draft);
  if (beside !== null) return moment(context, "as of the day told beside the figure", beside, beside.day);
  const begun = beginningOf(context, draft);
  if (begun !== null) return begun;
  // the words' own day first; a source without one was given the report's
  const { saying } = draft;
  if (saying?.day === null) {
    // “That number, given at a March 5 session” dates what was said “earlier this month”
    const given = carriedDay(context, draft);
    if (given !== null) return moment(context, "as of the day told of the figure beside it", given, given.day);
  }
  if (saying !== null) {
    return { day: saying.day, reason: spanReason(context, "as of the day it was said", saying.first, saying.end) };
  }
  const own = utteranceDay(context, draft);
  if (own !== null) return moment(context, "as of the day it was said", own, own.day);
  const said = draft.sources.find(({ saidOn }) => saidOn !== null && isToldHere(context, draft, saidOn));
  const anchor = anchorAt(context, draft.figureFirst);
  if (said?.saidOn && said.saidOn !== anchor?.day) {
    return { day: said.saidOn, reason: { rule: "as of the day it was said", start: said.start, end: said.end } };
  }
  const opening = openingDay(context, draft);
  if (opening !== null) return moment(context, "as of the day that opens the sentence", opening, opening.day);
  const carried = carriedDay(context, draft) ?? earlierDay(context, draft, drafts);
  if (carried !== null) return moment(context, "as of the day told of the figure beside it", carried, carried.day);
  if (draft.modality !== "reported" && draft.modality !== "feared") return { day: null, reason: null };
  if (isPastUndated(context, draft, spans)) return { day: null, reason: null };
  if (anchor === null) return { day: null, reason: null };
  return { day: anchor.day, reason: reasonOf(context, draft, `as of the day ${anchor.basis}`) };
}

// “As of Friday”, “By Thursday evening”: what opens the sentence dates its figures.
function openingDay(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const kind = matchPhrase(lexicon, doc, first, "calendar")?.phrase.fields[0];
  if (kind !== "as-of" && kind !== "until") return null;
  const mention = daysWithin(findDays(context), first, Math.min(first + 8, draft.figureFirst))[0];
  return mention?.day ? mention : null;
}

// “began its invasion with 190,000 troops”: the event's own day.
function beginningOf(context: ClaimContext, draft: ClaimDraft): Moment | null {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const words = findPhrases(lexicon, doc, "events", Math.max(first, draft.figureFirst - 8), draft.figureFirst);
  const noun = words.at(-1);
  const verb = words.at(-2);
  if (verb?.phrase.fields[0] !== "begins" || draft.figureFirst - (noun?.end ?? 0) > 2) return null;
  if (noun?.phrase.fields[0] !== "noun" && noun?.phrase.fields[0] !== "known") return null;
  const [kind, value = "", known = ""] = noun.phrase.fields;
  const event = eventDay(context, kind === "known" ? known : value, noun);
  if (event === null) return { day: null, reason: null };
  return { day: event.day, reason: spanReason(context, "as of the event's beginning", verb.first, noun.end) };
}

// The day of the saying that a figure belongs to: of several in a sentence (“said Friday that 31 fell; it said Monday that
// two …”) the last before it, else the one behind it.
function utteranceDay(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const said = saidMentions(context, ...sentenceTokens(context.doc, draft.sentence));
  const before = said.filter(({ cue }) => cue < draft.figureFirst).at(-1);
  // behind it only the word that gives the figure to its source: not “four times the number it gave on Tuesday”
  const cues = new Set(draft.sources.map(({ cue }) => cue));
  const behind = said.find(({ cue }) => cue >= draft.figureEnd);
  const isOwn = behind !== undefined && (cues.size === 0 || cues.has(tokenText(context.doc, behind.cue)));
  const found = before ?? (isOwn ? behind : undefined);
  return found?.mention.day ? found.mention : null;
}

function isPerfect({ doc, lexicon }: ClaimContext, draft: ClaimDraft): boolean {
  const [first] = sentenceTokens(doc, draft.sentence);
  for (let token = first; token < draft.figureFirst; token++) {
    if (matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "had") return true;
  }
  return false;
}

// “It counted nine civilians”: what the same source goes on to say in the paragraph was said on the same day.
function earlierDay(context: ClaimContext, draft: ClaimDraft, drafts: readonly ClaimDraft[]): DayMention | null {
  const { doc } = context;
  const [source] = draft.sources;
  if (source === undefined || daysWithin(findDays(context), ...sentenceTokens(doc, draft.sentence)).length > 0)
    return null;
  const paragraph = doc.paragraph[draft.sentence];
  let found: DayMention | null = null;
  for (const other of drafts) {
    if (other.sentence >= draft.sentence) break;
    const isSame =
      doc.paragraph[other.sentence] === paragraph && other.sources.some(({ name }) => name === source.name);
    // “had set the count at 640 on Sunday” is what was said before, not what is said on
    if (isSame) found = isPerfect(context, other) ? null : utteranceDay(context, other);
  }
  return found;
}

// “worldwide last year”: the year that a compared figure is of, where the words tell it.
function comparedMoment(context: ClaimContext, draft: ClaimDraft): Moment {
  const { doc } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const [, end] = sentenceTokens(
    doc,
    doc.sentence[Math.max(draft.figureFirst, draft.measureEnd - 1)] ?? draft.sentence,
  );
  const year = daysWithin(findDays(context), first, end).find(({ form, day }) => form === "relative" && day === null);
  const isPast = year?.to != null && year.to < (reportDay(context)?.day ?? "");
  return isPast ? moment(context, "as of the end of the time compared", year, year.to) : { day: null, reason: null };
}

/** The day told beside a figure: “set the count at 640 on Sunday”, “from 410 yesterday”, “from 18 three days before”. */
export function dayBeside(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const { doc } = context;
  const [sentenceFirst, sentenceEnd] = sentenceTokens(doc, draft.sentence);
  // “killed 22 on Saturday” tells when it happened
  if (!isTold(context, sentenceFirst, sentenceEnd)) return null;
  const from = Math.max(draft.figureEnd, draft.measureEnd > draft.figureEnd + REACH ? 0 : draft.measureEnd);
  for (const mention of daysWithin(findDays(context), from, sentenceEnd)) {
    if (mention.first - from > REACH) return null;
    if (mention.day === null || mention.form === "year" || mention.form === "month") continue;
    if (!isPlain(context, from, mention.first)) return null;
    return isEventDay(context, mention) || isSinceDay(context, mention) ? null : mention;
  }
  return null;
}

// Nothing between but small words: no other figure, no clause, no one speaking.
function isPlain({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    const kind = doc.kind[token];
    if (kind === TokenKind.comma || kind === TokenKind.number || kind === TokenKind.dash) return false;
    if (matchPhrase(lexicon, doc, token, "cues") !== null) return false;
  }
  return true;
}

function isEventDay(context: ClaimContext, mention: DayMention): boolean {
  const sentence = context.doc.sentence[mention.first];
  return findEvents(context).some((event) => event.sentence === sentence && !event.known && event.day === mention.day);
}

// “since Monday”, “from Tuesday on”: where a count begins.
function isSinceDay(context: ClaimContext, mention: DayMention): boolean {
  const { doc, lexicon } = context;
  if (isEdge(context, mention.first)) return true;
  return matchPhrase(lexicon, doc, mention.first - 1, "calendar")?.phrase.fields[0] === "from";
}

// A day of saying that the sentence itself tells; what was carried to the source from elsewhere is weighed below.
function isToldHere(context: ClaimContext, draft: ClaimDraft, day: Day): boolean {
  const mentions = daysWithin(findDays(context), ...sentenceTokens(context.doc, draft.sentence));
  return mentions.some((mention) => mention.day === day && !isSinceDay(context, mention));
}

/** “That number, given at a March 5 session”: the next sentence dates the one before. */
export function carriedDay(context: ClaimContext, { sentence }: Pick<ClaimDraft, "sentence">): DayMention | null {
  return dayOfFigure(context, sentence + 1);
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

// “Earlier this week”, “previously”, “had said”: a past that the words do not date.
function isPastUndated(context: ClaimContext, draft: ClaimDraft, spans: readonly ToldSpan[]): boolean {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const rough = spans.find((span) => span.first - first <= 3 && span.end <= draft.figureFirst);
  if (rough?.rule === "a week, month or year" && draft.sources.length > 0 && !isCurrent(context, rough)) return true;
  const floor = Math.max(first, draft.figureFirst - 14);
  for (let token = draft.figureFirst - 1; token >= floor; token--) {
    const kind = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    // “which had said 900”; not “told us that his staff had counted 210”, where the tense only follows “told”
    if (kind === "had" && matchPhrase(lexicon, doc, token + 1, "cues") !== null)
      return !isReported(context, first, token);
    if (kind === "before" && token === first) return true;
  }
  return isFormer(context, draft);
}

/** “Up from 14”, “jumps to 38 from 24”, “from 18 three days before”: an earlier figure, told beside the one that replaces it. */
export function isFormer(context: ClaimContext, draft: ClaimDraft): boolean {
  const { doc, lexicon } = context;
  const lead = matchPhrase(lexicon, doc, draft.figureFirst - 1, "calendar")?.phrase.fields[0];
  return lead === "from" && hasChange(context, sentenceTokens(doc, draft.sentence)[0], draft.figureFirst);
}

// “so far this year” runs up to the report's day; “earlier this week” and “last month” do not.
function isCurrent(context: ClaimContext, { first, period }: ToldSpan): boolean {
  return period.to !== null && period.to === anchorAt(context, first)?.day;
}

function hasChange({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    if (matchPhrase(lexicon, doc, token, "changes") !== null) return true;
    if (matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "change") return true;
  }
  return false;
}

function isReported({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) if (matchPhrase(lexicon, doc, token, "cues") !== null) return true;
  return false;
}

interface FoundPeriod {
  readonly period: Period | null;
  readonly reason: Reason | null;
}

function periodOf(context: ClaimContext, draft: ClaimDraft, spans: readonly ToldSpan[], asOf: Day | null): FoundPeriod {
  const fitting = spans.filter((span) => fitsDraft(context, span, draft));
  // “this week in two days of fighting”: the narrower tells more
  const told = fitting.find(({ rule }) => rule === "so many days of an event") ?? fitting[0];
  if (told !== undefined && (!draft.comparison || told.period.from !== null)) {
    const { period, rule } = told;
    // a count that runs on ends when it is spoken of, not when it is printed
    const to = period.to !== null && asOf !== null && asOf < period.to ? asOf : period.to;
    return { period: { ...period, to }, reason: spanReason(context, `period: ${rule}`, told.first, told.end) };
  }
  if (draft.comparison || draft.figure.unit === "percent" || draft.figure.kind === "ratio") return none;
  if (STOCKS.has(draft.measure)) return none;
  const own = ownDay(context, draft);
  if (own !== null && own.day !== null) {
    const period = { from: own.day, to: own.day, text: null, basis: "stated" } as const;
    return { period, reason: spanReason(context, "period: the day the clause tells", own.first, own.end) };
  }
  const event = storyBeginning(context);
  if (event === null || draft.modality !== "reported" || asOf === null || event.day > asOf) return none;
  const period = { from: event.day, to: asOf, text: null, basis: "event" } as const;
  return { period, reason: spanReason(context, "period: from the report's dated event", event.first, event.end) };
}

const none: FoundPeriod = { period: null, reason: null };

// A span belongs to the figures of its clause; at the head of a sentence to all of them.
function fitsDraft(context: ClaimContext, span: ToldSpan, draft: ClaimDraft): boolean {
  const [first] = sentenceTokens(context.doc, draft.sentence);
  if (span.rule === "a week, month or year" && span.end <= draft.figureFirst && !isCurrent(context, span)) return false;
  if (span.first - first <= 2) return true;
  return span.first >= draft.clauseFirst - 2 && span.first <= draft.clauseEnd + 3;
}

// “killed 12 on Tuesday”: the clause's own day, where it is neither the saying's nor the story's event.
function ownDay(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, draft.sentence);
  const mentions = daysWithin(findDays(context), first, end).filter(
    ({ day, form }) => day !== null && (form === "date" || form === "weekday" || form === "relative"),
  );
  if (mentions.length === 0) return null;
  // a toll is put, raised, lowered on a day: that is when it was told, not what it covers
  if (isTold(context, first, end)) return null;
  const said = new Set(saidMentions(context, first, end).map(({ mention }) => mention.first));
  const near = mentions.find((mention) => {
    if (said.has(mention.first) || isEventDay(context, mention) || isSinceDay(context, mention)) return false;
    if (mention.first - first <= 1) return mention.end <= draft.clauseFirst + 2;
    const from = Math.max(draft.measureEnd, draft.figureEnd);
    return mention.first >= from && mention.first - from <= REACH && isPlain(context, from, mention.first);
  });
  return near ?? null;
}

function isTold({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    if (matchPhrase(lexicon, doc, token, "tolls") !== null) return true;
    const kind = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    if (kind === "change" || (kind === "as-of" && token === first)) return true;
  }
  return false;
}

interface Said {
  /** First token of the word of saying. */
  readonly cue: number;
  readonly mention: DayMention;
}

// The days of the sentence that are days of an utterance.
function saidMentions(context: ClaimContext, first: number, end: number): readonly Said[] {
  const { doc, lexicon } = context;
  const days: Said[] = [];
  if (daysWithin(findDays(context), first, end).length === 0) return days;
  for (let token = first; token < end; token++) {
    const cue = matchPhrase(lexicon, doc, token, "cues", end);
    if (cue === null) continue;
    const mention = saidMentionNear(context, token, cue.end);
    if (mention !== null && !isEventDay(context, mention)) days.push({ cue: token, mention });
  }
  return days;
}

function moment(context: ClaimContext, rule: string, mention: DayMention, day: Day | null): Moment {
  return { day, reason: spanReason(context, rule, mention.first, mention.end) };
}

function spanReason({ doc }: ClaimContext, rule: string, first: number, end: number): Reason {
  return { rule, start: doc.start[first] ?? 0, end: doc.end[end - 1] ?? 0 };
}

function reasonOf(context: ClaimContext, draft: ClaimDraft, rule: string): Reason {
  return spanReason(context, rule, draft.figureFirst, draft.figureEnd);
}
