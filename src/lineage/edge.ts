/** What a shared text is. `citation` credits the other's outlet without shared text; `quotation` is not derivation. */
export type EdgeKind = "same" | "revision" | "copy" | "partial" | "rewrite" | "quotation" | "citation";

/** What told which of two reports came first. With `none`, child and parent are only an order. */
export type DirectionEvidence = "credit" | "published" | "captured" | "asymmetry" | "none";

/** A stretch that both reports have: `[start, end)` in each one's text. */
export interface Passage {
  readonly child: readonly [number, number];
  readonly parent: readonly [number, number];
}

/** Two reports, and what one has from the other: the record of the lineage stage. */
export interface Edge {
  readonly schema: 1;
  /** The report's file, or its id where there is none. */
  readonly child: string;
  readonly parent: string;
  readonly childId: string;
  readonly parentId: string;
  readonly kind: EdgeKind;
  /** Share of each report's words (0–1) inside shared passages of three words or more. */
  readonly coverage: { readonly child: number; readonly parent: number };
  /** Words in the longest shared passage. */
  readonly longestRun: number;
  readonly passages: readonly Passage[];
  readonly direction: { readonly by: DirectionEvidence; readonly sure: boolean };
  /** For a credit or citation: the words that give it, as spans of the child's text. */
  readonly evidence?: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}
