import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeClaim, makeEdge, makeReport } from "../../test/support/make-records.ts";
import { appendAct, loadActs } from "./acts.ts";
import { appendChanges, lastChangeSeq, listChanges, listChangesAfter } from "./changes.ts";
import { findClaim, loadClaimsOfReport, loadClaimsOfStory, saveClaims } from "./claims.ts";
import { dropEdgesOf, loadEdges, loadEdgesOfReport, loadEdgesOfStory, saveEdges } from "./edges.ts";
import { openStore, type Store } from "./open-store.ts";
import { findReport, loadReportsById, placeReports, saveReports, walkReports } from "./reports.ts";
import { forgetWords, indexWords, searchClaims, searchReports } from "./search.ts";
import { appendSegment, loadSegments } from "./segments.ts";
import { findStory, listStories, saveStory } from "./stories.ts";

let folder = "";
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-records-"));
  store = await openStore({ path: join(folder, "a.db"), mode: "write", busyTimeoutMs: 50, cacheMebibytes: 4 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const wire = makeReport({ text: "The harbour fire killed 12 people.", file: "wire.txt", publishedAt: "2031-05-04" });
const copy = makeReport({
  text: "A fire in the harbour killed 12.",
  file: "copy.txt",
  publishedAt: "2031-05-05T06:00:00+02:00",
});

test.for([
  ["plain words", "Twelve people died."],
  ["a NUL inside", "12\u0000 dead"],
  ["half a character", "12 dead \ud83d"],
  ["the 👩‍🚒 family", "👩‍🚒 12 dead"],
  ["nothing", ""],
] as const)("a report comes back as it was: %s", async ([, text]) => {
  const report = makeReport({ text, title: text, notices: [{ code: "odd", text }] });
  await saveReports(store.db, [report], "1");
  const [found] = await loadReportsById(store.db, [report.id]);
  expect(JSON.stringify(found?.report)).toBe(JSON.stringify(report));
});

test("the same report twice changes nothing; one that says more is written once", async () => {
  expect(await saveReports(store.db, [wire, wire], "1")).toHaveLength(1);
  expect(await saveReports(store.db, [wire], "1")).toHaveLength(0);
  const dated = { ...wire, capturedAt: "2031-05-06T00:00:00Z" };
  expect(await saveReports(store.db, [dated, wire], "1")).toMatchObject([
    { seq: 1, report: { capturedAt: dated.capturedAt } },
  ]);
});

test("reports are walked in the order of arrival, in portions", async () => {
  const reports = Array.from({ length: 7 }, (_, index) =>
    makeReport({ text: `Report ${index}.`, file: `${index}.txt` }),
  );
  await saveReports(store.db, reports, "1");
  const sizes: number[] = [];
  const files: (string | null)[] = [];
  for await (const rows of walkReports(store.db, { portion: 3 })) {
    sizes.push(rows.length);
    files.push(...rows.map((row) => row.report.file));
  }
  expect(sizes).toEqual([3, 3, 1]);
  expect(files).toEqual(reports.map((report) => report.file));
});

test("a beginning of an id is enough, a URL too; none or several is misuse that says so", async () => {
  const page = { ...copy, url: "https://example.org/a" };
  await saveReports(store.db, [wire, page], "1");
  expect((await findReport(store.db, wire.id.slice(0, 8))).report.id).toBe(wire.id);
  expect((await findReport(store.db, "https://example.org/a")).report.id).toBe(copy.id);
  await expect(findReport(store.db, "zz")).rejects.toMatchObject({ code: "not-found", exitCode: 2 });
  await expect(findReport(store.db, "")).rejects.toMatchObject({ code: "not-unique", exitCode: 2 });
});

test("claims come back as they stand in the report, by story, by report and by id", async () => {
  const rows = await saveReports(store.db, [copy, wire], "1");
  const claims = [wire, copy].map((report) => makeClaim(report, "12"));
  for (const row of rows)
    await saveClaims(
      store.db,
      row.seq,
      claims.filter((claim) => claim.report === row.report.id),
    );
  await placeReports(store.db, "s", [wire.id, copy.id]);
  expect(await loadClaimsOfStory(store.db, "s")).toEqual(claims);
  expect(await loadClaimsOfReport(store.db, copy.id)).toEqual(claims.slice(1));
  expect(await findClaim(store.db, claims[0]?.id.slice(0, 6) ?? "")).toEqual(claims[0]);
  // made anew, they stand in place of the old ones
  await saveClaims(store.db, 1, []);
  expect(await loadClaimsOfStory(store.db, "s")).toEqual(claims.slice(0, 1));
});

test("edges come back by story and by report, replaced when traced anew", async () => {
  const rows = await saveReports(store.db, [wire, copy], "1");
  await placeReports(store.db, "s", [wire.id, copy.id]);
  const edge = makeEdge(copy, wire);
  await saveEdges(store.db, [edge]);
  await saveEdges(store.db, [{ ...edge, longestRun: 13 }]);
  expect(await loadEdges(store.db)).toEqual([{ ...edge, longestRun: 13 }]);
  expect(await loadEdgesOfStory(store.db, "s")).toHaveLength(1);
  expect(await loadEdgesOfReport(store.db, rows[0]?.seq ?? 0)).toHaveLength(1);
  await dropEdgesOf(store.db, [rows[1]?.seq ?? 0]);
  expect(await loadEdges(store.db)).toEqual([]);
});

test("a story is found by its id and by its old ones", async () => {
  const story = {
    id: "ab12",
    aliases: ["cd34"],
    title: "Fire",
    from: "2031-05-04",
    to: "2031-05-05",
    places: [],
    reports: [wire.id],
  };
  await saveStory(store.db, story);
  await saveStory(store.db, { ...story, id: "ef56", aliases: ["ab12"], to: "2031-05-06" });
  expect((await listStories(store.db)).map((found) => found.id)).toEqual(["ef56", "ab12"]);
  expect((await findStory(store.db, "cd")).id).toBe("ef56");
  expect((await findStory(store.db, "ab")).id).toBe("ab12");
});

test("the log of acts only grows", async () => {
  await appendAct(store.db, { who: "An editor", why: "a slip" });
  expect(await loadActs(store.db)).toEqual([{ who: "An editor", why: "a slip" }]);
  await expect(store.db.deleteFrom("acts").execute()).rejects.toThrow(/only grows/);
  await expect(store.db.updateTable("acts").set({ record: "{}" }).execute()).rejects.toThrow(/only grows/);
});

test("segments keep their bytes, also those of a window on a larger buffer", async () => {
  const bytes = Buffer.from("....12345....").subarray(4, 9);
  await appendSegment(store.db, "lineage", { first: 1, last: 3, bytes });
  const [segment] = await loadSegments(store.db, "lineage");
  expect(Buffer.from(segment?.bytes ?? []).toString()).toBe("12345");
  await appendSegment(store.db, "lineage", { first: 1, last: 9, bytes }, [segment?.seq ?? 0]);
  expect(await loadSegments(store.db, "lineage")).toMatchObject([{ first: 1, last: 9 }]);
  expect(await loadSegments(store.db, "lineage", 1)).toEqual([]);
});

test("changes are listed latest first, and after a place earliest first", async () => {
  const change = {
    schema: 1,
    story: "s",
    noticedAt: "2031-05-04T00:00:00Z",
    kind: "report",
    entry: null,
    subject: null,
  } as const;
  await appendChanges(store.db, [
    { ...change, text: "one" },
    { ...change, text: "two" },
  ]);
  expect((await listChanges(store.db, "s")).map((row) => row.change.text)).toEqual(["two", "one"]);
  expect((await listChangesAfter(store.db, 1)).map((row) => row.change.text)).toEqual(["two"]);
  expect(await lastChangeSeq(store.db)).toBe(2);
});

test("words are found once they are taken in: accents folded, the last word as a beginning, every word needed", async () => {
  const cafe = makeReport({ text: "The café blast hurt 9 people.", file: "cafe.txt", title: "Blast" });
  const rows = await saveReports(store.db, [wire, cafe], "1");
  await saveClaims(store.db, rows[0]?.seq ?? 0, [makeClaim(wire, "12")]);
  expect(await searchReports(store.db, "cafe")).toEqual([]);
  expect(await indexWords(store.db)).toBe(2);
  expect(await indexWords(store.db)).toBe(0);
  expect((await searchReports(store.db, "CAFE bla")).map((found) => found.id)).toEqual([cafe.id]);
  expect(await searchReports(store.db, "cafe harbour")).toEqual([]);
  expect((await searchClaims(store.db, "harbour")).map((found) => found.report)).toEqual([wire.id]);
  // nothing that is typed is taken for the index's own language
  for (const odd of ['"', "NEAR(", "a OR", "-", "title:", "*", ""]) await searchReports(store.db, odd);
  await forgetWords(store.db, [1]);
  expect(await searchReports(store.db, "cafe")).toEqual([]);
  expect(await indexWords(store.db)).toBe(2);
});
