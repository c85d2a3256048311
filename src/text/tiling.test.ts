import { expect, test } from "vitest";
import { readWords } from "./shingles.ts";
import { tileWords } from "./tiling.ts";

const tilesOf = (a: string, b: string): readonly (readonly number[])[] => {
  const { count, triples } = tileWords(readWords(a).hashes, readWords(b).hashes);
  return Array.from({ length: count }, (_, k) => [...triples.subarray(k * 3, k * 3 + 3)]);
};

test.for([
  ["one two three four", "one two three four", [[0, 0, 4]]],
  ["one two three", "four five six", []],
  // runs of two words are the language
  ["one two x three four", "one two y three four", []],
  [
    "one two three x four five six",
    "four five six y one two three",
    [
      [0, 4, 3],
      [4, 0, 3],
    ],
  ],
  // the longest run first, every word once
  ["a b c d e", "b c d a b c d e", [[0, 3, 5]]],
  // what a longer run has cut is still laid
  ["k l m n o p q", "k l m z m n o p q", [[2, 4, 5]]],
  ["", "one two three", []],
] as const)("%s | %s", ([a, b, tiles]) => expect(tilesOf(a, b)).toEqual(tiles));

test("a text of one word repeated takes no time to speak of", () => {
  const many = new Int32Array(200_000).fill(7);
  const before = performance.now();
  const { count, triples } = tileWords(many, many);
  expect(performance.now() - before).toBeLessThan(4000);
  expect(count).toBe(1);
  expect(triples[2]).toBe(200_000);
});
