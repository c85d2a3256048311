import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import { loadReportsBySeq } from "../store/reports.ts";
import { listStoryRows, loadAttributionsBySeq, loadClaimsBySeq } from "../store/story-rows.ts";
import type { Db } from "../store/tables.ts";

/** What is kept of one report between two readings of its story. */
export interface KeptReport {
  readonly id: string;
  /** Differs whenever the report or its claims do. */
  readonly edition: string;
  readonly report: Report;
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
}

// Few enough that whoever else waits is served in between.
const REPORTS_AT_ONCE = 64;

/**
 * The reports of a story by their places, taking over those of `before` that are as they were: only what is new or has
 * changed is read whole. Calls `rest` between portions.
 */
export async function readStoryRecords(
  db: Db,
  story: string,
  before: ReadonlyMap<number, KeptReport>,
  rest: () => Promise<void> = async () => undefined,
): Promise<ReadonlyMap<number, KeptReport>> {
  const rows = await listStoryRows(db, story);
  await rest();
  const news = rows.filter((row) => before.get(row.seq)?.edition !== row.edition);
  const editions = new Map(news.map((row) => [row.seq, row.edition]));
  const fresh = new Map<number, KeptReport>();
  for (let at = 0; at < news.length; at += REPORTS_AT_ONCE) {
    const seqs = news.slice(at, at + REPORTS_AT_ONCE).map((row) => row.seq);
    const claims = await loadClaimsBySeq(db, seqs);
    const attributions = await loadAttributionsBySeq(db, seqs);
    for (const { seq, report } of await loadReportsBySeq(db, seqs))
      fresh.set(seq, {
        id: report.id,
        edition: editions.get(seq) ?? "",
        report,
        claims: claims.get(seq) ?? [],
        attributions: attributions.get(seq) ?? [],
      });
    await rest();
  }
  // In the order of the rows, whichever came when: the same story gives the same pages.
  return new Map(
    rows.flatMap((row) => {
      const one = fresh.get(row.seq) ?? before.get(row.seq);
      return one === undefined ? [] : [[row.seq, one] as const];
    }),
  );
}
