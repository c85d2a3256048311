import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Report } from "../../report/report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

const reportOf = (text: string): Report =>
  makeReportOfText(text, { outlet: { name: "Harbour News", domain: null, owner: null }, publishedAt: "2031-05-07" });

const claimsOf = (text: string): readonly Claim[] => findClaims(reportOf(text)).claims;
const chain = (text: string): readonly string[] =>
  claimsOf(text)
    .at(-1)
    ?.sources.map(({ name }) => name) ?? [];

describe("the chain of sources, origin first", () => {
  test.for([
    ["At least 14 people were killed, the fire service said.", ["fire service"]],
    ["According to the Red Cross, at least 14 people were killed.", ["Red Cross"]],
    ["A NATO officer told the Associated Press that 14 soldiers were killed.", ["NATO", "Associated Press"]],
    ["Up to 40 soldiers were killed, NATO estimates.", ["NATO"]],
    ["The fire service put the death toll at 14.", ["fire service"]],
    ["The fire service says the storm killed 14 people.", ["fire service"]],
    // two cues of one source are one link
    ["The fire service said 14 people died, adding that 30 people were injured.", ["fire service"]],
    // a sentence that goes on takes the last source over
    ["The fire service said 14 people died. Of those, six were children.", ["fire service"]],
    // the report’s own voice
    ["At least 14 people were killed on Monday.", []],
    ["Police closed the road. At least 14 people were killed.", []],
  ] as const)("%s", ([text, names]) => expect(chain(text)).toEqual(names));
});

describe("stance", () => {
  test.for([
    ["Norland claims to have killed 14 soldiers.", "claims"],
    ["Norland acknowledged that 14 of its soldiers were killed.", "acknowledges"],
    ["NATO estimates that 14 soldiers were killed.", "estimates"],
    ["The ministry confirmed that 14 soldiers were killed.", "confirms"],
    ["The ministry denied that 14 soldiers were killed.", "denies"],
    ["The ministry said 14 soldiers were killed.", "says"],
  ] as const)("%s", ([text, stance]) => expect(claimsOf(text)[0]?.stance).toBe(stance));
});

describe("what else is told of the word", () => {
  test("keeps that a speaker is not named", () => {
    const [claim] = claimsOf("A NATO officer, speaking on condition of anonymity, said 14 soldiers were killed.");
    expect(claim?.sources.map(({ name, anonymous }) => [name, anonymous])).toEqual([["NATO", true]]);
  });

  test("keeps words of confidence with their level", () => {
    const [claim] = claimsOf("The mission assessed with moderate confidence that 45 soldiers were killed.");
    expect(claim?.confidence).toMatchObject({ text: "with moderate confidence", level: "moderate" });
  });

  test("keeps what a figure rests on", () => {
    const [claim] = claimsOf(
      "The mission said 45 soldiers were killed. Its figures are based on satellite images and burial notices.",
    );
    expect(claim?.basis.map(({ text }) => text)).toEqual(["satellite images and burial notices"]);
  });

  test.for([
    ["The mission said Monday that 45 soldiers were killed.", "2031-05-05"],
    ["On May 2, the mission said 45 soldiers were killed.", "2031-05-02"],
    // no day told: the report’s own, and `why` says so
    ["The mission said 45 soldiers were killed.", "2031-05-07"],
    // the perfect looks back to a day that is not told
    ["The mission has said 45 soldiers were killed.", null],
  ] as const)("%s", ([text, day]) => expect(claimsOf(text)[0]?.sources[0]?.saidOn).toBe(day));

  test("says why", () => {
    const [claim] = claimsOf("The mission said 45 soldiers were killed.");
    expect(claim?.why.map(({ rule }) => rule)).toContain("“said” joins the claim to its source");
  });
});
