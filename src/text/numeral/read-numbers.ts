import { type Doc, TokenKind } from "../doc.ts";
import { readDoc } from "../read-doc.ts";
import type { Span } from "../span.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { NumberValue } from "./number-value.ts";
import { codeAt, isHyphenAt, isSpacedAt, jointAt, type NumeralView } from "./numeral-view.ts";
import { Joint, type NumeralWords } from "./numeral-words.ts";
import { digitOf, readDigits } from "./read-digits.ts";
import { readValue } from "./read-value.ts";

/** A number and where it stands. */
export interface ReadNumber extends Span {
  readonly value: number;
}

/**
 * Every number of a text with its value, from left to right: decimals, negatives, fractions, powers, words. It knows no
 * news: dates, indexes and addresses are numbers too. What is glued to letters (180ml, 29km) is none.
 */
export function readNumbers(text: string, vocabulary: Vocabulary, words: NumeralWords): readonly ReadNumber[] {
  const doc = readDoc(text, vocabulary);
  const view: NumeralView = { doc, numerals: words, limit: doc.tokenCount };
  const numbers: ReadNumber[] = [];
  for (let token = 0; token < doc.tokenCount; token++) {
    if (isGluedBefore(doc, token)) continue;
    const value = readValue(view, token);
    if (value !== null) {
      if (isGluedBehind(view, value) || isPronoun(view, value)) {
        token = value.end - 1;
        continue;
      }
      numbers.push({ start: doc.start[token] ?? 0, end: doc.end[value.end - 1] ?? 0, value: value.value });
      token = value.end - 1;
    } else if (doc.kind[token] === TokenKind.number) numbers.push(...splitMarks(doc, token, words));
  }
  return numbers;
}

// “B52”; what a hyphen parts from a word (SCP-173) is a number all the same.
function isGluedBefore(doc: Doc, token: number): boolean {
  if (token === 0 || isSpacedAt(doc, token) || doc.kind[token] !== TokenKind.number) return false;
  return doc.kind[token - 1] === TokenKind.word || doc.kind[token - 1] === TokenKind.period;
}

// “180ml”, “4th”
function isGluedBehind(view: NumeralView, value: NumberValue): boolean {
  const { doc, limit } = view;
  if (doc.kind[value.end - 1] !== TokenKind.number) return false;
  return value.end < limit && doc.kind[value.end] === TokenKind.word && !isSpacedAt(doc, value.end);
}

// the one, this one, which one
function isPronoun(view: NumeralView, value: NumberValue): boolean {
  if (value.value !== 1 || value.end !== value.first + 1 || (jointAt(view, value.first) & Joint.one) === 0)
    return false;
  return (jointAt(view, value.first - 1) & Joint.pointing) !== 0;
}

// 192.168.1.2 · 22,24,26: marks that part numbers of their own
function splitMarks(doc: Doc, token: number, words: NumeralWords): readonly ReadNumber[] {
  const numbers: ReadNumber[] = [];
  const end = doc.end[token] ?? 0;
  let from = doc.start[token] ?? 0;
  for (let at = from; at <= end; at++) {
    if (at < end && digitOf(doc.text.charCodeAt(at)) >= 0) continue;
    const digits = at > from ? readDigits(doc.text, from, at, words.decimalMark) : null;
    if (digits !== null) numbers.push({ start: from, end: at, value: digits.value });
    from = at + 1;
  }
  return numbers;
}

/** Every percentage of a text, its value in hundredths: 10% · ten per cent · “per cent of twenty-two”. Not those in addresses. */
export function readPercentages(text: string, vocabulary: Vocabulary, words: NumeralWords): readonly ReadNumber[] {
  const doc = readDoc(text, vocabulary);
  const view: NumeralView = { doc, numerals: words, limit: doc.tokenCount };
  const percentages: ReadNumber[] = [];
  for (let token = 0; token < doc.tokenCount; token++) {
    if (token > 0 && !isSpacedAt(doc, token) && doc.kind[token - 1] !== TokenKind.quote) continue;
    const leading = percentEnd(view, token);
    const value = readValue(view, leading > token && (jointAt(view, leading) & Joint.of) !== 0 ? leading + 1 : token);
    if (value === null) continue;
    const end = value.first > token ? value.end : percentEnd(view, value.end);
    if (end === value.end && value.first === token) continue;
    percentages.push({ start: doc.start[token] ?? 0, end: doc.end[end - 1] ?? 0, value: value.value });
    token = end - 1;
  }
  return percentages;
}

const PERCENT_SIGN = 0x25;

function percentEnd(view: NumeralView, token: number): number {
  const { doc, limit } = view;
  if (token >= limit) return token;
  if (doc.kind[token] === TokenKind.symbol && codeAt(doc, token) === PERCENT_SIGN) return token + 1;
  const at = isHyphenAt(doc, token) ? token + 1 : token;
  if ((jointAt(view, at) & Joint.percent) !== 0) return at + 1;
  return (jointAt(view, at) & Joint.per) !== 0 && (jointAt(view, at + 1) & Joint.cent) !== 0 ? at + 2 : token;
}
