import { findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { anchorAt, reportDay } from "./anchor-day.ts";
import type { Day } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { eventDay } from "./find-events.ts";
import type { ToldSpan } from "./read-span.ts";
import { isAsOf } from "./resolve-day.ts";
import { holdsSaidWord } from "./said-word.ts";
import {
  dayOfFigure,
  isCurrent,
  isEventDay,
  isOfSaying,
  isPlain,
  isSinceDay,
  isTold,
  REACH,
  ROUGH,
  type Said,
  saidMentions,
  spanReason,
} from "./told-day.ts";

/** Rules of figures that stand as of the report's own day, for want of another. */
export const OF_PRINT: ReadonlySet<string> = new Set(["as of the day published", "as of the day dateline"]);
/** Rule of a figure whose utterance its own words date. */
export const SAID_THEN = "as of the day it was said";
/** Rule of a toll that is put, raised or lowered on a day. */
export const TOLD_BESIDE = "as of the day told beside the figure";

/** The moment that a figure speaks of; null where it is not told. */
export interface Moment {
  readonly day: Day | null;
  readonly reason: Reason | null;
}

/**
 * The moment that a figure speaks of: a day told beside it, else the day it is put to (“as of Friday”), else that of the
 * utterance, else the report's own; null where the words put it in a past that they do not date. `drafts`: those before it.
 */
export function momentOf(
  context: ClaimContext,
  draft: ClaimDraft,
  drafts: readonly ClaimDraft[],
  spans: readonly ToldSpan[],
): Moment {
  if (draft.comparison) return comparedMoment(context, draft);
  const beside = dayBeside(context, draft);
  if (beside !== null) return moment(context, TOLD_BESIDE, beside, beside.day);
  const former = formerDay(context, draft);
  if (former !== null) return moment(context, TOLD_BESIDE, former, former.day);
  const begun = beginningOf(context, draft);
  if (begun !== null) return begun;
  // “37 deaths by Thursday, 30 of them civilian”: the part stands as its whole does
  const whole = drafts.find(({ key, sentence }) => key === draft.partOf && sentence === draft.sentence);
  const standing = standingDay(context, draft) ?? (whole === undefined ? null : standingDay(context, whole));
  if (standing !== null) return moment(context, "as of the day that the words put it to", standing, standing.day);
  const head = dayOfHead(context, draft);
  if (head !== null) return moment(context, "as of the day that the words put it to", head, head.day);
  // the words' own day first; a source without one was given the report's
  const { saying } = draft;
  if (saying?.day === null) {
    // “That number, given at a March 5 session” dates what was said “earlier this month”
    const given = carriedDay(context, draft);
    if (given !== null) return moment(context, "as of the day told of the figure beside it", given, given.day);
  }
  if (saying !== null) {
    return { day: saying.day, reason: spanReason(context, SAID_THEN, saying.first, saying.end) };
  }
  const own = utteranceDay(context, draft);
  if (own !== null) return moment(context, SAID_THEN, own, own.day);
  const said = draft.sources.find(({ saidOn }) => saidOn !== null && isToldHere(context, draft, saidOn));
  const anchor = anchorAt(context, draft.figureFirst);
  if (said?.saidOn && said.saidOn !== anchor?.day) {
    return { day: said.saidOn, reason: { rule: SAID_THEN, start: said.start, end: said.end } };
  }
  const carried = carriedDay(context, draft) ?? earlierDay(context, draft, drafts);
  if (carried !== null) return moment(context, "as of the day told of the figure beside it", carried, carried.day);
  if (draft.modality !== "reported" && draft.modality !== "feared") return { day: null, reason: null };
  if (isPastUndated(context, draft, spans)) return { day: null, reason: null };
  const general = standingOfReport(context);
  if (general !== null) return moment(context, "as of the day that the report's figures stand", general, general.day);
  if (anchor === null) return { day: null, reason: null };
  return { day: anchor.day, reason: reasonOf(context, draft, `as of the day ${anchor.basis}`) };
}

// “As of Friday 31 had died”, “had verified 37 deaths by Thursday evening”: how it stood on that day.
function standingDay(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const [first, end] = sentenceTokens(context.doc, draft.sentence);
  const today = anchorAt(context, draft.figureFirst)?.day ?? null;
  const found = daysWithin(findDays(context), first, end).find((mention) => {
    if (mention.day === null || (today !== null && mention.day > today)) return false;
    const isNear =
      mention.first < draft.figureFirst
        ? mention.first - first <= OPENING
        : mention.first <= draft.clauseEnd + 6 && isPlain(context, draft.figureEnd, mention.first);
    return isNear && isAsOf(context, mention);
  });
  return found ?? null;
}

// “On Saturday it had been 17”, “A day earlier it stood at 40”: the figure just told, as it was then.
function formerDay(context: ClaimContext, { sentence, figureFirst }: ClaimDraft): DayMention | null {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, sentence);
  const [mention] = daysWithin(findDays(context), first, figureFirst);
  if (mention?.day == null || mention.first - first > 2) return null;
  const subject = doc.kind[mention.end] === TokenKind.comma ? mention.end + 1 : mention.end;
  const isAgain = matchPhrase(lexicon, doc, subject, "calendar")?.phrase.fields[0] === "again";
  const was = matchPhrase(lexicon, doc, subject + 1, "calendar");
  return isAgain && was?.phrase.fields[0] === "was" && figureFirst - was.end <= 2 ? mention : null;
}

