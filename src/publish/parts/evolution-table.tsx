import type { Claim } from "../../claim/claim.ts";
import type { Entry, EvolutionStep, Statement } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import { sayCounted } from "./say-counts.ts";
import { sayRange, sayStatement } from "./say-figure.ts";
import { Day } from "./statement-table.tsx";

// A table past this length is a download, not a page.
const STEPS_SHOWN = 60;

/** The same steps that the chart draws, newest last. */
export function EvolutionTable({
  entry,
  claims,
  from,
}: {
  entry: Entry;
  claims: ReadonlyMap<string, Claim>;
  from: string;
}) {
  const statements = new Map(entry.statements.map((statement) => [statement.id, statement]));
  const steps = [...entry.evolution].sort((a, b) => (a.asOf ?? "").localeCompare(b.asOf ?? "")).slice(-STEPS_SHOWN);
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
                  {sayStep(step, statements.get(step.statement), entry.unit, claims)}
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

// The step's own words where it is one statement's; a bare range keeps no hedge.
function sayStep(
  step: EvolutionStep,
  statement: Statement | undefined,
  unit: string,
  claims: ReadonlyMap<string, Claim>,
): string {
  return statement === undefined ? sayRange(step.low, step.high, unit) : sayStatement(statement, unit, claims);
}
