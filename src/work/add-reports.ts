import type { ProfileName } from "../ledger/ledger.ts";
import type { Notice } from "../notice.ts";
import type { Fault } from "../report/capture.ts";
import type { Report } from "../report/report.ts";
import { saveAttributions, saveClaims } from "../store/claims.ts";
import type { Store } from "../store/open-store.ts";
import { countOutdated, listKnown, markExtracted, saveReports, unplaceReports, walkReports } from "../store/reports.ts";
import { forgetWords } from "../store/search.ts";
import type { Db } from "../store/tables.ts";
import type { Story } from "../story/story.ts";
import { type Extract, extractReport } from "./extract-report.ts";
import { openLedgerKeeper } from "./keep-ledgers.ts";
import { keepLineage } from "./keep-lineage.ts";
import { keepStories } from "./keep-stories.ts";
import { readRulesEdition } from "./rules-edition.ts";

export interface AddOptions {
  /** Reports in one transaction: what is acknowledged at once. */
  readonly batchReports: number;
  readonly profile: ProfileName;
  /** The clock, for the log of changes. */
  readonly now: () => Date;
  /** Told after each transaction: these reports are kept whatever happens next. */
  readonly onKept?: (batch: { readonly reports: readonly Report[]; readonly fresh: number }) => void | Promise<void>;
  readonly onNotice?: (notice: Notice) => void;
  readonly onFault?: (fault: Fault) => void;
}

export interface Added {
  readonly read: number;
  /** New, or saying more than the copy that was there. */
  readonly fresh: number;
  /** Stories that were made or changed. */
  readonly stories: readonly Story[];
  /** Stored reports whose claims were found by other rules than this program's: a refresh finds them anew. */
  readonly outdated: number;
}

/** Takes reports into a database, and keeps at hand what the next ones will be compared with. */
export interface Adder {
  /**
   * Writes reports with their claims, attributions and edges in one transaction: all of them, or none. Those that are
   * there already change nothing. Gives how many were new or said more.
   */
  readonly keep: (reports: readonly Report[]) => Promise<number>;
  /** Places what was kept into stories and compiles their ledgers, in one transaction; gives the stories that changed. */
  readonly settle: () => Promise<readonly Story[]>;
}

/** Opens the way in. Killed at any moment, it has lost nothing that was kept: what waits is settled by the next one. */
export function openAdder(store: Store, options: Omit<AddOptions, "batchReports" | "onKept">): Adder {
  const lineage = keepLineage(store);
  const stories = keepStories();
  const ledgers = openLedgerKeeper();
  return {
    keep: async (reports) => {
      // Before the write lock is taken: others may write while this one thinks.
      const known = await listKnown(
        store.db,
        reports.map((report) => report.id),
      );
      const extracts = new Map(
        reports.filter((report) => !known.has(report.id)).map((report) => [report, extractReport(report)]),
      );
      return store.transact(async (db) => {
        const rows = await saveReports(db, reports, readRulesEdition());
        await unplaceReports(
          db,
          rows.filter((row) => row.story !== null).map((row) => row.seq),
        );
        for (const row of rows) await keepExtract(db, row.seq, row.report, extracts, options);
        await unplaceReports(db, await lineage.trace(db, rows));
        await forgetWords(
          db,
          rows.map((row) => row.seq),
        );
        return rows.length;
      });
    },
    settle: () =>
      store.transact(async (db) => {
        const { changed, arrived } = await stories.settle(db);
        const noticedAt = options.now().toISOString();
        for (const story of changed)
          await ledgers.keep(db, story, arrived.get(story.id) ?? [], { profile: options.profile, noticedAt });
        return changed;
      }),
  };
}

/** Takes a stream of reports in, and settles at the end. Safe to repeat and to interrupt. */
export async function addReports(store: Store, reports: AsyncIterable<Report>, options: AddOptions): Promise<Added> {
  const adder = openAdder(store, options);
  let read = 0;
  let fresh = 0;
  let batch: Report[] = [];
  const keep = async (): Promise<void> => {
    const kept = await adder.keep(batch);
    fresh += kept;
    await options.onKept?.({ reports: batch, fresh: kept });
    batch = [];
  };
  for await (const report of reports) {
    read += 1;
    if (batch.push(report) >= options.batchReports) await keep();
  }
  if (batch.length > 0) await keep();
  const stories = await adder.settle();
  return { read, fresh, stories, outdated: await countOutdated(store.db, readRulesEdition()) };
}

const REFRESHED_AT_ONCE = 128;

/**
 * Traces the lineage of every stored report anew and finds its claims anew: after an update of the program, or of its words.
 * Interrupted, it has lost nothing and is begun anew: a report is marked with the edition of the rules in the transaction
 * that writes its claims, and waits for the next `settle`. Gives how many there were.
 */
export async function refreshReports(
  store: Store,
  options: Omit<AddOptions, "batchReports" | "onKept">,
): Promise<number> {
  let refreshed = 0;
  await keepLineage(store).retrace();
  for await (const rows of walkReports(store.db, { portion: REFRESHED_AT_ONCE })) {
    const extracts = new Map(rows.map((row) => [row.report, extractReport(row.report)]));
    const seqs = rows.map((row) => row.seq);
    await store.transact(async (db) => {
      for (const row of rows) await keepExtract(db, row.seq, row.report, extracts, options);
      await markExtracted(db, seqs, readRulesEdition());
      await unplaceReports(db, seqs);
      await forgetWords(db, seqs);
    });
    refreshed += rows.length;
  }
  return refreshed;
}

async function keepExtract(
  db: Db,
  seq: number,
  report: Report,
  extracts: ReadonlyMap<Report, Extract>,
  { onNotice, onFault }: Pick<AddOptions, "onNotice" | "onFault">,
): Promise<void> {
  // A copy that was joined with another is read anew: its day or headline may be new.
  const extract = extracts.get(report) ?? extractReport(report);
  for (const notice of extract.notices) onNotice?.(notice);
  for (const fault of extract.faults) onFault?.(fault);
  await saveClaims(db, seq, extract.claims);
  await saveAttributions(db, seq, extract.attributions);
}
