import type { Claim } from "../../claim/claim.ts";
import type { Entry } from "../../ledger/ledger.ts";
import { EvolutionChart } from "../charts/evolution-chart.tsx";
import { IntervalChart } from "../charts/interval-chart.tsx";
import { RangeBar } from "../charts/range-bar.tsx";
import { type SourceStyles, styleSources } from "../charts/source-mark.tsx";
import { TravelChart } from "../charts/travel-chart.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { AssessmentSection } from "../parts/assessment-section.tsx";
import { CountBadges, GradeMark } from "../parts/badges.tsx";
import { ComparisonSection } from "../parts/comparison-section.tsx";
import { DevelopmentSection } from "../parts/development-section.tsx";
import { orderEntries, sayStale } from "../parts/entry-order.ts";
import { EvolutionTable } from "../parts/evolution-table.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { PlaceSection } from "../parts/place-section.tsx";
import { ReportTable } from "../parts/report-table.tsx";
import { defineMeasure } from "../parts/rules.ts";
import { plural, sayCounted, sayScope } from "../parts/say-counts.ts";
import { sayRange, sayStatement } from "../parts/say-figure.ts";
import { Day, StatementTable } from "../parts/statement-table.tsx";
import { traceTravel } from "../parts/travel.ts";
import { TravelTable } from "../parts/travel-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

// A story page shows the things that most reports count; the rest stand in a table, each with its own page.
const MAIN_ENTRIES = 8;
const STATEMENTS_SHOWN = 12;
const REPORTS_SHOWN = 50;
const FINDINGS_SHOWN = 40;
const ENTRIES_LISTED = 150;

