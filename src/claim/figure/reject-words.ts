import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";
import { foldText } from "../../text/character.ts";
import { numberOfWord } from "../../text/vocabulary.ts";

/** What a word makes of the number beside it: bits. */
export const Beside = {
  month: 1,
  weekday: 2,
  clock: 4,
  era: 8,
  /** Stands before a number that is a name: Route 66. */
  before: 0x10,
  /** Stands behind one: the 76th division. */
  after: 0x20,
  time: 0x40,
  money: 0x80,
  /** Length, weight, area, volume, speed, heat, power, data, sound. */
  measured: 0x100,
  /** times, fold */
  factor: 0x200,
  score: 0x400,
  vote: 0x800,
  aged: 0x1000,
  /** in, by, since: before a year */
  dated: 0x2000,
  kin: 0x4000,
  /** game, league, beat: near them “3-1” is a score */
  game: 0x8000,
  /** poll, survey, voters: near them a percentage is of votes */
  poll: 0x10000,
  /** day, occasion, thing: “one day” */
  indefinite: 0x20000,
  ordinal: 0x40000,
  reference: 0x80000,
  quake: 0x100000,
  percentWord: 0x200000,
  /** May stand between a number and its unit: full, more, U.S. */
  filler: 0x400000,
  /** A name’s number where a period ends the word: No. 10 */
  period: 0x800000,
  /** and: between the ages of several people */
  joint: 0x1000000,
  /** was, has: verbs of one */
  ofOne: 0x2000000,
} as const;

const CLASSES: Readonly<Record<string, number>> = {
  month: Beside.month,
  "month-name": Beside.month,
  "month-short": Beside.month,
  weekday: Beside.weekday,
  "weekday-name": Beside.weekday,
  "weekday-short": Beside.weekday,
  clock: Beside.clock,
  "of-one": Beside.ofOne,
  era: Beside.era,
  before: Beside.before,
  after: Beside.after,
  time: Beside.time,
  money: Beside.money,
  length: Beside.measured,
  weight: Beside.measured,
  area: Beside.measured,
  volume: Beside.measured,
  speed: Beside.measured,
  heat: Beside.measured,
  power: Beside.measured,
  data: Beside.measured,
  sound: Beside.measured,
  factor: Beside.factor,
  score: Beside.score,
  vote: Beside.vote,
  aged: Beside.aged,
  dated: Beside.dated,
  kin: Beside.kin,
  game: Beside.game,
  poll: Beside.poll,
  indefinite: Beside.indefinite,
  reference: Beside.reference,
  quake: Beside.quake,
  percent: Beside.percentWord,
  filler: Beside.filler,
  period: Beside.period,
  joint: Beside.joint,
};

const FILES = ["calendar", "date-marks", "units", "numbered", "not-counts"];

/** {@link Beside} bits by vocabulary number, from the files of words that numbers stand beside; made once. */
export const rejectWordsOf = keepByLexicon((lexicon): Int32Array => {
  const beside = new Int32Array(lexicon.vocabulary.words.length);
  const mark = (word: string, bit: number): void => {
    const number = numberOfWord(lexicon.vocabulary, foldText(word));
    if (number > 0) beside[number] = (beside[number] ?? 0) | bit;
  };
  for (const file of FILES) {
    if (lexicon.bits[file] === undefined) continue;
    for (const [word = "", ...classes] of readLexiconFile(`${lexicon.language}/${file}`)) {
      for (const name of classes) mark(word, CLASSES[name] ?? 0);
    }
  }
  if (lexicon.bits.ordinals !== undefined) {
    for (const [word = ""] of readLexiconFile(`${lexicon.language}/ordinals`)) mark(word, Beside.ordinal);
  }
  return beside;
});
