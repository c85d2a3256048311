import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeReport } from "../../test/support/make-records.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Report } from "../report/report.ts";
import { listChanges } from "../store/changes.ts";
import { loadEdges } from "../store/edges.ts";
import { loadCounts, loadLedger } from "../store/ledgers.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { countReports } from "../store/reports.ts";
import { findStory, listStories } from "../store/stories.ts";
import { type AddOptions, addReports, openAdder, refreshReports } from "./add-reports.ts";
import { collectReports } from "./read-inputs.ts";
import { runStages } from "./run-stages.ts";

const SAMPLES = resolve(import.meta.dirname, "../../samples");
const OPTIONS: AddOptions = { batchReports: 5, profile: "recorder", now: () => new Date("2031-05-06T07:08:09Z") };

let folder = "";
const opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-work-"));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string, mode: "read" | "write" = "write"): Promise<Store> {
  const store = await openStore({ path: join(folder, name), mode, busyTimeoutMs: 2000, cacheMebibytes: 8 });
  opened.push(store);
  return store;
}

async function* streamOf(reports: readonly Report[]): AsyncGenerator<Report> {
  yield* reports;
}

async function readLedgers(store: Store): Promise<readonly (Ledger | null)[]> {
  const stories = await listStories(store.db);
  return Promise.all(stories.map((story) => loadLedger(store.db, story.id)));
}

const readSamples = (): Promise<readonly Report[]> =>
  collectReports([SAMPLES], { onFault: () => expect.unreachable() });

test("at once, one at a time, backwards or twice: the same ledger, byte for byte, as without a database", async () => {
  const reports = await readSamples();
  const expected = JSON.stringify(runStages(reports).ledgers);
  const atOnce = await open("once.db");
  await addReports(atOnce, streamOf(reports), OPTIONS);
  expect(JSON.stringify(await readLedgers(atOnce))).toBe(expected);
  const orders = [
    reports,
    reports.toReversed(),
    [...reports.slice(5), ...reports.slice(0, 5)],
    [...reports, ...reports],
  ];
  for (const [index, order] of orders.entries()) {
    const store = await open(`order-${index}.db`);
    for (const report of order) await addReports(store, streamOf([report]), OPTIONS);
    expect(JSON.stringify(await readLedgers(store)), `order ${index}`).toBe(expected);
    expect(await loadEdges(store.db)).toEqual(await loadEdges(atOnce.db));
  }
});

// A wire tells one fire three times; two papers credit it in words of their own, and share none with it.
const wireOf = (hour: string, text: string): Report =>
  makeReport({
    text,
    file: `wire-${hour}.txt`,
    outlet: { name: "Associated Press", domain: "apnews.com", owner: null },
    publishedAt: `2031-05-04T${hour}:00:00Z`,
  });
const creditOf = (file: string, publishedAt: string, text: string): Report =>
  makeReport({
    text,
    file,
    outlet: { name: `The ${file} Courier`, domain: null, owner: null },
    publishedAt,
    credits: ["Associated Press"],
  });
const CITING: readonly Report[] = [
  wireOf(
    "08",
    "Flames in the port of Ostrava Bay killed 4 dockers, said Mayor Ilse Varga of the Harbour Guild in Lower Quay.",
  ),
  wireOf(
    "11",
    "By noon in Ostrava Bay, Mayor Ilse Varga counted 6 dead at Lower Quay; the Harbour Guild spoke of 7 missing.",
  ),
  wireOf(
    "15",
    "At Lower Quay, divers of the Harbour Guild found 9 bodies, Mayor Ilse Varga told people of Ostrava Bay later.",
  ),
  creditOf(
    "north",
    "2031-05-04T18:00:00Z",
    "Nine lives were lost when Lower Quay burned, Ilse Varga, who leads Ostrava Bay, told the Associated Press. Its Harbour Guild mourns.",
  ),
  creditOf(
    "south",
    "2031-05-05T09:00:00Z",
    "People of Ostrava Bay woke to smoke over Lower Quay. Town head Ilse Varga told the Associated Press that the Harbour Guild lost nine.",
  ),
];

