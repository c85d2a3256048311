import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Story } from "../story/story.ts";
import { parseRecord, portionsOf } from "./records.ts";
import type { Db } from "./tables.ts";

/** A report of a story as its row stands: enough to tell whether it has changed since it was last read. */
export interface StoryRow {
  readonly seq: number;
  readonly id: string;
  /** Differs whenever the row does: the text never changes under one id, its head and its claims may. */
  readonly edition: string;
}

/** The rows of a story's reports, by day, then id, without their texts and claims. */
export async function listStoryRows(db: Db, story: string): Promise<readonly StoryRow[]> {
  const rows = await db
    .selectFrom("reports")
    .select(["seq", "id", "extractor", "record"])
    .where("story", "=", story)
    .orderBy("day")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ seq: row.seq, id: row.id, edition: `${row.extractor} ${row.record}` }));
}

/** The claims of some reports, by the reports' places, as they stand in each. */
export function loadClaimsBySeq(db: Db, seqs: readonly number[]): Promise<ReadonlyMap<number, readonly Claim[]>> {
  return loadRecordsBySeq<Claim>(db, "claims", seqs);
}

/** The attributions of some reports, by the reports' places, as they stand in each. */
export function loadAttributionsBySeq(
  db: Db,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly Attribution[]>> {
  return loadRecordsBySeq<Attribution>(db, "attributions", seqs);
}

/** A story by its id, or by an id it once had; null where there is none. */
export async function loadStory(db: Db, id: string): Promise<Story | null> {
  const now = await nameStory(db, id);
  if (now === null) return null;
  const row = await db.selectFrom("stories").select("record").where("id", "=", now).executeTakeFirst();
  return row === undefined ? null : parseRecord<Story>(row.record);
}

/** The id that a story has now, by that id or one it once had; null where there is none. */
export async function nameStory(db: Db, id: string): Promise<string | null> {
  const own = await db.selectFrom("stories").select("id").where("id", "=", id).executeTakeFirst();
  if (own !== undefined) return own.id;
  const alias = await db.selectFrom("story_aliases").select("story").where("alias", "=", id).executeTakeFirst();
  return alias?.story ?? null;
}

/** The id and title of every story, the one with the latest report first. */
export async function listStoryNames(db: Db): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return db.selectFrom("stories").select(["id", "title"]).orderBy("to_day", "desc").orderBy("id").execute();
}

async function loadRecordsBySeq<Kept>(
  db: Db,
  table: "claims" | "attributions",
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly Kept[]>> {
  const found = new Map<number, Kept[]>();
  for (const portion of portionsOf(seqs)) {
    const rows = await db
      .selectFrom(table)
      .select(["report", "record"])
      .where("report", "in", portion)
      .orderBy("report")
      .orderBy("position")
      .execute();
    for (const row of rows) {
      const record = parseRecord<Kept>(row.record);
      const list = found.get(row.report);
      if (list === undefined) found.set(row.report, [record]);
      else list.push(record);
    }
  }
  return found;
}
