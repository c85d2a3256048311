import type { Entry } from "../../ledger/ledger.ts";
import { TravelChart } from "../charts/travel-chart.tsx";
import type { SiteFrame } from "../site.ts";
import { sayCounted } from "./say-counts.ts";
import type { traceTravel } from "./travel.ts";
import { TravelTable } from "./travel-table.tsx";

/** How the most carried figure travelled, hop by hop. */
export function TravelSection({
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
