import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** Which reports (by number) hold a key. Keys are whole numbers of up to 53 bits. */
export interface Postings {
  /** Puts a report under a key, unless `postingsAKey` stand there already: later ones are found by those. */
  add(key: number, report: number): void;
  remove(key: number, report: number): void;
  /** Calls back for every report under a key. */
  visit(key: number, found: (report: number) => void): void;
  readonly count: number;
}

const SHARD_BITS = 6;
const SHARDS = 1 << SHARD_BITS;
const EMPTY = -1;
const GONE = -2;

interface Shard {
  keys: Float64Array;
  reports: Int32Array;
  used: number;
}

const newShard = (size: number): Shard => ({
  keys: new Float64Array(size),
  reports: new Int32Array(size).fill(EMPTY),
  used: 0,
});

/**
 * Postings in memory: open addressing over typed arrays, twelve bytes a slot, in shards that grow one at a time so that growth
 * never doubles the whole. A look-up that finds nothing costs one or two slots.
 */
export function createPostings(): Postings {
  const shards = Array.from({ length: SHARDS }, () => newShard(256));
  let count = 0;

  // The low 32 bits choose the slot, bits of the high part the shard: the hash is good in all of them.
  const shardOf = (key: number): Shard => shards[(key / 4_294_967_296) & (SHARDS - 1)] as Shard;

  const place = (shard: Shard, key: number, report: number): boolean => {
    const mask = shard.keys.length - 1;
    let slot = Math.imul(key | 0, 0x9e3779b1) & mask;
    let same = 0;
    for (;;) {
      const there = shard.reports[slot] as number;
      if (there === EMPTY) break;
      if (shard.keys[slot] === key) {
        if (there === report) return false;
        if (there === GONE) break;
        same += 1;
        if (same >= T.postingsAKey) return false;
      }
      slot = (slot + 1) & mask;
    }
    if (shard.reports[slot] === EMPTY) shard.used += 1;
    shard.keys[slot] = key;
    shard.reports[slot] = report;
    return true;
  };

  const grow = (shard: Shard): void => {
    const { keys, reports } = shard;
    const wider = newShard(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot += 1)
      if ((reports[slot] as number) >= 0) place(wider, keys[slot] as number, reports[slot] as number);
    shard.keys = wider.keys;
    shard.reports = wider.reports;
    shard.used = wider.used;
  };

  return {
    add(key, report) {
      const shard = shardOf(key);
      if (shard.used * 4 > shard.keys.length * 3) grow(shard);
      if (place(shard, key, report)) count += 1;
    },
    remove(key, report) {
      const shard = shardOf(key);
      const mask = shard.keys.length - 1;
      for (let slot = Math.imul(key | 0, 0x9e3779b1) & mask; shard.reports[slot] !== EMPTY; slot = (slot + 1) & mask)
        if (shard.keys[slot] === key && shard.reports[slot] === report) {
          shard.reports[slot] = GONE;
          count -= 1;
        }
    },
    visit(key, found) {
      const shard = shardOf(key);
      const mask = shard.keys.length - 1;
      for (let slot = Math.imul(key | 0, 0x9e3779b1) & mask; shard.reports[slot] !== EMPTY; slot = (slot + 1) & mask)
        if (shard.keys[slot] === key && (shard.reports[slot] as number) >= 0) found(shard.reports[slot] as number);
    },
    get count() {
      return count;
    },
  };
}
