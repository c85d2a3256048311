import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureGrowth } from "../../test/support/measure-growth.ts";
import { lexiconOf } from "../lexicon/lexicon.ts";
import type { Doc } from "./doc.ts";
import { readDoc } from "./read-doc.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = lexiconOf("en")?.vocabulary ?? createVocabulary([]);

// What strangers publish: each was seen to send some reader into a loop, a stack or a square of its length.
const hostilePieces: Readonly<Record<string, string>> = {
  "nested quotes": "“‘\"'",
  "digit runs": "1234567890",
  "grouped digits": "1,234,567,",
  commas: ", ",
  "unclosed brackets": "([{<",
  emoji: "👩‍👩‍👧‍👦🇺🇦",
  "right-to-left": "قتل ١٢ شخصا \u202e",
  "zero-width": "a\u200b\u200d\ufeff",
  NUL: "\u0000",
  "one letter": "a",
  initials: "U.S.",
  apostrophes: "don't's ",
  "half a surrogate": "\ud83d",
  "combining marks": "e\u0301\u0301",
  newlines: "\n",
  "short lines": "war and\n",
  sentences: "He fell. ",
  dashes: "12-",
  "number words": "one hundred and ",
};

function expectValid(doc: Doc): void {
  const { text } = doc;
  let last = 0;
  for (let token = 0; token < doc.tokenCount; token++) {
    const start = doc.start[token] ?? -1;
    const end = doc.end[token] ?? -1;
    if (start < last || end <= start || end > text.length) throw new Error(`token ${token} is ${start}–${end}`);
    last = end;
  }
  let sentenceEnd = 0;
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    if (doc.sentenceFirst[sentence] !== sentenceEnd) throw new Error(`sentence ${sentence} begins elsewhere`);
    sentenceEnd = doc.sentenceFirst[sentence + 1] ?? -1;
  }
  expect(sentenceEnd).toBe(doc.tokenCount);
}

describe("any text is read, and every span is valid", () => {
  test("mixed pieces", () => {
    const piece = fc.oneof(
      fc.constantFrom(...Object.values(hostilePieces)),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.nat().map(String),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expectValid(readDoc(pieces.join(""), vocabulary));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test("the same text gives the same doc, whatever was read before", () => {
    const text = "At least 12 people were killed. “Nine fell,” he said.";
    const first = readDoc(text, vocabulary);
    readDoc("x ".repeat(20_000), vocabulary);
    expect(readDoc(text, vocabulary)).toEqual(first);
  });
});

describe("time grows with the length and no faster", () => {
  const SMALL = 200_000;
  const LARGE = 2_000_000;
  // ten times the text; a reader that is quadratic would take a hundred times as long
  const WORST_RATIO = 40;

  test.for(Object.entries(hostilePieces))("%s", ([, piece]) => {
    const small = piece.repeat(Math.ceil(SMALL / piece.length));
    const large = piece.repeat(Math.ceil(LARGE / piece.length));
    const read = (text: string) => readDoc(text, vocabulary);
    expect(measureGrowth(read, { small, large, worst: WORST_RATIO, leastMs: 2 })).toBeLessThan(WORST_RATIO);
  });

  test("ten million characters of everything", () => {
    const all = Object.values(hostilePieces).join(" ");
    expectValid(readDoc(all.repeat(Math.ceil(10_000_000 / all.length)), vocabulary));
  });
});
