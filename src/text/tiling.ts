/** Shared runs of words: `count` triples of (first word in a, first word in b, words), by their place in a. */
export interface Tiles {
  readonly count: number;
  readonly triples: Int32Array;
}

/** The shortest run that counts as shared: runs of two words are the language, not the text. */
export const TILE_WORDS = 3;

// A word of boilerplate can stand in a text a thousand times; only its first places are tried.
const PLACES_TRIED = 24;
// Work is bounded by the texts' lengths: a text of one word repeated would otherwise cost the square of its length.
const STEPS_A_WORD = 96;

let heads = new Int32Array(4096);
let nexts = new Int32Array(2048);
let marks = new Uint8Array(4096);
let found = new Int32Array(3 * 1024);
let order = new Float64Array(1024);

/**
 * Greedy tiling of two texts (numbers of words): the longest shared run first, every word used once, down to runs of
 * three. Equal lengths go by their place in `a`, then in `b`. Linear in practice; the search stops early in
 * texts that repeat themselves without end.
 */
export function tileWords(a: Int32Array, b: Int32Array): Tiles {
  const n = a.length;
  const m = b.length;
  if (n < TILE_WORDS || m < TILE_WORDS) return { count: 0, triples: new Int32Array(0) };
  const matches = findMatches(a, b, n, m);
  const longest = sortMatches(matches);
  const tiles = layTiles(matches, longest, n, m);
  return { count: tiles.length / 3, triples: sortTiles(tiles) };
}

const trigram = (words: Int32Array, i: number): number =>
  Math.imul(Math.imul(words[i] ?? 0, 0x9e3779b1) ^ Math.imul(words[i + 1] ?? 0, 0x85ebca6b), 0xc2b2ae35) ^
  Math.imul(words[i + 2] ?? 0, 0x27d4eb2f);

// Every run that can be made longer at neither end, as triples in `found`; the number of them.
function findMatches(a: Int32Array, b: Int32Array, n: number, m: number): number {
  let size = 1024;
  while (size < m * 2) size *= 2;
  if (heads.length < size) heads = new Int32Array(size);
  if (nexts.length < m) nexts = new Int32Array(m * 2);
  const mask = size - 1;
  heads.fill(0, 0, size);
  for (let j = m - TILE_WORDS; j >= 0; j -= 1) {
    const hash = trigram(b, j);
    const slot = (hash ^ (hash >>> 15)) & mask;
    nexts[j] = heads[slot] ?? 0;
    heads[slot] = j + 1;
  }
  let matches = 0;
  let steps = (n + m) * STEPS_A_WORD;
  for (let i = 0; i + TILE_WORDS <= n && steps > 0; i += 1) {
    const hash = trigram(a, i);
    let tried = 0;
    for (
      let j = (heads[(hash ^ (hash >>> 15)) & mask] ?? 0) - 1;
      j >= 0 && tried < PLACES_TRIED;
      j = (nexts[j] ?? 0) - 1
    ) {
      if (a[i] !== b[j] || a[i + 1] !== b[j + 1] || a[i + 2] !== b[j + 2]) continue;
      tried += 1;
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue;
      let length = TILE_WORDS;
      while (i + length < n && j + length < m && a[i + length] === b[j + length]) length += 1;
      steps -= length;
      if ((matches + 1) * 3 > found.length) {
        const wider = new Int32Array(found.length * 2);
        wider.set(found);
        found = wider;
      }
      found[matches * 3] = i;
      found[matches * 3 + 1] = j;
      found[matches * 3 + 2] = length;
      matches += 1;
    }
  }
  return matches;
}

// `order` then holds the matches, longest first, ties as found; the longest length.
function sortMatches(matches: number): number {
  if (order.length < matches) order = new Float64Array(matches * 2);
  let longest = 0;
  for (let k = 0; k < matches; k += 1) {
    const length = found[k * 3 + 2] ?? 0;
    if (length > longest) longest = length;
    order[k] = (0x400000 - length) * 0x40000000 + k;
  }
  order.subarray(0, matches).sort();
  return longest;
}

function layTiles(matches: number, longest: number, n: number, m: number): number[] {
  if (marks.length < n + m) marks = new Uint8Array((n + m) * 2);
  marks.fill(0, 0, n + m);
  const tiles: number[] = [];
  // What is left of a run that a longer tile has cut, by its length; laid in turn with the untouched ones.
  const cut: number[][] = [];
  let next = 0;
  for (let length = longest; length >= TILE_WORDS; length -= 1) {
    while (next < matches) {
      const k = (order[next] ?? 0) % 0x40000000;
      if (found[k * 3 + 2] !== length) break;
      next += 1;
      layRun(found[k * 3] ?? 0, found[k * 3 + 1] ?? 0, length, n, tiles, cut);
    }
    const left = cut[length];
    if (left === undefined) continue;
    for (let k = 0; k < left.length; k += 2) layRun(left[k] ?? 0, left[k + 1] ?? 0, length, n, tiles, cut);
  }
  return tiles;
}

function layRun(i: number, j: number, length: number, n: number, tiles: number[], cut: number[][]): void {
  let clear = 0;
  let cuts = 0;
  for (let k = 0; k <= length; k += 1) {
    if (k < length && marks[i + k] === 0 && marks[n + j + k] === 0) {
      clear += 1;
      continue;
    }
    if (clear === length) break;
    if (k < length) cuts += 1;
    if (clear >= TILE_WORDS) {
      let bucket = cut[clear];
      if (bucket === undefined) {
        bucket = [];
        cut[clear] = bucket;
      }
      bucket.push(i + k - clear, j + k - clear);
    }
    clear = 0;
  }
  if (cuts > 0) return;
  marks.fill(1, i, i + length);
  marks.fill(1, n + j, n + j + length);
  tiles.push(i, j, length);
}

function sortTiles(tiles: readonly number[]): Int32Array {
  const count = tiles.length / 3;
  const places = new Float64Array(count);
  for (let k = 0; k < count; k += 1) places[k] = (tiles[k * 3] ?? 0) * 0x400000 + k;
  places.sort();
  const triples = new Int32Array(tiles.length);
  for (let k = 0; k < count; k += 1) {
    const from = (places[k] ?? 0) % 0x400000;
    triples[k * 3] = tiles[from * 3] ?? 0;
    triples[k * 3 + 1] = tiles[from * 3 + 1] ?? 0;
    triples[k * 3 + 2] = tiles[from * 3 + 2] ?? 0;
  }
  return triples;
}
