/**
 * What a token is in its sentence, as far as finding who says what needs it. One value a token, kept in a `Uint8Array`.
 */
export const WordClass = {
  other: 0,
  determiner: 1,
  possessive: 2,
  /** he, she, they, I, we */
  subject: 3,
  object: 4,
  pronoun: 5,
  preposition: 6,
  conjunction: 7,
  subordinator: 8,
  relative: 9,
  /** Forms of be, have and do, and the modals. */
  auxiliary: 10,
  to: 11,
  negation: 12,
  number: 13,
  adverb: 14,
  adjective: 15,
  noun: 16,
  name: 17,
  past: 18,
  /** Third person singular, present. */
  present: 19,
  base: 20,
  ing: 21,
  participle: 22,
  /** A weekday or month. */
  day: 23,
  comma: 24,
  quote: 25,
  /** Opens or closes a bracket. */
  bracket: 26,
  /** : ; and dashes that stand between spaces */
  stop: 27,
  clitic: 28,
  /** . ! ? at a sentence's end */
  end: 29,
  /** A dash or slash inside a compound. */
  joint: 30,
} as const;

/** Classes a noun phrase may end with. */
export function isNominal(wordClass: number): boolean {
  return (
    wordClass === WordClass.noun ||
    wordClass === WordClass.name ||
    wordClass === WordClass.number ||
    wordClass === WordClass.day
  );
}

/** Finite verbs and auxiliaries, and the forms that may be either. */
export function isVerb(wordClass: number): boolean {
  return wordClass >= WordClass.past && wordClass <= WordClass.participle;
}

/** Pronouns that stand for a whole noun phrase. */
export function isPronoun(wordClass: number): boolean {
  return wordClass === WordClass.subject || wordClass === WordClass.pronoun || wordClass === WordClass.relative;
}

/** “to” and the prepositions. */
export function isPreposition(wordClass: number): boolean {
  return wordClass === WordClass.preposition || wordClass === WordClass.to;
}

/** A verb’s forms that may have a subject. */
export function isFiniteForm(wordClass: number): boolean {
  return wordClass === WordClass.past || wordClass === WordClass.present || wordClass === WordClass.base;
}
