import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import { compileLedger } from "../ledger/compile-ledger.ts";
import type { Ledger, ProfileName } from "../ledger/ledger.ts";
import type { Edge } from "../lineage/edge.ts";
import { traceLineage } from "../lineage/trace-lineage.ts";
import type { Notice } from "../notice.ts";
import type { Fault } from "../report/capture.ts";
import type { Report } from "../report/report.ts";
import { mergeCopies } from "../store/merge-reports.ts";
import { clusterStories } from "../story/cluster-stories.ts";
import type { Story } from "../story/story.ts";
import { type Extract, extractReport, type Found } from "./extract-report.ts";

/** What reports say of figures and of each other: every record of every stage. */
export interface Stages {
  /** Each report once: copies of the same address and text are joined. */
  readonly reports: readonly Report[];
  readonly edges: readonly Edge[];
  readonly stories: readonly Story[];
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  /** One a story, in the order of the stories. */
  readonly ledgers: readonly Ledger[];
  readonly notices: readonly Notice[];
  /** Reports that brought a rule down: they are there, without what that rule would have found. */
  readonly faults: readonly Fault[];
}

export interface StageOptions {
  readonly profile?: ProfileName;
  /** Claims of reports that were read before: they are not read again. */
  readonly found?: ReadonlyMap<Report, Found<Claim>>;
}

/**
 * The whole way, on reports in memory: no file, no database, no clock. The same reports in any order, once or twice,
 * give the same records, byte for byte.
 */
export function runStages(given: readonly Report[], options: StageOptions = {}): Stages {
  const reports = mergeCopies(given);
  const edges = traceLineage(reports);
  const stories = clusterStories(reports, edges);
  const extracts = new Map(reports.map((report) => [report.id, extractReport(report, options.found?.get(report))]));
  const ledgers = stories.map((story) => compileStory(story, reports, edges, extracts, options.profile));
  const all = reports.map((report) => extracts.get(report.id));
  return {
    reports,
    edges,
    stories,
    claims: all.flatMap((extract) => extract?.claims ?? []),
    attributions: all.flatMap((extract) => extract?.attributions ?? []),
    ledgers,
    notices: all.flatMap((extract) => extract?.notices ?? []),
    faults: all.flatMap((extract) => extract?.faults ?? []),
  };
}

function compileStory(
  story: Story,
  reports: readonly Report[],
  edges: readonly Edge[],
  extracts: ReadonlyMap<string, Extract>,
  profile: ProfileName | undefined,
): Ledger {
  const members = new Set(story.reports);
  const own = reports.filter((report) => members.has(report.id));
  return compileLedger({
    story,
    reports: own,
    edges: edges.filter((edge) => members.has(edge.childId) && members.has(edge.parentId)),
    claims: own.flatMap((report) => extracts.get(report.id)?.claims ?? []),
    attributions: own.flatMap((report) => extracts.get(report.id)?.attributions ?? []),
    ...(profile === undefined ? {} : { profile }),
  });
}
