import type { Entry } from "../../ledger/ledger.ts";
import { nameCounted } from "../../ledger/name-counted.ts";
import { IntervalChart } from "../charts/interval-chart.tsx";
import { RangeBar } from "../charts/range-bar.tsx";
import type { SourceStyles } from "../charts/source-mark.tsx";
import { linkFrom, pathOf } from "../links.ts";
import type { SiteFrame, SiteStory } from "../site.ts";
import { CountBadges, GradeMark } from "./badges.tsx";
import { sayStale } from "./entry-order.ts";
import { defineMeasure } from "./rules.ts";
import { plural, sayCounted, sayScope } from "./say-counts.ts";
import { sayRange, sayStatement } from "./say-figure.ts";
import { Day, StatementTable } from "./statement-table.tsx";

const STATEMENTS_SHOWN = 12;

/** One thing counted, at the head of a story: its range said large, how many stand behind it, and who says what. */
export function EntryBlock({
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
          <GradeMark entry={entry} />
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
          caption={`Who says what: ${nameCounted(entry)}`}
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

/** An entry's range in words; a vague one in the words of its first standing statement. */
export function sayEstimate(entry: Entry, story: SiteStory): string {
  const { low, high } = entry.estimate;
  const only = entry.statements.find((statement) => statement.current);
  if (low === null && high === null && only !== undefined) return sayStatement(only, entry.unit, story.claims);
  return sayRange(low, high, entry.unit);
}
