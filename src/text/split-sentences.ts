import { CharacterClass, classOf } from "./character.ts";
import { type Doc, TokenKind, TokenShape } from "./doc.ts";

/** The vocabulary's flag of words that end with a period of their own (Gen. Lt. Feb. Mr.): no sentence ends there. */
export const ABBREVIATION_FLAG = 1;

/** The flag of words that sentences like to begin with (The, It, In, He …): they tell where “in the U.S.” ended one. */
export const OPENER_FLAG = 2;

/** The words of a text before they are parted into sentences. */
export type Tokens = Omit<Doc, keyof Sentences>;

/** What {@link splitSentences} adds to them. */
export type Sentences = Pick<
  Doc,
  | "sentence"
  | "sentenceCount"
  | "sentenceFirst"
  | "sentenceFlags"
  | "sentenceHasNumber"
  | "sentenceHasSmall"
  | "paragraph"
>;

// No one writes so long a sentence; a text without marks is cut here, so that what is done with one sentence is bounded.
const LONGEST_SENTENCE = 300;
const UNCASED_FROM = 0x600;

// Names of this file's own: see read-doc.ts.
const { mayOpen, capital } = TokenShape;
const { word: wordKind, number: numberKind } = TokenKind;

const Break = { none: 0, sentence: 1, paragraph: 2 } as const;

// What is kept between texts for the next one; a longer text’s are let go.
const KEPT_CAPACITY = 1 << 14;
let keptFirst = new Int32Array(1 << 9);
let keptParagraphs = new Int32Array(1 << 9);

/**
 * Parts tokens into sentences and paragraphs. A sentence ends at . ! ? … (and the quotes and brackets that close on it)
 * before a capital, a digit or an opening quote, not after an abbreviation or an initial. A line's end ends a paragraph
 * unless the text is wrapped at a fixed width, where only an empty line does.
 */
export function splitSentences(tokens: Tokens, wrapped: boolean): Sentences {
  const { tokenCount, shape } = tokens;
  let first = keptFirst;
  let paragraphs = keptParagraphs;
  let count = 0;
  let paragraph = 0;
  let from = 0;
  for (let token = 0; token < tokenCount; token++) {
    // most words stand behind a plain word on the same line: nothing ends there
    if (((shape[token] ?? 0) & mayOpen) === 0 && token - from < LONGEST_SENTENCE) continue;
    const cut = cutBefore(tokens, token, from, wrapped);
    if (cut === Break.none) continue;
    if (cut === Break.paragraph && token > 0) paragraph += 1;
    if (count === first.length) {
      first = grow(first);
      paragraphs = grow(paragraphs);
    }
    first[count] = token;
    paragraphs[count] = paragraph;
    count += 1;
    from = token;
  }
  if (first.length <= KEPT_CAPACITY) {
    keptFirst = first;
    keptParagraphs = paragraphs;
  }
  return sentenceColumns(tokens, first, paragraphs, count);
}

function cutBefore(tokens: Tokens, token: number, from: number, wrapped: boolean): number {
  if (token === 0) return Break.paragraph;
  const mayBreak = ((tokens.shape[token] ?? 0) & mayOpen) !== 0;
  const cut = mayBreak ? breakBefore(tokens, token, wrapped) : Break.none;
  return cut === Break.none && token - from >= LONGEST_SENTENCE ? Break.sentence : cut;
}

function grow(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(column.length * 2);
  grown.set(column);
  return grown;
}

// One block of memory, as for the tokens.
function sentenceColumns(
  { tokenCount, flags, kind, shape }: Tokens,
  firsts: Int32Array,
  paragraphs: Int32Array,
  sentenceCount: number,
): Sentences {
  const buffer = new ArrayBuffer((tokenCount + sentenceCount * 3 + 1) * 4 + sentenceCount * 2);
  const sentence = new Int32Array(buffer, 0, tokenCount);
  const sentenceFirst = new Int32Array(buffer, tokenCount * 4, sentenceCount + 1);
  const sentenceFlags = new Uint32Array(buffer, (tokenCount + sentenceCount + 1) * 4, sentenceCount);
  const paragraph = new Int32Array(buffer, (tokenCount + sentenceCount * 2 + 1) * 4, sentenceCount);
  const narrow = (tokenCount + sentenceCount * 3 + 1) * 4;
  const sentenceHasNumber = new Uint8Array(buffer, narrow, sentenceCount);
  const sentenceHasSmall = new Uint8Array(buffer, narrow + sentenceCount, sentenceCount);
  for (let at = 0; at < sentenceCount; at++) {
    const first = firsts[at] ?? 0;
    const end = at + 1 < sentenceCount ? (firsts[at + 1] ?? 0) : tokenCount;
    let joined = 0;
    let hasNumber = 0;
    let hasSmall = 0;
    for (let token = first; token < end; token++) {
      sentence[token] = at;
      joined |= flags[token] ?? 0;
      const tokenKind = kind[token] ?? 0;
      if (tokenKind === wordKind) hasSmall |= ~(shape[token] ?? 0) & capital;
      else if (tokenKind === numberKind) hasNumber = 1;
    }
    sentenceFirst[at] = first;
    paragraph[at] = paragraphs[at] ?? 0;
    sentenceFlags[at] = joined;
    sentenceHasNumber[at] = hasNumber;
    sentenceHasSmall[at] = hasSmall;
  }
  sentenceFirst[sentenceCount] = tokenCount;
  return {
    sentence,
    sentenceCount,
    sentenceFirst,
    sentenceFlags,
    sentenceHasNumber,
    sentenceHasSmall,
    paragraph,
  };
}

