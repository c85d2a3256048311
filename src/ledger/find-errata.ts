import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { Report } from "../report/report.ts";
import { anchorOf } from "./figure-range.ts";
import { foldWords } from "./fold-name.ts";
import { alternativesOf, anyHasSense } from "./ledger-words.ts";
import { numbersIn } from "./read-passage.ts";
import type { Told } from "./told.ts";
import type { FindingDraft } from "./write-finding.ts";

// "It is 23, not 32", "to three, not two", "38 instead of 48".
const PUT_RIGHT = new RegExp(
  `(?<now>\\d[\\d,]*|\\b[a-z]+(?:-[a-z]+)?),? (?:${alternativesOf("not-that")}) (?<old>\\d[\\d,]*|[a-z]+(?:-[a-z]+)?)(?=[.,;”"]|$)`,
  "i",
);
const NOT_THAT = new RegExp(`\\b(?:${alternativesOf("not-that")}) `);
const LONGEST = 260;

const NUMERALS: ReadonlySet<string> = new Set(
  readLexiconFile("en/numerals").flatMap(([word, role]) =>
    word !== undefined && ["unit", "teen", "tens", "zero"].includes(role ?? "") ? [word] : [],
  ),
);

/** What a report says it put right in its own earlier text: a line at its end, mostly. `teller`: the report's name. */
export function findErrata(report: Report, teller: string, counted: readonly Told[]): readonly FindingDraft[] {
  if (!NOT_THAT.test(report.text)) return [];
  const sentences = report.text.split(/(?<=[.!?]["”’]?)\s+|\n+/u);
  return sentences.flatMap((sentence, at) => {
    const groups = PUT_RIGHT.exec(sentence)?.groups;
    if (groups === undefined || !isNumber(groups.now) || !isNumber(groups.old)) return [];
    const before = sentences[at - 1] ?? "";
    const isNote = tellsCorrection(sentence);
    if (!isNote && !tellsCorrection(before)) return [];
    const quote = isNote ? sentence : `${before} ${sentence}`;
    if (quote.length > LONGEST) return [];
    const numbers = numbersIn(sentence);
    return [
      {
        kind: "correction" as const,
        text: `${teller} corrects its own text: “${quote.trim()}”`,
        statements: [],
        claims: counted.filter(({ claim }) => numbers.has(anchorOf(claim.figure) ?? -1)).map(({ claim }) => claim.id),
        severity: "note" as const,
        cause: [report.id, sentence].join("|"),
      },
    ];
  });
}

function tellsCorrection(sentence: string): boolean {
  return anyHasSense(foldWords(sentence), "errs");
}

function isNumber(word: string | undefined): boolean {
  return (
    word !== undefined &&
    (/^\d/.test(word) ||
      word
        .toLowerCase()
        .split("-")
        .every((part) => NUMERALS.has(part)))
  );
}
