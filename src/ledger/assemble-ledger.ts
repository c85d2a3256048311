import type { Story } from "../story/story.ts";
import type { DraftEntry } from "./compile-entry.ts";
import type { FamilyBook } from "./families.ts";
import { findCircles, indexOutlets, type NamedSentence, nameOutlets, type OutletIndex } from "./find-circles.ts";
import { findSwappedRatios } from "./find-distortions.ts";
import { findDoubleCounts, findHouseholds, findLoneSources, findNoFigures, type Withheld } from "./find-in-story.ts";
import { type Retelling, writeRetellings } from "./find-retellings.ts";
import type { HeldReport, ReportResult } from "./hold-report.ts";
import type { Assessment, Entry, Ledger } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { orderAssessments } from "./list-assessments.ts";
import type { NamingSentence } from "./list-naming-sentences.ts";
import { openReportList } from "./list-reports.ts";
import { FORGETFUL, type Memory, openMemory } from "./memory.ts";
import { openFindings } from "./open-findings.ts";
import { type Gathering, openGathering } from "./open-gathering.ts";
import { openOccasions } from "./open-occasions.ts";
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

/** What is kept of a report for the ledger itself. */
export type AssembledReport = Pick<HeldReport, "report" | "counted" | "comparisons" | "assessments" | "withheld">;

/** Everything else that a ledger is put together from. The order of the parts does not matter. */
export interface Parts {
  readonly story: Story;
  readonly context: LedgerContext;
  readonly families: FamilyBook;
  readonly held: ReadonlyMap<string, AssembledReport>;
  /** Claims of a report as they are filed. */
  readonly countedOf: (tolds: readonly Told[]) => readonly Told[];
  readonly entries: readonly EntryResult[];
  readonly retellings: readonly Retelling[];
  /** The entry that a claim is counted in. */
  readonly entryOf: (claim: string) => EntryResult | undefined;
}

/**
 * The place where ledgers of one story are put together, one after another: what has not changed since the last one is
 * not worked out or put in order again. It serves for as long as the names of the story mean the same.
 */
export interface Assembly {
  /** Takes a report in, or in again: what it holds, and what it tells by itself. */
  readonly put: (held: AssembledReport, result: ReportResult) => void;
  readonly drop: (report: string) => void;
  /** Reports that were there before are tied otherwise than they were. */
  readonly regroup: () => void;
  readonly assemble: (parts: Parts) => Ledger;
}

const NOTHING: ReportResult & Omit<AssembledReport, "report" | "counted"> = {
  findings: [],
  sentences: [],
  cites: [],
  comparisons: [],
  assessments: [],
  withheld: [],
};

/** Opens an assembly without reports. */
export function openAssembly(isLasting: boolean): Assembly {
  const memory = isLasting ? openMemory() : FORGETFUL;
  const statements = openStoryStatements();
  const occasions = openOccasions();
  const findings = openFindings();
  const reports = openReportList();
  const across: Across = {
    comparisons: openGathering(),
    assessments: openGathering(),
    withheld: openGathering(),
    cites: openGathering(),
    sentences: new Map(),
    named: openGathering(),
  };
  let entries: ReadonlySet<string> = new Set();
  let index: OutletIndex | null = null;
  const movedSentences = new Set<string>();
  const gather = (id: string, brought: typeof NOTHING): void => {
    findings.put(`report ${id}`, brought.findings);
    across.comparisons.put(id, brought.comparisons);
    across.assessments.put(id, brought.assessments);
    across.withheld.put(id, brought.withheld);
    across.cites.put(id, brought.cites);
    if (brought.sentences.length === 0) across.sentences.delete(id);
    else across.sentences.set(id, brought.sentences);
    movedSentences.add(id);
  };
  // who is named shows by the outlets that are held
  const name = (now: OutletIndex): void => {
    if (now !== index) for (const id of across.sentences.keys()) movedSentences.add(id);
    index = now;
    for (const id of movedSentences) across.named.put(id, nameOutlets(across.sentences.get(id) ?? [], now));
    movedSentences.clear();
  };
  return {
    put: (held, result) => {
      reports.put(held.report);
      gather(held.report.id, { ...held, ...result });
    },
    drop: (id) => {
      reports.drop(id);
      gather(id, NOTHING);
    },
    regroup: reports.regroup,
    assemble: (parts) => {
      const { story, context } = parts;
      const sorted = orderEntries(parts.entries);
      const drafts = sorted.map(({ draft }) => draft);
      const partOf = tieParts(drafts, parts.entryOf);
      const { gone, come, moved } = statements.update(drafts);
      const { outlets, issuers } = context.book;
      name(memory.shelf("outlets").of("", [...outlets, ...issuers.keys()].flat(), () => indexOutlets(context)));
      for (const [id, told] of dropRepeated(sorted, partOf)) findings.put(`entry ${id}`, told);
      for (const id of entries) if (!sorted.some(({ entry }) => entry.id === id)) findings.put(`entry ${id}`, []);
      entries = new Set(sorted.map(({ entry }) => entry.id));
      for (const [key, told] of occasions.find(gone, come, context)) findings.put(`occasion ${key}`, told);
      for (const [kind, told] of findAcross(parts, across, drafts, partOf, memory)) findings.put(kind, told);
      const ledger: Ledger = {
        schema: 1,
        story: { id: story.id, title: story.title, from: story.from, to: story.to, places: story.places },
        reports: reports.list(parts.families),
        entries: sorted.map(({ entry }) => {
          const whole = partOf.get(entry.id);
          return whole === undefined
            ? entry
            : memory.shelf("parts").of(entry, [whole], () => ({ ...entry, partOf: whole }));
        }),
        findings: findings.settle(statements.statementOf, moved),
        comparisons: sortOnce(across.comparisons, memory, "comparisons", (ids) => [...ids].sort()),
        assessments: sortOnce(across.assessments, memory, "assessments", orderAssessments),
      };
      memory.turn();
      return ledger;
    },
  };
}

