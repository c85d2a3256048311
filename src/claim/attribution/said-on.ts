import { findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { Reason, Source } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Saying } from "../claim-draft.ts";
import { anchorAt } from "../time/anchor-day.ts";
import type { Day } from "../time/day.ts";
import type { DayMention } from "../time/day-mention.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { dayBeside } from "../time/moment-of.ts";
import { isAsOf, isEdge, saidMentionNear } from "../time/resolve-day.ts";
import { dayOfFigure } from "../time/told-day.ts";
import { ClassBit } from "./attribution-words.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { ownBodyOf } from "./full-name.ts";
import type { SourceBook } from "./source-book.ts";
import { WordClass } from "./word-class.ts";

/** The rule by which words are dated by the day they were printed: no text says that they were said then. */
export const OWN_DAY = "said on the report’s own day";

/** The days that sources were told to speak on, by source and paragraph: what a later “it added” goes on with. */
export type SpokenDays = Map<string, Day>;

/** Sources with the day they spoke, and the words that tell it. */
interface DatedSources {
  readonly sources: readonly Source[];
  readonly saying: Saying | null;
  readonly why: readonly Reason[];
}

/**
 * The day of the utterance on each link: as its sentence tells it, else as an earlier sentence of the paragraph tells it of
 * the same source, else the report’s own day where the cue is one of the day’s news (“said”, “says”; not “has said”, “had
 * put”). What was inferred is said so. A time that is no day (“said in December”) leaves it open.
 */
export function datedUtterance(
  book: SourceBook,
  holding: readonly FoundAttribution[],
  sources: readonly Source[],
  spoken: SpokenDays,
): DatedSources {
  const { context } = book;
  const [nearest] = holding;
  if (nearest === undefined) return { sources, saying: null, why: [] };
  const { doc } = context;
  const key = `${doc.paragraph[nearest.candidate.sentence]}|${sources[0]?.name}`;
  for (const found of holding) {
    const saying = tellSaying(book, found);
    if (saying === null) continue;
    if (saying.day === null && dayOfOccasion(book, nearest.candidate.sentence, sources) !== null) break;
    if (saying.day !== null && isOfTheDay(book, found)) spoken.set(key, saying.day);
    return { sources: sources.map((source) => ({ ...source, saidOn: saying.day })), saying, why: [] };
  }
  const start = doc.start[nearest.candidate.cue[0]] ?? 0;
  const end = doc.end[nearest.candidate.cue[1] - 1] ?? start;
  const before = spoken.get(key) ?? dayOfOccasion(book, nearest.candidate.sentence, sources);
  // “told the Ledger that his staff had listed 210”: whoever told it did so on the day
  // an office's own release, “as of 15:30 today”: the perfect is of the day as well
  const isOwn = sources[0]?.name === ownBodyOf(context)?.name || isAsOfToday(context, nearest);
  const fresh = holding.find((found) => isOfTheDay(book, found)) ?? (isOwn ? nearest : undefined);
  const published = fresh === undefined ? null : (anchorAt(context, fresh.candidate.cue[0])?.day ?? null);
  const day = before ?? published;
  if (day === null) return { sources, saying: null, why: [] };
  const rule = before === null ? `no other day is told: ${OWN_DAY}` : "the day is told earlier in the paragraph";
  return {
    sources: sources.map((source) => ({ ...source, saidOn: day })),
    saying: null,
    why: [{ rule, start, end }],
  };
}

/**
 * The day of the utterance that a former figure is from: “up from 14” was not said with the figure that replaces it. Null
 * where its words do not tell it.
 */
export function formerUtterance(context: ClaimContext, draft: ClaimDraft, sources: readonly Source[]): DatedSources {
  const day = dayBeside(context, draft)?.day ?? null;
  return { sources: sources.map((source) => ({ ...source, saidOn: day })), saying: null, why: [] };
}

