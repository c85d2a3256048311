import type { Change } from "./change.ts";
import { parseRecord, portionsOf } from "./records.ts";
import type { Db } from "./tables.ts";

/** Adds to the log of changes. */
export async function appendChanges(db: Db, changes: readonly Change[]): Promise<void> {
  for (const portion of portionsOf(changes))
    await db
      .insertInto("changes")
      .values(portion.map((change) => ({ story: change.story, record: JSON.stringify(change) })))
      .execute();
}

/** A change and its place in the log, which only grows: what a reader has seen is everything up to one place. */
export interface LoggedChange {
  readonly seq: number;
  readonly change: Change;
}

/** A story's changes, the latest first. */
export async function listChanges(db: Db, story: string, limit = 100): Promise<readonly LoggedChange[]> {
  const rows = await db
    .selectFrom("changes")
    .select(["seq", "record"])
    .where("story", "=", story)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ seq: row.seq, change: parseRecord<Change>(row.record) }));
}

/** What was logged after one place, of every story, the earliest first: what a live page asks for. */
export async function listChangesAfter(db: Db, after: number, limit = 1000): Promise<readonly LoggedChange[]> {
  const rows = await db
    .selectFrom("changes")
    .select(["seq", "record"])
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ seq: row.seq, change: parseRecord<Change>(row.record) }));
}

/** What was logged of one story after one place, the earliest first. */
export async function listStoryChangesAfter(
  db: Db,
  story: string,
  after: number,
  limit = 1000,
): Promise<readonly LoggedChange[]> {
  const rows = await db
    .selectFrom("changes")
    .select(["seq", "record"])
    .where("story", "=", story)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ seq: row.seq, change: parseRecord<Change>(row.record) }));
}

/** The place of the last change; 0 where nothing was logged. */
export async function lastChangeSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom("changes")
    .select((select) => select.fn.max("seq").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** A changed story's log goes with it when it is joined to another. */
export async function moveChanges(db: Db, from: string, to: string): Promise<void> {
  await db.updateTable("changes").set({ story: to }).where("story", "=", from).execute();
}
