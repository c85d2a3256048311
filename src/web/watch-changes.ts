import type { LoggedChange } from "../store/changes.ts";
import type { Site } from "../work/open-site.ts";

/** Looks for changes once for all open pages, whoever wrote them. */
export interface ChangeWatch {
  /** Place in the log of changes up to which it has looked. */
  readonly seen: () => Promise<number>;
  /** What was logged after one place: at once where there is something, else when there is; nothing after `waitMs` or once `signal` says so. */
  readonly after: (seq: number, waitMs: number, signal: AbortSignal) => Promise<readonly LoggedChange[]>;
}

// The database is asked this often for what other processes wrote: an open page hears of it well within two seconds.
const POLL_MS = 500;
// Who has fallen behind further than this asks the database itself.
const CHANGES_HELD = 2000;

/**
 * One watch over a site's changes. It asks the database only while someone waits, and tells of a change once the pages
 * of its story are ready, so that nobody is sent to a page that is still being read.
 */
export function watchChanges(site: Site, onError: (error: Error) => void): ChangeWatch {
  const waiting = new Set<() => void>();
  let held: readonly LoggedChange[] = [];
  let seen: number | null = null;
  let timer: NodeJS.Timeout | null = null;

  const look = async (): Promise<void> => {
    try {
      const before = seen ?? (await site.lastChange());
      const news = await site.changesAfter(before);
      for (const story of new Set(news.map(({ change }) => change.story))) await site.refresh(story);
      seen = Math.max(before, news.at(-1)?.seq ?? 0);
      if (news.length > 0) {
        held = [...held, ...news].slice(-CHANGES_HELD);
        for (const wake of [...waiting]) wake();
      }
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const turn = async (): Promise<void> => {
    if (waiting.size > 0) await look();
    timer = null;
    begin();
  };
  const begin = (): void => {
    if (timer === null && waiting.size > 0) timer = setTimeout(() => void turn(), POLL_MS).unref();
  };

  return {
    seen: async () => {
      // Where nobody waited for a while, what it last saw is long past.
      if (seen === null || waiting.size === 0) {
        seen = await site.lastChange();
        held = [];
      }
      return seen;
    },
    after: async (seq, waitMs, signal) => {
      if (seen === null || seq > seen) seen = Math.max(seen ?? 0, await site.lastChange());
      if (seq < seen) {
        const first = held[0]?.seq ?? Number.POSITIVE_INFINITY;
        return first <= seq + 1 ? held.filter((change) => change.seq > seq) : site.changesAfter(seq);
      }
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(limit);
          signal.removeEventListener("abort", wake);
          waiting.delete(wake);
          resolve();
        };
        const limit = setTimeout(wake, waitMs).unref();
        waiting.add(wake);
        signal.addEventListener("abort", wake);
        if (signal.aborted) wake();
        begin();
      });
      return held.filter((change) => change.seq > seq);
    },
  };
}
