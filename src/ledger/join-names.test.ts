import { describe, expect, test } from "vitest";
import { headOf, isPair, joinNames } from "./join-names.ts";
import type { Names } from "./story-names.ts";

const NOTHING: Names = {
  said: [],
  outlets: new Map(),
  sides: new Set(),
  people: new Set(),
  bodies: new Set(),
  quoting: new Set(),
  states: new Set(),
};

function areOne(one: string, other: string, names: Partial<Names>): boolean {
  const { rootOf } = joinNames({ ...NOTHING, said: [one, other], ...names });
  return rootOf(one) === rootOf(other);
}

describe("two names of one speaker", () => {
  test.for<readonly [one: string, other: string, names?: Partial<Names>]>([
    // the country of a story tells no ministry from itself
    ["Norland’s works ministry", "Ministry of Public Works", { places: new Set(["norland"]) }],
    ["Norlandic Interior Ministry", "interior ministry", { places: new Set(["norland"]) }],
    ["rebel relief office", "Darra Relief Office"],
    ["WORKS AND ROADS Ministry", "Ministry of Works and Roads"],
    // what a body is, where there is one of the kind
    ["union", "National Union of Dockers"],
    ["Front", "Grey Front"],
    ["ministry", "Ministry of Health"],
    ["observatory", "Selm Observatory for Human Rights"],
    ["elder", "a village elder in Tamar"],
    ["Belmar", "Belmar Mining"],
    // whoever speaks for it
    [
      "Ana Reyes",
      "Ministry of Health",
      { people: new Set(["Ana Reyes"]), offices: new Map([["Ana Reyes", new Set(["ministry spokeswoman"])]]) },
    ],
    [
      "Ana Reyes",
      "Darra Relief Office",
      { people: new Set(["Ana Reyes"]), offices: new Map([["Ana Reyes", new Set(["who heads darra relief office"])]]) },
    ],
    [
      "Ivo Lund",
      "Transport Ministry",
      { people: new Set(["Ivo Lund"]), offices: new Map([["Ivo Lund", new Set(["transport minister ministry"])]]) },
    ],
  ])("%s · %s", ([one, other, names = {}]) => expect(areOne(one, other, names)).toBe(true));
});

describe("two speakers", () => {
  test.for<readonly [one: string, other: string, names?: Partial<Names>]>([
    // two countries have a defence ministry each
    ["Norlandic Defense Ministry", "Selmic Defense Ministry", { sides: new Set(["norland", "selm"]) }],
    ["Regional Health Office", "National Health Office"],
    // of two unions either may be meant
    ["union", "Union of Dockers", { said: ["union", "Union of Dockers", "Union of Pilots"] }],
    ["hospitals", "Harbour Hospital"],
    ["Norland", "Norland Red Cross", { states: new Set(["Norland"]) }],
    ["officials", "health officials"],
    [
      "Ana Reyes",
      "Ministry of Health",
      { people: new Set(["Ana Reyes"]), offices: new Map([["Ana Reyes", new Set(["a shop manager"])]]) },
    ],
  ])("%s · %s", ([one, other, names = {}]) => expect(areOne(one, other, names)).toBe(false));
});

test.for([
  ["the Norlandic and Selmic ministries", true],
  ["residents and doctors", true],
  ["Ministry of Trade and Industry", false],
  ["Ministry of Health and police", true],
  ["Coast Guard", false],
] as const)("%s: two at once %s", ([name, isTwo]) => expect(isPair(name)).toBe(isTwo));

test.for([
  ["National Union of Dockers", "union"],
  ["Harbour Hospital", "hospital"],
  ["a village elder in Tamar", "elder"],
] as const)("%s is a kind of %s", ([name, head]) => expect(headOf(name)).toBe(head));
