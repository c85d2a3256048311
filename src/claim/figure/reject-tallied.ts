import { categoryBit } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { isLinkWord, linkPhraseEnd } from "../link/link-words.ts";
import { besideAt, isHyphenAt, type RejectRule, type RejectView } from "./reject-rule.ts";
import { Beside } from "./reject-words.ts";

/** Numbers that keep score, and “one” where it counts nothing. */
export const rejectTalliedRules: readonly RejectRule[] = [
  {
    name: "score",
    rejects: isScore,
    examples: ["won 3-1", "a 21-14 victory", "a 5-4 ruling", "scored 30 points"],
    nearMisses: ["12-15 people died", "12 scorers"],
  },
  {
    name: "votes",
    rejects: isVote,
    examples: ["won 52% of the vote", "got 40 percent in a poll", "with 30 votes", "12 seats"],
    nearMisses: ["10% of the force", "12 voters were killed"],
  },
  {
    name: "one of",
    rejects: isOneOf,
    examples: ["one of the attackers", "one of its bridges"],
    nearMisses: ["killed one man", "12 of the men", "one of them was hurt"],
  },
  {
    name: "one more by its order",
    rejects: isOneMore,
    examples: ["two died and a third was hurt", "a fourth is missing"],
    nearMisses: ["a third were hurt", "a third of the town was destroyed", "about a third was destroyed"],
  },
  {
    name: "all but",
    rejects: isAllBut,
    examples: ["all but two of them died", "all except 12 passengers"],
    nearMisses: ["but two died", "all two died"],
  },
  {
    name: "indefinite one",
    rejects: isIndefinite,
    examples: ["one day", "one thing", "the one that fell", "this one", "one another", "one can see"],
    nearMisses: ["one soldier", "one was killed", "only one died"],
  },
];

function isScore(view: RejectView, atom: FigureAtom): boolean {
  if (atom.rule === "score") return true;
  const at = isHyphenAt(view, atom.numberEnd) ? atom.numberEnd + 1 : atom.numberEnd;
  if ((besideAt(view, at) & Beside.score) !== 0) return true;
  const isDashed = atom.kind === "range" && view.doc.kind[atom.numberFirst + 1] === TokenKind.dash;
  return isDashed && (atom.high ?? 0) < 200 && hasNear(view, atom, Beside.game);
}

function hasNear(view: RejectView, atom: FigureAtom, bits: number): boolean {
  const [first, end] = sentenceTokens(view.doc, view.doc.sentence[atom.first] ?? 0);
  for (let token = Math.max(first, atom.first - 8); token < Math.min(end, atom.end + 8); token++) {
    if ((besideAt(view, token) & bits) !== 0) return true;
  }
  return false;
}

function isVote(view: RejectView, atom: FigureAtom): boolean {
  if ((besideAt(view, atom.numberEnd) & Beside.vote) !== 0) return true;
  return (atom.form === "percent" || atom.form === "ratio") && hasNear(view, atom, Beside.poll);
}

function isOne(view: RejectView, atom: FigureAtom): boolean {
  if (atom.low !== 1 || atom.high !== 1 || atom.numberEnd - atom.numberFirst !== 1) return false;
  return view.doc.kind[atom.numberFirst] === TokenKind.word;
}

// “one of the attackers” tells of which kind, not how many
function isOneOf(view: RejectView, atom: FigureAtom): boolean {
  if (!isOne(view, atom) || atom.hedge !== null) return false;
  const { doc } = view;
  // “one of them was hurt” counts; “one of them an officer” describes
  const themEnd = linkPhraseEnd(view.lexicon, doc, atom.numberEnd, "of-them");
  if (themEnd > 0 && (isLinkWord(view.lexicon, doc, themEnd, "toll-link") || isMeasure(view, themEnd))) return false;
  const of = doc.text.slice(doc.start[atom.numberEnd], doc.end[atom.numberEnd]).toLowerCase();
  return of === "of";
}

function isMeasure({ doc, lexicon }: RejectView, token: number): boolean {
  return ((doc.flags[token] ?? 0) & categoryBit(lexicon, "measures")) !== 0;
}

// “a third was wounded”: one person or thing more; a share of many takes “were”, “of” or a hedge
function isOneMore(view: RejectView, { form, hedge, rule, numberEnd }: FigureAtom): boolean {
  if (form !== "ratio" || rule !== "fraction" || hedge !== null) return false;
  return (besideAt(view, numberEnd - 1) & Beside.ordinal) !== 0 && (besideAt(view, numberEnd) & Beside.ofOne) !== 0;
}

const ALL_BUT_REACH = 6;

// “all but two of the 30”: neither those it was not told of nor those they are of
function isAllBut({ doc, lexicon }: RejectView, { first }: FigureAtom): boolean {
  for (let at = first - 2; at >= Math.max(0, first - ALL_BUT_REACH); at--) {
    if (doc.sentence[at] === doc.sentence[first] && linkPhraseEnd(lexicon, doc, at, "all-but") > 0) return true;
  }
  return false;
}

const BEFORE_PRONOUN = new Set(["the", "this", "that", "no", "any", "every", "each", "which", "another", "some"]);

function isIndefinite(view: RejectView, atom: FigureAtom): boolean {
  if (!isOne(view, atom) || atom.hedge !== null) return false;
  const { doc } = view;
  const behind = besideAt(view, atom.numberEnd);
  if ((behind & Beside.indefinite) !== 0) return true;
  const before = atom.first - 1;
  if (before < 0 || doc.kind[before] !== TokenKind.word) return false;
  return BEFORE_PRONOUN.has(doc.text.slice(doc.start[before], doc.end[before]).toLowerCase());
}
