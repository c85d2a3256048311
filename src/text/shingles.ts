/**
 * The words of a text as numbers: one pass of `charCodeAt`, no strings are cut. Two texts are compared by these alone;
 * `starts` and `ends` lead back to the text. Arrays are exactly `count` long.
 */
export interface Words {
  readonly count: number;
  /** One 32-bit number a word, the same for `Kyiv’s` and `KYIVS`, `1,300` and `1300`. */
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the word stands inside quotation marks: quoted words travel unchanged between reports that share nothing else. */
  readonly quoted: Uint8Array;
}

/** Words in one shingle: five are rarely shared by chance, and a rewrite still keeps a few. */
export const SHINGLE_WORDS = 5;

// What a code unit does: BREAK ends a word, SKIP belongs to it without a sound (a combining accent),
// GLUE belongs to it only between two letters or digits (’ , .), DENSE is of a script without spaces.
const BREAK = 0;
const SKIP = 1;
const GLUE = 2;
const OPEN = 3;
const CLOSE = 4;
const STRAIGHT = 5;
const LINE = 6;
const LETTER = 7;
const DIGIT = 8;
const DENSE = 9;

const CLASSES = new Uint8Array(65_536);
const FOLDED = new Uint16Array(65_536);

for (let unit = 0; unit < 65_536; unit += 1) {
  // Surrogates: letters beyond the basic plane count one by one, emoji (D83C to D83E) are no words.
  if (unit >= 0xd800 && unit < 0xe000) {
    CLASSES[unit] = unit >= 0xd840 && unit < 0xd8c0 ? DENSE : unit >= 0xdc00 ? SKIP : BREAK;
    FOLDED[unit] = unit;
    continue;
  }
  const letter = String.fromCharCode(unit);
  if (!/[\p{L}\p{N}\p{M}]/u.test(letter)) continue;
  const plain = letter.normalize("NFKD").toLowerCase();
  FOLDED[unit] = plain.charCodeAt(0);
  if (unit >= 0x300 && unit < 0x370) CLASSES[unit] = SKIP;
  else if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(letter))
    CLASSES[unit] = DENSE;
  else CLASSES[unit] = /\p{Nd}/u.test(letter) ? DIGIT : LETTER;
}
for (const [kind, letters] of [
  [GLUE, "'’,\u00ad\u200b\u2060"],
  [OPEN, "“«„"],
  [CLOSE, "”»"],
  [STRAIGHT, '"'],
  [LINE, "\n\r\u2028\u2029"],
] as const)
  for (const letter of letters) CLASSES[letter.charCodeAt(0)] = kind;

// Working memory, handed out again and again; nothing of one text is left for the next.
let hashRoom = new Int32Array(4096);
let startRoom = new Int32Array(4096);
let endRoom = new Int32Array(4096);
let quotedRoom = new Uint8Array(4096);

const grow = (): void => {
  const size = hashRoom.length * 2;
  const widen = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const room = new Int32Array(size);
    room.set(from);
    return room;
  };
  hashRoom = widen(hashRoom);
  startRoom = widen(startRoom);
  endRoom = widen(endRoom);
  const quoted = new Uint8Array(size);
  quoted.set(quotedRoom);
  quotedRoom = quoted;
};

/**
 * Reads the words of a text. Case, accents, apostrophes and commas inside numbers do not count. Scripts without
 * spaces are cut at letters chosen by their own code (two letters a word on average), so that an inserted letter
 * moves only the next cut.
 */
export function readWords(text: string): Words {
  const length = text.length;
  let count = 0;
  let hash = 0;
  let start = -1;
  let end = 0;
  let dense = 0;
  let quoted = 0;

  const finish = (): void => {
    if (count === hashRoom.length) grow();
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hashRoom[count] = hash ^ (hash >>> 12);
    startRoom[count] = start;
    endRoom[count] = end;
    quotedRoom[count] = quoted;
    count += 1;
    start = -1;
    dense = 0;
  };

  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    const kind = CLASSES[unit] ?? BREAK;
    if (kind >= LETTER) {
      // A change between dense and spaced writing is a word's end.
      if (start >= 0 && dense > 0 !== (kind === DENSE)) finish();
      if (start < 0) {
        start = i;
        hash = 0x811c9dc5;
      }
      hash = Math.imul(hash ^ (FOLDED[unit] ?? 0), 0x01000193);
      end = i + 1;
      if (kind === DENSE) {
        dense += 1;
        if (dense === 4 || (Math.imul(unit, 0x9e3779b1) & 0x40000000) !== 0) finish();
      }
      continue;
    }
    if (kind === SKIP) {
      if (start >= 0) end = i + 1;
      continue;
    }
    if (kind === GLUE && start >= 0 && joins(text, i, unit)) continue;
    if (start >= 0) finish();
    if (kind === OPEN) quoted = 1;
    else if (kind === CLOSE || kind === LINE) quoted = kind === LINE && !isParagraphEnd(text, i) ? quoted : 0;
    else if (kind === STRAIGHT) quoted = opensQuote(text, i) ? 1 : 0;
  }
  if (start >= 0) finish();
  return packWords(count);
}

