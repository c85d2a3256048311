import type { Entry } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import type { SiteFrame } from "../site.ts";
import { plural, sayCounted, sayScope } from "./say-counts.ts";
import { sayRange } from "./say-figure.ts";

const ENTRIES_LISTED = 150;

/** What else is counted in a story, as a table behind a toggle. */
export function OtherEntries({ entries, frame }: { entries: readonly Entry[]; frame: SiteFrame }) {
  return (
    <details>
      <summary>{plural(entries.length, "other thing")} counted</summary>
      <div class="table">
        <table>
          <caption>Other things counted in this story</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">From – to</th>
              <th scope="col">Statements</th>
              <th scope="col">Grade</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, ENTRIES_LISTED).map((entry) => (
              <tr>
                <th scope="row">
                  <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>
                    {sayCounted(entry)} {sayScope(entry) ?? ""}
                  </a>
                </th>
                <td class="number">{sayRange(entry.estimate.low, entry.estimate.high, entry.unit)}</td>
                <td>{entry.statements.length}</td>
                <td>{entry.grade.replace("-", " ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
