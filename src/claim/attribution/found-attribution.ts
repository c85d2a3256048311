import type { Candidate } from "./candidate.ts";
import type { TokenRange } from "./noun-phrase.ts";

/** One attribution as it stands in its sentence, before anyone knows who “he” is. */
export interface FoundAttribution {
  readonly candidate: Candidate;
  readonly contents: readonly TokenRange[];
  /** Log odds times ten. */
  readonly weight: number;
}
