import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Claim } from "../src/claim/claim.ts";
import { renderStoryPage } from "../src/publish/pages/story-page.tsx";
import type { Report } from "../src/report/report.ts";
import { loadClaimsOfStory, saveClaims } from "../src/store/claims.ts";
import { saveEdges } from "../src/store/edges.ts";
import { openStore, type Store } from "../src/store/open-store.ts";
import { placeReports, saveReports } from "../src/store/reports.ts";
import { saveStory } from "../src/store/stories.ts";
import { loadStory } from "../src/store/story-rows.ts";
import { anchorOf, keepAct } from "../src/work/keep-act.ts";
import { keepLedger, openLedgerKeeper } from "../src/work/keep-ledgers.ts";
import { openSite } from "../src/work/open-site.ts";
import { writeSite } from "../src/work/write-site.ts";
import { makePages } from "./ledger.ts";

const MAIN = join(import.meta.dirname, "../src/cli/main.ts");
const TSX = join(import.meta.dirname, "../node_modules/tsx/dist/cli.mjs");
const NOTICED_AT = "2024-06-01T12:00:00Z";
const STORY = "0bec40000000000000000000";
const FILLER =
  "Rescue teams went on through the night. The road to the harbour was closed, and a school was opened to those who could not go home. Officials met in the morning and spoke of the weather, of the roads and of what was still to be done. ";

/** Milliseconds by share of the answers, and what went wrong. */
export interface Load {
  readonly answers: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly failed: number;
}

// A page of makePages, with its claims standing in a text of newspaper length.
function writeOut(page: { readonly report: Report; readonly claims: readonly Claim[] }, at: number) {
  let text = `${FILLER}\n\n`;
  const claims = page.claims.map((claim): Claim => {
    const start = text.length;
    const said = `${claim.figure.text} people were ${claim.measure}, ${claim.sources[0]?.name ?? "it was said"} said`;
    text += `${said}. ${FILLER}\n\n`;
    const figure = { ...claim.figure, start, end: start + claim.figure.text.length };
    return { ...claim, start, end: start + said.length, evidence: said, figure };
  });
  const report: Report = { ...page.report, title: `What is known of day ${at % 60} in Lunde (${at})`, text };
  return { report, claims };
}

/** Fills a database with one story of so many reports, ten claims each, by its records. */
export async function fillStory(store: Store, count: number): Promise<void> {
  const pages = makePages(count);
  const reports = pages.map(writeOut);
  const story = {
    id: STORY,
    aliases: [],
    title: "The war between Lunde and Varn",
    from: reports[0]?.report.publishedAt?.slice(0, 10) ?? null,
    to: reports.at(-1)?.report.publishedAt?.slice(0, 10) ?? null,
    places: ["Lunde"],
    reports: reports.map(({ report }) => report.id),
  };
  await store.transact(async (db) => {
    for (const { report, claims } of reports) {
      const [row] = await saveReports(db, [report], "1");
      if (row !== undefined) await saveClaims(db, row.seq, claims);
    }
    await saveEdges(
      db,
      pages.flatMap((page) => page.edges),
    );
    await saveStory(db, story);
    await placeReports(db, STORY, story.reports);
    await keepLedger(db, story, [], { profile: "recorder", noticedAt: NOTICED_AT });
  });
}

/** Adds further reports to that story, one at a time, by their records. */
function openFeed(store: Store, from: number, count: number): () => Promise<void> {
  const pages = makePages(from + count);
  const ledgers = openLedgerKeeper();
  let at = from;
  return async () => {
    const page = pages[at];
    if (page === undefined) return;
    const { report, claims } = writeOut(page, at);
    at += 1;
    await store.transact(async (db) => {
      const story = await loadStory(db, STORY);
      if (story === null) throw new Error("the story is not there");
      const [row] = await saveReports(db, [report], "1");
      if (row !== undefined) await saveClaims(db, row.seq, claims);
      await saveEdges(db, page.edges);
      const next = { ...story, reports: [...story.reports, report.id] };
      await saveStory(db, next);
      await placeReports(db, STORY, [report.id]);
      await ledgers.keep(db, next, [report.id], { profile: "recorder", noticedAt: NOTICED_AT });
    });
  };
}

/** Asks for a page so many times a second, whether or not the last answer has come. */
export async function ask(
  url: string,
  options: { readonly perSecond: number; readonly seconds: number; readonly headers: Readonly<Record<string, string>> },
): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const asked: Promise<void>[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < options.perSecond * options.seconds; turn += 1) {
    const due = begun + (turn * 1000) / options.perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(
      fetch(url, { headers: options.headers })
        .then(async (answer) => {
          await answer.arrayBuffer();
          if (!answer.ok) failed += 1;
          // From when it was due: a server that cannot keep up is not spared by a client that waits.
          times.push(performance.now() - due);
        })
        .catch(() => {
          failed += 1;
        }),
    );
  }
  await Promise.all(asked);
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { answers: times.length, medianMs: at(0.5), p99Ms: at(0.99), worstMs: at(1), failed };
}

interface Running {
  readonly address: string;
  readonly residentMebibytes: () => Promise<number>;
  readonly stop: () => void;
}

