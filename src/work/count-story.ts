import type { Ledger } from "../ledger/ledger.ts";
import type { Report } from "../report/report.ts";
import type { StoryCounts } from "../store/ledgers.ts";

/** What a story holds, counted. An outlet whose owner is not known is its own owner; a report without an outlet has neither. */
export function countStory(ledger: Ledger, reports: readonly Pick<Report, "outlet">[], claims: number): StoryCounts {
  const outlets = reports.flatMap((report) => report.outlet ?? []);
  return {
    reports: reports.length,
    outlets: new Set(outlets.map((outlet) => outlet.name)).size,
    owners: new Set(outlets.map((outlet) => outlet.owner ?? outlet.name)).size,
    lineages: new Set(ledger.reports.map((report) => report.lineage)).size,
    claims,
    entries: ledger.entries.length,
    statements: ledger.entries.reduce((sum, entry) => sum + entry.statements.length, 0),
    findings: ledger.findings.length,
  };
}
