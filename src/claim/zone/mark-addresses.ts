import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";
import { Zone } from "./zone.ts";

const SLASH = 0x2f;
const COLON = 0x3a;
const AT = 0x40;
const HASH = 0x23;
const EXCLAMATION = 0x21;
const BRACKET = 0x5b;
const BRACKET_CLOSE = 0x5d;
const PAREN = 0x28;
const PAREN_CLOSE = 0x29;
const EXTENSION = /^(?:jpe?g|png|gif|webp|svg|html?|php|aspx?|pdf|mp4|com|org|net|gov|edu|info)$/i;

/** Marks addresses, e-mails, hashtags, handles and pictures' markup. One pass over the runs without white space. */
export function markAddresses(doc: Doc, zones: Uint8Array): void {
  const { tokenCount, kind, shape } = doc;
  let runFirst = 0;
  let hasSign = false;
  for (let token = 0; token <= tokenCount; token++) {
    const isEnd = token === tokenCount || ((shape[token] ?? 0) & TokenShape.spaced) !== 0;
    if (isEnd) {
      if (hasSign) markRun(doc, runFirst, token, zones);
      runFirst = token;
      hasSign = false;
    }
    if (token < tokenCount && kind[token] === TokenKind.symbol && isAddressSign(signAt(doc, token))) hasSign = true;
  }
}

function isAddressSign(code: number): boolean {
  return code === SLASH || code === AT || code === HASH || code === BRACKET;
}

function signAt(doc: Doc, token: number): number {
  return doc.text.charCodeAt(doc.start[token] ?? 0);
}

function isSign(doc: Doc, token: number, code: number): boolean {
  return doc.kind[token] === TokenKind.symbol && signAt(doc, token) === code;
}

function fill(zones: Uint8Array, first: number, end: number, zone: number): void {
  // a picture’s markup holds its address: what was marked first stays
  for (let token = first; token < end; token++) if (zones[token] === Zone.prose) zones[token] = zone;
}

function markRun(doc: Doc, first: number, end: number, zones: Uint8Array): void {
  let slashes = 0;
  let hasExtension = false;
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.word) {
      if (!hasExtension && doc.kind[token - 1] === TokenKind.period) hasExtension = isExtension(doc, token);
      continue;
    }
    if (doc.kind[token] !== TokenKind.symbol) continue;
    const code = signAt(doc, token);
    if (code === SLASH) {
      slashes += 1;
      const isScheme = isSign(doc, token - 1, COLON) && isSign(doc, token + 1, SLASH) && token - 2 >= first;
      if (isScheme) {
        const stop = endOfAddress(doc, token, end);
        fill(zones, token - 2, stop, Zone.address);
        token = stop - 1;
      }
    } else if (code === AT && token + 1 < end && doc.kind[token + 1] === TokenKind.word) {
      fill(zones, isEmail(doc, token, first) ? first : token, end, Zone.address);
      return;
    } else if (code === HASH && token + 1 < end) {
      fill(zones, token, endOfTag(doc, token + 1, end), Zone.address);
    } else if (code === BRACKET && isSign(doc, token - 1, EXCLAMATION)) {
      fill(zones, token - 1, endOfPicture(doc, token), Zone.caption);
    }
  }
  // a path or a host without its scheme: /2022/03/12-dead.jpg · example.com/12
  if (hasExtension && slashes > 0) fill(zones, first, end, Zone.address);
  else if (slashes >= 3) fill(zones, first, end, Zone.address);
}

function isExtension(doc: Doc, token: number): boolean {
  const length = (doc.end[token] ?? 0) - (doc.start[token] ?? 0);
  return length <= 4 && EXTENSION.test(doc.text.slice(doc.start[token], doc.end[token]));
}

// #Port12_fire: letters, digits and low lines.
function endOfTag(doc: Doc, token: number, end: number): number {
  let at = token;
  while (at < end && (doc.kind[at] === TokenKind.word || doc.kind[at] === TokenKind.number || isSign(doc, at, 0x5f)))
    at += 1;
  return at;
}

function isEmail(doc: Doc, token: number, first: number): boolean {
  return token > first && (doc.kind[token - 1] === TokenKind.word || doc.kind[token - 1] === TokenKind.number);
}

// An address in brackets ends with them: [text](https://…).
function endOfAddress(doc: Doc, token: number, end: number): number {
  for (let at = token; at < end; at++) if (isSign(doc, at, PAREN_CLOSE) || isSign(doc, at, BRACKET_CLOSE)) return at;
  return end;
}

// ![what it shows](where it is): to the closing bracket, within the line and not far.
const LONGEST_PICTURE = 120;

function endOfPicture(doc: Doc, bracket: number): number {
  let inAddress = false;
  for (let at = bracket + 1; at < doc.tokenCount && at < bracket + LONGEST_PICTURE; at++) {
    if (((doc.shape[at] ?? 0) & TokenShape.lineStart) !== 0) return at;
    if (isSign(doc, at, PAREN) && isSign(doc, at - 1, BRACKET_CLOSE)) inAddress = true;
    else if (inAddress && isSign(doc, at, PAREN_CLOSE)) return at + 1;
    else if (!inAddress && isSign(doc, at - 1, BRACKET_CLOSE)) return at;
  }
  return bracket + 1;
}