async function serve(database: string): Promise<Running> {
  const child = spawn(
    process.execPath,
    ["--import", TSX.replace("cli.mjs", "loader.mjs"), MAIN, "serve", "--json", "--port", "0", "--db", database],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const address = await new Promise<string>((resolve) => {
    child.stdout.once("data", (bytes) => resolve((JSON.parse(String(bytes)) as { address: string }).address));
  });
  return {
    address,
    residentMebibytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    stop: () => child.kill("SIGTERM"),
  };
}

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const sayLoad = (what: string, load: Load): void =>
  say(
    `${what.padEnd(34)} ${load.answers} answers, median ${load.medianMs.toFixed(1)} ms, p99 ${load.p99Ms.toFixed(1)} ms, worst ${load.worstMs.toFixed(0)} ms, ${load.failed} failed`,
  );

async function timed<Result>(what: string, act: () => Promise<Result> | Result): Promise<Result> {
  const begun = performance.now();
  const result = await act();
  say(`${what.padEnd(34)} ${(performance.now() - begun).toFixed(0)} ms`);
  return result;
}

async function benchSite(reports: number, seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-bench-"));
  const database = join(folder, "site.db");
  const store = await openStore({ path: database, mode: "write", busyTimeoutMs: 10_000, cacheMebibytes: 64 });
  try {
    await timed(`fill ${reports} reports`, () => fillStory(store, reports));
    const site = openSite(store);
    const story = await timed("read the story first", () => site.story(STORY));
    if (story === null) throw new Error("the story is not there");
    const frame = { path: `stories/${STORY}.html`, live: true, origin: null, editor: null, asOf: null };
    const page = await timed("draw the page first", () => renderStoryPage(story.site, frame));
    for (let turn = 0; turn < 3; turn += 1)
      await timed("draw the page again", () => renderStoryPage(story.site, frame));
    say(`page ${Math.round(page.length / 1024)} kB, ${Math.round(gzipSync(page).length / 1024)} kB as it travels`);

    const served = await serve(database);
    const url = new URL(`stories/${STORY}.html`, served.address).href;
    await fetch(url).then((answer) => answer.text());
    const load = (headers: Record<string, string>) => ask(url, { perSecond: 50, seconds, headers });
    const packed = { "Accept-Encoding": "gzip" };
    await load(packed);
    say(`memory ${await served.residentMebibytes()} MiB`);
    sayLoad("kept, 50 a second", await load(packed));
    say(`memory ${await served.residentMebibytes()} MiB`);
    // Another version every five seconds: each is read and drawn while readers ask.
    let version = 0;
    const turning = setInterval(() => {
      version += 1;
      void store.db
        .updateTable("ledgers")
        .set({ made_from: `turn ${version}` })
        .where("story", "=", STORY)
        .execute();
    }, 5000);
    const turned = await ask(url, { perSecond: 50, seconds: 2 * seconds, headers: packed });
    clearInterval(turning);
    sayLoad(`${version} new versions, 50 a second`, turned);
    say(`memory ${await served.residentMebibytes()} MiB`);
    // A report a second from another process, each a new version of the story.
    const feed = openFeed(store, reports, 4 * seconds);
    await feed();
    let added = 0;
    let isAdding = false;
    const adding = setInterval(() => {
      if (isAdding) return;
      isAdding = true;
      void feed().finally(() => {
        added += 1;
        isAdding = false;
      });
    }, 1000);
    const grown = await ask(url, { perSecond: 50, seconds: 2 * seconds, headers: packed });
    clearInterval(adding);
    sayLoad(`${added} reports more, 50 a second`, grown);
    say(`memory ${await served.residentMebibytes()} MiB`);

    served.stop();
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

// How long a report more and a review take where the story is in memory already, and how long where it is not.
async function benchGrowth(reports: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-bench-"));
  const path = join(folder, "site.db");
  const store = await openStore({ path, mode: "write", busyTimeoutMs: 10_000, cacheMebibytes: 64 });
  try {
    await fillStory(store, reports);
    const turns = 40;
    const feed = openFeed(store, reports, turns + 2);
    await timed("a report more, nothing in memory", feed);
    await timed("a report more, the next", feed);
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const start = process.cpuUsage();
      await feed();
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
    }
    times.sort((one, other) => one - other);
    say(
      `${`${turns} reports more, on the core`.padEnd(34)} median ${times[turns / 2]?.toFixed(0)} ms, p95 ${times[Math.floor(turns * 0.95)]?.toFixed(0)} ms`,
    );
    if (global.gc !== undefined) {
      global.gc();
      const grown = process.memoryUsage().heapUsed - before;
      say(
        `${"heap".padEnd(34)} ${Math.round(before / 2 ** 20)} MiB, ${(grown / 2 ** 20 / turns).toFixed(2)} MiB more a report`,
      );
    }
    const ledgers = openLedgerKeeper();
    const claims = await loadClaimsOfStory(store.db, STORY);
    const by = { by: "bench", why: null, now: () => new Date(NOTICED_AT), profile: "recorder", ledgers } as const;
    for (const [turn, claim] of claims.slice(0, 4).entries())
      await timed(turn === 0 ? "a review, nothing in memory" : "a review, the next", () =>
        keepAct(store, { kind: "reject", claim: anchorOf(claim) }, by),
      );
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchPublish(reports: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-bench-"));
  const store = await openStore({
    path: join(folder, "site.db"),
    mode: "write",
    busyTimeoutMs: 10_000,
    cacheMebibytes: 64,
  });
  try {
    await fillStory(store, reports);
    const to = join(folder, "public");
    const written = await timed(`publish ${reports} reports`, async () => {
      const stories = (await openSite(store).stories()).map((one) => one.site);
      return writeSite(stories, { folder: to, origin: "https://figures.example/" });
    });
    let largest = 0;
    for (const file of await readdir(to, { recursive: true }))
      largest = Math.max(largest, (await stat(join(to, file))).size);
    say(`${written.files} files, the largest ${Math.round(largest / 1024)} kB`);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const [what = "all", size] = process.argv.slice(2);
if (what === "publish" || what === "all") await benchPublish(Number(size ?? 1000));
if (what === "growth" || what === "all") await benchGrowth(Number(size ?? 5000));
if (what === "serve" || what === "all") await benchSite(Number(size ?? 5000), 10);
