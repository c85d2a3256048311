/** What a report's arrival, or a person's act, did to a ledger. */
export type ChangeKind =
  | "report"
  | "statement"
  | "superseded"
  | "estimate"
  | "origins"
  | "grade"
  | "finding"
  | "finding-gone";

/** One line of a story's latest developments. */
export interface Change {
  readonly schema: 1;
  readonly story: string;
  /** When the program noticed it (ISO 8601, UTC): no date of the news. */
  readonly noticedAt: string;
  readonly kind: ChangeKind;
  /** The entry it happened to; null where it is the story's. */
  readonly entry: string | null;
  /** The id of the report, statement or finding that is new or gone; null where there is none. */
  readonly subject: string | null;
  /** One plain sentence. */
  readonly text: string;
}
