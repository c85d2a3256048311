import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
import { categoryBit, type Lexicon } from "../../lexicon/lexicon.ts";
import { numeralWordsOf } from "../../lexicon/numeral-words.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";
import { foldText } from "../../text/character.ts";
import { Joint, NumeralRole, type NumeralWords } from "../../text/numeral/numeral-words.ts";
import { hashWord, numberOfWord } from "../../text/vocabulary.ts";

/** What a token may begin: bits. */
export const Begins = {
  numeral: 1,
  vague: 2,
  hedge: 4,
  /** no, none, not a single, nobody */
  zero: 8,
  /** for every, for each */
  per: 16,
  /** half, a third, both */
  fraction: 32,
  /** between, from */
  between: 64,
  /** Signs: ½ */
  sign: 128,
} as const;

/** The words that figures are made of, by vocabulary number, so that a token is judged by one look-up. */
export interface FigureWords {
  readonly numerals: NumeralWords;
  /** {@link Begins} bits. */
  readonly begins: Uint8Array;
  /** The hash of the small word that a verb takes to itself (hand: over), 0 for other words. */
  readonly particle: Int32Array;
  /** {@link Course} bits. */
  readonly course: Uint8Array;
  readonly hedgeFlag: number;
  readonly vagueFlag: number;
}

/** What a word has to do with counts: bits of {@link FigureWords.course}. */
export const Course = {
  /** rose, fell */
  change: 1,
  /** toll, number */
  toll: 2,
  /** people, soldiers, houses */
  counted: 4,
  /** killed, dead, injuries */
  measure: 8,
} as const;

// Populations of this kind look like people and are none: “attacks”.
const NOTHING = "nothing";

/** The figure words of a language; made once. */
export const figureWordsOf = keepByLexicon((lexicon): FigureWords => {
  const { vocabulary, language } = lexicon;
  const numerals = numeralWordsOf(lexicon);
  const size = vocabulary.words.length;
  const begins = new Uint8Array(size);
  const course = new Uint8Array(size);
  const vague = categoryBit(lexicon, "vague");
  const hedges = categoryBit(lexicon, "hedges");
  for (let number = 1; number < size; number++) {
    const flags = vocabulary.flags[number] ?? 0;
    const role = numerals.role[number] ?? 0;
    const joint = numerals.joint[number] ?? 0;
    let bits = 0;
    if (role !== NumeralRole.none && role !== NumeralRole.suffix && role !== NumeralRole.score) bits |= Begins.numeral;
    if (role === NumeralRole.half || role === NumeralRole.quarter) bits |= Begins.fraction;
    if ((joint & Joint.article) !== 0) bits |= Begins.numeral | Begins.fraction;
    if ((joint & Joint.both) !== 0) bits |= Begins.numeral;
    if ((joint & (Joint.no | Joint.none | Joint.nobody | Joint.not)) !== 0) bits |= Begins.zero;
    if ((joint & Joint.for) !== 0) bits |= Begins.per;
    if ((joint & (Joint.between | Joint.from)) !== 0) bits |= Begins.between;
    if ((flags & vague) !== 0) bits |= Begins.vague;
    if ((flags & hedges) !== 0 && opensHedge(lexicon, number)) bits |= Begins.hedge;
    begins[number] = bits;
  }
  const mark = (category: string, bit: number, isMeant: (entry: readonly string[]) => boolean = () => true): void => {
    if (lexicon.bits[category] === undefined) return;
    for (const entry of readLexiconFile(`${language}/${category}`)) {
      if (!isMeant(entry)) continue;
      const number = numberOfWord(vocabulary, foldText(entry[0] ?? ""));
      if (number > 0) course[number] = (course[number] ?? 0) | bit;
    }
  };
  mark("changes", Course.change);
  mark("tolls", Course.toll);
  mark("populations", Course.counted, (entry) => entry[2] !== NOTHING);
  mark("measures", Course.measure);
  const particle = new Int32Array(size);
  for (const [word = "", small = ""] of lexicon.bits.particles === undefined
    ? []
    : readLexiconFile(`${language}/particles`)) {
    particle[numberOfWord(vocabulary, foldText(word))] = hashWord(small, 0, small.length);
  }
  particle[0] = 0;
  return { particle, numerals, begins, course, hedgeFlag: hedges, vagueFlag: vague };
});

// Words that begin only hedges that stand behind a number (or so, and counting) need no look before it.
function opensHedge(lexicon: Lexicon, number: number): boolean {
  const phrases = lexicon.phrasesByWord[number] ?? [];
  return phrases.some((phrase) => phrase.category === "hedges" && phrase.fields[1] !== "after");
}
