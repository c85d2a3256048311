import { renderEntryFeed, renderStoryFeed } from "./feeds.ts";
import { pathOf } from "./links.ts";
import { renderEditsPage } from "./pages/edits-page.tsx";
import { renderEmbedPage } from "./pages/embed-page.tsx";
import { renderEntryPage } from "./pages/entry-page.tsx";
import { renderMethodPage } from "./pages/method-page.tsx";
import { renderReportPage } from "./pages/report-page.tsx";
import { REPORTS_A_PAGE, renderReportsPage } from "./pages/reports-page.tsx";
import { renderRevisionPage } from "./pages/revision-page.tsx";
import { collectSources, renderSourcePage, renderSourcesPage, sourceId } from "./pages/source-page.tsx";
import { renderStatementPage } from "./pages/statement-page.tsx";
import { renderStoriesPage } from "./pages/stories-page.tsx";
import { renderStoryPage } from "./pages/story-page.tsx";
import { readAsset } from "./read-asset.ts";
import type { LoggedEdit, SiteFrame, SiteStory } from "./site.ts";
import { entryRows, STORY_TABLES, storyRows, toCsv, toJson } from "./tables.ts";

/** One file of the site: its path and its text. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** The whole static site of some stories, file by file, in a fixed order: the same stories give the same bytes. */
export function* publishSite(
  stories: readonly SiteStory[],
  settings: {
    readonly origin: string | null;
    readonly asOf: string | null;
    /** What was done by hand, the latest first; none where it is left out. */
    readonly edits?: readonly LoggedEdit[];
  },
): Generator<SiteFile> {
  const { origin, asOf } = settings;
  const frame = (path: string): SiteFrame => ({ path, live: false, editor: null, origin, asOf });
  const page = (path: string, render: (frame: SiteFrame) => string): SiteFile => ({ path, text: render(frame(path)) });
  yield { path: pathOf.style(), text: readAsset("style.css") };
  yield { path: pathOf.icon(), text: readAsset("icon.svg") };
  yield page(pathOf.method(), renderMethodPage);
  yield page(pathOf.edits(), (at) => renderEditsPage(settings.edits ?? [], at));
  yield page(pathOf.stories(), (at) =>
    renderStoriesPage(
      stories.map((story) => ({ ledger: story.ledger, changedAt: lastChange(story) })),
      at,
    ),
  );
  for (const story of stories) yield* publishStory(story, page);
  const sources = collectSources(stories);
  yield page(pathOf.sources(), (at) => renderSourcesPage(sources, at));
  for (const [name, words] of sources)
    yield page(pathOf.source(sourceId(name)), (at) => renderSourcePage(name, words, at));
}

/** Day or instant of a story's last change: its newest development, else its last report. */
export function lastChange(story: SiteStory): string | null {
  const instants = story.developments.map((development) => development.at).filter((at) => at !== null);
  return instants.sort().at(-1) ?? story.ledger.story.to;
}

function* publishStory(
  story: SiteStory,
  page: (path: string, render: (frame: SiteFrame) => string) => SiteFile,
): Generator<SiteFile> {
  const { ledger } = story;
  const id = ledger.story.id;
  yield page(pathOf.story(id), (at) => renderStoryPage(story, at));
  yield page(pathOf.storyFeed(id), (at) => renderStoryFeed(story, at));
  for (let number = 1; (number - 1) * REPORTS_A_PAGE < ledger.reports.length; number++) {
    yield page(pathOf.storyReports(id, number), (at) => renderReportsPage(story, number, at));
  }
  for (const table of STORY_TABLES) {
    const rows = storyRows(story, table);
    yield { path: pathOf.storyTable(id, table, "csv"), text: toCsv(rows) };
    yield { path: pathOf.storyTable(id, table, "json"), text: toJson(rows, story, table) };
  }
  for (const entry of ledger.entries) {
    yield page(pathOf.entry(entry.id), (at) => renderEntryPage(story, entry, at));
    yield page(pathOf.embed(entry.id), (at) => renderEmbedPage(story, entry, at));
    yield page(pathOf.entryFeed(entry.id), (at) => renderEntryFeed(story, entry, at));
    const rows = entryRows(entry, story.claims);
    yield { path: pathOf.entryTable(entry.id, "csv"), text: toCsv(rows) };
    yield { path: pathOf.entryTable(entry.id, "json"), text: toJson(rows, story, "figure") };
    for (const statement of entry.statements) {
      yield page(pathOf.statement(statement.id), (at) => renderStatementPage(story, entry, statement, at));
    }
  }
  for (const row of ledger.reports) {
    const report = story.reports.get(row.id);
    if (report !== undefined) yield page(pathOf.report(row.id), (at) => renderReportPage(story, report, at));
  }
  for (const edge of story.edges) {
    const earlier = story.reports.get(edge.parentId);
    const later = story.reports.get(edge.childId);
    if (edge.kind !== "revision" || earlier === undefined || later === undefined) continue;
    yield page(pathOf.revision(earlier.id, later.id), (at) => renderRevisionPage(story, earlier, later, at));
  }
}
