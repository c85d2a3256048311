import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import { tokensText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { findSides, sideAt, sidesWithin } from "./find-sides.ts";

const contextOf = (text: string): ClaimContext => {
  const lexicon = lexiconOf("en");
  if (lexicon === null) throw new Error("no English lexicon");
  const report = makeReportOfText(text);
  return { report, in: "text", doc: readDoc(text, lexicon.vocabulary), lexicon };
};
const sidesOf = (text: string): readonly string[] => {
  const context = contextOf(text);
  return findSides(context).map(({ first, end, side }) => `${tokensText(context.doc, first, end)}: ${side}`);
};

describe("sides of the lexicon", () => {
  test.for([
    ["Polish troops crossed the river", ["Polish: Poland"]],
    ["Poland’s army", ["Poland: Poland"]],
    ["the South Sudanese government", ["South Sudanese: South Sudan"]],
    ["Kyiv has said little", ["Kyiv: Ukraine"]],
    ["aides in the Kremlin", ["the Kremlin: Russia"]],
    ["U.S. soldiers and US marines", ["U.S.: United States", "US: United States"]],
    ["Hamas fighters", ["Hamas: Hamas"]],
    ["Georgians fled", ["Georgians: Georgia"]],
  ] as const)("%s", ([text, sides]) => expect(sidesOf(text)).toEqual(sides));

  test.for([
    "they told us to go",
    "TELL US WHAT YOU SAW",
    "Michael Jordan scored 30",
    "he polished the turkey",
    "the Washington Post reported",
    "New Mexico police",
    "a Christian family",
  ])("finds no side in: %s", (text) => expect(sidesOf(text)).toEqual([]));
});

describe("sides that the report itself teaches", () => {
  test.for([
    // the adjective and the name
    ["Tolmia said 12 Tolmian soldiers fell.", ["Tolmia: Tolmia", "Tolmian: Tolmia"]],
    ["Orvan lost ground. Orvani artillery fired.", ["Orvan: Orvan", "Orvani: Orvan"]],
    // the adjective alone, before what only a side has
    ["A Zubrian army unit fled.", ["Zubrian: Zubria"]],
    ["Three Ostalese soldiers fell.", ["Ostalese: Ostal"]],
    // the name alone, as the owner of a ministry
    ["Berrovia’s Foreign Ministry protested.", ["Berrovia: Berrovia"]],
    // the name in a dateline
    ["LENSK, Morvia (XPA) — Police searched homes.", ["Morvia: Morvia"]],
    // the people
    ["Tolmia holds four men. Two Tolmians escaped.", ["Tolmia: Tolmia", "Tolmians: Tolmia"]],
    // a name that is coupled with one that is known
    [
      "Tolmia’s army and Vesk’s guns. Tolmia and Vesk agreed. Vesk withdrew.",
      ["Tolmia: Tolmia", "Vesk: Vesk", "Tolmia: Tolmia", "Vesk: Vesk", "Vesk: Vesk"],
    ],
  ] as const)("%s", ([text, sides]) => expect(sidesOf(text)).toEqual(sides));

  test.for([
    "Julia met Julian at the gate.",
    "Anna and Brian said no soldiers came.",
    "Mirzan Province and Ostrim Province",
    "Colonel Marr’s army",
    "Woman killed. Women fled.",
  ])("learns nothing from: %s", (text) => expect(sidesOf(text)).toEqual([]));
});

test("tells the side at a token and those within a range", () => {
  const mentions = findSides(contextOf("Ukraine and Russian troops"));
  expect(sideAt(mentions, 0)?.side).toBe("Ukraine");
  expect(sideAt(mentions, 1)).toBeNull();
  expect(sidesWithin(mentions, 1, 4).map(({ side }) => side)).toEqual(["Russia"]);
});
