import { type Doc, TokenKind, TokenShape } from "../doc.ts";
import { Joint, NumeralRole, type NumeralWords } from "./numeral-words.ts";
import { type Digits, readDigits } from "./read-digits.ts";

/** A number in a doc: tokens `[first, end)`. */
export interface Numeral {
  readonly first: number;
  readonly end: number;
  readonly value: number;
  /** The scale that closes it (2 million: 1,000,000), 1 where there is none: “2 to 4 million” shares it. */
  readonly scale: number;
  /** Written in digits, at least at its beginning. */
  readonly isDigits: boolean;
  readonly hasFraction: boolean;
  /** Digits with marks or spaces between thousands, a scale, or more than one word: no year, no list number. */
  readonly isRich: boolean;
}

const TAB = 0x09;
const NBSP = 0xa0;
const MAX_WORDS = 24;

/**
 * The whole or decimal number that begins at a token and ends before `limit`: digits, words, both, with scale, dozen
 * and suffix (15,000 · 1 300 · 40K · 1.2 million · one hundred and twenty-four · two dozen · a hundred). Null where none
 * begins there. Fractions are {@link readFraction}'s.
 */
export function readNumeral(doc: Doc, token: number, limit: number, words: NumeralWords): Numeral | null {
  if (token >= limit) return null;
  if (doc.kind[token] === TokenKind.number) return readFromDigits(doc, token, limit, words);
  if (doc.kind[token] !== TokenKind.word) return null;
  const role = words.role[doc.word[token] ?? 0] ?? 0;
  if (role !== NumeralRole.none) return readFromWords(doc, token, limit, words);
  const isArticle = ((words.joint[doc.word[token] ?? 0] ?? 0) & Joint.article) !== 0;
  return isArticle ? readAfterArticle(doc, token, limit, words) : null;
}

function roleAt(doc: Doc, token: number, words: NumeralWords): number {
  return doc.kind[token] === TokenKind.word ? (words.role[doc.word[token] ?? 0] ?? 0) : NumeralRole.none;
}

function valueAt(doc: Doc, token: number, words: NumeralWords): number {
  return words.value[doc.word[token] ?? 0] ?? 0;
}

function isSpaced(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}

// A line that ends between two words parts them as nothing else does.
function isNewLine(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.lineStart) !== 0;
}

function readFromDigits(doc: Doc, token: number, limit: number, words: NumeralWords): Numeral | null {
  const digits = readDigits(doc.text, doc.start[token] ?? 0, doc.end[token] ?? 0, words.decimalMark);
  if (digits === null) return null;
  let end = token + 1;
  let value = digits.value;
  let isRich = digits.isGrouped || digits.hasFraction;
  const grouped = joinSpacedGroups(doc, token, limit, words, digits);
  if (grouped !== null) {
    end = grouped.end;
    value = grouped.value;
    isRich = true;
  }
  const suffixed = readSuffix(doc, end, limit, words);
  if (suffixed !== null) {
    return {
      first: token,
      end: suffixed.end,
      value: times(value, suffixed.scale),
      scale: suffixed.scale,
      isDigits: true,
      hasFraction: digits.hasFraction,
      isRich: true,
    };
  }
  const next = skipHyphen(doc, end, limit);
  const role = next < limit && !isNewLine(doc, next) ? roleAt(doc, next, words) : NumeralRole.none;
  if (role === NumeralRole.hundred || role === NumeralRole.scale || role === NumeralRole.dozen) {
    const read = accumulate(doc, next, limit, words, value);
    return { first: token, ...read, isDigits: true, hasFraction: digits.hasFraction, isRich: true };
  }
  return { first: token, end, value, scale: 1, isDigits: true, hasFraction: digits.hasFraction, isRich };
}

