import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { type Day, dayOf } from "./day.ts";

/** The line that a wire report opens with: where and when it was filed, and by whom. */
export interface Dateline {
  /** Tokens `[first, end)` with the dash or period that ends it. */
  readonly first: number;
  readonly end: number;
  readonly city: string;
  /** Country or state; null where the city stands alone. */
  readonly country: string | null;
  /** Null where it has no date or no year can be told. */
  readonly day: Day | null;
  /** Month and date without a year: `[3, 15]`. */
  readonly monthDate: readonly [month: number, date: number] | null;
}

// A dateline is short and near the top; a report joined from several may have more than one, the first counts.
const LONGEST = 24;
const SEARCHED_SENTENCES = 12;
const kept = new WeakMap<Doc, Dateline | "none">();

/**
 * Reads `VARESH, March 15 /SARNA/.`, `WASHINGTON (AP) —`, `KYIV, Ukraine —`, `SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --`.
 * Null where the report has none.
 */
export function readDateline(context: ClaimContext): Dateline | null {
  const { doc } = context;
  const known = kept.get(doc);
  if (known !== undefined) return known === "none" ? null : known;
  let found: Dateline | null = null;
  for (let sentence = 0; sentence < Math.min(doc.sentenceCount, SEARCHED_SENTENCES) && found === null; sentence++) {
    const first = doc.sentenceFirst[sentence] ?? 0;
    if (((doc.shape[first] ?? 0) & TokenShape.lineStart) !== 0) found = readAt(context, first);
  }
  kept.set(doc, found ?? "none");
  return found;
}

function readAt(context: ClaimContext, first: number): Dateline | null {
  const { doc } = context;
  const cityEnd = endOfCity(doc, first);
  if (cityEnd === first) return null;
  let at = cityEnd;
  let country: string | null = null;
  let monthDate: readonly [number, number] | null = null;
  let year: number | null = null;
  let hasAgency = false;
  const limit = Math.min(doc.tokenCount, first + LONGEST);
  while (at < limit) {
    const kind = doc.kind[at];
    const text = tokenText(doc, at);
    if (kind === TokenKind.comma || (kind === TokenKind.period && !isTerminal(doc, at))) {
      at += 1;
      continue;
    }
    const date = readMonthDate(context, at);
    if (date !== null) {
      monthDate = date.monthDate;
      year = date.year;
      at = date.end;
      continue;
    }
    if (text === "(" || text === "/") {
      const close = indexOfClose(doc, at, text === "(" ? ")" : "/");
      if (close === -1) return null;
      hasAgency = true;
      at = close + 1;
      continue;
    }
    if (kind === TokenKind.dash || ((kind === TokenKind.period || text === ":") && (hasAgency || monthDate !== null))) {
      // “--” is two tokens; a hyphen inside a name is none
      let end = at + 1;
      while (doc.kind[end] === TokenKind.dash) end += 1;
      if (kind === TokenKind.dash && ((doc.shape[at] ?? 0) & TokenShape.spaced) === 0 && !hasAgency) return null;
      // a lone city and a dash may be a headline: “UKRAINE – the war”; only a wire's own marks make it sure
      const city = tokensText(doc, first, cityEnd);
      const day = monthDate === null || year === null ? null : dayOf(year, ...monthDate);
      return { first, end, city, country, day, monthDate };
    }
    if (
      kind === TokenKind.word &&
      ((doc.shape[at] ?? 0) & TokenShape.capital) !== 0 &&
      country === null &&
      at > cityEnd
    ) {
      let end = at + 1;
      while (end < limit && doc.kind[end] === TokenKind.word && isCapital(doc, end) && !isMonth(context, end)) end += 1;
      country = tokensText(doc, at, end);
      at = end;
      continue;
    }
    // “LUNDE, 4 May 2023, 11:30 local time.” has words that end it all the same
    return hasAgency || monthDate === null
      ? null
      : {
          first,
          end: at,
          city: tokensText(doc, first, cityEnd),
          country,
          day: year === null ? null : dayOf(year, ...monthDate),
          monthDate,
        };
  }
  return null;
}

// Words in capitals, with what joins them: SAN SALVADOR, PORT-AU-PRINCE, ST. LOUIS; or one capitalised name before a date.
function endOfCity(doc: Doc, first: number): number {
  let at = first;
  while (at < doc.tokenCount && at < first + 6) {
    const shape = doc.shape[at] ?? 0;
    const isWord = doc.kind[at] === TokenKind.word && (shape & TokenShape.allCapitals) !== 0;
    const joins =
      at > first && (doc.kind[at] === TokenKind.dash || doc.kind[at] === TokenKind.period) && !isSpaced(doc, at);
    if (!isWord && !joins) break;
    if (at > first && (shape & TokenShape.lineStart) !== 0) break;
    at += 1;
  }
  if (at > first) return doc.kind[at - 1] === TokenKind.word ? at : at - 1;
  // “Varesh, 13 March 2024”: small letters, but a comma and a date behind it
  const next = first + 1;
  return doc.kind[first] === TokenKind.word && isCapital(doc, first) && doc.kind[next] === TokenKind.comma
    ? next
    : first;
}

