import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure and measure, in order of the text; “of” before a part
const told = (text: string): readonly string[] =>
  findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims.map(
    ({ figure, measure, partOf }) => `${figure.text} ${measure}${partOf === null ? "" : " part"}`,
  );

describe("other values of a count, and parts without a noun", () => {
  test.for([
    ["Nineteen people died on the road in May, against seven in April.", ["Nineteen killed", "seven killed"]],
    [
      "The brawl brings the number of people killed in the port this year to 14, compared with nine a year earlier.",
      ["14 killed", "nine killed"],
    ],
    ["The staff says 36 raiders were killed, up from the 22 that it reported at noon.", ["36 killed", "22 killed"]],
    ["Police say 12 clerks died. That makes 41 since March.", ["12 killed", "41 killed"]],
    ["Gunmen seized 90 pupils, the church said, revising an earlier figure of 64.", ["90 abducted", "64 abducted"]],
    ["Three divers drowned, bringing to 11 the number of sailors who have died.", ["Three killed", "11 killed"]],
    ["Four dead, then 12, now 17: nobody trusts the count.", ["Four killed", "12 killed", "17 killed"]],
    ["Thirty-one people were hurt, five critically.", ["Thirty-one wounded", "five wounded part"]],
    [
      "Of the 26 dead, 19 were riding in the first car and 7 in the second.",
      ["26 killed", "19 killed part", "7 killed part"],
    ],
    [
      "The clinic is treating 18 of the injured. The one in Tolm received 11 more.",
      ["18 hospitalised", "11 hospitalised"],
    ],
    ["The front abducted 12 nuns. A shepherd speaks of some 20 nuns and novices.", ["12 abducted", "some 20 abducted"]],
    ["The staff put the army's losses at 44.", ["44 lost"]],
    ["Enemy losses amount to 310 personnel, six tanks and 12 artillery systems.", ["310 lost", "six lost", "12 lost"]],
    // kin by their possessive
    ["She lost her husband and three sons in the shelling.", ["her husband killed", "three killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});

describe("a predicate that small words part from its figure", () => {
  test.for([
    ["Nine people had so far been confirmed dead.", ["Nine killed"]],
    ["A dozen tourists were last night still in hospital.", ["A dozen hospitalised"]],
    ["Two bakers were driven to hospital by a neighbour.", ["Two hospitalised"]],
    ["Three US soldiers were killed at the pass.", ["Three killed"]],
    ["Two hikers -- ages 20 and 31 -- were shot dead.", ["Two killed"]],
    ["No pupils or staff were injured.", ["No wounded"]],
    ["Around 900 soldiers are on the streets of the port.", ["Around 900 deployed"]],
    ["Police have picked up 61 people since the march.", ["61 detained"]],
    [
      "The dead were four children aged two to nine, three women and two guards.",
      ["four killed", "three killed", "two killed"],
    ],
    // those who are not counted again, or not at all
    ["Nineteen of the 46 men who had stayed behind were dead.", ["Nineteen killed"]],
    ["Two bakers, both from the port, were killed.", ["Two killed"]],
    ["He survived with 11 stab wounds.", []],
    ["A mine killed two brothers, 9 and 12, on the path.", ["two killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
