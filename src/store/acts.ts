import { parseRecord } from "./records.ts";
import type { Db } from "./tables.ts";

/** Adds one act to the log of what people did. The log is never rewritten: to undo is an act too. */
export async function appendAct(db: Db, act: object): Promise<void> {
  await db
    .insertInto("acts")
    .values({ record: JSON.stringify(act) })
    .execute();
}

/** Every act, the first one first. */
export async function loadActs<Act>(db: Db): Promise<readonly Act[]> {
  const rows = await db.selectFrom("acts").select("record").orderBy("seq").execute();
  return rows.map((row) => parseRecord<Act>(row.record));
}
