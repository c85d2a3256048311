import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";

/** A quotation, without its marks: tokens `[first, end)`. It may run over sentences and paragraphs. */
export interface Quote {
  readonly first: number;
  readonly end: number;
  /** Whether its closing mark was found. */
  readonly closed: boolean;
}

/** The quotations of a text, and for each token the number of the one it stands in, -1 outside. */
export interface Quotes {
  readonly list: readonly Quote[];
  readonly of: Int32Array;
}

const LEFT_DOUBLE = 0x201c;
const RIGHT_DOUBLE = 0x201d;
const LEFT_ANGLE = 0xab;
const RIGHT_ANGLE = 0xbb;
const LOW_DOUBLE = 0x201e;
const LEFT_SINGLE = 0x2018;
const GRAVE = 0x60;

/**
 * Finds quotations: “…”, "…", ''…'' and «…», and ‘…’ where the marks are told apart. A quotation that is not closed at a
 * paragraph’s end goes on where the next paragraph opens with a mark, as the press prints long speeches; else it ends there.
 */
export function findQuotes(doc: Doc): Quotes {
  const of = new Int32Array(doc.tokenCount).fill(-1);
  const list: Quote[] = [];
  let open = -1;
  let openIsSingle = false;
  let paragraph = -1;
  for (let token = 0; token < doc.tokenCount; token++) {
    const nowIn = doc.paragraph[doc.sentence[token] ?? 0] ?? 0;
    if (nowIn !== paragraph) {
      paragraph = nowIn;
      if (open >= 0) {
        const width = markWidth(doc, token);
        if (width > 0 && !openIsSingle && isOpening(doc, token, width)) {
          // goes on: the mark that opens the paragraph again opens nothing
          token += width - 1;
          continue;
        }
        close(token, false);
      }
    }
    const width = markWidth(doc, token);
    if (width === 0) continue;
    const single = width === 1 && doc.kind[token] !== TokenKind.quote;
    if (open < 0) {
      if (isOpening(doc, token, width)) {
        open = token + width;
        openIsSingle = single;
      }
    } else if (single === openIsSingle && isClosing(doc, token)) close(token, true);
    token += width - 1;
  }
  if (open >= 0) close(doc.tokenCount, false);
  return { list, of };

  function close(end: number, closed: boolean): void {
    if (end > open) {
      of.fill(list.length, open, end);
      list.push({ first: open, end, closed });
    }
    open = -1;
  }
}

// Tokens that a quote mark takes up: '' is two; a straight ' alone is none, an apostrophe as often as a mark.
function markWidth(doc: Doc, token: number): number {
  const kind = doc.kind[token];
  if (kind === TokenKind.quote) return 1;
  if (kind !== TokenKind.singleQuote && kind !== TokenKind.clitic) return 0;
  const from = doc.start[token] ?? 0;
  if ((doc.end[token] ?? 0) - from !== 1) return 0;
  const next = token + 1;
  if (doc.kind[next] === TokenKind.singleQuote && doc.start[next] === from + 1) return 2;
  const code = doc.text.charCodeAt(from);
  return code === LEFT_SINGLE || code === 0x2019 || code === GRAVE ? 1 : 0;
}

function isOpening(doc: Doc, token: number, width: number): boolean {
  const code = doc.text.charCodeAt(doc.start[token] ?? 0);
  if (code === LEFT_DOUBLE || code === LEFT_ANGLE || code === LOW_DOUBLE || code === LEFT_SINGLE) return true;
  if (code === RIGHT_DOUBLE || code === RIGHT_ANGLE || code === 0x2019) return false;
  const spacedAfter = ((doc.shape[token + width] ?? TokenShape.spaced) & TokenShape.spaced) !== 0;
  if (spacedAfter) return false;
  const spacedBefore = ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
  return spacedBefore || doc.kind[token - 1] === TokenKind.dash || doc.kind[token - 1] === TokenKind.symbol;
}

function isClosing(doc: Doc, token: number): boolean {
  const code = doc.text.charCodeAt(doc.start[token] ?? 0);
  return code !== LEFT_DOUBLE && code !== LEFT_ANGLE && code !== LOW_DOUBLE && code !== LEFT_SINGLE;
}
