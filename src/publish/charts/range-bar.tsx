import type { Entry } from "../../ledger/ledger.ts";
import { sayRange } from "../parts/say-figure.ts";
import { round } from "./axis.tsx";

const WIDTH = 300;
const HEIGHT = 30;
const OPEN_END = 30;

/** The range of an entry as one bar from low to high, a tick at the number that none contradicts; its words stand above it. */
export function RangeBar({ entry }: { entry: Entry }) {
  const { low, high, best } = entry.estimate;
  if (low === null && high === null) return null;
  const top = high ?? (low ?? 0) * 1.25;
  const x = (value: number): number => round(4 + ((WIDTH - OPEN_END - 8) * value) / Math.max(1, top));
  const from = low === null ? x(0) : x(low);
  const to = high === null ? x(low ?? 0) : x(high);
  return (
    <svg
      class="range-bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`From nothing to ${sayRange(null, high ?? low, entry.unit)}: ${sayRange(low, high, entry.unit)}`}
    >
      <path class="range-bar__axis" d={`M4,15H${WIDTH - 4}`} />
      {low === null ? <path class="range-bar__open" d={`M${from},15H${to}`} /> : null}
      {low !== null && high !== null && low !== high ? <path class="range-bar__range" d={`M${from},15H${to}`} /> : null}
      {high === null ? <path class="range-bar__open" d={`M${to},15H${to + OPEN_END}`} /> : null}
      {low === null ? null : <path class="range-bar__end" d={`M${from},7V23`} />}
      {high === null ? null : <path class="range-bar__end" d={`M${to},7V23`} />}
      {best === null ? null : <circle class="range-bar__best" cx={x(best)} cy={15} r={5} />}
    </svg>
  );
}
