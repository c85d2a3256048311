import type { Accounting, FigureKind, Stance } from "../claim/claim.ts";

export type Grade = "acknowledged" | "corroborated" | "single-origin" | "disputed" | "withdrawn" | "ungraded";
export type ProfileName = "recorder" | "ucdp-like" | "ibc-like" | "acled-like";
export type Severity = "note" | "warn";

export type FindingKind =
  | "disagreement"
  | "arithmetic"
  | "distortion"
  | "headline"
  | "lone-source"
  | "circular"
  | "confirmation"
  | "anonymous-only"
  | "unattributed"
  | "decrease"
  | "correction"
  | "rescoped"
  | "stale"
  | "double-count"
  | "unit"
  | "estimate-as-count"
  | "no-base"
  | "no-figure";

/** A report's place in the story. `lineage` names the family of texts it belongs to ("L1"). */
export interface LedgerReport {
  readonly id: string;
  readonly file: string | null;
  readonly outlet: string | null;
  readonly lineage: string;
  /** Id of the report that this one revises; null where it revises none. */
  readonly revisionOf: string | null;
}

/** Inclusive bounds on a count that the material does not settle. */
export interface CountInterval {
  readonly min: number;
  readonly max: number;
}

/** One utterance: the same source, occasion and value, however many reports carry it. */
export interface Statement {
  readonly id: string;
  /** The origin's canonical name; null = in no one's name. */
  readonly source: string | null;
  readonly speaker: string | null;
  readonly saidOn: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: FigureKind;
  readonly of: string | null;
  readonly asOf: string | null;
  readonly stance: Stance;
  readonly confidence: { readonly text: string; readonly level: string } | null;
  /** Ids of the claims that carry it. */
  readonly claims: readonly string[];
  readonly reports: number;
  readonly outlets: number;
  readonly lineages: number;
  readonly origins: number;
  /** How many independent origins state a figure that agrees with this one. */
  readonly support: CountInterval;
  /** False once the same origin's later word replaces it, or it was withdrawn. */
  readonly current: boolean;
  /** Ids of claims that retell it wrongly: counted in nothing. */
  readonly distortedBy: readonly string[];
  /** Groups behind the outlets that carry it; an outlet whose owner is not known is a group of its own. */
  readonly owners?: number;
  /** The figure's own words, where it is a word and no number ("dozens") or a ratio; else left out. */
  readonly words?: string;
  /** Ids of the review acts that shaped it; left out where no one reviewed it. */
  readonly reviews?: readonly string[];
}

export interface Estimate {
  readonly low: number | null;
  /** A number that one origin stated and no other contradicts; never a midpoint. */
  readonly best: number | null;
  readonly high: number | null;
  readonly profile: ProfileName;
}

export interface EvolutionStep {
  readonly asOf: string | null;
  readonly source: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly statement: string;
}

/** One thing counted: measure × population × place × accounting × unit. */
export interface Entry {
  readonly id: string;
  readonly measure: string;
  readonly counted: string | null;
  readonly population: { readonly name: string | null; readonly side: string | null; readonly role: string | null };
  readonly place: string | null;
  readonly accounting: Accounting | null;
  readonly unit: string;
  readonly statements: readonly Statement[];
  /** Independent origins that speak, and their names. */
  readonly origins: CountInterval & { readonly names: readonly string[] };
  readonly estimate: Estimate;
  readonly latest: { readonly low: number | null; readonly high: number | null; readonly statement: string } | null;
  readonly grade: Grade;
  /** The Admiralty pair that a person gave one of its words, and by which act; left out where no one did. */
  readonly rated?: { readonly pair: string; readonly act: string };
  readonly evolution: readonly EvolutionStep[];
  /** Id of the entry that this one is a part of; null where it is no part. */
  readonly partOf: string | null;
}

/** What a careful reader would want to be told. */
export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  /** One plain sentence with the figures, the days, the reports and the working. */
  readonly text: string;
  readonly statements: readonly string[];
  readonly claims: readonly string[];
  readonly severity: Severity;
}

/** What was said without a number. */
export interface Assessment {
  /** The words of the cue and content, joined for reading. */
  readonly attribution: string;
  readonly source: string | null;
  readonly saidOn: string | null;
  readonly text: string;
}

/** What is known of a story, from whom. It never says what is true. */
export interface Ledger {
  readonly schema: 1;
  readonly story: {
    readonly id: string;
    readonly title: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly places: readonly string[];
  };
  readonly reports: readonly LedgerReport[];
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
  /** Ids of claims told for scale. */
  readonly comparisons: readonly string[];
  readonly assessments: readonly Assessment[];
}
