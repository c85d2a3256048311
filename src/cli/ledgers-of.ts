import type { Ledger } from "../ledger/ledger.ts";
import type { Db } from "../store/tables.ts";

/** The ledgers of one story, by the beginning of its id, or of all, the one with the latest report first. */
export async function* ledgersOf(db: Db, prefix: string | undefined): AsyncGenerator<Ledger> {
  const { findStory, listStories } = await import("../store/stories.ts");
  const { loadLedger } = await import("../store/ledgers.ts");
  const stories = prefix === undefined ? await listStories(db) : [await findStory(db, prefix)];
  for (const story of stories) {
    const ledger = await loadLedger(db, story.id);
    if (ledger !== null) yield ledger;
  }
}
