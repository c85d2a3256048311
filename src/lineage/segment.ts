import { mostUnder } from "./feature-keys.ts";

/**
 * A segment: the durable form of an index, or of a part of it. Written once, never changed; a store keeps the bytes as they are, in
 * the order they were written, and hands them back when the index is opened. Reports that were removed since are told apart by id.
 *
 * Layout (little-endian): magic `HSL1`, counts, then ids (UTF-8, each with its length), moments (Float64, NaN for none), a directory of the
 * first key and the offset of each block of sixteen postings, and the blocks: steps between ascending keys and numbers of reports, as varints.
 * About eight bytes a posting.
 */
export interface Segment {
  /** Ids of its reports; a posting's number is a place in this list. */
  readonly ids: readonly string[];
  /** Milliseconds when each was published (else captured); NaN where not known. */
  readonly moments: Float64Array;
  /** Ascending, each as often as it has reports (at most `mostUnder`); `numbers` beside it. */
  readonly keys: Float64Array;
  readonly numbers: Uint32Array;
}

/** A segment's bytes, opened for look-ups: nothing is unpacked but the blocks that are looked into. */
export interface SegmentReader {
  readonly ids: readonly string[];
  readonly moments: Float64Array;
  /** Calls back with the number of every report under a key. */
  visit(key: number, found: (number: number) => void): void;
}

/**
 * What a store keeps for the index: segments in order, and the ids removed since they were written. The store's part is three calls; the
 * bytes mean nothing to it.
 */
export interface SegmentShelf {
  /** All segments, oldest first. */
  readSegments(): readonly Uint8Array[];
  /** Puts one behind the others. */
  appendSegment(bytes: Uint8Array): void;
  /** Puts one in the place of all (see `mergeSegments`), and forgets the removed ids. */
  replaceSegments(bytes: Uint8Array): void;
}

const MAGIC = 0x314c5348;
const BLOCK = 16;

/** The bytes of a segment. */
export function encodeSegment(segment: Segment): Uint8Array {
  const { ids, moments, keys, numbers } = segment;
  const names = ids.map((id) => new TextEncoder().encode(id));
  const nameBytes = names.reduce((sum, name) => sum + varintBytes(name.length) + name.length, 0);
  const blocks = Math.ceil(keys.length / BLOCK);
  let packed = 0;
  for (let i = 0; i < keys.length; i += 1)
    packed += (i % BLOCK === 0 ? 0 : varintBytes(at(keys, i) - at(keys, i - 1))) + varintBytes(at(numbers, i));
  const bytes = new Uint8Array(20 + nameBytes + ids.length * 8 + blocks * 12 + packed);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, ids.length, true);
  view.setUint32(8, keys.length, true);
  view.setUint32(12, nameBytes, true);
  view.setUint32(16, packed, true);
  let cursor = 20;
  for (const name of names) {
    cursor = writeVarint(bytes, cursor, name.length);
    bytes.set(name, cursor);
    cursor += name.length;
  }
  for (let i = 0; i < ids.length; i += 1, cursor += 8) view.setFloat64(cursor, moments[i] ?? Number.NaN, true);
  const directory = cursor;
  const base = directory + blocks * 12;
  cursor = base;
  for (let i = 0; i < keys.length; i += 1) {
    if (i % BLOCK === 0) {
      view.setFloat64(directory + (i / BLOCK) * 8, at(keys, i), true);
      view.setUint32(directory + blocks * 8 + (i / BLOCK) * 4, cursor - base, true);
    } else cursor = writeVarint(bytes, cursor, at(keys, i) - at(keys, i - 1));
    cursor = writeVarint(bytes, cursor, at(numbers, i));
  }
  return bytes;
}

/** Opens a segment's bytes; throws a plain Error where they are none. */
export function openSegment(bytes: Uint8Array): SegmentReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== MAGIC) throw new Error("not a lineage segment: HSL1 expected");
  const reports = view.getUint32(4, true);
  const postings = view.getUint32(8, true);
  const blocks = Math.ceil(postings / BLOCK);
  const decoder = new TextDecoder();
  const ids: string[] = [];
  let cursor = 20;
  for (let i = 0; i < reports; i += 1) {
    const [length, start] = readVarint(bytes, cursor);
    ids.push(decoder.decode(bytes.subarray(start, start + length)));
    cursor = start + length;
  }
  const moments = new Float64Array(reports);
  for (let i = 0; i < reports; i += 1, cursor += 8) moments[i] = view.getFloat64(cursor, true);
  const firsts = new Float64Array(blocks);
  for (let i = 0; i < blocks; i += 1, cursor += 8) firsts[i] = view.getFloat64(cursor, true);
  const offsets = new Uint32Array(blocks);
  for (let i = 0; i < blocks; i += 1, cursor += 4) offsets[i] = view.getUint32(cursor, true);
  const base = cursor;

  return {
    ids,
    moments,
    visit(key, found) {
      // A key's postings may begin in the block before the first one that opens with it.
      for (
        let block = Math.max(0, firstBlockFrom(firsts, key) - 1);
        block < blocks && at(firsts, block) <= key;
        block += 1
      ) {
        let place = base + at(offsets, block);
        let there = at(firsts, block);
        const size = Math.min(BLOCK, postings - block * BLOCK);
        for (let i = 0; i < size && there <= key; i += 1) {
          if (i > 0) {
            place = readInto(bytes, place);
            there += lastValue;
          }
          place = readInto(bytes, place);
          if (there === key) found(lastValue);
        }
      }
    },
  };
}

