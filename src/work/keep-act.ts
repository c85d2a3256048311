import type { Claim } from "../claim/claim.ts";
import { standingActs } from "../ledger/apply-review.ts";
import type { ProfileName } from "../ledger/ledger.ts";
import type { ClaimAnchor, Review, ReviewAct } from "../ledger/review-act.ts";
import { appendAct, loadActs } from "../store/acts.ts";
import type { Store } from "../store/open-store.ts";
import { loadReportsById } from "../store/reports.ts";
import { listStories } from "../store/stories.ts";
import type { Db } from "../store/tables.ts";
import type { Story } from "../story/story.ts";
import { digestOf } from "../text/digest.ts";
import { type LedgerKeeper, openLedgerKeeper } from "./keep-ledgers.ts";
import { keepStories } from "./keep-stories.ts";

export interface ActOptions {
  /** Who did it, as readers are told. */
  readonly by: string;
  readonly why: string | null;
  readonly now: () => Date;
  readonly profile: ProfileName;
  /** The ledgers in memory, of a process that lives on. */
  readonly ledgers?: LedgerKeeper;
}

/** An act and the stories whose ledgers it changed. */
export interface KeptAct {
  readonly act: ReviewAct;
  readonly stories: readonly Story[];
}

/** Adds a person's act to the log and brings the ledgers up to date, in one transaction. The log is never rewritten. */
export async function keepAct(store: Store, review: Review, options: ActOptions): Promise<KeptAct> {
  const { acts, stories } = await keepReviews(store, [review], options);
  const [act] = acts;
  if (act === undefined) throw new RangeError("an act was not kept");
  return { act, stories };
}

/** Several at once, such as every field of one claim: the ledgers are compiled anew a single time. */
export async function keepReviews(
  store: Store,
  reviews: readonly Review[],
  options: ActOptions,
): Promise<{ readonly acts: readonly ReviewAct[]; readonly stories: readonly Story[] }> {
  const ledgers = options.ledgers ?? openLedgerKeeper();
  await warm(store, reviews, ledgers, options.profile);
  return store.transact(async (db) => {
    const before = await loadActs<ReviewAct>(db);
    // Each a moment after the one before, whatever the clock says: replayed by their instants, they keep their order.
    const last = Date.parse(before.reduce((latest, act) => (act.at > latest ? act.at : latest), ""));
    const first = Math.max(options.now().getTime(), Number.isNaN(last) ? 0 : last + 1);
    const acts = reviews.map((review, index): ReviewAct => {
      const at = new Date(first + index).toISOString();
      const id = digestOf("act", at, options.by, JSON.stringify(review), before.length + index);
      return { schema: 1, id, at, by: options.by, why: options.why, review };
    });
    for (const act of acts) await appendAct(db, act);
    const reports = allTouched(acts, [...before, ...acts]);
    const at = options.now().toISOString();
    return { acts, stories: await replay(db, reports, ledgers, { profile: options.profile, noticedAt: at }) };
  });
}

/** Adds acts that were done elsewhere, as they were; those that are there already are passed over. */
export async function keepActs(
  store: Store,
  acts: readonly ReviewAct[],
  options: Pick<ActOptions, "now" | "profile">,
): Promise<{ readonly kept: number; readonly stories: readonly Story[] }> {
  return store.transact(async (db) => {
    const before = await loadActs<ReviewAct>(db);
    const known = new Set(before.map((act) => act.id));
    const fresh = acts.filter((act) => !known.has(act.id));
    for (const act of fresh) await appendAct(db, act);
    const reports = allTouched(fresh, [...before, ...fresh]);
    const noticedAt = options.now().toISOString();
    return {
      kept: fresh.length,
      stories: await replay(db, reports, openLedgerKeeper(), { profile: options.profile, noticedAt }),
    };
  });
}

/** The log with what stands: an act that was taken back stays in it. */
export async function listActs(db: Db): Promise<readonly { readonly act: ReviewAct; readonly isStanding: boolean }[]> {
  const acts = await loadActs<ReviewAct>(db);
  const standing = new Set(standingActs(acts).map((act) => act.id));
  return acts.map((act) => ({ act, isStanding: act.review.kind === "undo" || standing.has(act.id) }));
}

/** A claim as an act points at it. */
export function anchorOf(claim: Claim): ClaimAnchor {
  const { figure } = claim;
  return { claim: claim.id, report: claim.report, start: figure.start, end: figure.end, figure: figure.text };
}

function allTouched(acts: readonly ReviewAct[], log: readonly ReviewAct[]): readonly string[] | "any" {
  const touched = acts.map((act) => touchedBy(act.review, log));
  return touched.some((each) => each === "any") ? "any" : touched.flatMap((each) => (each === "any" ? [] : each));
}

// The reports whose stories an act touches; `any` where it may be every one.
function touchedBy(review: Review, acts: readonly ReviewAct[]): readonly string[] | "any" {
  switch (review.kind) {
    case "accept":
    case "reject":
    case "rate":
    case "correct":
      return [review.claim.report];
    case "join-statements":
    case "part-statement":
      return review.claims.map((claim) => claim.report);
    case "name-source":
      return review.report === null ? "any" : [review.report];
    case "undo": {
      const undone = acts.find((act) => act.id === review.act);
      return undone === undefined ? [] : touchedBy(undone.review, acts);
    }
    default:
      return "any";
  }
}

// Before the database is held: a long story takes seconds to read, and others wait for none of them.
async function warm(
  store: Store,
  reviews: readonly Review[],
  ledgers: LedgerKeeper,
  profile: ProfileName,
): Promise<void> {
  const log = reviews.some((review) => review.kind === "undo") ? await loadActs<ReviewAct>(store.db) : [];
  const touched = reviews.map((review) => touchedBy(review, log));
  const reports = touched.flatMap((each) => (each === "any" ? [] : each));
  const ids = (await loadReportsById(store.db, reports)).flatMap((row) => row.story ?? []);
  for (const story of await storiesOf(store.db, ids)) await ledgers.warm(store.db, story, profile);
}

async function replay(
  db: Db,
  reports: readonly string[] | "any",
  ledgers: LedgerKeeper,
  options: { readonly profile: ProfileName; readonly noticedAt: string },
): Promise<readonly Story[]> {
  const { changed } = reports === "any" ? await keepStories().settle(db, true) : { changed: [] };
  const touched =
    reports === "any"
      ? await listStories(db)
      : await storiesOf(
          db,
          (await loadReportsById(db, reports)).flatMap((row) => row.story ?? []),
        );
  for (const story of touched) await ledgers.keep(db, story, [], options);
  return reports === "any" ? changed : touched;
}

async function storiesOf(db: Db, ids: readonly string[]): Promise<readonly Story[]> {
  return (await listStories(db)).filter((story) => ids.includes(story.id));
}
