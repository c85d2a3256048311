import type { QuotedSpan, Span } from "../text/span.ts";

export type FigureKind =
  | "exact"
  | "about"
  | "range"
  | "at-least"
  | "more-than"
  | "just-over"
  | "at-most"
  | "less-than"
  | "nearly"
  | "vague"
  | "ratio";

export interface Figure extends QuotedSpan {
  /** One person, told without a number ("a policeman was shot dead"). */
  readonly implied: boolean;
  readonly kind: FigureKind;
  /** Inclusive; null = open or not stated. 0 is a figure. */
  readonly low: number | null;
  readonly high: number | null;
  /** The hedge's own words, never dropped; null where there is none. */
  readonly hedge: string | null;
  /** The lexicon's word: people percent households vehicles aircraft … */
  readonly unit: string;
  /** For percent and ratio: of what. */
  readonly of: string | null;
}

export type Accounting = "cumulative" | "stock" | "incident" | "new" | "revision";
export type Modality = "reported" | "feared" | "forecast" | "hypothetical" | "planned";
export type Method = "bodies" | "counted" | "registered" | "identified" | "verified" | "estimated" | "modelled";
export type Stance = "estimates" | "says" | "assesses" | "claims" | "acknowledges" | "confirms" | "denies" | "plans";
export type PeriodBasis = "stated" | "event" | "dateline" | "published" | "inferred";
export type SourceRole = "origin" | "speaker" | "reporter" | "addressee";
export type SourceKind = "person" | "office" | "organisation" | "state" | "agency" | "outlet" | "document" | "witness";

export interface Population {
  readonly text: string | null;
  readonly name: string | null;
  /** The country or party they belong to; null in a disaster. */
  readonly side: string | null;
  readonly role: string | null;
}

/** The span that a count covers: days, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string | null;
  readonly basis: PeriodBasis;
}

/** One link of an attribution chain. */
export interface Source {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly role: SourceRole;
  readonly kind: SourceKind;
  /** The word that joins it to what it says. */
  readonly cue: string | null;
  readonly anonymous: boolean;
  /** `YYYY-MM-DD`, the day of the utterance; null where not told. */
  readonly saidOn: string | null;
}

export interface Confidence extends QuotedSpan {
  readonly level: string;
}

/** One step of the reasoning that made a claim. */
export interface Reason extends Span {
  readonly rule: string;
}

/** How the place of a figure is known. */
export type PlaceBasis = "stated" | "inferred";

/** One quantitative statement, at one place in one report, with everyone who stands behind it. */
export interface Claim {
  readonly schema: 1;
  /** Digest of report, span and measure. */
  readonly id: string;
  readonly report: string;
  readonly file: string | null;
  /** `title` where the headline makes it: offsets are then into the report's title. */
  readonly in: "text" | "title";
  readonly start: number;
  readonly end: number;
  /** The clause that makes the claim: `text.slice(start, end)`. */
  readonly evidence: string;
  readonly figure: Figure;
  /** The lexicon's canonical word; `other` keeps its noun in `counted`. */
  readonly measure: string;
  /** The noun that is counted where the measure is `other`; else null. */
  readonly counted: string | null;
  readonly method: Method | null;
  readonly accounting: Accounting | null;
  readonly modality: Modality;
  /** What a sum measure counts, where the text says so; else empty. */
  readonly includes: readonly string[];
  readonly population: Population;
  readonly place: string | null;
  /** stated: told in the claim's own clause · inferred: the place that the report is about; null where there is none. */
  readonly placeBasis: PlaceBasis | null;
  readonly period: Period | null;
  readonly asOf: string | null;
  /** Origin first, nearest the reader last; empty = the report's own voice. */
  readonly sources: readonly Source[];
  readonly basis: readonly QuotedSpan[];
  readonly stance: Stance;
  readonly confidence: Confidence | null;
  /** Another war, place or time, told for scale: never enters an entry. */
  readonly comparison: boolean;
  /** Id of the claim in the same report that this one is a part of. */
  readonly partOf: string | null;
  /** Ids of claims in the same report that this one disputes. */
  readonly disputes: readonly string[];
  readonly why: readonly Reason[];
}
