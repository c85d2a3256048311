import { describe, expect, test } from "vitest";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import { tokensText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import { findQuotes } from "./find-quotes.ts";

const quotesIn = (text: string): readonly string[] => {
  const lexicon = lexiconOf("en");
  if (lexicon === null) throw new Error("no English lexicon");
  const doc = readDoc(text, lexicon.vocabulary);
  return findQuotes(doc).list.map(({ first, end }) => tokensText(doc, first, end));
};

describe("quotations", () => {
  test.for([
    ["“We are safe,” she said.", ["We are safe,"]],
    ['"We are safe," she said.', ["We are safe,"]],
    // two apostrophes are a quotation mark in some papers
    ["''We are safe,'' she said.", ["We are safe,"]],
    ["«We are safe», she said.", ["We are safe"]],
    ["He called it “largely calm” and “quiet”.", ["largely calm", "quiet"]],
    // apostrophes are no quotation marks
    ["The troops’ losses weren’t told.", []],
    // a quotation runs on where the next paragraph opens with a mark
    ["“It was dark.\n\n“Then it was light,” she said.", ["It was dark.\n\n“Then it was light,"]],
    // and ends with its paragraph where it does not
    ["“It was dark.\n\nNobody came.", ["It was dark."]],
    ["", []],
  ] as const)("%s", ([text, expected]) => expect(quotesIn(text)).toEqual(expected));
});
