import { expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

const LEAD = "The quay collapsed on Monday, killing two people. ";

const told = (text: string): readonly string[] =>
  findClaims(makeReportOfText(text, { publishedAt: "2024-05-15" })).claims.map(
    ({ figure, measure }) => `${figure.text} ${measure}`,
  );

test.each([
  ["We lost six on that shift.", ["six lost"]],
  ["“I went back and brought out three.”", ["three rescued"]],
  ["Divers have since dug out nine.", ["nine rescued"]],
  ["The port puts those still in hospital wards at 98.", ["98 hospitalised"]],
  ["Houses swept away – 41", ["41 destroyed"]],
  ["In hospital – 19", ["19 hospitalised"]],
  ["Dockers killed since the start of the year: 27", ["27 killed"]],
  // no count of what was lost
  ["The founder died at 43.", []],
  ["He stuck to 162.", []],
  ["The company moved to 14 Quay Street.", []],
  ["The crane was built in 1990.", []],
  ["The inquiry is due at 9.", []],
])("%s", (text, expected) => {
  expect(told(`${LEAD}${text}`).filter((claim) => claim !== "two killed")).toEqual(expected);
});

test("only in a report of losses", () => {
  expect(told("The club lost six. It brought out three.")).toEqual([]);
});
