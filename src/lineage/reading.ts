import type { Report } from "../report/report.ts";
import type { Words } from "../text/shingles.ts";

/** A credit in the shape an edge keeps it. */
export interface NamedCredit {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A report as the lineage stage holds it: its words, and the credits it gives. */
export interface Reading {
  readonly report: Report;
  readonly words: Words;
  /** Where it credits others; read once, when first asked for. */
  readonly credits: () => readonly NamedCredit[];
}
