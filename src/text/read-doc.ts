import { CharacterClass, Unit, unitOf } from "./character.ts";
import { type Doc, TokenKind, TokenShape } from "./doc.ts";
import { splitSentences, type Tokens } from "./split-sentences.ts";
import { FNV_OFFSET, FNV_PRIME, findWord, type Vocabulary } from "./vocabulary.ts";

const { letter, digit, apostrophe, dash, period, comma, quote, newline, ignored, space } = CharacterClass;
const { foldMask, classMask, classShift, capitalShift, capital } = Unit;
const LETTER_CLASS = letter << classShift;
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
    sentenceHasSmall: sentences.sentenceHasSmall,
    paragraph: sentences.paragraph,
  };
}

/** A text on its way to tokens: how far it is read, and what the next token has before it. */
interface Reading {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  columns: Columns;
  at: number;
  count: number;
  before: number;
}

function readTokens(text: string, vocabulary: Vocabulary): Tokens {
  const before = TokenShape.spaced | TokenShape.lineStart;
  const reading: Reading = { text, vocabulary, columns: kept, at: 0, count: 0, before };
  while (reading.at < text.length) readUnit(reading);
  const { columns, count } = reading;
  kept = columns.capacity <= KEPT_CAPACITY ? columns : kept;
  return copyColumns(text, columns, count);
}

// One token, or one character that is none. A function of its own: engines make short functions that are called often
// fast, and long loops that are entered once a text seldom.
function readUnit(reading: Reading): void {
  const { text } = reading;
  const from = reading.at;
  const unit = unitAt(text, from);
  const cls = (unit & classMask) >>> classShift;
  if (cls === letter) readWord(reading, from, unit);
  else if (cls === space) {
    reading.before |= TokenShape.spaced;
    reading.at = from + 1;
  } else if (cls === newline) {
    reading.before |= TokenShape.spaced | TokenShape.lineStart;
    reading.at = from + 1;
  } else if (cls === ignored) reading.at = from + 1;
  else if (cls === digit) readNumber(reading, from, unit);
  else readMark(reading, from, unit, cls);
}

function readWord(reading: Reading, from: number, unit: number): void {
  const { text } = reading;
  const { length } = text;
  let shape = reading.before;
  let capitals = 1;
  // FNV-1a over the folded units, made while they are read
  let hash = Math.imul(FNV_OFFSET ^ (unit & foldMask), FNV_PRIME);
  let at = from + 1;
  let isSpaceBehind = false;
  for (; at < length; at++) {
    const next = unitAt(text, at);
    if ((next & classMask) === LETTER_CLASS) {
      capitals &= next >>> capitalShift;
    } else {
      const cls = (next & classMask) >>> classShift;
      if (cls === ignored) continue;
      isSpaceBehind = cls === space;
      if ((cls !== apostrophe && cls !== period) || !continuesWord(text, from, at, cls)) break;
      if (cls === period) shape |= TokenShape.dotted;
    }
    hash = Math.imul(hash ^ (next & foldMask), FNV_PRIME);
  }
  if ((unit & capital) !== 0) {
    shape |= TokenShape.capital;
    if (at - from > 1 && capitals === 1) shape |= TokenShape.allCapitals;
  }
  addToken(reading, from, at, hash, findWord(reading.vocabulary, text, from, at, hash), TokenKind.word, shape);
  // most words have one: it is read with them
  if (isSpaceBehind) {
    reading.at = at + 1;
    reading.before = TokenShape.spaced;
  }
}

function readNumber(reading: Reading, from: number, unit: number): void {
  const { text } = reading;
  const { length } = text;
  let hash = Math.imul(FNV_OFFSET ^ (unit & foldMask), FNV_PRIME);
  let at = from + 1;
  for (; at < length; at++) {
    const next = unitAt(text, at);
    const cls = (next & classMask) >>> classShift;
    if (cls === ignored) continue;
    if (cls !== digit && !continuesNumber(text, at, cls)) break;
    hash = Math.imul(hash ^ (next & foldMask), FNV_PRIME);
  }
  addToken(reading, from, at, hash, 0, TokenKind.number, reading.before);
}

