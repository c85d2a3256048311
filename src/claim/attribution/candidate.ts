import type { Cue, CueFrame } from "./attribution-words.ts";
import type { TokenRange } from "./noun-phrase.ts";

/** A word that may join a source to its content, with what stands around it. */
export interface Candidate {
  readonly sentence: number;
  readonly cue: TokenRange;
  /** Null where the verb is not in the lexicon. */
  readonly entry: Cue | null;
  readonly frame: CueFrame;
  readonly source: TokenRange | null;
  /** Whether the source stands right at the cue, and is not taken over from a verb before. */
  readonly isDirect: boolean;
  /** First token of the content where it follows the cue; -1 where it only precedes. */
  readonly contentFirst: number;
  /** Who is told: “told reporters that”. */
  readonly addressee: TokenRange | null;
}

/**
 * Which words are taken for cues: those of speech and view; with them the verbs by which a number is given (“put the toll
 * at”, “registered”); or every verb, listed or not, to learn from annotated text.
 */
export type CueReach = "words" | "counts" | "any";
