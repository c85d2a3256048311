/** A claim as a person pointed at it: by its id, and by where it stands, should a later extraction number it anew. */
export interface ClaimAnchor {
  readonly claim: string;
  readonly report: string;
  /** The figure's span in the report's text (or title), and its words. */
  readonly start: number;
  readonly end: number;
  readonly figure: string;
}

/** Fields of a claim that a person may put right. */
export const CORRECTABLE = [
  "figure.low",
  "figure.high",
  "figure.kind",
  "figure.unit",
  "figure.of",
  "measure",
  "counted",
  "method",
  "accounting",
  "modality",
  "population.name",
  "population.side",
  "population.role",
  "place",
  "asOf",
  "stance",
  "comparison",
  "source",
  "saidOn",
] as const;

export type CorrectableField = (typeof CORRECTABLE)[number];

/** What a person did. */
export type Review =
  | { readonly kind: "accept"; readonly claim: ClaimAnchor }
  | { readonly kind: "reject"; readonly claim: ClaimAnchor }
  | {
      readonly kind: "correct";
      readonly claim: ClaimAnchor;
      readonly field: CorrectableField;
      readonly value: string | number | boolean | null;
    }
  /** How far its source can be relied on and how credible the word is: a pair of the Admiralty scale, "B2". */
  | { readonly kind: "rate"; readonly claim: ClaimAnchor; readonly pair: string }
  /** The claims are one utterance; what is counted and who says it is the first one's. */
  | { readonly kind: "join-statements"; readonly claims: readonly ClaimAnchor[] }
  /** The claims are an utterance of their own, apart from whatever they were joined with. */
  | { readonly kind: "part-statement"; readonly claims: readonly ClaimAnchor[] }
  | { readonly kind: "join-stories"; readonly stories: readonly string[] }
  | { readonly kind: "part-story"; readonly story: string; readonly reports: readonly string[] }
  /** Whoever is called `said` is `name`: in one report, or wherever it is said where `report` is null. */
  | { readonly kind: "name-source"; readonly report: string | null; readonly said: string; readonly name: string }
  | { readonly kind: "same-owner"; readonly outlets: readonly string[]; readonly owner: string }
  | { readonly kind: "undo"; readonly act: string };

/** One line of the log of what people did: it is only ever added to. */
export interface ReviewAct {
  readonly schema: 1;
  readonly id: string;
  /** Instant, handed in by whoever keeps the log. */
  readonly at: string;
  readonly by: string;
  readonly why: string | null;
  readonly review: Review;
}
