import { CharacterClass, Unit, unitOf } from "./character.ts";
import { type Doc, TokenKind, TokenShape } from "./doc.ts";
import { isWrapped, splitSentences, type Tokens } from "./split-sentences.ts";
import { FNV_OFFSET, FNV_PRIME, findSlot, formOf, Slot, type Vocabulary } from "./vocabulary.ts";

// What is asked of every character and token has a name of this file's own: engines take those for numbers while they
// compile, and look an imported one up each time.
const { letter, digit, apostrophe, dash, period, comma, quote, newline, ignored, space } = CharacterClass;
const { foldMask, classMask, classShift, capitalShift, capital } = Unit;
const { spaced, lineStart, mayOpen, dotted, allCapitals, capital: capitalShape } = TokenShape;
const { word: wordKind, number: numberKind, period: periodKind, quote: quoteKind, symbol: symbolKind } = TokenKind;
const { number: slotNumber, flags: slotFlags } = Slot;
const units = unitOf;
const offsetBasis = FNV_OFFSET;
const prime = FNV_PRIME;
const LETTER_CLASS = letter << classShift;
const LETTER_S = 0x73;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LINE_FEED = 0x0a;
// What stands behind a text for whoever looks beyond its end: nothing.
const PADDING = 2;
// Columns of the tokens, four bytes a token and one byte a token.
const WIDE_COLUMNS = 5;
const NARROW_COLUMNS = 2;
// What is kept between texts for the next one; a longer text’s columns are let go.
const KEPT_CAPACITY = 1 << 18;

// Below this a text is copied by itself sooner than by a call.
const FEW = 64;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Code units, and the same memory as bytes. */
interface Block {
  readonly codes: Uint16Array<ArrayBuffer>;
  readonly bytes: Buffer<ArrayBuffer>;
}

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
let keptBlock = blockOf(1 << 14);

/**
 * Reads a text into tokens and sentences in one pass over its code units; time and memory are linear in its length.
 * Offsets are the text's own: nothing is normalised away.
 */
