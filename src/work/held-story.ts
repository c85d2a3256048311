import type { Claim } from "../claim/claim.ts";
import { applyReview, type Mark } from "../ledger/apply-review.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import type { ClaimStanding, SiteStory } from "../publish/site.ts";
import { loadActs } from "../store/acts.ts";
import { listChanges } from "../store/changes.ts";
import { loadEdgesOfStory } from "../store/edges.ts";
import { loadLedger, loadMadeFrom } from "../store/ledgers.ts";
import { loadStory } from "../store/story-rows.ts";
import type { Db } from "../store/tables.ts";
import { describeEdits } from "./list-edits.ts";
import { toSiteStory } from "./site-stories.ts";
import { type KeptReport, readStoryRecords } from "./story-records.ts";

/** A story with the digest of what it was made from: the same digest, the same page. */
export interface VersionedStory {
  readonly version: string;
  readonly site: SiteStory;
  /** Claims as the program found them; the site's are as people left them. */
  readonly extracted: ReadonlyMap<string, Claim>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Claims that a person looked at, and what became of them. */
  readonly standings: ReadonlyMap<string, ClaimStanding>;
}

/** A story in memory: read whole once, then only what has changed. */
export interface HeldStory extends VersionedStory {
  readonly held: ReadonlyMap<number, KeptReport>;
}

const TRIES = 3;

/** What a story's pages are made from, in short: changes whenever one of them may. Null where there is no such story. */
export async function readVersion(db: Db, story: string): Promise<string | null> {
  const madeFrom = await loadMadeFrom(db, story);
  if (madeFrom === null) return null;
  const acts = await db
    .selectFrom("acts")
    .select((select) => select.fn.max("seq").as("last"))
    .executeTakeFirst();
  return `${madeFrom}.${acts?.last ?? 0}`;
}

/**
 * Reads a story, taking over from `before` every report that is as it was. Gives way between portions, so that a long
 * story does not hold up the readers of others. Null where there is no such story.
 */
export async function holdStory(db: Db, id: string, before: HeldStory | null): Promise<HeldStory | null> {
  for (let attempt = 1; ; attempt++) {
    const version = await readVersion(db, id);
    if (version === null) return null;
    const loaded = await read(db, id, version, before);
    // Written to while it was read: once more, with what was read as the start.
    if (loaded === null || attempt === TRIES || (await readVersion(db, id)) === version) return loaded;
    before = loaded;
  }
}

async function read(db: Db, id: string, version: string, before: HeldStory | null): Promise<HeldStory | null> {
  const story = await loadStory(db, id);
  const ledger = await loadLedger(db, id);
  if (story === null || ledger === null) return null;
  await giveWay();
  const held = await readStoryRecords(db, id, before?.held ?? new Map(), giveWay);
  const all = [...held.values()];
  const claims = all.flatMap((one) => one.claims);
  const attributions = all.flatMap((one) => one.attributions);
  await giveWay();
  const edges = await loadEdgesOfStory(db, id);
  await giveWay();
  const acts = await loadActs<ReviewAct>(db);
  const changes = (await listChanges(db, id)).map((logged) => logged.change);
  const reviewed = applyReview(
    claims,
    all.map((one) => one.report),
    acts,
  );
  await giveWay();
  const site = toSiteStory({
    story,
    ledger,
    reports: reviewed.reports,
    claims: reviewed.claims,
    edges,
    attributions,
    changes,
    edits: describeEdits(acts, reviewed.marks, reviewed.reports),
  });
  await giveWay();
  const extracted = new Map(claims.map((claim) => [claim.id, claim]));
  await giveWay();
  return {
    version,
    site,
    extracted,
    marks: reviewed.marks,
    standings: standingsOf(acts, reviewed.marks),
    held,
  };
}

// To name a source everywhere is not to have looked at each claim of theirs.
function standingsOf(acts: readonly ReviewAct[], marks: ReadonlyMap<string, Mark>): ReadonlyMap<string, ClaimStanding> {
  const kinds = new Map(acts.map((act) => [act.id, act.review.kind]));
  const standings = new Map<string, ClaimStanding>();
  for (const [claim, mark] of marks) {
    const done = new Set(mark.acts.map((act) => kinds.get(act)));
    if (done.has("reject")) standings.set(claim, "rejected");
    else if (done.has("correct")) standings.set(claim, "corrected");
    else if (done.has("accept")) standings.set(claim, "accepted");
  }
  return standings;
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
