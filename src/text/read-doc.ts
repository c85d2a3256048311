import { CharacterClass, classOf, foldOf, Unit, unitOf } from "./character.ts";
import { type Doc, TokenKind, TokenShape } from "./doc.ts";
import { splitSentences } from "./split-sentences.ts";
import { FNV_OFFSET, FNV_PRIME, findWord, type Vocabulary } from "./vocabulary.ts";

const { letter, digit, apostrophe, dash, period, comma, quote, newline, ignored, space } = CharacterClass;
const LETTER_CLASS = letter << Unit.classShift;
const LETTER_S = 0x73;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
// Columns of the tokens, four bytes a token and one byte a token.
const WIDE_COLUMNS = 5;
const NARROW_COLUMNS = 2;
// What is kept between texts for the next one; a longer text’s columns are let go.
const KEPT_CAPACITY = 1 << 18;

interface Columns {
  capacity: number;
  start: Int32Array<ArrayBuffer>;
  end: Int32Array<ArrayBuffer>;
  word: Int32Array<ArrayBuffer>;
  hash: Int32Array<ArrayBuffer>;
  flags: Uint32Array<ArrayBuffer>;
  kind: Uint8Array<ArrayBuffer>;
  shape: Uint8Array<ArrayBuffer>;
}

let kept = columnsOf(1 << 12);

/**
 * Reads a text into tokens and sentences in one pass over its code units; time and memory are linear in its length.
 * Offsets are the text's own: nothing is normalised away.
 */
export function readDoc(text: string, vocabulary: Vocabulary): Doc {
  const tokens = readTokens(text, vocabulary);
  const sentences = splitSentences(tokens);
  // written out: two spreads cost as much here as a fifth of the reading
  return {
    text,
    tokenCount: tokens.tokenCount,
    start: tokens.start,
    end: tokens.end,
    kind: tokens.kind,
    shape: tokens.shape,
    word: tokens.word,
    hash: tokens.hash,
    flags: tokens.flags,
    sentence: sentences.sentence,
    sentenceCount: sentences.sentenceCount,
    sentenceFirst: sentences.sentenceFirst,
    sentenceFlags: sentences.sentenceFlags,
    sentenceHasNumber: sentences.sentenceHasNumber,
    paragraph: sentences.paragraph,
  };
}

function readTokens(text: string, vocabulary: Vocabulary) {
  const length = text.length;
  const vocabularyFlags = vocabulary.flags;
  let columns = kept;
  let { capacity, start, end, word, hash, flags, kind, shape } = columns;
  let count = 0;
  let before: number = TokenShape.spaced | TokenShape.lineStart;

  let at = 0;
  while (at < length) {
    const unit = unitOf[text.charCodeAt(at)] ?? 0;
    const cls = (unit & Unit.classMask) >>> Unit.classShift;
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
      columns = grow(columns);
      ({ capacity, start, end, word, hash, flags, kind, shape } = columns);
    }
    const from = at;
    let tokenKind: number = TokenKind.symbol;
    let tokenShape = before;
    // FNV-1a over the folded units, made while they are read
    let wordHash = Math.imul(FNV_OFFSET ^ (unit & Unit.foldMask), FNV_PRIME);
    if (cls === letter) {
      tokenKind = TokenKind.word;
      let capitals = 1;
      at += 1;
      for (; at < length; at++) {
        const next = unitOf[text.charCodeAt(at)] ?? 0;
        if ((next & Unit.classMask) === LETTER_CLASS) {
          capitals &= next >>> 20;
        } else {
          const nextClass = (next & Unit.classMask) >>> Unit.classShift;
          if (nextClass === ignored) continue;
          if (!continuesWord(text, from, at, nextClass)) break;
        }
        wordHash = Math.imul(wordHash ^ (next & Unit.foldMask), FNV_PRIME);
      }
      if ((unit & Unit.capital) !== 0) {
        tokenShape |= TokenShape.capital;
        if (at - from > 1 && capitals === 1) tokenShape |= TokenShape.allCapitals;
      }
      const number = findWord(vocabulary, text, from, at, wordHash);
      word[count] = number;
      flags[count] = vocabularyFlags[number] ?? 0;
    } else if (cls === digit) {
      tokenKind = TokenKind.number;
      at += 1;
      for (; at < length; at++) {
        const next = unitOf[text.charCodeAt(at)] ?? 0;
        const nextClass = (next & Unit.classMask) >>> Unit.classShift;
        if (nextClass === ignored) continue;
        if (nextClass !== digit && !continuesNumber(text, at, nextClass)) break;
        wordHash = Math.imul(wordHash ^ (next & Unit.foldMask), FNV_PRIME);
      }
      word[count] = 0;
      flags[count] = 0;
    } else {
      at += 1;
      if (cls === dash) tokenKind = TokenKind.dash;
      else if (cls === period) tokenKind = TokenKind.period;
      else if (cls === comma) tokenKind = TokenKind.comma;
      else if (cls === quote) tokenKind = TokenKind.quote;
      else if (cls === apostrophe) {
        const previous = count > 0 && (before & TokenShape.spaced) === 0 ? (kind[count - 1] ?? 0) : 0;
        tokenKind = kindOfApostrophe(text, from, previous);
        if (tokenKind === TokenKind.clitic && isCliticS(text, at)) {
          wordHash = Math.imul(wordHash ^ LETTER_S, FNV_PRIME);
          at += 1;
        }
      }
      const number = findWord(vocabulary, text, from, at, wordHash);
      word[count] = number;
      flags[count] = vocabularyFlags[number] ?? 0;
    }
    start[count] = from;
    end[count] = at;
    kind[count] = tokenKind;
    shape[count] = tokenShape;
    hash[count] = wordHash;
    count += 1;
    before = 0;
  }
  kept = capacity <= KEPT_CAPACITY ? columns : kept;
  return copyColumns(text, columns, count);
}

