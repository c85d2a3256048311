import { type Doc, TokenKind, tokensText } from "../../text/doc.ts";
import { codeAt } from "../../text/numeral/numeral-view.ts";
import type { FigureKind } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { vagueForm, zeroForm } from "./count-word-forms.ts";
import { extendQuantity, readForEvery, readPercentRange } from "./extend-quantity.ts";
import { Begins, figureWordsOf } from "./figure-words.ts";
import { betweenForm, numberForm } from "./number-form.ts";
import type { FigureForm, FigureView, Quantity } from "./quantity.ts";
import { type Hedge, joinHedges, reachesNumber, readHedgeAfter, readHedgeBefore } from "./read-hedge.ts";
import { fractionForm, oneInForm, signedShareForm } from "./share-form.ts";

/** The ways to write a figure, in the order in which they are tried: the longer reading first. */
export const figureForms: readonly FigureForm[] = [
  vagueForm,
  zeroForm,
  betweenForm,
  oneInForm,
  signedShareForm,
  fractionForm,
  numberForm,
];

/**
 * Every number in tokens `[first, end)` as it stands, with its hedge, from left to right, none inside another. Dates,
 * ages, money and the like are among them: rejectFigures tells them apart.
 */
export function findFigures(context: ClaimContext, first: number, end: number): readonly FigureAtom[] {
  const { doc, lexicon } = context;
  const words = figureWordsOf(lexicon);
  const view: FigureView = { doc, lexicon, words, numerals: words.numerals, limit: end };
  const atoms: FigureAtom[] = [];
  let hedge: Hedge | null = null;
  for (let token = first; token < end; token++) {
    const begins = beginsAt(doc, words.begins, token);
    if (begins === 0) continue;
    const found: Hedge | null = (begins & Begins.hedge) === 0 ? null : readHedgeBefore(view, token, first);
    if (found !== null) {
      hedge = hedge !== null && reachesNumber(view, hedge.end, token) ? joinHedges(hedge, found) : found;
      token = found.end - 1;
      continue;
    }
    const quantity = readQuantity(view, token, begins);
    if (quantity === null) continue;
    const before: Hedge | null = hedge !== null && reachesNumber(view, hedge.end, quantity.first) ? hedge : null;
    const atom = toAtom(view, quantity, before);
    atoms.push(atom);
    hedge = null;
    token = atom.end - 1;
  }
  return atoms;
}

function beginsAt(doc: Doc, begins: Uint8Array, token: number): number {
  const kind = doc.kind[token];
  if (kind === TokenKind.number) return Begins.numeral;
  if (kind === TokenKind.word) return begins[doc.word[token] ?? 0] ?? 0;
  // ½ and its like, beyond ASCII; and “~500”
  return kind === TokenKind.symbol && codeAt(doc, token) > 0x7f ? Begins.sign : 0;
}

function readQuantity(view: FigureView, token: number, begins: number): Quantity | null {
  if ((begins & Begins.per) !== 0) {
    const ratio = readLeadingRatio(view, token);
    if (ratio !== null) return ratio;
  }
  for (const form of figureForms) {
    if ((form.begins & begins) === 0) continue;
    const quantity = form.read(view, token);
    if (quantity === null) continue;
    const extended = extendQuantity(view, quantity);
    return readPercentRange(view, extended) ?? extended;
  }
  return null;
}

// “for every loss about four men are hurt”
function readLeadingRatio(view: FigureView, token: number): Quantity | null {
  const lead = readForEvery(view, token);
  if (lead === null) return null;
  const begins = beginsAt(view.doc, view.words.begins, lead.next);
  const hedge = (begins & Begins.hedge) === 0 ? null : readHedgeBefore(view, lead.next, token);
  const at = hedge === null ? lead.next : hedge.end;
  const quantity = numberForm.read(view, at);
  if (quantity === null) return null;
  return {
    ...quantity,
    first: token,
    numberFirst: at,
    kind: "ratio",
    low: quantity.low / lead.over,
    high: quantity.high / lead.over,
    form: "ratio",
    of: lead.of,
    hedge: hedge === null ? null : [hedge.first, hedge.end],
    rule: "for every …",
  };
}

function toAtom(view: FigureView, quantity: Quantity, before: Hedge | null): FigureAtom {
  const { doc } = view;
  const after = quantity.form === "number" && quantity.of === null ? readHedgeAfter(view, quantity.end) : null;
  const isBounded = before !== null && before.kind !== "about";
  const chosen = after !== null && !isBounded ? after : before;
  const end = after !== null && isAdjacent(quantity.end, after) ? after.end : quantity.end;
  const inner = quantity.hedge;
  const hedge =
    chosen !== null
      ? tokensText(doc, chosen.first, chosen.end)
      : inner !== null
        ? tokensText(doc, inner[0], inner[1])
        : null;
  const kind = kindOf(quantity, chosen?.kind ?? null);
  const [low, high] = boundsOf(quantity, kind, chosen?.kind ?? null);
  return {
    first: before === null ? quantity.first : before.first,
    end,
    numberFirst: quantity.numberFirst,
    numberEnd: quantity.end,
    kind,
    low,
    high,
    hedge,
    form: quantity.form,
    of: quantity.of,
    rule: quantity.rule,
  };
}

function isAdjacent(end: number, hedge: Hedge): boolean {
  return hedge.first - end <= 1;
}

// A range, a vague word and a ratio stay what they are under a hedge; “up to five or six” is a bound all the same.
function kindOf(quantity: Quantity, hedge: FigureKind | null): FigureKind {
  if (quantity.kind === "ratio" || quantity.kind === "vague") return quantity.kind;
  if (quantity.kind === "range" && !(quantity.isAlternative && hedge !== null && hedge !== "about")) return "range";
  return hedge ?? quantity.kind;
}

function boundsOf(
  quantity: Quantity,
  kind: FigureKind,
  hedge: FigureKind | null,
): readonly [low: number | null, high: number | null] {
  const bound = kind === "ratio" ? (hedge ?? "exact") : kind;
  if (bound === "at-least" || bound === "more-than" || bound === "just-over") return [quantity.low, null];
  if (bound === "at-most" || bound === "less-than" || bound === "nearly") return [null, quantity.high];
  return [quantity.low, quantity.high];
}
