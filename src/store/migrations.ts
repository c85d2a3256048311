import { type Kysely, sql } from "kysely";
import { createReaderTables } from "./reader-tables.ts";

/** One step of the schema. Steps are only ever added: `version` is the number of the database that has it. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Kysely<never>) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: createFirstTables },
  { version: 2, up: createReaderTables },
  { version: 3, up: indexEditions },
];

/** The edition of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

// Which claims are of an older edition of the rules is asked after every add.
async function indexEditions(db: Kysely<never>): Promise<void> {
  await db.schema.createIndex("reports_by_extractor").on("reports").column("extractor").execute();
}

async function createFirstTables(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("reports")
    // Never given twice, so that an index or a segment may name a report by it.
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("url", "text")
    .addColumn("day", "text")
    .addColumn("story", "text")
    .addColumn("extractor", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("reports_by_story").on("reports").columns(["story", "day"]).execute();
  await schema.createIndex("reports_by_url").on("reports").column("url").execute();
  await schema
    .createTable("edges")
    .addColumn("child", "integer", (column) => column.notNull())
    .addColumn("parent", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("edges_key", ["child", "parent", "kind"])
    .modifyEnd(sql`without rowid`)
    .execute();
  await schema.createIndex("edges_by_parent").on("edges").column("parent").execute();
  await schema
    .createTable("stories")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("from_day", "text")
    .addColumn("to_day", "text")
    .addColumn("record", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("story_aliases")
    .addColumn("alias", "text", (column) => column.primaryKey().notNull())
    .addColumn("story", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("claims")
    .addColumn("report", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("claims_key", ["report", "position"])
    .modifyEnd(sql`without rowid`)
    .execute();
  await schema.createIndex("claims_by_id").on("claims").column("id").execute();
  await schema
    .createTable("attributions")
    .addColumn("report", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("attributions_key", ["report", "position"])
    .modifyEnd(sql`without rowid`)
    .execute();
  await schema
    .createTable("ledgers")
    .addColumn("story", "text", (column) => column.primaryKey().notNull())
    .addColumn("made_from", "text", (column) => column.notNull())
    .addColumn("counts", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("ledger_ids")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("story", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("ledger_ids_key", ["id", "kind", "story"])
    .modifyEnd(sql`without rowid`)
    .execute();
  await schema.createIndex("ledger_ids_by_story").on("ledger_ids").column("story").execute();
  await schema
    .createTable("acts")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("record", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("segments")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("first", "integer", (column) => column.notNull())
    .addColumn("last", "integer", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .execute();
  await schema
    .createTable("changes")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("story", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("changes_by_story").on("changes").columns(["story", "seq"]).execute();
  await schema
    .createTable("search_marks")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .execute();
  // What a person did is never rewritten: the log only grows.
  for (const verb of ["update", "delete"])
    await sql
      .raw(
        `create trigger acts_are_kept_from_${verb} before ${verb} on acts begin select raise(abort, 'the log of acts only grows'); end`,
      )
      .execute(db);
  // Words only, no second copy of the text; a row goes when its report does.
  await sql`create virtual table report_words using fts5(title, outlet, text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`.execute(
    db,
  );
  await sql`create virtual table claim_words using fts5(evidence, sources, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`.execute(
    db,
  );
}
