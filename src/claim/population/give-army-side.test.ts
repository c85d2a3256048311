import { expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

const sidesOf = (text: string): readonly (string | null)[] =>
  findClaims(makeReportOfText(text, { publishedAt: "2024-05-15" })).claims.map(({ population }) => population.side);

test.each([
  // one country, and those who fight its army
  ["Rebels stormed a fort in northern Mali on Monday, killing 17 soldiers.", ["Mali"]],
  ["Gunmen ambushed a convoy in Kenya. Nine troops died, the army said.", ["Kenya"]],
  // those who fight the army, and those of many countries
  ["Fighting went on in Mali. Troops killed 12 rebels on Monday.", [null]],
  ["Fighting went on in Congo. Militants killed three peacekeepers on Monday.", [null]],
  // two countries: nobody can tell whose they are
  ["Fighting went on in Niger and Mali. Militants killed 17 soldiers on Monday.", [null]],
  // no one who fights an army
  ["A lorry overturned in Kenya, killing nine soldiers.", [null]],
])("%s", (text, sides) => {
  expect(sidesOf(text)).toEqual(sides);
});
