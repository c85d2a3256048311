import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { isLinkWord, linkPhraseEnd } from "../link/link-words.ts";
import { populationWordOf } from "../population/population-words.ts";
import { Course, figureWordsOf } from "./figure-words.ts";
import {
  besideAt,
  digitLength,
  isCapitalAt,
  isHyphenAt,
  isSpacedAt,
  type RejectRule,
  type RejectView,
  signAt,
} from "./reject-rule.ts";
import { Beside } from "./reject-words.ts";

const COLON = 0x3a;
const PAREN = 0x28;
const FIRST_YEAR = 1000;
const LAST_YEAR = 2100;
const OLDEST = 120;

/** Days, years, times of day and ages. */
export const rejectCalendarRules: readonly RejectRule[] = [
  {
    name: "time of day",
    rejects: isClock,
    examples: ["at 12:30", "at 5 p.m.", "at 0900 GMT", "by 6 o’clock"],
    nearMisses: ["12 people", "a ratio of 3:1"],
  },
  {
    name: "date",
    rejects: isDate,
    examples: ["March 12", "12 March", "Feb. 24", "March 12-15", "the 5 of May", "on 24 and 25 February"],
    nearMisses: ["in March 12 people died", "In May, 12 people died", "12 march on the port"],
  },
  {
    name: "year",
    rejects: isYear,
    examples: ["in 2014", "March 21, 2022", "since 1991", "the 2003 war", "2014-2015", "between 1990 and 1995"],
    nearMisses: ["2014 people were killed", "killed 1950 soldiers", "at least 2000 died", "2,014 men"],
  },
  {
    name: "decade",
    rejects: isDecade,
    examples: ["in the 1990s", "a man in his 30s"],
    nearMisses: ["the 1990 dead"],
  },
  {
    name: "age",
    rejects: isAge,
    examples: [
      "a 5-year-old",
      "Smith, 34, said",
      "aged 12",
      "children under five",
      "age 40",
      "Lena Ortiz (34)",
      "6-month-old twins",
      "Ivo Lenz, 40 – a father –",
    ],
    nearMisses: ["In Kyiv, 34, officials said, died", "12 children", "killed 34, wounded 12", "ages ago 12 died"],
  },
  {
    name: "kin",
    rejects: isKin,
    examples: ["a father of two", "mother of three"],
    nearMisses: ["the loss of two"],
  },
];

function isClock(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  const end = atom.numberEnd;
  if ((besideAt(view, end) & Beside.clock) !== 0) return true;
  if (doc.kind[atom.numberFirst] !== TokenKind.number || atom.form !== "number") return false;
  const isBeforeColon =
    signAt(view, end) === COLON && !isSpacedAt(view, end + 1) && doc.kind[end + 1] === TokenKind.number;
  const isBehindColon =
    signAt(view, atom.numberFirst - 1) === COLON &&
    !isSpacedAt(view, atom.numberFirst) &&
    doc.kind[atom.numberFirst - 2] === TokenKind.number;
  return isBeforeColon || isBehindColon;
}

function isDay(atom: FigureAtom): boolean {
  const value = atom.high ?? atom.low ?? 0;
  return atom.form === "number" && Number.isInteger(value) && value >= 1 && value <= 31 && atom.hedge === null;
}

function isMonth(view: RejectView, token: number): boolean {
  // “may” and “march” are words too: a month has its capital
  return (besideAt(view, token) & Beside.month) !== 0 && isCapitalAt(view, token);
}

function isDate(view: RejectView, atom: FigureAtom): boolean {
  if (!isDay(atom)) return false;
  const { doc } = view;
  const before =
    doc.kind[atom.first - 1] === TokenKind.period && !isSpacedAt(view, atom.first - 1)
      ? atom.first - 2
      : atom.first - 1;
  const behind = atom.numberEnd;
  // “since 3 June. Twenty-two of them died”: a month that ends a sentence dates nothing in the next
  const isOneSentence = doc.sentence[before] === doc.sentence[atom.first];
  if (isOneSentence && isMonth(view, before)) return !countsPeople(view, behind);
  // “the 5 of May”, not “17 died in May, six in June”
  if (isMonth(view, behind) || (isMonth(view, behind + 1) && isLinkWord(view.lexicon, doc, behind, "toll-of")))
    return true;
  // “24 and 25 February”
  const isPaired = doc.kind[behind + 1] === TokenKind.number && isMonth(view, behind + 2);
  return isPaired && doc.kind[behind] !== TokenKind.number;
}

