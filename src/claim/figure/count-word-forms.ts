import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import { jointAt } from "../../text/numeral/numeral-view.ts";
import { Joint, NumeralRole } from "../../text/numeral/numeral-words.ts";
import { Begins, Course } from "./figure-words.ts";
import { courseAt, type FigureForm, type FigureView, type Quantity } from "./quantity.ts";

/** Counts that are words: dozens · several · tens of thousands · several hundred · dozens, possibly hundreds. */
export const vagueForm: FigureForm = {
  name: "vague",
  begins: Begins.vague,
  read: readVague,
  examples: [
    "dozens of homes",
    "tens of thousands",
    "several hundred men",
    "a couple of hundred men",
    "a handful of men",
    "dozens, possibly hundreds",
  ],
  nearMisses: ["the couple wed", "he scores a goal"],
};

function readVague(view: FigureView, token: number): Quantity | null {
  const one = readOneVague(view, token);
  if (one === null) return null;
  if (!isCountAt(view, one)) return null;
  const other = readHigherVague(view, one);
  return other === null ? one : { ...one, end: other.end, high: Math.max(one.high, other.high) };
}

function readOneVague(view: FigureView, token: number): Quantity | null {
  const { doc, limit, words } = view;
  const match = matchPhrase(view.lexicon, doc, token, "vague", limit);
  if (match === null) return null;
  const [low = "", high = "", multiplies] = match.phrase.fields;
  let end = match.end;
  let from = Number(low);
  let to = Number(high);
  let isCounted = false;
  if (multiplies !== undefined) {
    for (;;) {
      const role = end < limit && doc.kind[end] === TokenKind.word ? (words.numerals.role[doc.word[end] ?? 0] ?? 0) : 0;
      if (role !== NumeralRole.hundred && role !== NumeralRole.scale && role !== NumeralRole.dozen) break;
      const scale = words.numerals.value[doc.word[end] ?? 0] ?? 1;
      // several hundred: from 300 to what is still short of the next hundred
      to = from === to ? to * scale : (to + 1) * scale - 1;
      from *= scale;
      isCounted = true;
      end += 1;
    }
  }
  const isPair = from === to;
  return {
    first: token,
    numberFirst: token,
    end,
    kind: isPair ? (isCounted ? "about" : "exact") : "vague",
    low: from,
    high: to,
    form: "number",
    of: null,
    hedge: null,
    isAlternative: false,
    rule: "vague",
  };
}

// “the couple wed”, “he scores a goal”: a plural of itself needs “of”, a noun or a mark behind it, and no article.
function isCountAt(view: FigureView, quantity: Quantity): boolean {
  const behind = jointAt(view, quantity.end);
  if (quantity.kind === "exact" && (jointAt(view, quantity.first - 1) & Joint.the) !== 0) return false;
  return (behind & (Joint.article | Joint.the)) === 0 || (jointAt(view, quantity.first - 1) & Joint.stop) !== 0;
}

// “dozens, possibly hundreds” · “hundreds, if not thousands” · “dozens or even hundreds”
const VAGUE_REACH = 4;

function readHigherVague(view: FigureView, lower: Quantity): Quantity | null {
  const { doc } = view;
  let at = lower.end;
  let isJoined = false;
  for (let steps = 0; steps < VAGUE_REACH && at < view.limit; steps++, at++) {
    const higher = ((view.doc.flags[at] ?? 0) & view.words.vagueFlag) !== 0 ? readOneVague(view, at) : null;
    if (higher !== null) return isJoined && higher.low > lower.low ? higher : null;
    const joint = jointAt(view, at);
    const begins = doc.kind[at] === TokenKind.word ? (view.words.begins[doc.word[at] ?? 0] ?? 0) : 0;
    if ((joint & Joint.or) !== 0 || (joint & Joint.to) !== 0) isJoined = true;
    else if ((begins & Begins.hedge) !== 0 || (joint & (Joint.not | Joint.stop)) !== 0) isJoined = true;
    else if (doc.kind[at] !== TokenKind.comma && (joint & Joint.bridge) === 0) return null;
  }
  return null;
}

/** None at all: no deaths · none · no one · not a single · nobody. Their value is 0. */
export const zeroForm: FigureForm = {
  name: "zero",
  begins: Begins.zero,
  read: readZero,
  examples: ["no deaths", "none were hurt", "not a single man", "not one man", "nobody was hurt", "no one was hurt"],
  nearMisses: ["no longer", "no more men", "not yet"],
};

// “no civilian or military deaths”
const COUNTED_REACH = 3;

function readZero(view: FigureView, token: number): Quantity | null {
  const joint = jointAt(view, token);
  if ((joint & (Joint.none | Joint.nobody)) !== 0) return zero(token, token + 1);
  if ((joint & Joint.not) !== 0) {
    const next = (jointAt(view, token + 1) & Joint.article) !== 0 ? token + 2 : token + 1;
    const isSingle = (jointAt(view, next) & Joint.single) !== 0;
    const isOne = next === token + 1 && (jointAt(view, next) & Joint.one) !== 0;
    return isSingle || isOne ? zero(token, next + 1) : null;
  }
  if ((jointAt(view, token + 1) & Joint.one) !== 0) return zero(token, token + 2);
  for (let at = token + 1; at <= token + COUNTED_REACH && at < view.limit; at++) {
    if (view.doc.kind[at] !== TokenKind.word) return null;
    // “no more men”, “no longer”
    if ((jointAt(view, at) & (Joint.stop | Joint.more)) !== 0) return null;
    const isCounted =
      (jointAt(view, at) & Joint.counted) !== 0 ||
      (courseAt(view, at) & (Course.counted | Course.measure | Course.toll)) !== 0;
    if (isCounted) return zero(token, token + 1);
  }
  return null;
}

function zero(first: number, end: number): Quantity {
  return {
    first,
    numberFirst: first,
    end,
    kind: "exact",
    low: 0,
    high: 0,
    form: "number",
    of: null,
    hedge: null,
    isAlternative: false,
    rule: "zero",
  };
}