/** One segment of several, in their order; `isKept` tells which reports go over. Numbers are dealt anew. */
export function mergeSegments(
  segments: readonly Uint8Array[],
  isKept: (id: string) => boolean = () => true,
): Uint8Array {
  const parts = segments.map(unpackSegment);
  // A report that stands in two segments (removed, then added again) is the later one.
  const owner = new Map<string, number>();
  for (const [index, { ids }] of parts.entries()) for (const id of ids) owner.set(id, index);
  const ids: string[] = [];
  const moments: number[] = [];
  const dealt = parts.map((part, index) =>
    Int32Array.from(part.ids, (id, i) => {
      if (owner.get(id) !== index || !isKept(id)) return -1;
      moments.push(part.moments[i] ?? Number.NaN);
      return ids.push(id) - 1;
    }),
  );
  const total = parts.reduce((sum, part) => sum + part.keys.length, 0);
  const keys = new Float64Array(total);
  const numbers = new Uint32Array(total);
  const cursors = parts.map(() => 0);
  let count = 0;
  let same = 0;
  // Each part is in order: the lowest key of all fronts comes next, of equals that of the older part.
  for (;;) {
    let lowest = -1;
    let key = Number.POSITIVE_INFINITY;
    for (let index = 0; index < parts.length; index += 1) {
      const front = parts[index]?.keys[cursors[index] ?? 0] ?? Number.POSITIVE_INFINITY;
      if (front < key) {
        key = front;
        lowest = index;
      }
    }
    const part = parts[lowest];
    if (part === undefined) break;
    const cursor = cursors[lowest] ?? 0;
    cursors[lowest] = cursor + 1;
    const number = dealt[lowest]?.[at(part.numbers, cursor)] ?? -1;
    if (number < 0) continue;
    same = count > 0 && keys[count - 1] === key ? same + 1 : 0;
    if (same >= mostUnder(key)) continue;
    keys[count] = key;
    numbers[count] = number;
    count += 1;
  }
  return encodeSegment({
    ids,
    moments: Float64Array.from(moments),
    keys: keys.subarray(0, count),
    numbers: numbers.subarray(0, count),
  });
}

/** All of a segment, unpacked. */
export function unpackSegment(bytes: Uint8Array): Segment {
  const { ids, moments } = openSegment(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const postings = view.getUint32(8, true);
  const blocks = Math.ceil(postings / BLOCK);
  const directory = 20 + view.getUint32(12, true) + ids.length * 8;
  let place = directory + blocks * 12;
  const keys = new Float64Array(postings);
  const numbers = new Uint32Array(postings);
  for (let i = 0; i < postings; i += 1) {
    if (i % BLOCK === 0) keys[i] = view.getFloat64(directory + (i / BLOCK) * 8, true);
    else {
      place = readInto(bytes, place);
      keys[i] = at(keys, i - 1) + lastValue;
    }
    place = readInto(bytes, place);
    numbers[i] = lastValue;
  }
  return { ids, moments, keys, numbers };
}

// The first block whose first key is not below this one. Keys are spread evenly, so the place is first guessed.
function firstBlockFrom(firsts: Float64Array, key: number): number {
  let low = 0;
  let high = firsts.length;
  const reach = 64;
  const guess = Math.floor((key / 2 ** 53) * high);
  if (guess - reach > 0 && at(firsts, guess - reach) < key) low = guess - reach;
  if (guess + reach < high && at(firsts, guess + reach) >= key) high = guess + reach;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(firsts, middle) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const at = (list: Float64Array | Uint32Array, i: number): number => list[i] ?? 0;

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let cursor = at;
  while (rest >= 128) {
    bytes[cursor] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
    cursor += 1;
  }
  bytes[cursor] = rest;
  return cursor + 1;
}

let lastValue = 0;

// Reads a varint into `lastValue`; the place behind it. No pair is made: this is the innermost loop.
function readInto(bytes: Uint8Array, at: number): number {
  let cursor = at;
  let byte = bytes[cursor] ?? 0;
  let value = byte & 127;
  let scale = 128;
  while (byte >= 128) {
    cursor += 1;
    byte = bytes[cursor] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
  }
  lastValue = value;
  return cursor + 1;
}

function readVarint(bytes: Uint8Array, at: number): readonly [number, number] {
  const next = readInto(bytes, at);
  return [lastValue, next];
}
