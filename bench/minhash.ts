import { readWords } from "../src/text/shingles.ts";

/**
 * The yardstick: near-duplicates as most tools find them. A signature of 128 minima over runs of five words, 25 bands of five rows
 * (threshold .5), a bucket a band; the candidates are counted, not verified. Written plainly, with the same reader of words as ours.
 */
export function createMinHash(): { add(text: string): number; readonly reports: number } {
  const PERMUTATIONS = 128;
  const BANDS = 25;
  const ROWS = 5;
  const factors = Int32Array.from({ length: PERMUTATIONS }, (_, i) => Math.imul(i * 2 + 1, 0x9e3779b1) | 1);
  const terms = Int32Array.from({ length: PERMUTATIONS }, (_, i) => Math.imul(i + 7, 0x85ebca6b));
  const buckets = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  const minima = new Uint32Array(PERMUTATIONS);
  let reports = 0;
  return {
    add(text) {
      const { hashes, count } = readWords(text);
      minima.fill(0xffffffff);
      for (let i = 0; i + 5 <= count; i += 1) {
        let hash = 0;
        for (let k = 0; k < 5; k += 1) hash = Math.imul(hash ^ (hashes[i + k] ?? 0), 0x01000193);
        hash ^= hash >>> 15;
        for (let k = 0; k < PERMUTATIONS; k += 1) {
          const value = (Math.imul(hash, factors[k] ?? 0) + (terms[k] ?? 0)) >>> 0;
          if (value < (minima[k] ?? 0)) minima[k] = value;
        }
      }
      const candidates = new Set<number>();
      for (let band = 0; band < BANDS; band += 1) {
        let key = band;
        for (let row = 0; row < ROWS; row += 1) key = (Math.imul(key, 31) ^ (minima[band * ROWS + row] ?? 0)) | 0;
        const bucket = buckets[band]?.get(key);
        if (bucket === undefined) buckets[band]?.set(key, [reports]);
        else {
          for (const other of bucket) candidates.add(other);
          bucket.push(reports);
        }
      }
      reports += 1;
      return candidates.size;
    },
    get reports() {
      return reports;
    },
  };
}
