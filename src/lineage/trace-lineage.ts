import type { Report } from "../report/report.ts";
import { momentOf } from "./compare-times.ts";
import type { Edge } from "./edge.ts";
import { createLineageIndex } from "./lineage-index.ts";

/**
 * Who has words from whom, among these reports: every pair at most once, by the child's id, then the parent's. The order in which reports
 * are given does not count.
 */
export function traceLineage(reports: readonly Report[]): readonly Edge[] {
  const index = createLineageIndex({ readingsKept: 50_000 });
  const edges = inOrderOfTime(reports).flatMap((report) => index.add(report));
  // What is cited is asked when all are there: a report may be cited by one that was published before its page was changed.
  for (const report of reports) edges.push(...index.cite(report.id));
  const byPair = new Map(edges.map((edge) => [`${edge.childId} ${edge.parentId}`, edge]));
  return [...byPair.values()].sort((a, b) => compareIds(a.childId, b.childId) || compareIds(a.parentId, b.parentId));
}

/** Reports by when they were published (else captured), then by id; those without a moment first. */
export function inOrderOfTime(reports: readonly Report[]): readonly Report[] {
  return reports
    .map((report) => ({ report, moment: momentOf(report) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.moment === b.moment ? compareIds(a.report.id, b.report.id) : a.moment - b.moment))
    .map(({ report }) => report);
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
