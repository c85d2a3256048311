import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure and measure, in order of the text
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(({ figure, measure }) => `${figure.text} ${measure}`);

describe("who lived, who was got out and who was aboard", () => {
  test.for([
    ["The ferry sank at dusk. There were 46 survivors.", ["46 rescued"]],
    ["Sixty-one people survived the crash.", ["Sixty-one rescued"]],
    ["The plane crashed. Thirty are alive, the governor said.", ["Thirty rescued"]],
    ["The boat capsized. “We got nine into the boat,” a fisherman said.", ["nine rescued"]],
    ["The boat capsized; one man hauled eleven aboard.", ["eleven rescued"]],
    ["The plane left with 67 passengers and a crew of four before the crash.", ["67 other", "four other"]],
    ["An avalanche hit 14 climbers; nine died. Five of the 14 survived.", ["14 other", "nine killed", "Five rescued"]],
    ["Also missing are two officers after the crash.", ["two missing"]],
    // labels that tell whom
    [
      "Crash of the night train\nPassengers: 69\nCrew: 4\nTotal: 73\nSurvivors: 40",
      ["69 other", "4 other", "73 other", "40 rescued"],
    ],
    // values in brackets behind names
    [
      "The crash left 41 survivors. They were taken to the Naval Hospital (23), the Ostrim Clinic (12) and a health post (6).",
      ["41 rescued", "23 hospitalised", "12 hospitalised", "6 hospitalised"],
    ],
    // those who speak are not counted
    ["The ferry sank at dusk. Several survivors said the doors were locked.", []],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
