/** What a token is. */
export const TokenKind = {
  word: 1,
  /** Digits with the marks inside them: 15,000 · 12.5 · 2022. */
  number: 2,
  /** The ’s or ’ that makes a word possessive (or stands for “is”). */
  clitic: 3,
  dash: 4,
  period: 5,
  comma: 6,
  quote: 7,
  /** A single quote mark; an apostrophe inside a word is part of the word. */
  singleQuote: 8,
  /** Everything else, one character each: % $ : ; ( ) ! ? */
  symbol: 9,
} as const;

/** How a token is written and what stands before it: bits. */
export const TokenShape = {
  /** Begins with a capital letter. */
  capital: 1,
  /** Two letters or more, all capital. */
  allCapitals: 2,
  /** White space (or the text's beginning) stands before it. */
  spaced: 4,
  /** First of its line. */
  lineStart: 8,
  /** Has periods inside, as initials do: U.S. · a.m. */
  dotted: 16,
  /** A sentence may begin with it: it stands behind a mark or initials, or is the first of its line. */
  mayOpen: 32,
} as const;

/**
 * A text as tokens and sentences, in typed arrays: strings are cut only for output.
 * Token arrays have `tokenCount` members, sentence arrays `sentenceCount` (`sentenceFirst` one more, as its end).
 */
export interface Doc {
  readonly text: string;
  readonly tokenCount: number;
  /** UTF-16 offsets, end exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** {@link TokenKind} */
  readonly kind: Uint8Array;
  /** {@link TokenShape} bits. */
  readonly shape: Uint8Array;
  /** Number of the word in the vocabulary, 0 where it is not there. */
  readonly word: Int32Array;
  /** FNV-1a of the folded token: equal words have equal hashes, known or not. */
  readonly hash: Int32Array;
  /** The vocabulary's flags of the word. */
  readonly flags: Uint32Array;
  /** Sentence each token is in. */
  readonly sentence: Int32Array;
  readonly sentenceCount: number;
  /** First token of each sentence; `sentenceFirst[sentenceCount]` is `tokenCount`. */
  readonly sentenceFirst: Int32Array;
  /** The flags of a sentence's words, OR-ed. */
  readonly sentenceFlags: Uint32Array;
  /** 1 where the sentence holds a token of digits. */
  readonly sentenceHasNumber: Uint8Array;
  /** 1 where a word of the sentence begins with a small letter: elsewhere capitals tell no names. */
  readonly sentenceHasSmall: Uint8Array;
  /** Paragraph each sentence is in, from 0. */
  readonly paragraph: Int32Array;
}

/** The words of a token, as written. */
export function tokenText(doc: Doc, token: number): string {
  return doc.text.slice(doc.start[token], doc.end[token]);
}

/** The words from one token up to and without another, as written. */
export function tokensText(doc: Doc, first: number, end: number): string {
  return end > first ? doc.text.slice(doc.start[first], doc.end[end - 1]) : "";
}

/** The sentence's tokens: `[first, end)`. */
export function sentenceTokens(doc: Doc, sentence: number): readonly [first: number, end: number] {
  return [doc.sentenceFirst[sentence] ?? 0, doc.sentenceFirst[sentence + 1] ?? doc.tokenCount];
}

/** The token at a character offset or the next one after it; `tokenCount` where none follows. */
export function tokenAt(doc: Doc, offset: number): number {
  let low = 0;
  let high = doc.tokenCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((doc.end[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
