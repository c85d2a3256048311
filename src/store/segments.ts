import { sql } from "kysely";
import type { Db } from "./tables.ts";

/** A stretch of an index, as bytes that only the stage itself can read: reports `first` to `last` by arrival. */
export interface Segment {
  readonly seq: number;
  readonly first: number;
  readonly last: number;
  readonly bytes: Uint8Array;
}

/** Adds a segment. Segments are never changed: several are replaced by one that holds all of theirs. */
export async function appendSegment(
  db: Db,
  kind: string,
  segment: Omit<Segment, "seq">,
  replaces: readonly number[] = [],
): Promise<void> {
  if (replaces.length > 0) await db.deleteFrom("segments").where("seq", "in", replaces).execute();
  await db
    .insertInto("segments")
    .values({ kind, first: segment.first, last: segment.last, bytes: segment.bytes })
    .execute();
}

/** The segments of one index that begin after a report, by what they hold. */
export async function loadSegments(db: Db, kind: string, after = 0): Promise<readonly Segment[]> {
  const rows = await db
    .selectFrom("segments")
    .select(["seq", "first", "last", "bytes"])
    .where("kind", "=", kind)
    .where("first", ">", after)
    .orderBy("first")
    .orderBy("seq")
    .execute();
  // The library hands out a bare ArrayBuffer.
  return rows.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) }));
}

/** The segments of one index without their bytes, by what they hold; `size` is in bytes. */
export async function listSegments(
  db: Db,
  kind: string,
): Promise<readonly (Omit<Segment, "bytes"> & { readonly size: number })[]> {
  return db
    .selectFrom("segments")
    .select(["seq", "first", "last", sql<number>`length(bytes)`.as("size")])
    .where("kind", "=", kind)
    .orderBy("first")
    .orderBy("seq")
    .execute();
}

/** Takes an index away, so that it is made anew. */
export async function dropSegments(db: Db, kind: string): Promise<void> {
  await db.deleteFrom("segments").where("kind", "=", kind).execute();
}
