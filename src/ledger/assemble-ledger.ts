import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import { type DraftEntry, dayOfUtterance } from "./compile-entry.ts";
import type { Families } from "./families.ts";
import { findArithmetic } from "./find-arithmetic.ts";
import { type ConfirmingSentence, findCircles } from "./find-circles.ts";
import { findSwappedRatios } from "./find-distortions.ts";
import { findDoubleCounts, findHouseholds, findLoneSources, findNoFigures, type Withheld } from "./find-in-story.ts";
import { type Retelling, writeRetellings } from "./find-retellings.ts";
import type { Assessment, Entry, Finding, Ledger, LedgerReport } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { orderAssessments } from "./list-assessments.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, finishFinding, writeDay } from "./write-finding.ts";

/** An entry as it stands, with the findings of its own. */
export interface EntryResult {
  readonly draft: DraftEntry;
  readonly entry: Entry;
  readonly findings: readonly FindingDraft[];
}

/** A claim's entry, and its statement where it is not left out as a scene. */
export interface Home {
  readonly entry: string;
  readonly statement: string | null;
}

/** An occasion's figures when they were last looked at, and what was found. */
export type OccasionMemo = Map<string, { readonly tolds: readonly Told[]; readonly found: readonly FindingDraft[] }>;

/** Everything that a ledger is put together from. */
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
  readonly reportFindings: readonly FindingDraft[];
  readonly sentences: readonly ConfirmingSentence[];
  readonly cites: readonly Told[];
  readonly retellings: readonly Retelling[];
  /** Where each claim stands: claim id → its entry and statement. */
  readonly homes: ReadonlyMap<string, Home>;
  /** What was found of each occasion, kept from one assembly to the next. */
  readonly occasions: OccasionMemo;
}

/** Puts the parts in their order. The order of the parts as given does not matter. */
export function assembleLedger(parts: Parts): Ledger {
  const { story, context } = parts;
  const sorted = [...parts.entries].sort((one, other) => compareEntries(one.entry, other.entry));
  const drafts = sorted.map(({ draft }) => draft);
  const partOf = tieParts(drafts, parts.homes);
  const claimsOf = shelveByOutlet(parts);
  const found: readonly FindingDraft[] = [
    ...sorted.flatMap(({ findings }) => findings),
    ...parts.reportFindings,
    ...findOccasions(drafts, context, parts.occasions),
    ...writeRetellings(orderRetellings(parts.retellings), context),
    ...findSwappedRatios(
      orderTolds(drafts.filter((draft) => draft.cell.unit === "ratio").flatMap((draft) => draft.tolds)),
      context,
    ),
    ...findLoneSources(drafts, context),
    ...findHouseholds(drafts, context),
    ...findDoubleCounts(drafts, partOf, context),
    ...findCircles(orderTolds(parts.cites), orderSentences(parts.sentences), claimsOf, context),
    ...findNoFigures(orderWithheld(parts.held.flatMap(({ withheld }) => withheld)), drafts, context),
  ];
  return {
    schema: 1,
    story: { id: story.id, title: story.title, from: story.from, to: story.to, places: story.places },
    reports: listReports(parts),
    entries: sorted.map(({ entry }) =>
      partOf.has(entry.id) ? { ...entry, partOf: partOf.get(entry.id) ?? null } : entry,
    ),
    findings: orderFindings(dropRepeated(found, partOf), parts.homes),
    comparisons: parts.held.flatMap(({ comparisons }) => comparisons).sort(),
    assessments: orderAssessments(parts.held.flatMap(({ assessments }) => assessments)),
  };
}

// By measure, then side, role and place: never by how many died.
function compareEntries(one: Entry, other: Entry): number {
  const key = (entry: Entry): string =>
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
  return key(one) < key(other) ? -1 : 1;
}

