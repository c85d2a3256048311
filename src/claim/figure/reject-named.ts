import { matchPhrase } from "../../lexicon/lexicon.ts";
import { numeralWordsOf } from "../../lexicon/numeral-words.ts";
import { TokenKind, TokenShape } from "../../text/doc.ts";
import { NumeralRole } from "../../text/numeral/numeral-words.ts";
import type { FigureAtom } from "../figure-atom.ts";
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

const SLASH = 0x2f;
const HASH = 0x23;
const AT = 0x40;
const COLON = 0x3a;
const PLUS = 0x2b;
const PAREN = 0x28;
const COPYRIGHT = 0xa9;
const PERIOD_LIST = 0x2e;
const PAREN_CLOSE = 0x29;
const SECTION_SIGN = 0xa7;
const NUMERO = 0x2116;
const TAB = 0x09;
const SPACE = 0x20;

/** Numbers that are part of a name, an address or an index. */
export const rejectNamedRules: readonly RejectRule[] = [
  {
    name: "ordinal",
    rejects: isOrdinal,
    examples: ["the 76th division", "the 12th victim", "on the 3rd", "the 21st century"],
    nearMisses: ["12 thieves", "40K people"],
  },
  {
    name: "glued to letters",
    rejects: isGlued,
    examples: ["an F-16 jet", "a B52 bomber", "COVID-19 cases", "the A320", "a 7pm start", "an MH17 memorial"],
    nearMisses: ["the mid-size town lost 12 men", "40K people", "a 12-person crew", "killed—12 of them"],
  },
  {
    name: "number of a name",
    rejects: isNamed,
    examples: ["Route 66", "Flight 370", "Boeing 737", "Article 5", "Resolution 1701", "page 12", "No. 10"],
    nearMisses: [
      "He blamed Mark. One died",
      "the flight carried 12",
      "12 Boeing jets",
      "on the road 12 died",
      "a group of 12",
    ],
  },
  {
    name: "slash",
    rejects: isSlashed,
    examples: ["the 9/11 attacks", "open 24/7", "on 12/03/2022"],
    nearMisses: ["12 dead", "12 men and/or women"],
  },
  {
    name: "sign before",
    rejects: isSigned,
    examples: ["see #12", "@user12", "© 2025", "No 3 § 12"],
    nearMisses: ["(12 dead)"],
  },
  {
    name: "phone",
    rejects: isPhone,
    examples: ["call 555-1234", "+1 202 555 0100", "(202) 555-0100", "dial 800-273-8255"],
    nearMisses: ["7,000-15,000 men", "500-600 men"],
  },
  {
    name: "list number",
    rejects: isListed,
    examples: ["1. The port burned", "2) The port burned"],
    nearMisses: ["12 people died.", "The toll is 12. The port burned."],
  },
  {
    name: "street number",
    rejects: isStreet,
    examples: ["at 12 Main Street", "1600 Pennsylvania Avenue"],
    nearMisses: ["12 Russian Soldiers", "12 people on Main Street"],
  },
];

function isOrdinal(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  const at = atom.numberEnd;
  if (at >= doc.tokenCount || doc.kind[at] !== TokenKind.word) return false;
  const isGluedWord = !isSpacedAt(view, at) && doc.kind[at - 1] === TokenKind.number;
  if (isGluedWord) {
    const ending = doc.text.slice(doc.start[at], doc.end[at]).toLowerCase();
    return ending === "th" || ending === "st" || ending === "nd" || ending === "rd" || ending === "s";
  }
  return isHyphenAt(view, at - 1) && (besideAt(view, at) & Beside.ordinal) !== 0;
}

function isGlued(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  const first = atom.numberFirst;
  const at = atom.numberEnd;
  if (doc.kind[first] === TokenKind.number && first > 0 && !isSpacedAt(view, first)) {
    if (doc.kind[first - 1] === TokenKind.word) return true;
    // F-16, COVID-19, then-12; not “mid-50” of two numbers, whose range is read already
    if (isHyphenAt(view, first - 1) && doc.kind[first - 2] === TokenKind.word) return true;
  }
  return doc.kind[at - 1] === TokenKind.number && doc.kind[at] === TokenKind.word && !isSpacedAt(view, at);
}

function isNamed(view: RejectView, atom: FigureAtom): boolean {
  // a name’s number has no hedge: “about 12”
  if (atom.hedge !== null || atom.first !== atom.numberFirst) return false;
  const before = atom.numberFirst - 1;
  // a name does not reach over a sentence’s end
  if (before < (view.doc.sentenceFirst[view.doc.sentence[atom.numberFirst] ?? 0] ?? 0)) return false;
  // No. 10 · pp. 12
  const at = view.doc.kind[before] === TokenKind.period ? before - 1 : before;
  const bits = besideAt(view, at);
  if ((bits & Beside.before) === 0 || (at !== before && (bits & Beside.period) === 0)) return false;
  if (isCapitalAt(view, at) || at !== before) return true;
  // lower case: “page 12”, where nothing that is counted follows
  return view.doc.kind[atom.numberEnd] !== TokenKind.word && digitLength(view, atom) > 0;
}

