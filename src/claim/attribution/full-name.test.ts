import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

interface Told {
  readonly outlet?: string;
  readonly title?: string;
  readonly text: string;
}

const claimsOf = ({ outlet = "Harbour Gazette", title, text }: Told): readonly Claim[] => {
  const report = makeReportOfText(text, {
    outlet: { name: outlet, domain: null, owner: null },
    title: title ?? null,
    publishedAt: "2031-05-07",
  });
  return findClaims(report).claims;
};
const namesOf = (told: Told): readonly string[] => claimsOf(told)[0]?.sources.map(({ name }) => name) ?? [];

describe("short names as the report has them in full", () => {
  test.for([
    [
      "an alliance by the name told later",
      { text: "The alliance said 40 soldiers were killed.\n\nThe Southern Pact has nine members." },
      ["Southern Pact"],
    ],
    [
      "an alliance that the headline names",
      { title: "Southern Pact counts the dead", text: "The alliance estimates that 40 soldiers were killed." },
      ["Southern Pact"],
    ],
    [
      "a headline’s word that the text has in full",
      {
        title: "At least 40 soldiers killed, alliance says",
        text: "The Southern Pact met on Tuesday. Its members said nothing more.",
      },
      ["Southern Pact"],
    ],
    [
      "two of one kind leave it as said",
      { text: "The Southern Pact and the Island League met. In the end the alliance said 40 soldiers were killed." },
      ["alliance"],
    ],
    [
      "a general staff is no general",
      { text: "Dravonia’s General Staff said 40 Keldani soldiers were killed. Dravonian forces pulled back." },
      ["Dravonian General Staff"],
    ],
    [
      "its ministry is of the state named before",
      { text: "The highest toll comes from Dravonia. Its General Staff says 40 soldiers were killed." },
      ["Dravonian General Staff"],
    ],
  ] as const)("%s", ([, told, names]) => expect(namesOf(told)).toEqual(names));
});

describe("an office’s own release", () => {
  test.for([
    [
      "“we” is the office",
      { outlet: "Southern Pact", text: "We assess that 40 soldiers were killed." },
      ["Southern Pact"],
    ],
    [
      "“the Ministry” is the ministry that publishes it",
      {
        outlet: "Ministry of Defence of the Republic of Dravonia",
        text: "The Ministry of Defence reports that 40 Dravonian servicemen were killed.",
      },
      ["Dravonian Defense Ministry"],
    ],
    ["a newspaper’s “we” is its own voice", { text: "We know that 40 soldiers were killed." }, []],
    ["outlets by number name nobody", { text: "Three newspapers confirm that 40 soldiers were killed." }, []],
  ] as const)("%s", ([, told, names]) => expect(namesOf(told)).toEqual(names));
});

describe("capitals that the report teaches", () => {
  test.for([
    [
      "a dateline’s town speaks for its state",
      {
        text: "MARVEN, Dravonia (HG) — Dravonian troops crossed the river. Marven said 40 Keldani soldiers were killed.",
      },
      ["Dravonia"],
    ],
    [
      "of two sides the one whose losses are not told",
      {
        text: "Tolsk says it killed 40 Dravonians. Keldani troops met Dravonian ones at the river. Dravonia denied it. Keldan did not.",
      },
      ["Keldan"],
    ],
  ] as const)("%s", ([, told, names]) => expect(namesOf(told)).toEqual(names));
});

describe("the day of a former figure", () => {
  test.for([
    ["Norland raised its toll on Tuesday to 33 dead soldiers, from 24 two days earlier.", "2031-05-04"],
    ["Norland now acknowledges 17 dead, up from 14.", null],
  ] as const)("%s", ([text, day]) => expect(claimsOf({ text }).at(-1)?.sources[0]?.saidOn ?? null).toBe(day));
});

describe("a denial", () => {
  test.for([
    "The ministry denied that 40 soldiers had been killed.",
    "The ministry rejected the figure of 40 soldiers killed as invented.",
    "The ministry called the 40 deaths an invention.",
    "Reports of the deaths of 40 soldiers are false.",
    "The ministry dismissed as fantasy the claim that 40 soldiers had been killed.",
    "It is untrue that 40 soldiers were killed, the ministry said.",
  ] as const)("%s", (text) => expect(claimsOf({ text }).map(({ stance }) => stance)).toEqual(["denies"]));
});
