import type { Reason, Source } from "../claim.ts";
import { dayOfInstant } from "../time/day.ts";
import { saidOnNear } from "../time/resolve-day.ts";
import type { FoundAttribution } from "./read-attributions.ts";
import type { SourceBook } from "./source-book.ts";
import { ClassBit } from "./attribution-words.ts";
import { WordClass } from "./word-class.ts";

/**
 * The day of the utterance on each link: as its sentence tells it, else the report’s own day where the cue is one of the
 * day’s news (“said”, “says”; not “has said”, “had put”). What was inferred is said so.
 */
export function datedUtterance(
  book: SourceBook,
  holding: readonly FoundAttribution[],
  sources: readonly Source[],
): { readonly sources: readonly Source[]; readonly why: readonly Reason[] } {
  const { context } = book;
  for (const { candidate } of holding) {
    const day = saidOnNear(context, candidate.cue[0], candidate.cue[1]);
    if (day !== null) return { sources: sources.map((source) => ({ ...source, saidOn: day })), why: [] };
  }
  const [nearest] = holding;
  const published = dayOfInstant(context.report.publishedAt);
  if (nearest === undefined || published === null || !isOfTheDay(book, nearest)) return { sources, why: [] };
  const start = context.doc.start[nearest.candidate.cue[0]] ?? 0;
  const end = context.doc.end[nearest.candidate.cue[1] - 1] ?? start;
  return {
    sources: sources.map((source) => ({ ...source, saidOn: published })),
    why: [{ rule: "no other day is told: said on the report’s own day", start, end }],
  };
}

// A plain past or present verb; the perfect looks back.
function isOfTheDay({ reader }: SourceBook, { candidate }: FoundAttribution): boolean {
  const { tags, doc, words } = reader;
  const tag = tags[candidate.cue[0]];
  if (tag === WordClass.participle) return false;
  for (let at = candidate.cue[0] - 1; at >= 0 && at > candidate.cue[0] - 4; at--) {
    if (tags[at] !== WordClass.auxiliary && tags[at] !== WordClass.adverb) break;
    if (((words.possible[doc.word[at] ?? 0] ?? 0) & ClassBit.have) !== 0) return false;
  }
  return true;
}
