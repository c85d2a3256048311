import { sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { FigureAtom } from "../figure-atom.ts";
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
    nearMisses: ["killed one man", "12 of the men"],
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
  const of = doc.text.slice(doc.start[atom.numberEnd], doc.end[atom.numberEnd]).toLowerCase();
  return of === "of";
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
