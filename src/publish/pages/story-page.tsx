import type { Entry } from "../../ledger/ledger.ts";
import { styleSources } from "../charts/source-mark.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { AssessmentSection } from "../parts/assessment-section.tsx";
import { ComparisonSection } from "../parts/comparison-section.tsx";
import { DevelopmentSection } from "../parts/development-section.tsx";
import { DisagreementSection, hasSeveralSides } from "../parts/disagreement-section.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { EditList, editsOn } from "../parts/edit-list.tsx";
import { EntryBlock, sayEstimate } from "../parts/entry-block.tsx";
import { orderEntries } from "../parts/entry-order.ts";
import { FindingList } from "../parts/finding-list.tsx";
import { isMoving, MovementSection } from "../parts/movement-section.tsx";
import { OtherEntries } from "../parts/other-entries.tsx";
import { PlaceSection } from "../parts/place-section.tsx";
import { ReportTable } from "../parts/report-table.tsx";
import { plural, sayCounted } from "../parts/say-counts.ts";
import { Day } from "../parts/statement-table.tsx";
import { traceTravel } from "../parts/travel.ts";
import { TravelSection } from "../parts/travel-section.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

// A story page shows the things that most reports count; the rest stand in a table, each with its own page.
const MAIN_ENTRIES = 8;
const REPORTS_SHOWN = 50;
const FINDINGS_SHOWN = 40;

/** The page of one story: what is said, what does not add up, how it moved, who disagrees, how it travelled. */
export function renderStoryPage(story: SiteStory, frame: SiteFrame): string {
  const { ledger } = story;
  const entries = orderEntries(ledger);
  const main = entries.slice(0, MAIN_ENTRIES);
  const styles = styleSources(main.flatMap((entry) => entry.statements.map((statement) => statement.source)));
  const outlets = new Set(ledger.reports.map((report) => report.outlet).filter((outlet) => outlet !== null));
  const lineages = new Set(ledger.reports.map((report) => report.lineage));
  const findings = [...ledger.findings]
    .sort((a, b) => Number(b.severity === "warn") - Number(a.severity === "warn"))
    .slice(0, FINDINGS_SHOWN);
  const evidence = new Set(findings.flatMap((finding) => finding.statements));
  const known = new Set(
    ledger.entries.flatMap((entry) => entry.statements.filter(({ id }) => evidence.has(id)).map(({ id }) => id)),
  );
  const id = ledger.story.id;
  const warnings = ledger.findings.filter((finding) => finding.severity === "warn").length;
  const moving = main.filter(isMoving);
  const sided = main.filter(hasSeveralSides);
  const [hasMoved, hasSides] = [moving.length > 0, sided.length > 0];
  const travel = main[0] === undefined ? null : traceTravel(story, main[0].statements);
  const hasTravelled = travel !== null && travel.hops.length > 0;
  return renderPage(
    <PageFrame
      frame={frame}
      head={{ title: ledger.story.title, description: describeStory(story, main[0]), feed: pathOf.storyFeed(id) }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a>
      </p>
      <h1>{ledger.story.title}</h1>
      <ul class="facts">
        <li>
          {ledger.story.from === null ? "no day told" : <Day day={ledger.story.from} />}
          {ledger.story.to === null || ledger.story.to === ledger.story.from ? null : (
            <>
              {" to "}
              <Day day={ledger.story.to} />
            </>
          )}
        </li>
        <li>{plural(ledger.reports.length, "report")}</li>
        <li>{plural(outlets.size, "outlet")}</li>
        <li>{lineages.size === 1 ? "1 family of texts" : `${lineages.size} families of texts`}</li>
        <li>
          <a href={linkFrom(frame.path, pathOf.storyFeed(id))}>Feed of changes</a>
        </li>
        {frame.live ? (
          <li>
            <a href={`/sign-up?story=${id}`}>Get a digest by mail</a>
          </li>
        ) : null}
      </ul>
      <nav class="on-this-page" aria-label="On this page">
        <a href="#said">What is said</a>
        <a href="#findings">{warnings === 0 ? "What does not fit" : `What does not fit (${warnings})`}</a>
        {hasMoved ? <a href="#moved">How it moved</a> : null}
        {hasSides ? <a href="#disagree">Side by side</a> : null}
        {hasTravelled ? <a href="#travelled">How it travelled</a> : null}
        <a href="#reports">All reports</a>
      </nav>
      {frame.live ? <p class="notice" id="live-notice" data-story={id} hidden role="status" /> : null}

      <section class="section" aria-labelledby="said">
        <h2 id="said">What is said</h2>
        <Downloads frame={frame} story={id} table="figures" />
        {main.length === 0 ? (
          <p class="section__lead">No report of this story gives a figure that could be read.</p>
        ) : null}
        {main.map((entry) => (
          <EntryBlock entry={entry} story={story} styles={styles} frame={frame} />
        ))}
        {entries.length > main.length ? <OtherEntries entries={entries.slice(MAIN_ENTRIES)} frame={frame} /> : null}
      </section>

      <section class="section" aria-labelledby="findings">
        <h2 id="findings">What a careful reader would want to be told</h2>
        {findings.length === 0 ? <p class="section__lead">Nothing was found that does not fit together.</p> : null}
        <FindingList findings={findings} knownStatements={known} from={frame.path} />
        {ledger.findings.length > findings.length ? (
          <p class="soft small">{plural(ledger.findings.length - findings.length, "more finding")} in the download.</p>
        ) : null}
        <Downloads frame={frame} story={id} table="findings" />
      </section>

      <MovementSection entries={moving} styles={styles} frame={frame} story={id} claims={story.claims} />
      <DisagreementSection entries={sided} story={story} styles={styles} frame={frame} />
      <TravelSection entry={main[0]} travel={travel} frame={frame} />
      <PlaceSection ledger={ledger} from={frame.path} />
      <DevelopmentSection developments={story.developments} from={frame.path} />
      <AssessmentSection assessments={ledger.assessments} />
      <ComparisonSection story={story} from={frame.path} />
      <EditList edits={editsOn(story, [id, ...ledger.reports.map((report) => report.id)])} />

      <section class="section" aria-labelledby="reports">
        <h2 id="reports">All reports</h2>
        <Downloads frame={frame} story={id} table="reports" />
        <ReportTable story={story} reports={ledger.reports.slice(0, REPORTS_SHOWN)} from={frame.path} />
        {ledger.reports.length > REPORTS_SHOWN ? (
          <p>
            <a href={linkFrom(frame.path, pathOf.storyReports(id, 1))}>All {plural(ledger.reports.length, "report")}</a>
          </p>
        ) : null}
      </section>
    </PageFrame>,
  );
}

function describeStory(story: SiteStory, entry: Entry | undefined): string {
  const { ledger } = story;
  if (entry === undefined) return `${plural(ledger.reports.length, "report")}; no figure could be read.`;
  return `${sayCounted(entry)}: ${sayEstimate(entry, story)}. ${plural(ledger.reports.length, "report")} traced to who said it.`;
}
