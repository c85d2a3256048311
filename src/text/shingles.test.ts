import { expect, test } from "vitest";
import { keepShingles, readWords } from "./shingles.ts";

const wordsOf = (text: string): readonly string[] => {
  const { starts, ends } = readWords(text);
  return [...starts].map((start, i) => text.slice(start, ends[i]));
};

test.for([
  ["The dam broke; nine died.", ["The", "dam", "broke", "nine", "died"]],
  // the possessive and the comma inside a number belong to the word
  ["Lima’s 1,300 nurses", ["Lima’s", "1,300", "nurses"]],
  ["rain,wind", ["rain", "wind"]],
  ["a 12-person crew", ["a", "12", "person", "crew"]],
  ["🔴 LIVE 👍", ["LIVE"]],
  ["", []],
  ["— … —", []],
  ["землетрясение в Перу", ["землетрясение", "в", "Перу"]],
] as const)("%s", ([text, words]) => expect(wordsOf(text)).toEqual(words));

test.for([
  ["KYIV’S", "Kyiv's"],
  ["1,300", "1300"],
  ["Café", "cafe\u0301"],
  ["Ναυάγιο", "ΝΑΥΆΓΙΟ"],
] as const)("%s is the same word as %s", ([a, b]) =>
  expect([...readWords(a).hashes]).toEqual([...readWords(b).hashes]),
);

test("a script without spaces is cut into short words that survive an insertion", () => {
  const before = readWords("昨夜発生した地震で少なくとも十二人が死亡したと当局が発表した");
  const after = readWords("速報昨夜発生した地震で少なくとも十二人が死亡したと当局が発表した");
  const shared = [...before.hashes].filter((hash) => after.hashes.includes(hash));
  expect(before.count).toBeGreaterThan(8);
  expect(shared.length).toBeGreaterThan(before.count * 0.8);
});

test.for([
  ["He said “the bridge is gone” today", "the bridge is gone"],
  ['He said "the bridge is gone" today', "the bridge is gone"],
  // a quotation left open ends with its paragraph
  ["“The bridge is gone\n\nThe mayor left", "The bridge is gone"],
  ["No marks here", ""],
] as const)("quoted words of: %s", ([text, quoted]) => {
  const words = readWords(text);
  const said = [...words.starts].flatMap((start, i) =>
    words.quoted[i] === 1 ? [text.slice(start, words.ends[i])] : [],
  );
  expect(said.join(" ")).toBe(quoted);
});

test("shingles are sorted, unique, and chosen by themselves", () => {
  const text = Array.from({ length: 400 }, (_, i) => `word${i}`).join(" ");
  const kept = keepShingles(readWords(text));
  expect(kept.length).toBeGreaterThan(60);
  expect(kept.length).toBeLessThan(140);
  expect([...kept]).toEqual([...new Set(kept)].sort((a, b) => a - b));
  const longer = new Set(keepShingles(readWords(`${text} and some more words at the end`)));
  expect([...kept].every((key) => longer.has(key))).toBe(true);
  expect([...kept].every(Number.isSafeInteger)).toBe(true);
});

test("a short text keeps all its shingles, one under five words has none", () => {
  expect(keepShingles(readWords("one two three four five six seven"))).toHaveLength(3);
  expect(keepShingles(readWords("one two three four"))).toHaveLength(0);
});
