import { HearsayError } from "../error.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import { pathOf } from "../publish/links.ts";
import { collectSources, type SourceWord, sourceId } from "../publish/pages/source-page.tsx";
import type { SearchHit, StoryCard } from "../publish/pages/stories-page.tsx";
import { lastChange } from "../publish/publish-site.ts";
import type { LoggedEdit } from "../publish/site.ts";
import { loadActs } from "../store/acts.ts";
import { type LoggedChange, lastChangeSeq, listChangesAfter } from "../store/changes.ts";
import type { Store } from "../store/open-store.ts";
import { listKnown } from "../store/reports.ts";
import { indexWords, isIndexBehind, searchClaims, searchReports } from "../store/search.ts";
import { listStoryNames, nameStory } from "../store/story-rows.ts";
import type { Db } from "../store/tables.ts";
import { digestOf } from "../text/digest.ts";
import { type HeldStory, holdStory, readVersion, type VersionedStory } from "./held-story.ts";
import { logEdits, reportOf } from "./list-edits.ts";

export type { VersionedStory } from "./held-story.ts";

/** Everything a site shows, read from the database as it stands, kept until it changes. */
export interface Site {
  /** One card a story, the last changed first. */
  readonly cards: () => Promise<Versioned<readonly StoryCard[]>>;
  /** A story by its id or by an id it once had; null where there is none. */
  readonly story: (id: string) => Promise<VersionedStory | null>;
  /** The story that holds an entry, statement or report. */
  readonly storyOf: (kind: "entry" | "statement" | "report", id: string) => Promise<VersionedStory | null>;
  readonly stories: () => Promise<readonly VersionedStory[]>;
  readonly sources: () => Promise<Versioned<ReadonlyMap<string, readonly SourceWord[]>>>;
  readonly search: (words: string) => Promise<readonly SearchHit[]>;
  /** Reads a story that has changed; done once its pages show it. */
  readonly refresh: (id: string) => Promise<void>;
  /** Everything that was done by hand, the latest first. */
  readonly edits: () => Promise<readonly LoggedEdit[]>;
  readonly lastChange: () => Promise<number>;
  readonly changesAfter: (seq: number) => Promise<readonly LoggedChange[]>;
}

/** What all stories together show, and a digest of what it was made from. */
export interface Versioned<Shown> {
  readonly version: string;
  readonly shown: Shown;
}

const HITS = 40;
const EXCERPT_CHARACTERS = 220;
// A reader waits this long for a story that is being read anew; then gets it as it last was.
const PATIENCE_MS = 120;
// A story with more claims takes longer than that: nobody waits for it in vain.
const CLAIMS_WAITED_FOR = 5000;

