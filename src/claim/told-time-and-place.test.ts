import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../test/support/make-report.ts";
import { lexiconOf } from "../lexicon/lexicon.ts";
import { readDoc } from "../text/read-doc.ts";
import type { Claim } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import type { ClaimDraft } from "./claim-draft.ts";
import { linkDisputes } from "./dispute/link-disputes.ts";
import { findClaims } from "./find-claims.ts";
import { findCoordinates } from "./place/find-coordinates.ts";

// A Wednesday.
const claimsOf = (text: string, publishedAt: string | null = "2024-05-15"): readonly Claim[] =>
  findClaims(makeReportOfText(text, { publishedAt })).claims;

describe("the span a figure covers", () => {
  test.for([
    ["Since the war began on May 2, 300 soldiers have been killed.", "2024-05-02", "2024-05-15", "stated"],
    // the named event's own date beats the arithmetic
    [
      "40 died since the offensive began two weeks ago. The offensive began on April 29.",
      "2024-04-29",
      "2024-05-15",
      "event",
    ],
    ["Some 9,000 civilians have died since the invasion of Ukraine.", "2022-02-24", "2024-05-15", "event"],
    ["In the past 24 hours 33 people were killed.", "2024-05-14", "2024-05-15", "stated"],
    ["So far this year 412 migrants have drowned.", "2024-01-01", "2024-05-15", "stated"],
    ["A quake struck the valley on Tuesday, killing 80 people.", "2024-05-14", "2024-05-15", "event"],
    ["Gunmen killed 12 villagers on Monday.", "2024-05-13", "2024-05-13", "stated"],
  ] as const)("%s", ([text, from, to, basis]) => {
    const [claim] = claimsOf(text);
    expect([claim?.period?.from, claim?.period?.to, claim?.period?.basis]).toEqual([from, to, basis]);
  });
});

describe("the moment it speaks of", () => {
  test.for([
    ["The toll stands at 45, the ministry said.", ["2024-05-15"]],
    ["The ministry said Monday that 45 people had died.", ["2024-05-13"]],
    ["The toll rose to 45 from 38 on Sunday.", ["2024-05-15", "2024-05-12"]],
    ["The agency had put the toll at 31 on Tuesday.", ["2024-05-14"]],
    // a past that is not dated
    ["Earlier this month, the ministry said that 90 soldiers had died.", [null]],
  ] as const)("%s", ([text, expected]) => expect(claimsOf(text).map(({ asOf }) => asOf)).toEqual(expected));

  test("stays unknown where no day is", () => {
    expect(claimsOf("On Tuesday 12 people died.", null)[0]?.asOf).toBeNull();
  });
});

describe("figures told for scale", () => {
  test.for([
    ["A fire killed 22 on Saturday. It was the worst since a 2013 blaze that killed 242.", [false, true]],
    ["The quake killed 80 on Monday. In 1988 a tremor in Armenia killed some 25,000.", [false, true]],
    ["The storm killed 40 this week. Hurricane Mitch killed more than 11,000 in 1998.", [false, true]],
    ["The army has lost 300 men since Monday. It lost 12,000 troops in the course of 10 years abroad.", [false, true]],
    ["The blast killed seven on Sunday; in 2007 an explosion there killed 101.", [false, true]],
    ["Floods killed 60 people this week. In 2010 floods killed 900. Another 400 were missing.", [false, true, true]],
    ["Police shot dead eight people on Sunday, the anniversary of a march in which 60 people died.", [false, true]],
    ["A boat sank on Monday and 106 drowned. Last year 76 people drowned in the same province.", [false, true]],
    ["The strike killed nine people on Monday. A similar attack killed 31 people.", [false, true]],
    ["A crush killed 16 on Monday. In 2013 pilgrims feared a bridge would give way; 115 died.", [false, true]],
    ["A blast struck the port on Monday, killing 20 people. In February a raid on a depot killed 31.", [false, true]],
    [
      "A blast struck the port on Monday, killing 20. In February the ministry said 31 had died since 2022.",
      [false, false],
    ],
    // earlier figures of the same event, and of what still goes on
    [
      "The army has lost 9,000 men since February 2022. In September 2022 it said 590 soldiers had died.",
      [false, false],
    ],
    ["Since the outbreak was declared last August 1,700 people have died.", [false]],
    ["The toll rose to 45 from 38 on Sunday.", [false, false]],
    ["Rebels killed 12 people on Monday. They have killed 35,000 since 2009.", [false, false]],
    ["The mission counted 217 deaths since January, against 164 deaths last year.", [false, true]],
    ["A gunman killed 49 people on Sunday, an attack that was condemned worldwide.", [false]],
    ["Malaria kills 600,000 people a year.", [true]],
    ["Jets flattened a market, killing 20. The raid on the port in February killed 31 people.", [false, true]],
    ["Twelve miners died. The landslide of 1983 killed 61.", [false, true]],
    ["The volcano killed 14 on Friday. The last time it erupted, 19 hikers were killed.", [false, true]],
    ["The army lost 40 men. May 2 was the last time the ministry acknowledged a toll, of 31 dead.", [false, false]],
    ["A near-identical crash killed 31 people. On Monday nine people died.", [true, false]],
    // the year of the story itself
    ["In 2016 the war killed 210 people.", [false]],
  ] as const)("%s", ([text, expected]) => expect(claimsOf(text).map(({ comparison }) => comparison)).toEqual(expected));
});

