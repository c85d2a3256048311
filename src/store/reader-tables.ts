import type { Kysely } from "kysely";

/** Editors, who sign in, and readers, who sign up for mail: schema 2. Passwords and sessions are kept only as digests. */
export async function createReaderTables(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("editors")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("made_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("sessions")
    .addColumn("token_digest", "text", (column) => column.primaryKey())
    .addColumn("editor", "text", (column) => column.notNull())
    .addColumn("form_token", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("sign_ups")
    .addColumn("token", "text", (column) => column.primaryKey())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("story", "text", (column) => column.notNull())
    .addColumn("rhythm", "text", (column) => column.notNull())
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("sent_at", "text")
    .addColumn("seen", "integer", (column) => column.notNull())
    .addUniqueConstraint("sign_ups_once", ["address", "story"])
    .execute();
}
