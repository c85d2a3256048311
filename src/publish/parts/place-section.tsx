import { findCoordinates } from "../../claim/place/find-coordinates.ts";
import type { Entry, Ledger } from "../../ledger/ledger.ts";
import { type MapPlace, PlaceMap } from "../charts/place-map.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { plural, sayCounted } from "./say-counts.ts";
import { sayRange } from "./say-figure.ts";

const PLACES_SHOWN = 24;

/** Where the counted things happened: a table of places with what is counted there, and a map of those that can be found. */
export function PlaceSection({ ledger, from }: { ledger: Ledger; from: string }) {
  const byPlace = new Map<string, Entry[]>();
  for (const entry of ledger.entries) {
    if (entry.place === null) continue;
    const list = byPlace.get(entry.place);
    if (list === undefined) byPlace.set(entry.place, [entry]);
    else list.push(entry);
  }
  if (byPlace.size === 0) return null;
  const places = [...byPlace]
    .sort(([one, a], [other, b]) => b.length - a.length || one.localeCompare(other, "en"))
    .slice(0, PLACES_SHOWN);
  const onMap = places.flatMap(([name, entries]): readonly MapPlace[] => {
    const at = findCoordinates(name);
    return at === null
      ? []
      : [{ name, latitude: at.latitude, longitude: at.longitude, note: plural(entries.length, "thing") }];
  });
  return (
    <section class="section" aria-labelledby="where">
      <h2 id="where">Where</h2>
      <div class="side-by-side">
        <div class="table">
          <table>
            <caption>Places that are counted in</caption>
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">What is counted</th>
              </tr>
            </thead>
            <tbody>
              {places.map(([name, entries]) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td>
                    {entries.slice(0, 4).map((entry, index) => (
                      <>
                        {index > 0 ? "; " : ""}
                        <a href={linkFrom(from, pathOf.entry(entry.id))}>{sayCounted(entry)}</a>{" "}
                        <span class="number">{sayRange(entry.estimate.low, entry.estimate.high, entry.unit)}</span>
                      </>
                    ))}
                    {entries.length > 4 ? ` and ${entries.length - 4} more` : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {onMap.length === 0 ? (
          <p class="soft">None of these places is in the gazetteer, so there is no map.</p>
        ) : (
          <PlaceMap places={onMap} name="Places counted in, on a map" />
        )}
      </div>
    </section>
  );
}
