import { mostUnder } from "./feature-keys.ts";

/** Which reports (by number) hold a key. Keys are whole numbers of up to 53 bits. */
export interface Postings {
  /** Puts a report under keys; under one that has as many as `mostUnder` allows it need not stand: later reports are found by those. */
  add(keys: ArrayLike<number>, report: number): void;
  remove(keys: ArrayLike<number>, report: number): void;
  /** Counts, for every report under one of the keys, how many of them it holds. */
  tally(keys: ArrayLike<number>, into: Tally): void;
  /** {@link tally}, then {@link add}, in one walk over the slots: half the cost of both, as most of it is waiting for memory. */
  tallyAndAdd(keys: ArrayLike<number>, into: Tally, report: number): void;
  readonly count: number;
}

/** Counts by report number, and the numbers that have one, so that clearing costs no more than counting did. */
export interface Tally {
  counts: Uint16Array;
  touched: Int32Array;
  size: number;
  /** What was read ahead: held so that it is read. */
  ahead: number;
}

/** A fresh tally for reports numbered below `capacity`. */
export function createTally(capacity: number): Tally {
  return { counts: new Uint16Array(capacity), touched: new Int32Array(capacity), size: 0, ahead: 0 };
}

/** Counts one report once more. */
export function countIn(tally: Tally, report: number): void {
  const before = tally.counts[report] ?? 0;
  tally.counts[report] = before + 1;
  if (before > 0) return;
  tally.touched[tally.size] = report;
  tally.size += 1;
}

const SHARD_BITS = 6;
const SHARDS = 1 << SHARD_BITS;
const EMPTY = -1;
const GONE = -2;
const FULL = 0.75;
const GROWTH = 1.6;

/** One list of slots of three numbers each (low and high part of the key, report): a look-up waits for memory once. */
interface Shard {
  slots: Int32Array;
  size: number;
  used: number;
}

const newShard = (size: number): Shard => {
  const slots = new Int32Array(size * 3);
  for (let at = 2; at < slots.length; at += 3) slots[at] = EMPTY;
  return { slots, size, used: 0 };
};

const highOf = (key: number): number => (key / 4_294_967_296) | 0;

// The low 32 bits, spread anew, choose the slot in a table of any size; bits of the high part chose the shard.
const placeOf = (low: number, size: number): number =>
  Math.floor(((Math.imul(low, 0x9e3779b1) >>> 0) / 4_294_967_296) * size) * 3;

/**
 * Postings in memory: open addressing over typed arrays, twelve bytes a slot, in shards that grow one at a time so that growth
 * never doubles the whole. A look-up that finds nothing costs one or two slots.
 */
export function createPostings(): Postings {
  const shards = Array.from({ length: SHARDS }, () => newShard(256));
  let count = 0;

  // One walk for all there is to do under a key: count those that stand there, put one more behind them.
  const walk = (key: number, into: Tally | null, report: number): void => {
    const low = key | 0;
    const high = highOf(key);
    const shard = shards[high & (SHARDS - 1)] as Shard;
    if (report >= 0 && shard.used > shard.size * FULL) grow(shard);
    const { slots } = shard;
    const end = slots.length;
    let at = placeOf(low, shard.size);
    let same = 0;
    let gone = -1;
    for (let there = slots[at + 2] as number; there !== EMPTY; there = slots[at + 2] as number) {
      if (slots[at] === low && slots[at + 1] === high) {
        if (there === report) return;
        if (there === GONE) gone = at;
        else {
          same += 1;
          if (into !== null) countIn(into, there);
        }
      }
      at += 3;
      if (at === end) at = 0;
    }
    if (report < 0 || same >= mostUnder(key)) return;
    count += 1;
    if (gone >= 0) {
      slots[gone + 2] = report;
      return;
    }
    shard.used += 1;
    slots[at] = low;
    slots[at + 1] = high;
    slots[at + 2] = report;
  };

  // Asks for every slot at once and waits for none: the walk that follows finds them near.
  const fetchAhead = (keys: ArrayLike<number>): number => {
    let read = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      const { slots, size } = shards[highOf(key) & (SHARDS - 1)] as Shard;
      read ^= slots[placeOf(key | 0, size) + 2] as number;
    }
    return read;
  };

  return {
    add(keys, report) {
      for (let i = 0; i < keys.length; i += 1) walk(keys[i] as number, null, report);
    },
    tally(keys, into) {
      into.ahead = fetchAhead(keys);
      for (let i = 0; i < keys.length; i += 1) walk(keys[i] as number, into, -1);
    },
    tallyAndAdd(keys, into, report) {
      into.ahead = fetchAhead(keys);
      for (let i = 0; i < keys.length; i += 1) walk(keys[i] as number, into, report);
    },
    remove(keys, report) {
      for (let i = 0; i < keys.length; i += 1) {
        const low = (keys[i] as number) | 0;
        const high = highOf(keys[i] as number);
        const { slots, size } = shards[high & (SHARDS - 1)] as Shard;
        for (let at = placeOf(low, size); slots[at + 2] !== EMPTY; at = at + 3 === slots.length ? 0 : at + 3)
          if (slots[at] === low && slots[at + 1] === high && slots[at + 2] === report) {
            slots[at + 2] = GONE;
            count -= 1;
          }
      }
    },
    get count() {
      return count;
    },
  };
}

function grow(shard: Shard): void {
  const { slots } = shard;
  const wider = newShard(Math.ceil(shard.size * GROWTH));
  for (let from = 0; from < slots.length; from += 3) {
    const report = slots[from + 2] as number;
    if (report < 0) continue;
    const low = slots[from] as number;
    let at = placeOf(low, wider.size);
    while (wider.slots[at + 2] !== EMPTY) at = at + 3 === wider.slots.length ? 0 : at + 3;
    wider.slots[at] = low;
    wider.slots[at + 1] = slots[from + 1] as number;
    wider.slots[at + 2] = report;
    wider.used += 1;
  }
  shard.slots = wider.slots;
  shard.size = wider.size;
  shard.used = wider.used;
}
