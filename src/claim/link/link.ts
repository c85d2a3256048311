import type { Accounting } from "../claim.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { MeasureMatch } from "./scan-sentence.ts";

/** How a figure came to its measure; shared links stand on the same ground as the one they share. */
export type LinkGround =
  | "inner"
  | "after"
  | "subject"
  | "object"
  | "deed"
  | "toll"
  | "part"
  | "shared"
  | "carried"
  | "row"
  | "ratio";

/** A figure joined to what it counts. */
export interface Link {
  readonly phrase: CountedPhrase;
  readonly measure: string;
  readonly includes: readonly string[];
  /** The words that gave the measure; null where it was carried over. */
  readonly match: MeasureMatch | null;
  readonly measureFirst: number;
  readonly measureEnd: number;
  readonly ground: LinkGround;
  /** Name of the rule, for `why`. */
  readonly rule: string;
  /** The link in the same sentence that this one is a part of; null where it is none. */
  readonly whole: Link | null;
  /** The link that the measure was carried over from; its population comes with it. */
  readonly like: Link | null;
  /** Where the rule itself tells how the figure adds up. */
  readonly accounting?: Accounting;
}

/** What a rule for one figure finds; `whole` where the rule itself tells it. */
export type LinkFinding = Omit<Link, "phrase" | "whole" | "like"> & {
  readonly whole?: Link | null;
  readonly like?: Link;
};

/** A link told before, and where: what later sentences carry on from. */
export interface ToldLink {
  readonly link: Link;
  readonly sentence: number;
}
