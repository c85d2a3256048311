import type { Entry } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import { sayCounted } from "./say-counts.ts";
import { sayRange } from "./say-figure.ts";
import { Day } from "./statement-table.tsx";

// A table past this length is a download, not a page.
const STEPS_SHOWN = 60;

/** The same steps that the chart draws, newest last. */
export function EvolutionTable({ entry, from }: { entry: Entry; from: string }) {
  const steps = entry.evolution.slice(-STEPS_SHOWN);
  return (
    <div class="table">
      <table>
        <caption>{sayCounted(entry)}, by the day each word speaks of</caption>
        <thead>
          <tr>
            <th scope="col">As of</th>
            <th scope="col">Figure</th>
            <th scope="col">Who says so</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr>
              <th scope="row" class="number">
                {step.asOf === null ? <span class="soft">not told</span> : <Day day={step.asOf} />}
              </th>
              <td>
                <a class="number" href={linkFrom(from, pathOf.statement(step.statement))}>
                  {sayRange(step.low, step.high, entry.unit)}
                </a>
              </td>
              <td>{step.source ?? "in no one’s name"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