function breakBefore(tokens: Tokens, token: number, wrapped: boolean): number {
  const { text, start, end, kind, shape, flags } = tokens;
  const tokenShape = shape[token] ?? 0;
  if ((tokenShape & TokenShape.lineStart) !== 0) {
    const lines = countNewlines(text, end[token - 1] ?? 0, start[token] ?? 0);
    if (!wrapped || lines > 1) return Break.paragraph;
  }
  if ((tokenShape & TokenShape.spaced) === 0 && kind[token] !== TokenKind.word) return Break.none;
  // Back over what closes a sentence after its mark: ” ’ ) ]
  let mark = token - 1;
  while (mark >= 0 && isCloser(tokens, mark)) mark -= 1;
  if (mark < 0) return Break.none;
  const isPeriod = kind[mark] === TokenKind.period;
  const isMark = isPeriod || (kind[mark] === TokenKind.symbol && isTerminal(text.charCodeAt(start[mark] ?? 0)));
  const isInitialsEnd =
    kind[mark] === TokenKind.word && classOf[text.charCodeAt((end[mark] ?? 1) - 1)] === CharacterClass.period;
  if (!isMark && !isInitialsEnd) return Break.none;
  if (!beginsSentence(tokens, token)) return Break.none;
  // “in the U.S. The …” ends a sentence, “the U.S. Army” does not.
  if (isInitialsEnd) return ((flags[token] ?? 0) & OPENER_FLAG) !== 0 ? Break.sentence : Break.none;
  if (isPeriod && mark === token - 1 && mark > 0 && start[mark] === end[mark - 1]) {
    const previous = mark - 1;
    if (((flags[previous] ?? 0) & ABBREVIATION_FLAG) !== 0) return Break.none;
    const isInitial = kind[previous] === TokenKind.word && (end[previous] ?? 0) - (start[previous] ?? 0) === 1;
    if (isInitial && (shape[previous] ?? 0) & TokenShape.capital) return Break.none;
  }
  return Break.sentence;
}

function isCloser({ text, start, kind, shape }: Tokens, token: number): boolean {
  const tokenKind = kind[token];
  if ((shape[token] ?? 0) & TokenShape.spaced) return false;
  if (tokenKind === TokenKind.quote || tokenKind === TokenKind.singleQuote) return true;
  const code = text.charCodeAt(start[token] ?? 0);
  return tokenKind === TokenKind.symbol && (code === 0x29 || code === 0x5d);
}

function beginsSentence({ text, start, kind, shape }: Tokens, token: number): boolean {
  const tokenKind = kind[token];
  const code = text.charCodeAt(start[token] ?? 0);
  // scripts without case begin sentences with any letter
  if (tokenKind === TokenKind.word) return ((shape[token] ?? 0) & TokenShape.capital) !== 0 || code >= UNCASED_FROM;
  if (tokenKind === TokenKind.number) return true;
  if (tokenKind === TokenKind.quote || tokenKind === TokenKind.singleQuote || tokenKind === TokenKind.dash) return true;
  return tokenKind === TokenKind.symbol && code !== 0x29 && code !== 0x5d && code !== 0x3a && code !== 0x3b;
}

function isTerminal(code: number): boolean {
  return code === 0x21 || code === 0x3f || code === 0x2026 || code === 0x3002 || code === 0xff01 || code === 0xff1f;
}

function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029) {
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) continue;
      count += 1;
    }
  }
  return count;
}

// Wires of the teletype age, and mails, wrap their lines. Told by the lines themselves: at least five, none of the
// longer ones over 100 characters, and most line ends neither a sentence's end nor before an empty line.
const WRAP_WIDTH = 100;
const WRAP_SAMPLE_LINES = 200;

/** Whether the lines of a text are broken at a fixed width. */
export function isWrapped(text: string): boolean {
  let at = 0;
  let lines = 0;
  let open = 0;
  while (at < text.length && lines < WRAP_SAMPLE_LINES) {
    const next = text.indexOf("\n", at);
    const lineEnd = next === -1 ? text.length : next;
    if (lineEnd - at > WRAP_WIDTH) return false;
    if (lineEnd > at) {
      lines += 1;
      const last = text.charCodeAt(lineEnd - 1);
      const following = text.charCodeAt(lineEnd + 1);
      const endsParagraph = following === 0x0a || Number.isNaN(following);
      if (!endsParagraph && (classOf[last] === CharacterClass.letter || last === 0x20 || last === 0x2c)) open += 1;
    }
    at = lineEnd + 1;
  }
  return lines >= 5 && open * 2 > lines;
}
