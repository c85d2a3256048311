import { TokenKind } from "../../text/doc.ts";
import { codeAt, isSpacedAt, jointAt } from "../../text/numeral/numeral-view.ts";
import { Joint } from "../../text/numeral/numeral-words.ts";
import { readNumber } from "../../text/numeral/read-number.ts";
import type { Numeral } from "../../text/numeral/read-numeral.ts";
import { Begins } from "./figure-words.ts";
import type { FigureForm, FigureView, Quantity } from "./quantity.ts";

const TILDE = 0x7e;
// “two or three” are near each other; “two or 300” are two figures.
const WIDEST_ALTERNATIVE = 5;
const WIDEST_RANGE = 1000;
const WIDEST_OF_YEAR = 10;
const HIGHEST_SCORE = 15;

/** A plain number or a range: 15,000 · six · 7,000 to 15,000 · two or three · 5–7 · 2 to 4 million. */
export const numberForm: FigureForm = {
  name: "number",
  begins: Begins.numeral | Begins.fraction,
  read: readNumberOrRange,
  examples: [
    "15,000 men",
    "one hundred and twenty-four",
    "40K",
    "15-thousand",
    "1 300",
    "half a million",
    "two dozen",
    "7,000 to 15,000",
    "two or three",
    "40K–50K",
    "2 to 4 million",
    "five-to-seven",
  ],
  nearMisses: ["a man", "the port", "half of the port"],
};

function readNumberOrRange(view: FigureView, token: number): Quantity | null {
  const low = readNumber(view, token);
  if (low === null) return null;
  const range = readRange(view, low) ?? readSpokenRange(view, low);
  if (range !== null) return range;
  return quantityOf(low, low.value, low.value, low.end, "exact", "number");
}

function quantityOf(
  from: Numeral,
  low: number,
  high: number,
  end: number,
  kind: Quantity["kind"],
  rule: string,
  isAlternative = false,
): Quantity {
  return {
    first: from.first,
    numberFirst: from.first,
    end,
    kind,
    low,
    high,
    form: "number",
    of: null,
    hedge: null,
    isAlternative,
    rule,
  };
}

/**
 * What joins two ends: a dash, “to”, “through”, “or”, “~”. Returns the token behind it and whether it is “or”;
 * `isMarked` where “between” or “from” stands before, so that “and” joins too.
 */
function skipRangeJoint(
  view: FigureView,
  token: number,
  isMarked: boolean,
): readonly [next: number, isOr: boolean] | null {
  const { doc, limit } = view;
  if (token + 1 >= limit) return null;
  if (doc.kind[token] === TokenKind.dash) {
    // “five-to-seven”
    const inner = jointAt(view, token + 1) & (Joint.to | Joint.or);
    if (inner !== 0 && doc.kind[token + 2] === TokenKind.dash) return [token + 3, (inner & Joint.or) !== 0];
    // a dash with a space on one side only is no range: “12 -5”
    return isSpacedAt(doc, token) === isSpacedAt(doc, token + 1) ? [token + 1, false] : null;
  }
  if (doc.kind[token] === TokenKind.symbol) return codeAt(doc, token) === TILDE ? [token + 1, false] : null;
  const joint = jointAt(view, token);
  if ((joint & (Joint.to | Joint.through)) !== 0) return [token + 1, false];
  if ((joint & Joint.or) !== 0) return [token + 1, true];
  if (isMarked && (joint & Joint.and) !== 0) return [token + 1, false];
  return null;
}

function readRange(view: FigureView, low: Numeral): Quantity | null {
  const joint = skipRangeJoint(view, low.end, false);
  if (joint === null) return null;
  const [next, isOr] = joint;
  const high = readNumber(view, next);
  if (high === null) return null;
  // “rose from 900 to 1,000”: two figures
  const isChange = (jointAt(view, low.first - 1) & Joint.from) !== 0 && followsChange(view, low.first - 1);
  return isChange && !isOr ? null : joinEnds(view, low, high, isOr, false);
}

/** Two ends as one range; null where they cannot be one. */
export function joinEnds(
  view: FigureView,
  low: Numeral,
  high: Numeral,
  isOr: boolean,
  isMarked: boolean,
): Quantity | null {
  let from = low.value;
  // “2 to 4 million”: the scale belongs to both, where that makes a range
  const sharesScale = low.scale === 1 && high.scale >= 1000 && from < high.value / high.scale;
  if (sharesScale && !low.isRich) from = from * high.scale;
  // “35 or so to 40”, “between 190 and 200,000”: thousands said once
  if (low.scale === 1 && !low.isRich && isMarked && high.scale === 1 && from < 1000 && high.value >= from * 1000) {
    const scaled = from * 1000;
    if (scaled < high.value && high.value % 1000 === 0) from = scaled;
  }
  if (from === high.value) return null;
  const isDash = view.doc.kind[low.end] === TokenKind.dash;
  if (from > high.value) {
    // “3-1”: no range, and no two figures either
    // “put the toll at 27 — 23 women, three children”: what a spaced dash parts is told in detail
    if (!isDash || (isSpacedAt(view.doc, low.end) && isSpacedAt(view.doc, high.first) && from > HIGHEST_SCORE))
      return null;
    return quantityOf(low, high.value, from, high.end, "range", "score");
  }
  if (isOr && (high.value > from * WIDEST_ALTERNATIVE || isNewFigure(view, high))) return null;
  if (!isMarked && from > 0 && high.value > from * (isYearlike(view, low) ? WIDEST_OF_YEAR : WIDEST_RANGE)) return null;
  // a clock, a date and a phone number are no ranges, but they are read as one figure and rejected as such
  return quantityOf(low, from, high.value, high.end, "range", isOr ? "alternative" : "range", isOr);
}

