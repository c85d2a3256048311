import type { Claim, Reason } from "../claim/claim.ts";
import { OF_PRINT } from "../claim/time/moment-of.ts";
import type { Report } from "../report/report.ts";
import { foldWords } from "./fold-name.ts";
import { nameOfReport } from "./hold-report.ts";
import type { Ledger, Statement } from "./ledger.ts";
import { anyHasSense } from "./ledger-words.ts";
import { dayOf, tellClaim } from "./tell-claim.ts";

/** The day of an utterance, and the report that tells it. */
export interface SayingDay {
  readonly day: string;
  readonly toldBy: Report;
}

/**
 * The day of each utterance that some reports carry and one of them dates, by the ids of the claims that do not: claims
 * of one statement, and those that retell it wrongly, are one saying.
 */
export function learnSayingDays(
  ledger: Ledger,
  claims: ReadonlyMap<string, Claim>,
  reports: ReadonlyMap<string, Report>,
): ReadonlyMap<string, SayingDay> {
  const days = new Map<string, SayingDay>();
  for (const { statements } of ledger.entries)
    for (const statement of statements) {
      const toldBy = reportThatDates(statement, claims, reports);
      if (toldBy === null || statement.saidOn === null) continue;
      for (const id of [...statement.claims, ...statement.distortedBy])
        if (claims.get(id)?.report !== toldBy.id) days.set(id, { day: statement.saidOn, toldBy });
    }
  return days;
}

function reportThatDates(
  { claims: ids, saidOn }: Statement,
  claims: ReadonlyMap<string, Claim>,
  reports: ReadonlyMap<string, Report>,
): Report | null {
  const found: Report[] = [];
  for (const id of ids) {
    const claim = claims.get(id);
    const report = claim === undefined ? undefined : reports.get(claim.report);
    if (claim === undefined || report === undefined) continue;
    const told = tellClaim(claim, report);
    if ((told.saidOn ?? told.maySaidOn ?? ownDay(claim, report)) === saidOn) found.push(report);
  }
  found.sort((one, other) => (one.id < other.id ? -1 : 1));
  return found[0] ?? null;
}

// What an office publishes in its own name it says on that day.
function ownDay(claim: Claim, report: Report): string | null {
  return claim.sources.length === 0 ? dayOf(report.publishedAt) : null;
}

/**
 * The claim with the day on which its source spoke, where its report does not tell it and another one does; what it speaks
 * of stands as of that day, where it stood as of its report's. Never in place of a day that the report tells.
 */
export function lendSayingDay(claim: Claim, report: Report, { day, toldBy }: SayingDay): Claim {
  const told = tellClaim(claim, report);
  const own = dayOf(report.publishedAt);
  if (claim.sources.length === 0 || told.saidOn !== null || (own !== null && day > own)) return claim;
  // “about 20 are still missing”: told anew on its own day
  if (anyHasSense(foldWords(claim.evidence), "told-anew")) return claim;
  const why: Reason = {
    rule: `said on the day that ${nameOfReport(toldBy, toldBy.id)} tells of the same words`,
    start: claim.figure.start,
    end: claim.figure.end,
  };
  const isOfReport = claim.why.some(({ rule }) => OF_PRINT.has(rule));
  if (told.maySaidOn === day) return claim;
  const isFree = claim.asOf === null ? claim.modality === "reported" : isOfReport && day < claim.asOf;
  const asOf = isFree && !claim.comparison ? day : claim.asOf;
  const period =
    claim.period?.basis === "event" && claim.period.to === claim.asOf ? { ...claim.period, to: asOf } : claim.period;
  return {
    ...claim,
    sources: claim.sources.map((source) => ({ ...source, saidOn: day })),
    asOf,
    period,
    why: [...claim.why, why],
  };
}
