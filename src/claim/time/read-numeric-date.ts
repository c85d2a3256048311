import { type Doc, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import { type Day, dayOf, ordinalOf } from "./day.ts";
import { yearAt } from "./read-dateline.ts";

/** A day written in figures alone, and the token behind it. */
export interface NumericDate {
  readonly day: Day | null;
  readonly end: number;
}

// A date that may be read in two ways is the one near the report's day, where only one of the two is.
const NEAR_DAYS = 45;

/**
 * `2022-03-12`, `12/03/2022`, `12.03.2022` at a token. Which of the first two is the month is told by a number above 12, by
 * the dots (the day stands first), else by the report's own day `anchor`; where nothing tells, the day is null. Null where
 * no such date stands there.
 */
export function readNumericDate(doc: Doc, token: number, anchor: Day | null): NumericDate | null {
  return readIso(doc, token) ?? readDotted(doc, token) ?? readSlashed(doc, token, anchor);
}

function readIso(doc: Doc, token: number): NumericDate | null {
  const year = yearAt(doc, token);
  if (year === null || doc.kind[token + 1] !== TokenKind.dash || doc.kind[token + 3] !== TokenKind.dash) return null;
  if (!isClose(doc, token, 5)) return null;
  const day = dayOf(year, Number(tokenText(doc, token + 2)), Number(tokenText(doc, token + 4)));
  return day === null ? null : { day, end: token + 5 };
}

function readDotted(doc: Doc, token: number): NumericDate | null {
  if ((doc.end[token] ?? 0) - (doc.start[token] ?? 0) < 8) return null;
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokenText(doc, token));
  const day = match === null ? null : dayOf(Number(match[3]), Number(match[2]), Number(match[1]));
  return day === null ? null : { day, end: token + 1 };
}

function readSlashed(doc: Doc, token: number, anchor: Day | null): NumericDate | null {
  if (tokenText(doc, token + 1) !== "/" || tokenText(doc, token + 3) !== "/") return null;
  const year = yearAt(doc, token + 4);
  if (year === null || !isClose(doc, token, 5)) return null;
  const one = Number(tokenText(doc, token));
  const other = Number(tokenText(doc, token + 2));
  const dayFirst = dayOf(year, other, one);
  const monthFirst = dayOf(year, one, other);
  const end = token + 5;
  if (dayFirst === null && monthFirst === null) return null;
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return { day: dayFirst ?? monthFirst, end };
  const isNear = (day: Day): boolean =>
    anchor !== null && day <= anchor && ordinalOf(anchor) - ordinalOf(day) <= NEAR_DAYS;
  if (isNear(dayFirst) === isNear(monthFirst)) return { day: null, end };
  return { day: isNear(dayFirst) ? dayFirst : monthFirst, end };
}

// Nothing stands between its parts.
function isClose(doc: Doc, token: number, length: number): boolean {
  for (let at = token + 1; at < token + length; at++) {
    if (((doc.shape[at] ?? 0) & TokenShape.spaced) !== 0) return false;
  }
  return true;
}
