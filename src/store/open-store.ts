import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Kysely, sql } from "kysely";
import Database from "libsql";
import { HearsayError } from "../error.ts";
import { createLibsqlDialect } from "./libsql-dialect.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";
import type { Db, Tables } from "./tables.ts";

/** "hrsy": what tells a database of ours from any other SQLite file. */
export const APPLICATION_ID = 0x68727379;

export interface StoreOptions {
  readonly path: string;
  /** `write` makes the file where there is none; `read` never changes it. */
  readonly mode: "read" | "write";
  readonly busyTimeoutMs: number;
  readonly cacheMebibytes: number;
}

/** An open database. */
export interface Store {
  readonly db: Db;
  readonly path: string;
  /** Runs `act` in one transaction: all of it is kept, or nothing. Waits its turn behind other writers. */
  readonly transact: <Result>(act: (db: Db) => Promise<Result>) => Promise<Result>;
  /** One row at once, without giving way to anything else: for an index that looks texts up while it works. */
  readonly readNow: (sql: string, parameters: readonly (string | number)[]) => unknown;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database, makes it where `mode` is `write` and there is none, and brings an older one up to date.
 * Throws a HearsayError for a missing file (`not-found`), a file that is no database of ours (`database-foreign`), one of
 * a newer program (`database-newer`), one that cannot be written (`database-unwritable`) or is held (`database-locked`).
 * Nothing is changed in any of these cases.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  // Made absolute at once: the library takes a name with a scheme for a server.
  const path = resolve(options.path);
  checkFile(path, options.mode);
  const file = options.mode === "read" && !isWritable(dirname(path)) ? immutableUrl(path) : path;
  let db: Db | null = null;
  let database: Database.Database;
  try {
    database = new Database(file, { timeout: options.busyTimeoutMs } as Database.Options);
    db = new Kysely<Tables>({ dialect: createLibsqlDialect(database) });
    await checkOrigin(db, path);
    if (file === path) await sql`pragma journal_mode = wal`.execute(db);
    await sql`pragma synchronous = normal`.execute(db);
    await sql.raw(`pragma cache_size = ${-options.cacheMebibytes * 1024}`).execute(db);
    await sql`pragma wal_autocheckpoint = 4000`.execute(db);
    if (options.mode === "write") await migrate(db, path);
    else await checkMigrated(db, path);
  } catch (error) {
    await db?.destroy();
    throw explainFault(error, path, options);
  }
  const opened = db;
  const prepared = new Map<string, Database.Statement>();
  const prepareOnce = (query: string): Database.Statement => {
    const statement = prepared.get(query) ?? database.prepare(query);
    prepared.set(query, statement);
    return statement;
  };
  return {
    db: opened,
    path,
    transact: async (act) => {
      try {
        return await opened.transaction().execute(act);
      } catch (error) {
        throw explainFault(error, path, options);
      }
    },
    readNow: (query, parameters) => prepareOnce(query).get(parameters),
    close: () => opened.destroy(),
  };
}

// What the library would not say clearly, or would do silently, is looked at before it is called.
function checkFile(path: string, mode: "read" | "write"): void {
  const exists = existsSync(path);
  if (exists && !statSync(path).isFile())
    throw new HearsayError("database-foreign", `${path} is not a file`, {
      detail: ["A database is one file. Name another with --db FILE or HEARSAY_DB."],
      exitCode: 2,
    });
  if (mode === "read") {
    if (!exists)
      throw new HearsayError("not-found", `there is no database at ${path}`, {
        detail: ["Make one: hearsay add PATH…", "Or name another with --db FILE or HEARSAY_DB."],
        exitCode: 2,
      });
    return;
  }
  const folder = dirname(path);
  if (!existsSync(folder))
    throw new HearsayError("database-unwritable", `there is no folder ${folder} for the database`, {
      detail: [`Make it first: mkdir -p '${folder}'`],
      exitCode: 2,
    });
  // The folder too: the database keeps its log beside itself.
  if (!isWritable(folder) || (exists && !isWritable(path))) throw unwritable(path);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// On a disk that cannot be written there is no place for a log, and no one who could write beside us.
function immutableUrl(path: string): string {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0)
    throw new HearsayError(
      "database-unwritable",
      `the database ${path} was not closed before its disk became read-only`,
      {
        detail: [
          `Its log has to be written back first: copy ${path} and ${path}-wal to another folder and read them there.`,
        ],
      },
    );
  return `file:${pathToFileURL(path).pathname}?immutable=1`;
}

