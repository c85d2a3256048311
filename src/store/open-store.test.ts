import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import Database from "libsql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HearsayError } from "../error.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { APPLICATION_ID, openStore, type StoreOptions } from "./open-store.ts";
import { countReports } from "./reports.ts";
import type { Db } from "./tables.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-store-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const optionsFor = (path: string, mode: "read" | "write" = "write"): StoreOptions => ({
  path,
  mode,
  busyTimeoutMs: 50,
  cacheMebibytes: 4,
});

async function faultOf(options: StoreOptions): Promise<HearsayError> {
  try {
    await (await openStore(options)).close();
  } catch (error) {
    expect(error).toBeInstanceOf(HearsayError);
    return error as HearsayError;
  }
  throw new Error("it was opened");
}

test("a database is made where there is none, and opened again as it was", async () => {
  const path = join(folder, "new.db");
  const made = await openStore(optionsFor(path));
  expect(await countReports(made.db)).toBe(0);
  await made.close();
  const again = await openStore(optionsFor(path, "read"));
  const { rows } = await sql<{ application_id: number }>`pragma application_id`.execute(again.db);
  expect(rows[0]?.application_id).toBe(APPLICATION_ID);
  const modes = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(again.db);
  expect(modes.rows[0]?.journal_mode).toBe("wal");
  await again.close();
});

test("a name with odd characters is a file's name", async () => {
  const path = join(folder, "50% of?it #1.db");
  await (await openStore(optionsFor(path))).close();
  expect(readFileSync(path).subarray(0, 15).toString()).toBe("SQLite format 3");
});

test("to read a database that is not there is misuse, and makes none", async () => {
  const path = join(folder, "absent.db");
  const fault = await faultOf(optionsFor(path, "read"));
  expect(fault).toMatchObject({ code: "not-found", exitCode: 2 });
  expect(await faultOf(optionsFor(path, "read"))).toMatchObject({ code: "not-found" });
});

test.for([
  ["a text", (path: string) => writeFileSync(path, "no database at all, whatever its name is\n".repeat(100))],
  [
    "another program's database",
    (path: string) => {
      const other = new Database(path);
      other.exec("create table t (x)");
      other.close();
    },
  ],
  ["a folder", (path: string) => mkdirSync(path)],
] as const)("%s is refused and left alone", async ([name, make]) => {
  const path = join(folder, `${name}.db`);
  make(path);
  const before = name === "a folder" ? null : readFileSync(path);
  expect(await faultOf(optionsFor(path))).toMatchObject({ code: "database-foreign", exitCode: 2 });
  if (before !== null) expect(readFileSync(path).equals(before)).toBe(true);
});

test("a database of a newer program is refused and left alone", async () => {
  const path = join(folder, "newer.db");
  const store = await openStore(optionsFor(path));
  await sql.raw(`pragma user_version = ${SCHEMA_VERSION + 1}`).execute(store.db);
  await store.close();
  const before = readFileSync(path);
  for (const mode of ["read", "write"] as const)
    expect(await faultOf(optionsFor(path, mode))).toMatchObject({ code: "database-newer", exitCode: 1 });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a folder that is not there is named with the call that makes it", async () => {
  const fault = await faultOf(optionsFor(join(folder, "no", "such", "a.db")));
  expect(fault.code).toBe("database-unwritable");
  expect(fault.detail.join()).toContain("mkdir -p");
});

test("while another process writes, one waits its time, then says so; a reader goes on", async () => {
  const path = join(folder, "held.db");
  await (await openStore(optionsFor(path))).close();
  const other = new Database(path);
  other.exec("begin immediate");
  const store = await openStore(optionsFor(path));
  await expect(store.transact(async () => 1)).rejects.toMatchObject({ code: "database-locked" });
  expect(await countReports(store.db)).toBe(0);
  other.exec("rollback");
  expect(await store.transact(async () => 1)).toBe(1);
  await store.close();
  other.close();
});

test("a transaction that fails leaves nothing behind", async () => {
  const store = await openStore(optionsFor(join(folder, "whole.db")));
  const half = store.transact(async (db) => {
    await db.insertInto("story_aliases").values({ alias: "a", story: "b" }).execute();
    throw new Error("half-way");
  });
  await expect(half).rejects.toThrow("half-way");
  expect(await countAliases(store.db)).toBe(0);
  await store.close();
});

async function countAliases(db: Db): Promise<number> {
  return (await db.selectFrom("story_aliases").selectAll().execute()).length;
}