/** The page of one story: what is said, what does not add up, how it moved, who disagrees, how it travelled. */
export function renderStoryPage(story: SiteStory, frame: SiteFrame): string {
  const { ledger } = story;
  const entries = orderEntries(ledger);
  const main = entries.slice(0, MAIN_ENTRIES);
  const styles = styleSources(main.flatMap((entry) => entry.statements.map((statement) => statement.source)));
  const known = new Set(ledger.entries.flatMap((entry) => entry.statements.map((statement) => statement.id)));
  const outlets = new Set(ledger.reports.map((report) => report.outlet).filter((outlet) => outlet !== null));
  const lineages = new Set(ledger.reports.map((report) => report.lineage));
  const findings = [...ledger.findings]
    .sort((a, b) => Number(b.severity === "warn") - Number(a.severity === "warn"))
    .slice(0, FINDINGS_SHOWN);
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

function EntryBlock({
  entry,
  story,
  styles,
  frame,
}: {
  entry: Entry;
  story: SiteStory;
  styles: SourceStyles;
  frame: SiteFrame;
}) {
  const { claims } = story;
  const shown = [...entry.statements]
    .sort((a, b) => Number(b.current) - Number(a.current) || b.reports - a.reports)
    .slice(0, STATEMENTS_SHOWN);
  const name = sayCounted(entry);
  const scope = sayScope(entry);
  const definition = defineMeasure(entry.measure);
  const asOf =
    entry.latest === null ? null : (entry.statements.find(({ id }) => id === entry.latest?.statement)?.asOf ?? null);
  return (
    <article class="card entry" id={`entry-${entry.id}`} aria-labelledby={`entry-${entry.id}-name`}>
      <div class="entry__head">
        <h3 class="figure__label" id={`entry-${entry.id}-name`}>
          <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>{name}</a>
          {scope === null ? null : <small class="soft"> {scope}</small>}
        </h3>
        <p class="figure__value number">{sayEstimate(entry, story)}</p>
        <RangeBar entry={entry} />
        <CountBadges entry={entry} stale={sayStale(entry, story.ledger.story.to)} />
        <div class="entry__facts">
          <GradeMark grade={entry.grade} />
          <p class="small soft">
            {asOf === null ? (
              "The day it speaks of is not told."
            ) : (
              <>
                As of <Day day={asOf} />.
              </>
            )}
            {entry.estimate.best === null
              ? ""
              : ` One origin’s own number that none contradicts: ${sayRange(entry.estimate.best, entry.estimate.best, entry.unit)}.`}
          </p>
        </div>
      </div>
      <div class="entry__body">
        <StatementTable
          entry={{ ...entry, statements: shown }}
          claims={claims}
          styles={styles}
          from={frame.path}
          caption={`Who says what: ${name.toLowerCase()}`}
        />
        {entry.statements.length > shown.length ? (
          <p class="small">
            <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>
              {plural(entry.statements.length - shown.length, "more statement")}
              <span class="visually-hidden"> of {name}</span>
            </a>
          </p>
        ) : null}
        {shown.length > 1 ? (
          <details>
            <summary>
              Draw it<span class="visually-hidden">: {name}</span>
            </summary>
            <IntervalChart
              statements={shown}
              unit={entry.unit}
              claims={claims}
              styles={styles}
              name={`${name}: who says what, on one axis`}
            />
          </details>
        ) : null}
        {definition === null ? null : (
          <details>
            <summary>
              What “{entry.measure}” counts<span class="visually-hidden"> in: {name}</span>
            </summary>
            <p class="small">{definition}</p>
          </details>
        )}
      </div>
    </article>
  );
}

function OtherEntries({ entries, frame }: { entries: readonly Entry[]; frame: SiteFrame }) {
  return (
    <details>
      <summary>{plural(entries.length, "other thing")} counted</summary>
      <div class="table">
        <table>
          <caption>Other things counted in this story</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">From – to</th>
              <th scope="col">Statements</th>
              <th scope="col">Grade</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, ENTRIES_LISTED).map((entry) => (
              <tr>
                <th scope="row">
                  <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>
                    {sayCounted(entry)} {sayScope(entry) ?? ""}
                  </a>
                </th>
                <td class="number">{sayRange(entry.estimate.low, entry.estimate.high, entry.unit)}</td>
                <td>{entry.statements.length}</td>
                <td>{entry.grade.replace("-", " ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function MovementSection({
  entries,
  styles,
  frame,
  story,
  claims,
}: {
  entries: readonly Entry[];
  styles: SourceStyles;
  frame: SiteFrame;
  story: string;
  claims: ReadonlyMap<string, Claim>;
}) {
  if (entries.length === 0) return null;
  return (
    <section class="section" aria-labelledby="moved">
      <h2 id="moved">How the figure moved</h2>
      <Downloads frame={frame} story={story} table="evolution" />
      {entries.map((entry) => (
        <div class="side-by-side">
          <EvolutionTable entry={entry} claims={claims} from={frame.path} />
          <EvolutionChart
            steps={entry.evolution}
            unit={entry.unit}
            styles={styles}
            name={`How it moved: ${sayCounted(entry)}`}
          />
        </div>
      ))}
    </section>
  );
}

function DisagreementSection({
  entries,
  story,
  styles,
  frame,
}: {
  entries: readonly Entry[];
  story: SiteStory;
  styles: SourceStyles;
  frame: SiteFrame;
}) {
  if (entries.length === 0) return null;
  return (
    <section class="section" aria-labelledby="disagree">
      <h2 id="disagree">Side by side</h2>
      <p class="section__lead">
        Each source’s own last word, on one axis. Where bars do not meet, the sources disagree.
      </p>
      {entries.map((entry) => {
        const current = entry.statements
          .filter((statement) => statement.current && statement.source !== null)
          .slice(0, STATEMENTS_SHOWN);
        return (
          <div>
            <h3>{sayCounted(entry)}</h3>
            <ul class="visually-hidden">
              {current.map((statement) => (
                <li>
                  {statement.source}: {sayStatement(statement, entry.unit, story.claims)}
                </li>
              ))}
            </ul>
            <IntervalChart
              statements={current}
              unit={entry.unit}
              claims={story.claims}
              styles={styles}
              name={`Side by side: ${sayCounted(entry)}`}
            />
            <p class="small">
              <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>
                Every statement as a table<span class="visually-hidden">: {sayCounted(entry)}</span>
              </a>
            </p>
          </div>
        );
      })}
    </section>
  );
}

function TravelSection({
  entry,
  travel,
  frame,
}: {
  entry: Entry | undefined;
  travel: ReturnType<typeof traceTravel> | null;
  frame: SiteFrame;
}) {
  if (entry === undefined || travel === null || travel.hops.length === 0) return null;
  const { stops, hops } = travel;
  return (
    <section class="section" aria-labelledby="travelled">
      <h2 id="travelled">How it travelled</h2>
      <p class="section__lead">{sayCounted(entry)}: from who said it, through whom, to who printed it.</p>
      <TravelChart stops={stops} hops={hops} name={`How it travelled: ${sayCounted(entry)}`} from={frame.path} />
      <details>
        <summary>Hop by hop, as a table</summary>
        <TravelTable stops={stops} hops={hops} from={frame.path} />
      </details>
    </section>
  );
}

function isMoving(entry: Entry): boolean {
  return new Set(entry.evolution.map((step) => step.asOf).filter((day) => day !== null)).size > 1;
}

function hasSeveralSides(entry: Entry): boolean {
  const sources = entry.statements
    .filter((statement) => statement.current && statement.source !== null)
    .map((statement) => statement.source);
  return new Set(sources).size > 1;
}

function Downloads({ frame, story, table }: { frame: SiteFrame; story: string; table: string }) {
  return (
    <p class="downloads">
      <a href={linkFrom(frame.path, pathOf.storyTable(story, table, "csv"))}>
        CSV<span class="visually-hidden"> of {table}</span>
      </a>
      <a href={linkFrom(frame.path, pathOf.storyTable(story, table, "json"))}>
        JSON<span class="visually-hidden"> of {table}, with sources</span>
      </a>
    </p>
  );
}

function sayEstimate(entry: Entry, story: SiteStory): string {
  const { low, high } = entry.estimate;
  const only = entry.statements.find((statement) => statement.current);
  if (low === null && high === null && only !== undefined) return sayStatement(only, entry.unit, story.claims);
  return sayRange(low, high, entry.unit);
}

function describeStory(story: SiteStory, entry: Entry | undefined): string {
  const { ledger } = story;
  if (entry === undefined) return `${plural(ledger.reports.length, "report")}; no figure could be read.`;
  return `${sayCounted(entry)}: ${sayEstimate(entry, story)}. ${plural(ledger.reports.length, "report")} traced to who said it.`;
}
