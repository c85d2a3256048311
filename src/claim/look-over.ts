import { keepByLexicon } from "../lexicon/keep-by-lexicon.ts";
import { categoryBit, type Lexicon, matchPhrase, type Phrase } from "../lexicon/lexicon.ts";
import type { Doc } from "../text/doc.ts";
import type { ClaimContext } from "./claim-context.ts";
import { holdsClass } from "./link/scan-sentence.ts";
import { MeasureForm, measureWordOf } from "./measure/measure-words.ts";
import { populationWordOf } from "./population/population-words.ts";

/** What a sentence may hold, from least to most. */
export const Prospect = {
  nothing: 0,
  /** A figure in it may be measured. */
  figure: 1,
  /** A single person may be told without a figure. */
  person: 2,
} as const;

// What happens to single people and is news for it.
const PERSONAL: ReadonlySet<string> = new Set(["killed", "wounded", "abducted", "missing", "disappeared"]);
// … and where there is a disaster.
const PERSONAL_IN_DISASTER: ReadonlySet<string> = new Set(["rescued", "hospitalised", "detained"]);
// A line so short may be the row of a table: its measure stands on another line.
const SHORTEST_SENTENCE = 6;

// What a word may begin: bits of its look.
const MEASURE = 1;
const FORCE = 2;
const NUMERAL = 4;
const VAGUE = 8;
const CLAIMED = MEASURE | FORCE;

interface Looks {
  readonly byWord: Uint8Array;
  /** Flags of a sentence that has any. */
  readonly bits: number;
  readonly hasMeasures: boolean;
}

const looksOf = keepByLexicon((lexicon): Looks => {
  const looks = lexicon.openingsByWord.map((openings) => {
    let look = 0;
    for (const { category, phrases } of openings) {
      if (category === "measures") look |= MEASURE;
      if (category === "numerals") look |= NUMERAL;
      if (category === "vague") look |= VAGUE;
      if (category === "populations" && phrases.some((phrase) => isForceWord(phrase))) look |= FORCE;
    }
    return look;
  });
  const measures = categoryBit(lexicon, "measures");
  return {
    byWord: Uint8Array.from(looks),
    bits: measures | categoryBit(lexicon, "populations"),
    hasMeasures: measures !== 0,
  };
});

/**
 * A look over tokens `[first, end)`, a sentence, for the words that claims are made with. No reading: most sentences of
 * most reports have none of them, and end here.
 */
export function lookOver(context: ClaimContext, first: number, end: number): number {
  const { doc, lexicon } = context;
  const { byWord, bits, hasMeasures } = looksOf(lexicon);
  if (!hasMeasures) return Prospect.nothing;
  let prospect: number = end - first <= SHORTEST_SENTENCE ? Prospect.figure : Prospect.nothing;
  if (((doc.sentenceFlags[doc.sentence[first] ?? 0] ?? 0) & bits) === 0) return prospect;
  for (let token = first; token < end; token++) {
    const look = byWord[doc.word[token] ?? 0] ?? 0;
    if ((look & CLAIMED) === 0) continue;
    if ((look & MEASURE) !== 0) {
      const match = matchPhrase(lexicon, doc, token, "measures", end);
      if (match !== null) {
        const word = measureWordOf(match.phrase);
        const isWeak = (word.forms & MeasureForm.weak) !== 0;
        if (PERSONAL.has(word.measure) && !isWeak) return Prospect.person;
        if (PERSONAL_IN_DISASTER.has(word.measure) && (!isWeak || word.measure === "rescued")) {
          if (holdsClass(context, "calamity")) return Prospect.person;
        }
        prospect = Prospect.figure;
      }
    }
    if (prospect === Prospect.nothing && (look & FORCE) !== 0 && isForce(doc, lexicon, token, end)) {
      prospect = Prospect.figure;
    }
  }
  return prospect;
}

/** Whether tokens `[first, end)`, a sentence, hold digits, a numeral or a vague number: elsewhere no figure is looked for. */
export function holdsNumber({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  if (doc.sentenceHasNumber[doc.sentence[first] ?? 0] !== 0) return true;
  const { byWord } = looksOf(lexicon);
  for (let token = first; token < end; token++) {
    const look = byWord[doc.word[token] ?? 0] ?? 0;
    if ((look & NUMERAL) !== 0) return true;
    if ((look & VAGUE) !== 0 && matchPhrase(lexicon, doc, token, "vague", end) !== null) return true;
  }
  return false;
}

// “3,000 troops are in the port”: forces need no word for what is told of them.
function isForce(doc: Doc, lexicon: Lexicon, token: number, end: number): boolean {
  const match = matchPhrase(lexicon, doc, token, "populations", end);
  return match !== null && isForceWord(match.phrase);
}

function isForceWord(phrase: Phrase): boolean {
  const word = populationWordOf(phrase);
  return word.role === "military" || word.kind === "responders";
}
