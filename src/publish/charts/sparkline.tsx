import type { EvolutionStep } from "../../ledger/ledger.ts";
import { round } from "./axis.tsx";

const WIDTH = 120;
const HEIGHT = 28;

/** How a figure moved, small: decoration beside the words that say it, so it has no name of its own. */
export function Sparkline({ steps }: { steps: readonly EvolutionStep[] }) {
  const points = steps
    .map((step) => ({ at: Date.parse(step.asOf ?? ""), value: step.high ?? step.low }))
    .filter((point): point is { at: number; value: number } => !Number.isNaN(point.at) && point.value !== null)
    .sort((a, b) => a.at - b.at);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || first.at === last.at) return null;
  const highest = Math.max(1, ...points.map((point) => point.value));
  const x = (at: number) => round(2 + ((WIDTH - 4) * (at - first.at)) / (last.at - first.at));
  const y = (value: number) => round(HEIGHT - 3 - ((HEIGHT - 6) * value) / highest);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={points
          .map((point, index) =>
            index === 0 ? `M${x(point.at)},${y(point.value)}` : `H${x(point.at)}V${y(point.value)}`,
          )
          .join("")}
      />
    </svg>
  );
}