// 1 300 and 1 234 567.89: groups of three parted by one space. A plain space is taken only where nothing else fits.
function joinSpacedGroups(
  doc: Doc,
  token: number,
  limit: number,
  words: NumeralWords,
  digits: Digits,
): { readonly end: number; readonly value: number } | null {
  if (digits.digitCount > 3 || digits.isGrouped || digits.hasFraction || digits.value === 0) return null;
  let value = digits.value;
  let at = token + 1;
  for (; at < limit && doc.kind[at] === TokenKind.number; at++) {
    const gapAt = doc.end[at - 1] ?? 0;
    if ((doc.start[at] ?? 0) - gapAt !== 1 || isNewLine(doc, at)) break;
    // a tab parts the columns of a table
    if (doc.text.charCodeAt(gapAt) === TAB) break;
    const isHardSpace = doc.text.charCodeAt(gapAt) >= NBSP;
    const group = readDigits(doc.text, doc.start[at] ?? 0, doc.end[at] ?? 0, words.decimalMark);
    if (group === null) break;
    const wholeDigits = group.hasFraction ? group.digitCount - fractionDigits(doc, at) : group.digitCount;
    if (wholeDigits !== 3 || group.isGrouped) break;
    const isListed = !isHardSpace && at + 1 < limit && doc.kind[at + 1] === TokenKind.number && fitsNot(doc, at + 1);
    if (isListed) break;
    value = value * 1000 + group.value;
    if (group.hasFraction) return { end: at + 1, value };
  }
  return at > token + 1 ? { end: at, value } : null;
}

function fractionDigits(doc: Doc, token: number): number {
  const text = doc.text.slice(doc.start[token], doc.end[token]);
  return text.length - Math.max(text.lastIndexOf("."), text.lastIndexOf(",")) - 1;
}

// “12 300 7”: a number of other length behind it makes a list or a table of them.
function fitsNot(doc: Doc, token: number): boolean {
  const length = (doc.end[token] ?? 0) - (doc.start[token] ?? 0);
  return (doc.start[token] ?? 0) - (doc.end[token - 1] ?? 0) === 1 && length !== 3 && length < 5;
}

function readSuffix(
  doc: Doc,
  token: number,
  limit: number,
  words: NumeralWords,
): { readonly end: number; readonly scale: number } | null {
  if (token >= limit || roleAt(doc, token, words) !== NumeralRole.suffix) return null;
  const length = (doc.end[token] ?? 0) - (doc.start[token] ?? 0);
  const scale = valueAt(doc, token, words);
  // “40 K” and “5 m” are words of their own as often as not; “5 bn” is not
  if (isSpaced(doc, token) && length < 2) return null;
  return { end: token + 1, scale };
}

// twenty-six, fifteen-thousand: a hyphen between the words of one number.
function skipHyphen(doc: Doc, token: number, limit: number): number {
  const isHyphen = token + 1 < limit && doc.kind[token] === TokenKind.dash;
  return isHyphen && !isSpaced(doc, token) && !isSpaced(doc, token + 1) ? token + 1 : token;
}

function readFromWords(doc: Doc, token: number, limit: number, words: NumeralWords): Numeral | null {
  const role = roleAt(doc, token, words);
  const value = valueAt(doc, token, words);
  if (role === NumeralRole.zero) {
    return { first: token, end: token + 1, value: 0, scale: 1, isDigits: false, hasFraction: false, isRich: false };
  }
  const isMultiplier = role === NumeralRole.hundred || role === NumeralRole.scale || role === NumeralRole.dozen;
  const isAdded =
    role === NumeralRole.unit ||
    role === NumeralRole.teen ||
    role === NumeralRole.tens ||
    role === NumeralRole.hundreds;
  if (!isMultiplier && !isAdded) return null;
  const read = isMultiplier
    ? accumulate(doc, token, limit, words, 1)
    : accumulate(doc, token + 1, limit, words, value, floorOf(role));
  return { first: token, ...read, isDigits: false, hasFraction: false, isRich: read.end > token + 1 };
}

// a hundred · a dozen · a million; “a” alone is no number.
function readAfterArticle(doc: Doc, token: number, limit: number, words: NumeralWords): Numeral | null {
  const next = skipHyphen(doc, token + 1, limit);
  const role = next < limit ? roleAt(doc, next, words) : NumeralRole.none;
  const isOne =
    role === NumeralRole.hundred ||
    role === NumeralRole.scale ||
    role === NumeralRole.dozen ||
    role === NumeralRole.score;
  if (!isOne) return null;
  if (role === NumeralRole.score) {
    return { first: token, end: next + 1, value: 20, scale: 1, isDigits: false, hasFraction: false, isRich: true };
  }
  const read = accumulate(doc, next, limit, words, 1);
  return { first: token, ...read, isDigits: false, hasFraction: false, isRich: true };
}

// The largest number that may still be added behind a word of this role, without a word that multiplies.
function floorOf(role: number): number {
  if (role === NumeralRole.tens) return 10;
  if (role === NumeralRole.hundred || role === NumeralRole.hundreds) return 100;
  return 1;
}

