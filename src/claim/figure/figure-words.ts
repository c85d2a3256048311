import { categoryBit, type Lexicon } from "../../lexicon/lexicon.ts";
import { numeralWordsOf } from "../../lexicon/numeral-words.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";
import { Joint, NumeralRole, type NumeralWords } from "../../text/numeral/numeral-words.ts";
import { numberOfWord } from "../../text/vocabulary.ts";

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
  /** 1 for verbs of change (rose, fell), 2 for words of a count itself (toll, number). */
  readonly course: Uint8Array;
  /** Flags of words that are counted: measures, populations, roles. */
  readonly countedFlags: number;
  readonly hedgeFlag: number;
  readonly vagueFlag: number;
}

export const Course = { change: 1, toll: 2 } as const;

const kept = new WeakMap<Lexicon, FigureWords>();
const COUNTED = ["measures", "populations", "roles", "units-of-people", "counted"];

/** The figure words of a language; made once. */
export function figureWordsOf(lexicon: Lexicon): FigureWords {
  const known = kept.get(lexicon);
  if (known !== undefined) return known;
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
    if ((flags & hedges) !== 0) bits |= Begins.hedge;
    begins[number] = bits;
  }
  markCourse(lexicon, `${language}/changes`, "changes", course, Course.change);
  markCourse(lexicon, `${language}/tolls`, "tolls", course, Course.toll);
  const words: FigureWords = {
    numerals,
    begins,
    course,
    countedFlags: COUNTED.reduce((flags, category) => flags | categoryBit(lexicon, category), 0),
    hedgeFlag: hedges,
    vagueFlag: vague,
  };
  kept.set(lexicon, words);
  return words;
}

function markCourse(lexicon: Lexicon, file: string, category: string, course: Uint8Array, mark: number): void {
  if (lexicon.bits[category] === undefined) return;
  for (const [word = ""] of readLexiconFile(file)) {
    const number = numberOfWord(lexicon.vocabulary, word);
    course[number] = (course[number] ?? 0) | mark;
  }
}