// “in March 12 people died”: what follows is counted, so the number is no day.
function countsPeople(view: RejectView, token: number): boolean {
  if (view.doc.kind[token] !== TokenKind.word) return false;
  const course = figureWordsOf(view.lexicon).course[view.doc.word[token] ?? 0] ?? 0;
  const isCounted = (course & (Course.counted | Course.measure)) !== 0;
  return isCounted && (besideAt(view, token) & (Beside.dated | Beside.month)) === 0;
}

function isYearNumber(view: RejectView, token: number): boolean {
  if (view.doc.kind[token] !== TokenKind.number) return false;
  const start = view.doc.start[token] ?? 0;
  if ((view.doc.end[token] ?? 0) - start !== 4) return false;
  const year = Number(view.doc.text.slice(start, start + 4));
  return year >= FIRST_YEAR && year < LAST_YEAR;
}

function isYear(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  if (atom.form !== "number" || !isYearNumber(view, atom.numberFirst)) return false;
  const isSpan = atom.kind === "range";
  if (isSpan && !isYearNumber(view, atom.numberEnd - 1) && doc.kind[atom.numberEnd - 2] !== TokenKind.dash)
    return false;
  if (!isSpan && atom.numberEnd - atom.numberFirst !== 1) return false;
  if (atom.hedge !== null && !isSpan) {
    const bound = besideAt(view, atom.numberFirst - 1) & Beside.dated;
    return bound !== 0 && !countsPeople(view, atom.numberEnd);
  }
  const before = atom.first - 1;
  const year = Number(doc.text.slice(doc.start[atom.numberFirst], doc.end[atom.numberFirst]));
  const isModern = year >= 1800;
  if (isMonth(view, before) || isMonth(view, before - 1)) return true;
  if ((besideAt(view, before) & Beside.dated) !== 0)
    return isModern ? !isHeadOfCount(view, atom) : !countsPeople(view, atom.numberEnd);
  // March 21, 2022 · (2014) · Paris, 2015
  if (isMonth(view, atom.first - 3) && doc.kind[atom.first - 2] === TokenKind.number) return true;
  if (signAt(view, before) === PAREN) return !countsPeople(view, atom.numberEnd);
  return isModern && !countsPeople(view, atom.numberEnd) && isYearlike(view, atom);
}

// “in 2014 people fled” reads as a year; “the 2014 people who fled” as a count.
function isHeadOfCount(view: RejectView, atom: FigureAtom): boolean {
  const before = view.doc.text.slice(view.doc.start[atom.first - 1], view.doc.end[atom.first - 1]).toLowerCase();
  return (before === "the" || before === "of" || before === "by") && countsPeople(view, atom.numberEnd);
}

// Without thousands’ mark and with nothing counted behind it.
function isYearlike(view: RejectView, atom: FigureAtom): boolean {
  const kind = view.doc.kind[atom.numberEnd];
  return (
    kind !== TokenKind.word ||
    (besideAt(view, atom.numberEnd) & Beside.dated) !== 0 ||
    isCapitalAt(view, atom.numberEnd)
  );
}

function isDecade(view: RejectView, atom: FigureAtom): boolean {
  const at = atom.numberEnd;
  const { doc } = view;
  if (doc.kind[at - 1] !== TokenKind.number || isSpacedAt(view, at)) return false;
  if (doc.kind[at] === TokenKind.clitic) return isYearNumber(view, at - 1) || doc.kind[at + 1] !== TokenKind.word;
  return doc.kind[at] === TokenKind.word && (doc.end[at] ?? 0) - (doc.start[at] ?? 0) === 1;
}

