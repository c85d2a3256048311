import { describe, expect, test } from "vitest";
import { adoptGroups } from "./adopt-groups.ts";
import type { Point } from "./point.ts";

// Reports 0–3 tell one event, 4–6 another; 7 is a short piece on the first.
const points = (moments: readonly (number | null)[], family = (i: number) => i): readonly Point[] =>
  moments.map((moment, i) => ({ moment, family: family(i) }));
const still = points([0, 0, 0, 0, 0, 0, 0, 0]);
const alike =
  (short: number, other = 0.02) =>
  (i: number, j: number): number => {
    const [low, high] = i < j ? [i, j] : [j, i];
    if (high === 7) return low < 4 ? short : other;
    return low < 4 === high < 4 ? 0.35 : 0.05;
  };
const groups = [[0, 1, 2, 3], [4, 5, 6], [7]];
const DAY = 86_400_000;

describe("what grouping left over", () => {
  test.for([
    [
      "joins the story it shares most with",
      groups,
      still,
      alike(0.13),
      [
        [0, 1, 2, 3, 7],
        [4, 5, 6],
      ],
    ],
    ["stays alone where it is like none", groups, still, alike(0.08), groups],
    ["stays alone three weeks later", groups, points([0, 0, 0, 0, 0, 0, 0, 21 * DAY]), alike(0.13), groups],
    [
      "two stories of their own are never made one",
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
      still,
      () => 0.3,
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
    ],
    [
      "copies of one text are no story that takes others in",
      [[0, 1, 2], [7]],
      points([0, 0, 0, 0, 0, 0, 0, 0], (i) => (i < 4 ? 0 : i)),
      alike(0.3),
      [[0, 1, 2], [7]],
    ],
  ] as const)("%s", ([, given, at, similarity, expected]) =>
    expect(adoptGroups(given, at, similarity)).toEqual(expected),
  );
});
