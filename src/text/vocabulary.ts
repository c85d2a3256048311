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
  /** Pairs of hash and word number, side by side so that one look fetches both; number 0 is an empty slot. */
  readonly slots: Int32Array;
  /** Length and first code unit of each word: what is compared beside the hash. */
  readonly lengths: Uint16Array;
  readonly firsts: Uint16Array;
}

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
  const slots = new Int32Array(size * 2);
  const lengths = new Uint16Array(words.length);
  const firsts = new Uint16Array(words.length);
  for (let number = 1; number < words.length; number++) {
    const word = words[number] ?? "";
    const hash = hashWord(word, 0, word.length);
    lengths[number] = word.length;
    firsts[number] = word.charCodeAt(0);
    let slot = mixHash(hash) & (size - 1);
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = number;
  }
  return { words, flags: Uint32Array.from(flags), slots, lengths, firsts };
}

/**
 * The number of the word at `[start, end)`, 0 where the vocabulary does not have it. `hash` is {@link hashWord} of it.
 * Equal hash, length and first letter are taken for the word itself (one chance in many thousand millions that they are
 * not); with ignored characters in it, it is compared letter by letter.
 */
export function findWord(vocabulary: Vocabulary, text: string, start: number, end: number, hash: number): number {
  const { slots, lengths, firsts } = vocabulary;
  const mask = (slots.length >> 1) - 1;
  let slot = mixHash(hash) & mask;
  for (;;) {
    const number = slots[slot * 2 + 1] ?? 0;
    if (number === 0) return 0;
    if (slots[slot * 2] === hash) {
      if (lengths[number] === end - start) {
        const code = text.charCodeAt(start);
        if ((foldOf[code] ?? code) === firsts[number]) return number;
      } else if (isSameWord(vocabulary.words[number] ?? "", text, start, end)) return number;
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
