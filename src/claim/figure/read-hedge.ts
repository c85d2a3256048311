import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import { codeAt, isHyphenAt, isSpacedAt, jointAt } from "../../text/numeral/numeral-view.ts";
import { Joint } from "../../text/numeral/numeral-words.ts";
import type { FigureKind } from "../claim.ts";
import { Begins, Course } from "./figure-words.ts";
import type { FigureView } from "./quantity.ts";

/** A hedge: tokens `[first, end)` and the kind that it makes of a number. */
export interface Hedge {
  readonly first: number;
  readonly end: number;
  readonly kind: FigureKind;
}

const PLUS = 0x2b;
const TOLL_REACH = 14;
// “15,000 soldiers at most”: the hedge behind what is counted.
const TRAILING_REACH = 3;
// “at least another 12”, “more than a staggering 300”
const BRIDGE = 3;

/** The hedge that begins at a token and stands before a number. Null where none does. */
export function readHedgeBefore(view: FigureView, token: number, floor: number): Hedge | null {
  const { doc } = view;
  const match = matchPhrase(view.lexicon, doc, token, "hedges", view.limit);
  if (match === null) return null;
  const [kind = "about", place = "before", needs] = match.phrase.fields;
  if (place === "after") return null;
  if (match.end === token + 1 && isParticle(view, token, floor)) return null;
  if (needs === "toll" && !followsToll(view, token, floor)) return null;
  return { first: token, end: match.end, kind: kind as FigureKind };
}

/** Two hedges as one: the bound outweighs “about”, the outer bound the inner (“at least about 12”). */
export function joinHedges(outer: Hedge, inner: Hedge): Hedge {
  return { first: outer.first, end: inner.end, kind: outer.kind === "about" ? inner.kind : outer.kind };
}

/** Whether a hedge that ends at `hedgeEnd` reaches a number that begins at `token`, over “another”, “the”, “a total of”. */
export function reachesNumber(view: FigureView, hedgeEnd: number, token: number): boolean {
  if (token - hedgeEnd > BRIDGE) return false;
  for (let at = hedgeEnd; at < token; at++) if ((jointAt(view, at) & Joint.bridge) === 0) return false;
  return true;
}

/** The hedge behind a number: “or more”, “120-plus”, “40+”, “12 people at most”. Null where none follows. */
export function readHedgeAfter(view: FigureView, numberEnd: number): Hedge | null {
  const { doc, limit } = view;
  if (numberEnd >= limit) return null;
  if (doc.kind[numberEnd] === TokenKind.symbol && codeAt(doc, numberEnd) === PLUS && !isSpacedAt(doc, numberEnd)) {
    return { first: numberEnd, end: numberEnd + 1, kind: "more-than" };
  }
  if (numberEnd + 1 < limit && isHyphenAt(doc, numberEnd)) return matchAfter(view, numberEnd + 1);
  const adjacent = matchAfter(view, numberEnd);
  if (adjacent !== null) return adjacent;
  for (let at = numberEnd; at < numberEnd + TRAILING_REACH && at < limit; at++) {
    if (doc.kind[at] !== TokenKind.word) return null;
    const match = matchAfter(view, at);
    if (match === null) {
      if ((jointAt(view, at) & Joint.stop) !== 0) return null;
      continue;
    }
    // “12 men at least five of whom …”: it belongs to the next number
    return isNumberAt(view, match.end) ? null : match;
  }
  return null;
}

function matchAfter(view: FigureView, token: number): Hedge | null {
  const match = matchPhrase(view.lexicon, view.doc, token, "hedges", view.limit);
  if (match === null) return null;
  const [kind = "about", place = "before"] = match.phrase.fields;
  if (place === "before" || isNumberAt(view, match.end)) return null;
  // “14 dead and more than 20 hurt”: the next number's own
  if ((jointAt(view, match.end) & Joint.stop) !== 0 && opensHedge(view, match.end - 1)) return null;
  return { first: token, end: match.end, kind: kind as FigureKind };
}

// “more than”, read from its first word
function opensHedge(view: FigureView, token: number): boolean {
  const match = matchPhrase(view.lexicon, view.doc, token, "hedges", view.limit);
  return match !== null && match.phrase.fields[1] !== "after" && match.end > token + 1;
}

function isNumberAt(view: FigureView, token: number): boolean {
  if (token >= view.limit) return false;
  if (view.doc.kind[token] === TokenKind.number) return true;
  const begins = view.doc.kind[token] === TokenKind.word ? (view.words.begins[view.doc.word[token] ?? 0] ?? 0) : 0;
  const isArticle = (jointAt(view, token) & Joint.article) !== 0;
  return !isArticle && (begins & (Begins.numeral | Begins.vague)) !== 0;
}

// “handed over 11 prisoners”
function isParticle(view: FigureView, token: number, floor: number): boolean {
  const { doc, words } = view;
  if (token <= floor || doc.kind[token - 1] !== TokenKind.word) return false;
  const small = words.particle[doc.word[token - 1] ?? 0] ?? 0;
  return small !== 0 && small === doc.hash[token];
}

function followsToll(view: FigureView, token: number, floor: number): boolean {
  const { doc, words } = view;
  for (let at = token - 1; at >= floor && at >= token - TOLL_REACH; at--) {
    if (doc.kind[at] === TokenKind.word && ((words.course[doc.word[at] ?? 0] ?? 0) & Course.toll) !== 0) return true;
  }
  return false;
}
