import { TokenKind } from "../../text/doc.ts";
import { codeAt, isHyphenAt, isSpacedAt, jointAt, ordinalAt, roleAt } from "../../text/numeral/numeral-view.ts";
import { Joint, NumeralRole } from "../../text/numeral/numeral-words.ts";
import { shareOf } from "../../text/numeral/read-number.ts";
import { readNumeral } from "../../text/numeral/read-numeral.ts";
import { Begins, Course } from "./figure-words.ts";
import { courseAt, type FigureForm, type FigureView, type Quantity } from "./quantity.ts";
import { readNounWords, readOf } from "./read-of.ts";

const SLASH = 0x2f;

/** Fractions: a third of · two-thirds · half of · three quarters · ½. Their value is the share, 0 to 1. */
export const fractionForm: FigureForm = {
  name: "fraction",
  begins: Begins.numeral | Begins.fraction,
  read: readFraction,
  examples: [
    "a third of the town",
    "two-thirds were lost",
    "half of the crew",
    "half the crew",
    "three quarters of them",
    "about a third remain",
  ],
  nearMisses: [
    "a third soldier died",
    "half an hour",
    "the second half of the game",
    "a quarter final",
    "the third of March",
  ],
};

function share(first: number, end: number, value: number, of: Quantity["of"], rule: string): Quantity {
  return {
    first,
    numberFirst: first,
    end,
    kind: "ratio",
    low: value,
    high: value,
    form: "ratio",
    of,
    hedge: null,
    isAlternative: false,
    rule,
  };
}

function readFraction(view: FigureView, token: number): Quantity | null {
  const { numerals } = view;
  if (roleAt(view, token) === NumeralRole.half) return readHalf(view, token, token);
  let over = 1;
  let at = token + 1;
  const isArticle = (jointAt(view, token) & Joint.article) !== 0;
  if (!isArticle) {
    const numeral = readNumeral(view.doc, token, view.limit, numerals);
    if (numeral === null || numeral.hasFraction || numeral.value === 0) return null;
    over = numeral.value;
    at = numeral.end;
  } else if (roleAt(view, at) === NumeralRole.half) return readHalf(view, at, token);
  const isHyphenated = at < view.limit && isHyphenAt(view.doc, at);
  if (isHyphenated) at += 1;
  if (at >= view.limit) return null;
  const under = roleAt(view, at) === NumeralRole.quarter ? 4 : ordinalAt(view, at);
  // a share of news has small numbers: “20 thirds” is none
  if (under < 3 || over >= under) return null;
  const end = at + 1;
  const isPlural = numerals.pluralOrdinal[view.doc.word[at] ?? 0] === 1 || (under === 4 && over > 1);
  // “a third man”: an ordinal, unless something follows that only a share takes
  const isSure = isPlural || (isHyphenated && !isArticle) || isHedged(view, token);
  if (!isSure && !takesShare(view, end)) return null;
  return share(token, end, over / under, readOf(view, end), "fraction");
}

// “about a third remain”: an ordinal takes no hedge
function isHedged(view: FigureView, token: number): boolean {
  const { doc, words } = view;
  if (token === 0 || doc.kind[token - 1] !== TokenKind.word) return false;
  return ((words.begins[doc.word[token - 1] ?? 0] ?? 0) & Begins.hedge) !== 0;
}

function readHalf(view: FigureView, half: number, first: number): Quantity | null {
  if (half > 0 && ordinalAt(view, half - 1) > 0) return null;
  const end = half + 1;
  return takesShare(view, end) ? share(first, end, 0.5, readOf(view, end), "fraction") : null;
}

function takesShare(view: FigureView, token: number): boolean {
  const { doc, limit } = view;
  if (token >= limit) return true;
  const joint = jointAt(view, token);
  if ((joint & Joint.of) !== 0) return doc.kind[token + 1] !== TokenKind.word || !isMonthlike(view, token + 1);
  if ((joint & (Joint.the | Joint.possessive | Joint.stop)) !== 0) return true;
  const kind = doc.kind[token];
  return kind === TokenKind.period || kind === TokenKind.comma;
}

// “the third of March” is a day.
function isMonthlike(view: FigureView, token: number): boolean {
  return token + 1 < view.limit && view.doc.kind[token + 1] === TokenKind.number && isSpacedAt(view.doc, token + 1);
}

/** One in five · three in four · nine out of 10 · six out of every ten: a share, 0 to 1. */
export const oneInForm: FigureForm = {
  name: "one in five",
  begins: Begins.numeral,
  read: readOneIn,
  examples: ["one in five homes", "three in four of them", "nine out of 10 people", "six out of every ten were hurt"],
  nearMisses: ["two in four attacks", "12 in 2019", "five in March", "one in the morning"],
};

function readOneIn(view: FigureView, token: number): Quantity | null {
  const { doc } = view;
  const { numerals } = view;
  const over = readNumeral(doc, token, view.limit, numerals);
  if (over === null || over.isRich || over.value === 0) return null;
  let at = over.end;
  const isOutOf = (jointAt(view, at) & Joint.out) !== 0 && (jointAt(view, at + 1) & Joint.of) !== 0;
  const isIn = (jointAt(view, at) & Joint.in) !== 0;
  if (!isOutOf && !isIn) return null;
  at += isOutOf ? 2 : 1;
  const isEvery = (jointAt(view, at) & Joint.every) !== 0;
  if (isEvery) at += 1;
  const under = readNumeral(doc, at, view.limit, numerals);
  if (under === null || under.value <= over.value || under.hasFraction) return null;
  if (isIn && !isEvery) {
    if (under.isDigits && under.value > 1000 && !under.isRich) return null;
    if (over.value > 10 || (over.value > 1 && !takesShare(view, under.end) && !isCounted(view, under.end))) return null;
  }
  const of = readOf(view, under.end) ?? (isCounted(view, under.end) ? readNounWords(view, under.end, 3) : null);
  return share(token, under.end, over.value / under.value, of, "one in five");
}

function isCounted(view: FigureView, token: number): boolean {
  return (jointAt(view, token) & Joint.counted) !== 0 || (courseAt(view, token) & Course.counted) !== 0;
}

/** Shares in signs: ½ · 1/3 of the crew. */
export const signedShareForm: FigureForm = {
  name: "share in signs",
  begins: Begins.numeral | Begins.sign,
  read: readSignedShare,
  examples: ["½ of the crew", "1/3 of the crew"],
  nearMisses: ["9/11", "24/7", "12/03"],
};

function readSignedShare(view: FigureView, token: number): Quantity | null {
  const { doc, limit } = view;
  if (doc.kind[token] === TokenKind.symbol) {
    const value = shareOf(codeAt(doc, token));
    return value > 0 ? share(token, token + 1, value, readOf(view, token + 1), "share in signs") : null;
  }
  if (doc.kind[token] !== TokenKind.number || token + 2 >= limit) return null;
  if (doc.kind[token + 1] !== TokenKind.symbol || codeAt(doc, token + 1) !== SLASH) return null;
  if (isSpacedAt(doc, token + 1) || isSpacedAt(doc, token + 2)) return null;
  const over = readNumeral(doc, token, token + 1, view.numerals);
  const under = readNumeral(doc, token + 2, token + 3, view.numerals);
  if (over === null || under === null || over.value >= under.value || over.value === 0) return null;
  if ((jointAt(view, token + 3) & Joint.of) === 0) return null;
  return share(token, token + 3, over.value / under.value, readOf(view, token + 3), "share in signs");
}
