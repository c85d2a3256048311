// The library's public face: the verbs of the stages, the records they make, and the way in and out of a database.

export type { Attribution } from "./claim/attribution.ts";
export type { Claim } from "./claim/claim.ts";
export { findAttributions } from "./claim/find-attributions.ts";
export { findClaims } from "./claim/find-claims.ts";
export { HearsayError } from "./error.ts";
export { compileLedger } from "./ledger/compile-ledger.ts";
export type { Entry, Finding, Ledger, Statement } from "./ledger/ledger.ts";
export { listSources } from "./ledger/list-sources.ts";
export type { ReviewAct } from "./ledger/review-act.ts";
export { traceFigure } from "./ledger/trace-figure.ts";
export { diffRevisions } from "./lineage/diff-revisions.ts";
export type { Edge } from "./lineage/edge.ts";
export { traceLineage } from "./lineage/trace-lineage.ts";
export type { Notice } from "./notice.ts";
export type { Capture, Fault } from "./report/capture.ts";
export { readReports } from "./report/read-reports.ts";
export type { Report } from "./report/report.ts";
export type { Store, StoreOptions } from "./store/open-store.ts";
export { openStore } from "./store/open-store.ts";
export { clusterStories } from "./story/cluster-stories.ts";
export type { Story } from "./story/story.ts";
export type { Adder, AddOptions } from "./work/add-reports.ts";
export { addReports, openAdder } from "./work/add-reports.ts";
export { keepAct } from "./work/keep-act.ts";
export { collectReports, readInputs } from "./work/read-inputs.ts";
export type { Stages } from "./work/run-stages.ts";
export { runStages } from "./work/run-stages.ts";