// “casualties since 2022 to 812,670”: a year, and the value of the count
function isYearlike({ doc }: FigureView, { first, end, value }: Numeral): boolean {
  return end - first === 1 && value >= 1900 && value < 2100 && (doc.end[first] ?? 0) - (doc.start[first] ?? 0) === 4;
}

function isNewFigure(view: FigureView, high: Numeral): boolean {
  return view.doc.kind[high.end] === TokenKind.symbol && codeAt(view.doc, high.end) === 0x25;
}

// “some 220, 230 people”: two round numbers side by side, as people speak.
function readSpokenRange(view: FigureView, low: Numeral): Quantity | null {
  const { doc, limit } = view;
  const at = low.end;
  if (at + 2 >= limit || doc.kind[at] !== TokenKind.comma || !endsSpokenRange(view, at + 2)) return null;
  if (!isSpacedAt(doc, at + 1) || !low.isDigits || low.isRich) return null;
  const high = readNumber(view, at + 1);
  if (high === null || !high.isDigits || high.isRich || high.end !== at + 2) return null;
  const isNear = low.value >= 10 && high.value > low.value && high.value <= low.value * 1.5;
  const step = low.value >= 100 ? 10 : 5;
  if (!isNear || low.value % step !== 0 || high.value % step !== 0 || low.value >= 1000) return null;
  if ((jointAt(view, at + 2) & (Joint.and | Joint.or | Joint.stop)) !== 0) return null;
  return quantityOf(low, low.value, high.value, high.end, "range", "spoken range");
}

// Behind it stands what is counted, or the speech ends: “I would say 220, 230,” he told us.
function endsSpokenRange(view: FigureView, token: number): boolean {
  const { doc } = view;
  const kind = doc.kind[token];
  if (kind === TokenKind.word || kind === TokenKind.quote) return true;
  return (kind === TokenKind.comma || kind === TokenKind.period) && doc.kind[token + 1] === TokenKind.quote;
}

/** Between and from: “between 5 and 7”, “from 900 to 1,000”, “between about five and perhaps seven”. */
export const betweenForm: FigureForm = {
  name: "between",
  begins: Begins.between,
  read: readBetween,
  examples: ["between 5 and 7", "from 900 to 1,000", "between 190 and 200,000", "between five and seven"],
  nearMisses: ["between the port and the bridge", "from 9 March", "between 5 villages"],
};

function readBetween(view: FigureView, token: number): Quantity | null {
  const isFrom = (jointAt(view, token) & Joint.from) !== 0;
  let at = token + 1;
  const hedgeFirst = at;
  at = skipHedge(view, at);
  const hedge = at > hedgeFirst ? ([hedgeFirst, at] as const) : null;
  const low = readNumber(view, at);
  if (low === null) return null;
  const joint = skipRangeJoint(view, low.end, true);
  if (joint === null) return null;
  // “rose from 900 to 1,000”: two figures
  if (isFrom && followsChange(view, token)) return null;
  if (isFrom && (jointAt(view, low.end) & Joint.and) !== 0) return null;
  const high = readNumber(view, skipHedge(view, joint[0]));
  if (high === null) return null;
  const range = joinEnds(view, low, high, false, true);
  if (range === null || range.rule === "score") return null;
  return { ...range, first: token, numberFirst: low.first, hedge, rule: isFrom ? "from … to" : "between … and" };
}

function skipHedge(view: FigureView, token: number): number {
  const flags = view.doc.flags[token] ?? 0;
  if (token >= view.limit || view.doc.kind[token] !== TokenKind.word || (flags & view.words.hedgeFlag) === 0)
    return token;
  const begins = view.words.begins[view.doc.word[token] ?? 0] ?? 0;
  return (begins & Begins.hedge) !== 0 && (begins & (Begins.numeral | Begins.vague)) === 0 ? token + 1 : token;
}

const CHANGE_REACH = 4;

function followsChange(view: FigureView, token: number): boolean {
  for (let at = token - 1; at >= 0 && at >= token - CHANGE_REACH; at--) {
    if (view.doc.kind[at] === TokenKind.period || view.doc.kind[at] === TokenKind.comma) return false;
    if (view.doc.kind[at] !== TokenKind.word) continue;
    if (((view.words.course[view.doc.word[at] ?? 0] ?? 0) & 1) !== 0) return true;
  }
  return false;
}
