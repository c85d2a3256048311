import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DrawnPage, drawnPages } from "../../test/support/draw-pages.ts";
import type { Claim } from "../claim/claim.ts";
import { compileLedger } from "../ledger/compile-ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Review, ReviewAct } from "../ledger/review-act.ts";
import { appendAct, loadActs } from "../store/acts.ts";
import { loadAttributionsOfStory, loadClaimsOfStory, saveClaims } from "../store/claims.ts";
import { loadEdgesOfStory, saveEdges } from "../store/edges.ts";
import { loadLedger } from "../store/ledgers.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { loadReportsOfStory, placeReports, saveReports, unplaceReports } from "../store/reports.ts";
import { saveStory } from "../store/stories.ts";
import type { Db } from "../store/tables.ts";
import { anchorOf } from "./keep-act.ts";
import { openLedgerKeeper } from "./keep-ledgers.ts";
import { writeLedger } from "./write-ledger.ts";

const STORY = { id: "5707", aliases: [], title: "A story", from: null, to: null, places: ["Lunde"], reports: [] };
const OPTIONS = { profile: "recorder", noticedAt: "2031-05-06T07:08:09Z" } as const;

const deeds = fc.array(
  fc.record({
    what: fc.constantFrom(
      "come",
      "come",
      "come",
      "leave",
      "reject",
      "correct",
      "join",
      "rate",
      "part",
      "name",
      "owner",
      "undo",
    ),
    at: fc.nat({ max: 40 }),
    other: fc.nat({ max: 40 }),
  }),
  { minLength: 4, maxLength: 12 },
);

test("one keeper through reports, departures and reviews keeps the ledger that is compiled of what is there", async () => {
  await fc.assert(
    fc.asyncProperty(drawnPages, deeds, async (pages, done) => {
      await withStore(async (store) => {
        const ledgers = openLedgerKeeper();
        for (const [turn, { what, at, other }] of done.entries()) {
          const page = pages[at % pages.length];
          if (page !== undefined && (what === "come" || turn === 0)) await come(store, page, ledgers.keep);
          else if (page !== undefined && what === "leave") await leave(store, page, ledgers.keep);
          else {
            const review = draw(what, at, other, await loadClaimsOfStory(store.db, STORY.id), await loadActs(store.db));
            if (review !== null) await act(store, review, turn, ledgers.keep);
          }
          expect(JSON.stringify(await loadLedger(store.db, STORY.id))).toBe(JSON.stringify(await compile(store.db)));
        }
      });
    }),
    { numRuns: 12, seed: 5 },
  );
}, 60_000);

test("a transaction that is taken back leaves nothing in memory that the next one would meet", async () => {
  const [one, two] = fc
    .sample(drawnPages, { numRuns: 40, seed: 3 })
    .flat()
    .filter((page) => page.claims.length > 2);
  if (one === undefined || two === undefined) throw new Error("no pages with claims were drawn");
  await withStore(async (store) => {
    const ledgers = openLedgerKeeper();
    await come(store, one, ledgers.keep);
    const undone = come(store, two, async (...given) => {
      await ledgers.keep(...given);
      throw new RangeError("taken back");
    });
    await expect(undone).rejects.toThrow("taken back");
    await come(store, { ...one, edges: [] }, ledgers.keep);
    expect(JSON.stringify(await loadLedger(store.db, STORY.id))).toBe(JSON.stringify(await compile(store.db)));
  });
});

test("a ledger is written as JSON writes it", () => {
  for (const pages of fc.sample(drawnPages, { numRuns: 10, seed: 1 })) {
    const ledger = compileLedger({
      story: STORY,
      reports: pages.map(({ report }) => report),
      claims: pages.flatMap(({ claims }) => claims),
      edges: pages.flatMap(({ edges }) => edges),
      attributions: [],
    });
    expect(writeLedger(ledger)).toBe(JSON.stringify(ledger));
    expect(writeLedger(ledger)).toBe(JSON.stringify(ledger));
  }
});

async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-ledgers-"));
  const store = await openStore({
    path: join(folder, "kept.db"),
    mode: "write",
    busyTimeoutMs: 2000,
    cacheMebibytes: 8,
  });
  try {
    await use(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Keep = (db: Db, story: typeof STORY, arrived: readonly string[], options: typeof OPTIONS) => Promise<Ledger>;

async function come(store: Store, page: DrawnPage, keep: Keep): Promise<void> {
  await store.transact(async (db) => {
    const [row] = await saveReports(db, [page.report], "1");
    if (row !== undefined) await saveClaims(db, row.seq, page.claims);
    await saveEdges(db, page.edges);
    await saveStory(db, STORY);
    await placeReports(db, STORY.id, [page.report.id]);
    await keep(db, STORY, [page.report.id], OPTIONS);
  });
}

async function leave(store: Store, page: DrawnPage, keep: Keep): Promise<void> {
  await store.transact(async (db) => {
    const rows = await loadReportsOfStory(db, STORY.id);
    const seqs = rows.filter(({ report }) => report.id === page.report.id).map(({ seq }) => seq);
    await unplaceReports(db, seqs);
    await keep(db, STORY, [], OPTIONS);
  });
}

// As a review does it, but for the stories: these reports are one story because the test says so.
async function act(store: Store, review: Review, turn: number, keep: Keep): Promise<void> {
  const at = new Date(Date.UTC(2031, 4, 6, 7, turn)).toISOString();
  await store.transact(async (db) => {
    await appendAct(db, { schema: 1, id: `act ${turn}`, at, by: "ada", why: null, review } satisfies ReviewAct);
    await keep(db, STORY, [], OPTIONS);
  });
}

function draw(
  what: string,
  at: number,
  other: number,
  claims: readonly Claim[],
  acts: readonly ReviewAct[],
): Review | null {
  const [one, two] = [claims[at % claims.length], claims[other % claims.length]];
  const act = acts[at % acts.length];
  if (what === "owner") return { kind: "same-owner", outlets: ["Daily Oak", "Elm Post"], owner: "Press House" };
  if (what === "name") return { kind: "name-source", report: null, said: "officials", name: "Lunde Police" };
  if (what === "undo") return act === undefined ? null : { kind: "undo", act: act.id };
  if (one === undefined || two === undefined) return null;
  if (what === "reject") return { kind: "reject", claim: anchorOf(one) };
  if (what === "correct") return { kind: "correct", claim: anchorOf(one), field: "figure.high", value: other };
  if (what === "rate") return { kind: "rate", claim: anchorOf(one), pair: `B${1 + (other % 6)}` };
  if (what === "part") return { kind: "part-statement", claims: [anchorOf(one)] };
  return { kind: "join-statements", claims: [anchorOf(one), anchorOf(two)] };
}

async function compile(db: Db): Promise<Ledger> {
  const { id } = STORY;
  return compileLedger({
    story: STORY,
    reports: (await loadReportsOfStory(db, id)).map(({ report }) => report),
    claims: await loadClaimsOfStory(db, id),
    edges: await loadEdgesOfStory(db, id),
    attributions: await loadAttributionsOfStory(db, id),
    acts: await loadActs<ReviewAct>(db),
    profile: "recorder",
  });
}
