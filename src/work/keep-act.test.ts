import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeReport } from "../../test/support/make-records.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Review } from "../ledger/review-act.ts";
import type { Report } from "../report/report.ts";
import { loadClaimsOfStory } from "../store/claims.ts";
import { loadLedger } from "../store/ledgers.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { listStories } from "../store/stories.ts";
import { type AddOptions, addReports, refreshReports } from "./add-reports.ts";
import { anchorOf, keepAct } from "./keep-act.ts";

const OPTIONS: AddOptions = { batchReports: 5, profile: "recorder", now: () => new Date("2031-05-06T07:08:09Z") };
const ACT = { by: "ada", why: null, now: OPTIONS.now, profile: OPTIONS.profile };

const report = (file: string, day: string, title: string, text: string): Report =>
  makeReport({ file, publishedAt: day, title, text, outlet: { name: `${file} Post`, domain: null, owner: null } });
const SLIDE = [
  report("a", "2031-05-02", "Landslide at Torrin Pass", "A landslide at Torrin Pass killed 12 people, police said."),
  report(
    "b",
    "2031-05-03",
    "Torrin Pass landslide",
    "The Torrin Pass landslide killed 15 people, police said on Saturday.",
  ),
];
const FLOOD = report("c", "2031-05-02", "Flood in Welby", "A flood in Welby killed 3 people, Mayor Ada Thorn said.");
const NEWS = report(
  "d",
  "2031-05-04",
  "Torrin Pass toll",
  "At Torrin Pass the landslide killed 19 people, police said.",
);

let folder = "";
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-acts-"));
  store = await reopen();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const reopen = (): Promise<Store> =>
  openStore({ path: join(folder, "acts.db"), mode: "write", busyTimeoutMs: 2000, cacheMebibytes: 8 });

async function* streamOf(reports: readonly Report[]): AsyncGenerator<Report> {
  yield* reports;
}

async function readLedgers(): Promise<readonly Ledger[]> {
  const stories = await listStories(store.db);
  return (await Promise.all(stories.map((story) => loadLedger(store.db, story.id)))).flatMap((ledger) => ledger ?? []);
}

const filesOf = async (): Promise<readonly (readonly (string | null)[])[]> =>
  (await readLedgers()).map((ledger) => ledger.reports.map(({ file }) => file).sort()).sort();
const figuresOf = async (): Promise<readonly (number | null)[]> =>
  (await readLedgers())
    .flatMap((ledger) => ledger.entries.flatMap((entry) => entry.statements.map(({ high }) => high)))
    .sort((one, other) => (one ?? 0) - (other ?? 0));

// Whatever the program does of itself afterwards, a person's word stands.
async function liveOn(): Promise<void> {
  await store.close();
  store = await reopen();
  await addReports(store, streamOf([NEWS]), OPTIONS);
  await refreshReports(store, OPTIONS);
  await addReports(store, streamOf([]), OPTIONS);
}

async function claimOf(high: number): Promise<ReturnType<typeof anchorOf>> {
  for (const story of await listStories(store.db))
    for (const claim of await loadClaimsOfStory(store.db, story.id))
      if (claim.figure.high === high) return anchorOf(claim);
  throw new Error(`no claim of ${high}`);
}

test("what a person said of a claim holds for reports that come later and for a refresh, until it is taken back", async () => {
  await addReports(store, streamOf([...SLIDE, FLOOD]), OPTIONS);
  expect(await figuresOf()).toEqual([3, 12, 15]);
  const review: Review = { kind: "reject", claim: await claimOf(15) };
  const { act } = await keepAct(store, review, ACT);
  expect(await figuresOf()).toEqual([3, 12]);
  await liveOn();
  expect(await figuresOf()).toEqual([3, 12, 19]);
  await keepAct(store, { kind: "undo", act: act.id }, ACT);
  expect(await figuresOf()).toEqual([3, 12, 15, 19]);
});

test("stories that a person joined stay one, and parted ones two", async () => {
  await addReports(store, streamOf([...SLIDE, FLOOD]), OPTIONS);
  expect(await filesOf()).toEqual([["a", "b"], ["c"]]);
  const [one, other] = await listStories(store.db);
  const joined = await keepAct(store, { kind: "join-stories", stories: [one?.id ?? "", other?.id ?? ""] }, ACT);
  expect(await filesOf()).toEqual([["a", "b", "c"]]);
  await liveOn();
  expect(await filesOf()).toEqual([["a", "b", "c", "d"]]);
  await keepAct(store, { kind: "undo", act: joined.act.id }, ACT);
  expect(await filesOf()).toEqual([["a", "b", "d"], ["c"]]);
  const slide = (await listStories(store.db)).find(({ reports }) => reports.length === 3);
  const parted: Review = { kind: "part-story", story: slide?.id ?? "", reports: [SLIDE[0]?.id ?? ""] };
  await keepAct(store, parted, ACT);
  expect(await filesOf()).toEqual([["a"], ["b", "d"], ["c"]]);
  await liveOn();
  expect(await filesOf()).toEqual([["a"], ["b", "d"], ["c"]]);
});