const ordersOf = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  values.length < 2
    ? [values]
    : values.flatMap((first) => ordersOf(values.filter((value) => value !== first)).map((rest) => [first, ...rest]));

test("what is cited does not depend on which came first", async () => {
  const expected = runStages(CITING);
  const citations = expected.edges.filter((edge) => edge.kind === "citation");
  // each cites the nearest two of three
  expect(citations.map((edge) => edge.child).sort()).toEqual(["north", "north", "south", "south"]);
  const orders = ordersOf(CITING).filter((_, place) => place % 4 === 0);
  for (const [place, order] of orders.entries()) {
    const store = await open(`cite-${place}.db`);
    const adder = openAdder(store, OPTIONS);
    for (const report of order) {
      // By turns one way in that stays open, and a new one that reads what was kept in segments.
      if (place % 2 === 0) await addReports(store, streamOf([report]), OPTIONS);
      else await adder.keep([report]).then(() => adder.settle());
    }
    const names = order.map((report) => report.file).join(" ");
    expect(await loadEdges(store.db), names).toEqual(expected.edges);
    expect(JSON.stringify(await readLedgers(store)), names).toBe(JSON.stringify(expected.ledgers));
  }
});

test("a report that is cited and comes again with another day is cited as if it had come so", async () => {
  const store = await open("recite.db");
  const late = CITING[2] as Report;
  const undated = { ...late, publishedAt: null, capturedAt: "2031-05-04T20:00:00Z" };
  for (const report of [undated, ...CITING]) await addReports(store, streamOf([report]), OPTIONS);
  const { edges, ledgers } = runStages([undated, ...CITING]);
  expect(await loadEdges(store.db)).toEqual(edges);
  expect(JSON.stringify(await readLedgers(store))).toBe(JSON.stringify(ledgers));
});

test("a refresh traces lineage anew: edges that are missing or false are mended", async () => {
  const store = await open("retrace.db");
  const reports = [...CITING, ...(await readSamples())];
  await addReports(store, streamOf(reports), OPTIONS);
  const before = [await loadEdges(store.db), await readLedgers(store)];
  await store.db.deleteFrom("edges").where("kind", "=", "citation").execute();
  await store.db.updateTable("edges").set({ kind: "same" }).execute();
  await refreshReports(store, OPTIONS);
  await addReports(store, streamOf([]), OPTIONS);
  expect([await loadEdges(store.db), await readLedgers(store)]).toEqual(before);
});

test("a way in that stays open gives what a new one for each report gives", async () => {
  const reports = await readSamples();
  const store = await open("open.db");
  const adder = openAdder(store, OPTIONS);
  for (const report of reports) {
    await adder.keep([report]);
    await adder.settle();
  }
  expect(JSON.stringify(await readLedgers(store))).toBe(JSON.stringify(runStages(reports).ledgers));
});

test("two programs that write by turns lose no edge between their reports", async () => {
  const reports = await readSamples();
  const [one, other] = [await open("shared.db"), await open("shared.db")];
  const adders = [openAdder(one, OPTIONS), openAdder(other, OPTIONS)];
  for (const [index, report] of reports.entries()) {
    const adder = adders[index % 2];
    await adder?.keep([report]);
    await adder?.settle();
  }
  expect(JSON.stringify(await readLedgers(one))).toBe(JSON.stringify(runStages(reports).ledgers));
});

