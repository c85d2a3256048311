import type { Words } from "../text/shingles.ts";
import { type Tiles, tileWords } from "../text/tiling.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** What two texts share, measured. `a` and `b` in the order they were given. */
export interface Overlap {
  readonly tiles: Tiles;
  /** Share of each text's words inside shared runs of three or more. */
  readonly coverageA: number;
  readonly coverageB: number;
  /** Words of the longest run. */
  readonly longestRun: number;
  /** Words in telling runs, outside quotation marks. */
  readonly tellingWords: number;
  /** Mean length of those runs, each word counting once; 0 where there is none. */
  readonly tellingRun: number;
  /** Words in runs of twelve and more, outside quotation marks. */
  readonly longWords: number;
  /** Words in runs of four and more inside quotation marks in both, and the number of such runs. */
  readonly quotedWords: number;
  readonly quotedRuns: number;
}

/** Tiles two texts and measures what they share. Stops at the tiles: what it means is `name-kind.ts`. */
export function measureOverlap(a: Words, b: Words): Overlap {
  const tiles = tileWords(a.hashes, b.hashes);
  let shared = 0;
  let longestRun = 0;
  let tellingWords = 0;
  let weighted = 0;
  let longWords = 0;
  let quotedWords = 0;
  let quotedRuns = 0;
  for (let k = 0; k < tiles.count; k += 1) {
    const at = tiles.triples[k * 3] ?? 0;
    const there = tiles.triples[k * 3 + 1] ?? 0;
    const length = tiles.triples[k * 3 + 2] ?? 0;
    shared += length;
    if (length > longestRun) longestRun = length;
    if (length < 4) continue;
    let quoted = 0;
    for (let i = 0; i < length; i += 1) quoted += (a.quoted[at + i] ?? 0) & (b.quoted[there + i] ?? 0);
    const own = length - quoted;
    if (quoted >= 4) {
      quotedWords += quoted;
      quotedRuns += 1;
    }
    if (own < T.tellingRun) continue;
    tellingWords += own;
    weighted += own * own;
    if (own >= T.longRun) longWords += own;
  }
  return {
    tiles,
    coverageA: a.count === 0 ? 0 : shared / a.count,
    coverageB: b.count === 0 ? 0 : shared / b.count,
    longestRun,
    tellingWords,
    tellingRun: tellingWords === 0 ? 0 : weighted / tellingWords,
    longWords,
    quotedWords,
    quotedRuns,
  };
}
