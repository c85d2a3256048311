import { categoryBit, type Lexicon, matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";
import { Zone } from "./zone.ts";

const COPYRIGHT = 0xa9;
const SLASH = 0x2f;
const COLON = 0x3a;
const PAREN = 0x28;
const BRACKET = 0x5b;
// A line of prose may hold such words; these lines are short, and a credit stands at an end of them.
const LONGEST_LINE = 90;
const BAR = 0x7c;
const LONGEST_BYLINE = 14;
const LONGEST_NOTICE = 40;
const CREDIT_REACH = 14;

/** Marks whole lines that are no prose: bylines, captions with their credit, credits, copyright and other notices. */
export function markLines(doc: Doc, lexicon: Lexicon, zones: Uint8Array): void {
  const bit = categoryBit(lexicon, "line-marks");
  const { tokenCount, shape, flags, kind } = doc;
  let first = 0;
  let isMarked = false;
  for (let token = 0; token <= tokenCount; token++) {
    const isEnd = token === tokenCount || (token > 0 && ((shape[token] ?? 0) & TokenShape.lineStart) !== 0);
    if (isEnd) {
      if (isMarked && token - first <= LONGEST_LINE) {
        const zone = zoneOfLine(doc, lexicon, bit, first, token);
        if (zone !== Zone.prose) zones.fill(zone, first, token);
      }
      first = token;
      isMarked = false;
    }
    if (token === tokenCount) break;
    if (((flags[token] ?? 0) & bit) !== 0) isMarked = true;
    else if (kind[token] === TokenKind.symbol && signAt(doc, token) === COPYRIGHT) isMarked = true;
  }
}

function signAt(doc: Doc, token: number): number {
  return doc.kind[token] === TokenKind.symbol ? doc.text.charCodeAt(doc.start[token] ?? 0) : 0;
}

function zoneOfLine(doc: Doc, lexicon: Lexicon, bit: number, first: number, end: number): number {
  const length = end - first;
  for (let token = first; token < end; token++) {
    if (signAt(doc, token) === COPYRIGHT && length <= LONGEST_NOTICE) return Zone.notice;
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    const match = matchPhrase(lexicon, doc, token, "line-marks", end);
    if (match === null) continue;
    const [zone = "", where = ""] = match.phrase.fields;
    if (where === "start" && !isLineHead(doc, token, first)) continue;
    if (where === "row" && !isLinkRow(doc, match.end, first, end)) continue;
    if (where === "credit" && !isCredit(doc, token, match.end, first, end)) continue;
    if (zone === "byline") {
      if (isByline(doc, token, end)) return Zone.byline;
      continue;
    }
    if (zone === "notice" && length > LONGEST_NOTICE) continue;
    if (zone === "notice" && where === "start" && length > CREDIT_REACH && endsAsProse(doc, end)) continue;
    return zone === "caption" ? Zone.caption : zone === "credits" ? Zone.credits : Zone.notice;
  }
  return Zone.prose;
}

// “MORE: Fares to rise | 3 dead in crash | Win tickets”: titles of other articles in a row behind a label.
function isLinkRow(doc: Doc, labelEnd: number, first: number, end: number): boolean {
  if (signAt(doc, labelEnd) !== COLON || !isLineHead(doc, labelEnd - 1, first)) return false;
  for (let token = labelEnd; token < end; token++) if (signAt(doc, token) === BAR) return true;
  return false;
}

// The line begins with it, but for a bracket, a dash or a star.
function isLineHead(doc: Doc, token: number, first: number): boolean {
  for (let at = first; at < token; at++) {
    if (doc.kind[at] === TokenKind.word || doc.kind[at] === TokenKind.number) return false;
  }
  return true;
}

// (AP Photo/Jane Doe) · Photo: Jane Doe/AFP · REUTERS/Jane Doe: a sign beside it, at an end of the line.
function isCredit(doc: Doc, token: number, end: number, first: number, lineEnd: number): boolean {
  if (lineEnd - end > CREDIT_REACH && token - first > 2) return false;
  const behind = signAt(doc, end);
  if (behind === SLASH) return true;
  if (behind === COLON) return token - first <= 2 || isOpening(signAt(doc, token - 1));
  const before = signAt(doc, token - 1);
  if (before === SLASH) return true;
  // “(Photo by Jane Doe)”, “[Image supplied]”; an agency alone in brackets is a dateline
  return isOpening(before) && doc.kind[end] === TokenKind.word && token - first > 2;
}

function isOpening(code: number): boolean {
  return code === PAREN || code === BRACKET;
}

// “By Jane Doe and John Roe, The Port Herald”: names, and what joins them.
function isByline(doc: Doc, token: number, end: number): boolean {
  if (end - token > LONGEST_BYLINE || end - token < 2) return false;
  let capitals = 0;
  for (let at = token + 1; at < end; at++) {
    if (doc.kind[at] === TokenKind.number) return false;
    if (doc.kind[at] !== TokenKind.word) continue;
    const isCapital = ((doc.shape[at] ?? 0) & TokenShape.capital) !== 0;
    const length = (doc.end[at] ?? 0) - (doc.start[at] ?? 0);
    if (isCapital) capitals += 1;
    else if (length > 3) return false;
  }
  return capitals >= 1 && !endsAsProse(doc, end);
}

function endsAsProse(doc: Doc, end: number): boolean {
  return doc.kind[end - 1] === TokenKind.period;
}
