/** What a word does in a number. */
export const NumeralRole = {
  none: 0,
  zero: 1,
  /** 1–9 */
  unit: 2,
  /** 10–19 */
  teen: 3,
  /** 20–90 */
  tens: 4,
  /** Multiplies what stands before it: two hundred. */
  hundred: 5,
  /** Multiplies and closes a group: two hundred thousand. */
  scale: 6,
  /** dozen, and a score of: counts in twelves or twenties. */
  dozen: 7,
  score: 8,
  /** K, m, bn: a scale only right behind digits. */
  suffix: 9,
  half: 10,
  quarter: 11,
  /** Hundreds in one word, as other languages have them: doscientos. */
  hundreds: 12,
} as const;

/** Small words that join numbers, as bits: what they do differs by language, so the lexicon says which word does what. */
export const Joint = {
  article: 1,
  the: 2,
  of: 4,
  to: 8,
  and: 0x10,
  or: 0x20,
  between: 0x40,
  from: 0x80,
  in: 0x100,
  out: 0x200,
  every: 0x400,
  per: 0x800,
  for: 0x1000,
  no: 0x2000,
  not: 0x4000,
  none: 0x8000,
  nobody: 0x10000,
  single: 0x20000,
  point: 0x40000,
  minus: 0x80000,
  both: 0x100000,
  percent: 0x200000,
  counted: 0x400000,
  stop: 0x800000,
  one: 0x1000000,
  through: 0x2000000,
  over: 0x4000000,
  /** the, this, that, which: before “one” they make a pronoun of it. */
  pointing: 0x8000000,
  /** The second half of “per cent”. */
  cent: 0x10000000,
  /** May stand between a hedge and its number: another, additional, total. */
  bridge: 0x20000000,
  /** its, their, those: what follows is what a share is of. */
  possessive: 0x40000000,
  /** “no more”, “no longer” */
  more: 0x80000000 | 0,
} as const;

/** A bound in words: “less than or equal to”. */
export interface BoundPhrase {
  /** Hashes of its tokens, as a doc has them. */
  readonly hashes: readonly number[];
  /** `also` adds equality to a bound told before: “less than 5 or equal to”. */
  readonly relation: ">" | ">=" | "<" | "<=" | "=" | "also";
  readonly isAfter: boolean;
}

/** The words of numbers of one language, by vocabulary number. */
export interface NumeralWords {
  /** {@link NumeralRole} */
  readonly role: Uint8Array;
  readonly value: Float64Array;
  /** The number an ordinal or fraction names (third: 3), 0 for other words. */
  readonly ordinal: Float64Array;
  /** 1 where the ordinal is a plural: a fraction only (thirds). */
  readonly pluralOrdinal: Uint8Array;
  /** {@link Joint} bits. */
  readonly joint: Int32Array;
  /** Bounds as calculations state them, by the hash of their first word; longest first. */
  readonly bounds: ReadonlyMap<number, readonly BoundPhrase[]>;
  /** `,` or `.`: what parts a number's whole from its fraction. */
  readonly decimalMark: "." | ",";
}
