import { expect, test } from "vitest";
import { changesFirst, diffRevisions, writeDiff } from "./diff-revisions.ts";

const kinds = (before: string, after: string): readonly string[] =>
  diffRevisions(before, after).map(({ kind }) => kind);

test.for<readonly [string, string, string, readonly string[]]>([
  ["nothing changed", "The dam broke. Nine died.", "The dam broke. Nine died.", ["same", "same"]],
  ["a figure", "The flood killed at least 9 people.", "The flood killed at least 14 people.", ["figures"]],
  [
    "a figure in words",
    "The flood killed ninety-one villagers overnight.",
    "The flood killed ninety-six villagers overnight.",
    ["figures"],
  ],
  ["marks and spaces", "The mayor said, “We knew.”", 'The mayor said "We knew"', ["trivial"]],
  ["one small word", "The mayor said that the road was closed.", "The mayor said the road was closed.", ["trivial"]],
  [
    "other words",
    "The mayor said the road was closed for repairs.",
    "The mayor said the bridge was closed for repairs.",
    ["changed"],
  ],
  ["a sentence more", "The dam broke at dawn.", "The dam broke at dawn. Crews came by boat.", ["same", "added"]],
  ["a sentence less", "The dam broke at dawn. Crews came by boat.", "Crews came by boat.", ["removed", "same"]],
  [
    "moved up",
    "The dam broke at dawn. Crews came by boat. Rain is expected.",
    "Rain is expected. The dam broke at dawn. Crews came by boat.",
    ["moved", "same", "same"],
  ],
  ["from nothing", "", "The dam broke at dawn.", ["added"]],
])("%s", ([, before, after, expected]) => expect(kinds(before, after)).toEqual(expected));

test("changed figures come first, and what is trivial is folded", () => {
  const before =
    "The mayor spoke of a heavy loss to the town. The flood killed at least 9 people. Rain is expected later today.";
  const after =
    "The mayor spoke of a bitter loss to the town. The flood killed at least 14 people. Rain is expected, later today.";
  const diffs = diffRevisions(before, after);
  expect(changesFirst(diffs).map(({ kind }) => kind)).toEqual(["figures", "changed"]);
  expect(diffs[1]?.figures).toEqual({ before: ["9"], after: ["14"] });
  expect(diffs[1]?.changedAfter.map(({ start, end }) => after.slice(start, end))).toEqual(["14"]);
  expect(writeDiff(diffs)).toBe(
    [
      "figures  9 → 14",
      "  - The flood killed at least 9 people.",
      "  + The flood killed at least 14 people.",
      "changed",
      "  - The mayor spoke of a heavy loss to the town.",
      "  + The mayor spoke of a bitter loss to the town.",
      "(1 trivial)",
    ].join("\n"),
  );
});
