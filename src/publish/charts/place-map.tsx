import { type GeoPermissibleObjects, geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { readOutlines } from "../read-asset.ts";
import { round } from "./axis.tsx";

/** A place on the map: degrees north and east. */
export interface MapPlace {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly note: string;
}

const WIDTH = 640;
const HEIGHT = 380;
// A single town is shown with the land around it: at least this many degrees each way.
const MARGIN_DEGREES = 6;

let outlines: GeoPermissibleObjects | null = null;

/** Where the counted things happened: outlines from the package itself, no tile server asked. */
export function PlaceMap({ places, name }: { places: readonly MapPlace[]; name: string }) {
  if (places.length === 0) return null;
  const longitudes = places.map((place) => place.longitude);
  const latitudes = places.map((place) => place.latitude);
  const projection = geoMercator().fitExtent(
    [
      [20, 20],
      [WIDTH - 20, HEIGHT - 20],
    ],
    {
      type: "MultiPoint",
      coordinates: [
        [Math.min(...longitudes) - MARGIN_DEGREES, Math.max(-80, Math.min(...latitudes) - MARGIN_DEGREES)],
        [Math.max(...longitudes) + MARGIN_DEGREES, Math.min(80, Math.max(...latitudes) + MARGIN_DEGREES)],
      ],
    },
  );
  projection.clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
  const land = geoPath(projection).digits(1)(countries()) ?? "";
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
        <path class="land" d={land} />
        {places.map((place) => {
          const [x = 0, y = 0] = projection([place.longitude, place.latitude]) ?? [];
          const isRight = x > WIDTH - 140;
          return (
            <g transform={`translate(${round(x)},${round(y)})`}>
              <circle class="source-1 fill" r={5} />
              <text x={isRight ? -9 : 9} y={4} text-anchor={isRight ? "end" : "start"}>
                {place.name}
              </text>
              <title>{`${place.name}: ${place.note}`}</title>
            </g>
          );
        })}
      </svg>
      <figcaption>Outlines: Natural Earth. Borders as drawn there are no statement of ours.</figcaption>
    </figure>
  );
}

function countries(): GeoPermissibleObjects {
  if (outlines !== null) return outlines;
  const topology = JSON.parse(readOutlines()) as Topology<{ countries: GeometryCollection }>;
  outlines = feature(topology, topology.objects.countries);
  return outlines;
}