export function readDoc(text: string, vocabulary: Vocabulary): Doc {
  const tokens = readTokens(text, vocabulary);
  const sentences = splitSentences(tokens, isWrapped(text));
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

/** What stands at a place of the text and is no plain word: where it ends, its hash and its {@link TokenKind}. */
interface Other {
  end: number;
  hash: number;
  kind: number;
}

const other: Other = { end: 0, hash: 0, kind: 0 };

// One loop over everything, words within it: four of five tokens are words, and a call for each would cost as much as
// the reading.
function readTokens(text: string, vocabulary: Vocabulary): Tokens {
  const { length } = text;
  const { slots } = vocabulary;
  const codes = codesOf(text);
  let columns = kept;
  let { start, end, word, hash, flags, kind, shape } = columns;
  let at = 0;
  let count = 0;
  // shape of the next token, as far as what stands before it tells
  let before = spaced | lineStart | mayOpen;
  while (at < length) {
    const unit = units[codes[at] ?? LINE_FEED] ?? 0;
    const cls = (unit & classMask) >>> classShift;
    if (cls === space || cls === newline || cls === ignored) {
      if (cls === space) before |= spaced;
      else if (cls === newline) before |= spaced | lineStart | mayOpen;
      at += 1;
      continue;
    }
    const from = at;
    let tokenHash = Math.imul(offsetBasis ^ (unit & foldMask), prime);
    let tokenKind: number = wordKind;
    let tokenShape = before;
    let letters = 0;
    before = 0;
    if (cls === letter) {
      let capitals = 1;
      let next = units[codes[++at] ?? LINE_FEED] ?? 0;
      for (;;) {
        // FNV-1a over the folded units, made while they are read
        while ((next & classMask) === LETTER_CLASS) {
          capitals &= next >>> capitalShift;
          tokenHash = Math.imul(tokenHash ^ (next & foldMask), prime);
          next = units[codes[++at] ?? LINE_FEED] ?? 0;
        }
        const nextClass = next >>> classShift;
        if (nextClass === ignored) letters -= 1;
        else if (nextClass === period || nextClass === apostrophe) {
          if (!continuesWord(codes, from, at, nextClass)) break;
          if (nextClass === period) tokenShape |= dotted;
          tokenHash = Math.imul(tokenHash ^ (next & foldMask), prime);
        } else break;
        next = units[codes[++at] ?? LINE_FEED] ?? 0;
      }
      letters += at - from;
      if ((unit & capital) !== 0)
        tokenShape |= at - from > 1 && capitals === 1 ? capitalShape | allCapitals : capitalShape;
      if ((tokenShape & dotted) !== 0) before = mayOpen;
    } else {
      const touched = count > 0 && (tokenShape & spaced) === 0 ? (kind[count - 1] ?? 0) : 0;
      readOther(codes, from, cls, tokenHash, touched);
      at = other.end;
      tokenHash = other.hash;
      tokenKind = other.kind;
      // a number is no word, though a list may have it
      letters = tokenKind === numberKind ? 0 : at - from;
      if (tokenKind === periodKind || tokenKind >= quoteKind) before = mayOpen;
    }
    if (count === columns.capacity) {
      columns = grow(columns);
      ({ start, end, word, hash, flags, kind, shape } = columns);
    }
    const slot = findSlot(vocabulary, tokenHash, formOf(letters, unit & foldMask));
    start[count] = from;
    end[count] = at;
    word[count] = slots[slot + slotNumber] ?? 0;
    hash[count] = tokenHash;
    flags[count] = slots[slot + slotFlags] ?? 0;
    kind[count] = tokenKind;
    shape[count] = tokenShape;
    count += 1;
  }
  kept = columns.capacity <= KEPT_CAPACITY ? columns : kept;
  return copyColumns(text, columns, count);
}

// A copy of the text in one piece: engines keep strings in many forms, and ask at each look which one it is.
function codesOf(text: string): Uint16Array {
  const { length } = text;
  let block = keptBlock;
  if (length + PADDING > block.codes.length) {
    block = blockOf(length + (length >> 1) + PADDING);
    if (block.codes.length <= KEPT_CAPACITY) keptBlock = block;
  }
  const { codes } = block;
  if (length < FEW || !isLittleEndian) for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  else block.bytes.write(text, 0, "utf16le");
  for (let at = length; at < length + PADDING; at++) codes[at] = LINE_FEED;
  return codes;
}

// A number or a mark, told in {@link other}.
function readOther(codes: Uint16Array, from: number, cls: number, hash: number, touched: number): void {
  other.end = from + 1;
  other.hash = hash;
  other.kind = symbolKind;
  if (cls === digit) readNumber(codes, from);
  else if (cls === dash) other.kind = TokenKind.dash;
  else if (cls === period) other.kind = periodKind;
  else if (cls === comma) other.kind = TokenKind.comma;
  else if (cls === quote) other.kind = quoteKind;
  else if (cls === apostrophe) readApostrophe(codes, from, touched);
}

function readNumber(codes: Uint16Array, from: number): void {
  let { hash } = other;
  let at = from + 1;
  for (; ; at++) {
    const next = unitAt(codes, at);
    const cls = (next & classMask) >>> classShift;
    if (cls === ignored) continue;
    if (cls !== digit && !continuesNumber(codes, at, cls)) break;
    hash = Math.imul(hash ^ (next & foldMask), prime);
  }
  other.end = at;
  other.hash = hash;
  other.kind = numberKind;
}

function readApostrophe(codes: Uint16Array, from: number, touched: number): void {
  other.kind = kindOfApostrophe(codes, from, touched);
  if (other.kind !== TokenKind.clitic || !isCliticS(codes, from + 1)) return;
  other.hash = Math.imul(other.hash ^ LETTER_S, prime);
  other.end = from + 2;
}

// Apostrophes inside (don’t, O’Brien; not the ’s of a possessive) and the periods of U.S. and a.m.
function continuesWord(codes: Uint16Array, from: number, at: number, cls: number): boolean {
  if (cls === apostrophe) {
    if (classAt(codes, at + 1) !== letter) return false;
    const next = foldAt(codes, at + 1);
    const alone = classAt(codes, at + 2) !== letter;
    if (alone && next === LETTER_S) return false;
    return !(alone && next === LETTER_T && foldAt(codes, at - 1) !== LETTER_N);
  }
  return cls === period && isInitials(codes, from, at);
}

// U.S. · a.m. · D.C. : single letters each followed by a period, two at least.
const LONGEST_INITIALS = 16;

function isInitials(codes: Uint16Array, from: number, at: number): boolean {
  const length = at - from;
  if (length % 2 === 0 || length > LONGEST_INITIALS) return false;
  for (let index = 1; index < length; index += 2) {
    if (classAt(codes, from + index) !== period) return false;
  }
  const nextIsLetter = classAt(codes, at + 1) === letter && classAt(codes, at + 2) === period;
  return length >= 3 || nextIsLetter;
}

// A separator belongs to the number only between digits: 15,000 · 12.5 · 1’300.
function continuesNumber(codes: Uint16Array, at: number, cls: number): boolean {
  const isMark = cls === comma || cls === period || cls === apostrophe;
  return isMark && classAt(codes, at + 1) === digit;
}

// `previous` is the kind of the token that the apostrophe touches, 0 where it touches none.
function kindOfApostrophe(codes: Uint16Array, at: number, previous: number): number {
  if (previous !== wordKind && previous !== numberKind) return TokenKind.singleQuote;
  if (isCliticS(codes, at + 1)) return TokenKind.clitic;
  // “troops’ losses”: possessive of a plural, as a rule; a closing quote after -s is rarer.
  const isPlural = foldAt(codes, at - 1) === LETTER_S && classAt(codes, at + 1) === space;
  return isPlural ? TokenKind.clitic : TokenKind.singleQuote;
}

function isCliticS(codes: Uint16Array, at: number): boolean {
  return foldAt(codes, at) === LETTER_S && classAt(codes, at + 1) !== letter;
}

function classAt(codes: Uint16Array, at: number): number {
  return (unitAt(codes, at) & classMask) >>> classShift;
}

function foldAt(codes: Uint16Array, at: number): number {
  return unitAt(codes, at) & foldMask;
}

function unitAt(codes: Uint16Array, at: number): number {
  return units[codes[at] ?? LINE_FEED] ?? 0;
}

function blockOf(size: number): Block {
  const codes = new Uint16Array(size);
  return { codes, bytes: Buffer.from(codes.buffer) };
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
