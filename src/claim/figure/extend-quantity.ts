import { TokenKind } from "../../text/doc.ts";
import { codeAt, isHyphenAt, isSpacedAt, jointAt } from "../../text/numeral/numeral-view.ts";
import { Joint } from "../../text/numeral/numeral-words.ts";
import { readNumber } from "../../text/numeral/read-number.ts";
import type { FigureView, Quantity } from "./quantity.ts";
import { readNounWords, readOf } from "./read-of.ts";

const PERCENT_SIGN = 0x25;
const COLON = 0x3a;
// “three wounded soldiers for every soldier killed”
const RATIO_REACH = 5;
const LONGEST_RATIO_OF = 4;

/** What follows a number and makes it something else: a percentage, a ratio. The quantity itself where nothing does. */
export function extendQuantity(view: FigureView, quantity: Quantity): Quantity {
  return readPercent(view, quantity) ?? readRatio(view, quantity) ?? readOdds(view, quantity) ?? quantity;
}

function percentEnd(view: FigureView, token: number): number {
  const { doc, limit } = view;
  if (token >= limit) return token;
  if (doc.kind[token] === TokenKind.symbol && codeAt(doc, token) === PERCENT_SIGN) return token + 1;
  const at = token + 1 < limit && isHyphenAt(doc, token) ? token + 1 : token;
  const joint = jointAt(view, at);
  // “percentage points” measure a difference between shares, not a share
  if ((joint & Joint.percent) !== 0) return (jointAt(view, at + 1) & Joint.point) !== 0 ? token : at + 1;
  if ((joint & Joint.per) !== 0 && (jointAt(view, at + 1) & Joint.cent) !== 0) return at + 2;
  return token;
}

function readPercent(view: FigureView, quantity: Quantity): Quantity | null {
  if (quantity.form !== "number") return null;
  const end = percentEnd(view, quantity.end);
  if (end > quantity.end)
    return { ...quantity, end, form: "percent", of: readOf(view, end), rule: `${quantity.rule} percent` };
  // “10% to 15%”: the sign stands at both ends, so no range was read
  return null;
}

/** “10% to 15%”, “10% or 15%”: both ends carry the sign. Null where no second one follows. */
export function readPercentRange(view: FigureView, low: Quantity): Quantity | null {
  const { doc } = view;
  if (low.form !== "percent" || low.low !== low.high) return null;
  const isDash = doc.kind[low.end] === TokenKind.dash;
  const isJoint = (jointAt(view, low.end) & (Joint.to | Joint.or | Joint.through)) !== 0;
  const isAnd = low.first < low.numberFirst && (jointAt(view, low.end) & Joint.and) !== 0;
  if (!isDash && !isJoint && !isAnd) return null;
  const high = readNumber(view, low.end + 1);
  if (high === null || high.value <= low.low) return null;
  const end = percentEnd(view, high.end);
  if (end === high.end) return null;
  return { ...low, end, high: high.value, kind: "range", of: readOf(view, end), rule: "percent range" };
}

// three wounded for every soldier killed · 12 deaths per 100,000 people · three wounded to every man killed
function readRatio(view: FigureView, quantity: Quantity): Quantity | null {
  if (quantity.form !== "number" || quantity.kind === "vague") return null;
  const { doc, limit } = view;
  const last = Math.min(limit - 1, quantity.end + RATIO_REACH);
  for (let at = quantity.end; at < last; at++) {
    if (doc.kind[at] !== TokenKind.word) return null;
    const joint = jointAt(view, at);
    const isPer = (joint & Joint.per) !== 0 && (jointAt(view, at + 1) & Joint.cent) === 0;
    const isForEvery =
      (joint & (Joint.for | Joint.to | Joint.per)) !== 0 && (jointAt(view, at + 1) & Joint.every) !== 0;
    if (isPer || isForEvery) return ratioPer(view, quantity, at + (isForEvery ? 2 : 1));
    if ((joint & (Joint.stop | Joint.to | Joint.and | Joint.or)) !== 0) return null;
  }
  return null;
}

function ratioPer(view: FigureView, quantity: Quantity, token: number): Quantity | null {
  const number = readNumber(view, token);
  const over = number === null || number.value === 0 ? 1 : number.value;
  const of = readNounWords(view, number === null ? token : number.end, LONGEST_RATIO_OF);
  if (of === null) return null;
  return {
    ...quantity,
    end: of[1],
    kind: "ratio",
    low: quantity.low / over,
    high: quantity.high / over,
    form: "ratio",
    of,
    rule: "for every",
  };
}

// “a ratio of 3:1”, “three to one”: against one. Clock times have two digits behind the colon.
function readOdds(view: FigureView, quantity: Quantity): Quantity | null {
  const { doc, limit } = view;
  const at = quantity.end;
  if (at + 1 >= limit || quantity.form !== "number" || quantity.low !== quantity.high) return null;
  const isColon =
    doc.kind[at] === TokenKind.symbol && codeAt(doc, at) === COLON && !isSpacedAt(doc, at) && !isSpacedAt(doc, at + 1);
  const toAt = doc.kind[at] === TokenKind.dash ? at + 1 : at;
  const isTo = (jointAt(view, toAt) & Joint.to) !== 0;
  if (!isColon && !isTo) return null;
  const next = isColon ? at + 1 : doc.kind[toAt + 1] === TokenKind.dash ? toAt + 2 : toAt + 1;
  const one = readNumber(view, next);
  if (one === null || one.value !== 1 || quantity.low <= 1) return null;
  if (isColon && (doc.end[next] ?? 0) - (doc.start[next] ?? 0) > 1) return null;
  return { ...quantity, end: one.end, kind: "ratio", form: "ratio", of: null, rule: "odds" };
}

/** “For each man lost about four are hurt”: the number stands behind what it is per. */
export function readForEvery(
  view: FigureView,
  token: number,
): { readonly of: readonly [number, number]; readonly over: number; readonly next: number } | null {
  const isForEvery = (jointAt(view, token) & Joint.for) !== 0 && (jointAt(view, token + 1) & Joint.every) !== 0;
  if (!isForEvery) return null;
  const number = readNumber(view, token + 2);
  const from = number === null ? token + 2 : number.end;
  const { doc, limit } = view;
  let at = from;
  while (at < limit && at < from + RATIO_REACH && doc.kind[at] === TokenKind.word) {
    const begins = view.words.begins[doc.word[at] ?? 0] ?? 0;
    if ((begins & 7) !== 0) break;
    at += 1;
  }
  if (at === from || at >= limit) return null;
  const next = doc.kind[at] === TokenKind.comma ? at + 1 : at;
  return { of: [from, at], over: number === null || number.value === 0 ? 1 : number.value, next };
}