/** Entries that are parts of others: where a claim says so, the entry of its whole. */
function tieParts(drafts: readonly DraftEntry[], homes: ReadonlyMap<string, Home>): ReadonlyMap<string, string> {
  const ties = new Map<string, string>();
  for (const draft of drafts) {
    const wholes = draft.wholes
      .map((whole) => homes.get(whole)?.entry)
      .filter((whole) => whole !== undefined && whole !== draft.id)
      .filter((whole) => whole !== undefined)
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

/** The figures of one source on one day, from whatever reports: they too must hold together. */
function findOccasions(
  drafts: readonly DraftEntry[],
  context: LedgerContext,
  memo: OccasionMemo,
): readonly FindingDraft[] {
  const byOccasion = new Map<
    string,
    { readonly teller: string; readonly tolds: Told[]; readonly statements: string[]; readonly entries: Set<string> }
  >();
  for (const draft of drafts)
    for (const { utterance, statement } of draft.stated) {
      const day = dayOfUtterance(utterance);
      if (utterance.sourceKind !== "named" || utterance.source === null || day === null) continue;
      const key = `${utterance.source}|${day}`;
      const occasion = byOccasion.get(key) ?? {
        teller: `${statement.source} on ${writeDay(day)}`,
        tolds: [],
        statements: [],
        entries: new Set<string>(),
      };
      occasion.tolds.push(utterance.lead);
      occasion.statements.push(statement.id);
      occasion.entries.add(draft.id);
      byOccasion.set(key, occasion);
    }
  return [...byOccasion]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .filter(([, { entries }]) => entries.size > 1)
    .flatMap(([key, { tolds, teller }]) => {
      const known = memo.get(key);
      if (
        known !== undefined &&
        known.tolds.length === tolds.length &&
        known.tolds.every((told, at) => told === tolds[at])
      )
        return known.found;
      const found = findArithmetic({ tolds: orderTolds(tolds), teller }, context);
      memo.set(key, { tolds, found });
      return found;
    });
}

function listReports({ held, families }: Parts): readonly LedgerReport[] {
  const sorted = [...held].map(({ report }) => report).sort(compareReports);
  const labels = new Map<string, string>();
  for (const { id } of sorted) {
    const family = families.familyOf(id);
    if (!labels.has(family)) labels.set(family, `L${labels.size + 1}`);
  }
  return sorted.map((report) => ({
    id: report.id,
    file: report.file,
    outlet: report.outlet?.name ?? null,
    lineage: labels.get(families.familyOf(report.id)) ?? "",
    revisionOf: families.revisionOf(report.id),
  }));
}

function compareReports(one: Report, other: Report): number {
  const key = (report: Report): string => [report.publishedAt ?? report.modifiedAt ?? "~", report.id].join("\u001f");
  return key(one) < key(other) ? -1 : 1;
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
function orderFindings(drafts: readonly FindingDraft[], homes: ReadonlyMap<string, Home>): readonly Finding[] {
  const byCause = new Map<string, FindingDraft>();
  for (const draft of drafts) {
    const key = `${draft.kind}|${draft.cause}`;
    const other = byCause.get(key);
    if (other === undefined || isFuller(draft, other)) byCause.set(key, draft);
  }
  return [...byCause.values()]
    .map((draft) =>
      draft.statements.length > 0
        ? draft
        : {
            ...draft,
            statements: draft.claims.map((claim) => homes.get(claim)?.statement ?? null).filter((id) => id !== null),
          },
    )
    .map((draft) => finishOnce(draft))
    .sort(
      (one, other) =>
        (RANKS.get(one.kind) ?? 0) - (RANKS.get(other.kind) ?? 0) ||
        (one.text === other.text ? (one.id < other.id ? -1 : 1) : one.text < other.text ? -1 : 1),
    );
}

// An entry that stands keeps its drafts from one assembly to the next.
const finished = new WeakMap<FindingDraft, Finding>();

function finishOnce(draft: FindingDraft): Finding {
  const known = finished.get(draft);
  if (known !== undefined) return known;
  const finding = finishFinding(draft);
  finished.set(draft, finding);
  return finding;
}

function isFuller(one: FindingDraft, other: FindingDraft): boolean {
  if (one.claims.length !== other.claims.length) return one.claims.length > other.claims.length;
  return one.text < other.text;
}

function orderTolds(tolds: readonly Told[]): readonly Told[] {
  return [...tolds].sort((one, other) => (one.claim.id < other.claim.id ? -1 : 1));
}

function orderRetellings(retellings: readonly Retelling[]): readonly Retelling[] {
  return [...retellings].sort((one, other) => (one.wrong.claim.id < other.wrong.claim.id ? -1 : 1));
}

function orderSentences(sentences: readonly ConfirmingSentence[]): readonly ConfirmingSentence[] {
  return [...sentences].sort((one, other) =>
    `${one.report.id}${one.text}` < `${other.report.id}${other.text}` ? -1 : 1,
  );
}

function orderWithheld(withheld: readonly Withheld[]): readonly Withheld[] {
  return [...withheld].sort((one, other) =>
    `${one.report.id}${one.text}` < `${other.report.id}${other.text}` ? -1 : 1,
  );
}