function isSlashed(view: RejectView, atom: FigureAtom): boolean {
  const isBehind = signAt(view, atom.numberEnd) === SLASH && !isSpacedAt(view, atom.numberEnd);
  const isBefore = signAt(view, atom.numberFirst - 1) === SLASH && !isSpacedAt(view, atom.numberFirst);
  return atom.form === "number" && (isBehind || isBefore);
}

function isSigned(view: RejectView, atom: FigureAtom): boolean {
  const sign = signAt(view, atom.numberFirst - 1);
  if (sign === COPYRIGHT || sign === SECTION_SIGN || sign === NUMERO) return true;
  return (sign === HASH || sign === AT || sign === COLON) && !isSpacedAt(view, atom.numberFirst);
}

function isPhone(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  if (doc.kind[atom.numberFirst] !== TokenKind.number || atom.form !== "number") return false;
  const before = signAt(view, atom.numberFirst - 1);
  if (before === PLUS && !isSpacedAt(view, atom.numberFirst)) return true;
  // runs of digits parted by hyphens or spaces, seven digits or more, none grouped as thousands are
  let digits = 0;
  let parts = 0;
  let hyphens = 0;
  let at = atom.numberFirst;
  while (at > 0 && isPhonePart(view, at - 1)) at -= 1;
  for (; at < doc.tokenCount && (at <= atom.numberFirst || isPhonePart(view, at)); at++) {
    if (doc.kind[at] === TokenKind.number) {
      const length = (doc.end[at] ?? 0) - (doc.start[at] ?? 0);
      if (doc.text.slice(doc.start[at], doc.end[at]).includes(",")) return false;
      digits += length;
      parts += 1;
    } else if (doc.kind[at] === TokenKind.dash) hyphens += 1;
  }
  if (parts === 3 && hyphens === 2) return true;
  if (parts === 2 && hyphens === 1) return before === PAREN_CLOSE || (digits === 7 && isLastFour(view, atom));
  return parts >= 4 && digits >= 9;
}

function isPhonePart(view: RejectView, token: number): boolean {
  const { doc } = view;
  const kind = doc.kind[token];
  // the columns of a table are no phone number
  if (kind === TokenKind.number) return !isColumn(doc.text, doc.end[token] ?? 0);
  if (kind !== TokenKind.dash) return false;
  return !isSpacedAt(view, token) && view.doc.kind[token + 1] === TokenKind.number && !isSpacedAt(view, token + 1);
}

function isColumn(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return code === TAB || (code === SPACE && text.charCodeAt(end + 1) === SPACE);
}

function isLastFour(view: RejectView, atom: FigureAtom): boolean {
  const last = atom.numberEnd - 1;
  return (view.doc.end[last] ?? 0) - (view.doc.start[last] ?? 0) === 4;
}

// “74. The number of people whom …” is a figure of its own.
const LONGEST_LIST = 40;
const SURE_LIST = 9;
const FARTHEST_LIST = 40;

function isListed(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  const first = atom.numberFirst;
  if (digitLength(view, atom) === 0 || digitLength(view, atom) > 2) return false;
  const isFirst = doc.sentenceFirst[doc.sentence[first] ?? 0] === first;
  const sign = signAt(view, atom.numberEnd);
  if (sign === PAREN_CLOSE) return isFirst || (signAt(view, first - 1) === PAREN && !isBehindWord(view, first - 2));
  const number = atom.high ?? 0;
  if (!isFirst || number > LONGEST_LIST || sign !== PERIOD_LIST || !isCapitalAt(view, atom.numberEnd + 1)) return false;
  return number <= SURE_LIST || followsInList(view, first, number);
}

// “the Naval Hospital (23)” is a value; “(1) the port, (2) the road and (3) the bridge” is a list
function isBehindWord(view: RejectView, token: number): boolean {
  const { doc, lexicon } = view;
  return doc.kind[token] === TokenKind.word && matchPhrase(lexicon, doc, token, "joints") === null;
}

// “23. The dead as of Tuesday”: in a list there would be a 22 before it, at the beginning of a line.
function followsInList({ doc }: RejectView, first: number, number: number): boolean {
  const sentence = doc.sentence[first] ?? 0;
  for (let at = sentence - 1; at >= Math.max(0, sentence - FARTHEST_LIST); at--) {
    const token = doc.sentenceFirst[at] ?? 0;
    if (doc.kind[token] !== TokenKind.number || ((doc.shape[token] ?? 0) & TokenShape.lineStart) === 0) continue;
    return Number(doc.text.slice(doc.start[token], doc.end[token])) === number - 1;
  }
  return false;
}

function isStreet(view: RejectView, atom: FigureAtom): boolean {
  if (digitLength(view, atom) === 0) return false;
  for (let at = atom.numberEnd; at < atom.numberEnd + 4; at++) {
    if (!isCapitalAt(view, at)) return false;
    const bits = besideAt(view, at);
    if (at > atom.numberEnd && (bits & Beside.after) !== 0) return isStreetWord(view, at);
  }
  return false;
}

// Division and brigade stand behind numbers too, but those are ordinals.
function isStreetWord(view: RejectView, token: number): boolean {
  const role = numeralWordsOf(view.lexicon).role[view.doc.word[token] ?? 0] ?? 0;
  return role === NumeralRole.none;
}
