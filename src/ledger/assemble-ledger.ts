import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import type { DraftEntry } from "./compile-entry.ts";
import type { Families } from "./families.ts";
import { findCircles } from "./find-circles.ts";
import { findSwappedRatios } from "./find-distortions.ts";
import { findDoubleCounts, findHouseholds, findLoneSources, findNoFigures, type Withheld } from "./find-in-story.ts";
import { type Retelling, writeRetellings } from "./find-retellings.ts";
import type { ReportResult } from "./hold-report.ts";
import type { Assessment, Entry, Ledger, LedgerReport } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { orderAssessments } from "./list-assessments.ts";
import { FORGETFUL, type Memory, openMemory } from "./memory.ts";
import { openFindings } from "./open-findings.ts";
import { openOccasions } from "./open-occasions.ts";
import { resort } from "./resort.ts";
import { openStoryStatements } from "./story-statements.ts";
import type { Told } from "./told.ts";
import { compareTolds } from "./told-shelf.ts";
import type { FindingDraft } from "./write-finding.ts";

/** An entry as it stands, with the findings of its own. */
export interface EntryResult {
  readonly draft: DraftEntry;
  readonly entry: Entry;
  readonly findings: readonly FindingDraft[];
}

/** Everything that a ledger is put together from. The order of the parts does not matter. */
export interface Parts {
  readonly story: Story;
  readonly context: LedgerContext;
  readonly families: Families;
  readonly held: readonly {
    readonly report: Report;
    readonly counted: readonly Told[];
    readonly comparisons: readonly string[];
    readonly assessments: readonly Assessment[];
    readonly withheld: readonly Withheld[];
  }[];
  /** Claims of a report as they are filed. */
  readonly countedOf: (tolds: readonly Told[]) => readonly Told[];
  readonly entries: readonly EntryResult[];
  readonly reports: readonly ReportResult[];
  readonly retellings: readonly Retelling[];
  /** The entry that a claim is counted in. */
  readonly entryOf: (claim: string) => EntryResult | undefined;
}

/**
 * Opens the place where ledgers of one story are put together, one after another: what has not changed since the last
 * one is not worked out or put in order again.
 */
export function openAssembly(isLasting: boolean): (parts: Parts) => Ledger {
  const memory = isLasting ? openMemory() : FORGETFUL;
  const statements = openStoryStatements();
  const occasions = openOccasions();
  const findings = openFindings();
  const listReports = openReportList();
  return (parts) => {
    const { story, context } = parts;
    const sorted = orderEntries(parts.entries);
    const drafts = sorted.map(({ draft }) => draft);
    const partOf = tieParts(drafts, parts.entryOf);
    const { gone, come } = statements.update(drafts);
    const lists = [
      ...dropRepeated(sorted, partOf),
      ...parts.reports.map((result) => result.findings),
      ...occasions.find(gone, come, context),
      ...findAcross(parts, drafts, partOf, memory),
    ].filter((list) => list.length > 0);
    const ledger: Ledger = {
      schema: 1,
      story: { id: story.id, title: story.title, from: story.from, to: story.to, places: story.places },
      reports: listReports(
        parts.held.map(({ report }) => report),
        parts.families,
      ),
      entries: sorted.map(({ entry }) => {
        const whole = partOf.get(entry.id);
        return whole === undefined
          ? entry
          : memory.shelf("parts").of(entry, [whole], () => ({ ...entry, partOf: whole }));
      }),
      findings: findings.settle(lists, statements.statementOf),
      comparisons: parts.held.flatMap(({ comparisons }) => comparisons).sort(),
      assessments: orderAssessments(parts.held.flatMap(({ assessments }) => assessments)),
    };
    memory.turn();
    return ledger;
  };
}

// What only all entries and reports beside each other tell.
function findAcross(
  parts: Parts,
  drafts: readonly DraftEntry[],
  partOf: ReadonlyMap<string, string>,
  memory: Memory,
): readonly (readonly FindingDraft[])[] {
  const { context, retellings } = parts;
  const ratios = drafts.filter((draft) => draft.cell.unit === "ratio").flatMap((draft) => draft.tolds);
  return [
    memory.shelf("retellings").of("", [retellings], () => writeRetellings(orderRetellings(retellings), context)),
    findSwappedRatios(orderTolds(ratios), context),
    findLoneSources(drafts, context, memory),
    findHouseholds(drafts, context),
    findDoubleCounts(drafts, partOf, context),
    findCircles(
      orderTolds(parts.reports.flatMap((result) => result.cites)),
      parts.reports.flatMap((result) => result.sentences),
      shelveByOutlet(parts),
      context,
      memory,
    ),
    findNoFigures(orderWithheld(parts.held.flatMap(({ withheld }) => withheld)), drafts, context),
  ];
}