/** Opens the site over a database. */
export function openSite(store: Store): Site {
  const { db } = store;
  const kept = new Map<string, HeldStory>();
  const loading = new Map<string, Promise<HeldStory | null>>();
  let sourcesKept: Versioned<ReadonlyMap<string, readonly SourceWord[]>> | null = null;

  // Whoever asks while a story is being read waits for the same reading.
  const refresh = (id: string): Promise<HeldStory | null> => {
    const begun = loading.get(id);
    if (begun !== undefined) return begun;
    const reading = holdStory(db, id, kept.get(id) ?? null)
      .then((held) => {
        if (held === null) kept.delete(id);
        else kept.set(id, held);
        return held;
      })
      .finally(() => loading.delete(id));
    loading.set(id, reading);
    return reading;
  };

  const load = async (id: string): Promise<VersionedStory | null> => {
    const known = kept.get(id);
    if (known === undefined) return refresh(id);
    const version = await readVersion(db, id);
    if (version === known.version) return known;
    const reading = refresh(id);
    if (version === null) return reading;
    // Nobody may be waiting for it any more: its fault is told at the next call, which reads again.
    reading.catch(() => undefined);
    return known.extracted.size > CLAIMS_WAITED_FOR ? known : Promise.race([reading, lateAnswer(known)]);
  };

  const story = async (id: string): Promise<VersionedStory | null> => {
    const now = await nameStory(db, id);
    return now === null ? null : load(now);
  };

  const stories = async (): Promise<readonly VersionedStory[]> => {
    const loaded: VersionedStory[] = [];
    for (const one of await listStoryNames(db)) {
      const version = await load(one.id);
      if (version !== null) loaded.push(version);
    }
    return loaded;
  };

  const sources = async (): Promise<Versioned<ReadonlyMap<string, readonly SourceWord[]>>> => {
    const all = await stories();
    const version = versionOf(all);
    if (sourcesKept?.version !== version) sourcesKept = { version, shown: collectSources(all.map((one) => one.site)) };
    return sourcesKept;
  };

  return {
    story,
    stories,
    sources,
    storyOf: async (kind, id) => {
      const table = kind === "report" ? "reports" : "ledger_ids";
      const row =
        table === "reports"
          ? await db.selectFrom("reports").select("story").where("id", "=", id).executeTakeFirst()
          : await db
              .selectFrom("ledger_ids")
              .select("story")
              .where("id", "=", id)
              .where("kind", "=", kind as "entry")
              .executeTakeFirst();
      return row?.story == null ? null : load(row.story);
    },
    cards: async () => {
      const all = await stories();
      const shown = all
        .map(({ site }): StoryCard => ({ ledger: site.ledger, changedAt: lastChange(site) }))
        .sort(
          (a, b) =>
            (b.changedAt ?? "").localeCompare(a.changedAt ?? "") || a.ledger.story.id.localeCompare(b.ledger.story.id),
        );
      return { version: versionOf(all), shown };
    },
    search: async (words) => {
      // Only where something came since; while another process writes, what is indexed already will do.
      if (await isIndexBehind(db)) {
        try {
          await store.transact(indexWords);
        } catch (error) {
          if (!(error instanceof HearsayError)) throw error;
        }
      }
      return searchHits(db, words, load, (await sources()).shown);
    },
    refresh: async (id) => {
      const known = kept.get(id);
      // Nobody has looked at it yet: it is read when someone does.
      if (known !== undefined && (await readVersion(db, id)) !== known.version) await refresh(id);
    },
    edits: async () => {
      const acts = await loadActs<ReviewAct>(db);
      const named = acts.map((act) => reportOf(act.review)).filter((report) => report !== null);
      const shown = await listKnown(db, [...new Set(named)]);
      return logEdits(acts, (report) => shown.has(report));
    },
    lastChange: () => lastChangeSeq(db),
    changesAfter: (seq) => listChangesAfter(db, seq),
  };
}

function versionOf(stories: readonly VersionedStory[]): string {
  return digestOf(...stories.map((story) => story.version));
}

// The story as it last was, after a while: the page says by itself when there is more.
function lateAnswer(known: VersionedStory): Promise<VersionedStory> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(known), PATIENCE_MS).unref();
  });
}

async function searchHits(
  db: Db,
  words: string,
  load: (id: string) => Promise<VersionedStory | null>,
  sources: ReadonlyMap<string, readonly SourceWord[]>,
): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  const folded = words.toLowerCase();
  for (const name of sources.keys()) {
    if (name.toLowerCase().includes(folded)) {
      hits.push({
        kind: "source",
        path: pathOf.source(sourceId(name)),
        title: name,
        excerpt: `${sources.get(name)?.length ?? 0} statements`,
      });
    }
  }
  for (const found of await searchClaims(db, words, HITS)) {
    const site = found.story === null ? null : await load(found.story);
    const claim = site?.site.claims.get(found.id);
    if (claim === undefined) continue;
    const outlet = site?.site.reports.get(claim.report)?.outlet?.name ?? "A report";
    hits.push({
      kind: "claim",
      path: `${pathOf.report(claim.report)}#claim-${claim.id}`,
      title: outlet,
      excerpt: claim.evidence.slice(0, EXCERPT_CHARACTERS),
    });
  }
  for (const found of await searchReports(db, words, HITS)) {
    const site = found.story === null ? null : await load(found.story);
    const report = site?.site.reports.get(found.id);
    if (report === undefined) continue;
    hits.push({
      kind: "report",
      path: pathOf.report(report.id),
      title: report.title ?? report.file ?? report.id,
      excerpt: excerptAround(report.text, words),
    });
  }
  return hits.slice(0, 2 * HITS);
}

function excerptAround(text: string, words: string): string {
  const first = words.split(/\s+/)[0] ?? "";
  const at = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()) - EXCERPT_CHARACTERS / 3);
  return `${at > 0 ? "…" : ""}${text.slice(at, at + EXCERPT_CHARACTERS).replace(/\s+/g, " ")}…`;
}
