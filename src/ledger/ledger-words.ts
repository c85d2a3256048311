import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";

/** What a word tells the ledger; the words themselves stand in the lexicon. */
export type WordSense =
  | "people-at-large"
  | "unnamed"
  | "office"
  | "government"
  | "corrects"
  | "gives-up"
  | "narrows"
  | "told-as-past"
  | "told-anew"
  | "moves"
  | "errs"
  | "pronoun"
  | "suspected"
  | "confirmed"
  | "confirms"
  | "withholds"
  | "figure-noun"
  | "gives-out"
  | "paper"
  | "withdraws"
  | "aboard"
  | "a-death"
  | "a-person"
  | "head-of-place"
  | "press"
  | "of-losses"
  | "name-joint"
  | "whose-body"
  | "bears-out"
  | "credits"
  | "named-behind"
  | "told-to"
  | "had-from"
  | "withholding"
  | "withholding-word"
  | "how-many"
  | "describes"
  | "sum-of-losses"
  | "those-counted"
  | "may-be-anyone"
  | "not-that"
  | "joins-two"
  | "strength"
  | "article"
  | "one-own"
  | "given-up-before"
  | "rounds"
  | "head-of-country"
  | "regulars"
  | "irregulars"
  | "speaks-for"
  | "no-speaker";

const bySense = new Map<string, Set<string>>();
for (const [sense, word] of readLexiconFile("en/ledger-words")) {
  if (sense === undefined || word === undefined) continue;
  const words = bySense.get(sense) ?? new Set<string>();
  bySense.set(sense, words.add(word));
}

/** Whether a folded word has the sense. */
export function hasSense(word: string, sense: WordSense): boolean {
  return bySense.get(sense)?.has(word) ?? false;
}

/** All words of a sense, in the order of the lexicon. */
export function wordsOfSense(sense: WordSense): readonly string[] {
  return [...(bySense.get(sense) ?? [])];
}

/** The words of a sense as the alternatives of a pattern. */
export function alternativesOf(sense: WordSense): string {
  return wordsOfSense(sense)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
}

/** Whether any word of a stretch of text has the sense. */
export function anyHasSense(words: readonly string[], sense: WordSense): boolean {
  return words.some((word) => hasSense(word, sense));
}

/** Whether words say that a count was put right: “corrected”, “twice”, “too high”. */
export function tellsCorrection(words: readonly string[]): boolean {
  return words.some(
    (word, at) => hasSense(word, "corrects") || (at > 0 && hasSense(`${words[at - 1]} ${word}`, "corrects")),
  );
}
