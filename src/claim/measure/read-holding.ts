import { findPhrases, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenShape, tokenText } from "../../text/doc.ts";
import type { Accounting, Method, Modality, Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";

// As it stands at a moment, until the words say otherwise.
const STOCKS: ReadonlySet<string> = new Set([
  "missing",
  "trapped",
  "hospitalised",
  "captured",
  "detained",
  "abducted",
  "displaced",
  "refugees",
  "homeless",
  "deployed",
  "disappeared",
  "affected",
]);
const INCIDENTS: ReadonlySet<string> = new Set(["released", "other"]);
// How far before its claim a word of doubt still holds it: “Global monitors fear 70 soldiers died”.
const REACH = 4;
const NEAR = 5;
const FAR = 9;

/** Says how a figure is held: reported, feared, forecast, hypothetical or planned. Words of its own clause decide. */
export const readModality: Refiner = (context, drafts) =>
  drafts.map((draft) => {
    const [first, end] = scope(context, draft, REACH);
    for (const match of findPhrases(context.lexicon, context.doc, "modality", first, end)) {
      const modality = match.phrase.fields[0] as Modality;
      if (!holds(draft, modality, match.first) || isName(context, match.first)) continue;
      // “hundreds, if not thousands” is the figure itself
      if (match.first >= draft.figureFirst && match.end < draft.figureEnd) continue;
      // “I would say 12 died”, “12 died amid fears of more”: words that take the doubt out of the ones inside them
      if (modality === "reported" || isPartedFrom(context, draft, match.end)) continue;
      return {
        ...draft,
        modality,
        why: [...draft.why, reason(context, `${modality}: ${match.phrase.text}`, match.first, match.end)],
      };
    }
    return draft;
  });

/** Says how a figure was come by, where the words of its clause do. */
export const readMethod: Refiner = (context, drafts) =>
  drafts.map((draft) => {
    if (draft.method !== null) return draft;
    for (const match of findPhrases(context.lexicon, context.doc, "methods", draft.clauseFirst, draft.clauseEnd)) {
      const isHedge = draft.figure.hedge?.toLowerCase().includes(match.phrase.text) ?? false;
      if (match.first > draft.figureEnd + 6 || (match.phrase.fields[0] === "bodies" && draft.measure !== "killed"))
        continue;
      if (!isHedge && match.phrase.fields[0] === "estimated" && match.first > draft.figureEnd) continue;
      const method = match.phrase.fields[0] as Method;
      return {
        ...draft,
        method,
        why: [...draft.why, reason(context, `method ${method}: ${match.phrase.text}`, match.first, match.end)],
      };
    }
    return draft;
  });

/** Says what span a figure adds up over: words of its sentence first, else the habit of its measure. */
export const readAccounting: Refiner = (context, drafts) =>
  drafts.map((draft) => {
    if (draft.accounting !== null) return draft;
    const [first, end] = sentenceTokens(context.doc, draft.sentence);
    const said = nearest(
      draft,
      findPhrases(context.lexicon, context.doc, "accounting", first, end).filter(
        (match) => isNear(draft, match.first) && fits(draft, match.phrase.fields[0] as Accounting),
      ),
    );
    if (said !== undefined) {
      const accounting = said.phrase.fields[0] as Accounting;
      return {
        ...draft,
        accounting,
        why: [...draft.why, reason(context, `${accounting}: ${said.phrase.text}`, said.first, said.end)],
      };
    }
    if (draft.figure.kind === "ratio") return draft;
    return { ...draft, accounting: habit(draft.measure) };
  });

// “lost 900 men in a day, bringing the total since 2022 to 812,670”: each figure has its own span.
function nearest(draft: ClaimDraft, matches: readonly PhraseMatch[]): PhraseMatch | undefined {
  const distance = ({ first, end }: PhraseMatch): number =>
    first >= draft.figureEnd ? first - draft.figureEnd : Math.abs(draft.figureFirst - end);
  let best: PhraseMatch | undefined;
  for (const match of matches) if (best === undefined || distance(match) < distance(best)) best = match;
  return best;
}

function habit(measure: string): Accounting {
  if (STOCKS.has(measure)) return "stock";
  return INCIDENTS.has(measure) ? "incident" : "cumulative";
}

// A stock stays one whatever “since” dates it; “overnight” makes new what adds up.
function fits(draft: ClaimDraft, accounting: Accounting): boolean {
  if (STOCKS.has(draft.measure) || draft.measure === "other") return accounting === "new" && !STOCKS.has(draft.measure);
  return true;
}

function isNear(draft: ClaimDraft, token: number): boolean {
  return token >= draft.clauseFirst - 4 && token < draft.clauseEnd + 12;
}

// Before the claim's words or between them; a doubt told behind them is another's.
function holds(draft: ClaimDraft, modality: Modality, token: number): boolean {
  const ownEnd = Math.max(draft.figureEnd, draft.measureEnd > draft.figureFirst ? draft.measureEnd : 0);
  if (token >= ownEnd) return false;
  if (draft.measure === "other") return modality === "hypothetical" || modality === "planned";
  // “12,000 people will be evacuated”: behind the figure only what leads to its own verb
  if (modality === "planned" && token >= draft.figureFirst)
    return token >= draft.figureEnd && token < draft.measureEnd && draft.measureEnd - token <= NEAR;
  const own = Math.min(
    draft.figureFirst,
    draft.measureEnd > draft.measureFirst ? draft.measureFirst : draft.figureFirst,
  );
  return own - token <= (modality === "feared" || modality === "hypothetical" ? FAR : NEAR);
}

// “amid fears that a bridge would give way; at least 115 died”: a semicolon ends what is feared.
function isPartedFrom({ doc }: ClaimContext, draft: ClaimDraft, from: number): boolean {
  for (let token = from; token < draft.figureFirst; token++) if (tokenText(doc, token) === ";") return true;
  return false;
}

// “Planned Parenthood”
function isName({ doc }: ClaimContext, token: number): boolean {
  const shape = doc.shape[token] ?? 0;
  return (
    (shape & TokenShape.capital) !== 0 &&
    (shape & TokenShape.allCapitals) === 0 &&
    doc.sentenceFirst[doc.sentence[token] ?? 0] !== token
  );
}

function scope(context: ClaimContext, draft: ClaimDraft, reach: number): readonly [number, number] {
  const [first] = sentenceTokens(context.doc, draft.sentence);
  const own = Math.min(draft.clauseFirst, draft.figureFirst);
  return [Math.max(first, own - reach), Math.max(draft.clauseEnd, draft.measureEnd)];
}

function reason({ doc }: ClaimContext, rule: string, first: number, end: number): Reason {
  return { rule, start: doc.start[first] ?? 0, end: doc.end[end - 1] ?? 0 };
}
