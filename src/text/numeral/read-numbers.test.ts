import { describe, expect, test } from "vitest";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import { numeralWordsOf } from "../../lexicon/numeral-words.ts";
import { readNumbers, readPercentages } from "./read-numbers.ts";
import { readRanges } from "./read-ranges.ts";

const lexicon = lexiconOf("en");
if (lexicon === null) throw new Error("there is no English lexicon");
const words = numeralWordsOf(lexicon);
const numbers = (text: string) => readNumbers(text, lexicon.vocabulary, words).map(({ value }) => value);
const ranges = (text: string) => readRanges(text, lexicon.vocabulary, words).map(({ low, high }) => [low, high]);
const percentages = (text: string) => readPercentages(text, lexicon.vocabulary, words).map(({ value }) => value);

describe("numbers", () => {
  test.for([
    ["fourteen ships", [14]],
    ["three hundred and seven", [307]],
    ["two hundred thousand and six", [200_006]],
    ["3 hundred and 12 bags", [312]],
    ["5 thousand 2 hundred", [5200]],
    ["six hundred and one hundred", [600, 100]],
    ["a dozen and half a dozen", [12, 6]],
    ["1.7 million", [1_700_000]],
    ["90k", [90_000]],
    ["3 lakh", [300_000]],
    // Indian grouping
    ["23,45,678", [2_345_678]],
    ["4 500 700", [4_500_700]],
    ["4,5 and 4.5", [4.5, 4.5]],
    ["2.345,6", [2345.6]],
    [".75 of it", [0.75]],
    ["minus seven", [-7]],
    ["-3 degrees", [-3]],
    ["- 2 1/4", [-2.25]],
    ["forty point two five", [40.25]],
    ["two thirds", [2 / 3]],
    ["a ninth", [1 / 9]],
    ["two twenty-firsts", [2 / 21]],
    // with “and” the tens belong to the number, without to the fraction
    ["two hundred and forty fifths", [48]],
    ["two hundred forty fifths", [200 / 45]],
    ["six and a quarter", [6.25]],
    ["two million and a half", [2_500_000]],
    ["three quarters of a million", [750_000]],
    ["one over eight", [1 / 8]],
    ["two out of nine", [2 / 9]],
    ["¾ full", [0.75]],
    ["2^5", [32]],
    ["3e4", [30_000]],
    ["2.5x10^3", [2500]],
    ["lines 4,7,9", [4, 7, 9]],
    ["10.0.0.7", [10, 0, 0, 7]],
    ["on 7/19/2021", [7, 19, 2021]],
  ] as const)("%s", ([text, values]) => {
    const read = numbers(text);
    expect(read).toHaveLength(values.length);
    for (const [index, value] of values.entries()) expect(read[index]).toBeCloseTo(value, 9);
  });

  test.for(["a 40ml dose", "the 9th gate", "this one", "the one that fell", "a first step", "half-hearted a"])(
    "finds no number in: %s",
    (text) => expect(numbers(text)).toEqual([]),
  );
});

describe("ranges", () => {
  test.for([
    ["between 40 and 60", [40, 60]],
    ["from 200 to 900", [200, 900]],
    ["40 through 60", [40, 60]],
    ["300–700", [300, 700]],
    ["8k-9k", [8000, 9000]],
    ["between the second and the ninth", [2, 9]],
    ["more than forty", [40, null]],
    ["seventy or less", [null, 70]],
    ["less than or equal to 8", [null, 8]],
    ["less than 8 or equal", [null, 8]],
    ["equal to 8 or more", [8, null]],
    [">= 8", [8, null]],
    ["greater than 10 and smaller than 30", [10, 30]],
    ["at most 90 and at least 20", [20, 90]],
  ] as const)("%s", ([text, range]) => expect(ranges(text)).toEqual([range]));

  test("bounds that do not meet stay two", () => {
    expect(ranges("more than 40 and less than 10")).toEqual([
      [40, null],
      [null, 10],
    ]);
  });

  test.for(["+1-333-4444-5555", "<>5", "2001-07"])("finds no range in: %s", (text) => expect(ranges(text)).toEqual([]));
});

describe("percentages", () => {
  test.for([
    ["12%", [12]],
    ["forty percent", [40]],
    ["ten per cent", [10]],
    ["per cent of ninety", [90]],
    ["minus 3 percent", [-3]],
    // an address is full of signs
    ["https://example.org/a?q=40%25%2030%", []],
  ] as const)("%s", ([text, values]) => expect(percentages(text)).toEqual(values));
});
