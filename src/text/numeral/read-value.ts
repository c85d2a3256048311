import { TokenKind } from "../doc.ts";
import type { NumberValue } from "./number-value.ts";
import { codeAt, isSpacedAt, jointAt, type NumeralView, roleAt } from "./numeral-view.ts";
import { Joint, NumeralRole } from "./numeral-words.ts";
import { readDigits } from "./read-digits.ts";
import { readFractionBehind, readFractionOf } from "./read-fraction.ts";
import { readNumber, shareOf } from "./read-number.ts";
import { type Numeral, readNumeral } from "./read-numeral.ts";

const CARET = 0x5e;
const PLUS = 0x2b;
const SLASH = 0x2f;
const CURRENCY = 0x24;
// “one over twenty” and “3/4” are shares; what is larger is a date or an index.
const LARGEST_DENOMINATOR = 1000;

/**
 * The value that begins at a token, as arithmetic has it: minus five point five · two thirds · 3/4 · 1.1^23 · 1.3x10^6 ·
 * one over twenty · one out of three. Null where none begins there.
 */
export function readValue(view: NumeralView, token: number): NumberValue | null {
  const unsigned = skipSign(view, token);
  const value = readUnsigned(view, unsigned ?? token);
  if (value === null) return null;
  const sign = unsigned === null ? 1 : -1;
  const power = readPower(view, value.value, value.end);
  return power === null
    ? { first: token, end: value.end, value: sign * value.value }
    : { first: token, end: power.end, value: sign * power.value };
}

// The token behind a minus: “-1”, “- 1 4/5”, “minus one”; a dash behind a word or a number is none.
function skipSign(view: NumeralView, token: number): number | null {
  const { doc } = view;
  if ((jointAt(view, token) & Joint.minus) !== 0) return token + 1;
  if (token >= view.limit || doc.kind[token] !== TokenKind.dash) return null;
  const before = token === 0 ? undefined : doc.kind[token - 1];
  const isBehindWord = before === TokenKind.word || before === TokenKind.number || before === TokenKind.dash;
  const isAlone = !isBehindWord || (isSpacedAt(doc, token) && !isSpacedAt(doc, token + 1));
  return isAlone ? token + 1 : null;
}

function readUnsigned(view: NumeralView, token: number): NumberValue | null {
  const { doc, limit } = view;
  if (token >= limit) return null;
  const kind = doc.kind[token];
  if (kind === TokenKind.period) return readBarePoint(view, token);
  if (kind === TokenKind.symbol) {
    const share = shareOf(codeAt(doc, token));
    return share > 0 ? { first: token, end: token + 1, value: share } : null;
  }
  const fraction = readFractionOf(view, token);
  if (fraction !== null) return fraction;
  const number = readNumber(view, token);
  if (number === null) return null;
  const point = number.isDigits ? null : readSpokenPoint(view, number);
  if (point !== null) return point;
  return (
    readFractionBehind(view, number) ?? readSlash(view, number) ?? readOver(view, number) ?? { ...number, first: token }
  );
}

// .08
function readBarePoint(view: NumeralView, token: number): NumberValue | null {
  const { doc, limit } = view;
  const next = token + 1;
  if (next >= limit || doc.kind[next] !== TokenKind.number || isSpacedAt(doc, next)) return null;
  if (token > 0 && !isSpacedAt(doc, token)) return null;
  const digits = readDigits(doc.text, doc.start[next] ?? 0, doc.end[next] ?? 0, view.numerals.decimalMark);
  if (digits === null || digits.isGrouped || digits.hasFraction) return null;
  return { first: token, end: next + 1, value: Number(`0.${doc.text.slice(doc.start[next], doc.end[next])}`) };
}

// two hundred point seventy-one · nought point nought three
function readSpokenPoint(view: NumeralView, whole: Numeral): NumberValue | null {
  const { doc, limit, numerals } = view;
  if ((jointAt(view, whole.end) & Joint.point) === 0) return null;
  let at = whole.end + 1;
  let digits = "";
  while (at < limit) {
    const role = roleAt(view, at);
    if (role !== NumeralRole.zero && role !== NumeralRole.unit) break;
    digits += String(numerals.value[doc.word[at] ?? 0] ?? 0);
    at += 1;
  }
  if (digits === "") {
    const part = readNumeral(doc, at, limit, numerals);
    if (part === null || part.isDigits || part.hasFraction) return null;
    digits = String(part.value);
    at = part.end;
  }
  return { first: whole.first, end: at, value: Number(`${whole.value}.${digits}`) };
}

