export type { Claim } from "./claim/claim.ts";
export type { Attribution } from "./claim/attribution.ts";
export type { Ledger } from "./ledger/ledger.ts";
export type { Edge } from "./lineage/edge.ts";
export type { Report } from "./report/report.ts";
