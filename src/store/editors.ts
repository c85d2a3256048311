import type { Db } from "./tables.ts";

/** Someone who may review. `secret` is the digest that their password is checked against, never the password. */
export interface Editor {
  readonly name: string;
  readonly secret: string;
}

/** A signed-in editor's session. Both tokens are random; the cookie's is kept as a digest alone. */
export interface Session {
  readonly editor: string;
  /** What each form of theirs must carry. */
  readonly formToken: string;
}

/** Keeps an editor; a name that is there gets the new secret, and its sessions end. */
export async function saveEditor(db: Db, editor: Editor, at: string): Promise<void> {
  await db
    .insertInto("editors")
    .values({ name: editor.name, secret: editor.secret, made_at: at })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ secret: editor.secret }))
    .execute();
  await db.deleteFrom("sessions").where("editor", "=", editor.name).execute();
}

/** The editor of that name; null where there is none. */
export async function findEditor(db: Db, name: string): Promise<Editor | null> {
  return (
    (await db.selectFrom("editors").select(["name", "secret"]).where("name", "=", name).executeTakeFirst()) ?? null
  );
}

/** Names of all editors, in alphabetical order. */
export async function listEditors(db: Db): Promise<readonly string[]> {
  return (await db.selectFrom("editors").select("name").orderBy("name").execute()).map((row) => row.name);
}

/** Takes an editor's right to sign in, and ends their sessions. False where there was none of that name. */
export async function dropEditor(db: Db, name: string): Promise<boolean> {
  await db.deleteFrom("sessions").where("editor", "=", name).execute();
  const { numDeletedRows } = await db.deleteFrom("editors").where("name", "=", name).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Opens a session until `expiresAt` (ISO 8601, UTC); sessions that are over are forgotten. */
export async function openSession(
  db: Db,
  tokenDigest: string,
  session: Session,
  at: string,
  expiresAt: string,
): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<", at).execute();
  await db
    .insertInto("sessions")
    .values({ token_digest: tokenDigest, editor: session.editor, form_token: session.formToken, expires_at: expiresAt })
    .execute();
}

/** The session of a token; null where there is none or it is over. */
export async function findSession(db: Db, tokenDigest: string, at: string): Promise<Session | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["editor", "form_token"])
    .where("token_digest", "=", tokenDigest)
    .where("expires_at", ">=", at)
    .executeTakeFirst();
  return row === undefined ? null : { editor: row.editor, formToken: row.form_token };
}

/** Ends a session. */
export async function closeSession(db: Db, tokenDigest: string): Promise<void> {
  await db.deleteFrom("sessions").where("token_digest", "=", tokenDigest).execute();
}
