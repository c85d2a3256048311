import { TokenKind } from "../text/doc.ts";
import { WordClass } from "./attribution/word-class.ts";
import { figureAt, isLink, type SentenceScan, tagAt } from "./link/scan-sentence.ts";

/**
 * The clause that makes a claim: from the mark or conjunction before its words to the mark after them. Commas that only
 * set something off are stepped over where the claim's own words stand on both sides. Tokens `[first, end)`.
 */
export function evidenceClause(scan: SentenceScan, first: number, end: number): readonly [first: number, end: number] {
  let from = first;
  while (from > scan.first && !bounds(scan, from - 1)) from -= 1;
  let to = end;
  while (to < scan.end && !closes(scan, to)) to += 1;
  return [trimLeft(scan, from, first), trimRight(scan, to, end)];
}

function bounds(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  if (tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.bracket || tag === WordClass.quote)
    return true;
  if (tag === WordClass.subordinator) return true;
  // “killing 12 and wounding 30”: a conjunction that another figure stands before
  return tag === WordClass.conjunction && hasFigureBefore(scan, token);
}

function closes(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  if (tag === WordClass.comma || tag === WordClass.bracket || tag === WordClass.quote) return true;
  if (tag === WordClass.stop || tag === WordClass.end) return true;
  return tag === WordClass.conjunction && hasFigureSoon(scan, token);
}

function hasFigureBefore(scan: SentenceScan, token: number): boolean {
  for (let at = token - 1; at >= Math.max(scan.first, token - 12); at--) if (figureAt(scan, at) !== null) return true;
  return false;
}

function hasFigureSoon(scan: SentenceScan, token: number): boolean {
  for (let at = token + 1; at < Math.min(scan.end, token + 5); at++) if (figureAt(scan, at) !== null) return true;
  return false;
}

function trimLeft(scan: SentenceScan, from: number, limit: number): number {
  let at = from;
  while (at < limit && (tagAt(scan, at) === WordClass.conjunction || isMark(scan, at))) at += 1;
  return at;
}

function trimRight(scan: SentenceScan, to: number, limit: number): number {
  let at = to;
  while (at > limit && (isMark(scan, at - 1) || isLink(scan, at - 1, "if"))) at -= 1;
  return at;
}

function isMark(scan: SentenceScan, token: number): boolean {
  const kind = scan.context.doc.kind[token] ?? 0;
  return kind !== TokenKind.word && kind !== TokenKind.number && kind !== TokenKind.clitic && kind !== TokenKind.symbol;
}
