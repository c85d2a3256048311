import type { Claim } from "../claim/claim.ts";
import { completeClaims } from "../ledger/complete-claims.ts";
import type { Report } from "../report/report.ts";
import { extractClaims, type Found } from "./extract-report.ts";
import { runStages, type Stages } from "./run-stages.ts";

/** A report with its claims. */
export interface ToldReport extends Found<Claim> {
  readonly report: Report;
}

/** So many reports are read together; of more, each is read by itself and none is kept. */
export const MOST_TOGETHER = 250;

/**
 * The claims of each report, in the order given. A handful of reports tell each other what they leave out: the day of the event,
 * the day on which a figure was said (see {@link completeClaims}). More than {@link MOST_TOGETHER} pass through one at a
 * time: what a hundred thousand need is what one needs. `onApart` is called once where that is so.
 */
export async function* tellClaims(reports: AsyncIterable<Report>, onApart: () => void): AsyncGenerator<ToldReport> {
  let held: Report[] | null = [];
  for await (const report of reports) {
    if (held === null) {
      yield { report, ...extractClaims(report) };
      continue;
    }
    held.push(report);
    if (held.length <= MOST_TOGETHER) continue;
    onApart();
    for (const one of held) yield { report: one, ...extractClaims(one) };
    held = null;
  }
  if (held !== null) yield* tellTogether(held);
}

/** The claims of a handful of reports, each with what the others of its story tell of it. */
export function tellTogether(reports: readonly Report[]): readonly ToldReport[] {
  const told = reports.map((report): ToldReport => ({ report, ...extractClaims(report) }));
  if (reports.length < 2) return told;
  const found = new Map<Report, Found<Claim>>(told.map((one) => [one.report, one]));
  const completed = completeStages(runStages(reports, { found }));
  return told.map((one) => ({
    ...one,
    records: one.records.map((claim) => ({ ...(completed.get(claim.id) ?? claim), file: claim.file })),
  }));
}

// The claims of every story by id, each with what other reports of it tell.
function completeStages({ claims, ledgers, reports }: Stages): ReadonlyMap<string, Claim> {
  const completed = new Map<string, Claim>();
  for (const ledger of ledgers) {
    const members = new Set(ledger.reports.map(({ id }) => id));
    const own = claims.filter(({ report }) => members.has(report));
    for (const claim of completeClaims(
      ledger,
      reports.filter(({ id }) => members.has(id)),
      own,
    ))
      completed.set(claim.id, claim);
  }
  return completed;
}