// Apostrophes inside (don’t, O’Brien; not the ’s of a possessive) and the periods of U.S. and a.m.
function continuesWord(text: string, from: number, at: number, cls: number): boolean {
  if (cls === apostrophe) {
    if (classOf[text.charCodeAt(at + 1)] !== letter) return false;
    const next = foldOf[text.charCodeAt(at + 1)];
    const alone = classOf[text.charCodeAt(at + 2)] !== letter;
    if (alone && next === LETTER_S) return false;
    return !(alone && next === LETTER_T && foldOf[text.charCodeAt(at - 1)] !== LETTER_N);
  }
  return cls === period && isInitials(text, from, at);
}

// U.S. · a.m. · D.C. : single letters each followed by a period, two at least.
const LONGEST_INITIALS = 16;

function isInitials(text: string, from: number, at: number): boolean {
  const length = at - from;
  if (length % 2 === 0 || length > LONGEST_INITIALS) return false;
  for (let index = 1; index < length; index += 2) {
    if (classOf[text.charCodeAt(from + index)] !== period) return false;
  }
  const nextIsLetter = classOf[text.charCodeAt(at + 1)] === letter && classOf[text.charCodeAt(at + 2)] === period;
  return length >= 3 || nextIsLetter;
}

// A separator belongs to the number only between digits: 15,000 · 12.5 · 1’300.
function continuesNumber(text: string, at: number, cls: number): boolean {
  const isMark = cls === comma || cls === period || cls === apostrophe;
  return isMark && classOf[text.charCodeAt(at + 1)] === digit;
}

// `previous` is the kind of the token that the apostrophe touches, 0 where it touches none.
function kindOfApostrophe(text: string, at: number, previous: number): number {
  if (previous !== TokenKind.word && previous !== TokenKind.number) return TokenKind.singleQuote;
  if (isCliticS(text, at + 1)) return TokenKind.clitic;
  // “troops’ losses”: possessive of a plural, as a rule; a closing quote after -s is rarer.
  const isPlural = foldOf[text.charCodeAt(at - 1)] === LETTER_S && classOf[text.charCodeAt(at + 1)] === space;
  return isPlural ? TokenKind.clitic : TokenKind.singleQuote;
}

function isCliticS(text: string, at: number): boolean {
  return foldOf[text.charCodeAt(at)] === LETTER_S && classOf[text.charCodeAt(at + 1)] !== letter;
}

function columnsOf(capacity: number): Columns {
  return {
    capacity,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    word: new Int32Array(capacity),
    hash: new Int32Array(capacity),
    flags: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    shape: new Uint8Array(capacity),
  };
}

function grow(columns: Columns): Columns {
  const grown = columnsOf(columns.capacity * 2);
  grown.start.set(columns.start);
  grown.end.set(columns.end);
  grown.word.set(columns.word);
  grown.hash.set(columns.hash);
  grown.flags.set(columns.flags);
  grown.kind.set(columns.kind);
  grown.shape.set(columns.shape);
  return grown;
}

// One block of memory a doc, cut to its size: a report that is kept keeps no more than its words.
function copyColumns(text: string, columns: Columns, count: number) {
  const buffer = new ArrayBuffer(count * (WIDE_COLUMNS * 4 + NARROW_COLUMNS));
  const wide = count * 4;
  const start = new Int32Array(buffer, 0, count);
  const end = new Int32Array(buffer, wide, count);
  const word = new Int32Array(buffer, wide * 2, count);
  const hash = new Int32Array(buffer, wide * 3, count);
  const flags = new Uint32Array(buffer, wide * 4, count);
  const kind = new Uint8Array(buffer, wide * WIDE_COLUMNS, count);
  const shape = new Uint8Array(buffer, wide * WIDE_COLUMNS + count, count);
  start.set(columns.start.subarray(0, count));
  end.set(columns.end.subarray(0, count));
  word.set(columns.word.subarray(0, count));
  hash.set(columns.hash.subarray(0, count));
  flags.set(columns.flags.subarray(0, count));
  kind.set(columns.kind.subarray(0, count));
  shape.set(columns.shape.subarray(0, count));
  return { text, tokenCount: count, start, end, word, hash, flags, kind, shape };
}
