import { describe, expect, test } from "vitest";
import { sentenceTokens, tokensText, tokenText } from "./doc.ts";
import { readDoc } from "./read-doc.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = createVocabulary([
  ["gen", 1],
  ["feb", 1],
  ["the", 2],
  ["troops", 4],
]);
const words = (text: string): readonly string[] => {
  const doc = readDoc(text, vocabulary);
  return Array.from({ length: doc.tokenCount }, (_, token) => tokenText(doc, token));
};
const sentences = (text: string): readonly string[] => {
  const doc = readDoc(text, vocabulary);
  return Array.from({ length: doc.sentenceCount }, (_, sentence) => tokensText(doc, ...sentenceTokens(doc, sentence)));
};

describe("tokens", () => {
  test.for([
    ["15,000 men", ["15,000", "men"]],
    ["the army’s 40K", ["the", "army", "’s", "40", "K"]],
    ["don’t O’Brien", ["don’t", "O’Brien"]],
    ["the troops’ losses", ["the", "troops", "’", "losses"]],
    ["U.S. and a.m.", ["U.S.", "and", "a.m."]],
    ["a 12-person crew", ["a", "12", "-", "person", "crew"]],
    ["10.5%, $3", ["10.5", "%", ",", "$", "3"]],
    // a zero-width space is part of the word it stands in
    ["tro\u200bops", ["tro\u200bops"]],
    ["", []],
  ] as const)("%s", ([text, expected]) => expect(words(text)).toEqual(expected));

  test("folds case, accents and marks before it looks a word up", () => {
    const doc = readDoc("TROOPS Tróops tro\u200bops", vocabulary);
    expect([...doc.word]).toEqual([doc.word[0], doc.word[0], doc.word[0]]);
    expect(doc.flags[0]).toBe(4);
  });
});

describe("sentences", () => {
  test.for([
    ["He fell. She ran.", ["He fell.", "She ran."]],
    ["Gen. Holt said so. It rained.", ["Gen. Holt said so.", "It rained."]],
    ["Since Feb. 24 it rained.", ["Since Feb. 24 it rained."]],
    ["“We are here.” He left.", ["“We are here.”", "He left."]],
    ["Troops of the U.S. Army left.", ["Troops of the U.S. Army left."]],
    ["It happened in the U.S. The army left.", ["It happened in the U.S.", "The army left."]],
    ["One\n\nTwo", ["One", "Two"]],
    ["John F. Kennedy spoke.", ["John F. Kennedy spoke."]],
    ["It fell 3.5 points. 12 died.", ["It fell 3.5 points.", "12 died."]],
  ] as const)("%s", ([text, expected]) => expect(sentences(text)).toEqual(expected));

  test("reads on over the line ends of a wrapped text", () => {
    const wrapped =
      "the rebels\nattacked a post\nnear the town\nand killed four\nof the guards\nbefore dawn\n\nthe end";
    expect(sentences(wrapped)).toHaveLength(2);
  });
});