describe("figures told for scale in a report of no known day", () => {
  test.for([
    ["A tremor killed 70 on Monday. The same fault killed 13,000 people in 1905.", [false, true]],
    ["Today 12 miners died. It is the worst since 1998, when a blast killed 27.", [false, true]],
    ["On Sunday nine singers died. A collapse eight years ago claimed 43 lives.", [false, true]],
    ["The ferry sank on Friday, drowning 30. Last year 88 people drowned on the same river.", [false, true]],
    ["Yesterday 40 died of the heat. France counted 15,000 deaths in August 2003.", [false, true]],
    // nothing tells that it is news of these days
    ["In 2016 the war killed 210 people.", [false]],
    ["The battle of 1916 killed 30,000 men.", [false]],
    ["On Monday 12 died. Since 2011 the war has killed 90,000 people.", [false, false]],
  ] as const)("%s", ([text, expected]) =>
    expect(claimsOf(text, null).map(({ comparison }) => comparison)).toEqual(expected),
  );
});

test("knows where places lie", () => {
  expect(findCoordinates("Kharkiv")?.latitude).toBeCloseTo(50, 0);
  expect(findCoordinates("Kiev")).toEqual(findCoordinates("Kyiv"));
  expect(findCoordinates("Darfur")?.longitude).toBeCloseTo(24.5, 0);
  expect(findCoordinates("London", "Canada")?.longitude).toBeLessThan(-80);
  expect(findCoordinates("Upper Nowhere")).toBeNull();
});

describe("disputes", () => {
  const lexicon = lexiconOf("en");
  const text = "Tolmia said six generals fell, but Vesk has acknowledged only one.";
  const draft = (key: number, value: number, source: string, first: number): ClaimDraft =>
    ({
      key,
      sentence: 0,
      figureFirst: first,
      figureEnd: first + 1,
      figure: { low: value, high: value, kind: "exact", unit: "people" },
      measure: "killed",
      population: { side: "Vesk", role: "generals" },
      modality: "reported",
      comparison: false,
      partOf: null,
      disputes: [],
      sources: [{ name: source }],
      asOf: null,
      place: null,
      accounting: null,
      stance: "says",
      why: [],
    }) as unknown as ClaimDraft;
  const disputesOf = (drafts: readonly ClaimDraft[]): readonly (readonly number[])[] => {
    if (lexicon === null) throw new Error("no English lexicon");
    const context = { in: "text", doc: readDoc(text, lexicon.vocabulary), lexicon } as unknown as ClaimContext;
    return linkDisputes(context, drafts).map(({ disputes }) => disputes);
  };

  test("two sources set against each other", () =>
    expect(disputesOf([draft(0, 6, "Tolmia", 2), draft(1, 1, "Vesk", 11)])).toEqual([[], [0]]));
  test("not one source, nor values that agree", () => {
    expect(disputesOf([draft(0, 6, "Tolmia", 2), draft(1, 1, "Tolmia", 11)])).toEqual([[], []]);
    expect(disputesOf([draft(0, 6, "Tolmia", 2), draft(1, 6, "Vesk", 11)])).toEqual([[], []]);
  });
});
