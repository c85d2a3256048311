import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import { dayOfUtterance } from "./build-utterances.ts";
import type { DraftEntry } from "./compile-entry.ts";
import type { Families } from "./families.ts";
import { findArithmetic } from "./find-arithmetic.ts";
import { findCircles } from "./find-circles.ts";
import { findSwappedRatios } from "./find-distortions.ts";
import { findDoubleCounts, findHouseholds, findLoneSources, findNoFigures, type Withheld } from "./find-in-story.ts";
import { type Retelling, writeRetellings } from "./find-retellings.ts";
import type { ReportResult } from "./hold-report.ts";
import type { Assessment, Entry, Finding, Ledger, LedgerReport } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { orderAssessments } from "./list-assessments.ts";
import { FORGETFUL, type Memory, openMemory } from "./memory.ts";
import { resort } from "./resort.ts";
import type { Told } from "./told.ts";
import { compareTolds } from "./told-shelf.ts";
import { type FindingDraft, finishFinding, writeDay } from "./write-finding.ts";

/** An entry as it stands, with the findings of its own. */
export interface EntryResult {
  readonly draft: DraftEntry;
  readonly entry: Entry;
  readonly findings: readonly FindingDraft[];
  /** The statement that a claim of the entry is of; undefined where it is left out as a scene. */
  readonly statementOf: (claim: string) => string | undefined;
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
  let findings: readonly Finding[] = [];
  let reports: readonly Report[] = [];
  return (parts) => {
    const { story } = parts;
    const sorted = orderEntries(parts.entries);
    const partOf = tieParts(
      sorted.map(({ draft }) => draft),
      parts.entryOf,
    );
    const found = findAll(parts, sorted, partOf, memory);
    findings = resort(findings, finishFindings(dropRepeated(found, partOf), parts.entryOf, memory), compareFindings);
    reports = resort(
      reports,
      parts.held.map(({ report }) => report),
      compareReports,
    );
    const ledger: Ledger = {
      schema: 1,
      story: { id: story.id, title: story.title, from: story.from, to: story.to, places: story.places },
      reports: listReports(reports, parts.families, memory),
      entries: sorted.map(({ entry }) => {
        const whole = partOf.get(entry.id);
        return whole === undefined
          ? entry
          : memory.shelf("parts").of(entry, [whole], () => ({ ...entry, partOf: whole }));
      }),
      findings,
      comparisons: parts.held.flatMap(({ comparisons }) => comparisons).sort(),
      assessments: orderAssessments(parts.held.flatMap(({ assessments }) => assessments)),
    };
    memory.turn();
    return ledger;
  };
}

