import { expect, test } from "vitest";
import { readSentences } from "./read-sentences.ts";

test.for<readonly [string, readonly string[]]>([
  ["The dam broke. Nine died.", ["The dam broke.", "Nine died."]],
  ["Dr. Halla met Gov. Brennick at 5 p.m. on Monday.", ["Dr. Halla met Gov. Brennick at 5 p.m. on Monday."]],
  ["“It broke.” She wept.", ["“It broke.”", "She wept."]],
  ["About 3.5 million fled.\nRain fell", ["About 3.5 million fled.", "Rain fell"]],
  ["", []],
])("%s", ([text, sentences]) => {
  const found = readSentences(text);
  expect(found.map((sentence) => sentence.text)).toEqual(sentences);
  for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
});