// Lines at the head of a report that are looked through for it.
const HEAD_SENTENCES = 12;
const LONGEST_HEADING = 30;
const standings = new WeakMap<Doc, DayMention | "none">();

// “Figures as of 22 November, 18:00, unless stated otherwise”: a line without a figure of its own speaks for all of them.
function standingOfReport(context: ClaimContext): DayMention | null {
  const { doc, lexicon } = context;
  const known = standings.get(doc);
  if (known !== undefined) return known === "none" ? null : known;
  let found: DayMention | null = null;
  for (let sentence = 0; found === null && sentence < Math.min(doc.sentenceCount, HEAD_SENTENCES); sentence++) {
    const [first, end] = sentenceTokens(doc, sentence);
    if (end - first > LONGEST_HEADING || findPhrases(lexicon, doc, "populations", first, end).length > 0) continue;
    const days = daysWithin(findDays(context), first, end);
    if (holdsCount(context, first, end, days)) continue;
    const isOpened = findPhrases(lexicon, doc, "calendar", first, end).some(
      ({ phrase }) => phrase.fields[0] === "as-of",
    );
    found = isOpened ? (days.find((mention) => mention.day !== null && isAsOf(context, mention)) ?? null) : null;
  }
  standings.set(doc, found ?? "none");
  return found;
}

// A number that is of no date and no clock.
function holdsCount({ doc }: ClaimContext, first: number, end: number, days: readonly DayMention[]): boolean {
  for (let token = first; token < end; token++) {
    if (doc.kind[token] !== TokenKind.number || days.some((day) => token >= day.first && token < day.end)) continue;
    if (tokenText(doc, token + 1) !== ":" && tokenText(doc, token - 1) !== ":") return true;
  }
  return false;
}

// “95 dead. The ministry’s count as of Tuesday evening, …”: the words behind a bare figure tell whose it is, and of when.
const MOST_IN_HEAD = 6;
// “The ministry’s latest count, as of late Tuesday evening, including …”
const OPENING = 10;

