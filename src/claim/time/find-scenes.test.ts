import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

// A Wednesday.
const claimOf = (text: string, figure: string): Claim => {
  const { claims } = findClaims(makeReportOfText(text, { publishedAt: "2024-05-15" }));
  const claim = claims.find((one) => one.figure.text === figure);
  if (claim === undefined) throw new Error(`no claim of ${figure} in: ${text}`);
  return claim;
};
const LEAD = "A fire killed 31 people in Dorn on Tuesday, the police said.\n\n";

describe("what a paragraph turns to is of the day that opens it", () => {
  test.for([
    [
      "On Sunday thousands marched in Sarn. Police detained 12 of them. Two officers were hurt by stones.",
      "12",
      "2024-05-12",
    ],
    [
      "On Sunday thousands marched in Sarn. Police detained 12 of them. Two officers were hurt by stones.",
      "Two",
      "2024-05-12",
    ],
    ["Late on the night of 3 May gunmen stormed a bar in Orun. Nine guests were killed.", "Nine", "2024-05-03"],
    // a new day ends it
    ["On Sunday thousands marched in Sarn. On Monday two officers were hurt by stones.", "two", "2024-05-13"],
  ] as const)("%s (%s)", ([text, figure, day]) => {
    expect(claimOf(LEAD + text, figure).period).toMatchObject({ from: day, to: day });
  });

  test("and of the place where its first sentence puts it", () => {
    const text = "On Sunday thousands marched in Sarn. Two officers were hurt by stones.";
    expect(claimOf(LEAD + text, "Two")).toMatchObject({ place: "Sarn", placeBasis: "inferred" });
  });

  test.for([
    // of the saying, not of what is told
    ["On Monday the fire service spoke to the families. It counts 30 dead.", "30"],
    ["On Monday, the mayor said, the families were told. Some 30 people died.", "Some 30"],
    ["On Monday the toll stood at 28. The number of dead is now 30.", "30"],
  ] as const)("not: %s", ([text, figure]) => {
    expect(claimOf(LEAD + text, figure).period?.from).toBe("2024-05-14");
  });
});

describe("what a report is about", () => {
  test.for([
    ["A bus skidded off a road near Orun and fell into a gorge before dawn on Tuesday, killing 31 people.", "31"],
    [
      "Gunmen rode into the town of Dogon in northern Loria late on Tuesday and opened fire on traders, killing 22 people, residents said.",
      "22",
    ],
    // an earlier one, told further down
    [
      "A bus fell into a gorge on Tuesday, killing 31 people. The road is closed. Help has come. On March 3 a truck overturned there. In all 17 people were injured on Tuesday.",
      "31",
    ],
  ] as const)("%s", ([text, figure]) => expect(claimOf(text, figure).period?.from).toBe("2024-05-14"));
});

test.for([
  ["Figures as of 12 May, 18:00, unless stated otherwise.\n\n- 148 people killed.", "148", "2024-05-12"],
  ["Data as at 12 May 2024.\n\n37 people are missing.", "37", "2024-05-12"],
  // the words beside it go before
  ["Figures as of 12 May.\n\nThe agency has registered 84 deaths as of 11 May.", "84", "2024-05-11"],
  // a figure of its own
  ["As of 12 May 40 had died. Now 41 people have been killed.", "41", "2024-05-15"],
] as const)("a heading that says of when its figures are: %s (%s)", ([text, figure, day]) => {
  expect(claimOf(text, figure).asOf).toBe(day);
});

describe("other ways to tell a span", () => {
  test.for([
    ["In the first three months of this year, 480 civilians died in the fighting.", "480", "2024-01-01", "2024-03-31"],
    ["Last week (6 to 12 May) 904 cases of cholera were reported.", "904", "2024-05-06", "2024-05-12"],
    [
      "The number of deaths since the beginning of the epidemic on 1 April stands at 61. Some 940 cases have been recorded since that date.",
      "Some 940",
      "2024-04-01",
      "2024-05-15",
    ],
    [
      "One year ago today, at 11.20 in the morning, a tank exploded and killed 38 people.",
      "38",
      "2023-05-15",
      "2024-05-15",
    ],
    ["A trader counted 17 bodies by the mosque on Tuesday morning.", "17", null, null],
  ] as const)("%s (%s)", ([text, figure, from, to]) => {
    const { period } = claimOf(text, figure);
    expect([period?.from ?? null, period?.to ?? null]).toEqual([from, to]);
  });
});
