import type { Edge } from "../lineage/edge.ts";

/** Reports joined into families of texts: whoever shares words with another is of its family. */
export interface Families {
  readonly familyOf: (report: string) => string;
  readonly parentsOf: (report: string) => readonly string[];
  /** Reports whose text a report revises: the child's id → the parent's. */
  readonly revisionOf: (report: string) => string | null;
  /** Changes when two families of known reports become one. */
  readonly mark: string;
}

// A quotation is no derivation, and a citation shares no text.
const KIN = new Set(["same", "revision", "copy", "partial", "rewrite"]);

/** Joins the reports of a story by their edges. A family goes by its smallest report id. */
export function joinFamilies(edges: readonly Edge[]): Families {
  const up = new Map<string, string>();
  const rootOf = (report: string): string => {
    let at = report;
    for (;;) {
      const next = up.get(at);
      if (next === undefined || next === at) return at;
      at = next;
    }
  };
  const parents = new Map<string, string[]>();
  const revisions = new Map<string, string>();
  const sorted = [...edges].sort((one, other) => (edgeKey(one) < edgeKey(other) ? -1 : 1));
  for (const { childId, parentId, kind } of sorted) {
    if (!KIN.has(kind)) continue;
    const [low, high] = [rootOf(childId), rootOf(parentId)].sort();
    if (low !== undefined && high !== undefined && low !== high) up.set(high, low);
    parents.set(childId, [...(parents.get(childId) ?? []), parentId]);
    if (kind === "revision" && !revisions.has(childId)) revisions.set(childId, parentId);
  }
  return {
    familyOf: rootOf,
    parentsOf: (report) => parents.get(report) ?? [],
    revisionOf: (report) => revisions.get(report) ?? null,
    mark: [...up.keys()]
      .sort()
      .map((report) => `${report}>${rootOf(report)}`)
      .join("\n"),
  };
}

/** What makes an edge one. */
export function edgeKey(edge: Edge): string {
  return `${edge.childId}|${edge.parentId}|${edge.kind}`;
}
