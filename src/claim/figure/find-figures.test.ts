import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { Begins, figureWordsOf } from "./figure-words.ts";
import { figureForms, findFigures } from "./find-figures.ts";
import type { FigureForm, FigureView } from "./quantity.ts";
import { rejectFigures, rejectRules } from "./reject-figures.ts";

const lexicon = lexiconOf("en");
if (lexicon === null) throw new Error("there is no English lexicon");

function contextOf(text: string): ClaimContext {
  if (lexicon === null) throw new Error("there is no English lexicon");
  const report = makeReportOfText(text);
  return { report, in: "text", doc: readDoc(text, lexicon.vocabulary), lexicon };
}

function findAll(context: ClaimContext): readonly FigureAtom[] {
  const { doc } = context;
  const atoms: FigureAtom[] = [];
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    atoms.push(...findFigures(context, doc.sentenceFirst[sentence] ?? 0, doc.sentenceFirst[sentence + 1] ?? 0));
  }
  return atoms;
}

// Every token that a form may begin with, and what it reads there.
function readAt(form: FigureForm, context: ClaimContext): readonly unknown[] {
  const { doc } = context;
  const words = figureWordsOf(context.lexicon);
  const view: FigureView = {
    doc,
    lexicon: context.lexicon,
    words,
    numerals: words.numerals,
    limit: doc.tokenCount,
  };
  return Array.from({ length: doc.tokenCount }, (_, token) => token)
    .filter((token) => {
      const isWord = doc.kind[token] === TokenKind.word;
      return (form.begins & (isWord ? (words.begins[doc.word[token] ?? 0] ?? 0) : Begins.numeral | Begins.sign)) !== 0;
    })
    .map((token) => form.read(view, token))
    .filter((quantity) => quantity !== null);
}

const read = (text: string): readonly unknown[] =>
  findAll(contextOf(text)).map((atom) => [atom.kind, atom.low, atom.high, atom.hedge]);

type Row = readonly [words: string, ...figures: (readonly [string, number | null, number | null, string | null])[]];

describe("kinds", () => {
  test.for<Row>([
    ["1,300 men", ["exact", 1300, 1300, null]],
    ["six men", ["exact", 6, 6, null]],
    // a hedge is part of the meaning, never dropped
    ["about 12 men", ["about", 12, 12, "about"]],
    ["some 500 men", ["about", 500, 500, "some"]],
    ["an estimated 15,000 men", ["about", 15000, 15000, "an estimated"]],
    ["perhaps 40 men", ["about", 40, 40, "perhaps"]],
    ["a dozen or so men", ["about", 12, 12, "or so"]],
    ["7,000 to 15,000 men", ["range", 7000, 15000, null]],
    ["between 5 and 7 men", ["range", 5, 7, null]],
    ["roughly 7,000 to 15,000 men", ["range", 7000, 15000, "roughly"]],
    ["somewhere between 2,000 and 4,000 men", ["range", 2000, 4000, "somewhere"]],
    ["30,000–40,000 men", ["range", 30000, 40000, null]],
    ["two or three men", ["range", 2, 3, null]],
    ["at least 12 men", ["at-least", 12, null, "at least"]],
    ["no fewer than nine men", ["at-least", 9, null, "no fewer than"]],
    ["100 or more men", ["at-least", 100, null, "or more"]],
    ["upwards of 2,000 men", ["at-least", 2000, null, "upwards of"]],
    ["a minimum of 30 men", ["at-least", 30, null, "a minimum of"]],
    ["40 men at the very least", ["at-least", 40, null, "at the very least"]],
    ["more than 60 men", ["more-than", 60, null, "more than"]],
    ["the toll topped 700", ["more-than", 700, null, "topped"]],
    ["losses may exceed 100", ["more-than", 100, null, "exceed"]],
    ["the toll rose to above 60", ["more-than", 60, null, "above"]],
    ["120-plus men", ["more-than", 120, null, "plus"]],
    ["120+ men", ["more-than", 120, null, "+"]],
    ["just over 7,000 men", ["just-over", 7000, null, "just over"]],
    ["slightly more than 90 men", ["just-over", 90, null, "slightly more than"]],
    ["up to 40,000 men", ["at-most", null, 40000, "up to"]],
    ["as many as 40K", ["at-most", null, 40000, "as many as"]],
    ["no more than 30 men", ["at-most", null, 30, "no more than"]],
    ["15,000 men at most", ["at-most", null, 15000, "at most"]],
    ["a maximum of 8 men", ["at-most", null, 8, "a maximum of"]],
    ["fewer than 20 men", ["less-than", null, 20, "fewer than"]],
    ["nearly 500 men", ["nearly", null, 500, "nearly"]],
    ["close to 60 men", ["nearly", null, 60, "close to"]],
    ["just under 60 men", ["nearly", null, 60, "just under"]],
    ["dozens of men", ["vague", 24, 99, null]],
    ["tens of thousands of men", ["vague", 20000, 99999, null]],
    ["several men", ["vague", 3, 9, null]],
    ["several hundred men", ["vague", 300, 999, null]],
    ["dozens, possibly hundreds, of men", ["vague", 24, 999, null]],
    ["three wounded for every soldier killed", ["ratio", 3, 3, null]],
    ["for every man lost roughly three are wounded", ["ratio", 3, 3, "roughly"]],
    ["two or three wounded for each man killed", ["ratio", 2, 3, null]],
    ["about one in eight people", ["ratio", 0.125, 0.125, "about"]],
    ["nearly six out of every 10 survivors", ["ratio", null, 0.6, "nearly"]],
    ["more than half of the crew", ["ratio", 0.5, null, "more than"]],
    ["more than 10% of the force", ["more-than", 10, null, "more than"]],
    ["no deaths were reported", ["exact", 0, 0, null]],
    ["not a single soldier died", ["exact", 0, 0, null]],
  ])("%s", ([words, ...figures]) => expect(read(words)).toEqual(figures));
});

