import type { Entry } from "../../ledger/ledger.ts";
import { EvolutionChart } from "../charts/evolution-chart.tsx";
import { IntervalChart } from "../charts/interval-chart.tsx";
import { styleSources } from "../charts/source-mark.tsx";
import { TravelChart } from "../charts/travel-chart.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { CountBadges, GradeMark } from "../parts/badges.tsx";
import { Citation } from "../parts/citation.tsx";
import { EditList, editsOn } from "../parts/edit-list.tsx";
import { sayStale } from "../parts/entry-order.ts";
import { EvolutionTable } from "../parts/evolution-table.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { defineMeasure } from "../parts/rules.ts";
import { sayCounted, sayOrigins, sayScope } from "../parts/say-counts.ts";
import { sayRange } from "../parts/say-figure.ts";
import { Day, StatementTable } from "../parts/statement-table.tsx";
import { traceTravel } from "../parts/travel.ts";
import { TravelTable } from "../parts/travel-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

const STATEMENTS_DRAWN = 30;
const STATEMENTS_SHOWN = 300;

/** The permanent page of one thing counted: everyone who gives a figure for it, and how it moved and travelled. */
export function renderEntryPage(story: SiteStory, entry: Entry, frame: SiteFrame): string {
  const { ledger, claims } = story;
  const styles = styleSources(entry.statements.map((statement) => statement.source));
  const name = sayCounted(entry);
  const scope = sayScope(entry);
  const own = new Set(entry.statements.map((statement) => statement.id));
  const findings = ledger.findings.filter((finding) => finding.statements.some((statement) => own.has(statement)));
  const travel = traceTravel(story, entry.statements);
  const definition = defineMeasure(entry.measure);
  const whole = ledger.entries.find((other) => other.id === entry.partOf);
  const parts = ledger.entries.filter((other) => other.partOf === entry.id);
  const touched = new Set([
    entry.id,
    ...own,
    ...entry.statements.flatMap(({ claims, distortedBy }) => [...claims, ...distortedBy]),
  ]);
  const asOf = entry.statements.find(({ id }) => id === entry.latest?.statement)?.asOf ?? null;
  const range = sayRange(entry.estimate.low, entry.estimate.high, entry.unit);
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title: name,
        description: `${name}: ${range}. ${sayOrigins(entry.origins)}.`,
        feed: pathOf.entryFeed(entry.id),
      }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.story(ledger.story.id))}>{ledger.story.title}</a>
      </p>
      <h1>
        {name}
        {scope === null ? null : <small class="soft title__scope"> {scope}</small>}
      </h1>
      <p class="figure__value number">{range}</p>
      <CountBadges entry={entry} stale={sayStale(entry, ledger.story.to)} />
      <GradeMark entry={entry} />
      <p class="small soft">
        {entry.origins.names.length === 0
          ? "No origin can be told from the words."
          : `Origins: ${entry.origins.names.join(", ")}.`}{" "}
        {asOf === null ? (
          "The day it speaks of is not told."
        ) : (
          <>
            Latest word as of <Day day={asOf} />.
          </>
        )}
        {` Range by the “${entry.estimate.profile}” profile: the lowest and highest that current statements give; `}
        {entry.estimate.best === null
          ? "no single number stands uncontradicted."
          : `${sayRange(entry.estimate.best, entry.estimate.best, entry.unit)} is one origin’s own number that none contradicts.`}
      </p>
      {definition === null ? null : (
        <p class="prose">
          <strong>{entry.measure}:</strong> {definition}
        </p>
      )}
      {whole === undefined ? null : (
        <p>
          Part of <a href={linkFrom(frame.path, pathOf.entry(whole.id))}>{sayCounted(whole)}</a>.
        </p>
      )}
      {parts.length === 0 ? null : (
        <ul>
          {parts.map((part) => (
            <li>
              Takes in <a href={linkFrom(frame.path, pathOf.entry(part.id))}>{sayCounted(part)}</a>:{" "}
              <span class="number">{sayRange(part.estimate.low, part.estimate.high, part.unit)}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="downloads">
        <a href={linkFrom(frame.path, pathOf.entryTable(entry.id, "csv"))}>CSV</a>
        <a href={linkFrom(frame.path, pathOf.entryTable(entry.id, "json"))}>JSON with sources</a>
        <a href={linkFrom(frame.path, pathOf.entryFeed(entry.id))}>Feed</a>
        <a href={linkFrom(frame.path, pathOf.embed(entry.id))}>Card to embed</a>
      </p>

      <section class="section" aria-labelledby="statements">
        <h2 id="statements">Who says what</h2>
        <StatementTable
          entry={{ ...entry, statements: entry.statements.slice(0, STATEMENTS_SHOWN) }}
          claims={claims}
          styles={styles}
          from={frame.path}
          caption="One row an utterance, however many reports carry it"
        />
        <IntervalChart
          statements={entry.statements.slice(0, STATEMENTS_DRAWN)}
          unit={entry.unit}
          claims={claims}
          styles={styles}
          name={`${name}: who says what, on one axis`}
        />
      </section>
      {findings.length === 0 ? null : (
        <section class="section" aria-labelledby="findings">
          <h2 id="findings">What a careful reader would want to be told</h2>
          <FindingList findings={findings} knownStatements={own} from={frame.path} />
        </section>
      )}
      {entry.evolution.length < 2 ? null : (
        <section class="section" aria-labelledby="moved">
          <h2 id="moved">How it moved</h2>
          <EvolutionTable entry={entry} claims={claims} from={frame.path} />
          <EvolutionChart steps={entry.evolution} unit={entry.unit} styles={styles} name={`How it moved: ${name}`} />
        </section>
      )}
      {travel.hops.length === 0 ? null : (
        <section class="section" aria-labelledby="travelled">
          <h2 id="travelled">How it travelled</h2>
          <TravelChart stops={travel.stops} hops={travel.hops} name={`How it travelled: ${name}`} from={frame.path} />
          <details>
            <summary>Hop by hop, as a table</summary>
            <TravelTable stops={travel.stops} hops={travel.hops} from={frame.path} />
          </details>
        </section>
      )}
      <EditList edits={editsOn(story, touched)} />
      <Citation frame={frame} path={pathOf.entry(entry.id)} text={`${name}: ${range} (${sayOrigins(entry.origins)})`} />
    </PageFrame>,
  );
}
