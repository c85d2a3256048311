import { TokenKind } from "../doc.ts";
import type { NumberValue } from "./number-value.ts";
import { isHyphenAt, isSpacedAt, jointAt, type NumeralView, ordinalAt, roleAt, wordValueAt } from "./numeral-view.ts";
import { Joint, NumeralRole } from "./numeral-words.ts";
import { type Numeral, readNumeral } from "./read-numeral.ts";

/** A fraction of a scale, or one that an article opens: a half · two thirds of a million · a hundred trillionths. */
export function readFractionOf(view: NumeralView, token: number): NumberValue | null {
  const fraction = readFraction(view, token);
  if (fraction === null) return null;
  const { end } = fraction;
  const ofScale = (jointAt(view, end) & Joint.of) !== 0 && (jointAt(view, end + 1) & Joint.article) !== 0;
  if (ofScale && roleAt(view, end + 2) === NumeralRole.scale) {
    return { ...fraction, end: end + 3, value: fraction.value * wordValueAt(view, end + 2) };
  }
  return fraction;
}

/** A whole number and a fraction behind “and”: forty two and a third · one million and a half · one hundred and three quarters. */
export function readFractionBehind(view: NumeralView, whole: Numeral): NumberValue | null {
  if ((jointAt(view, whole.end) & Joint.and) === 0) return null;
  const part = readFraction(view, whole.end + 1);
  if (part === null || part.value >= 1) return null;
  return addShare(view, whole, part);
}

// A share is one of the scale before it (one million and a half), or has its own (one billion and three quarters million).
function addShare(view: NumeralView, whole: Numeral, part: NumberValue): NumberValue {
  const scale = roleAt(view, part.end) === NumeralRole.scale ? wordValueAt(view, part.end) : 0;
  if (scale > 0 && scale < whole.scale) {
    return { first: whole.first, end: part.end + 1, value: whole.value + part.value * scale };
  }
  const share = whole.scale >= 1000 ? part.value * whole.scale : part.value;
  return { first: whole.first, end: part.end, value: whole.value + share };
}

/** A fraction in words: five eighths · one twenty-fifth · a quarter · one hundred and thirty-two fifths. Null where none begins. */
export function readFraction(view: NumeralView, token: number): NumberValue | null {
  const role = roleAt(view, token);
  if (role === NumeralRole.half) return takesPart(view, token) ? { first: token, end: token + 1, value: 0.5 } : null;
  if ((jointAt(view, token) & Joint.article) !== 0) {
    const opened = readUnder(view, token + 1);
    if (opened !== null) return { first: token, end: opened.end, value: 1 / opened.value };
  }
  const over = readNumeral(view.doc, token, view.limit, view.numerals);
  if (over === null || over.isDigits || over.hasFraction || over.value === 0) return null;
  return splitAtAnd(view, over) ?? splitBeforeTens(view, over) ?? overUnder(view, token, over.value, over.end);
}

// “half of”, “half people came”: alone it is a value; before a scale readNumber has it.
function takesPart(view: NumeralView, token: number): boolean {
  if (isHyphenAt(view.doc, token + 1)) return false;
  const role = roleAt(view, token + 1);
  const isScaled = role === NumeralRole.scale || role === NumeralRole.dozen || role === NumeralRole.hundred;
  return !isScaled && (jointAt(view, token + 1) & Joint.article) === 0;
}

function overUnder(view: NumeralView, first: number, over: number, token: number): NumberValue | null {
  const at = skipDash(view, token);
  const under = readUnder(view, at) ?? readLongUnder(view, at);
  if (under === null) return null;
  // “two millionth” is an ordinal: only one of something is a singular fraction
  if (over !== 1 && !under.isPlural) return null;
  return { first, end: under.end, value: over / under.value };
}

interface Under {
  readonly end: number;
  readonly value: number;
  readonly isPlural: boolean;
}

// third · twenty-fifth · half · quarters · trillionths
function readUnder(view: NumeralView, token: number): Under | null {
  const role = roleAt(view, token);
  if (role === NumeralRole.half) return takesPart(view, token) ? { end: token + 1, value: 2, isPlural: true } : null;
  if (role === NumeralRole.quarter) return { end: token + 1, value: 4, isPlural: true };
  const ordinal = ordinalAt(view, token);
  const isPlural = view.numerals.pluralOrdinal[view.doc.word[token] ?? 0] === 1;
  if (ordinal > 1) return { end: token + 1, value: ordinal, isPlural };
  if (role !== NumeralRole.tens) return null;
  const at = skipDash(view, token + 1);
  const unit = ordinalAt(view, at);
  if (unit < 1 || unit > 9) return null;
  return {
    end: at + 1,
    value: wordValueAt(view, token) + unit,
    isPlural: view.numerals.pluralOrdinal[view.doc.word[at] ?? 0] === 1,
  };
}

// one one hundred and fifth
function readLongUnder(view: NumeralView, token: number): Under | null {
  const head = readNumeral(view.doc, token, view.limit, view.numerals);
  if (head === null || head.isDigits || head.value < 100) return null;
  const at = (jointAt(view, head.end) & Joint.and) !== 0 ? head.end + 1 : head.end;
  const tail = readUnder(view, at);
  return tail === null || tail.value >= 100 ? null : { ...tail, value: head.value + tail.value };
}

// “one hundred thirty fifths” is 100 of 35; “one hundred and thirty fifths” 130 of 5
function splitBeforeTens(view: NumeralView, over: Numeral): NumberValue | null {
  const last = over.end - 1;
  if (last <= over.first || roleAt(view, last) !== NumeralRole.tens || (jointAt(view, last - 1) & Joint.and) !== 0) {
    return null;
  }
  const under = readUnder(view, last);
  const head = readNumeral(view.doc, over.first, last, view.numerals);
  if (under === null || head === null || head.end !== last) return null;
  return { first: over.first, end: under.end, value: head.value / under.value };
}

// “one hundred and three quarters”: what stands behind “and” is a fraction of its own where it is less than one
function splitAtAnd(view: NumeralView, over: Numeral): NumberValue | null {
  for (let at = over.end - 1; at > over.first; at--) {
    if ((jointAt(view, at) & Joint.and) === 0) continue;
    const tail = readNumeral(view.doc, at + 1, over.end, view.numerals);
    if (tail === null || tail.end !== over.end) return null;
    const part = overUnder(view, at + 1, tail.value, over.end);
    const head = readNumeral(view.doc, over.first, at, view.numerals);
    if (part === null || head === null || part.value >= 1) return null;
    return addShare(view, head, part);
  }
  return null;
}

// five - eighths
function skipDash(view: NumeralView, token: number): number {
  const { doc, limit } = view;
  if (token + 1 >= limit || doc.kind[token] !== TokenKind.dash) return token;
  return isSpacedAt(doc, token) === isSpacedAt(doc, token + 1) ? token + 1 : token;
}
