import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure, measure and whether it is a part, in order of the text
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(({ figure, measure, partOf }) => `${figure.text} ${measure}${partOf === null ? "" : " (part)"}`);

describe("lines of labels and values", () => {
  test.for([
    [
      "Mudflow at Ostrim\n🔹 Killed – 17\n🔹 Still unaccounted for – 22\n🔹 Injured – 64, in hospital – 19",
      ["17 killed", "22 missing", "64 wounded", "19 hospitalised"],
    ],
    // what a cell is of may stand in the cell before
    ["Mudflow at Ostrim\n– Houses swept away – 41; flooded – 137", ["41 destroyed", "137 damaged"]],
    [
      "Measles in Ostrim\nSuspected cases: 612\nOf which laboratory-confirmed: 97",
      ["612 infected", "97 infected (part)"],
    ],
    [
      "The storm killed 204 people. Ostrim accounted for 141, Upper Mirzan 27 and Tolm 20.",
      ["204 killed", "141 killed (part)", "27 killed (part)", "20 killed (part)"],
    ],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for(["Trains at Ostrim\n– Late – 41; cancelled – 13", "The mission – 12 states – met in Ostrim."])(
    "finds no figure in: %s",
    (text) => expect(told(text)).toEqual([]),
  );
});
