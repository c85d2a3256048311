import { CharacterClass, classOf, foldOf } from "./character.ts";
import { type Doc, TokenKind, TokenShape } from "./doc.ts";
import { splitSentences } from "./split-sentences.ts";
import { findWord, hashWord, type Vocabulary } from "./vocabulary.ts";

const { letter, digit, apostrophe, dash, period, comma, quote, newline, ignored, space } = CharacterClass;
const LETTER_S = 0x73;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;

/**
 * Reads a text into tokens and sentences in one pass over its code units; time and memory are linear in its length.
 * Offsets are the text's own: nothing is normalised away.
 */
export function readDoc(text: string, vocabulary: Vocabulary): Doc {
  const length = text.length;
  // News runs to about five characters a token; the arrays grow where a text is denser.
  let capacity = (length >> 2) + 16;
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let kind = new Uint8Array(capacity);
  let shape = new Uint8Array(capacity);
  let word = new Int32Array(capacity);
  let hash = new Int32Array(capacity);
  let flags = new Uint32Array(capacity);
  let count = 0;
  let before: number = TokenShape.spaced | TokenShape.lineStart;

  let at = 0;
  while (at < length) {
    const cls = classOf[text.charCodeAt(at)];
    if (cls === space) {
      before |= TokenShape.spaced;
      at += 1;
      continue;
    }
    if (cls === newline) {
      before |= TokenShape.spaced | TokenShape.lineStart;
      at += 1;
      continue;
    }
    if (cls === ignored) {
      at += 1;
      continue;
    }
    if (count === capacity) {
      capacity *= 2;
      start = growInt32(start, capacity);
      end = growInt32(end, capacity);
      kind = growUint8(kind, capacity);
      shape = growUint8(shape, capacity);
      word = growInt32(word, capacity);
      hash = growInt32(hash, capacity);
      flags = growUint32(flags, capacity);
    }
    const from = at;
    let tokenKind: number = TokenKind.symbol;
    let tokenShape = before;
    if (cls === letter) {
      tokenKind = TokenKind.word;
      at = endOfWord(text, from);
      tokenShape |= shapeOfWord(text, from, at);
    } else if (cls === digit) {
      tokenKind = TokenKind.number;
      at = endOfNumber(text, from);
    } else if (cls === apostrophe) {
      at = from + 1;
      tokenKind = TokenKind.singleQuote;
      if ((before & TokenShape.spaced) === 0 && count > 0 && kind[count - 1] !== TokenKind.quote) {
        const next = foldOf[text.charCodeAt(at)];
        const isS = next === LETTER_S && classOf[text.charCodeAt(at + 1)] !== letter;
        const previousIsWord = kind[count - 1] === TokenKind.word || kind[count - 1] === TokenKind.number;
        if (previousIsWord && isS) {
          at += 1;
          tokenKind = TokenKind.clitic;
        } else if (
          previousIsWord &&
          foldOf[text.charCodeAt(from - 1)] === LETTER_S &&
          classOf[text.charCodeAt(at)] === space
        ) {
          // “troops’ losses”: possessive of a plural, as a rule; a closing quote after -s is rarer.
          tokenKind = TokenKind.clitic;
        }
      }
    } else {
      at = from + 1;
      if (cls === dash) tokenKind = TokenKind.dash;
      else if (cls === period) tokenKind = TokenKind.period;
      else if (cls === comma) tokenKind = TokenKind.comma;
      else if (cls === quote) tokenKind = TokenKind.quote;
    }
    const wordHash = hashWord(text, from, at);
    start[count] = from;
    end[count] = at;
    kind[count] = tokenKind;
    shape[count] = tokenShape;
    hash[count] = wordHash;
    if (tokenKind !== TokenKind.number) {
      const number = findWord(vocabulary, text, from, at, wordHash);
      word[count] = number;
      flags[count] = vocabulary.flags[number] ?? 0;
    }
    count += 1;
    before = 0;
  }
  const tokens = {
    text,
    tokenCount: count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    kind: kind.subarray(0, count),
    shape: shape.subarray(0, count),
    word: word.subarray(0, count),
    hash: hash.subarray(0, count),
    flags: flags.subarray(0, count),
  };
  return { ...tokens, ...splitSentences(tokens) };
}

// Letters, with apostrophes inside (don’t, O’Brien; not the ’s of a possessive) and the periods of U.S. and a.m.
function endOfWord(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const cls = classOf[code];
    if (cls === letter || cls === ignored) continue;
    if (cls === apostrophe && classOf[text.charCodeAt(at + 1)] === letter) {
      const next = foldOf[text.charCodeAt(at + 1)];
      const alone = classOf[text.charCodeAt(at + 2)] !== letter;
      if (alone && next === LETTER_S) break;
      if (alone && next === LETTER_T && foldOf[text.charCodeAt(at - 1)] !== LETTER_N) break;
      continue;
    }
    if (cls === period && isInitials(text, from, at)) continue;
    break;
  }
  return at;
}

// U.S. · a.m. · D.C. : single letters each followed by a period, two at least.
function isInitials(text: string, from: number, at: number): boolean {
  const length = at - from;
  if (length % 2 === 0) return false;
  for (let index = 1; index < length; index += 2) {
    if (classOf[text.charCodeAt(from + index)] !== period) return false;
  }
  const nextIsLetter = classOf[text.charCodeAt(at + 1)] === letter && classOf[text.charCodeAt(at + 2)] === period;
  return length >= 3 || nextIsLetter;
}

// A separator belongs to the number only between digits: 15,000 · 12.5 · 1’300.
function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const cls = classOf[text.charCodeAt(at)];
    if (cls === digit || cls === ignored) continue;
    if ((cls === comma || cls === period || cls === apostrophe) && classOf[text.charCodeAt(at + 1)] === digit) continue;
    break;
  }
  return at;
}

function shapeOfWord(text: string, from: number, end: number): number {
  if (!isCapital(text, from)) return 0;
  for (let at = from + 1; at < end; at++) {
    if (classOf[text.charCodeAt(at)] === letter && !isCapital(text, at)) return TokenShape.capital;
  }
  return end - from > 1 ? TokenShape.capital | TokenShape.allCapitals : TokenShape.capital;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}

function growInt32(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(capacity);
  grown.set(array);
  return grown;
}

function growUint32(array: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(capacity);
  grown.set(array);
  return grown;
}

function growUint8(array: Uint8Array<ArrayBuffer>, capacity: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(capacity);
  grown.set(array);
  return grown;
}
