import { scaleUtc } from "d3-scale";
import type { EvolutionStep } from "../../ledger/ledger.ts";
import { sayRange } from "../parts/say-figure.ts";
import { thinSteps } from "../parts/thin-steps.ts";
import { axisOver, round, sayShort } from "./axis.tsx";
import { SourceMark, type SourceStyles } from "./source-mark.tsx";

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 20;
const TOP = 12;
const BOTTOM = 30;
const DAY_MS = 86_400_000;

/**
 * How a figure moved: one line a source, in steps along the day each word speaks of; an interval is shaded between its
 * ends. Null where fewer than two dated steps leave nothing to draw.
 */
export function EvolutionChart({
  steps,
  unit,
  styles,
  name,
}: {
  steps: readonly EvolutionStep[];
  unit: string;
  styles: SourceStyles;
  name: string;
}) {
  const drawn = thinSteps(steps);
  const dated = drawn
    .map((step) => ({ step, at: Date.parse(step.asOf ?? "") }))
    .filter(({ step, at }) => !Number.isNaN(at) && (step.low !== null || step.high !== null));
  const days = dated.map(({ at }) => at);
  if (new Set(days).size < 2) return null;
  const first = Math.min(...days);
  const last = Math.max(...days);
  const time = scaleUtc()
    .domain([first, last + Math.max(DAY_MS / 2, (last - first) * 0.05)])
    .range([0, WIDTH - LEFT - RIGHT]);
  const x = (at: number) => round(time(at));
  const end = WIDTH - LEFT - RIGHT;
  const axis = axisOver(
    dated.flatMap(({ step }) => [step.low ?? step.high ?? 0, step.high ?? step.low ?? 0]),
    HEIGHT - TOP - BOTTOM,
    4,
  );
  const y = (value: number) => round(HEIGHT - TOP - BOTTOM - axis.at(value));
  const sources = [...new Set(dated.map(({ step }) => step.source))];
  const dayTicks = time.ticks(Math.min(6, Math.round((last - first) / DAY_MS) + 1));
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
        <g transform={`translate(${LEFT},${TOP})`}>
          {axis.ticks.map((tick) => (
            <g class="tick">
              <line x1={0} x2={end} y1={y(tick)} y2={y(tick)} />
              <text x={-8} y={y(tick) + 4} text-anchor="end">
                {sayShort(tick)}
              </text>
            </g>
          ))}
          {dayTicks.map((day) => (
            <text class="note" x={x(day.getTime())} y={HEIGHT - TOP - 8} text-anchor="middle">
              {day.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })}
            </text>
          ))}
          {sources.map((source) => {
            const style = styles.get(source) ?? 0;
            const line = dated.filter(({ step }) => step.source === source).sort((a, b) => a.at - b.at);
            return (
              <g>
                {line.map(({ step, at }, index) => {
                  const until = x(line[index + 1]?.at ?? time.domain()[1]?.getTime() ?? at);
                  const low = step.low ?? step.high ?? 0;
                  const high = step.high ?? step.low ?? 0;
                  const next = line[index + 1]?.step;
                  const nextHigh = next === undefined ? null : (next.high ?? next.low ?? 0);
                  return (
                    <g>
                      <title>{`${source ?? "in no one’s name"}, ${step.asOf}: ${sayRange(step.low, step.high, unit)}`}</title>
                      {low === high ? null : (
                        <path
                          class={`area source-${style} fill`}
                          d={`M${x(at)},${y(low)}H${until}V${y(high)}H${x(at)}Z`}
                        />
                      )}
                      <path
                        class={`step source-${style} stroke`}
                        d={`M${x(at)},${y(high)}H${until}${nextHigh === null ? "" : `V${y(nextHigh)}`}`}
                      />
                      {step.low === null ? null : <SourceMark style={style} x={x(at)} y={y(low)} />}
                      {step.high === null || low === high ? null : <SourceMark style={style} x={x(at)} y={y(high)} />}
                    </g>
                  );
                })}
              </g>
            );
          })}
        </g>
      </svg>
      <figcaption>
        By the day each figure speaks of, not the day it was printed. A shaded band is a range.
        {axis.isLog ? " The axis is logarithmic." : ""}
        {drawn.length < steps.length
          ? " So many steps are known that only the sources that speak most often are drawn, and not their every word."
          : ""}
      </figcaption>
    </figure>
  );
}
