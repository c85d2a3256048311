import type { Statement } from "../../ledger/ledger.ts";
import type { Edge, EdgeKind } from "../../lineage/edge.ts";
import type { TravelHop, TravelStop } from "../charts/travel-chart.tsx";
import { pathOf } from "../links.ts";
import type { SiteStory } from "../site.ts";

// More stops than this are a wall, not a picture: the table beside it has them all.
const STOP_LIMIT = 40;

const HOW: Readonly<Record<EdgeKind, string>> = {
  same: "copied",
  copy: "copied",
  partial: "copied in part",
  rewrite: "rewritten",
  revision: "revised",
  quotation: "quoted",
  citation: "cited",
};

/**
 * The way of some statements of one thing counted: who said it, which outlets they told, which reports carry it, and
 * which of those have it from which other. Reports stand in the order they were published.
 */
export function traceTravel(
  story: SiteStory,
  statements: readonly Statement[],
): { readonly stops: readonly TravelStop[]; readonly hops: readonly TravelHop[] } {
  const stops = new Map<string, TravelStop>();
  const hops = new Map<string, TravelHop>();
  const addHop = (from: string, to: string, how: string): void => {
    if (from !== to) hops.set(`${from}>${to}`, { from, to, how });
  };
  const carrying = new Map<string, string>();
  for (const statement of statements) {
    for (const id of statement.claims) {
      const claim = story.claims.get(id);
      if (claim === undefined) continue;
      let last: string | null = null;
      for (const source of claim.sources) {
        if (source.role === "addressee") continue;
        const stop = `who:${source.name}`;
        const isOrigin = last === null;
        if (!stops.has(stop)) {
          stops.set(stop, {
            id: stop,
            label: source.name,
            note: isOrigin ? (source.anonymous ? "origin, unnamed speaker" : "origin") : "told or cited",
            kind: isOrigin ? "origin" : "carrier",
            path: null,
          });
        }
        if (last !== null) addHop(last, stop, isOrigin ? "said" : "reported");
        last = stop;
      }
      if (last !== null) carrying.set(`${last}>${claim.report}`, claim.report);
    }
  }
  const reports = [...new Set(carrying.values())]
    .map((id) => story.reports.get(id))
    .filter((report) => report !== undefined)
    .sort((a, b) => (a.publishedAt ?? "~").localeCompare(b.publishedAt ?? "~") || a.id.localeCompare(b.id))
    .slice(0, STOP_LIMIT);
  const shown = new Set(reports.map((report) => report.id));
  for (const report of reports) {
    stops.set(report.id, {
      id: report.id,
      label: report.outlet?.name ?? report.file ?? report.id,
      note: (report.publishedAt ?? "no day given").slice(0, 16).replace("T", " "),
      kind: "report",
      path: pathOf.report(report.id),
    });
  }
  const derived = new Set<string>();
  for (const edge of story.edges) {
    if (!shown.has(edge.childId) || !shown.has(edge.parentId) || !isWayTravelled(edge)) continue;
    addHop(edge.parentId, edge.childId, HOW[edge.kind]);
    if (edge.kind !== "citation") derived.add(edge.childId);
  }
  for (const [way, report] of carrying) {
    if (shown.has(report) && !derived.has(report)) addHop(way.slice(0, -report.length - 1), report, "carried");
  }
  return { stops: [...stops.values()], hops: [...hops.values()] };
}

// Where no evidence says which came first, no arrow is drawn.
function isWayTravelled(edge: Edge): boolean {
  return edge.direction.by !== "none" && edge.kind !== "quotation";
}
