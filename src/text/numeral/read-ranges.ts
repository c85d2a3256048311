import { type Doc, TokenKind } from "../doc.ts";
import { readDoc } from "../read-doc.ts";
import type { Span } from "../span.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { NumberValue } from "./number-value.ts";
import { codeAt, isSpacedAt, jointAt, type NumeralView, ordinalAt } from "./numeral-view.ts";
import { type BoundPhrase, Joint, type NumeralWords } from "./numeral-words.ts";
import { readValue } from "./read-value.ts";

/** A stretch of numbers and where it is told: an end that is not told is null. */
export interface ReadRange extends Span {
  readonly low: number | null;
  readonly high: number | null;
}

interface Bound {
  readonly first: number;
  readonly end: number;
  readonly low: number | null;
  readonly high: number | null;
}

const LESS = 0x3c;
const EQUAL = 0x3d;
const GREATER = 0x3e;
const TILDE = 0x7e;

/**
 * Every range and bound of a text, from left to right: between 20 and 30 · from 20 to 30 · 20 through 100 · 1000–5000 ·
 * more than thirty · five hundred or less · >= 30 · “greater than 30 and less than or equal to 40” as one.
 */
export function readRanges(text: string, vocabulary: Vocabulary, words: NumeralWords): readonly ReadRange[] {
  const doc = readDoc(text, vocabulary);
  const view: NumeralView = { doc, numerals: words, limit: doc.tokenCount };
  const ranges: ReadRange[] = [];
  for (let token = 0; token < doc.tokenCount; token++) {
    const range = readTwoEnds(view, token) ?? readBounds(view, token);
    if (range === null) continue;
    ranges.push({
      start: doc.start[range.first] ?? 0,
      end: doc.end[range.end - 1] ?? 0,
      low: range.low,
      high: range.high,
    });
    token = range.end - 1;
  }
  return ranges;
}

// A value, or the number that an ordinal names: “between the tenth and the fifteenth”.
function readValueOrRank(view: NumeralView, token: number): NumberValue | null {
  const at = (jointAt(view, token) & Joint.the) !== 0 ? token + 1 : token;
  const rank = at > token ? ordinalAt(view, at) : 0;
  return rank > 0 ? { first: token, end: at + 1, value: rank } : readValue(view, token);
}

function readTwoEnds(view: NumeralView, token: number): Bound | null {
  const { doc } = view;
  const marks = jointAt(view, token) & (Joint.between | Joint.from);
  const low = readValueOrRank(view, marks === 0 ? token : token + 1);
  if (low === null || (marks === 0 && isJoinedBefore(doc, token))) return null;
  const isAnd = (marks & Joint.between) !== 0 && (jointAt(view, low.end) & Joint.and) !== 0;
  const isTo = (jointAt(view, low.end) & (Joint.to | Joint.through)) !== 0;
  const isMark = isRangeMark(view, low.end);
  if (!isAnd && !isTo && !isMark) return null;
  const high = readValueOrRank(view, low.end + 1);
  if (high === null || high.value <= low.value) return null;
  if (isMark && (isRangeMark(view, high.end) || isCompact(doc, high))) return null;
  return { first: token, end: high.end, low: low.value, high: high.value };
}

// “+1-222-2222” is no range, nor “1995-01”.
function isCompact(doc: Doc, high: NumberValue): boolean {
  const code = doc.text.charCodeAt(doc.end[high.end - 1] ?? 0);
  return code === 0x2f || doc.text.charCodeAt(doc.start[high.first] ?? 0) === 0x30;
}

function isJoinedBefore(doc: Doc, token: number): boolean {
  return (
    token > 0 && !isSpacedAt(doc, token) && (doc.kind[token - 1] === TokenKind.dash || codeAt(doc, token - 1) === 0x2b)
  );
}

function isRangeMark(view: NumeralView, token: number): boolean {
  const { doc, limit } = view;
  if (token >= limit) return false;
  if (doc.kind[token] === TokenKind.dash) return isSpacedAt(doc, token) === isSpacedAt(doc, token + 1);
  return doc.kind[token] === TokenKind.symbol && codeAt(doc, token) === TILDE;
}

