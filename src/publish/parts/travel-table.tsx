import type { TravelHop, TravelStop } from "../charts/travel-chart.tsx";
import { linkFrom } from "../links.ts";

/** The travel chart's hops in words. */
export function TravelTable({
  stops,
  hops,
  from,
}: {
  stops: readonly TravelStop[];
  hops: readonly TravelHop[];
  from: string;
}) {
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  const name = (id: string) => {
    const stop = byId.get(id);
    if (stop === undefined) return id;
    const words = stop.kind === "report" ? `${stop.label}, ${stop.note}` : stop.label;
    return stop.path === null ? words : <a href={linkFrom(from, stop.path)}>{words}</a>;
  };
  return (
    <div class="table">
      <table>
        <caption>Hop by hop</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">How</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {hops.map((hop) => (
            <tr>
              <td>{name(hop.from)}</td>
              <td>{hop.how}</td>
              <td>{name(hop.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
