import { foldText } from "../text/character.ts";
import { type Doc, TokenKind } from "../text/doc.ts";
import { readDoc } from "../text/read-doc.ts";
import { ABBREVIATION_FLAG, OPENER_FLAG } from "../text/split-sentences.ts";
import { createVocabulary, numberOfWord, type Vocabulary } from "../text/vocabulary.ts";
import { listLanguages, listLexiconFiles, readLexiconFile } from "./read-lexicon-file.ts";

/** One entry of a lexicon file: its words, and what the file says of them. */
export interface Phrase {
  /** The file it stands in, without `.txt`: `hedges`, `measures` … */
  readonly category: string;
  /** As the file has it. */
  readonly text: string;
  /** Hashes of its tokens, in order: see {@link Doc.hash}. */
  readonly hashes: readonly number[];
  /** The fields after the first. */
  readonly fields: readonly string[];
}

/**
 * The words of one language. Each file of the language's folder is a category; each category has a bit in the flags of
 * the words that its phrases begin with, so that a sentence without any of them is passed over at one look.
 */
export interface Lexicon {
  readonly language: string;
  readonly vocabulary: Vocabulary;
  /** Bit of each category, by file name without `.txt`. Where there are more files than bits some share one. */
  readonly bits: Readonly<Record<string, number>>;
  /** Phrases by the vocabulary number of their first word, longest first. */
  readonly phrasesByWord: readonly (readonly Phrase[] | undefined)[];
  /** The same, parted by category; words that no phrase begins with have none. */
  readonly openingsByWord: readonly (readonly Opening[])[];
}

/** The phrases of one category that begin with one word. */
export interface Opening {
  readonly category: string;
  /** All of them, longest first. */
  readonly phrases: readonly Phrase[];
  /** The word alone; null where it is none. */
  readonly single: Phrase | null;
  /** Those of two words and more. */
  readonly longer: readonly Phrase[];
  /** Which second words these go on with, as bits of their hash's low five: “to” begins much and is little. */
  readonly seconds: number;
}

/** Where a phrase stands in a doc: tokens `[first, end)`. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly first: number;
  readonly end: number;
}

// Files that are read whole, into tables by word number: no one asks a token's flags for them, so they share a bit.
const WORD_TABLES: ReadonlySet<string> = new Set([
  "comparisons",
  "date-marks",
  "not-counts",
  "numbered",
  "ordinals",
  "particles",
  "units",
]);
const TABLE_BIT = 0x80000000;
// Bits 0 and 1 are the sentence reader's; the others go round. A bit says where to look, matchPhrase what is there.
const FIRST_FREE_BIT = 2;
const FREE_BITS = 29;
// The two that the reader of sentences knows by itself.
const SENTENCE_BITS: Readonly<Record<string, number>> = { abbreviations: ABBREVIATION_FLAG, openers: OPENER_FLAG };
const kept = new Map<string, Lexicon>();
const keys = new Map<string, string>();
const emptyVocabulary = createVocabulary([]);
const NO_OPENINGS: readonly Opening[] = [];

/** The lexicon of a language (`en`, `es` …), read once; null where there is no folder of that name. */
export function lexiconOf(language: string): Lexicon | null {
  const known = kept.get(language);
  if (known !== undefined) return known;
  if (!listLanguages().includes(language)) return null;
  const lexicon = readLexicon(language);
  kept.set(language, lexicon);
  return lexicon;
}

/** The bit of a category; 0 where the language has no such file, so that a test of it finds nothing. */
export function categoryBit(lexicon: Lexicon, category: string): number {
  return lexicon.bits[category] ?? 0;
}

/** The longest phrase of a category that begins at a token and ends before `limit`; null where none does. */
export function matchPhrase(
  lexicon: Lexicon,
  doc: Doc,
  token: number,
  category: string,
  limit = doc.tokenCount,
): PhraseMatch | null {
  const opening = openingAt(lexicon, doc, token, category);
  return opening === null ? null : matchOpening(opening, doc, token, limit);
}

/** What a category has that begins with the word at a token; null where it has nothing, as for most words. */
export function openingAt(lexicon: Lexicon, doc: Doc, token: number, category: string): Opening | null {
  if (token < 0 || token >= doc.tokenCount) return null;
  const openings = lexicon.openingsByWord[doc.word[token] ?? 0] ?? NO_OPENINGS;
  for (let at = 0; at < openings.length; at++) {
    const opening = openings[at];
    if (opening !== undefined && opening.category === category) return opening;
  }
  return null;
}

