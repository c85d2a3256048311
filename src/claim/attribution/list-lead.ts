import { TokenKind } from "../../text/doc.ts";
import { readSentence } from "./attribution-reader.ts";
import type { Candidate } from "./candidate.ts";
import { findCandidates } from "./find-candidates.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { nameSource } from "./name-source.ts";
import { nounPhraseAfter, type Sentence, type TokenRange } from "./noun-phrase.ts";
import type { SourceBook } from "./source-book.ts";

/** Points of a list that are gone back over to the line that leads it. */
const REACH = 14;
/** A line without a mark of its own is a point only while it is short. */
const SHORT_POINT = 14;
const COLON = 0x3a;

/**
 * Whose list a point stands in: “The ministry gave these figures:” before “• 14 killed”. Null where the sentence is no
 * point of a list, or the line that leads the list names no source.
 */
export function leadOfList(book: SourceBook, sentence: number): FoundAttribution | null {
  const lead = leadBefore(book, sentence);
  if (lead < 0) return null;
  const s = readSentence(book.reader, lead);
  const told = findCandidates(book.reader, lead, "counts").findLast(
    ({ entry, source, isDirect }) => entry !== null && !entry.isView && source !== null && isDirect,
  );
  if (told !== undefined) return { candidate: told, contents: [], weight: 0 };
  // “Figures from the health ministry:”, “The health ministry gave the following breakdown:”
  const phrase = nounPhraseAfter(s, s.first, "none");
  if (phrase === null || (phrase[1] < s.end - 1 && !givesNumbers(s, phrase[1]))) return null;
  const { kind } = nameSource(book, phrase);
  return kind === "document" || kind === "person"
    ? null
    : { candidate: labelled(lead, phrase, s.end), contents: [], weight: 0 };
}

function givesNumbers({ doc, words }: Sentence, verb: number): boolean {
  return (words.cues[doc.word[verb] ?? 0] ?? []).some(({ part }) => part === "count");
}

function labelled(sentence: number, source: TokenRange, end: number): Candidate {
  return {
    sentence,
    cue: [end - 1, end],
    entry: null,
    frame: "before",
    source,
    isDirect: true,
    contentFirst: -1,
    addressee: null,
  };
}

// The sentence with the colon that a list hangs on; -1 where the sentence is no point of one.
function leadBefore({ context }: SourceBook, sentence: number): number {
  const { doc } = context;
  for (let at = sentence; at > 0 && sentence - at < REACH; at--) {
    const first = doc.sentenceFirst[at] ?? 0;
    const isMarked = isPointMark(first);
    const length = (doc.sentenceFirst[at + 1] ?? doc.tokenCount) - first;
    if (!isMarked && length > SHORT_POINT && doc.paragraph[at] !== doc.paragraph[at - 1]) return -1;
    if (endsInColon(first - 1)) return at - 1;
  }
  return -1;

  function isPointMark(token: number): boolean {
    return doc.kind[token] === TokenKind.dash || doc.kind[token] === TokenKind.symbol;
  }

  function endsInColon(token: number): boolean {
    return doc.text.charCodeAt(doc.start[token] ?? 0) === COLON;
  }
}