function readMark(reading: Reading, from: number, unit: number, cls: number): void {
  const { text, before, count } = reading;
  let end = from + 1;
  let hash = Math.imul(FNV_OFFSET ^ (unit & foldMask), FNV_PRIME);
  let kind: number = TokenKind.symbol;
  if (cls === dash) kind = TokenKind.dash;
  else if (cls === period) kind = TokenKind.period;
  else if (cls === comma) kind = TokenKind.comma;
  else if (cls === quote) kind = TokenKind.quote;
  else if (cls === apostrophe) {
    const touches = count > 0 && (before & TokenShape.spaced) === 0;
    kind = kindOfApostrophe(text, from, touches ? (reading.columns.kind[count - 1] ?? 0) : 0);
    if (kind === TokenKind.clitic && isCliticS(text, end)) {
      hash = Math.imul(hash ^ LETTER_S, FNV_PRIME);
      end += 1;
    }
  }
  addToken(reading, from, end, hash, findWord(reading.vocabulary, text, from, end, hash), kind, before);
}

function addToken(
  reading: Reading,
  from: number,
  to: number,
  wordHash: number,
  number: number,
  tokenKind: number,
  tokenShape: number,
): void {
  const { count, vocabulary } = reading;
  if (count === reading.columns.capacity) reading.columns = grow(reading.columns);
  const { start, end, word, hash, flags, kind, shape } = reading.columns;
  start[count] = from;
  end[count] = to;
  word[count] = number;
  hash[count] = wordHash;
  flags[count] = vocabulary.flags[number] ?? 0;
  kind[count] = tokenKind;
  shape[count] = tokenShape;
  reading.at = to;
  reading.count = count + 1;
  reading.before = 0;
}

// Apostrophes inside (don’t, O’Brien; not the ’s of a possessive) and the periods of U.S. and a.m.
function continuesWord(text: string, from: number, at: number, cls: number): boolean {
  if (cls === apostrophe) {
    if (classAt(text, at + 1) !== letter) return false;
    const next = foldAt(text, at + 1);
    const alone = classAt(text, at + 2) !== letter;
    if (alone && next === LETTER_S) return false;
    return !(alone && next === LETTER_T && foldAt(text, at - 1) !== LETTER_N);
  }
  return cls === period && isInitials(text, from, at);
}

// U.S. · a.m. · D.C. : single letters each followed by a period, two at least.
const LONGEST_INITIALS = 16;

function isInitials(text: string, from: number, at: number): boolean {
  const length = at - from;
  if (length % 2 === 0 || length > LONGEST_INITIALS) return false;
  for (let index = 1; index < length; index += 2) {
    if (classAt(text, from + index) !== period) return false;
  }
  const nextIsLetter = classAt(text, at + 1) === letter && classAt(text, at + 2) === period;
  return length >= 3 || nextIsLetter;
}

// A separator belongs to the number only between digits: 15,000 · 12.5 · 1’300.
function continuesNumber(text: string, at: number, cls: number): boolean {
  const isMark = cls === comma || cls === period || cls === apostrophe;
  return isMark && classAt(text, at + 1) === digit;
}

// `previous` is the kind of the token that the apostrophe touches, 0 where it touches none.
function kindOfApostrophe(text: string, at: number, previous: number): number {
  if (previous !== TokenKind.word && previous !== TokenKind.number) return TokenKind.singleQuote;
  if (isCliticS(text, at + 1)) return TokenKind.clitic;
  // “troops’ losses”: possessive of a plural, as a rule; a closing quote after -s is rarer.
  const isPlural = foldAt(text, at - 1) === LETTER_S && classAt(text, at + 1) === space;
  return isPlural ? TokenKind.clitic : TokenKind.singleQuote;
}

function isCliticS(text: string, at: number): boolean {
  return foldAt(text, at) === LETTER_S && classAt(text, at + 1) !== letter;
}

// Before and behind the text stands nothing. (A look there would slow every later look.)
function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (unitAt(text, at) & classMask) >>> classShift : newline;
}

function foldAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? unitAt(text, at) & foldMask : 0;
}

const { charCodeAt } = String.prototype;

// Called so, a string in whatever form the engine keeps it (cut out, joined, once met before) is read as fast as any.
function unitAt(text: string, at: number): number {
  return unitOf[charCodeAt.call(text, at)] ?? 0;
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
