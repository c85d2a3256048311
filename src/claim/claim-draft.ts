import type { QuotedSpan } from "../text/span.ts";
import type {
  Accounting,
  Confidence,
  Figure,
  Method,
  Modality,
  Period,
  PlaceBasis,
  Population,
  Reason,
  Source,
  Stance,
} from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";

/** The words that tell when a source spoke, tokens `[first, end)`; `day` is null where they tell no day (“in December”). */
export interface Saying {
  readonly day: string | null;
  readonly first: number;
  readonly end: number;
}

/**
 * A claim on its way through the refiners: what it says so far, and the tokens that it was read from. Refiners return
 * new drafts (`{ ...draft, place }`) and add a reason for each thing they decide. Token ranges are `[first, end)`.
 */
export interface ClaimDraft {
  /** Number of the draft in its report, in order of finding: what `partOf` and `disputes` point to. */
  readonly key: number;
  readonly sentence: number;
  /** Tokens of the clause that makes the claim. */
  readonly clauseFirst: number;
  readonly clauseEnd: number;
  /** Tokens of the figure with its hedge. */
  readonly figureFirst: number;
  readonly figureEnd: number;
  /** Tokens of the word that gives the measure; equal where it was carried over from elsewhere. */
  readonly measureFirst: number;
  readonly measureEnd: number;
  /** Tokens of the population as said; equal where it was carried over. */
  readonly populationFirst: number;
  readonly populationEnd: number;
  readonly figure: Figure;
  readonly measure: string;
  readonly counted: string | null;
  readonly method: Method | null;
  readonly accounting: Accounting | null;
  readonly modality: Modality;
  readonly includes: readonly string[];
  readonly population: Population;
  readonly place: string | null;
  readonly placeBasis: PlaceBasis | null;
  readonly period: Period | null;
  readonly asOf: string | null;
  readonly sources: readonly Source[];
  /** When its source spoke, where the words tell it; null where they do not, or where it has none. */
  readonly saying: Saying | null;
  readonly basis: readonly QuotedSpan[];
  readonly stance: Stance;
  readonly confidence: Confidence | null;
  readonly comparison: boolean;
  /** Key of the whole; null where the claim is no part. */
  readonly partOf: number | null;
  /** Key of the draft that its measure was carried over from, and with it who is counted; null where it has its own. */
  readonly like: number | null;
  readonly disputes: readonly number[];
  readonly why: readonly Reason[];
}

/** The draft with a key; null where it is none of them. Drafts are in order of their keys. */
export function draftOfKey(drafts: readonly ClaimDraft[], key: number | null): ClaimDraft | null {
  if (key === null) return null;
  let low = 0;
  let high = drafts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((drafts[middle]?.key ?? key) < key) low = middle + 1;
    else high = middle;
  }
  const draft = drafts[low];
  return draft !== undefined && draft.key === key ? draft : null;
}

/** One step of the claim stage: drafts in, drafts out, in a written order. */
export type Refiner = (context: ClaimContext, drafts: readonly ClaimDraft[]) => readonly ClaimDraft[];
