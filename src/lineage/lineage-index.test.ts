import { expect, test } from "vitest";
import { OWN, reportOf, WIRE } from "../../test/support/sample-wire.ts";
import type { Report } from "../report/report.ts";
import { createLineageIndex } from "./lineage-index.ts";
import { mergeSegments } from "./segment.ts";

const copies = (count: number): readonly Report[] =>
  Array.from({ length: count }, (_, i) =>
    reportOf(`Outlet ${i} Gazette`, "2024-06-04", [...WIRE, `Page ${i} of our own, with a word such as w${i}.`]),
  );
const wire = reportOf("Meridian Press", "2024-06-03", WIRE);

test("the 2nd, the 65th and the 5,000th copy are found, in time that does not grow", () => {
  const index = createLineageIndex();
  index.add(wire);
  const times: number[] = [];
  for (const [place, copy] of copies(5000).entries()) {
    const before = performance.now();
    const edges = index.add(copy);
    times.push(performance.now() - before);
    expect(edges.length, `copy ${place + 1}`).toBeGreaterThan(0);
    expect(edges.some((edge) => edge.parentId === wire.id && edge.kind === "copy")).toBe(true);
  }
  const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
  expect(middle(times.slice(-500))).toBeLessThan(Math.max(2, middle(times.slice(20, 520)) * 4));
});

test("what was sealed is found again", () => {
  const before = createLineageIndex({ readReport: () => null });
  before.add(wire);
  const first = before.seal();
  before.add(reportOf("Other", "2024-06-03", OWN));
  const second = before.seal();
  expect(before.seal()).toBeNull();
  const segments = [first, second].flatMap((bytes) => bytes ?? []);
  for (const bytes of [segments, [mergeSegments(segments)]]) {
    const after = createLineageIndex({ segments: bytes, readReport: (id) => (id === wire.id ? wire : null) });
    expect(after.count).toBe(2);
    const [copy] = copies(1);
    expect(after.add(copy as Report).map((edge) => [edge.kind, edge.parentId])).toEqual([["copy", wire.id]]);
  }
});

test("a removed report is found no more, its relatives are", () => {
  const [first, second, third] = copies(3) as [Report, Report, Report];
  const index = createLineageIndex();
  for (const report of [wire, first, second]) index.add(report);
  index.remove(wire.id, [first, second]);
  expect(index.has(wire.id)).toBe(false);
  const parents = index.add(third).map((edge) => (edge.parentId === third.id ? edge.childId : edge.parentId));
  expect(parents.sort()).toEqual([first.id, second.id].sort());
});

test("a removed report stays removed when the index is opened anew, and may come back", () => {
  const before = createLineageIndex({ readReport: () => null });
  before.add(wire);
  const segment = before.seal() as Uint8Array;
  const [copy] = copies(1) as [Report];
  const after = createLineageIndex({ segments: [segment], removed: [wire.id], readReport: () => wire });
  expect(after.add(copy)).toEqual([]);
  expect(after.add(wire)).toHaveLength(1);
});
