import type { Claim } from "../../claim/claim.ts";
import type { Statement } from "../../ledger/ledger.ts";
import { sayStatement } from "../parts/say-figure.ts";
import { AxisTicks, axisOver } from "./axis.tsx";
import { SourceMark, type SourceStyles } from "./source-mark.tsx";

const WIDTH = 640;
const ROW = 34;
const LEFT = 8;
const TOP = 6;
const BOTTOM = 28;
// An open end (“at least 121”) is drawn as a dashed line of this length, never to an invented number.
const OPEN_END = 36;

/**
 * Statements on one axis, one row each: a bar from low to high, a mark where one number was said, a dashed line where
 * an end is open. The table beside it says the same in words.
 */
export function IntervalChart({
  statements,
  unit,
  claims,
  styles,
  name,
}: {
  statements: readonly Statement[];
  unit: string;
  claims: ReadonlyMap<string, Claim>;
  styles: SourceStyles;
  name: string;
}) {
  const drawn = statements.filter((statement) => statement.low !== null || statement.high !== null);
  if (drawn.length === 0) return null;
  const axis = axisOver(
    drawn.flatMap((statement) => [statement.low ?? 0, statement.high ?? statement.low ?? 0]),
    WIDTH - 2 * LEFT - OPEN_END,
  );
  const height = drawn.length * ROW;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${TOP + height + BOTTOM}`} role="img" aria-label={name}>
        <g transform={`translate(${LEFT},${TOP})`}>
          <AxisTicks axis={axis} height={height} />
          {drawn.map((statement, row) => {
            const y = row * ROW + ROW / 2 + 4;
            const style = styles.get(statement.source) ?? 0;
            const low = statement.low === null ? null : axis.at(statement.low);
            const high = statement.high === null ? null : axis.at(statement.high);
            const label = `${statement.source ?? "in no one’s name"}: ${sayStatement(statement, unit, claims)}${statement.saidOn === null ? "" : `, ${statement.saidOn}`}`;
            const begin = low ?? Math.max(0, (high ?? 0) - OPEN_END);
            // Past the middle a label would run out of the picture: it ends where the bar does.
            const isRight = begin > WIDTH / 2;
            return (
              <g>
                <text
                  class="note"
                  x={isRight ? (high ?? begin) : begin}
                  y={y - 10}
                  text-anchor={isRight ? "end" : "start"}
                >
                  {label}
                </text>
                {low !== null && high !== null && low !== high ? (
                  <path class={`interval source-${style} stroke`} d={`M${low},${y}H${high}`} />
                ) : null}
                {low === null && high !== null ? (
                  <path class={`open-end source-${style} stroke`} d={`M${Math.max(0, high - OPEN_END)},${y}H${high}`} />
                ) : null}
                {high === null && low !== null ? (
                  <path class={`open-end source-${style} stroke`} d={`M${low},${y}H${low + OPEN_END}`} />
                ) : null}
                {low === null ? null : <SourceMark style={style} x={low} y={y} />}
                {high === null || high === low ? null : <SourceMark style={style} x={high} y={y} />}
              </g>
            );
          })}
        </g>
      </svg>
      <figcaption>
        {axis.isLog ? "The axis is logarithmic. " : ""}A dashed end is open: the words give no number there.
      </figcaption>
    </figure>
  );
}
