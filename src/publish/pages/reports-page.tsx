import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { ReportTable } from "../parts/report-table.tsx";
import { plural } from "../parts/say-counts.ts";
import type { SiteFrame, SiteStory } from "../site.ts";

/** Reports on one page of the list. */
export const REPORTS_A_PAGE = 200;

/** All reports of a story, page by page from 1. */
export function renderReportsPage(story: SiteStory, number: number, frame: SiteFrame): string {
  const { ledger } = story;
  const id = ledger.story.id;
  const pages = Math.max(1, Math.ceil(ledger.reports.length / REPORTS_A_PAGE));
  const first = (number - 1) * REPORTS_A_PAGE;
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title: `Reports of ${ledger.story.title}`,
        description: `${plural(ledger.reports.length, "report")}.`,
        feed: pathOf.storyFeed(id),
      }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.story(id))}>{ledger.story.title}</a>
      </p>
      <h1>All reports</h1>
      <p class="section__lead">
        {plural(ledger.reports.length, "report")}; page {number} of {pages}.
      </p>
      <ReportTable story={story} reports={ledger.reports.slice(first, first + REPORTS_A_PAGE)} from={frame.path} />
      <nav class="downloads" aria-label="Pages">
        {number > 1 ? <a href={linkFrom(frame.path, pathOf.storyReports(id, number - 1))}>Earlier</a> : null}
        {number < pages ? <a href={linkFrom(frame.path, pathOf.storyReports(id, number + 1))}>Later</a> : null}
      </nav>
    </PageFrame>,
  );
}
