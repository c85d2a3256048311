import { renderDigestMail } from "../publish/mail/digest-mail.tsx";
import { listStoryChangesAfter } from "../store/changes.ts";
import type { Store } from "../store/open-store.ts";
import { dropUnconfirmed, listConfirmed, markTold, type SignUp } from "../store/sign-ups.ts";
import type { SendMail } from "./open-mailer.ts";
import type { Site } from "./open-site.ts";
import { toDevelopment } from "./site-stories.ts";

const HOUR_MS = 3_600_000;
// An address that nobody confirmed is not ours to keep.
const CONFIRM_WITHIN_MS = 72 * HOUR_MS;
// An on-change reader of a running story gets at most a mail every ten minutes, with all that came meanwhile.
const QUIET_MS: Readonly<Record<SignUp["rhythm"], number>> = { daily: 24 * HOUR_MS, "on-change": HOUR_MS / 6 };

export interface DigestOptions {
  readonly store: Store;
  readonly site: Site;
  readonly send: SendMail;
  /** Address of the site, for the links in the mail. */
  readonly origin: string;
  readonly now: () => Date;
}

/** Sends what is due to the readers who confirmed; gives how many mails went out. One that fails is tried again at the next call. */
export async function sendDigests({
  store,
  site,
  send,
  origin,
  now,
}: DigestOptions): Promise<{ readonly sent: number; readonly failed: readonly Error[] }> {
  let sent = 0;
  const failed: Error[] = [];
  const forgotten = new Date(now().getTime() - CONFIRM_WITHIN_MS).toISOString();
  await store.transact((db) => dropUnconfirmed(db, forgotten));
  for (const wish of await listConfirmed(store.db)) {
    const at = now();
    if (wish.sentAt !== null && at.getTime() - Date.parse(wish.sentAt) < QUIET_MS[wish.rhythm]) continue;
    const story = await site.story(wish.story);
    if (story === null) continue;
    const news = await listStoryChangesAfter(store.db, story.site.ledger.story.id, wish.seen);
    const last = news.at(-1);
    if (last === undefined) continue;
    const known = new Set(
      story.site.ledger.entries.flatMap((entry) => entry.statements.map((statement) => statement.id)),
    );
    const unsubscribe = new URL(`unsubscribe?token=${wish.token}`, origin).href;
    const changes = news.map(({ change }) => toDevelopment(change, known)).reverse();
    const told: SignUp = { ...wish, sentAt: at.toISOString(), seen: last.seq };
    // Marked first: of two processes that send digests, one does.
    if (!(await store.transact((db) => markTold(db, wish, told.sentAt, told.seen)))) continue;
    try {
      await send(renderDigestMail(story.site, changes, origin, unsubscribe), wish.address, unsubscribe);
      sent += 1;
    } catch (error) {
      await store.transact((db) => markTold(db, told, wish.sentAt, wish.seen));
      failed.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return { sent, failed };
}
