import { compileLedger } from "../ledger/compile-ledger.ts";
import type { Ledger, ProfileName } from "../ledger/ledger.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import { loadActs } from "../store/acts.ts";
import { appendChanges } from "../store/changes.ts";
import { loadAttributionsOfStory, loadClaimsOfStory } from "../store/claims.ts";
import { loadEdgesOfStory } from "../store/edges.ts";
import { loadLedger, saveLedger } from "../store/ledgers.ts";
import { loadReportsOfStory } from "../store/reports.ts";
import type { Db } from "../store/tables.ts";
import type { Story } from "../story/story.ts";
import { digestOf } from "../text/digest.ts";
import { compareLedgers } from "./compare-ledgers.ts";
import { countStory } from "./count-story.ts";

export interface LedgerOptions {
  readonly profile: ProfileName;
  /** When what has changed is noticed: ISO 8601, UTC. */
  readonly noticedAt: string;
}

/** Compiles a story's ledger from what the database holds, keeps it and logs what changed. `arrived` are ids of new reports. */
export async function keepLedger(
  db: Db,
  story: Story,
  arrived: readonly string[],
  options: LedgerOptions,
): Promise<Ledger> {
  const reports = (await loadReportsOfStory(db, story.id)).map((row) => row.report);
  const claims = await loadClaimsOfStory(db, story.id);
  const edges = await loadEdgesOfStory(db, story.id);
  const attributions = await loadAttributionsOfStory(db, story.id);
  const acts = await loadActs<ReviewAct>(db);
  const ledger = compileLedger({ story, reports, claims, edges, attributions, acts, profile: options.profile });
  const before = await loadLedger(db, story.id);
  const known = new Set(before?.reports.map((report) => report.id));
  const news = reports.filter((report) => arrived.includes(report.id) && !known.has(report.id));
  await appendChanges(db, compareLedgers(before, ledger, news, options.noticedAt));
  const madeFrom = digestOf(
    JSON.stringify(ledger),
    JSON.stringify(edges),
    ...reports.map((report) => JSON.stringify({ ...report, text: "" })),
    ...claims.map((claim) => claim.id),
  );
  await saveLedger(db, ledger, madeFrom, countStory(ledger, reports, claims));
  return ledger;
}