function matchOpening(opening: Opening, doc: Doc, token: number, limit: number): PhraseMatch | null {
  const { single, longer, seconds } = opening;
  const second = token + 1;
  if (seconds !== 0 && second < limit && second < doc.tokenCount) {
    const hash = doc.hash[second] ?? 0;
    if ((seconds & (1 << (hash & 31))) !== 0) {
      for (let at = 0; at < longer.length; at++) {
        const phrase = longer[at];
        if (phrase !== undefined && phrase.hashes[1] === hash && isPhraseAt(doc, token, phrase, limit))
          return { phrase, first: token, end: token + phrase.hashes.length };
      }
    }
  }
  return single === null || token >= limit ? null : { phrase: single, first: token, end: second };
}

/** Every phrase of a category in tokens `[first, end)`, from left to right, none inside another. */
export function findPhrases(
  lexicon: Lexicon,
  doc: Doc,
  category: string,
  first: number,
  end: number,
): readonly PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  const bit = categoryBit(lexicon, category);
  for (let token = first; token < end; token++) {
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    const match = matchPhrase(lexicon, doc, token, category, end);
    if (match === null) continue;
    matches.push(match);
    token = match.end - 1;
  }
  return matches;
}

function isPhraseAt(doc: Doc, token: number, phrase: Phrase, limit: number): boolean {
  const { hashes } = phrase;
  if (token + hashes.length > limit) return false;
  // the first word is the one that the phrase was found by
  for (let at = 1; at < hashes.length; at++) if (doc.hash[token + at] !== hashes[at]) return false;
  return true;
}

function readLexicon(language: string): Lexicon {
  const categories = listLexiconFiles(language);
  const bits: Record<string, number> = {};
  const phrases: { readonly first: string; readonly phrase: Phrase }[] = [];
  const words: [string, number][] = [];
  let flagged = 0;
  for (const category of categories) {
    const own = WORD_TABLES.has(category) ? TABLE_BIT : SENTENCE_BITS[category];
    const bit = own ?? 1 << (FIRST_FREE_BIT + (flagged++ % FREE_BITS));
    bits[category] = bit;
    for (const [text = "", ...fields] of readLexiconFile(`${language}/${category}`)) {
      const doc = readDoc(text, emptyVocabulary);
      const first = foldText(text.slice(doc.start[0], doc.end[0]));
      words.push([first, bit]);
      for (let token = 1; token < doc.tokenCount; token++) {
        if (doc.kind[token] === TokenKind.word) words.push([foldText(text.slice(doc.start[token], doc.end[token])), 0]);
      }
      phrases.push({
        first,
        phrase: { category: asKey(category), text, hashes: [...doc.hash], fields: fields.map(asKey) },
      });
    }
  }
  const vocabulary = createVocabulary(words);
  const phrasesByWord: Phrase[][] = [];
  for (const { first, phrase } of phrases) {
    const number = numberOfWord(vocabulary, first);
    const list = phrasesByWord[number] ?? [];
    list.push(phrase);
    phrasesByWord[number] = list;
  }
  for (const list of phrasesByWord) list?.sort((a, b) => b.hashes.length - a.hashes.length);
  const openingsByWord = vocabulary.words.map((_, number) => openingsOf(phrasesByWord[number] ?? []));
  return { language, vocabulary, bits, phrasesByWord, openingsByWord };
}

function openingsOf(phrases: readonly Phrase[]): readonly Opening[] {
  const categories = [...new Set(phrases.map(({ category }) => category))];
  return categories.map((category) => {
    const own = phrases.filter((phrase) => phrase.category === category);
    const longer = own.filter(({ hashes }) => hashes.length > 1);
    return {
      category,
      phrases: own,
      single: own.find(({ hashes }) => hashes.length === 1) ?? null,
      longer,
      seconds: longer.reduce((bits, { hashes }) => bits | (1 << ((hashes[1] ?? 0) & 31)), 0),
    };
  });
}

// The one copy of a string that engines keep for names: what is compared with words of the program is equal at one look,
// where a piece cut out of a file is compared letter by letter, each time.
function asKey(name: string): string {
  const known = keys.get(name) ?? Object.keys({ [name]: 0 })[0] ?? name;
  keys.set(name, known);
  return known;
}
