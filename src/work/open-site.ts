import type { StoryCard, SearchHit } from "../publish/pages/stories-page.tsx";
import { pathOf } from "../publish/links.ts";
import { collectSources, type SourceWord, sourceId } from "../publish/pages/source-page.tsx";
import { lastChange } from "../publish/publish-site.ts";
import type { SiteStory } from "../publish/site.ts";
import { listChanges, listChangesAfter, lastChangeSeq, type LoggedChange } from "../store/changes.ts";
import { loadAttributionsOfStory, loadClaimsOfStory } from "../store/claims.ts";
import { loadEdgesOfStory } from "../store/edges.ts";
import { loadLedger, loadMadeFrom } from "../store/ledgers.ts";
import type { Store } from "../store/open-store.ts";
import { loadReportsOfStory } from "../store/reports.ts";
import { indexWords, searchClaims, searchReports } from "../store/search.ts";
import { listStories } from "../store/stories.ts";
import type { Db } from "../store/tables.ts";
import { listEdits } from "./list-edits.ts";
import { toSiteStory } from "./site-stories.ts";

/** Everything a site shows, read from the database as it stands, kept until it changes. */
export interface Site {
  /** One card a story, the last changed first. */
  readonly cards: () => Promise<readonly StoryCard[]>;
  /** A story by its id or by an id it once had; null where there is none. */
  readonly story: (id: string) => Promise<VersionedStory | null>;
  /** The story that holds an entry, statement or report. */
  readonly storyOf: (kind: "entry" | "statement" | "report", id: string) => Promise<VersionedStory | null>;
  readonly stories: () => Promise<readonly VersionedStory[]>;
  readonly sources: () => Promise<ReadonlyMap<string, readonly SourceWord[]>>;
  readonly search: (words: string) => Promise<readonly SearchHit[]>;
  readonly lastChange: () => Promise<number>;
  readonly changesAfter: (seq: number) => Promise<readonly LoggedChange[]>;
}

/** A story with the digest of what it was made from: the same digest, the same page. */
export interface VersionedStory {
  readonly version: string;
  readonly site: SiteStory;
}

const HITS = 40;
const EXCERPT_CHARACTERS = 220;

/** Opens the site over a database. */
export function openSite(store: Store): Site {
  const { db } = store;
  const kept = new Map<string, VersionedStory>();
  const sourcesKept: { version: string; words: ReadonlyMap<string, readonly SourceWord[]> } = {
    version: "",
    words: new Map(),
  };

  const load = async (id: string): Promise<VersionedStory | null> => {
    const version = await loadMadeFrom(db, id);
    if (version === null) return null;
    const known = kept.get(id);
    if (known?.version === version) return known;
    const loaded = await loadSiteStory(db, id);
    if (loaded === null) return null;
    const story = { version, site: loaded };
    kept.set(id, story);
    return story;
  };

  const story = async (id: string): Promise<VersionedStory | null> => {
    const found = (await listStories(db)).find((one) => one.id === id || one.aliases.includes(id));
    return found === undefined ? null : load(found.id);
  };

  const stories = async (): Promise<readonly VersionedStory[]> => {
    const loaded: VersionedStory[] = [];
    for (const one of await listStories(db)) {
      const version = await load(one.id);
      if (version !== null) loaded.push(version);
    }
    return loaded;
  };

  const sources = async (): Promise<ReadonlyMap<string, readonly SourceWord[]>> => {
    const all = await stories();
    const version = all.map((one) => one.version).join();
    if (sourcesKept.version !== version) {
      sourcesKept.version = version;
      sourcesKept.words = collectSources(all.map((one) => one.site));
    }
    return sourcesKept.words;
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
      return all
        .map(({ site }): StoryCard => ({ ledger: site.ledger, changedAt: lastChange(site) }))
        .sort(
          (a, b) =>
            (b.changedAt ?? "").localeCompare(a.changedAt ?? "") || a.ledger.story.id.localeCompare(b.ledger.story.id),
        );
    },
    search: async (words) => {
      await store.transact(async (writing) => {
        await indexWords(writing);
      });
      return searchHits(db, words, load, await sources());
    },
    lastChange: () => lastChangeSeq(db),
    changesAfter: (seq) => listChangesAfter(db, seq),
  };
}

async function loadSiteStory(db: Db, id: string): Promise<SiteStory | null> {
  const ledger = await loadLedger(db, id);
  const found = (await listStories(db)).find((one) => one.id === id);
  if (ledger === null || found === undefined) return null;
  return toSiteStory({
    story: found,
    ledger,
    reports: (await loadReportsOfStory(db, id)).map((stored) => stored.report),
    claims: await loadClaimsOfStory(db, id),
    edges: await loadEdgesOfStory(db, id),
    attributions: await loadAttributionsOfStory(db, id),
    changes: (await listChanges(db, id)).map((logged) => logged.change),
    edits: await listEdits(db),
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