// 3/4; not 5/17/2018 and no phone number
function readSlash(view: NumeralView, over: Numeral): NumberValue | null {
  const { doc, limit } = view;
  const at = over.end;
  if (!over.isDigits || at + 1 >= limit || !isSign(view, at, SLASH) || isSign(view, at + 2, SLASH)) return null;
  if (isSpacedAt(doc, at) || isSpacedAt(doc, at + 1) || isSign(view, over.first - 1, SLASH)) return null;
  if (over.first > 1 && doc.kind[over.first - 1] === TokenKind.dash && doc.kind[over.first - 2] === TokenKind.number) {
    return null;
  }
  const under = readNumeral(doc, at + 1, limit, view.numerals);
  if (under === null || under.value === 0 || under.value > LARGEST_DENOMINATOR) return null;
  return { first: over.first, end: under.end, value: over.value / under.value };
}

function isSign(view: NumeralView, token: number, code: number): boolean {
  const { doc, limit } = view;
  return token >= 0 && token < limit && doc.kind[token] === TokenKind.symbol && codeAt(doc, token) === code;
}

// one over twenty · one out of three · 1 in twenty-one
function readOver(view: NumeralView, over: Numeral): NumberValue | null {
  const at = over.end;
  const isOver = (jointAt(view, at) & Joint.over) !== 0;
  const isOutOf = (jointAt(view, at) & Joint.out) !== 0 && (jointAt(view, at + 1) & Joint.of) !== 0;
  const isIn = (jointAt(view, at) & Joint.in) !== 0;
  if (!isOver && !isOutOf && !isIn) return null;
  // “$2000 over 3 years”
  if (isOver && isSign(view, over.first - 1, CURRENCY)) return null;
  const under = readNumber(view, at + (isOutOf ? 2 : 1));
  if (under === null || under.value === 0) return null;
  if (!isOver && under.value <= over.value) return null;
  if (isIn && (over.value > 2 || under.value > LARGEST_DENOMINATOR)) return null;
  return { first: over.first, end: under.end, value: over.value / under.value };
}

// 1.1^23 · 2.5^-1 · 1e10 · 1.3x10^6
function readPower(view: NumeralView, base: number, token: number): NumberValue | null {
  const { doc, limit } = view;
  if (token >= limit || doc.kind[token - 1] !== TokenKind.number) return null;
  if (isSign(view, token, CARET)) return readExponent(view, token, (exponent) => base ** exponent);
  if (doc.kind[token] !== TokenKind.word || isSpacedAt(doc, token)) return null;
  const letter = doc.text.slice(doc.start[token], doc.end[token]);
  if (letter === "e" || letter === "E") return readExponent(view, token, (exponent) => Number(`${base}e${exponent}`));
  if (letter !== "x" || !isSign(view, token + 2, CARET)) return null;
  const ten = readNumeral(doc, token + 1, token + 2, view.numerals);
  if (ten === null || ten.value !== 10) return null;
  return readExponent(view, token + 2, (exponent) => Number(`${base}e${exponent}`));
}

const LONGEST_SIGN = 3;

function readExponent(view: NumeralView, token: number, raise: (exponent: number) => number): NumberValue | null {
  const { doc, limit } = view;
  let at = token + 1;
  let sign = 1;
  while (at < limit && at <= token + LONGEST_SIGN && !isSpacedAt(doc, at)) {
    if (doc.kind[at] === TokenKind.dash) sign = -sign;
    else if (!isSign(view, at, PLUS)) break;
    at += 1;
  }
  if (at >= limit || isSpacedAt(doc, at) || doc.kind[at] !== TokenKind.number) return null;
  const exponent = readNumeral(doc, at, at + 1, view.numerals);
  return exponent === null ? null : { first: token, end: at + 1, value: raise(sign * exponent.value) };
}
