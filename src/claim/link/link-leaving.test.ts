import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

const told = (text: string): readonly string[] =>
  findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims.map(
    ({ figure, measure, partOf }) => `${figure.text} ${measure}${partOf === null ? "" : " part"}`,
  );

describe("people left in a state that stands behind an aside", () => {
  test.for([
    [
      "A lorry hit the coach near Tolm, leaving 12 passengers, among them four students and two nuns, dead and 31 others wounded.",
      ["12 killed", "four killed part", "two killed part", "31 wounded"],
    ],
    ["The shelling left at least 16 people, including five women, dead.", ["at least 16 killed", "five killed part"]],
    ["The gale left 40 people, most of them from the delta, homeless.", ["40 homeless"]],
    ["The brawl left nine clerks, two of them soldiers, in hospital.", ["nine hospitalised", "two hospitalised part"]],
    ["The slide left seven miners, all from one village, trapped.", ["seven trapped"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // another clause, another one's fate
    ["She left 12 francs, her aunt said, missing from the till.", []],
    ["Some 30 firefighters are on the hill after the fire that killed two.", ["Some 30 deployed", "two killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
