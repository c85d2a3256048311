import type { Story } from "../story/story.ts";
import { onlyMatch, parseRecord, rangeOfPrefix } from "./records.ts";
import type { Db } from "./tables.ts";

/** Writes a story in place of what it was, and its aliases. */
export async function saveStory(db: Db, story: Story): Promise<void> {
  const columns = {
    title: story.title,
    from_day: story.from?.slice(0, 10) ?? null,
    to_day: story.to?.slice(0, 10) ?? null,
    record: JSON.stringify(story),
  };
  await db
    .insertInto("stories")
    .values({ id: story.id, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
  await addAliases(db, story.id, story.aliases);
}

/** Keeps old ids of a story alive: a link to one leads to the story it became. */
export async function addAliases(db: Db, story: string, aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    if (alias === story) continue;
    await db
      .insertInto("story_aliases")
      .values({ alias, story })
      .onConflict((conflict) => conflict.column("alias").doUpdateSet({ story }))
      .execute();
    // What led to the old id leads on.
    await db.updateTable("story_aliases").set({ story }).where("story", "=", alias).execute();
  }
}

/** Takes stories away that hold nothing any more, with their ledgers. Their ids stay as aliases where they have one. */
export async function dropStories(db: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await db.deleteFrom("stories").where("id", "=", id).execute();
    await db.deleteFrom("ledgers").where("story", "=", id).execute();
    await db.deleteFrom("ledger_ids").where("story", "=", id).execute();
  }
}

/** Every story, the one with the latest report first. */
export async function listStories(db: Db): Promise<readonly Story[]> {
  const rows = await db.selectFrom("stories").select("record").orderBy("to_day", "desc").orderBy("id").execute();
  return rows.map((row) => parseRecord<Story>(row.record));
}

/** The one story whose id, or one of whose old ids, begins so. Throws `not-found` or `not-unique`. */
export async function findStory(db: Db, prefix: string): Promise<Story> {
  const { from, to } = rangeOfPrefix(prefix);
  const ids = await db
    .selectFrom("stories")
    .select("id")
    .where("id", ">=", from)
    .where("id", "<", to)
    .limit(6)
    .execute();
  const aliases = await db
    .selectFrom("story_aliases")
    .select("story as id")
    .where("alias", ">=", from)
    .where("alias", "<", to)
    .limit(6)
    .execute();
  // A story's own id goes before another's old one.
  const matches = ids.length > 0 ? ids : aliases;
  const id = onlyMatch(
    prefix,
    matches.map((row) => row.id),
    "story",
    "hearsay stories",
  );
  const row = await db.selectFrom("stories").select("record").where("id", "=", id).executeTakeFirstOrThrow();
  return parseRecord<Story>(row.record);
}