// The words of the sentence that tell when its source spoke.
function tellSaying(book: SourceBook, found: FoundAttribution): Saying | null {
  const { context } = book;
  const [first, end] = found.candidate.cue;
  const told =
    dayOfSource(context, found) ??
    ownDay(book, found, saidMentionNear(context, first, end)) ??
    dayAfterCount(book, found) ??
    dayBetweenCommas(context, found);
  const mention = told ?? timeBeside(context, found);
  return mention === null ? null : { day: mention.day, first: mention.first, end: mention.end };
}

// A day that what was said tells of itself is none of the saying: “The 11 May sinking killed 31, the coast guard said”.
function ownDay(book: SourceBook, found: FoundAttribution, mention: DayMention | null): DayMention | null {
  if (mention?.day == null) return null;
  return isContent(found, mention) && !isOfSaying(book, found, mention) ? null : mention;
}

// “On Tuesday, the ministry said”, “said in a briefing on Tuesday 31 fell”: what stands right before its source or behind
// the cue is of the saying; not “said the strike on Tuesday killed 31”, where what is told has begun.
function isOfSaying(
  { context: { doc, lexicon } }: SourceBook,
  { candidate }: FoundAttribution,
  mention: DayMention,
): boolean {
  const { source, cue, addressee } = candidate;
  const left = source === null ? cue[0] : Math.min(source[0], cue[0]);
  if (mention.end <= left) return mention.end >= left - 1 && doc.kind[mention.end] !== TokenKind.clitic;
  const from = Math.max(cue[1], addressee?.[1] ?? 0);
  return findPhrases(lexicon, doc, "events", from, mention.first).length === 0;
}

function isContent({ contents }: FoundAttribution, { first }: DayMention): boolean {
  return contents.some((range) => first >= range[0] && first < range[1]);
}

// “Tuesday’s bulletin”, “figures released Monday by the ministry”, “a ministry update on Monday”: the source’s own day.
function dayOfSource(context: ClaimContext, { candidate }: FoundAttribution): DayMention | null {
  const { source, entry, cue } = candidate;
  if (source === null) return null;
  const { doc } = context;
  const isCited = entry?.part === "preposition" && cue[0] < source[0];
  const [first] = sentenceTokens(doc, candidate.sentence);
  const days = daysWithin(findDays(context), Math.max(first, source[0] - 2), source[1] + (isCited ? 8 : 0));
  for (const mention of days) {
    if (mention.day === null || isEdge(context, mention.first)) continue;
    if (mention.end <= source[0]) {
      // “Tuesday’s bulletin gave”: the owner’s mark stands between
      if (doc.kind[mention.end] === TokenKind.clitic && mention.end + 1 >= source[0]) return mention;
      continue;
    }
    if (mention.first < source[1]) return mention;
    return hasComma(context, source[1], mention.first) ? null : mention;
  }
  return null;
}

function hasComma({ doc }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    const kind = doc.kind[token];
    if (kind === TokenKind.comma || kind === TokenKind.number || kind === TokenKind.quote) return true;
  }
  return false;
}

// “As of 15:30 today the agency has registered”
function isAsOfToday(context: ClaimContext, { candidate }: FoundAttribution): boolean {
  const [first, end] = sentenceTokens(context.doc, candidate.sentence);
  const today = anchorAt(context, first)?.day ?? null;
  return daysWithin(findDays(context), first, end).some((mention) => mention.day === today && isAsOf(context, mention));
}

// “said in December that”, “told us last week that”: a time without a day, outside of what was said.
function timeBeside(context: ClaimContext, found: FoundAttribution): DayMention | null {
  const { doc } = context;
  const { candidate, contents } = found;
  const { cue, source } = candidate;
  const [first, end] = sentenceTokens(doc, candidate.sentence);
  const left = source === null ? cue[0] : Math.min(source[0], cue[0]);
  for (const mention of daysWithin(findDays(context), first, end)) {
    if (mention.day !== null || mention.form === "stretch" || mention.form === "ago" || isContent(found, mention))
      continue;
    if (isEdge(context, mention.first) || doc.kind[mention.end] === TokenKind.clitic) continue;
    const isBehind =
      mention.first >= cue[1] && contents.some((range) => range[0] >= mention.end) && mention.first - cue[1] <= 8;
    const isBefore = mention.end <= left && left - mention.end <= 3;
    if (isBehind || isBefore) return mention;
  }
  return null;
}

