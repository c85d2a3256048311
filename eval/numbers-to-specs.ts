import { readFileSync } from "node:fs";
import { lexiconOf } from "../src/lexicon/lexicon.ts";
import { numeralWordsOf } from "../src/lexicon/numeral-words.ts";
import { readNumbers, readPercentages } from "../src/text/numeral/read-numbers.ts";
import { readRanges } from "../src/text/numeral/read-ranges.ts";

// Reads a file of cases ([{"Input": "…"}], the form of Recognizers-Text's specs) and prints what we read in each, one JSON
// line a case: {"i", "results": [{"start", "end", "value"} | {"start", "end", "low", "high"}]}.
//   npx tsx eval/numbers-to-specs.ts numbers|ranges|percentages CASES.json > OURS.jsonl
const [model = "", file = ""] = process.argv.slice(2);
const readers = { numbers: readNumbers, ranges: readRanges, percentages: readPercentages } as const;
const lexicon = lexiconOf("en");
if (!(model in readers) || file === "" || lexicon === null) {
  process.stderr.write("npx tsx eval/numbers-to-specs.ts numbers|ranges|percentages CASES.json\n");
  process.exit(2);
}
const read = readers[model as keyof typeof readers];
const cases: readonly { readonly Input: string }[] = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
for (const [i, { Input }] of cases.entries()) {
  process.stdout.write(`${JSON.stringify({ i, results: read(Input, lexicon.vocabulary, numeralWordsOf(lexicon)) })}\n`);
}
