import type { QuotedSpan } from "../text/span.ts";
import type { SourceKind, Stance } from "./claim.ts";

/** Who an utterance belongs to. */
export interface AttributionSource extends QuotedSpan {
  readonly name: string;
  readonly kind: SourceKind;
  readonly anonymous: boolean;
}

/** Who said what, with or without a number. */
export interface Attribution {
  readonly schema: 1;
  readonly report: string;
  readonly file: string | null;
  /** Null where the text names no one. */
  readonly source: AttributionSource | null;
  readonly cue: QuotedSpan | null;
  /** More than one stretch where the source interrupts it. */
  readonly content: readonly QuotedSpan[];
  readonly quoted: boolean;
  readonly stance: Stance;
  /** `YYYY-MM-DD`, the day of the utterance; null where not told. */
  readonly saidOn: string | null;
}
