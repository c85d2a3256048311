import type { Db } from "./tables.ts";

/** How often a reader wants mail. */
export type Rhythm = "daily" | "on-change";

/** A reader's wish for mail about a story. The token stands in every mail's link, so that each keeps its way out;
 * who can read it here can read the address beside it. */
export interface SignUp {
  readonly token: string;
  readonly address: string;
  readonly story: string;
  readonly rhythm: Rhythm;
  readonly madeAt: string;
  /** Null until the reader followed the link in the first mail: before that nothing else is sent. */
  readonly confirmedAt: string | null;
  readonly sentAt: string | null;
  /** Place in the log of changes up to which the reader was told. */
  readonly seen: number;
}

/** Keeps a wish; the same address and story again keeps its token and stays confirmed or not as it was; gives the token that stands. */
export async function saveSignUp(db: Db, wish: Omit<SignUp, "confirmedAt" | "sentAt">): Promise<string> {
  await db
    .insertInto("sign_ups")
    .values({
      token: wish.token,
      address: wish.address,
      story: wish.story,
      rhythm: wish.rhythm,
      made_at: wish.madeAt,
      confirmed_at: null,
      sent_at: null,
      seen: wish.seen,
    })
    .onConflict((conflict) =>
      conflict.columns(["address", "story"]).doUpdateSet({ rhythm: wish.rhythm, made_at: wish.madeAt }),
    )
    .execute();
  return (await findSignUp(db, wish.address, wish.story))?.token ?? wish.token;
}

/** The wish of an address for a story; null where there is none. */
export async function findSignUp(db: Db, address: string, story: string): Promise<SignUp | null> {
  const row = await db
    .selectFrom("sign_ups")
    .selectAll()
    .where("address", "=", address)
    .where("story", "=", story)
    .executeTakeFirst();
  return row === undefined ? null : toSignUp(row);
}

/** The wish that a link's token belongs to; null where there is none. */
export async function findSignUpByToken(db: Db, token: string): Promise<SignUp | null> {
  const row = await db.selectFrom("sign_ups").selectAll().where("token", "=", token).executeTakeFirst();
  return row === undefined ? null : toSignUp(row);
}

/** Wishes that were confirmed, in order of address and story. */
export async function listConfirmed(db: Db): Promise<readonly SignUp[]> {
  const rows = await db
    .selectFrom("sign_ups")
    .selectAll()
    .where("confirmed_at", "is not", null)
    .orderBy("address")
    .orderBy("story")
    .execute();
  return rows.map(toSignUp);
}

/** Marks a wish as confirmed; told from then on of what comes after `seen`. */
export async function confirmSignUp(db: Db, token: string, at: string, seen: number): Promise<void> {
  await db
    .updateTable("sign_ups")
    .set({ confirmed_at: at, seen })
    .where("token", "=", token)
    .where("confirmed_at", "is", null)
    .execute();
}

/**
 * Notes that a reader was told up to a place in the log. False where the wish is no more what it was when it was read:
 * another process tells them, or they left.
 */
export async function markTold(db: Db, wish: SignUp, at: string | null, seen: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sign_ups")
    .set({ sent_at: at, seen })
    .where("token", "=", wish.token)
    .where("seen", "=", wish.seen)
    .where("sent_at", wish.sentAt === null ? "is" : "=", wish.sentAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets the wishes made before an instant that nobody confirmed. */
export async function dropUnconfirmed(db: Db, before: string): Promise<void> {
  await db.deleteFrom("sign_ups").where("confirmed_at", "is", null).where("made_at", "<", before).execute();
}

/** Forgets a wish and its address. */
export async function dropSignUp(db: Db, token: string): Promise<void> {
  await db.deleteFrom("sign_ups").where("token", "=", token).execute();
}

interface Row {
  readonly token: string;
  readonly address: string;
  readonly story: string;
  readonly rhythm: string;
  readonly made_at: string;
  readonly confirmed_at: string | null;
  readonly sent_at: string | null;
  readonly seen: number;
}

function toSignUp(row: Row): SignUp {
  return {
    token: row.token,
    address: row.address,
    story: row.story,
    rhythm: row.rhythm === "daily" ? "daily" : "on-change",
    madeAt: row.made_at,
    confirmedAt: row.confirmed_at,
    sentAt: row.sent_at,
    seen: row.seen,
  };
}
