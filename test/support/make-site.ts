import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../src/report/report.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { createApp } from "../../src/web/create-app.ts";
import { type Served, serveSite } from "../../src/web/serve.ts";
import { addReports } from "../../src/work/add-reports.ts";
import type { SendMail } from "../../src/work/open-mailer.ts";
import { openSite, type Site } from "../../src/work/open-site.ts";
import { readInputs } from "../../src/work/read-inputs.ts";

/** A site over a database of its own, for one test file. */
export interface TestSite {
  readonly folder: string;
  readonly database: string;
  readonly store: Store;
  readonly site: Site;
  readonly app: ReturnType<typeof createApp>;
  readonly errors: readonly Error[];
  readonly add: (reports: readonly Report[]) => Promise<void>;
  readonly serve: () => Promise<Served>;
  readonly close: () => Promise<void>;
}

const clock = (): Date => new Date("2026-01-05T12:00:00Z");

/** A site with the samples in it, or with what is given. */
export async function makeSite(
  options: { readonly reports?: readonly Report[]; readonly send?: SendMail } = {},
): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-site-"));
  const database = join(folder, "site.db");
  const store = await openStore({ path: database, mode: "write", busyTimeoutMs: 10_000, cacheMebibytes: 8 });
  const add = async (reports: AsyncIterable<Report>): Promise<void> => {
    await addReports(store, reports, { batchReports: 256, profile: "recorder", now: clock });
  };
  const samples = join(import.meta.dirname, "../../samples");
  await add(
    options.reports === undefined
      ? readInputs([samples], {
          maxReportBytes: 1 << 24,
          onFault: (fault) => {
            throw new Error(fault.message);
          },
        })
      : each(options.reports),
  );
  const errors: Error[] = [];
  const site = openSite(store);
  const context = {
    site,
    origin: null,
    profile: "recorder" as const,
    now: clock,
    onError: (error: Error) => void errors.push(error),
  };
  const app = createApp(context, store, options.send ?? null);
  let served: Served | null = null;
  return {
    folder,
    database,
    store,
    site,
    app,
    errors,
    add: (reports) => add(each(reports)),
    serve: async () => {
      served = await serveSite(app, { host: "127.0.0.1", port: 0 });
      return served;
    },
    close: async () => {
      await served?.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function* each(reports: readonly Report[]): AsyncGenerator<Report> {
  yield* reports;
}
