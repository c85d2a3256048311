import { lexiconOf } from "../src/lexicon/lexicon.ts";
import { numeralWordsOf } from "../src/lexicon/numeral-words.ts";
import { readNumbers, readPercentages } from "../src/text/numeral/read-numbers.ts";
import { readRanges } from "../src/text/numeral/read-ranges.ts";

const READERS = { numbers: readNumbers, ranges: readRanges, percentages: readPercentages } as const;

/**
 * Reads cases of number words (`[{"Input": "…"}]`, the form of Recognizers-Text's specs) and gives what we read in each, one
 * JSON line a case: `{"i", "results": [{"start", "end", "value"} | {"start", "end", "low", "high"}]}`.
 */
export function readSpecs(reader: keyof typeof READERS, specs: string): string {
  const lexicon = lexiconOf("en");
  if (lexicon === null) throw new Error("there are no English words in src/lexicon");
  const words = numeralWordsOf(lexicon);
  const cases: readonly { readonly Input: string }[] = JSON.parse(specs.replace(/^\uFEFF/, ""));
  return cases
    .map(({ Input }, i) => `${JSON.stringify({ i, results: READERS[reader](Input, lexicon.vocabulary, words) })}\n`)
    .join("");
}
