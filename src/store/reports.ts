import type { Report } from "../report/report.ts";
import { mergeReports } from "./merge-reports.ts";
import type { Store } from "./open-store.ts";
import { onlyMatch, parseRecord, portionsOf, rangeOfPrefix } from "./records.ts";
import type { Db } from "./tables.ts";

/** A stored report and its place in the order of arrival. */
export interface StoredReport {
  readonly seq: number;
  readonly report: Report;
  /** The story it belongs to; null until the story stage has seen it. */
  readonly story: string | null;
  /** Which edition of the rules made its claims. */
  readonly extractor: string;
}

/** A report without its text: what lists and pages need of thousands. */
export type ReportHead = Omit<Report, "text">;

/**
 * Writes reports. One that is there is written again only if this copy of it says more, and then counts as changed.
 * Gives the reports that are new or changed, in the order given.
 */
export async function saveReports(
  db: Db,
  reports: readonly Report[],
  extractor: string,
): Promise<readonly StoredReport[]> {
  const known = new Map(
    (
      await loadReportsById(
        db,
        reports.map((report) => report.id),
      )
    ).map((row) => [row.report.id, row]),
  );
  const saved: StoredReport[] = [];
  for (const report of reports) {
    const before = known.get(report.id);
    const merged = before === undefined ? report : mergeReports(before.report, report);
    if (before !== undefined && JSON.stringify(merged) === JSON.stringify(before.report)) continue;
    const { text, ...head } = merged;
    const columns = {
      url: merged.url,
      day: (merged.publishedAt ?? merged.capturedAt)?.slice(0, 10) ?? null,
      extractor,
      record: JSON.stringify(head),
      text: JSON.stringify(text),
    };
    let seq = before?.seq;
    if (seq === undefined) {
      const { insertId } = await db
        .insertInto("reports")
        .values({ id: merged.id, story: null, ...columns })
        .executeTakeFirstOrThrow();
      seq = Number(insertId);
    } else await db.updateTable("reports").set(columns).where("seq", "=", seq).execute();
    const row = { seq, report: merged, story: before?.story ?? null, extractor };
    known.set(merged.id, row);
    saved.push(row);
  }
  // Twice in one portion: the fuller one, once.
  return [...new Map(saved.map((row) => [row.seq, row])).values()];
}

/** Reports by id, in the order of arrival; ids that are not there are passed over. */
export async function loadReportsById(db: Db, ids: readonly string[]): Promise<readonly StoredReport[]> {
  const found: StoredReport[] = [];
  for (const portion of portionsOf(ids))
    found.push(...(await selectReports(db).where("id", "in", portion).execute()).map(toStored));
  return found.sort((one, other) => one.seq - other.seq);
}

/** Which of these ids are there. */
export async function listKnown(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const portion of portionsOf(ids))
    for (const row of await db.selectFrom("reports").select("id").where("id", "in", portion).execute())
      known.add(row.id);
  return known;
}

/** Reports by their place in the order of arrival. */
export async function loadReportsBySeq(db: Db, seqs: readonly number[]): Promise<readonly StoredReport[]> {
  const found: StoredReport[] = [];
  for (const portion of portionsOf(seqs))
    found.push(...(await selectReports(db).where("seq", "in", portion).execute()).map(toStored));
  return found.sort((one, other) => one.seq - other.seq);
}

/** The reports of a story, by day, then id. */
export async function loadReportsOfStory(db: Db, story: string): Promise<readonly StoredReport[]> {
  const rows = await selectReports(db).where("story", "=", story).orderBy("day").orderBy("id").execute();
  return rows.map(toStored);
}

/** The reports of a story without their texts, by day, then id. */
export async function listReportHeads(db: Db, story: string): Promise<readonly ReportHead[]> {
  const rows = await db
    .selectFrom("reports")
    .select("record")
    .where("story", "=", story)
    .orderBy("day")
    .orderBy("id")
    .execute();
  return rows.map((row) => parseRecord<ReportHead>(row.record));
}

