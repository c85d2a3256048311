import type { Report } from "../report/report.ts";
import { momentOf } from "./compare-times.ts";
import type { Edge, EdgeKind } from "./edge.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** A report in its family, and the edge to its immediate parent; null for the first of the family. */
export interface FamilyMember {
  readonly report: string;
  readonly parent: string | null;
  readonly edge: Edge | null;
}

/** Reports whose words come from one another. A report that shares with none is a family of its own. */
export interface Family {
  /** `L1`, `L2` … by the family's earliest report. */
  readonly id: string;
  /** By time, then id. */
  readonly members: readonly FamilyMember[];
}

/** Whether an edge makes two reports one family: derivation does, a quotation or citation does not, nor does a passage of background. */
export function isDerivation(edge: Edge): boolean {
  if (edge.kind === "partial") return edge.coverage.child >= T.familyCoverage;
  return DERIVED.includes(edge.kind);
}

const DERIVED: readonly EdgeKind[] = ["same", "revision", "copy", "rewrite"];

/**
 * The families among these reports, earliest first. Edges that lead to reports not given are passed over. In a family each report but
 * the first has the parent that covers most of it; where two cover the same, the credited one, then the earlier one.
 */
export function groupFamilies(reports: readonly Report[], edges: readonly Edge[]): readonly Family[] {
  const ordered = [...new Map(reports.map((report) => [report.id, report])).values()]
    .map((report) => ({ id: report.id, moment: momentOf(report) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.moment === b.moment ? (a.id < b.id ? -1 : 1) : a.moment - b.moment));
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const held = edges.filter((edge) => isDerivation(edge) && places.has(edge.childId) && places.has(edge.parentId));
  const parents = chooseParents(held, places);
  const roots = joinFamilies(ordered.length, held, places);

  const byRoot = new Map<number, FamilyMember[]>();
  for (const [place, { id }] of ordered.entries()) {
    const edge = parents.get(id) ?? null;
    const members = byRoot.get(roots[place] ?? place) ?? [];
    members.push({ report: id, parent: edge?.parentId ?? null, edge });
    byRoot.set(roots[place] ?? place, members);
  }
  return [...byRoot.values()].map((members, index) => ({ id: `L${index + 1}`, members }));
}

function chooseParents(edges: readonly Edge[], places: ReadonlyMap<string, number>): ReadonlyMap<string, Edge> {
  const byChild = new Map<string, Edge[]>();
  for (const edge of edges) byChild.set(edge.childId, [...(byChild.get(edge.childId) ?? []), edge]);
  const chosen = new Map<string, Edge>();
  for (const [child, choices] of byChild) {
    const most = Math.max(...choices.map((edge) => edge.coverage.child));
    const best = choices
      .filter((edge) => edge.coverage.child >= most - T.parentTie)
      .sort(
        (a, b) => Number(b.direction.by === "credit") - Number(a.direction.by === "credit") || placeOf(a) - placeOf(b),
      );
    if (best[0] !== undefined) chosen.set(child, best[0]);
  }
  function placeOf(edge: Edge): number {
    return places.get(edge.parentId) ?? 0;
  }
  return withoutCircles(chosen, places);
}

// Where evidence of different kinds goes round, the least sure edge gives way; among equals that of the earliest report.
function withoutCircles(
  chosen: ReadonlyMap<string, Edge>,
  places: ReadonlyMap<string, number>,
): ReadonlyMap<string, Edge> {
  const kept = new Map(chosen);
  for (const start of [...chosen.keys()].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))) {
    const way: Edge[] = [];
    const seen = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const edge: Edge | undefined = kept.get(at);
      if (edge !== undefined) way.push(edge);
      at = edge?.parentId;
    }
    if (at === undefined) continue;
    const circle = way.slice(way.findIndex((edge) => edge.childId === at));
    const weakest = circle.reduce((a, b) => (weight(b) < weight(a) ? b : a));
    kept.delete(weakest.childId);
  }
  function weight(edge: Edge): number {
    return Number(edge.direction.sure) * places.size + (places.get(edge.childId) ?? 0);
  }
  return kept;
}

// By place: the earliest place of the same family.
function joinFamilies(count: number, edges: readonly Edge[], places: ReadonlyMap<string, number>): readonly number[] {
  const roots = Array.from({ length: count }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (roots[root] !== root) {
      roots[root] = roots[roots[root] ?? root] ?? root;
      root = roots[root] ?? root;
    }
    return root;
  };
  for (const edge of edges) {
    const [a, b] = [rootOf(places.get(edge.childId) ?? 0), rootOf(places.get(edge.parentId) ?? 0)];
    roots[Math.max(a, b)] = Math.min(a, b);
  }
  return roots.map((_, place) => rootOf(place));
}