function dayOfHead(context: ClaimContext, { sentence }: ClaimDraft): DayMention | null {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const isHead = end - first <= MOST_IN_HEAD && doc.paragraph[sentence + 1] === doc.paragraph[sentence];
  if (!isHead || sentence + 1 >= doc.sentenceCount) return null;
  const days = daysWithin(findDays(context), ...sentenceTokens(doc, sentence + 1));
  return days.find((mention) => mention.day !== null && isAsOf(context, mention)) ?? null;
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
  // behind it only the word that gives the figure to its source: not “twice the count it published on Monday”
  const cues = draft.sources.flatMap((source) => (source.cue === null ? [] : [source.cue]));
  const isOwnCue = ({ cue }: Said): boolean =>
    cues.length === 0 || cues.some((words) => words.startsWith(tokenText(context.doc, cue)));
  const before = said.filter(({ cue }) => cue < draft.figureFirst).at(-1);
  const behind = said.find(({ cue }) => cue >= draft.figureEnd);
  const isOwn = behind !== undefined && isOwnCue(behind);
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

// A day of saying that the sentence itself tells; what was carried to the source from elsewhere is weighed below.
function isToldHere(context: ClaimContext, draft: ClaimDraft, day: Day): boolean {
  const mentions = daysWithin(findDays(context), ...sentenceTokens(context.doc, draft.sentence));
  return mentions.some((mention) => mention.day === day && !isSinceDay(context, mention));
}

/** “That number, given at a March 5 session”: the next sentence dates the one before. */
export function carriedDay(context: ClaimContext, { sentence }: Pick<ClaimDraft, "sentence">): DayMention | null {
  return dayOfFigure(context, sentence + 1);
}

// “Earlier this week”, “previously”, “had said”: a past that the words do not date.
function isPastUndated(context: ClaimContext, draft: ClaimDraft, spans: readonly ToldSpan[]): boolean {
  const { doc, lexicon } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const rough = spans.find((span) => span.first - first <= 3 && span.end <= draft.figureFirst);
  if (rough?.rule === ROUGH && draft.sources.length > 0 && !isCurrent(context, rough))
    return isOfSaying(context, rough, draft);
  const floor = Math.max(first, draft.figureFirst - 14);
  for (let token = draft.figureFirst - 1; token >= floor; token--) {
    const kind = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    // “which had said 900”; not “told us that his staff had counted 210”, where the tense only follows “told”
    // “At noon it had spoken of five”: earlier on the same day
    if (kind === "had" && matchPhrase(lexicon, doc, token + 1, "cues") !== null)
      return !holdsSaidWord(context, first, token) && !opensWithClock(context, first);
    if (kind === "before" && token === first) return true;
  }
  return isFormer(context, draft);
}

// “At noon”, “At 12:05”, “By 9 a.m.”
function opensWithClock({ doc, lexicon }: ClaimContext, first: number): boolean {
  for (let token = first + 1; token <= first + 4; token++) {
    if (matchPhrase(lexicon, doc, token, "date-marks")?.phrase.fields[0] === "clock") return true;
    const isTime = tokenText(doc, token) === ":" && doc.kind[token - 1] === TokenKind.number;
    if (isTime && doc.kind[token + 1] === TokenKind.number) return true;
  }
  return false;
}

/** “Up from 14”, “jumps to 38 from 24”, “from 18 three days before”: an earlier figure, told beside the one that replaces it. */
export function isFormer(context: ClaimContext, draft: ClaimDraft): boolean {
  const { doc, lexicon } = context;
  const lead = matchPhrase(lexicon, doc, draft.figureFirst - 1, "calendar")?.phrase.fields[0];
  return lead === "from" && hasChange(context, sentenceTokens(doc, draft.sentence)[0], draft.figureFirst);
}

function hasChange({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    if (matchPhrase(lexicon, doc, token, "changes") !== null) return true;
    if (matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "change") return true;
  }
  return false;
}

function moment(context: ClaimContext, rule: string, mention: DayMention, day: Day | null): Moment {
  return { day, reason: spanReason(context, rule, mention.first, mention.end) };
}

function reasonOf(context: ClaimContext, draft: ClaimDraft, rule: string): Reason {
  return spanReason(context, rule, draft.figureFirst, draft.figureEnd);
}