function findAll(
  parts: Parts,
  sorted: readonly EntryResult[],
  partOf: ReadonlyMap<string, string>,
  memory: Memory,
): readonly FindingDraft[] {
  const { context } = parts;
  const drafts = sorted.map(({ draft }) => draft);
  const ratios = drafts.filter((draft) => draft.cell.unit === "ratio").flatMap((draft) => draft.tolds);
  return [
    ...sorted.flatMap((result) => result.findings),
    ...parts.reports.flatMap((result) => result.findings),
    ...findOccasions(drafts, context, memory),
    ...writeRetellings(orderRetellings(parts.retellings), context),
    ...findSwappedRatios(orderTolds(ratios), context),
    ...findLoneSources(drafts, context, memory),
    ...findHouseholds(drafts, context),
    ...findDoubleCounts(drafts, partOf, context),
    ...findCircles(
      orderTolds(parts.reports.flatMap((result) => result.cites)),
      parts.reports.flatMap((result) => result.sentences),
      shelveByOutlet(parts),
      context,
      memory,
    ),
    ...findNoFigures(orderWithheld(parts.held.flatMap(({ withheld }) => withheld)), drafts, context),
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

/** A figure of a source on a day. */
interface Spoken {
  readonly occasion: string;
  readonly teller: string;
  readonly told: Told;
}

/** The figures of one source on one day, from whatever reports: they too must hold together. */
function findOccasions(drafts: readonly DraftEntry[], context: LedgerContext, memory: Memory): readonly FindingDraft[] {
  const byOccasion = new Map<
    string,
    { readonly teller: string; readonly tolds: Told[]; lastEntry: number; entries: number }
  >();
  const spoken = memory.shelf("spoken");
  for (const [at, draft] of drafts.entries())
    for (const { occasion, teller, told } of spoken.of(draft, [], () => listSpoken(draft))) {
      const known = byOccasion.get(occasion);
      if (known === undefined) byOccasion.set(occasion, { teller, tolds: [told], lastEntry: at, entries: 1 });
      else {
        known.tolds.push(told);
        known.entries += Number(known.lastEntry !== at);
        known.lastEntry = at;
      }
    }
  const known = memory.shelf("occasions");
  const found: FindingDraft[] = [];
  for (const [occasion, { teller, tolds, entries }] of byOccasion)
    if (entries > 1)
      found.push(...known.of(occasion, tolds, () => findArithmetic({ tolds: orderTolds(tolds), teller }, context)));
  return found;
}

function listSpoken(draft: DraftEntry): readonly Spoken[] {
  return draft.stated.flatMap(({ utterance, statement }) => {
    const day = dayOfUtterance(utterance);
    if (utterance.sourceKind !== "named" || utterance.source === null || day === null) return [];
    return [
      {
        occasion: `${utterance.source}|${day}`,
        teller: `${statement.source} on ${writeDay(day)}`,
        told: utterance.lead,
      },
    ];
  });
}

function listReports(sorted: readonly Report[], families: Families, memory: Memory): readonly LedgerReport[] {
  const labels = new Map<string, string>();
  const known = memory.shelf("reports");
  return sorted.map((report) => {
    const family = families.familyOf(report.id);
    const lineage = labels.get(family) ?? `L${labels.size + 1}`;
    labels.set(family, lineage);
    const revisionOf = families.revisionOf(report.id);
    return known.of(report, [lineage, revisionOf], () => ({
      id: report.id,
      file: report.file,
      outlet: report.outlet?.name ?? null,
      lineage,
      revisionOf,
    }));
  });
}

function compareReports(one: Report, other: Report): number {
  const [at, otherAt] = [one.publishedAt ?? one.modifiedAt ?? "~", other.publishedAt ?? other.modifiedAt ?? "~"];
  return at === otherAt ? (one.id < other.id ? -1 : 1) : at < otherAt ? -1 : 1;
}

// What a whole is said to have changed by, its part changes by too.
function dropRepeated(found: readonly FindingDraft[], partOf: ReadonlyMap<string, string>): readonly FindingDraft[] {
  const told = new Set(found.map(({ change }) => (change === undefined ? "" : `${change.entry}|${change.key}`)));
  return found.filter(({ change }) => {
    const whole = change === undefined ? undefined : partOf.get(change.entry);
    return change === undefined || whole === undefined || !told.has(`${whole}|${change.key}`);
  });
}

const ORDER: readonly Finding["kind"][] = [
  "arithmetic",
  "disagreement",
  "distortion",
  "estimate-as-count",
  "unit",
  "double-count",
  "circular",
  "confirmation",
  "correction",
  "decrease",
  "rescoped",
  "headline",
  "stale",
  "lone-source",
  "anonymous-only",
  "unattributed",
  "no-base",
  "no-figure",
];

const RANKS: ReadonlyMap<Finding["kind"], number> = new Map(ORDER.map((kind, at) => [kind, at]));

// One cause is told once: of several tellings the one with the most behind it, then the first by its words.
function finishFindings(
  drafts: readonly FindingDraft[],
  entryOf: Parts["entryOf"],
  memory: Memory,
): readonly Finding[] {
  const byCause = new Map<string, FindingDraft>();
  const causes = memory.shelf("causes");
  for (const draft of drafts) {
    const key = causes.of(draft, [], () => `${draft.kind}|${draft.cause}`);
    const other = byCause.get(key);
    if (other === undefined || isFuller(draft, other)) byCause.set(key, draft);
  }
  const finished = memory.shelf("findings");
  const statementOf = (claim: string): string | null => entryOf(claim)?.statementOf(claim) ?? null;
  return [...byCause.values()].map((draft) => {
    const statements = draft.statements.length > 0 ? draft.statements : draft.claims.map(statementOf);
    return finished.of(draft, statements, () =>
      finishFinding({ ...draft, statements: statements.filter((id) => id !== null) }),
    );
  });
}

function compareFindings(one: Finding, other: Finding): number {
  return (
    (RANKS.get(one.kind) ?? 0) - (RANKS.get(other.kind) ?? 0) ||
    (one.text === other.text ? (one.id < other.id ? -1 : 1) : one.text < other.text ? -1 : 1)
  );
}

function isFuller(one: FindingDraft, other: FindingDraft): boolean {
  if (one.claims.length !== other.claims.length) return one.claims.length > other.claims.length;
  if (one.text !== other.text) return one.text < other.text;
  return one !== other && one.claims.join() < other.claims.join();
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