/** “March 15”, “15 March 2024”, “3 JAN 90”: month, date and year at a token; null where there is none. */
export function readMonthDate(
  context: ClaimContext,
  at: number,
): { readonly monthDate: readonly [number, number]; readonly year: number | null; readonly end: number } | null {
  const { doc, lexicon } = context;
  let end = at;
  let monthNumber = monthAt(context, at);
  let date: number | null = null;
  if (monthNumber !== null) {
    end = at + 1;
    if (doc.kind[end] === TokenKind.period) end += 1;
    date = dateAt(doc, end);
    if (date === null) return null;
    end = afterOrdinal(context, end + 1);
  } else {
    date = dateAt(doc, at);
    if (date === null) return null;
    end = afterOrdinal(context, at + 1);
    if (isOf(context, end)) end += 1;
    monthNumber = monthAt(context, end);
    if (monthNumber === null) return null;
    end += 1;
    if (doc.kind[end] === TokenKind.period && doc.kind[end + 1] === TokenKind.number) end += 1;
  }
  // “12 March, 2022”, “12 de marzo de 2022”
  const comma = doc.kind[end] === TokenKind.comma || isOf(context, end) ? end + 1 : end;
  const isClock = matchPhrase(lexicon, doc, comma + 1, "calendar")?.phrase.fields[0] === "clock";
  const year = isClock ? null : yearAt(doc, comma);
  // “3 JAN 90”: old wires told the year in two digits
  const short = year === null && comma === end ? shortYearAt(doc, end) : null;
  if (year !== null) return { monthDate: [monthNumber, date], year, end: comma + 1 };
  if (short !== null) return { monthDate: [monthNumber, date], year: short, end: end + 1 };
  return { monthDate: [monthNumber, date], year: null, end };
}

function monthAt({ doc, lexicon }: ClaimContext, token: number): number | null {
  const match = matchPhrase(lexicon, doc, token, "calendar");
  if (match === null) return null;
  const [kind, number, small] = match.phrase.fields;
  return kind === "month-name" && (small === "small" || isCapital(doc, token)) ? Number(number) : null;
}

/** A year in four digits at a token, 1500 to 2100; null where there is none. */
export function yearAt(doc: Doc, token: number): number | null {
  if (doc.kind[token] !== TokenKind.number || (doc.end[token] ?? 0) - (doc.start[token] ?? 0) !== 4) return null;
  const value = Number(tokenText(doc, token));
  return Number.isInteger(value) && value >= 1500 && value <= 2100 ? value : null;
}

function isOf({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "joints")?.phrase.fields[0] === "of";
}

function shortYearAt(doc: Doc, token: number): number | null {
  const text = tokenText(doc, token);
  if (doc.kind[token] !== TokenKind.number || !/^\d\d$/.test(text)) return null;
  const after = tokenText(doc, token + 1);
  const closes =
    token + 1 >= doc.tokenCount || after === "(" || after === "/" || doc.kind[token + 1] === TokenKind.dash;
  return closes ? (Number(text) < 50 ? 2000 : 1900) + Number(text) : null;
}

function dateAt(doc: Doc, token: number): number | null {
  const length = (doc.end[token] ?? 0) - (doc.start[token] ?? 0);
  if (doc.kind[token] !== TokenKind.number || length > 2) return null;
  const value = Number(tokenText(doc, token));
  return value >= 1 && value <= 31 ? value : null;
}

// 24th, 1st: the letters stand close to the number.
function afterOrdinal({ doc, lexicon }: Pick<ClaimContext, "doc" | "lexicon">, token: number): number {
  return doc.kind[token] === TokenKind.word &&
    !isSpaced(doc, token) &&
    matchPhrase(lexicon, doc, token, "offices")?.phrase.fields[0] === "ordinal"
    ? token + 1
    : token;
}

function isMonth({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "month-name";
}

function isTerminal(doc: Doc, token: number): boolean {
  const next = doc.shape[token + 1] ?? 0;
  return (next & TokenShape.spaced) !== 0 && doc.sentence[token + 1] !== doc.sentence[token];
}

function indexOfClose(doc: Doc, open: number, mark: string): number {
  for (let at = open + 1; at < Math.min(doc.tokenCount, open + 8); at++) if (tokenText(doc, at) === mark) return at;
  return -1;
}

function isCapital(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isSpaced(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}
