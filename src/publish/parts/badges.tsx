import { ADMIRALTY_RULE, pairOf, sayPair } from "../../ledger/admiralty.ts";
import { GRADE_RULES } from "../../ledger/grade-entry.ts";
import type { Entry } from "../../ledger/ledger.ts";

import { plural, sayOrigins } from "./say-counts.ts";

/** The loudest words of the page: how many origins, then how many outlets and reports carry them. */
export function CountBadges({ entry, stale }: { entry: Entry; stale: string | null }) {
  const carriers = countCarriers(entry);
  return (
    <ul class="badges">
      <li class={entry.origins.max === 0 ? "badge badge--unknown" : "badge badge--origins"}>
        {sayOrigins(entry.origins)}
      </li>
      <li class="badge">{plural(carriers.outlets, "outlet")}</li>
      <li class="badge">{plural(carriers.reports, "report")}</li>
      {stale === null ? null : <li class="badge badge--stale">{stale}</li>}
    </ul>
  );
}

/** A grade and the Admiralty pair with their rules, on hover and on tap. */
export function GradeMark({ entry }: { entry: Entry }) {
  const { grade } = entry;
  const pair = pairOf(entry);
  return (
    <details class="grade">
      <summary title={GRADE_RULES[grade]}>
        {grade.replace("-", " ")} · {pair}
      </summary>
      <p class="grade__rule">{GRADE_RULES[grade]}</p>
      <p class="grade__rule">
        {pair}: {sayPair(pair)}
        {entry.rated === undefined ? "" : ", as a person set it"}. {ADMIRALTY_RULE}
      </p>
    </details>
  );
}

/** The widest-carried statement of an entry tells how far it went: sums would count a report twice. */
function countCarriers(entry: Entry): { readonly outlets: number; readonly reports: number } {
  return {
    outlets: Math.max(0, ...entry.statements.map((statement) => statement.outlets)),
    reports: Math.max(0, ...entry.statements.map((statement) => statement.reports)),
  };
}
