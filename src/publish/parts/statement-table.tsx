import type { Claim } from "../../claim/claim.ts";
import type { Entry, Statement } from "../../ledger/ledger.ts";
import { SourceKey, type SourceStyles } from "../charts/source-mark.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { plural, sayCarriers } from "./say-counts.ts";
import { sayStatement } from "./say-figure.ts";

/** Everyone who gives a figure for one thing counted, as a table: first the words that stand, then those replaced. */
export function StatementTable({
  entry,
  claims,
  styles,
  from,
  caption,
}: {
  entry: Entry;
  claims: ReadonlyMap<string, Claim>;
  styles: SourceStyles;
  from: string;
  caption: string;
}) {
  return (
    <div class="table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Who says so</th>
            <th scope="col">Figure</th>
            <th scope="col">Said on</th>
            <th scope="col">Speaks of</th>
            <th scope="col">Carried by</th>
          </tr>
        </thead>
        <tbody>
          {orderStatements(entry.statements).map((statement) => (
            <tr class={statement.current ? undefined : "is-past"}>
              <th scope="row">
                <SourceKey style={styles.get(statement.source) ?? 0} />
                {statement.source ?? "in no one’s name"}
                {statement.speaker === null || statement.speaker === statement.source ? null : (
                  <small class="soft"> through {statement.speaker}</small>
                )}
              </th>
              <td>
                <a class="number" href={linkFrom(from, pathOf.statement(statement.id))}>
                  {sayStatement(statement, entry.unit, claims)}
                </a>
                <small class="soft"> {sayStance(statement)}</small>
                {statement.confidence === null ? null : <small class="soft"> “{statement.confidence.text}”</small>}
              </td>
              <td class="number">
                {statement.saidOn === null ? <span class="soft">not told</span> : <Day day={statement.saidOn} />}
              </td>
              <td class="number">
                {statement.asOf === null ? <span class="soft">not told</span> : <Day day={statement.asOf} />}
              </td>
              <td>
                {sayCarriers(statement)}
                {statement.distortedBy.length === 0 ? null : (
                  <small class="soft">, {plural(statement.distortedBy.length, "retelling")} changed it</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A day, as it was told: the machine's form in the attribute, the same form for the reader. */
export function Day({ day }: { day: string }) {
  return <time datetime={day}>{day.slice(0, 10)}</time>;
}

function sayStance(statement: Statement): string {
  return statement.current ? statement.stance : `${statement.stance}; later replaced`;
}

function orderStatements(statements: readonly Statement[]): readonly Statement[] {
  return [...statements].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      (b.saidOn ?? b.asOf ?? "").localeCompare(a.saidOn ?? a.asOf ?? "") ||
      a.id.localeCompare(b.id),
  );
}
