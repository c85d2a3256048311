import { applyStoryReview } from "../ledger/apply-review.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import type { Report } from "../report/report.ts";
import { loadActs } from "../store/acts.ts";
import { moveChanges } from "../store/changes.ts";
import { loadEdgesOfReport } from "../store/edges.ts";
import {
  countReports,
  lastReportSeq,
  listSeqsBetween,
  listSeqsOfStories,
  listUnplaced,
  loadReportsBySeq,
  placeReports,
  type Unplaced,
  walkReports,
} from "../store/reports.ts";
import { addAliases, dropStories, listStories, saveStory } from "../store/stories.ts";
import type { Db } from "../store/tables.ts";
import type { Story } from "../story/story.ts";
import { createStoryBook, type StoryBook } from "../story/story-book.ts";
import { STORY_THRESHOLDS } from "../story/thresholds.ts";

/** Which stories the last reports made or changed. */
export interface StoriesSettled {
  /** Stories whose reports or text changed: their ledgers are out of date. */
  readonly changed: readonly Story[];
  /** Reports that came into a story since, by story. */
  readonly arrived: ReadonlyMap<string, readonly string[]>;
}

/** The stories beside their database. */
export interface StoryKeeper {
  /**
   * Places every report that waits, in one transaction with whatever follows from it. `isForced`: also where none
   * waits, because a person joined or parted stories.
   */
  readonly settle: (db: Db, isForced?: boolean) => Promise<StoriesSettled>;
}

// As many reports as are held to be compared with all others; beyond, only those near in time are.
const MOST_HELD = 20_000;
const DAY_MS = 86_400_000;

/** Opens the stories over what the database holds. Nothing is read before the first report waits. */
export function keepStories(): StoryKeeper {
  let book: StoryBook | null = null;
  let seen = 0;
  return {
    settle: async (db, isForced = false) => {
      const unplaced = await listUnplaced(db);
      if (unplaced.length === 0 && !isForced) return { changed: [], arrived: new Map() };
      const before = await listStories(db);
      const acts = await loadActs<ReviewAct>(db);
      if ((await countReports(db)) > MOST_HELD) {
        book = null;
        return settleNear(db, unplaced, before, acts);
      }
      const held = book ?? createStoryBook(before);
      book = held;
      // A report that waits again has changed since it was held.
      const waiting = (
        await loadReportsBySeq(
          db,
          unplaced.map((row) => row.seq),
        )
      ).map((row) => row.report);
      held.remove(waiting.map((report) => report.id));
      for await (const rows of walkReports(db, { after: seen }))
        await enter(
          db,
          held,
          rows.map((row) => row.report),
          rows.map((row) => row.seq),
        );
      await enter(
        db,
        held,
        waiting,
        unplaced.map((row) => row.seq),
      );
      seen = await lastReportSeq(db);
      return keep(db, before, applyStoryReview(held.readStories(), acts), new Set(waiting.map((report) => report.id)));
    },
  };
}

// Too many to hold: those near in time, and whole every story that one of them is in.
async function settleNear(
  db: Db,
  unplaced: readonly Unplaced[],
  before: readonly Story[],
  acts: readonly ReviewAct[],
): Promise<StoriesSettled> {
  // Nothing waits: a person's act on stories that may be anywhere.
  if (unplaced.length === 0) return keep(db, before, applyStoryReview(before, acts), new Set());
  const days = unplaced.flatMap((row) => row.day ?? []).sort();
  const reach = 2 * STORY_THRESHOLDS.reachDays;
  const from = shiftDay(days[0] ?? "0001-01-01", -reach);
  const to = shiftDay(days.at(-1) ?? "0001-01-01", reach);
  const near = await loadReportsBySeq(db, await listSeqsBetween(db, from, to));
  const stories = new Set(near.flatMap((row) => row.story ?? []));
  const seqs = [...new Set([...near.map((row) => row.seq), ...(await listSeqsOfStories(db, [...stories]))])];
  const rows = await loadReportsBySeq(db, seqs);
  const inReach = before.filter((story) => stories.has(story.id));
  const book = createStoryBook(inReach);
  await enter(
    db,
    book,
    rows.map((row) => row.report),
    rows.map((row) => row.seq),
  );
  const waiting = rows.filter((row) => row.story === null).map((row) => row.report.id);
  return keep(db, inReach, applyStoryReview(book.readStories(), acts), new Set(waiting));
}

async function enter(db: Db, book: StoryBook, reports: readonly Report[], seqs: readonly number[]): Promise<void> {
  const edges = new Map<string, Awaited<ReturnType<typeof loadEdgesOfReport>>[number]>();
  for (const seq of seqs)
    for (const edge of await loadEdgesOfReport(db, seq))
      edges.set(`${edge.childId} ${edge.parentId} ${edge.kind}`, edge);
  book.add(reports, [...edges.values()]);
}

async function keep(
  db: Db,
  before: readonly Story[],
  now: readonly Story[],
  waiting: ReadonlySet<string>,
): Promise<StoriesSettled> {
  const known = new Map(before.map((story) => [story.id, story]));
  const told = new Set(now.map((story) => story.id));
  const changed: Story[] = [];
  const arrived = new Map<string, readonly string[]>();
  for (const story of now) {
    const old = known.get(story.id);
    const news = story.reports.filter((report) => waiting.has(report));
    const moved = story.reports.filter((report) => !(old?.reports.includes(report) ?? false));
    if (news.length === 0 && old !== undefined && JSON.stringify(old) === JSON.stringify(story)) continue;
    await saveStory(db, story);
    await placeReports(db, story.id, [...new Set([...news, ...moved])]);
    changed.push(story);
    arrived.set(story.id, news);
  }
  const gone = before.filter((story) => !told.has(story.id)).map((story) => story.id);
  await dropStories(db, gone);
  for (const story of now)
    for (const alias of story.aliases.filter((id) => gone.includes(id))) {
      await moveChanges(db, alias, story.id);
      await addAliases(db, story.id, [alias]);
    }
  return { changed, arrived };
}

const shiftDay = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
