import type { Claim } from "../../claim/claim.ts";
import type { Entry } from "../../ledger/ledger.ts";
import { EvolutionChart } from "../charts/evolution-chart.tsx";
import type { SourceStyles } from "../charts/source-mark.tsx";
import type { SiteFrame } from "../site.ts";
import { Downloads } from "./downloads.tsx";
import { EvolutionTable } from "./evolution-table.tsx";
import { sayCounted } from "./say-counts.ts";

/** How the figures moved: each entry's steps as a table, the same drawn beside it. */
export function MovementSection({
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

/** Whether an entry has words of more than one day. */
export function isMoving(entry: Entry): boolean {
  return new Set(entry.evolution.map((step) => step.asOf).filter((day) => day !== null)).size > 1;
}