describe("hedges within hedges: the bound outweighs what is about", () => {
  test.for<Row>([
    ["at least about 12 men", ["at-least", 12, null, "at least about"]],
    ["perhaps as many as 40 men", ["at-most", null, 40, "perhaps as many as"]],
    ["about 500 or more men", ["at-least", 500, null, "or more"]],
    ["at least another 12 men", ["at-least", 12, null, "at least"]],
    ["up to five or six men", ["at-most", null, 6, "up to"]],
    // the hedge of one figure does not reach the next
    ["about the port 12 men fell", ["exact", 12, 12, null]],
    ["40 men, at least 12 of them boys", ["exact", 40, 40, null], ["at-least", 12, null, "at least"]],
  ])("%s", ([words, ...figures]) => expect(read(words)).toEqual(figures));
});

describe("ranges", () => {
  test.for<Row>([
    ["2 to 4 million people", ["range", 2_000_000, 4_000_000, null]],
    ["from 900 to 1,000 people", ["range", 900, 1000, null]],
    // a change is two figures
    ["the toll rose from 900 to 1,000", ["exact", 900, 900, null], ["exact", 1000, 1000, null]],
    ["some 220, 230 people", ["range", 220, 230, "some"]],
    ["10% to 15% of the force", ["range", 10, 15, null]],
    ["between 10 and 15 percent", ["range", 10, 15, null]],
    ["five-to-seven men", ["range", 5, 7, null]],
    ["12 men and 3 women", ["exact", 12, 12, null], ["exact", 3, 3, null]],
    ["killed 12, wounded 30", ["exact", 12, 12, null], ["exact", 30, 30, null]],
  ])("%s", ([words, ...figures]) => expect(read(words)).toEqual(figures));
});

for (const form of figureForms) {
  describe(form.name, () => {
    test.for(form.examples)("reads: %s", (words) => expect(readAt(form, contextOf(words))).not.toEqual([]));
    test.for(form.nearMisses)("does not read: %s", (words) => expect(readAt(form, contextOf(words))).toEqual([]));
  });
}

for (const rule of rejectRules) {
  describe(`no figure: ${rule.name}`, () => {
    test.for(rule.examples)("rejects: %s", (words) => {
      const context = contextOf(words);
      const { rejected } = rejectFigures(context, findAll(context));
      expect(rejected.length, words).toBeGreaterThan(0);
    });
    test.for(rule.nearMisses)("keeps: %s", (words) => {
      const context = contextOf(words);
      const { rejected } = rejectFigures(context, findAll(context));
      expect(rejected.filter((reject) => reject.rule === rule.name)).toEqual([]);
    });
  });
}
