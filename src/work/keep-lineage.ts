import type { Edge } from "../lineage/edge.ts";
import { createLineageIndex, type LineageIndex } from "../lineage/lineage-index.ts";
import { mergeSegments } from "../lineage/segment.ts";
import type { Report } from "../report/report.ts";
import { dropCitationsFrom, dropEdgesOf, loadEdgesOfReport, saveEdges } from "../store/edges.ts";
import type { Store } from "../store/open-store.ts";
import { lastReportSeq, loadReportsById, readReportNow, type StoredReport, walkReports } from "../store/reports.ts";
import { appendSegment, dropSegments, listSegments, loadSegments, type Segment } from "../store/segments.ts";
import type { Db } from "../store/tables.ts";

/** The lineage index beside its database: in memory while it is open, in segments that stay. */
export interface LineageKeeper {
  /**
   * Traces reports that were just written, in the transaction that wrote them, and keeps their edges. Gives the places of
   * other reports that cite something else since: what they cite may be what came in.
   */
  readonly trace: (db: Db, rows: readonly StoredReport[]) => Promise<readonly number[]>;
  /**
   * Traces every stored report anew, in transactions of its own: after an update of the program.
   * Interrupted, it has lost nothing and is begun anew.
   */
  readonly retrace: () => Promise<void>;
}

// The edition of the segments' form: another one is passed over and made anew.
const KIND = "lineage-2";
// As many small segments as are looked through for each key before they are made one.
const MOST_SEGMENTS = 24;
const RETRACED_AT_ONCE = 512;

/** Opens the index over what the database holds. Nothing is read before the first report is traced. */
export function keepLineage(store: Store): LineageKeeper {
  let index: LineageIndex | null = null;
  let seen = 0;

  const open = async (db: Db): Promise<LineageIndex> => {
    const segments = inOneRow(await loadSegments(db, KIND));
    const opened = createLineageIndex({
      segments: segments.map((segment) => segment.bytes),
      readReport: (id) => readReportNow(store, id),
    });
    seen = segments.at(-1)?.last ?? 0;
    return opened;
  };

  // What another process wrote since: it has kept their edges, and their segment too unless the form of segments is new.
  const catchUp = async (db: Db, into: LineageIndex, before: number, isOpened: boolean): Promise<void> => {
    if (seen + 1 >= before) return;
    for await (const rows of walkReports(db, { after: seen }))
      for (const row of rows) if (row.seq < before) into.add(row.report);
    const bytes = into.seal();
    if (isOpened && bytes !== null) await keepSegment(db, { first: seen + 1, last: before - 1, bytes });
    seen = before - 1;
  };

  const add = async (db: Db, held: LineageIndex, rows: readonly StoredReport[]): Promise<readonly number[]> => {
    const edges: Edge[] = [];
    const citers = new Set<string>();
    for (const row of rows) {
      if (!held.has(row.report.id)) continue;
      const { citing, relatives } = await relativesOf(db, row);
      // Who cited it as it was may cite another now.
      for (const citer of citing) citers.add(citer);
      held.remove(row.report.id, relatives);
    }
    await dropEdgesOf(
      db,
      rows.map((row) => row.seq),
      Math.max(seen, ...rows.map((row) => row.seq)),
    );
    for (const row of rows) edges.push(...held.add(row.report));
    for (const row of rows) {
      edges.push(...held.cite(row.report.id));
      for (const citer of held.listCiters(row.report.id)) citers.add(citer);
    }
    for (const row of rows) citers.delete(row.report.id);
    return recite(db, held, [...citers], edges);
  };

  return {
    trace: async (db, rows) => {
      const held = index ?? (await open(db));
      const isOpened = index === null;
      index = held;
      const last = await lastReportSeq(db);
      const fresh = rows.filter((row) => row.seq > seen);
      await catchUp(db, held, Math.min(last + 1, ...fresh.map((row) => row.seq)), isOpened);
      const others = await add(db, held, rows);
      const bytes = held.seal();
      if (bytes !== null) await keepSegment(db, { first: seen + 1, last: Math.max(last, seen), bytes });
      seen = last;
      return others;
    },
    retrace: async () => {
      const held = createLineageIndex({ readReport: (id) => readReportNow(store, id) });
      index = held;
      seen = 0;
      for await (const rows of walkReports(store.db, { portion: RETRACED_AT_ONCE })) {
        const last = rows.at(-1)?.seq ?? 0;
        await store.transact(async (db) => {
          if (seen === 0) await dropSegments(db, KIND);
          await add(db, held, rows);
          const bytes = held.seal();
          if (bytes !== null) await keepSegment(db, { first: seen + 1, last, bytes });
        });
        seen = last;
      }
    },
  };
}

// What the reports cite that may cite what came in: taken away and told anew.
async function recite(
  db: Db,
  held: LineageIndex,
  citers: readonly string[],
  edges: readonly Edge[],
): Promise<readonly number[]> {
  const stored = await loadReportsById(db, citers);
  const before = new Set(
    (
      await dropCitationsFrom(
        db,
        stored.map((row) => row.seq),
      )
    ).map(nameOf),
  );
  const cited = new Map(stored.map((row) => [row.seq, held.cite(row.report.id)]));
  await saveEdges(db, [...edges, ...[...cited.values()].flat()]);
  const isCitation = (edge: Edge): boolean => edge.kind === "citation";
  const after = new Set([...cited.values()].flat().filter(isCitation).map(nameOf));
  const changed = new Set([...before, ...after].filter((name) => before.has(name) !== after.has(name)));
  const children = new Set([...changed].map((name) => name.split(" ")[0] ?? ""));
  return stored.filter((row) => children.has(row.report.id)).map((row) => row.seq);
}

const nameOf = (edge: Edge): string => `${edge.childId} ${edge.parentId}`;

async function keepSegment(db: Db, segment: Omit<Segment, "seq">): Promise<void> {
  await appendSegment(db, KIND, segment);
  const all = await listSegments(db, KIND);
  if (all.length <= MOST_SEGMENTS) return;
  // The small ones together, so that a large one is seldom written again.
  const firstSmall = all.findIndex((each) => each.size < 4 * segment.bytes.length);
  const [from] = all.slice(firstSmall < all.length - 1 ? firstSmall : 0);
  if (from === undefined) return;
  const merged = await loadSegments(db, KIND, from.first - 1);
  await appendSegment(
    db,
    KIND,
    {
      first: from.first,
      last: segment.last,
      bytes: mergeSegments(merged.map((each) => each.bytes)),
    },
    merged.map((each) => each.seq),
  );
}

// Up to the first gap: what is missing is read again from the reports.
function inOneRow(segments: readonly Segment[]): readonly Segment[] {
  const row: Segment[] = [];
  for (const segment of segments) {
    if (segment.first > (row.at(-1)?.last ?? 0) + 1) break;
    row.push(segment);
  }
  return row;
}

interface Relatives {
  /** The reports that its edges lead to. */
  readonly relatives: readonly Report[];
  /** The ids of those that cite it. */
  readonly citing: readonly string[];
}

async function relativesOf(db: Db, { seq, report }: StoredReport): Promise<Relatives> {
  const edges = await loadEdgesOfReport(db, seq);
  const ids = edges.flatMap((edge) => [edge.childId, edge.parentId]);
  const others = [...new Set(ids)].filter((id) => id !== report.id);
  return {
    relatives: (await loadReportsById(db, others)).map((stored) => stored.report),
    citing: edges.filter((edge) => edge.kind === "citation" && edge.parentId === report.id).map((edge) => edge.childId),
  };
}
