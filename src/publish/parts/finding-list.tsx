import type { Finding } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import { FINDING_TITLES } from "./rules.ts";

/** What a careful reader would want to be told: plain sentences with their working, each linked to its evidence. */
export function FindingList({
  findings,
  knownStatements,
  from,
}: {
  findings: readonly Finding[];
  /** Ids of statements that have a page. */
  knownStatements: ReadonlySet<string>;
  from: string;
}) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li class={`finding finding--${finding.severity}`} id={`finding-${finding.id}`}>
          <p class="finding__kind">
            {finding.severity === "warn" ? "⚠ " : ""}
            {FINDING_TITLES[finding.kind]}
          </p>
          <p class="finding__text">{finding.text}</p>
          <p class="finding__links">
            {finding.statements
              .filter((statement) => knownStatements.has(statement))
              .map((statement, index) => (
                <a href={linkFrom(from, pathOf.statement(statement))}>
                  Evidence {index + 1}
                  <span class="visually-hidden"> for: {finding.text}</span>
                </a>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
