import { expect, test } from "vitest";
import { canHold, solveIntervals } from "./solve-intervals.ts";

const exactly = (number: number) => ({ low: number, high: number });
const free = { low: 0, high: Number.POSITIVE_INFINITY };

test("parts above their whole cannot hold, parts within it can", () => {
  const law = [{ kind: "sum", whole: 0, parts: [1, 2], isAll: false }] as const;
  expect(canHold([exactly(18_955), exactly(8_006), exactly(13_287)], law)).toBe(false);
  expect(canHold([exactly(21_293), exactly(8_006), exactly(13_287)], law)).toBe(true);
  expect(canHold([{ low: 0, high: 120 }, exactly(31), { low: 51, high: Number.POSITIVE_INFINITY }], law)).toBe(true);
});

test("an exhaustive sum gives the part that is not told", () => {
  const { ranges, conflict } = solveIntervals(
    [exactly(162), exactly(104), exactly(34), free],
    [{ kind: "sum", whole: 0, parts: [1, 2, 3], isAll: true }],
  );
  expect(conflict).toEqual([]);
  expect(ranges[3]).toEqual(exactly(24));
});

test("a ratio cuts off the end of a range that cannot hold", () => {
  const { ranges, cuts } = solveIntervals(
    [
      { low: 30_000, high: 40_000 },
      { low: 7_000, high: 15_000 },
    ],
    [{ kind: "scale", whole: 0, part: 1, by: exactly(4), isAll: false }],
  );
  expect(ranges[1]).toEqual({ low: 7_000, high: 10_000 });
  expect(cuts).toHaveLength(1);
});

// each pair could hold; the three together cannot
test("names the laws that fail only together", () => {
  const { conflict } = solveIntervals(
    [exactly(50), free, { low: 20, high: Number.POSITIVE_INFINITY }, { low: 35, high: Number.POSITIVE_INFINITY }],
    [
      { kind: "sum", whole: 0, parts: [1, 2], isAll: false },
      { kind: "sum", whole: 1, parts: [3], isAll: false },
    ],
  );
  expect(conflict).toEqual([0, 1]);
});
