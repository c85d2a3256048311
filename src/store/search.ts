import { sql } from "kysely";
import type { Claim } from "../claim/claim.ts";
import { parseRecord } from "./records.ts";
import { lastReportSeq, type StoredReport, walkReports } from "./reports.ts";
import type { Db } from "./tables.ts";

// A claim's row in the word index is its report's place and its own in the report: fewer claims a report than this.
const CLAIMS_A_REPORT = 65_536;
const MARK = "words";

/** What a search found, the best first. */
export interface FoundReport {
  readonly kind: "report";
  readonly id: string;
  readonly story: string | null;
}
export interface FoundClaim {
  readonly kind: "claim";
  readonly id: string;
  readonly report: string;
  readonly story: string | null;
}

/**
 * Brings the word index up to date with the reports that came since: apart from `add`, which it would slow to half.
 * Whoever searches calls it first, in a transaction. Gives how many reports were taken in.
 */
export async function indexWords(db: Db): Promise<number> {
  const mark = await db.selectFrom("search_marks").select("seq").where("name", "=", MARK).executeTakeFirst();
  let taken = 0;
  for await (const rows of walkReports(db, { after: mark?.seq ?? 0 })) {
    for (const row of rows) await indexReport(db, row);
    taken += rows.length;
    const seq = rows.at(-1)?.seq ?? 0;
    await db
      .insertInto("search_marks")
      .values({ name: MARK, seq })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ seq }))
      .execute();
  }
  return taken;
}

/** Whether reports came that the word index does not hold yet. */
export async function isIndexBehind(db: Db): Promise<boolean> {
  const mark = await db.selectFrom("search_marks").select("seq").where("name", "=", MARK).executeTakeFirst();
  return (mark?.seq ?? 0) < (await lastReportSeq(db));
}

/** Forgets the words of some reports, by place: they are taken in again when the index is next brought up to date. */
export async function forgetWords(db: Db, seqs: readonly number[]): Promise<void> {
  const least = seqs.length === 0 ? null : seqs.reduce((one, other) => Math.min(one, other));
  if (least === null) return;
  const mark = await db.selectFrom("search_marks").select("seq").where("name", "=", MARK).executeTakeFirst();
  if (mark === undefined || mark.seq < least) return;
  await sql`delete from report_words where rowid >= ${least}`.execute(db);
  await sql`delete from claim_words where rowid >= ${least * CLAIMS_A_REPORT}`.execute(db);
  await db
    .updateTable("search_marks")
    .set({ seq: least - 1 })
    .where("name", "=", MARK)
    .execute();
}

/** Reports whose title, outlet or text has every word of the query; the best match first. */
export async function searchReports(db: Db, query: string, limit = 50): Promise<readonly FoundReport[]> {
  const match = toMatch(query);
  if (match === null) return [];
  const { rows } = await sql<{ id: string; story: string | null }>`
    select r.id as id, r.story as story from report_words w join reports r on r.seq = w.rowid
    where w.report_words match ${match} order by bm25(w.report_words, 8, 2, 1), r.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ kind: "report", ...row }));
}

/** Claims whose evidence or sources have every word of the query; the best match first. */
export async function searchClaims(db: Db, query: string, limit = 50): Promise<readonly FoundClaim[]> {
  const match = toMatch(query);
  if (match === null) return [];
  const { rows } = await sql<{ id: string; report: string; story: string | null }>`
    select c.id as id, r.id as report, r.story as story from claim_words w
    join claims c on c.report = w.rowid / ${CLAIMS_A_REPORT} and c.position = w.rowid % ${CLAIMS_A_REPORT}
    join reports r on r.seq = c.report
    where w.claim_words match ${match} order by bm25(w.claim_words, 1, 4), c.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ kind: "claim", ...row }));
}

async function indexReport(db: Db, { seq, report }: StoredReport): Promise<void> {
  await sql`insert into report_words (rowid, title, outlet, text)
    values (${seq}, ${report.title ?? ""}, ${report.outlet?.name ?? ""}, ${report.text})`.execute(db);
  const claims = await db.selectFrom("claims").select(["position", "record"]).where("report", "=", seq).execute();
  for (const row of claims) {
    const claim = parseRecord<Claim>(row.record);
    const sources = claim.sources.map((source) => source.name).join("\n");
    await sql`insert into claim_words (rowid, evidence, sources)
      values (${seq * CLAIMS_A_REPORT + row.position}, ${claim.evidence}, ${sources})`.execute(db);
  }
}

/** The query as the index reads it: each word as said, the last one as a beginning. Null where it has no word. */
function toMatch(query: string): string | null {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .map((word) => `"${word}"`)
        .join(" ")
        .concat("*");
}
