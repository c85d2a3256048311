import type { FigureKind } from "./claim.ts";

/**
 * A number as it stands in a sentence, before anything is known of what it counts. Token ranges are `[first, end)`;
 * `first` takes the hedge in, `numberFirst` does not.
 */
export interface FigureAtom {
  readonly first: number;
  readonly end: number;
  readonly numberFirst: number;
  readonly numberEnd: number;
  readonly kind: FigureKind;
  readonly low: number | null;
  readonly high: number | null;
  /** As said; null where there is none. */
  readonly hedge: string | null;
  /** `number`, or what the number's own words make it: `percent`; a `ratio` has what it is per in `of`. */
  readonly form: "number" | "percent" | "ratio";
  /** Tokens of what a percentage or ratio is of, `[first, end)`; null where the words do not say. */
  readonly of: readonly [first: number, end: number] | null;
  /** Name of the rule that read it. */
  readonly rule: string;
}
