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
  /** Slots of four members: hash, {@link formOf}, number (0: an empty slot) and flags. One look brings all of a word. */
  readonly slots: Int32Array;
}

/** Where the members of a slot stand, from its beginning. */
export const Slot = { hash: 0, form: 1, number: 2, flags: 3, size: 4 } as const;
const { hash: slotHash, form: slotForm, number: slotNumber, size: slotSize } = Slot;

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
  while (size * 2 < words.length * 3) size *= 2;
  const vocabulary = { words, flags: Uint32Array.from(flags), slots: new Int32Array(size * Slot.size) };
  for (let number = 1; number < words.length; number++) addWord(vocabulary, number);
  return vocabulary;
}

function addWord(vocabulary: Vocabulary, number: number): void {
  const { words, flags, slots } = vocabulary;
  const word = words[number] ?? "";
  const hash = hashWord(word, 0, word.length);
  const form = formOf(word.length, word.charCodeAt(0));
  const slot = findSlot(vocabulary, hash, form);
  slots[slot + Slot.hash] = hash;
  slots[slot + Slot.form] = form;
  slots[slot + Slot.number] = number;
  slots[slot + Slot.flags] = flags[number] ?? 0;
}

/**
 * The slot of the word with this {@link hashWord} and {@link formOf}, an empty one where the vocabulary does not have it.
 * Equal hash, length and first letter are taken for the word itself: one chance in many thousand millions that they are not.
 */
export function findSlot({ slots }: Vocabulary, hash: number, form: number): number {
  const mask = slots.length - 1;
  // FNV's low bits are poor for short words: fold the high half in
  let slot = ((hash ^ (hash >>> 15)) << 2) & mask;
  while (slots[slot + slotNumber] !== 0) {
    if (slots[slot + slotHash] === hash && slots[slot + slotForm] === form) return slot;
    slot = (slot + slotSize) & mask;
  }
  return slot;
}

/** The number of a folded word, 0 where the vocabulary does not have it. */
export function numberOfWord(vocabulary: Vocabulary, word: string): number {
  const slot = findSlot(
    vocabulary,
    hashWord(word, 0, word.length),
    formOf(word.length, foldOf[word.charCodeAt(0)] ?? 0),
  );
  return vocabulary.slots[slot + Slot.number] ?? 0;
}

/** Length and first letter of a folded word in one number. */
export function formOf(length: number, first: number): number {
  return (length << 16) | first;
}
