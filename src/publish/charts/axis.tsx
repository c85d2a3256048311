import { scaleLinear, scaleSymlog } from "d3-scale";
import { writeNumber } from "../../ledger/figure-range.ts";

export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** The scale is logarithmic (and says so under the chart): the figures span more than two orders of magnitude. */
  readonly isLog: boolean;
}

const LOG_FROM_RATIO = 100;

/** An axis from 0 over all the ends given, linear unless the largest is over a hundred times the smallest. */
export function axisOver(values: readonly number[], width: number, tickCount = 5): Axis {
  const highest = Math.max(1, ...values);
  const lowest = Math.min(...values.filter((value) => value > 0), highest);
  const isLog = highest / lowest > LOG_FROM_RATIO;
  const scale = isLog
    ? scaleSymlog().constant(lowest).domain([0, highest])
    : scaleLinear().domain([0, highest]).nice(tickCount);
  scale.range([0, width]);
  const ticks = isLog ? [0, ...powersUpTo(lowest, highest)] : scaleLinear().domain(scale.domain()).ticks(tickCount);
  return { at: (value) => round(scale(value)), ticks: thinned(ticks, scale, width / tickCount / 1.6), isLog };
}

/** Vertical lines with their numbers, under a chart `height` high. */
export function AxisTicks({ axis, height }: { axis: Axis; height: number }) {
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g class="tick" transform={`translate(${axis.at(tick)},0)`}>
          <line y1={0} y2={height} />
          <text y={height + 16} text-anchor="middle">
            {sayShort(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Two decimals of a pixel are more than any screen shows; fewer bytes, and the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** 15,000 as 15k, where an axis has little room. */
export function sayShort(value: number): string {
  if (value >= 1_000_000) return `${writeNumber(value / 1_000_000)}m`;
  return value >= 10_000 ? `${writeNumber(value / 1000)}k` : writeNumber(value);
}

function powersUpTo(lowest: number, highest: number): readonly number[] {
  const powers: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(lowest)); power <= highest; power *= 10) powers.push(power);
  return powers;
}

function thinned(ticks: readonly number[], at: (value: number) => number, gap: number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || at(tick) - at(last) >= gap) kept.push(tick);
  }
  return kept;
}
