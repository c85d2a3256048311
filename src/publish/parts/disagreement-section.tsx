import type { Entry } from "../../ledger/ledger.ts";
import { IntervalChart } from "../charts/interval-chart.tsx";
import type { SourceStyles } from "../charts/source-mark.tsx";
import { linkFrom, pathOf } from "../links.ts";
import type { SiteFrame, SiteStory } from "../site.ts";
import { sayCounted } from "./say-counts.ts";
import { sayStatement } from "./say-figure.ts";

const STATEMENTS_SHOWN = 12;

/** Who disagrees: each source's last word on one axis. */
export function DisagreementSection({
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

/** Whether more than one named source speaks, and still stands by its word. */
export function hasSeveralSides(entry: Entry): boolean {
  const sources = entry.statements
    .filter((statement) => statement.current && statement.source !== null)
    .map((statement) => statement.source);
  return new Set(sources).size > 1;
}