// By measure, then side, role and place: never by how many died.
function orderEntries(entries: readonly EntryResult[]): readonly EntryResult[] {
  const keyOf = (entry: Entry): string =>
    [
      entry.measure,
      entry.counted ?? "",
      entry.population.side ?? "",
      entry.population.role ?? "",
      entry.place ?? "",
      entry.accounting ?? "",
      entry.unit,
      entry.id,
    ].join("\u001f");
  return entries
    .map((result) => ({ result, key: keyOf(result.entry) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ result }) => result);
}

/** Entries that are parts of others: where a claim says so, the entry of its whole. */
function tieParts(drafts: readonly DraftEntry[], entryOf: Parts["entryOf"]): ReadonlyMap<string, string> {
  const ties = new Map<string, string>();
  for (const draft of drafts) {
    const wholes = draft.wholes
      .map((whole) => entryOf(whole)?.entry.id)
      .filter((whole) => whole !== undefined)
      .filter((whole) => whole !== draft.id)
      .sort();
    const [whole] = wholes;
    if (whole !== undefined && ties.get(whole) !== draft.id) ties.set(draft.id, whole);
  }
  return ties;
}

function shelveByOutlet({ held, countedOf }: Parts): (outlet: string) => readonly Told[] {
  let shelves: Map<string, Told[]> | null = null;
  return (outlet) => {
    if (shelves === null) {
      shelves = new Map();
      for (const { counted } of held)
        for (const told of countedOf(counted)) {
          const shelf = shelves.get(told.outlet);
          if (shelf === undefined) shelves.set(told.outlet, [told]);
          else shelf.push(told);
        }
    }
    return orderTolds(shelves.get(outlet) ?? []);
  };
}

// The reports by day, each with the name of its family: the families in the order of their first reports.
function openReportList(): (reports: readonly Report[], families: Families) => readonly LedgerReport[] {
  let sorted: readonly Report[] = [];
  const listed = new WeakMap<Report, LedgerReport>();
  return (reports, families) => {
    sorted = resort(sorted, reports, compareReports);
    const labels = new Map<string, string>();
    return sorted.map((report) => {
      const family = families.familyOf(report.id);
      const lineage = labels.get(family) ?? `L${labels.size + 1}`;
      labels.set(family, lineage);
      const revisionOf = families.revisionOf(report.id);
      const known = listed.get(report);
      if (known !== undefined && known.lineage === lineage && known.revisionOf === revisionOf) return known;
      const { id, file, outlet } = report;
      const now = { id, file, outlet: outlet?.name ?? null, lineage, revisionOf };
      listed.set(report, now);
      return now;
    });
  };
}

function compareReports(one: Report, other: Report): number {
  const [at, otherAt] = [one.publishedAt ?? one.modifiedAt ?? "~", other.publishedAt ?? other.modifiedAt ?? "~"];
  return at === otherAt ? (one.id < other.id ? -1 : 1) : at < otherAt ? -1 : 1;
}

// What a whole is said to have changed by, its part changes by too.
function dropRepeated(
  entries: readonly EntryResult[],
  partOf: ReadonlyMap<string, string>,
): readonly (readonly FindingDraft[])[] {
  const byId = new Map(entries.map((result) => [result.entry.id, result.findings]));
  return entries.map(({ entry, findings }) => {
    const whole = partOf.get(entry.id);
    if (whole === undefined) return findings;
    const told = new Set(byId.get(whole)?.map(({ change }) => change?.key));
    return findings.filter(({ change }) => change === undefined || !told.has(change.key));
  });
}

function orderTolds(tolds: readonly Told[]): readonly Told[] {
  return [...tolds].sort(compareTolds);
}

function orderRetellings(retellings: readonly Retelling[]): readonly Retelling[] {
  return [...retellings].sort((one, other) => (one.wrong.claim.id < other.wrong.claim.id ? -1 : 1));
}

function orderWithheld(withheld: readonly Withheld[]): readonly Withheld[] {
  return [...withheld].sort((one, other) =>
    `${one.report.id}${one.text}` < `${other.report.id}${other.text}` ? -1 : 1,
  );
}
