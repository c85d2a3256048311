import type { Ledger, ProfileName } from "../ledger/ledger.ts";
import { type LedgerBook, openLedgerBook } from "../ledger/ledger-book.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import { loadActs } from "../store/acts.ts";
import { appendChanges } from "../store/changes.ts";
import { listTiesOfStory } from "../store/edges.ts";
import { loadLedger, loadMadeFrom, saveLedger } from "../store/ledgers.ts";
import type { Db } from "../store/tables.ts";
import type { Story } from "../story/story.ts";
import { digestOf } from "../text/digest.ts";
import { compareLedgers } from "./compare-ledgers.ts";
import { countStory } from "./count-story.ts";
import { openReviewScope, type ReviewScope } from "./review-scope.ts";
import { type KeptReport, readStoryRecords } from "./story-records.ts";
import { writeLedger } from "./write-ledger.ts";

export interface LedgerOptions {
  readonly profile: ProfileName;
  /** When what has changed is noticed: ISO 8601, UTC. */
  readonly noticedAt: string;
}

/** The ledgers beside their database: in memory while the process lives, so that the next report costs little. */
export interface LedgerKeeper {
  /**
   * Compiles a story's ledger from what the database holds, keeps it and logs what changed. `arrived` are ids of new
   * reports. What is in memory is brought up to what the database holds, whoever wrote it, and whatever was undone.
   */
  readonly keep: (db: Db, story: Story, arrived: readonly string[], options: LedgerOptions) => Promise<Ledger>;
  /**
   * Takes a story into memory that is not there, giving way to whoever else waits: so that `keep`, which holds the
   * database, takes a moment.
   */
  readonly warm: (db: Db, story: Story, profile: ProfileName) => Promise<void>;
}

/** A story in memory. */
interface HeldStory {
  readonly profile: ProfileName;
  readonly book: LedgerBook;
  readonly scope: ReviewScope;
  reports: ReadonlyMap<number, KeptReport>;
  ties: readonly string[];
  /** What was last written, and the digest of what it was made from; null where nothing was. */
  last: { readonly ledger: Ledger; readonly madeFrom: string } | null;
}

// A book takes some 5 kB a claim beside the claims: of the longest stories the one that was asked for last stays.
const CLAIMS_KEPT = 60_000;
// Long enough to get on with it, short enough for whoever waits.
const AT_ONE_GO_MS = 12;

/** Opens the keeper of a database's ledgers. `claimsKept`: as many as all books in memory hold, about. */
export function openLedgerKeeper(claimsKept: number = CLAIMS_KEPT): LedgerKeeper {
  // The one that was asked for last stands last.
  const held = new Map<string, HeldStory>();
  const remember = (id: string, story: HeldStory): void => {
    held.delete(id);
    held.set(id, story);
    let claims = 0;
    for (const one of held.values()) claims += claimsOf(one);
    for (const [other, one] of held) {
      if (claims <= claimsKept) break;
      held.delete(other);
      claims -= claimsOf(one);
    }
  };
  const find = (id: string, profile: ProfileName): HeldStory | null => {
    const known = held.get(id);
    return known === undefined || known.profile !== profile ? null : known;
  };
  return {
    keep: async (db, story, arrived, { profile, noticedAt }) => {
      const known = find(story.id, profile) ?? openStory(profile);
      // Taken out while it is worked on: what fails half-way is not met again.
      held.delete(story.id);
      await readStory(db, story, known);
      const ledger = known.book.compile();
      const before =
        known.last !== null && known.last.madeFrom === (await loadMadeFrom(db, story.id))
          ? known.last.ledger
          : await loadLedger(db, story.id);
      const all = [...known.reports.values()];
      const reports = all.map(({ report }) => report);
      const said = new Set(before?.reports.map((report) => report.id));
      const news = reports.filter((report) => arrived.includes(report.id) && !said.has(report.id));
      await appendChanges(db, compareLedgers(before, ledger, news, noticedAt));
      const text = writeLedger(ledger);
      const madeFrom = digestOf(text, ...known.ties, ...all.map(({ edition }) => edition));
      await saveLedger(db, { ledger, text, madeFrom, counts: countStory(ledger, reports, claimsOf(known)) });
      known.last = { ledger, madeFrom };
      remember(story.id, known);
      return ledger;
    },
    warm: async (db, story, profile) => {
      if (find(story.id, profile) !== null) return;
      const fresh = openStory(profile);
      const rest = openRest();
      await readStory(db, story, fresh, rest);
      const steps = fresh.book.compileInSteps();
      while (steps.next().done !== true) await rest();
      // Whoever was quicker has it as it stands in the database.
      if (find(story.id, profile) === null) remember(story.id, fresh);
    },
  };
}

/** Compiles a story's ledger once, with nothing in memory before or after. */
export function keepLedger(db: Db, story: Story, arrived: readonly string[], options: LedgerOptions): Promise<Ledger> {
  return openLedgerKeeper(0).keep(db, story, arrived, options);
}

function openStory(profile: ProfileName): HeldStory {
  return {
    profile,
    book: openLedgerBook(profile),
    scope: openReviewScope(),
    reports: new Map(),
    ties: [],
    last: null,
  };
}

function claimsOf({ reports }: HeldStory): number {
  let count = 0;
  for (const { claims } of reports.values()) count += claims.length;
  return count;
}

// Brings a book up to what the database holds.
async function readStory(db: Db, story: Story, held: HeldStory, rest?: () => Promise<void>): Promise<void> {
  const before = held.reports;
  const reports = await readStoryRecords(db, story.id, before, rest);
  const ties = await listTiesOfStory(db, story.id);
  const acts = await loadActs<ReviewAct>(db);
  await rest?.();
  const news = new Set<string>();
  for (const [seq, one] of reports) if (before.get(seq) !== one) news.add(one.id);
  const ids = new Set([...reports.values()].map(({ id }) => id));
  const gone = [...before.values()].flatMap(({ id }) => (ids.has(id) ? [] : [id]));
  const reviewed = held.scope.review(acts, news, reports.values());
  held.reports = reports;
  held.ties = ties.map(({ childId, parentId, kind }) => `${childId} ${parentId} ${kind}`).sort();
  held.book.remove(gone);
  held.book.add({
    story,
    reports: reviewed.reports.map(({ report }) => report),
    claims: reviewed.reports.flatMap(({ claims }) => claims),
    attributions: reviewed.reports.flatMap(({ attributions }) => attributions),
    edges: [],
    marks: reviewed.marks,
  });
  held.book.tie(ties);
}

// Gives way whenever it was held for a while.
function openRest(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < AT_ONE_GO_MS) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    begun = performance.now();
  };
}