/** Every report after one place in the order of arrival, a portion at a time. */
export async function* walkReports(
  db: Db,
  options: { readonly after?: number; readonly portion?: number } = {},
): AsyncGenerator<readonly StoredReport[]> {
  const portion = options.portion ?? 512;
  for (let after = options.after ?? 0; ; ) {
    const rows = (await selectReports(db).where("seq", ">", after).orderBy("seq").limit(portion).execute()).map(
      toStored,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.seq;
  }
}

/** The place of the report that came last; 0 where there is none. */
export async function lastReportSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom("reports")
    .select((select) => select.fn.max("seq").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** How many reports there are. */
export async function countReports(db: Db): Promise<number> {
  const row = await db
    .selectFrom("reports")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** A report by its id, at once; null where it is not there. For indexes that look texts up while they work. */
export function readReportNow(store: Pick<Store, "readNow">, id: string): Report | null {
  const row = store.readNow("select seq, id, story, extractor, record, text from reports where id = ?", [id]);
  return row === undefined || row === null ? null : toStored(row as Parameters<typeof toStored>[0]).report;
}

/** The one report whose id begins so, or the latest state at an address. Throws `not-found` or `not-unique`. */
export async function findReport(db: Db, prefix: string): Promise<StoredReport> {
  const states = await selectReports(db)
    .where("url", "=", prefix)
    .orderBy("day", "desc")
    .orderBy("id")
    .limit(1)
    .execute();
  const [latest] = states.map(toStored);
  if (latest !== undefined) return latest;
  const { from, to } = rangeOfPrefix(prefix);
  const rows = await db
    .selectFrom("reports")
    .select("id")
    .where("id", ">=", from)
    .where("id", "<", to)
    .orderBy("id")
    .limit(6)
    .execute();
  const ids = rows.map((row) => row.id);
  const [found] = await loadReportsById(db, [onlyMatch(prefix, ids, "report", "hearsay stories --json")]);
  if (found === undefined) throw new Error(`report ${prefix} went while it was read`);
  return found;
}

/** Puts reports into a story, by id. */
export async function placeReports(db: Db, story: string, ids: readonly string[]): Promise<void> {
  for (const portion of portionsOf(ids))
    await db.updateTable("reports").set({ story }).where("id", "in", portion).execute();
}

/** A report that waits for the story stage, and its day. */
export interface Unplaced {
  readonly seq: number;
  readonly day: string | null;
}

/** The reports that no story has yet: what was written and not yet worked on. */
export async function listUnplaced(db: Db): Promise<readonly Unplaced[]> {
  return db.selectFrom("reports").select(["seq", "day"]).where("story", "is", null).orderBy("seq").execute();
}

/** The places of all reports of a stretch of days (inclusive), and of those without a day. */
export async function listSeqsBetween(db: Db, from: string, to: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("reports")
    .select("seq")
    .where((where) =>
      where.or([where.and([where.eb("day", ">=", from), where.eb("day", "<=", to)]), where.eb("day", "is", null)]),
    )
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.seq);
}

/** The places of all reports of some stories. */
export async function listSeqsOfStories(db: Db, stories: readonly string[]): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (const portion of portionsOf(stories))
    for (const row of await db.selectFrom("reports").select("seq").where("story", "in", portion).execute())
      seqs.push(row.seq);
  return seqs.sort((one, other) => one - other);
}

/** Makes reports wait for the story stage again: what they say has changed. */
export async function unplaceReports(db: Db, seqs: readonly number[]): Promise<void> {
  for (const portion of portionsOf(seqs))
    await db.updateTable("reports").set({ story: null }).where("seq", "in", portion).execute();
}

/** How many reports have claims that another edition of the rules made. */
export async function countOutdated(db: Db, extractor: string): Promise<number> {
  let count = 0;
  // Two stretches of the index: where all are of this edition nothing is walked.
  for (const side of ["<", ">"] as const) {
    const row = await db
      .selectFrom("reports")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("extractor", side, extractor)
      .executeTakeFirst();
    count += row?.count ?? 0;
  }
  return count;
}

/** Notes which edition of the rules made the claims of some reports. */
export async function markExtracted(db: Db, seqs: readonly number[], extractor: string): Promise<void> {
  for (const portion of portionsOf(seqs))
    await db.updateTable("reports").set({ extractor }).where("seq", "in", portion).execute();
}

const selectReports = (db: Db) =>
  db.selectFrom("reports").select(["seq", "id", "story", "extractor", "record", "text"]);

function toStored(row: {
  seq: number;
  story: string | null;
  extractor: string;
  record: string;
  text: string;
}): StoredReport {
  const { notices, ...head } = parseRecord<ReportHead>(row.record);
  return {
    seq: row.seq,
    story: row.story,
    extractor: row.extractor,
    // In the order of the record's fields, so that what is read is what was written, byte for byte.
    report: { ...head, text: parseRecord<string>(row.text), notices },
  };
}