async function checkOrigin(db: Db, path: string): Promise<void> {
  const { rows } = await sql<{ application: number; version: number; tables: number }>`
    select a.application_id as application, v.user_version as version, (select count(*) from sqlite_master) as tables
    from pragma_application_id a, pragma_user_version v`.execute(db);
  const [found] = rows;
  if (found === undefined || (found.application === 0 && found.version === 0 && found.tables === 0)) return;
  if (found.application !== APPLICATION_ID) throw foreign(path);
  if (found.version > SCHEMA_VERSION)
    throw new HearsayError("database-newer", `${path} was made by a newer hearsay`, {
      detail: [
        `Its schema is ${found.version}, this program knows ${SCHEMA_VERSION}. Nothing was changed.`,
        "Update the program: npm install -g hearsay@latest",
      ],
    });
}

async function readVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}

async function migrate(db: Db, path: string): Promise<void> {
  if ((await readVersion(db)) === SCHEMA_VERSION) return;
  await db.transaction().execute(async (transaction) => {
    // Read again under the lock: another process may have done it while we waited.
    const version = await readVersion(transaction);
    if (version > SCHEMA_VERSION) return checkOrigin(transaction, path);
    for (const migration of MIGRATIONS) if (migration.version > version) await migration.up(transaction as never);
    await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(transaction);
    await sql.raw(`pragma user_version = ${SCHEMA_VERSION}`).execute(transaction);
  });
}

async function checkMigrated(db: Db, path: string): Promise<void> {
  const version = await readVersion(db);
  if (version === SCHEMA_VERSION) return;
  throw new HearsayError("database-foreign", `${path} was made by an older hearsay, or holds nothing yet`, {
    detail: ["Bring it up to date, with any report: hearsay add PATH…"],
  });
}

const unwritable = (path: string, cause?: unknown): HearsayError =>
  new HearsayError("database-unwritable", `the database ${path} cannot be written`, {
    detail: [
      "The disk is mounted read-only or full, or its owner lets nobody write. Nothing was changed.",
      "Name another with --db FILE or HEARSAY_DB.",
    ],
    cause,
  });

const foreign = (path: string, cause?: unknown): HearsayError =>
  new HearsayError("database-foreign", `${path} is not a database of hearsay`, {
    detail: ["Nothing was changed. Name another with --db FILE or HEARSAY_DB."],
    exitCode: 2,
    cause,
  });

/** Turns what the library throws into a fault that says what the operator can do; anything else is left as it is. */
function explainFault(error: unknown, path: string, options: StoreOptions): unknown {
  if (error instanceof HearsayError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code.startsWith("SQLITE_NOTADB")) return foreign(path, error);
  if (code.startsWith("SQLITE_CORRUPT"))
    return new HearsayError("file-broken", `the database ${path} is damaged`, {
      detail: ["Go back to a copy of it, or read the reports anew into another: hearsay add PATH… --db FILE"],
      cause: error,
    });
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return new HearsayError("database-locked", `another process is writing to ${path}`, {
      detail: [
        `It was waited for ${options.busyTimeoutMs} milliseconds (HEARSAY_BUSY_TIMEOUT_MS). Nothing was changed.`,
        "Run the same command again when the other is done: what it had written stays.",
      ],
      cause: error,
    });
  if (/^SQLITE_(READONLY|FULL|IOERR|CANTOPEN|PERM)/.test(code) || /Unable to open connection/.test(error.message))
    return unwritable(path, error);
  return error;
}
