import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

// A Wednesday.
const DAY = "2024-05-15";

const read = (text: string, figure: string, published = DAY): Claim => {
  const report = makeReportOf("The Port Herald", published, { text });
  const claim = findClaims(report).claims.find((one) => one.in === "text" && one.figure.text.includes(figure));
  if (claim === undefined) throw new Error(`no claim of ${figure} in: ${text}`);
  return claim;
};
const saidOn = ({ sources }: Claim): string | null => sources.find((source) => source.saidOn !== null)?.saidOn ?? null;

describe("the day of the utterance, and the moment that the figure speaks of", () => {
  test.for([
    ["Flooding in the hills has killed 31 people, the relief agency said on Monday.", "31", "2024-05-13", "2024-05-13"],
    // as it stood on a day, told today
    ["As of Monday evening, 31 people had died, the relief agency said.", "31", DAY, "2024-05-13"],
    ["The mission had verified 37 deaths by Monday evening, 30 of them civilian.", "37", null, "2024-05-13"],
    ["The mission had verified 37 deaths by Monday evening, 30 of them civilian.", "30", null, "2024-05-13"],
    // a time that is no day leaves both open
    ["President Ilo Marsh said in December that 43,000 soldiers had been killed.", "43,000", null, null],
    ["The Red Cross told Newswire last week that at least 200 people were missing.", "200", null, null],
    // the day that what was said tells of itself is none of the saying
    ["The 11 May sinking killed 31 people, the coast guard said.", "31", DAY, DAY],
    ["The army said the strike on Monday killed 40 militants.", "40", DAY, DAY],
    // the day of the paper that is cited
    ["Tuesday's bulletin gave 33 dead.", "33", "2024-05-14", "2024-05-14"],
    ["According to a ministry update on Monday, 60 people died.", "60", "2024-05-13", "2024-05-13"],
    [
      "Sixty people died, the ministry said in its latest update at 9 a.m. on Tuesday.",
      "Sixty",
      "2024-05-14",
      "2024-05-14",
    ],
    [
      "A spokesman for the army told state television on Monday night that two pilots were missing.",
      "two",
      "2024-05-13",
      "2024-05-13",
    ],
    ["The ministry said on 12/05/2024 that 88 people had died.", "88", "2024-05-12", "2024-05-12"],
    ["The ministry said on 12.05.2024 that 88 people had died.", "88", "2024-05-12", "2024-05-12"],
    // whoever told it did so today, however the words shift back
    ["Mayor Ana Brask told the Herald that her staff had listed 21 dead.", "21", DAY, DAY],
    ["As of 15:30 today the relief agency has registered 48 deaths.", "48", DAY, DAY],
    // the day that another figure was given on
    ["The ministry on Tuesday raised the toll to 19 from 17 the day before.", "19", "2024-05-14", "2024-05-14"],
    ["The ministry on Tuesday raised the toll to 19 from 17 the day before.", "17", "2024-05-13", "2024-05-13"],
    [
      "The army’s spokesman said 26 soldiers were killed in Sunday’s raid, up from the 20 that the ministry announced a day earlier.",
      "26",
      DAY,
      DAY,
    ],
    // a bare figure, and the words behind it
    ["95 dead. The ministry’s count as of Monday evening, including 81 in Kestrin district.", "95", null, "2024-05-13"],
    ["The ministry’s latest count as of Monday evening lists 81 dead in Kestrin district.", "81", DAY, "2024-05-13"],
    ["The ministry puts the toll at 95 dead. On Monday it had been 17.", "17", null, "2024-05-13"],
    // what is done on a day is counted that day
    [
      "Nine people were pulled out alive on Monday, the fire service said on Tuesday.",
      "Nine",
      "2024-05-14",
      "2024-05-13",
    ],
    // two sayings in one sentence
    [
      "The rebels claimed on Monday to have killed 40 soldiers; the army acknowledged on Tuesday that six were dead.",
      "six",
      "2024-05-14",
      "2024-05-14",
    ],
  ] as const)("%s (%s)", ([text, figure, said, asOf]) => {
    const claim = read(text, figure);
    expect([saidOn(claim), claim.asOf]).toEqual([said, asOf]);
  });

  test("a former figure is of the day that another sentence gives it", () => {
    const text = "The toll jumped to 38 from 24, the fire service says.\n\nOn Monday night officials spoke of 24 dead.";
    expect(read(text, "24").asOf).toBe("2024-05-13");
  });

  test("a text rewritten on a later day speaks of that day", () => {
    const rewritten = (text: string) =>
      findClaims({ ...makeReportOf("The Port Herald", "2024-05-11", { text }), modifiedAt: "2024-05-12T18:00:00Z" })
        .claims;
    expect(rewritten("The toll climbed to 58 on Sunday, the ministry said.")[0]?.asOf).toBe("2024-05-12");
    // nothing tells that these words are of the later day
    expect(rewritten("The toll climbed to 58 on Saturday, the ministry said.")[0]?.asOf).toBe("2024-05-11");
  });
});

