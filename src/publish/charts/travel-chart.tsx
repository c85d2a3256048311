import { linkFrom } from "../links.ts";

/** One stop on a figure's way: an origin, an outlet it was told to, or a report that carries it. */
export interface TravelStop {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly kind: "origin" | "carrier" | "report";
  /** Path on the site; null where the stop has no page. */
  readonly path: string | null;
}

/** A hop from one stop to the next. */
export interface TravelHop {
  readonly from: string;
  readonly to: string;
  /** told · reported · copied · rewritten · revised · cited */
  readonly how: string;
}

const COLUMN = 230;
const BOX = { width: 178, height: 40 };
const GAP = 14;
const TOP = 8;

/** How a figure travelled: origins at the left, each stop one column right of the last that it has the figure from, in time order downwards. */
export function TravelChart({
  stops,
  hops,
  name,
  from,
}: {
  stops: readonly TravelStop[];
  hops: readonly TravelHop[];
  name: string;
  from: string;
}) {
  const columns = columnsOf(stops, hops);
  const depth = Math.max(0, ...columns.values());
  const rows = new Map<number, number>();
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  for (const stop of stops) {
    const column = columns.get(stop.id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places.set(stop.id, { x: column * COLUMN + 1, y: TOP + row * (BOX.height + GAP) });
  }
  const width = depth * COLUMN + BOX.width + 2;
  const height = TOP + Math.max(0, ...rows.values()) * (BOX.height + GAP);
  return (
    <figure class="chart chart--wide">
      <section class="chart__scroll" tabindex={0} aria-label={`${name}, scrolls sideways`}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group, and no set of fields */}
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={name}>
          {hops.map((hop) => {
            const start = places.get(hop.from);
            const end = places.get(hop.to);
            if (start === undefined || end === undefined) return null;
            return (
              <path class={`hop is-${hop.how}`} d={curve(start, end)}>
                <title>{hop.how}</title>
              </path>
            );
          })}
          {stops.map((stop) => {
            const place = places.get(stop.id) ?? { x: 0, y: 0 };
            const box = (
              <g class={`node is-${stop.kind}`} transform={`translate(${place.x},${place.y})`}>
                <rect width={BOX.width} height={BOX.height} rx={4} />
                <text x={10} y={17}>
                  {cut(stop.label, 26)}
                </text>
                <text x={10} y={32} class="note">
                  {cut(stop.note, 29)}
                </text>
                <title>{`${stop.label} — ${stop.note}`}</title>
              </g>
            );
            return stop.path === null ? box : <a href={linkFrom(from, stop.path)}>{box}</a>;
          })}
        </svg>
      </section>
      <figcaption>
        From who said it (left) to who printed it; in each column the earliest stands first. A dashed line is a credit
        without shared text.
      </figcaption>
    </figure>
  );
}

function columnsOf(stops: readonly TravelStop[], hops: readonly TravelHop[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const parents = new Map<string, string[]>();
  for (const hop of hops) parents.set(hop.to, [...(parents.get(hop.to) ?? []), hop.from]);
  const visit = (id: string, way: readonly string[]): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    // A chain that closes on itself is a finding, not a reason to draw for ever.
    if (way.includes(id)) return 0;
    const column = Math.max(-1, ...(parents.get(id) ?? []).map((parent) => visit(parent, [...way, id]))) + 1;
    columns.set(id, column);
    return column;
  };
  for (const stop of stops) visit(stop.id, []);
  return columns;
}

function curve(
  start: { readonly x: number; readonly y: number },
  end: { readonly x: number; readonly y: number },
): string {
  const fromX = start.x + BOX.width;
  const fromY = start.y + BOX.height / 2;
  const toY = end.y + BOX.height / 2;
  const middle = (fromX + end.x) / 2;
  return `M${fromX},${fromY}C${middle},${fromY} ${middle},${toY} ${end.x},${toY}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
