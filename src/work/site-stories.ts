import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Edge } from "../lineage/edge.ts";
import { pathOf } from "../publish/links.ts";
import { plural } from "../publish/parts/say-counts.ts";
import type { Development, HandEdit, SiteStory } from "../publish/site.ts";
import type { Report } from "../report/report.ts";
import type { Change } from "../store/change.ts";
import type { Story } from "../story/story.ts";
import type { Stages } from "./run-stages.ts";

export interface SiteRecords {
  readonly story: Story;
  readonly ledger: Ledger;
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
  readonly edges: readonly Edge[];
  readonly attributions: readonly Attribution[];
  /** What the store noticed; empty where there is no store. */
  readonly changes: readonly Change[];
  readonly edits: readonly HandEdit[];
}

/** The records of one story as its pages want them. */
export function toSiteStory(records: SiteRecords): SiteStory {
  const reports = new Map(records.reports.map((report) => [report.id, report]));
  const known = new Set(records.ledger.entries.flatMap((entry) => entry.statements.map((statement) => statement.id)));
  return {
    story: records.story,
    ledger: records.ledger,
    reports,
    claims: new Map(records.claims.map((claim) => [claim.id, claim])),
    edges: records.edges,
    attributions: records.attributions,
    developments:
      records.changes.length > 0
        ? records.changes.map((change) => toDevelopment(change, known))
        : developmentsOf(records, reports),
    edits: records.edits,
  };
}

/** The stories of stages run in memory, as pages want them. */
export function siteStoriesOf(stages: Stages): readonly SiteStory[] {
  const storyOfReport = new Map(
    stages.stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)),
  );
  const byStory = <Item>(
    items: readonly Item[],
    reportOf: (item: Item) => string,
  ): ReadonlyMap<string, readonly Item[]> => {
    const groups = new Map<string, Item[]>();
    for (const item of items) {
      const story = storyOfReport.get(reportOf(item)) ?? "";
      const group = groups.get(story);
      if (group === undefined) groups.set(story, [item]);
      else group.push(item);
    }
    return groups;
  };
  const reports = byStory(stages.reports, (report) => report.id);
  const claims = byStory(stages.claims, (claim) => claim.report);
  const edges = byStory(stages.edges, (edge) => edge.childId);
  const attributions = byStory(stages.attributions, (attribution) => attribution.report);
  return stages.stories.map((story, index) => {
    const ledger = stages.ledgers[index];
    if (ledger === undefined) throw new RangeError(`story ${story.id} has no ledger`);
    return toSiteStory({
      story,
      ledger,
      reports: reports.get(story.id) ?? [],
      claims: claims.get(story.id) ?? [],
      edges: edges.get(story.id) ?? [],
      attributions: attributions.get(story.id) ?? [],
      changes: [],
      edits: [],
    });
  });
}

// Without a store nothing was noticed at any time: the reports' own days tell the order of things.
function developmentsOf(records: SiteRecords, reports: ReadonlyMap<string, Report>): readonly Development[] {
  const claimCounts = new Map<string, number>();
  for (const claim of records.claims) claimCounts.set(claim.report, (claimCounts.get(claim.report) ?? 0) + 1);
  return [...reports.values()]
    .filter((report) => report.publishedAt !== null)
    .map((report) => ({
      at: report.publishedAt,
      kind: "report",
      text: `${report.outlet?.name ?? report.file ?? "A report"} carries ${plural(claimCounts.get(report.id) ?? 0, "figure")}`,
      path: pathOf.report(report.id),
    }));
}

/** A change that the store noticed, as the page tells it. */
export function toDevelopment(change: Change, knownStatements: ReadonlySet<string>): Development {
  const subject = change.subject;
  const path =
    change.kind === "report" && subject !== null
      ? pathOf.report(subject)
      : subject !== null && knownStatements.has(subject)
        ? pathOf.statement(subject)
        : change.entry !== null
          ? pathOf.entry(change.entry)
          : null;
  return {
    at: change.noticedAt,
    kind: change.kind === "report" ? "report" : change.kind.startsWith("finding") ? "finding" : "figure",
    text: change.text,
    path,
  };
}
