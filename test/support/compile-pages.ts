import type { Claim } from "../../src/claim/claim.ts";
import { compileLedger } from "../../src/ledger/compile-ledger.ts";
import type { FindingKind, Ledger } from "../../src/ledger/ledger.ts";
import type { Edge } from "../../src/lineage/edge.ts";
import type { Report } from "../../src/report/report.ts";
import { makeTold, type Told } from "./make-claim.ts";
import { makeReportOf } from "./make-report.ts";

/** A report in short: whose, of which day, and the claims that are found in it. */
export type Page = readonly [outlet: string, day: string, claims: readonly Told[], report?: Partial<Report>];

/** A source that tests quote. */
export const POLICE = "Lunde Police";

/** Ties a claim to the first one of its report, as a part of it. */
export const part: Partial<Claim> = { partOf: "first" };

const story = { id: "story", aliases: [], title: "A story", from: null, to: null, places: [], reports: [] };

/** The ledger of some reports whose claims are given, not read. */
export function compilePages(pages: readonly Page[], edges: readonly Edge[] = []): Ledger {
  const reports: Report[] = [];
  const claims: Claim[] = [];
  for (const [outlet, day, tolds, given] of pages) {
    const report = makeReportOf(outlet, day, given);
    reports.push(report);
    const own = tolds.map((told) => makeTold(report, told));
    claims.push(...own.map((claim) => (claim.partOf === "first" ? { ...claim, partOf: own[0]?.id ?? null } : claim)));
  }
  return compileLedger({ story, reports, claims, edges, attributions: [] });
}

/** The texts of a ledger's findings of one kind. */
export function findingsOf(ledger: Ledger, kind: FindingKind): readonly string[] {
  return ledger.findings.filter((finding) => finding.kind === kind).map((finding) => finding.text);
}
