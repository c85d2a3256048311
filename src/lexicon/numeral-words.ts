import { type BoundPhrase, Joint, NumeralRole, type NumeralWords } from "../text/numeral/numeral-words.ts";
import { numberOfWord } from "../text/vocabulary.ts";
import type { Lexicon } from "./lexicon.ts";
import { readLexiconFile } from "./read-lexicon-file.ts";

// Languages that write 12,5 for twelve and a half.
const COMMA_DECIMALS: ReadonlySet<string> = new Set(["es", "de", "fr", "it", "pt", "nl", "pl", "sv", "da", "tr", "id"]);
const kept = new WeakMap<Lexicon, NumeralWords>();

/** The words of numbers of a language (its files `numerals`, `ordinals`, `joints`) by vocabulary number; made once. */
export function numeralWordsOf(lexicon: Lexicon): NumeralWords {
  const known = kept.get(lexicon);
  if (known !== undefined) return known;
  const { vocabulary, language } = lexicon;
  const size = vocabulary.words.length;
  const words: NumeralWords = {
    role: new Uint8Array(size),
    value: new Float64Array(size),
    ordinal: new Float64Array(size),
    pluralOrdinal: new Uint8Array(size),
    joint: new Int32Array(size),
    bounds: boundsOf(lexicon),
    decimalMark: COMMA_DECIMALS.has(language) ? "," : ".",
  };
  const entries = (name: string): readonly (readonly string[])[] =>
    lexicon.bits[name] === undefined ? [] : readLexiconFile(`${language}/${name}`);
  for (const [word = "", role = "", value = ""] of entries("numerals")) {
    const number = numberOfWord(vocabulary, word);
    words.role[number] = NumeralRole[role as keyof typeof NumeralRole] ?? NumeralRole.none;
    words.value[number] = Number(value);
  }
  for (const [word = "", value = ""] of entries("ordinals")) {
    const number = numberOfWord(vocabulary, word);
    words.ordinal[number] = Number(value);
    if (word.endsWith("s")) words.pluralOrdinal[number] = 1;
  }
  for (const [word = "", ...roles] of entries("joints")) {
    const number = numberOfWord(vocabulary, word);
    if (number === 0) continue;
    for (const role of roles) {
      words.joint[number] = (words.joint[number] ?? 0) | (Joint[role as keyof typeof Joint] ?? 0);
    }
  }
  kept.set(lexicon, words);
  return words;
}

const RELATIONS: ReadonlySet<string> = new Set([">", ">=", "<", "<=", "=", "also"]);

function isRelation(relation: string): relation is BoundPhrase["relation"] {
  return RELATIONS.has(relation);
}

function boundsOf(lexicon: Lexicon): ReadonlyMap<number, readonly BoundPhrase[]> {
  const bounds = new Map<number, BoundPhrase[]>();
  for (const phrase of lexicon.phrasesByWord.flatMap((list) => list ?? [])) {
    const [relation = "", place = ""] = phrase.fields;
    if (phrase.category !== "comparisons" || !isRelation(relation)) continue;
    const first = phrase.hashes[0] ?? 0;
    const list = bounds.get(first) ?? [];
    list.push({ hashes: phrase.hashes, relation, isAfter: place === "after" });
    bounds.set(first, list);
  }
  for (const list of bounds.values()) list.sort((a, b) => b.hashes.length - a.hashes.length);
  return bounds;
}