describe("the span that a figure covers", () => {
  test.for([
    ["The 11 May sinking killed 31 people, the coast guard said.", "31", "2024-05-11", DAY],
    [
      "A strike on a market in a rebel-held town killed at least 54 people and wounded 130 on Monday.",
      "54",
      "2024-05-13",
      DAY,
    ],
    ["Rescuers dug on Saturday, three days after a quake killed more than 200 people.", "200", "2024-05-08", DAY],
    ["Day three of the fighting: 60 people are dead, the health office says.", "60", "2024-05-13", DAY],
    [
      "Fighting raged for a third day on Wednesday, with 60 people killed, the health office says.",
      "60",
      "2024-05-13",
      DAY,
    ],
    // the week is the one up to the day it was said
    [
      "The ministry said on Tuesday that 172 people had died of cholera over the past week.",
      "172",
      "2024-05-07",
      "2024-05-14",
    ],
    ["Between 3 and 9 May, 88 people died of cholera, the health ministry said.", "88", "2024-05-03", "2024-05-09"],
    ["From May 3 to May 9, the hospital treated 140 wounded.", "140", "2024-05-03", "2024-05-09"],
    ["Last week 19 people were killed in clashes, police said.", "19", "2024-05-06", "2024-05-12"],
    ["Some 140 people died in April alone, the agency said.", "140", "2024-04-01", "2024-04-30"],
    ["Since January, 412 migrants have drowned, the agency said.", "412", "2024-01-01", DAY],
    // it ends the sentence of both
    [
      "The fever has killed 19 people in the west and infected 47 since the start of the month.",
      "19",
      "2024-05-01",
      DAY,
    ],
    // the saying’s time, not that of what it tells
    ["Earlier this month, the ministry said that 90 soldiers had died.", "90", null, null],
    // told by what it did alone
    [
      "A warplane tore through a market in the north. Of those killed in the raid on Monday, 31 were women. In all 54 are dead.",
      "54",
      "2024-05-13",
      DAY,
    ],
  ] as const)("%s (%s)", ([text, figure, from, to]) => {
    const { period } = read(text, figure);
    expect([period?.from ?? null, period?.to ?? null]).toEqual([from, to]);
  });

  test.for([
    ["The general staff said the enemy lost 1,340 soldiers over the past day.", "1,340", "new"],
    ["Between 3 and 9 May, 88 people died of cholera, the health ministry said.", "88", "new"],
    ["The number of people killed since Monday has reached 70, the ministry said.", "70", "cumulative"],
    ["Two people remain in hospital, the mayor said.", "Two", "stock"],
  ] as const)("%s: %s is %s", ([text, figure, accounting]) => expect(read(text, figure).accounting).toBe(accounting));
});
