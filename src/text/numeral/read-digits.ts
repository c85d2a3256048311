const ZERO = 0x30;
const COMMA = 0x2c;
const PERIOD = 0x2e;
const GROUP = 3;

/** A number written in digits. `isGrouped`: with marks between its thousands. */
export interface Digits {
  readonly value: number;
  readonly digitCount: number;
  readonly isGrouped: boolean;
  readonly hasFraction: boolean;
}

/**
 * Reads a token of digits and marks (15,000 · 12.5 · 1’300 · 12,34,567) by the language's decimal mark; a mark that
 * cannot part thousands is a decimal mark all the same (12,5). Null for what is no single number: 22,24,26 · 1.2.3.
 */
export function readDigits(text: string, start: number, end: number, decimalMark: "." | ","): Digits | null {
  const decimal = decimalMark === "." ? PERIOD : COMMA;
  let whole = 0;
  let groups = 0;
  let run = 0;
  let digitCount = 0;
  let lastMark = 0;
  let lastMarkAt = -1;
  let markCount = 0;
  let kinds = 0;
  for (let at = start; at < end; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= 0) {
      run += 1;
      digitCount += 1;
      whole = whole * 10 + digit;
      continue;
    }
    const code = text.charCodeAt(at);
    if (isInvisible(code)) continue;
    markCount += 1;
    if (markCount === 1 && run > GROUP) kinds |= 4;
    else if (markCount > 1 && run !== GROUP && run !== 2) kinds |= 4;
    if (lastMark !== 0 && code !== lastMark) groups += 1;
    lastMark = code;
    lastMarkAt = at;
    run = 0;
  }
  if (markCount === 0) return { value: whole, digitCount, isGrouped: false, hasFraction: false };
  const brokenGroup = (kinds & 4) !== 0;
  // two kinds of mark: the last one parts the fraction (1.234,5 and 1,234.5)
  if (groups === 1) {
    if (brokenGroup) return null;
    return {
      value: fractionOf(text, start, end, lastMarkAt, whole, run),
      digitCount,
      isGrouped: true,
      hasFraction: true,
    };
  }
  if (groups > 1) return null;
  if (markCount > 1) {
    if (brokenGroup || run !== GROUP) return null;
    return { value: whole, digitCount, isGrouped: true, hasFraction: false };
  }
  const isThousands = run === GROUP && !brokenGroup && lastMark !== decimal && digitCount > GROUP;
  if (isThousands) return { value: whole, digitCount, isGrouped: true, hasFraction: false };
  if (lastMark !== COMMA && lastMark !== PERIOD) return null;
  return {
    value: fractionOf(text, start, end, lastMarkAt, whole, run),
    digitCount,
    isGrouped: false,
    hasFraction: true,
  };
}

// By the decimal's own words, not by division: 0.1 is 0.1.
function fractionOf(text: string, start: number, end: number, markAt: number, whole: number, run: number): number {
  let digits = "";
  for (let at = start; at < end; at++) {
    if (at === markAt) digits += ".";
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= 0) digits += String(digit);
  }
  const value = Number(digits);
  return Number.isFinite(value) ? value : whole / 10 ** run;
}

/** The value of a digit of any script that the reader of words takes for one; -1 for other code units. */
export function digitOf(code: number): number {
  if (code >= ZERO && code <= 0x39) return code - ZERO;
  // Arabic-Indic, extended Arabic-Indic, full-width
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return -1;
}

function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0xad || code === 0x2060 || code === 0xfeff || code === 0;
}
