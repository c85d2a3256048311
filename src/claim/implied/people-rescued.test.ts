import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

const told = (text: string): readonly string[] =>
  findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims.map(
    ({ figure, measure }) => `${figure.text} ${measure}`,
  );

describe("single people saved, taken to hospital or held, in news of a disaster", () => {
  test.for([
    ["The flood came at dawn. Neighbours dug out a boy and his sister.", ["a boy rescued", "his sister rescued"]],
    ["A nurse was rescued by neighbours after the quake.", ["A nurse rescued"]],
    ["The team extracted a woman from a house after the mudslide buried it at dawn in the storm.", ["a woman rescued"]],
    [
      "The fire was put out at dawn. A clerk and a guard were taken to hospital.",
      ["A clerk hospitalised", "a guard hospitalised"],
    ],
    ["A 19-year-old was taken to hospital with burns after the crash.", ["A 19-year-old hospitalised"]],
    ["After the blast police arrested a foreman.", ["a foreman detained"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // no disaster, no claim; and who is alive was not saved
    "A man was arrested over unpaid bills.",
    "The mayor was taken to hospital for a check of his knee.",
    "The pilot, who is alive, lives near the port that burned in the fire.",
  ] as const)("%s", (text) => expect(told(text)).toEqual([]));
});
