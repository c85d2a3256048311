import type { Edge } from "../lineage/edge.ts";

/** Reports joined into families of texts: whoever shares words with another is of its family. */
export interface Families {
  readonly familyOf: (report: string) => string;
  readonly parentsOf: (report: string) => readonly string[];
  /** Reports whose text a report revises: the child's id → the parent's. */
  readonly revisionOf: (report: string) => string | null;
  /** Whether two reports are of one family, or one has figures or quotations from the other. */
  readonly areLinked: (report: string, other: string) => boolean;
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
  const ties = new Set<string>();
  for (const { childId, parentId, kind } of edges) {
    ties.add(`${childId}|${parentId}`);
    if (!KIN.has(kind)) continue;
    const [one, other] = [rootOf(childId), rootOf(parentId)];
    if (one < other) up.set(other, one);
    else if (other < one) up.set(one, other);
    parents.set(childId, [...(parents.get(childId) ?? []), parentId]);
    // of two it is said to revise, the first by id: the order of the edges does not matter
    if (kind === "revision" && parentId < (revisions.get(childId) ?? "~")) revisions.set(childId, parentId);
  }
  return {
    familyOf: rootOf,
    parentsOf: (report) => [...(parents.get(report) ?? [])].sort(),
    revisionOf: (report) => revisions.get(report) ?? null,
    areLinked: (one, other) =>
      rootOf(one) === rootOf(other) || ties.has(`${one}|${other}`) || ties.has(`${other}|${one}`),
  };
}

/** What makes an edge one. */
export function edgeKey(edge: Edge): string {
  return `${edge.childId}|${edge.parentId}|${edge.kind}`;
}
