import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Ledger } from "./ledger.ts";
import { learnEventDay, lendEventDay, listDated } from "./lend-event-day.ts";
import { learnEventPlace, lendPlace, listPlaced } from "./lend-place.ts";
import { learnSayingDays, lendSayingDay } from "./lend-saying-day.ts";

/**
 * Claims of one story with what only other reports of it tell: the day and place of the event, the day on which a figure was said.
 * A report's own word always stands; what is lent is marked (`basis: "inferred"`) and its reason names the report that tells
 * it. Where reports differ nothing is lent. The claims keep their order; in what order reports came does not matter.
 */
export function completeClaims(ledger: Ledger, reports: readonly Report[], claims: readonly Claim[]): readonly Claim[] {
  if (reports.length < 2) return claims;
  const byId = new Map(reports.map((report) => [report.id, report]));
  const event = learnEventDay(claims, byId);
  const dated = event === null ? new Set<string>() : listDated(claims, event);
  const place = learnEventPlace(claims, byId);
  const placed = listPlaced(claims);
  const sayings = learnSayingDays(ledger, new Map(claims.map((claim) => [claim.id, claim])), byId);
  return claims.map((claim) => {
    const report = byId.get(claim.report);
    const saying = sayings.get(claim.id);
    const said = report === undefined || saying === undefined ? claim : lendSayingDay(claim, report, saying);
    const timed = event === null || dated.has(claim.report) ? said : lendEventDay(said, event);
    return place === null || placed.has(claim.report) ? timed : lendPlace(timed, place);
  });
}
