import { TokenKind } from "../doc.ts";
import { codeAt, isHyphenAt, isSpacedAt, jointAt, type NumeralView, roleAt, wordValueAt } from "./numeral-view.ts";
import { Joint, NumeralRole } from "./numeral-words.ts";
import { type Numeral, readNumeral } from "./read-numeral.ts";

const SLASH = 0x2f;

/** A number with what news adds to it: “half a million”, “one and a half million”, “half-dozen”, “both”. */
export function readNumber(view: NumeralView, token: number): Numeral | null {
  const { doc, numerals, limit } = view;
  const role = roleAt(view, token);
  if (role === NumeralRole.half || role === NumeralRole.quarter) return readPartOfScale(view, token, token);
  const joint = jointAt(view, token);
  if ((joint & Joint.article) !== 0) {
    const next = token + 1;
    const nextRole = roleAt(view, next);
    if (nextRole === NumeralRole.half || nextRole === NumeralRole.quarter) return readPartOfScale(view, next, token);
  }
  if ((joint & Joint.both) !== 0) return plain(token, token + 1, 2);
  const numeral = readNumeral(doc, token, limit, numerals);
  if (numeral === null) return null;
  return readAndAHalf(view, numeral) ?? readMixed(view, numeral) ?? numeral;
}

function plain(first: number, end: number, value: number): Numeral {
  return { first, end, value, scale: 1, isDigits: false, hasFraction: false, isRich: end > first + 1 };
}

// half a million · half million · half-dozen · half a dozen · a quarter of a million
function readPartOfScale(view: NumeralView, part: number, first: number): Numeral | null {
  const { doc } = view;
  let at = part + 1;
  if (at < view.limit && isHyphenAt(doc, at)) at += 1;
  if ((jointAt(view, at) & Joint.of) !== 0 && (jointAt(view, at + 1) & Joint.article) !== 0) at += 1;
  if ((jointAt(view, at) & Joint.article) !== 0) at += 1;
  const role = roleAt(view, at);
  if (role !== NumeralRole.scale && role !== NumeralRole.dozen && role !== NumeralRole.hundred) return null;
  const value = wordValueAt(view, part) * wordValueAt(view, at);
  return { ...plain(first, at + 1, value), scale: wordValueAt(view, at) };
}

// one and a half million · two and a half · 3 million and a half
function readAndAHalf(view: NumeralView, numeral: Numeral): Numeral | null {
  const at = numeral.end;
  if ((jointAt(view, at) & Joint.and) === 0) return null;
  const part = (jointAt(view, at + 1) & (Joint.article | Joint.one)) !== 0 ? at + 2 : at + 1;
  const role = roleAt(view, part);
  if (role !== NumeralRole.half && role !== NumeralRole.quarter) return null;
  const share = wordValueAt(view, part);
  const scaleAt = part + 1;
  const scaleRole = roleAt(view, scaleAt);
  if (scaleRole === NumeralRole.scale || scaleRole === NumeralRole.dozen) {
    const scale = wordValueAt(view, scaleAt);
    // “one billion and a half million” adds; “one and a half million” multiplies
    const value = numeral.scale > scale ? numeral.value + share * scale : (numeral.value + share) * scale;
    return { ...numeral, end: scaleAt + 1, value, scale, isRich: true };
  }
  // “a dozen and half a dozen”
  if ((jointAt(view, scaleAt) & (Joint.article | Joint.of)) !== 0) return null;
  return { ...numeral, end: part + 1, value: numeral.value + share * numeral.scale, hasFraction: true, isRich: true };
}

// 2½ · 2 1/2 million
function readMixed(view: NumeralView, numeral: Numeral): Numeral | null {
  const { doc, limit } = view;
  if (!numeral.isDigits || numeral.scale !== 1 || numeral.hasFraction) return null;
  const at = numeral.end;
  if (at >= limit) return null;
  if (doc.kind[at] === TokenKind.symbol && !isSpacedAt(doc, at)) {
    const share = shareOf(codeAt(doc, at));
    if (share > 0) return withScale(view, { ...numeral, end: at + 1, value: numeral.value + share, hasFraction: true });
  }
  const isSlashed =
    at + 2 < limit &&
    doc.kind[at] === TokenKind.number &&
    doc.kind[at + 1] === TokenKind.symbol &&
    codeAt(doc, at + 1) === SLASH &&
    doc.kind[at + 2] === TokenKind.number &&
    !isSpacedAt(doc, at + 1) &&
    !isSpacedAt(doc, at + 2);
  if (!isSlashed) return null;
  const over = readNumeral(doc, at, at + 1, view.numerals);
  const under = readNumeral(doc, at + 2, at + 3, view.numerals);
  if (over === null || under === null || under.value === 0 || over.value >= under.value || under.value > 16)
    return null;
  return withScale(view, {
    ...numeral,
    end: at + 3,
    value: numeral.value + over.value / under.value,
    hasFraction: true,
  });
}

function withScale(view: NumeralView, numeral: Numeral): Numeral {
  if (roleAt(view, numeral.end) !== NumeralRole.scale) return numeral;
  const scale = wordValueAt(view, numeral.end);
  return { ...numeral, end: numeral.end + 1, value: numeral.value * scale, scale, isRich: true };
}

/** The share that a sign stands for (½, ⅔ …); 0 for other code units. */
export function shareOf(code: number): number {
  if (code === 0xbc) return 1 / 4;
  if (code === 0xbd) return 1 / 2;
  if (code === 0xbe) return 3 / 4;
  if (code < 0x2150 || code > 0x215e) return 0;
  return SHARES[code - 0x2150] ?? 0;
}

// U+2150 … U+215E: ⅐ ⅑ ⅒ ⅓ ⅔ ⅕ ⅖ ⅗ ⅘ ⅙ ⅚ ⅛ ⅜ ⅝ ⅞
const SHARES = [
  1 / 7,
  1 / 9,
  1 / 10,
  1 / 3,
  2 / 3,
  1 / 5,
  2 / 5,
  3 / 5,
  4 / 5,
  1 / 6,
  5 / 6,
  1 / 8,
  3 / 8,
  5 / 8,
  7 / 8,
] as const;
