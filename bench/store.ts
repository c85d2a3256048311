import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import type { Report } from "../src/report/report.ts";
import { openStore } from "../src/store/open-store.ts";
import { openAdder } from "../src/work/add-reports.ts";
import { extractReport } from "../src/work/extract-report.ts";
import { makeReports } from "./lineage-load.ts";

/** How fast reports are kept, beside a bare insert of the same bytes. */
export interface StoreSpeed {
  readonly reports: number;
  /** Reports a second of the whole way in: claims, lineage, rows and index, in transactions of 256. */
  readonly kept: number;
  /** The same reports written as one row each by a prepared statement, in the same transactions. */
  readonly bare: number;
  /** The claim stage alone, for what of the way is not the store's. */
  readonly extracted: number;
  readonly bytesAReport: number;
  readonly textBytesAReport: number;
}

const BATCH = 256;

/** Keeps made reports in a new database, and inserts them bare into another, in turns. */
export async function benchStore(count = 5_000): Promise<StoreSpeed> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"));
  const spent = { kept: 0, bare: 0, extracted: 0 };
  let text = 0;
  const store = await openStore({
    path: join(folder, "kept.db"),
    mode: "write",
    busyTimeoutMs: 1000,
    cacheMebibytes: 64,
  });
  const bare = openBare(join(folder, "bare.db"));
  try {
    const adder = openAdder(store, { profile: "recorder", now: () => new Date(0) });
    let batch: Report[] = [];
    const take = async (): Promise<void> => {
      const reports = batch;
      batch = [];
      const began = performance.now();
      for (const report of reports) extractReport(report);
      const extracted = performance.now();
      await adder.keep(reports);
      const kept = performance.now();
      bare.insert(reports);
      spent.extracted += extracted - began;
      spent.kept += kept - extracted;
      spent.bare += performance.now() - kept;
    };
    for (const report of makeReports(count)) {
      text += Buffer.byteLength(report.text);
      if (batch.push(report) === BATCH) await take();
    }
    await take();
    const bytes = Number(
      Reflect.get(
        Object(
          store.readNow("select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()", []),
        ),
        "bytes",
      ),
    );
    const rate = (ms: number): number => Math.round((count / ms) * 1000);
    return {
      reports: count,
      kept: rate(spent.kept),
      bare: rate(spent.bare),
      extracted: rate(spent.extracted),
      bytesAReport: Math.round(bytes / count),
      textBytesAReport: Math.round(text / count),
    };
  } finally {
    await store.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openBare(path: string): { insert: (reports: readonly Report[]) => void; close: () => void } {
  const database = new Database(path);
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = normal; create table reports (id text primary key, record text)",
  );
  const insert = database.prepare("insert or ignore into reports values (?, ?)");
  return {
    insert: (reports) => {
      database.exec("begin immediate");
      for (const report of reports) insert.run([report.id, JSON.stringify(report)]);
      database.exec("commit");
    },
    close: () => database.close(),
  };
}