interface Accumulated {
  readonly end: number;
  readonly value: number;
  readonly scale: number;
}

/**
 * Reads on from a number already begun: `group` is what stands before `token`, `floor` the bound that the next part must
 * stay under. Groups close at a scale and scales must fall, so that “three hundred, two hundred” is two numbers.
 */
function accumulate(
  doc: Doc,
  token: number,
  limit: number,
  words: NumeralWords,
  begun: number,
  begunFloor = 1,
): Accumulated {
  let total = 0;
  let group = begun;
  let floor = begunFloor;
  let scaleFloor = Number.POSITIVE_INFINITY;
  let scale = 1;
  let lastPart = begun;
  let at = token;
  let end = token;
  // whether the word before was a scale: “three lakh crore”
  let afterScale = false;
  for (let count = 0; at < limit && count < MAX_WORDS; count++) {
    let next = skipHyphen(doc, at, limit);
    // “fifty - two”
    if (next === at && floor === 10 && doc.kind[at] === TokenKind.dash && isSpaced(doc, at) && isSpaced(doc, at + 1)) {
      if (doc.text.charCodeAt(doc.start[at] ?? 0) === 0x2d && roleAt(doc, at + 1, words) === NumeralRole.unit)
        next = at + 1;
    }
    if (next < limit && isNewLine(doc, next) && doc.kind[next] === TokenKind.number) break;
    let joined = false;
    if (next < limit && next === at && ((words.joint[doc.word[next] ?? 0] ?? 0) & Joint.and) !== 0) {
      next += 1;
      joined = true;
    }
    if (next >= limit) break;
    let role = roleAt(doc, next, words);
    let value = valueAt(doc, next, words);
    if (role === NumeralRole.none && doc.kind[next] === TokenKind.number && scale > 1) {
      const digits = readDigits(doc.text, doc.start[next] ?? 0, doc.end[next] ?? 0, words.decimalMark);
      if (digits === null || digits.hasFraction || digits.value === 0) break;
      // “2 million 300 thousand”, “3 hundred and 21”; but “two hundred and 21 wounded” are two numbers
      const goesOn = multiplies(doc, next + 1, limit, words);
      if (joined ? doc.kind[token - 1] !== TokenKind.number || goesOn : !goesOn) break;
      role = NumeralRole.unit;
      value = digits.value;
    }
    if (role === NumeralRole.hundred && !joined) {
      if (group === 0 || (group >= 1000 && scale > 1) || floor === 0) break;
      group = times(group, 100);
      lastPart = group;
      floor = 100;
      scale = total === 0 ? 100 : scale;
    } else if (role === NumeralRole.scale && !joined) {
      if (value >= scaleFloor && !afterScale) break;
      if (group === 0 && afterScale) {
        total = times(total, value);
      } else {
        if (group === 0) break;
        total += times(group, value);
        lastPart = times(group, value);
      }
      scaleFloor = value;
      scale = value;
      group = 0;
      floor = value;
    } else if (role === NumeralRole.dozen && !joined) {
      const part = lastPart < 100 || group === lastPart ? lastPart : group;
      total += group - part + part * value;
      return { end: next + 1, value: total, scale: value };
    } else if (
      role === NumeralRole.unit ||
      role === NumeralRole.teen ||
      role === NumeralRole.tens ||
      role === NumeralRole.hundreds
    ) {
      if (value >= floor || value <= 0) break;
      // “three hundred and two hundred”
      if (floor === 100 && multiplies(doc, next + 1, limit, words, NumeralRole.hundred)) break;
      // “three and four”: “and” joins only behind hundreds and scales
      if (joined && floor < 100 && !(role === NumeralRole.unit && floor === 10 && words.decimalMark === ",")) break;
      group += value;
      lastPart = value;
      floor = Math.min(floor, floorOf(role));
    } else break;
    afterScale = role === NumeralRole.scale;
    at = next + 1;
    end = at;
    if (group === 0 && total > 0) floor = scaleFloor;
  }
  return { end, value: total + group, scale };
}

function multiplies(doc: Doc, token: number, limit: number, words: NumeralWords, only?: number): boolean {
  const role = token < limit ? roleAt(doc, token, words) : NumeralRole.none;
  return only === undefined ? role === NumeralRole.hundred || role === NumeralRole.scale : role === only;
}

// 1.2 million is 1,200,000, not 1,199,999.9999999998.
function times(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15));
}
