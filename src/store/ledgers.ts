import type { Ledger } from "../ledger/ledger.ts";
import { onlyMatch, parseRecord, portionsOf, rangeOfPrefix } from "./records.ts";
import type { Db, LedgerIdKind } from "./tables.ts";

/** What a story holds, counted: a line of `hearsay stories`. */
export interface StoryCounts {
  readonly reports: number;
  readonly outlets: number;
  readonly owners: number;
  readonly lineages: number;
  readonly claims: number;
  readonly entries: number;
  readonly statements: number;
  readonly findings: number;
}

/** A ledger as it is written. */
export interface WrittenLedger {
  readonly ledger: Ledger;
  /** The ledger as JSON. */
  readonly text: string;
  /** The digest of what it was compiled from. */
  readonly madeFrom: string;
  readonly counts: StoryCounts;
}

/** Writes a story's ledger in place of the one it had; of its ids only those that are new or gone. */
export async function saveLedger(db: Db, { ledger, text, madeFrom, counts }: WrittenLedger): Promise<void> {
  const story = ledger.story.id;
  const columns = { made_from: madeFrom, counts: JSON.stringify(counts), record: text };
  await db
    .insertInto("ledgers")
    .values({ story, ...columns })
    .onConflict((conflict) => conflict.column("story").doUpdateSet(columns))
    .execute();
  const gone = new Map<string, { readonly kind: LedgerIdKind; readonly id: string }>();
  for (const row of await db.selectFrom("ledger_ids").select(["kind", "id"]).where("story", "=", story).execute())
    gone.set(`${row.kind} ${row.id}`, row);
  const fresh = new Map<string, { readonly kind: LedgerIdKind; readonly id: string; readonly story: string }>();
  const note = (kind: LedgerIdKind, id: string): void => {
    const key = `${kind} ${id}`;
    // Twice in one ledger is once here.
    if (!gone.delete(key) && !kept.has(key)) fresh.set(key, { kind, id, story });
    kept.add(key);
  };
  const kept = new Set<string>();
  for (const entry of ledger.entries) {
    note("entry", entry.id);
    for (const statement of entry.statements) note("statement", statement.id);
  }
  for (const finding of ledger.findings) note("finding", finding.id);
  for (const kind of ["entry", "statement", "finding"] as const)
    for (const portion of portionsOf([...gone.values()].filter((row) => row.kind === kind).map((row) => row.id)))
      await db
        .deleteFrom("ledger_ids")
        .where("story", "=", story)
        .where("kind", "=", kind)
        .where("id", "in", portion)
        .execute();
  for (const portion of portionsOf([...fresh.values()])) await db.insertInto("ledger_ids").values(portion).execute();
}

/** A story's ledger, by the story's full id; null where none was compiled yet. */
export async function loadLedger(db: Db, story: string): Promise<Ledger | null> {
  const row = await db.selectFrom("ledgers").select("record").where("story", "=", story).executeTakeFirst();
  return row === undefined ? null : parseRecord<Ledger>(row.record);
}

/** What a story's ledger was compiled from; null where none was. */
export async function loadMadeFrom(db: Db, story: string): Promise<string | null> {
  const row = await db.selectFrom("ledgers").select("made_from").where("story", "=", story).executeTakeFirst();
  return row?.made_from ?? null;
}

/** The counts of every story with a ledger. */
export async function loadCounts(db: Db): Promise<ReadonlyMap<string, StoryCounts>> {
  const rows = await db.selectFrom("ledgers").select(["story", "counts"]).execute();
  return new Map(rows.map((row) => [row.story, parseRecord<StoryCounts>(row.counts)]));
}

/** Where an id of a ledger belongs. */
export interface LedgerId {
  readonly id: string;
  readonly kind: LedgerIdKind;
  readonly story: string;
}

/** The one entry, statement or finding whose id begins so. Throws `not-found` or `not-unique`. */
export async function findLedgerId(
  db: Db,
  prefix: string,
  kinds: readonly LedgerIdKind[] = ["entry", "statement"],
): Promise<LedgerId> {
  const { from, to } = rangeOfPrefix(prefix);
  const rows = await db
    .selectFrom("ledger_ids")
    .select(["id", "kind", "story"])
    .where("id", ">=", from)
    .where("id", "<", to)
    .where("kind", "in", kinds)
    .orderBy("id")
    .limit(6)
    .execute();
  const id = onlyMatch(
    prefix,
    rows.map((row) => row.id),
    "figure",
    "hearsay figures",
  );
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw new Error(`figure ${id} went while it was read`);
  return found;
}
