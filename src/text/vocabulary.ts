import { CharacterClass, classOf, foldOf } from "./character.ts";

/** The constants of FNV-1a, for loops that hash while they read. */
export const FNV_OFFSET = 0x811c9dc5 | 0;
/** See {@link FNV_OFFSET}. */
export const FNV_PRIME = 0x01000193;

/**
 * The words that a reader knows, each with a number from 1 and flags. Open addressing over FNV-1a of the folded word
 * (Fowler, Noll, Vo): a word is looked up without cutting a string.
 */
export interface Vocabulary {
  readonly words: readonly string[];
  /** What a word may be: bits, by word number. */
  readonly flags: Uint32Array;
  /** Word number in the low bits, the high bits of its hash above them; 0 is an empty slot. */
  readonly slots: Int32Array;
  /** Hash, and length with first code unit, of each word: what is compared. */
  readonly hashes: Int32Array;
  readonly forms: Int32Array;
}

// A slot has room for a million words; the twelve bits of hash above turn nearly every stranger away at one look.
const NUMBER_BITS = 20;
const NUMBER_MASK = 2 ** NUMBER_BITS - 1;

/** FNV-1a over folded code units; ignored characters do not count. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (classOf[code] === CharacterClass.ignored) continue;
    hash = Math.imul(hash ^ (foldOf[code] ?? code), FNV_PRIME);
  }
  return hash;
}

/** A vocabulary of folded words. The same word given twice has both flags. */
export function createVocabulary(entries: Iterable<readonly [word: string, flags: number]>): Vocabulary {
  const numbers = new Map<string, number>();
  const words: string[] = [""];
  const flags: number[] = [0];
  for (const [word, flag] of entries) {
    const known = numbers.get(word);
    if (known === undefined) {
      numbers.set(word, words.length);
      words.push(word);
      flags.push(flag);
    } else flags[known] = (flags[known] ?? 0) | flag;
  }
  let size = 64;
  while (size < words.length * 3) size *= 2;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(words.length);
  const forms = new Int32Array(words.length);
  for (let number = 1; number < words.length; number++) {
    const word = words[number] ?? "";
    const hash = hashWord(word, 0, word.length);
    hashes[number] = hash;
    forms[number] = formOf(word.length, word.charCodeAt(0));
    let slot = mixHash(hash) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = (hash & ~NUMBER_MASK) | number;
  }
  return { words, flags: Uint32Array.from(flags), slots, hashes, forms };
}

/**
 * The number of the word at `[start, end)`, 0 where the vocabulary does not have it. `hash` is {@link hashWord} of it.
 * Equal hash, length and first letter are taken for the word itself (one chance in many thousand millions that they are
 * not); with ignored characters in it, it is compared letter by letter.
 */
export function findWord(vocabulary: Vocabulary, text: string, start: number, end: number, hash: number): number {
  const { slots } = vocabulary;
  const mask = slots.length - 1;
  let slot = mixHash(hash) & mask;
  for (;;) {
    const entry = slots[slot] ?? 0;
    if (entry === 0) return 0;
    if (((entry ^ hash) & ~NUMBER_MASK) === 0) {
      const number = entry & NUMBER_MASK;
      if (vocabulary.hashes[number] === hash && isWordAt(vocabulary, number, text, start, end)) return number;
    }
    slot = (slot + 1) & mask;
  }
}

/** The number of a folded word, 0 where the vocabulary does not have it. */
export function numberOfWord(vocabulary: Vocabulary, word: string): number {
  return findWord(vocabulary, word, 0, word.length, hashWord(word, 0, word.length));
}

// FNV's low bits are poor for short words: fold the high half in.
function mixHash(hash: number): number {
  return hash ^ (hash >>> 15);
}

function formOf(length: number, first: number): number {
  return (length << 16) | first;
}

function isWordAt({ words, forms }: Vocabulary, number: number, text: string, start: number, end: number): boolean {
  const form = forms[number] ?? 0;
  if (form >>> 16 !== end - start) return isSameWord(words[number] ?? "", text, start, end);
  const code = text.charCodeAt(start);
  return (form & 0xffff) === (foldOf[code] ?? code);
}

function isSameWord(word: string, text: string, start: number, end: number): boolean {
  let at = 0;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (classOf[code] === CharacterClass.ignored) continue;
    if (word.charCodeAt(at) !== (foldOf[code] ?? code)) return false;
    at += 1;
  }
  return at === word.length;
}
