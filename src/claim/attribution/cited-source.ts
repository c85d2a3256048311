import type { Source } from "../claim.ts";
import { readSentence } from "./attribution-reader.ts";
import { nounPhraseAfter, type Sentence, type TokenRange } from "./noun-phrase.ts";
import type { SourceBook } from "./source-book.ts";
import { type SourceWord, sourceWordAt } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/** How far behind a source’s end the word may stand that says who carried it: “the ministry, cited by …”. */
const CARRIED_REACH = 3;

/** Whom a sentence says its speaker cites, and who carried a source: noun phrases, each with the word that says so. */
export interface Cited {
  readonly range: TokenRange;
  readonly cue: TokenRange;
}

/**
 * Whom an outlet cites for what it reports: “…, citing a military source”, “Quoting the ministry, the paper said”. Null
 * where the sentence cites no one outside its quotations.
 */
export function citedIn(book: SourceBook, sentence: number): Cited | null {
  const s = readSentence(book.reader, sentence);
  const { doc, lexicon } = book.context;
  for (let at = s.first; at < s.end; at++) {
    if (s.tags[at] !== WordClass.ing || (book.reader.quotes.of[at] ?? -1) >= 0) continue;
    const word = sourceWordAt(lexicon, doc, at, s.end, "cites");
    const range = word === null ? null : nounPhraseAfter(s, word.end, "closed");
    if (word !== null && range !== null) return { range, cue: [word.first, word.end] };
  }
  return null;
}

/** Who carried a source’s word: “the ministry, quoted by the Meridian News Agency”; null where none is told. */
export function carrierOf(book: SourceBook, source: Source, sentence: number): Cited | null {
  const s = readSentence(book.reader, sentence);
  const { doc, lexicon } = book.context;
  for (let at = s.first; at < s.end; at++) {
    const start = doc.start[at] ?? 0;
    if (start < source.start) continue;
    if (start > source.end && tokensBehind(s, source, at) > CARRIED_REACH) return null;
    const word: SourceWord | null = sourceWordAt(lexicon, doc, at, s.end, "carried");
    const range = word === null ? null : nounPhraseAfter(s, word.end, "none");
    if (word !== null && range !== null) return { range, cue: [word.first, word.end] };
  }
  return null;
}

function tokensBehind({ doc, first }: Sentence, source: Source, token: number): number {
  let count = 0;
  for (let at = token; at >= first && (doc.start[at] ?? 0) >= source.end; at--) count += 1;
  return count;
}