function isAge(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  const value = atom.high ?? atom.low ?? 0;
  if (atom.form !== "number" || value > OLDEST) return false;
  if (isYearOld(view, atom.numberEnd)) return true;
  const before = atom.first - 1;
  // “a boy of nine”
  if (isOfOne(view, atom)) return true;
  // “a million children under five are at risk”, “Fourteen of them were under 18”
  if (atom.hedge !== null && isUnderAge(view, atom)) return true;
  // “children under five”, “those over 65”
  if (atom.hedge !== null && doc.kind[atom.numberEnd] !== TokenKind.word && isAgeBound(view, atom)) return true;
  const beside = besideAt(view, before) | (besideAt(view, before - 1) & ~Beside.dated);
  if ((beside & Beside.aged) !== 0 && !countsPeople(view, atom.numberEnd)) return true;
  const isDigits = digitLength(view, atom) > 0 && digitLength(view, atom) <= 3;
  if (!isDigits || atom.hedge !== null) return false;
  // Lena Ortiz (34)
  if (signAt(view, before) === PAREN && signAt(view, atom.numberEnd) === 0x29)
    return isCapitalAt(view, before - 1) && !isLinkWord(view.lexicon, view.doc, before - 1, "site");
  // Smith, 34, · Smith, 34.
  const isCommas = doc.kind[before] === TokenKind.comma && isAgeEnd(view, atom.numberEnd);
  // “his mother, 31, and”
  if (isCommas && ((besideAt(view, before - 1) & Beside.kin) !== 0 || isOnePerson(view, before - 1))) return true;
  return isCommas && isCapitalAt(view, before - 1) && isName(view, before - 1);
}

// “a woman, 40, and”
function isOnePerson({ doc, lexicon }: RejectView, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "populations", token + 1)?.phrase.fields[1] === "one";
}

function isAgeEnd(view: RejectView, token: number): boolean {
  const kind = view.doc.kind[token];
  return (
    kind === TokenKind.comma ||
    kind === TokenKind.period ||
    // “Ivo Lenz, 40 – a father of two – was”
    (kind === TokenKind.dash && isSpacedAt(view, token)) ||
    token >= view.doc.tokenCount ||
    signAt(view, token) === 0x3b
  );
}

// 5-year-old · 5 years old · 6-month-old
function isYearOld(view: RejectView, token: number): boolean {
  let at = token;
  if (isHyphenAt(view, at)) at += 1;
  if ((besideAt(view, at) & Beside.time) === 0) return false;
  at += 1;
  if (isHyphenAt(view, at)) at += 1;
  return (besideAt(view, at) & Beside.aged) !== 0;
}

function isAgeBound(view: RejectView, atom: FigureAtom): boolean {
  const before = atom.first - 1;
  const value = atom.low ?? atom.high ?? 0;
  if (atom.kind !== "less-than" && atom.kind !== "more-than") return false;
  // “half of them under 25”
  const isBehindThem = linkPhraseEnd(view.lexicon, view.doc, atom.first - 2, "of-them") === atom.first;
  return (countsPeople(view, before) || isBehindThem) && value <= OLDEST;
}

function isOfOne(view: RejectView, atom: FigureAtom): boolean {
  const { doc, lexicon } = view;
  if (
    atom.hedge !== null ||
    (atom.high ?? 0) > OLDEST ||
    !isLinkWord(lexicon, doc, atom.first - 1, "toll-of") ||
    countsPeople(view, atom.numberEnd)
  )
    return false;
  const one = matchPhrase(lexicon, doc, atom.first - 2, "populations");
  return one !== null && populationWordOf(one.phrase).kind === "one";
}

const CHILDHOODS: ReadonlySet<number> = new Set([5, 10, 12, 14, 15, 16, 17, 18, 21]);
const MAJORITIES: ReadonlySet<number> = new Set([15, 16, 18]);

function isUnderAge(view: RejectView, atom: FigureAtom): boolean {
  const value = atom.high ?? 0;
  if (atom.kind !== "less-than" || !CHILDHOODS.has(value) || countsPeople(view, atom.numberEnd)) return false;
  if (countsPeople(view, atom.first - 1)) return true;
  const { doc, lexicon } = view;
  const isBehindBe =
    isLinkWord(lexicon, doc, atom.first - 1, "plural-verb") || isLinkWord(lexicon, doc, atom.first - 1, "toll-link");
  return (
    isBehindBe && MAJORITIES.has(value) && linkPhraseEnd(lexicon, doc, atom.first - 3, "of-them") === atom.first - 1
  );
}

// A name of two words, or one with no opening preposition: “In Kyiv, 34, …” is a place.
function isName(view: RejectView, token: number): boolean {
  if (isCapitalAt(view, token - 1) && (besideAt(view, token - 1) & Beside.dated) === 0) return true;
  const before = view.doc.kind[token - 1];
  return before !== TokenKind.word || (besideAt(view, token - 1) & Beside.dated) === 0;
}

function isKin(view: RejectView, atom: FigureAtom): boolean {
  return (besideAt(view, atom.first - 2) & Beside.kin) !== 0 && (besideAt(view, atom.first - 1) & Beside.dated) !== 0;
}
