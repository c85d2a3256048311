import type { QuotedSpan } from "../../text/span.ts";
import type { Source } from "../claim.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { readSentence } from "./attribution-reader.ts";
import type { SourceBook } from "./source-book.ts";
import { lastSourceWord, sourceWordAt } from "./source-words.ts";
import { spanOf } from "./token-span.ts";
import { WordClass } from "./word-class.ts";

/** How many sentences after a figure may still tell what it rests on. */
const REACH = 3;

/**
 * What the text says a figure rests on: “based on information from …”, “came from a calculation of …”, “citing …”. Looked
 * for in the claim’s sentence, and in the next ones where they speak of the figures themselves.
 */
export function findBasis(book: SourceBook, draft: ClaimDraft, sources: readonly Source[]): readonly QuotedSpan[] {
  if (sources.length === 0) return [];
  const { doc } = book.context;
  const found: QuotedSpan[] = [];
  const last = Math.min(doc.sentenceCount - 1, draft.sentence + REACH);
  for (let sentence = draft.sentence; sentence <= last; sentence++) {
    const basis = basisIn(book, sentence, sentence === draft.sentence);
    if (basis !== null && !found.some(({ start }) => start === basis.start)) found.push(basis);
  }
  return found.slice(0, 2);
}

function basisIn(book: SourceBook, sentence: number, isOwn: boolean): QuotedSpan | null {
  const { context, reader } = book;
  const { doc, lexicon } = context;
  const s = readSentence(reader, sentence);
  for (let token = s.first; token < s.end; token++) {
    const cue = sourceWordAt(lexicon, doc, token, s.end, "basis");
    if (cue === null) continue;
    // in another sentence it must be figures that rest on it
    if (!isOwn && lastSourceWord(lexicon, doc, s.first, token, "figure", "document", "toll") === null) return null;
    let end = cue.end;
    while (end < s.end && !isStop(s.tags[end] ?? 0)) end += 1;
    end = endOfList(s.tags, end, s.end);
    return end > cue.end ? spanOf(context, [cue.end, end]) : null;
  }
  return null;
}

function isStop(tag: number): boolean {
  return (
    tag === WordClass.comma ||
    tag === WordClass.end ||
    tag === WordClass.stop ||
    tag === WordClass.quote ||
    tag === WordClass.auxiliary
  );
}

// “information from A, indications from B and open sources”: a list goes on over its commas to its “and”.
function endOfList(tags: Uint8Array, from: number, end: number): number {
  if (tags[from] !== WordClass.comma) return from;
  let at = from + 1;
  let sawAnd = false;
  while (at < end && tags[at] !== WordClass.end && tags[at] !== WordClass.stop && tags[at] !== WordClass.quote) {
    if (tags[at] === WordClass.conjunction) sawAnd = true;
    if (tags[at] === WordClass.auxiliary || tags[at] === WordClass.past || tags[at] === WordClass.present) return from;
    if (tags[at] === WordClass.comma && sawAnd) break;
    at += 1;
  }
  return sawAnd ? at : from;
}
