import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { isOfPeople, populationWordOf } from "../population/population-words.ts";
import { besideAt, digitLength, type RejectRule, type RejectView, signAt } from "./reject-rule.ts";
import { Beside } from "./reject-words.ts";

const OLDEST = 120;
const LONGEST_ROW = 12;

/** Ages of several people in a row. */
export const rejectAgedRules: readonly RejectRule[] = [
  {
    name: "ages in a row",
    rejects: isAgeInRow,
    examples: ["two men, ages 22 and 27, were", "three girls aged 4, 7 and 9 died", "his two brothers, 9 and 12, died"],
    nearMisses: ["soldiers and guards: 22 and 27", "two women aged 70 and 3 children", "killed 12, 14 and 19 soldiers"],
  },
];

function isAgeInRow(view: RejectView, atom: FigureAtom): boolean {
  const { doc } = view;
  if (atom.form !== "number" || atom.hedge !== null || (atom.high ?? OLDEST + 1) > OLDEST) return false;
  const from = rowStart(view, atom.first);
  const isAlone = from === atom.first;
  // “ages 22 and 27”: the first is an age by itself; the last must not count people
  if (!isAlone && (besideAt(view, from - 1) & Beside.aged) !== 0) return !isPopulation(view, atom.numberEnd);
  if (digitLength(view, atom) === 0 || digitLength(view, atom) > 2) return false;
  if (doc.kind[from - 1] !== TokenKind.comma || !isPopulation(view, from - 2)) return false;
  const end = rowEnd(view, atom.numberEnd);
  return (!isAlone || end > atom.numberEnd) && endsRow(view, end);
}

// Over “9, ” and “9 and ” leftwards: the first number of the row.
function rowStart(view: RejectView, token: number): number {
  let first = token;
  while (token - first < LONGEST_ROW) {
    let at = first - 1;
    while (isJoint(view, at)) at -= 1;
    if (at === first - 1 || view.doc.kind[at] !== TokenKind.number) return first;
    first = at;
  }
  return first;
}

function rowEnd(view: RejectView, token: number): number {
  let end = token;
  while (end - token < LONGEST_ROW) {
    let at = end;
    while (isJoint(view, at)) at += 1;
    if (at === end || view.doc.kind[at] !== TokenKind.number) return end;
    end = at + 1;
  }
  return end;
}

function isJoint(view: RejectView, token: number): boolean {
  return view.doc.kind[token] === TokenKind.comma || (besideAt(view, token) & Beside.joint) !== 0;
}

function endsRow(view: RejectView, token: number): boolean {
  const kind = view.doc.kind[token];
  return (
    token >= view.doc.tokenCount ||
    kind === TokenKind.comma ||
    kind === TokenKind.period ||
    kind === TokenKind.dash ||
    signAt(view, token) === 0x3b
  );
}

function isPopulation({ doc, lexicon }: RejectView, token: number): boolean {
  const match = matchPhrase(lexicon, doc, token, "populations");
  return match !== null && isOfPeople(populationWordOf(match.phrase));
}