// Lists are cut from large blocks: texts come by the ten thousand, and a buffer for each is a burden on the collector.
const BLOCK_BYTES = 1 << 21;
let block = new ArrayBuffer(BLOCK_BYTES);
let blockUsed = 0;

function takeRoom(bytes: number): number {
  if (blockUsed + bytes > block.byteLength) {
    block = new ArrayBuffer(Math.max(BLOCK_BYTES, bytes));
    blockUsed = 0;
  }
  const at = blockUsed;
  // The next list begins where a number of eight bytes may.
  blockUsed += (bytes + 7) & ~7;
  return at;
}

function packWords(count: number): Words {
  const at = takeRoom(count * 13);
  const hashes = new Int32Array(block, at, count);
  const starts = new Int32Array(block, at + count * 4, count);
  const ends = new Int32Array(block, at + count * 8, count);
  const quoted = new Uint8Array(block, at + count * 12, count);
  hashes.set(hashRoom.subarray(0, count));
  starts.set(startRoom.subarray(0, count));
  ends.set(endRoom.subarray(0, count));
  quoted.set(quotedRoom.subarray(0, count));
  return { count, hashes, starts, ends, quoted };
}

// "Kyiv’s" is one word, and so is 1,300; "dead,wounded" is two.
function joins(text: string, at: number, unit: number): boolean {
  const next = CLASSES[text.charCodeAt(at + 1)] ?? BREAK;
  if (unit !== 0x2c) return next === LETTER || next === DIGIT;
  return next === DIGIT && CLASSES[text.charCodeAt(at - 1)] === DIGIT;
}

// A quotation left open at the end of a paragraph is opened anew in the next one, a habit of long quotations.
function isParagraphEnd(text: string, at: number): boolean {
  return CLASSES[text.charCodeAt(at + 1)] === LINE || CLASSES[text.charCodeAt(at - 1)] === LINE;
}

function opensQuote(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 0x20 || before === 0xa0 || before === 0x28 || before === 0x5b || CLASSES[before] === LINE;
}

let keyRoom = new Float64Array(4096);

/**
 * The fingerprint of a text: the keys (53 bits, ascending, each once) of one in `oneIn` of its runs of five words, chosen by
 * the key itself so that two texts keep the same ones. A text under 96 words keeps them all: it has few to lose.
 * `oneIn` is a power of two.
 */
export function keepShingles(words: Words, oneIn = 4): Float64Array {
  const { count, hashes } = words;
  const total = count - SHINGLE_WORDS + 1;
  if (total <= 0) return new Float64Array(0);
  if (keyRoom.length < total) keyRoom = new Float64Array(total * 2);
  const mask = count < 96 ? 0 : oneIn - 1;
  let kept = 0;
  for (let i = 0; i < total; i += 1) {
    const a = hashes[i] ?? 0;
    const b = hashes[i + 1] ?? 0;
    const c = hashes[i + 2] ?? 0;
    const d = hashes[i + 3] ?? 0;
    const e = hashes[i + 4] ?? 0;
    let low = Math.imul(Math.imul(Math.imul(Math.imul(a, 31) + b, 0x5bd1e995) + c, 0x1b873593) + d, 0x27d4eb2f) + e;
    low = Math.imul(low ^ (low >>> 15), 0x85ebca6b);
    low ^= low >>> 13;
    if ((low & mask) !== 0) continue;
    let high = Math.imul(Math.imul(Math.imul(Math.imul(e, 37) + d, 0x165667b1) + c, 0x9e3779b1) + b, 0x3c6ef372) + a;
    high = Math.imul(high ^ (high >>> 16), 0xc2b2ae35);
    keyRoom[kept] = ((high ^ (high >>> 14)) & 0x1fffff) * 4_294_967_296 + (low >>> 0);
    kept += 1;
  }
  const keys = keyRoom.subarray(0, kept).sort();
  let unique = 0;
  for (let i = 0; i < kept; i += 1) {
    if (i > 0 && keys[i] === keys[i - 1]) continue;
    keys[unique] = keys[i] ?? 0;
    unique += 1;
  }
  const at = takeRoom(unique * 8);
  const own = new Float64Array(block, at, unique);
  own.set(keyRoom.subarray(0, unique));
  return own;
}
