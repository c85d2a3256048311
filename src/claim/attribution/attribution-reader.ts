import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Doc } from "../../text/doc.ts";
import { type AttributionWords, attributionWordsOf } from "./attribution-words.ts";
import { findQuotes, type Quotes } from "./find-quotes.ts";
import type { Sentence } from "./noun-phrase.ts";
import { tagWords } from "./tag-words.ts";

/** One text on its way through attribution: its quotations, and the classes of its words as far as they were needed. */
export interface AttributionReader {
  readonly doc: Doc;
  readonly words: AttributionWords;
  readonly quotes: Quotes;
  readonly tags: Uint8Array;
  /** 1 where a sentence's words have their classes. */
  readonly tagged: Uint8Array;
}

/** A reader that has looked at nothing but the quotation marks yet. */
export function createAttributionReader(doc: Doc, lexicon: Lexicon): AttributionReader {
  return {
    doc,
    words: attributionWordsOf(lexicon),
    quotes: findQuotes(doc),
    tags: new Uint8Array(doc.tokenCount + 1),
    tagged: new Uint8Array(doc.sentenceCount),
  };
}

/** A sentence with its words told apart; the work is done once. */
export function readSentence(reader: AttributionReader, sentence: number): Sentence {
  const { doc, words, tags, tagged } = reader;
  const first = doc.sentenceFirst[sentence] ?? 0;
  const end = doc.sentenceFirst[sentence + 1] ?? doc.tokenCount;
  if (tagged[sentence] === 0) {
    tagWords(doc, words, first, end, tags);
    tagged[sentence] = 1;
  }
  return { doc, words, tags, first, end };
}