test("another program reads while one writes, and sees whole states", async () => {
  const [first, ...rest] = await readSamples();
  const store = await open("read.db");
  await addReports(store, streamOf(first === undefined ? [] : [first]), OPTIONS);
  const reader = await open("read.db", "read");
  const adder = openAdder(store, OPTIONS);
  await store.transact(async () => {
    expect(await countReports(reader.db)).toBe(1);
  });
  await adder.keep(rest);
  // kept and not yet settled: the reports are there, the ledger is still the one before
  expect(await countReports(reader.db)).toBe(rest.length + 1);
  expect((await readLedgers(reader))[0]?.reports).toHaveLength(1);
  await adder.settle();
  expect((await readLedgers(reader))[0]?.reports).toHaveLength(rest.length + 1);
});

test("what was kept and not settled is settled by the next add, of whatever", async () => {
  const reports = await readSamples();
  const store = await open("wait.db");
  await openAdder(store, OPTIONS).keep(reports);
  expect(await listStories(store.db)).toEqual([]);
  const { read, fresh, stories } = await addReports(store, streamOf([]), OPTIONS);
  expect([read, fresh, stories.length]).toEqual([0, 0, 1]);
  expect(JSON.stringify(await readLedgers(store))).toBe(JSON.stringify(runStages(reports).ledgers));
});

test("claims found anew give the same ledger, and the log of changes tells nothing new", async () => {
  const store = await open("refresh.db");
  await addReports(store, streamOf(await readSamples()), OPTIONS);
  const [story] = await listStories(store.db);
  const before = [await readLedgers(store), await listChanges(store.db, story?.id ?? "")];
  await store.db.updateTable("reports").set({ extractor: "of before" }).where("seq", "<=", 2).execute();
  expect((await addReports(store, streamOf([]), OPTIONS)).outdated).toBe(2);
  await refreshReports(store, OPTIONS);
  expect((await addReports(store, streamOf([]), OPTIONS)).outdated).toBe(0);
  expect([await readLedgers(store), await listChanges(store.db, story?.id ?? "")]).toEqual(before);
});

test("the log of changes says what a report brought", async () => {
  const store = await open("changes.db");
  const wire = makeReport({
    text: "A fire at the harbour of Coast Town killed at least 12 people on Sunday, police said.",
    file: "wire.txt",
    outlet: { name: "Coast Wire", domain: null, owner: null },
    publishedAt: "2031-05-04T10:00:00Z",
    title: "Fire at the harbour of Coast Town",
  });
  const later = makeReport({
    text: "The fire at the harbour of Coast Town killed at least 17 people, police said on Monday.",
    file: "later.txt",
    outlet: { name: "The Paper", domain: null, owner: null },
    publishedAt: "2031-05-05T10:00:00Z",
    title: "Harbour fire in Coast Town: toll rises",
  });
  await addReports(store, streamOf([wire]), OPTIONS);
  await addReports(store, streamOf([later]), OPTIONS);
  const stories = await listStories(store.db);
  expect(stories).toHaveLength(1);
  const changes = (await listChanges(store.db, stories[0]?.id ?? "")).map((row) => row.change);
  expect(changes.filter((change) => change.kind === "report").map((change) => change.subject)).toEqual([
    later.id,
    wire.id,
  ]);
  expect(changes.some((change) => change.kind === "statement" && change.text.includes("17"))).toBe(true);
  expect((await loadCounts(store.db)).get(stories[0]?.id ?? "")).toMatchObject({ reports: 2, outlets: 2, owners: 2 });
});

test("a report that comes again and says more is read anew", async () => {
  const store = await open("again.db");
  const report = makeReport({
    text: "A storm killed 3 people in Coast Town on Sunday, officials said.",
    file: "a.txt",
  });
  await addReports(store, streamOf([report]), OPTIONS);
  const dated = { ...report, publishedAt: "2031-05-04" };
  const { fresh } = await addReports(store, streamOf([dated, report]), OPTIONS);
  expect(fresh).toBe(1);
  const [story] = await listStories(store.db);
  expect((await findStory(store.db, story?.id ?? "")).from).toBe("2031-05-04");
  expect(JSON.stringify(await readLedgers(store))).toBe(JSON.stringify(runStages([report, dated]).ledgers));
});
