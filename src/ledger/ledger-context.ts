import type { SourceBook } from "./resolve-sources.ts";

/** What every part of a ledger's making looks up: made once for a story. */
export interface LedgerContext {
  readonly story: string;
  readonly book: SourceBook;
  /** The family of texts that a report belongs to. */
  readonly familyOf: (report: string) => string;
  /** The name of an outlet to show, by its key. */
  readonly outletName: (key: string) => string;
  /** The report that a report was made from, by any kind of edge that passes words on; empty where it is first. */
  readonly parentsOf: (report: string) => readonly string[];
  /** The losses of two sides or more are told: a war, where a count without a side is anyone's. */
  readonly isOfSides: boolean;
  /** Some source counts twenty or more: then a lone "one" or "two" in no one's name is a scene, not a toll. */
  readonly isLarge: boolean;
}
