import type { Edge } from "../lineage/edge.ts";
import { createLineageIndex, type LineageIndex } from "../lineage/lineage-index.ts";
import { mergeSegments } from "../lineage/segment.ts";
import type { Report } from "../report/report.ts";
import { loadEdgesOfReport } from "../store/edges.ts";
import type { Store } from "../store/open-store.ts";
import { lastReportSeq, loadReportsById, readReportNow, type StoredReport, walkReports } from "../store/reports.ts";
import { appendSegment, listSegments, loadSegments, type Segment } from "../store/segments.ts";
import type { Db } from "../store/tables.ts";

/** The lineage index beside its database: in memory while it is open, in segments that stay. */
export interface LineageKeeper {
  /** Traces reports that were just written, in the transaction that wrote them, and gives their edges. */
  readonly trace: (db: Db, rows: readonly StoredReport[]) => Promise<readonly Edge[]>;
}

// The edition of the segments' form: another one is passed over and made anew.
const KIND = "lineage-1";
// As many small segments as are looked through for each key before they are made one.
const MOST_SEGMENTS = 24;

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

  // What another process wrote since: it has kept their segment and their edges.
  const catchUp = async (db: Db, into: LineageIndex, before: number): Promise<void> => {
    if (seen + 1 >= before) return;
    for await (const rows of walkReports(db, { after: seen }))
      for (const row of rows) if (row.seq < before) into.add(row.report);
    into.seal();
    seen = before - 1;
  };

  return {
    trace: async (db, rows) => {
      const held = index ?? (await open(db));
      index = held;
      const last = await lastReportSeq(db);
      const fresh = rows.filter((row) => row.seq > seen);
      await catchUp(db, held, Math.min(last + 1, ...fresh.map((row) => row.seq)));
      const edges: Edge[] = [];
      for (const row of rows) {
        if (held.has(row.report.id)) held.remove(row.report.id, await relativesOf(db, row));
        edges.push(...held.add(row.report));
      }
      const bytes = held.seal();
      if (bytes !== null) await keepSegment(db, { first: seen + 1, last: Math.max(last, seen), bytes });
      seen = last;
      return edges;
    },
  };
}

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

async function relativesOf(db: Db, row: StoredReport): Promise<readonly Report[]> {
  const ids = (await loadEdgesOfReport(db, row.seq)).flatMap((edge) => [edge.childId, edge.parentId]);
  const others = [...new Set(ids)].filter((id) => id !== row.report.id);
  return (await loadReportsById(db, others)).map((stored) => stored.report);
}
