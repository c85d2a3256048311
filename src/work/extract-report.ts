import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import { findAttributions } from "../claim/find-attributions.ts";
import { findClaims } from "../claim/find-claims.ts";
import type { Notice } from "../notice.ts";
import type { Fault } from "../report/capture.ts";
import type { Report } from "../report/report.ts";

/** What a stage found in one report; `fault` where the report brought a rule down. */
export interface Found<Record> {
  readonly records: readonly Record[];
  readonly notices: readonly Notice[];
  readonly fault: Fault | null;
}

/** What the claim stage finds in one report. */
export interface Extract {
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  readonly notices: readonly Notice[];
  readonly faults: readonly Fault[];
}

/** The claims of one report. One that brings a rule down costs its own claims, told as a fault, and never those of others. */
export function extractClaims(report: Report): Found<Claim> {
  return guard(report, "claims", () => {
    const { claims, notices } = findClaims(report);
    return { records: claims, notices };
  });
}

/** The attributions of one report, as {@link extractClaims} finds claims. */
export function extractAttributions(report: Report): Found<Attribution> {
  return guard(report, "attributions", () => {
    const { attributions, notices } = findAttributions(report);
    return { records: attributions, notices };
  });
}

/** The whole claim stage on one report; `claims` where they were found before. */
export function extractReport(report: Report, claims = extractClaims(report)): Extract {
  const attributions = extractAttributions(report);
  return {
    claims: claims.records,
    attributions: attributions.records,
    notices: [...claims.notices, ...attributions.notices],
    faults: [claims.fault, attributions.fault].filter((fault) => fault !== null),
  };
}

function guard<Record>(report: Report, what: string, find: () => Omit<Found<Record>, "fault">): Found<Record> {
  try {
    return { ...find(), fault: null };
  } catch (error) {
    const message = `its ${what} could not be found: ${error instanceof Error ? error.message : String(error)}`;
    const path = report.file ?? report.url ?? report.id;
    return { records: [], notices: [], fault: { path, line: null, code: "extraction-failed", message } };
  }
}
