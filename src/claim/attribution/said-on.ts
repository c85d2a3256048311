import { sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { Reason, Source } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { dayBeside, dayOfFigure } from "../time/date-periods.ts";
import { type Day, dayOfInstant } from "../time/day.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { saidOnNear } from "../time/resolve-day.ts";
import { ClassBit } from "./attribution-words.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import type { SourceBook } from "./source-book.ts";
import { WordClass } from "./word-class.ts";

/** The days that sources were told to speak on, by source and paragraph: what a later “it added” goes on with. */
export type SpokenDays = Map<string, Day>;

/**
 * The day of the utterance on each link: as its sentence tells it, else as an earlier sentence of the paragraph tells it of
 * the same source, else the report’s own day where the cue is one of the day’s news (“said”, “says”; not “has said”, “had
 * put”). What was inferred is said so.
 */
export function datedUtterance(
  book: SourceBook,
  holding: readonly FoundAttribution[],
  sources: readonly Source[],
  spoken: SpokenDays,
): { readonly sources: readonly Source[]; readonly why: readonly Reason[] } {
  const { context } = book;
  const [nearest] = holding;
  if (nearest === undefined) return { sources, why: [] };
  const { doc } = context;
  const key = `${doc.paragraph[nearest.candidate.sentence]}|${sources[0]?.name}`;
  for (const found of holding) {
    const [first, end] = found.candidate.cue;
    const day = saidOnNear(context, first, end) ?? dayAfterCount(book, found) ?? dayBetweenCommas(context, found);
    if (day === null) continue;
    if (isOfTheDay(book, found)) spoken.set(key, day);
    return { sources: sources.map((source) => ({ ...source, saidOn: day })), why: [] };
  }
  const start = doc.start[nearest.candidate.cue[0]] ?? 0;
  const end = doc.end[nearest.candidate.cue[1] - 1] ?? start;
  const before = spoken.get(key) ?? dayOfOccasion(book, nearest.candidate.sentence, sources);
  const published = isOfTheDay(book, nearest) ? dayOfInstant(context.report.publishedAt) : null;
  const day = before ?? published;
  if (day === null) return { sources, why: [] };
  const rule =
    before === null ? "no other day is told: said on the report’s own day" : "the day is told earlier in the paragraph";
  return { sources: sources.map((source) => ({ ...source, saidOn: day })), why: [{ rule, start, end }] };
}

/**
 * The day of the utterance that a former figure is from: “up from 14” was not said with the figure that replaces it. Null
 * where its words do not tell it.
 */
export function formerUtterance(
  context: ClaimContext,
  draft: ClaimDraft,
  sources: readonly Source[],
): { readonly sources: readonly Source[]; readonly why: readonly Reason[] } {
  const day = dayBeside(context, draft)?.day ?? null;
  return { sources: sources.map((source) => ({ ...source, saidOn: day })), why: [] };
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
function dayBetweenCommas(context: ClaimContext, { candidate }: FoundAttribution): Day | null {
  const { doc } = context;
  const [first] = sentenceTokens(doc, candidate.sentence);
  const days = daysWithin(findDays(context), first, candidate.cue[0]).filter((mention) => {
    // “on” or “last” may stand between the comma and the day
    const before = doc.kind[mention.first - 1] === TokenKind.comma || doc.kind[mention.first - 2] === TokenKind.comma;
    return before && mention.first - 1 > first && doc.kind[mention.end] === TokenKind.comma;
  });
  const [mention] = days;
  return days.length === 1 && mention !== undefined ? mention.day : null;
}

// “had set the count at 640 on Sunday”: where a number is given, the day that ends the clause is the day it was given.
function dayAfterCount({ context, reader }: SourceBook, { candidate, contents }: FoundAttribution): Day | null {
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
  return days.length === 1 && mention !== undefined && mention.end >= last[1] ? mention.day : null;
}

// A plain past or present verb; the perfect looks back.
function isOfTheDay({ reader }: SourceBook, { candidate }: FoundAttribution): boolean {
  const { tags, doc, words } = reader;
  if (tags[candidate.cue[0]] === WordClass.participle) return false;
  for (let at = candidate.cue[0] - 1; at >= 0 && at > candidate.cue[0] - 4; at--) {
    if (tags[at] !== WordClass.auxiliary && tags[at] !== WordClass.adverb) break;
    if (((words.possible[doc.word[at] ?? 0] ?? 0) & ClassBit.have) !== 0) return false;
  }
  return true;
}