// “That figure, shared in a March 8 hearing, was presented by Gen. Marr. “…,” Marr said”: the sentence beside tells when.
function dayOfOccasion({ context }: SourceBook, sentence: number, sources: readonly Source[]): Day | null {
  const next = dayOfFigure(context, sentence + 1)?.day ?? null;
  if (next !== null) return next;
  const mention = dayOfFigure(context, sentence - 1);
  const name = sources[0]?.name.split(" ").at(-1) ?? "";
  if (mention === null || name.length < 3) return null;
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, sentence - 1);
  return doc.text.slice(doc.start[first], doc.end[end - 1]).includes(name) ? mention.day : null;
}

// “In its only word so far, on 20 February, the ministry acknowledged …”: a day set between commas before the cue dates it.
function dayBetweenCommas(context: ClaimContext, { candidate }: FoundAttribution): DayMention | null {
  const { doc } = context;
  const [first] = sentenceTokens(doc, candidate.sentence);
  const days = daysWithin(findDays(context), first, candidate.cue[0]).filter((mention) => {
    // “on” or “last” may stand between the comma and the day
    const before = doc.kind[mention.first - 1] === TokenKind.comma || doc.kind[mention.first - 2] === TokenKind.comma;
    return before && mention.first - 1 > first && doc.kind[mention.end] === TokenKind.comma;
  });
  const [mention] = days;
  return days.length === 1 && mention?.day ? mention : null;
}

// “had set the count at 640 on Sunday”: where a number is given, the day that ends the clause is the day it was given.
function dayAfterCount({ context, reader }: SourceBook, { candidate, contents }: FoundAttribution): DayMention | null {
  const last = contents[contents.length - 1];
  if (candidate.entry?.part !== "count" || candidate.frame !== "noun" || last === undefined) return null;
  const days = daysWithin(findDays(context), last[0], last[1] + 1);
  const mention = days[days.length - 1];
  // “the number it gave on Tuesday” has a verb and a day of its own
  for (let at = last[0]; mention !== undefined && at < mention.first; at++) {
    const tag = reader.tags[at];
    if (tag === WordClass.subject || tag === WordClass.past || tag === WordClass.present || tag === WordClass.comma)
      return null;
  }
  if (mention !== undefined && isOfFormer(context, mention.first)) return null;
  return days.length === 1 && mention?.day && mention.end >= last[1] ? mention : null;
}

// “raised the toll from 17 the day before”: the day of the number that is left behind.
function isOfFormer({ doc, lexicon }: ClaimContext, day: number): boolean {
  const at = doc.kind[day - 1] === TokenKind.number ? day - 1 : day - 2;
  return (
    doc.kind[at] === TokenKind.number && matchPhrase(lexicon, doc, at - 1, "calendar")?.phrase.fields[0] === "from"
  );
}

// A plain past or present verb; the perfect looks back, unless it has “just” been said.
function isOfTheDay({ reader }: SourceBook, { candidate }: FoundAttribution): boolean {
  const { tags, doc, words } = reader;
  const isParticiple = tags[candidate.cue[0]] === WordClass.participle;
  for (let at = candidate.cue[0] - 1; at >= 0 && at > candidate.cue[0] - 4; at--) {
    if (tags[at] !== WordClass.auxiliary && tags[at] !== WordClass.adverb) break;
    if (matchPhrase(reader.words.lexicon, doc, at, "calendar")?.phrase.fields[0] === "just") return true;
    if (((words.possible[doc.word[at] ?? 0] ?? 0) & ClassBit.have) !== 0) return false;
  }
  return !isParticiple;
}