/** What reports bring that is looked at across all of them. */
interface Across {
  readonly comparisons: Gathering<string>;
  readonly assessments: Gathering<Assessment>;
  readonly withheld: Gathering<Withheld>;
  readonly cites: Gathering<Told>;
  readonly sentences: Map<string, readonly NamingSentence[]>;
  readonly named: Gathering<NamedSentence>;
}

function sortOnce<Item>(
  { list }: Gathering<Item>,
  memory: Memory,
  name: string,
  sort: (items: readonly Item[]) => readonly Item[],
): readonly Item[] {
  const items = list();
  return memory.shelf(name).of("", [items], () => sort(items));
}

// What only all entries and reports beside each other tell.
function findAcross(
  parts: Parts,
  { cites, named, withheld }: Across,
  drafts: readonly DraftEntry[],
  partOf: ReadonlyMap<string, string>,
  memory: Memory,
): readonly (readonly [kind: string, told: readonly FindingDraft[]])[] {
  const { context, retellings } = parts;
  const ratios = drafts.filter((draft) => draft.cell.unit === "ratio").flatMap((draft) => draft.tolds);
  const retold = memory
    .shelf("retellings")
    .of("", [retellings], () => writeRetellings(orderRetellings(retellings), context));
  return [
    ["retellings", retold],
    ["ratios", findSwappedRatios(orderTolds(ratios), context)],
    ["lone sources", findLoneSources(drafts, context, memory)],
    ["households", findHouseholds(drafts, context)],
    ["double counts", findDoubleCounts(drafts, partOf, context)],
    [
      "circles",
      findCircles(sortOnce(cites, memory, "cites", orderTolds), named.list(), shelveByOutlet(parts), context),
    ],
    ["no figures", findNoFigures(sortOnce(withheld, memory, "withheld", orderWithheld), drafts, context)],
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
      for (const { counted } of held.values())
        for (const told of countedOf(counted)) {
          const shelf = shelves.get(told.outlet);
          if (shelf === undefined) shelves.set(told.outlet, [told]);
          else shelf.push(told);
        }
    }
    return orderTolds(shelves.get(outlet) ?? []);
  };
}

// Findings by entry. What a whole is said to have changed by, its part changes by too.
function dropRepeated(
  entries: readonly EntryResult[],
  partOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly FindingDraft[]> {
  const byEntry = new Map(entries.map(({ entry, findings }) => [entry.id, findings]));
  const kept = new Map(byEntry);
  for (const [part, whole] of partOf) {
    const told = new Set(byEntry.get(whole)?.map(({ change }) => change?.key));
    const left = (byEntry.get(part) ?? []).filter(({ change }) => change === undefined || !told.has(change.key));
    kept.set(part, left);
  }
  return kept;
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
