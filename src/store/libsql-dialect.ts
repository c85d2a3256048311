import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type Database from "libsql";

/** What the driver can be handed: anything else brought the process down or was silently changed. */
type Bindable = null | number | bigint | string | Uint8Array;

// More than the program has queries; bulk inserts of odd lengths are what would fill it.
const KEPT_STATEMENTS = 256;

/**
 * SQLite through `libsql`, for kysely: one connection, one writer at a time.
 * A transaction takes the write lock when it begins (`BEGIN IMMEDIATE`), so that it waits there, where nothing is yet
 * written, and not half-way.
 */
export function createLibsqlDialect(database: Database.Database): Dialect {
  return {
    createAdapter: (): DialectAdapter => new SqliteAdapter(),
    createDriver: (): Driver => createDriver(database),
    createQueryCompiler: (): QueryCompiler => new SqliteQueryCompiler(),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new SqliteIntrospector(db),
  };
}

function createDriver(database: Database.Database): Driver {
  const connection = connect(database);
  let turn: Promise<void> = Promise.resolve();
  let release: () => void = () => undefined;
  const run = (sql: string) => async (to: DatabaseConnection) => {
    await to.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    async init() {},
    async acquireConnection() {
      const before = turn;
      let done: () => void = () => undefined;
      turn = new Promise((resolve) => {
        done = resolve;
      });
      await before;
      release = done;
      return connection;
    },
    async releaseConnection() {
      release();
    },
    beginTransaction: run("begin immediate"),
    commitTransaction: run("commit"),
    rollbackTransaction: run("rollback"),
    async destroy() {
      database.close();
    },
  };
}

function connect(database: Database.Database): DatabaseConnection {
  const kept = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_STATEMENTS) kept.clear();
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  const execute = <Row>(query: CompiledQuery): QueryResult<Row> => {
    const parameters = query.parameters.map(toBindable);
    if (parameters.length === 0 && !isRead(query.sql)) {
      database.exec(query.sql);
      return { rows: [] };
    }
    const statement = prepare(query.sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
  };
  return {
    async executeQuery<Row>(query: CompiledQuery) {
      return execute<Row>(query);
    },
    async *streamQuery<Row>(query: CompiledQuery) {
      // A statement of its own: a kept one could be begun again while this one is still being read.
      const rows = database.prepare(query.sql).iterate(query.parameters.map(toBindable));
      for (const row of rows) yield { rows: [row as Row] };
    },
  };
}

// Only a statement that gives rows back has to be prepared when it has no parameters.
const isRead = (sql: string): boolean => /^\s*(select|with|pragma|insert|update|delete|explain)\b/i.test(sql);

function toBindable(value: unknown): Bindable {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "bigint" || value === null) return value;
  if (typeof value === "number") {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`no key over 53 bits: ${value}`);
    return value;
  }
  // A Buffer is a window on a shared pool: only its own bytes may go in.
  if (value instanceof Uint8Array) return new Uint8Array(value);
  throw new TypeError(
    `a database cannot hold ${Object.prototype.toString.call(value)}: give its text, number or bytes`,
  );
}
