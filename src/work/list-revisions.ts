import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";

/** One state of a report and the next. */
export interface Revision {
  readonly earlier: Report;
  readonly later: Report;
}

/**
 * The states of a report, each beside the one before it: every report that revisions lead to, earlier or later, in the
 * order in which they became known. Empty where it was never revised.
 */
export function listRevisions(id: string, reports: readonly Report[], edges: readonly Edge[]): readonly Revision[] {
  const revisions = edges.filter((edge) => edge.kind === "revision");
  const states = new Set([id]);
  for (let before = 0; before !== states.size; ) {
    before = states.size;
    for (const { childId, parentId } of revisions)
      if (states.has(childId) || states.has(parentId)) {
        states.add(childId);
        states.add(parentId);
      }
  }
  // A state stands behind all those it came from; days would do for most, but not where none is stated.
  const older = (one: string): number =>
    revisions.filter((edge) => edge.childId === one && states.has(edge.parentId)).length;
  const ordered = reports
    .filter((report) => states.has(report.id))
    .toSorted(
      (one, other) =>
        older(one.id) - older(other.id) || compare(momentOf(one), momentOf(other)) || compare(one.id, other.id),
    );
  return ordered.flatMap((later, index) => {
    const earlier = ordered[index - 1];
    return earlier === undefined ? [] : [{ earlier, later }];
  });
}

const momentOf = (report: Report): string => report.modifiedAt ?? report.publishedAt ?? report.capturedAt ?? "";

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
