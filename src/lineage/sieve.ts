import { SHINGLE_WORDS, type Words } from "../text/shingles.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** Tells quickly which candidates cannot be related, before any is tiled. */
export interface Sieve {
  /** Takes the report that the candidates are for. */
  load(words: Words): void;
  /** False where a candidate shares too few runs of five words with it for any kind of edge. */
  mayRelate(words: Words): boolean;
}

const POWER_5 = Math.imul(Math.imul(Math.imul(Math.imul(31, 31), 31), 31), 31);
const roll = (hash: number, enters: number, leaves: number): number =>
  (Math.imul(hash, 31) + Math.imul(enters, 0x9e3779b1) - Math.imul(Math.imul(leaves, 0x9e3779b1), POWER_5)) | 0;

/**
 * A table of one report's runs of five words; a candidate is read past it once. Stock phrases bring many candidates that share a run or
 * two: most of them end here, for a tenth of what tiling would cost.
 */
export function createSieve(): Sieve {
  let table = new Int32Array(2048);
  let loaded: Words | null = null;

  // Runs by hash; 0 is an empty place, so that the hash 0 counts as 1.
  const place = (hash: number): number => {
    const mask = table.length - 1;
    let at = Math.imul(hash, 0x85ebca6b) >>> 16;
    for (at &= mask; table[at] !== 0 && table[at] !== hash; at = (at + 1) & mask);
    return at;
  };

  return {
    load(words) {
      loaded = words;
      let size = 2048;
      // Twice the room that is needed, within what sixteen bits of a hash can choose from.
      while (size < words.count * 2 && size < 65_536) size *= 2;
      if (table.length !== size) table = new Int32Array(size);
      else table.fill(0);
      if (words.count * 2 > size) return;
      let hash = 0;
      for (let i = 0; i < words.count; i += 1) {
        hash = roll(hash, words.hashes[i] ?? 0, i >= SHINGLE_WORDS ? (words.hashes[i - SHINGLE_WORDS] ?? 0) : 0);
        if (i >= SHINGLE_WORDS - 1) table[place(hash === 0 ? 1 : hash)] = hash === 0 ? 1 : hash;
      }
    },
    mayRelate(words) {
      // A very long report is not sifted: whatever is compared with it is.
      if (loaded === null || loaded.count * 2 > table.length) return true;
      const needed = Math.max(
        SHINGLE_WORDS,
        Math.min(T.tellingWords, Math.ceil(Math.min(loaded.count, words.count) / 2)),
      );
      let telling = 0;
      let quoted = 0;
      let last = -SHINGLE_WORDS;
      let hash = 0;
      for (let i = 0; i < words.count; i += 1) {
        hash = roll(hash, words.hashes[i] ?? 0, i >= SHINGLE_WORDS ? (words.hashes[i - SHINGLE_WORDS] ?? 0) : 0);
        if (i < SHINGLE_WORDS - 1 || table[place(hash === 0 ? 1 : hash)] === 0) continue;
        // Words of this run that the run before did not hold.
        const fresh = Math.min(SHINGLE_WORDS, i - last);
        telling += fresh;
        if (words.quoted[i] === 1) quoted += fresh;
        last = i;
        if (telling >= needed || quoted >= T.quotedWordsCredited) return true;
      }
      return false;
    },
  };
}
