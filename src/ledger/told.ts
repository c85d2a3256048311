import type { Claim, Source } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Rating } from "./apply-review.ts";

/** A claim made ready for the ledger: what it counts and who is behind it, as keys to compare by. */
export interface Told {
  readonly claim: Claim;
  readonly report: Report;
  /** The outlet's folded name, or the report's id where none is known. */
  readonly outlet: string;
  /** Day of publication; null where not known. */
  readonly publishedOn: string | null;
  /** The chain, origin first, without addressees and without the report's own outlet. */
  readonly links: readonly Source[];
  /** Every link of the chain is unnamed. */
  readonly anonymous: boolean;
  /** The stated day of the utterance; null where the text does not tell. */
  readonly saidOn: string | null;
  /** The latest day that it was likely said on, where none is stated: its report's, or one its source is quoted on. */
  readonly maySaidOn: string | null;
  /** What is counted. */
  readonly cell: Cell;
  /** Measure of the whole that it is a part of in its report: "of the 61 treated 22 died". Null where it is no part. */
  readonly partOfMeasure: string | null;
  /** Claims of one bond were said by a person to be one utterance; null where no one said so. */
  readonly bond: string | null;
  /** Ids of the review acts that touched the claim. */
  readonly acts: readonly string[];
  /** The Admiralty pair that a person gave it; null where no one did. */
  readonly rating: Rating | null;
}

/** What a claim counts, in parts: claims of one cell count one thing. */
export interface Cell {
  readonly key: string;
  /** Measure, unit, role and counted noun: cells that differ here never meet. */
  readonly group: string;
  readonly measure: string;
  readonly counted: string | null;
  readonly side: string | null;
  readonly role: string | null;
  readonly place: string | null;
  readonly accounting: string;
  readonly unit: string;
  /** Words of the population that tell it from people at large. */
  readonly residue: string;
}