// One bound, or two that close a range: “more than 10 and less than 40”, “at most 100 and at least 20”.
function readBounds(view: NumeralView, token: number): Bound | null {
  const first = readBound(view, token);
  if (first === null || isExact(first)) return first;
  let at = first.end;
  if (at < view.limit && view.doc.kind[at] === TokenKind.comma) at += 1;
  const joint = jointAt(view, at);
  if ((joint & (Joint.and | Joint.stop)) !== 0 && matchBound(view, at, false) === null) at += 1;
  if (at === first.end) return first;
  const second = readBound(view, at);
  if (second === null || isExact(second)) return first;
  const low = first.low ?? second.low;
  const high = first.high ?? second.high;
  const isOneSided = low === null || high === null || (first.low === null) === (second.low === null);
  return isOneSided || low > high ? first : { first: token, end: second.end, low, high };
}

function isExact(bound: Bound): boolean {
  return bound.low !== null && bound.low === bound.high;
}

function readBound(view: NumeralView, token: number): Bound | null {
  const sign = readSigns(view, token);
  if (sign !== null) {
    const value = readValue(view, sign.end);
    return value === null ? null : boundOf(sign.relation, token, value.value, value.end);
  }
  const before = matchBound(view, token, false);
  if (before !== null) {
    const value = readValueOrRank(view, token + before.hashes.length);
    if (value === null) return null;
    const after = readAlso(view, value.end, before.relation);
    return boundOf(after?.relation ?? before.relation, token, value.value, after?.end ?? value.end);
  }
  const value = readValue(view, token);
  if (value === null) return null;
  const after = matchBound(view, value.end, true);
  if (after === null || after.relation === "also") return null;
  const end = value.end + after.hashes.length;
  // “200 or greater than 190” bounds 190, not 200
  if (isOpen(after, view, end)) return null;
  return boundOf(after.relation, token, value.value, end);
}

function isOpen(phrase: BoundPhrase, view: NumeralView, end: number): boolean {
  return phrase.hashes.length > 2
    ? readValue(view, end) !== null
    : matchBound(view, end - phrase.hashes.length + 1, false) !== null && readsNumberSoon(view, end);
}

function readsNumberSoon(view: NumeralView, token: number): boolean {
  return readValue(view, token) !== null || readValue(view, token + 1) !== null;
}

// “less than 5000 or equal to”; “equal to 5000 or less”: what is said behind widens the bound
function readAlso(
  view: NumeralView,
  token: number,
  relation: BoundPhrase["relation"],
): { readonly relation: BoundPhrase["relation"]; readonly end: number } | null {
  const after = matchBound(view, token, true);
  if (after === null) return null;
  const end = token + after.hashes.length;
  if (readValue(view, end) !== null || isOpen(after, view, end)) return null;
  if (after.relation === "also") {
    if (relation === ">") return { relation: ">=", end };
    if (relation === "<") return { relation: "<=", end };
    return null;
  }
  return relation === "=" ? { relation: after.relation, end } : null;
}

function boundOf(relation: BoundPhrase["relation"], first: number, value: number, end: number): Bound {
  if (relation === ">" || relation === ">=") return { first, end, low: value, high: null };
  if (relation === "<" || relation === "<=") return { first, end, low: null, high: value };
  return { first, end, low: value, high: value };
}

function matchBound(view: NumeralView, token: number, isAfter: boolean): BoundPhrase | null {
  const { doc, limit } = view;
  if (token < 0 || token >= limit) return null;
  const list = view.numerals.bounds.get(doc.hash[token] ?? 0) ?? [];
  for (const phrase of list) {
    if (phrase.isAfter !== isAfter || token + phrase.hashes.length > limit) continue;
    if (phrase.hashes.every((hash, index) => doc.hash[token + index] === hash)) return phrase;
  }
  return null;
}

// > · >= · < = ; “<>” and “=>” are no bounds
function readSigns(
  view: NumeralView,
  token: number,
): { readonly relation: ">" | ">=" | "<" | "<="; readonly end: number } | null {
  const { doc, limit } = view;
  const isSign = (at: number, code: number): boolean =>
    at >= 0 && at < limit && doc.kind[at] === TokenKind.symbol && codeAt(doc, at) === code;
  const isGreater = isSign(token, GREATER);
  if (!isGreater && !isSign(token, LESS)) return null;
  if (isSign(token - 1, EQUAL) || isSign(token - 1, LESS) || isSign(token + 1, GREATER)) return null;
  const hasEqual = isSign(token + 1, EQUAL);
  const end = hasEqual ? token + 2 : token + 1;
  if (isGreater) return { relation: hasEqual ? ">=" : ">", end };
  return { relation: hasEqual ? "<=" : "<", end };
}
