import { Joint, NumeralRole, type NumeralWords } from "../text/numeral/numeral-words.ts";
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
