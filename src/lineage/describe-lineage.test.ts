import { expect, test } from "vitest";
import { OTHER, REWRITE, reportOf, WIRE } from "../../test/support/sample-wire.ts";
import { describeLineage, writeLineage } from "./describe-lineage.ts";
import { traceLineage } from "./trace-lineage.ts";

const reports = [
  reportOf("Meridian Press", "2024-06-03", WIRE),
  reportOf("Valley Gazette", "2024-06-04", WIRE.slice(0, 6)),
  reportOf("Hill Courier", "2024-06-05", REWRITE),
  reportOf("Quillon Echo", "2024-06-06", OTHER),
];

test("a family is a tree under its first report", () => {
  const view = describeLineage(reports, traceLineage(reports));
  expect(view.families.map((family) => family.map(({ depth, branch, kind }) => [depth, branch, kind]))).toEqual([
    [
      [0, "", null],
      [1, "├─ ", "copy"],
      [1, "└─ ", "rewrite"],
    ],
  ]);
  expect(view.alone).toEqual(["quillon-echo-2024-06-06.txt"]);
  const text = writeLineage(view);
  expect(text).toContain("L1 · 3 reports\n  meridian-press-2024-06-03.txt");
  expect(text).toContain("├─ valley-gazette-2024-06-04.txt · Valley Gazette · 2024-06-04 12:00 — copy");
  expect(text).toContain("Alone: quillon-echo-2024-06-06.txt");
});

test("nothing to draw", () => expect(writeLineage(describeLineage([], []))).toBe(""));
