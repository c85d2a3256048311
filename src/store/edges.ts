import { sql } from "kysely";
import type { Edge } from "../lineage/edge.ts";
import { parseRecord, portionsOf } from "./records.ts";
import type { Db } from "./tables.ts";

/** Writes edges between stored reports; an edge of the same two and the same kind is replaced. */
export async function saveEdges(db: Db, edges: readonly Edge[]): Promise<void> {
  const seqs = await seqsOf(db, [...new Set(edges.flatMap((edge) => [edge.childId, edge.parentId]))]);
  const rows = edges.flatMap((edge) => {
    const child = seqs.get(edge.childId);
    const parent = seqs.get(edge.parentId);
    return child === undefined || parent === undefined
      ? []
      : [{ child, parent, kind: edge.kind, record: JSON.stringify(edge) }];
  });
  for (const portion of portionsOf(rows))
    await db
      .insertInto("edges")
      .values(portion)
      .onConflict((conflict) =>
        conflict.columns(["child", "parent", "kind"]).doUpdateSet((set) => ({ record: set.ref("excluded.record") })),
      )
      .execute();
}

/**
 * Takes away every edge of some reports, by their place in the order of arrival: before they are traced anew. With `last`
 * only those to reports up to that place.
 */
export async function dropEdgesOf(
  db: Db,
  reports: readonly number[],
  last: number = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  for (const portion of portionsOf(reports)) {
    await db.deleteFrom("edges").where("child", "in", portion).where("parent", "<=", last).execute();
    await db.deleteFrom("edges").where("parent", "in", portion).where("child", "<=", last).execute();
  }
}

/** Takes away what some reports cite, by their place in the order of arrival, and gives what was there. */
export async function dropCitationsFrom(db: Db, reports: readonly number[]): Promise<readonly Edge[]> {
  const dropped: Edge[] = [];
  for (const portion of portionsOf(reports)) {
    const rows = await db
      .deleteFrom("edges")
      .where("child", "in", portion)
      .where("kind", "=", "citation")
      .returning("record")
      .execute();
    dropped.push(...rows.map((row) => parseRecord<Edge>(row.record)));
  }
  return dropped;
}

/** The edges among a story's reports, by child, then parent. */
export async function loadEdgesOfStory(db: Db, story: string): Promise<readonly Edge[]> {
  const rows = await db
    .selectFrom("reports as child")
    .innerJoin("edges", "edges.child", "child.seq")
    .innerJoin("reports as parent", "parent.seq", "edges.parent")
    .select("edges.record")
    .where("child.story", "=", story)
    .where("parent.story", "=", story)
    .execute();
  return sortEdges(rows.map((row) => parseRecord<Edge>(row.record)));
}

/** Which reports of a story are tied to which, and how: its edges without their passages. */
export async function listTiesOfStory(
  db: Db,
  story: string,
): Promise<readonly Pick<Edge, "childId" | "parentId" | "kind">[]> {
  const rows = await db
    .selectFrom("reports as child")
    .innerJoin("edges", "edges.child", "child.seq")
    .innerJoin("reports as parent", "parent.seq", "edges.parent")
    .select(["child.id as childId", "parent.id as parentId", "edges.kind"])
    .where("child.story", "=", story)
    .where("parent.story", "=", story)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as Edge["kind"] }));
}

/** The edges that one report is an end of, by child, then parent. */
export async function loadEdgesOfReport(db: Db, report: number): Promise<readonly Edge[]> {
  const rows = await db
    .selectFrom("edges")
    .select("record")
    .where((where) => where.or([where.eb("child", "=", report), where.eb("parent", "=", report)]))
    .execute();
  return sortEdges(rows.map((row) => parseRecord<Edge>(row.record)));
}

/** The revisions that lead to or from a report, however many steps away, by child, then parent. */
export async function loadRevisionsOfReport(db: Db, report: number): Promise<readonly Edge[]> {
  const { rows } = await sql<{ record: string }>`
    with recursive states(seq) as (
      select ${report}
      union select parent from edges join states on edges.child = states.seq where kind = 'revision'
      union select child from edges join states on edges.parent = states.seq where kind = 'revision'
    )
    select record from edges where kind = 'revision' and child in (select seq from states)`.execute(db);
  return sortEdges(rows.map((row) => parseRecord<Edge>(row.record)));
}

/** Every edge there is, by child, then parent. */
export async function loadEdges(db: Db): Promise<readonly Edge[]> {
  const rows = await db.selectFrom("edges").select("record").execute();
  return sortEdges(rows.map((row) => parseRecord<Edge>(row.record)));
}

const sortKey = (edge: Edge): string => `${edge.childId} ${edge.parentId} ${edge.kind}`;

// By ids, not by arrival: the same reports give the same edges in the same order, whichever came first.
function sortEdges(edges: readonly Edge[]): readonly Edge[] {
  return edges.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : sortKey(one) > sortKey(other) ? 1 : 0));
}

async function seqsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const seqs = new Map<string, number>();
  for (const portion of portionsOf(ids))
    for (const row of await db.selectFrom("reports").select(["id", "seq"]).where("id", "in", portion).execute())
      seqs.set(row.id, row.seq);
  return seqs;
}
