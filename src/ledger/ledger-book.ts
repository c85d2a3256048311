import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import type { Mark } from "./apply-review.ts";
import { assembleLedger, type EntryResult, type Home, type OccasionMemo } from "./assemble-ledger.ts";
import { foldPlaces } from "./clear-cell.ts";
import { draftEntry } from "./compile-entry.ts";
import { edgeKey, joinFamilies } from "./families.ts";
import { anchorOf } from "./figure-range.ts";
import { findRetellings, type Retelling, slipKeyOf } from "./find-retellings.ts";
import { finishEntry } from "./finish-entry.ts";
import { foldName } from "./fold-name.ts";
import { type CellStock, groupCells, stockCell } from "./group-cells.ts";
import { type HeldReport, holdReport, nameOfReport, type ReportResult, readReport } from "./hold-report.ts";
import type { Ledger, ProfileName } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { openLending } from "./open-lending.ts";
import { resolveSources, type SourceBook } from "./resolve-sources.ts";
import type { Told } from "./told.ts";

/** What comes in with some reports. Claims and attributions of a report given again take the place of the old ones. */
export interface Addition {
  /** The story as it now stands. */
  readonly story: Story;
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
  readonly edges: readonly Edge[];
  readonly attributions: readonly Attribution[];
  /** What people said of the claims, by claim id, where the claims were reviewed. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/**
 * A story's ledger while reports come in. It keeps what it worked out, and works out again only what an addition touches;
 * the ledger is the same, byte for byte, as one compiled from all reports at once.
 */
export interface LedgerBook {
  readonly add: (addition: Addition) => void;
  readonly compile: () => Ledger;
}

const LARGE = 20;

/** Opens a book for one story under a profile. */
export function openLedgerBook(profile: ProfileName = "recorder"): LedgerBook {
  let story: Story | null = null;
  let context: LedgerContext | null = null;
  let book: SourceBook | null = null;
  let outletNames = new Map<string, string>();
  const held = new Map<string, HeldReport>();
  const edges = new Map<string, Edge>();
  let places: ReadonlySet<string> = new Set();
  const cells = new Map<string, Map<string, Told>>();
  const cellsByGroup = new Map<string, Set<string>>();
  const slips = new Map<string, Map<string, Told>>();
  const asideByGroup = new Map<string, Map<string, Told>>();
  const retellings = new Map<string, readonly Retelling[]>();
  const stocks = new Map<string, CellStock>();
  const occasions: OccasionMemo = new Map();
  const homes = new Map<string, Home>();
  const grouped = new Map<string, readonly (readonly string[])[]>();
  const entries = new Map<string, EntryResult>();
  const reportResults = new Map<string, ReportResult>();
  const dirtyGroups = new Set<string>();
  const dirtyCells = new Set<string>();
  const dirtySlips = new Set<string>();
  const names = new Map<string, number>();
  const people = new Map<string, number>();
  const states = new Map<string, number>();
  const sides = new Map<string, number>();
  const outlets = new Map<string, number>();
  let families = joinFamilies([]);
  let largeCount = 0;
  let areNamesNew = true;
  let areEdgesNew = true;
  const arrived = new Set<string>();

  const touch = (told: Told): void => {
    dirtyCells.add(told.cell.key);
    dirtyGroups.add(told.cell.group);
    const slip = slipKeyOf(told);
    if (slip !== null) dirtySlips.add(slip);
  };
  const count = (map: Map<string, number>, key: string, step: number): void => {
    const now = (map.get(key) ?? 0) + step;
    if (now === step || now === 0) areNamesNew = true;
    if (now === 0) map.delete(key);
    else map.set(key, now);
  };
  const come = (told: Told, step: 1 | -1): void => {
    for (const link of told.links) {
      count(names, link.name, step);
      if (link.kind === "state") count(states, link.name, step);
      if (link.kind === "person" || link.kind === "witness") count(people, link.name, step);
    }
    if (told.cell.side !== null) count(sides, told.cell.side, step);
    if (told.links.length > 0 && told.cell.unit === "people" && (anchorOf(told.claim.figure) ?? 0) >= LARGE) {
      if (largeCount === 0 || (largeCount === 1 && step === -1)) areNamesNew = true;
      largeCount += step;
    }
    if (step === 1) lending.take(told);
    else lending.drop(told);
  };
  const shownName = (name: string): string => (book === null ? name : book.nameOf(book.keyOf(name)));
  const file = (told: Told, step: 1 | -1): void => {
    touch(told);
    const put = (map: Map<string, Map<string, Told>>, key: string): void => {
      const shelf = map.get(key) ?? new Map<string, Told>();
      if (step === 1) shelf.set(told.claim.id, told);
      else shelf.delete(told.claim.id);
      if (shelf.size === 0) map.delete(key);
      else map.set(key, shelf);
    };
    put(cells, told.cell.key);
    const inGroup = cellsByGroup.get(told.cell.group) ?? new Set<string>();
    if (cells.has(told.cell.key)) inGroup.add(told.cell.key);
    else inGroup.delete(told.cell.key);
    cellsByGroup.set(told.cell.group, inGroup);
    const slip = slipKeyOf(told);
    if (slip !== null) put(slips, slip);
  };
  const lending = openLending({
    file,
    matesOf: (told) => held.get(told.report.id)?.counted ?? [],
    moved: (report) => reportResults.delete(report),
  });
  const fileAside = (told: Told, step: 1 | -1): void => {
    dirtyGroups.add(told.cell.group);
    for (const key of cellsByGroup.get(told.cell.group) ?? []) dirtyCells.add(key);
    const shelf = asideByGroup.get(told.cell.group) ?? new Map<string, Told>();
    if (step === 1) shelf.set(told.claim.id, told);
    else shelf.delete(told.claim.id);
    asideByGroup.set(told.cell.group, shelf);
  };
  const drop = (id: string): void => {
    const old = held.get(id);
    if (old === undefined) return;
    for (const told of old.counted) come(told, -1);
    for (const told of old.aside) fileAside(told, -1);
    if (old.report.outlet !== null) count(outlets, old.report.outlet.name, -1);
    held.delete(id);
    lending.forget(id);
    reportResults.delete(id);
  };

  const relend = (report: string): void => {
    lending.doubt(held.get(report)?.counted ?? []);
  };

  const add = (addition: Addition): void => {
    story = addition.story;
    const now = foldPlaces(story.places);
    if ([...now].join("|") !== [...places].join("|")) {
      places = now;
      lending.doubt();
    }
    const claims = groupByReport(addition.claims);
    const attributions = groupByReport(addition.attributions);
    for (const report of addition.reports) {
      drop(report.id);
      const next = holdReport(report, claims.get(report.id) ?? [], attributions.get(report.id) ?? [], addition.marks);
      held.set(report.id, next);
      arrived.add(report.id);
      for (const told of next.counted) come(told, 1);
      for (const told of next.aside) fileAside(told, 1);
      if (report.outlet !== null) count(outlets, report.outlet.name, 1);
    }
    for (const edge of addition.edges) {
      if (edges.has(edgeKey(edge))) continue;
      areEdgesNew = true;
      edges.set(edgeKey(edge), edge);
      for (const id of [edge.childId, edge.parentId]) relend(id);
    }
  };

  const touchAll = (): void => {
    for (const key of cells.keys()) dirtyCells.add(key);
    for (const key of cellsByGroup.keys()) dirtyGroups.add(key);
    for (const key of slips.keys()) dirtySlips.add(key);
    lending.doubt();
    reportResults.clear();
    occasions.clear();
  };

  const refresh = (now: Story): LedgerContext => {
    if (areEdgesNew) {
      const next = joinFamilies([...edges.values()]);
      touchMoved(families, next);
      families = next;
    }
    if (book === null || areNamesNew) {
      // of two spellings the first by letters, whichever came in first
      outletNames = new Map(
        [...outlets.keys()]
          .sort()
          .reverse()
          .map((name) => [foldName(name), name] as const),
      );
      outletNames.delete("");
      const next = resolveSources({
        said: names.keys(),
        outlets: outletNames,
        sides: new Set(sides.keys()),
        people: new Set(people.keys()),
        states: new Set(states.keys()),
      });
      // new names that change no known one's meaning leave everything as it was worked out
      if (book === null || !next.keeps(book)) touchAll();
      book = next;
    }
    const isLarge = largeCount > 0;
    const isOfSides = sides.size > 1;
    if (
      context !== null &&
      (context.story !== now.id || context.isLarge !== isLarge || context.isOfSides !== isOfSides)
    )
      touchAll();
    const known = outletNames;
    context = {
      story: now.id,
      book,
      familyOf: families.familyOf,
      parentsOf: families.parentsOf,
      outletName: (key) => known.get(key) ?? nameOfReport(held.get(key)?.report, key),
      isLarge,
      isOfSides,
    };
    areNamesNew = false;
    areEdgesNew = false;
    arrived.clear();
    return context;
  };

  // Two families that became one change the counts of whatever their reports carry; a report that joins one does not.
  const touchMoved = (before: ReturnType<typeof joinFamilies>, after: ReturnType<typeof joinFamilies>): void => {
    const origins = new Map<string, Set<string>>();
    for (const id of held.keys()) {
      if (arrived.has(id)) continue;
      const root = after.familyOf(id);
      origins.set(root, (origins.get(root) ?? new Set<string>()).add(before.familyOf(id)));
    }
    for (const [id, { counted }] of held) {
      const root = after.familyOf(id);
      if (before.familyOf(id) !== root) reportResults.delete(id);
      if ((origins.get(root)?.size ?? 0) < 2) continue;
      relend(id);
      for (const told of lending.filedOf(counted)) touch(told);
    }
  };

  const leaveHome = (old: EntryResult | undefined): void => {
    for (const { claim } of old?.draft.tolds ?? [])
      if (homes.get(claim.id)?.entry === old?.entry.id) homes.delete(claim.id);
  };

  const compile = (): Ledger => {
    if (story === null) throw new Error("a ledger book was compiled before anything was added to it");
    const now = refresh(story);
    lending.settle({ places, sides: new Set(sides.keys()), nameOf: shownName, areLinked: families.areLinked });
    for (const slip of dirtySlips) {
      const before = retellings.get(slip) ?? [];
      const after = findRetellings(sortTolds(slips.get(slip)), now);
      for (const { told, wrong } of differing(before, after))
        for (const one of [told, wrong]) {
          dirtyCells.add(one.cell.key);
          dirtyGroups.add(one.cell.group);
        }
      if (after.length === 0) retellings.delete(slip);
      else retellings.set(slip, after);
    }
    const all = [...retellings.values()].flat();
    const wrong = new Set(all.map((retelling) => retelling.wrong.claim.id));
    const retold = new Map<string, Told[]>();
    for (const { told, wrong: retelling } of all)
      retold.set(told.claim.id, [...(retold.get(told.claim.id) ?? []), retelling]);
    for (const group of dirtyGroups) regroup(group, now, wrong, retold);
    for (const [id, { report, counted, shares, titles }] of held)
      if (!reportResults.has(id))
        reportResults.set(id, readReport(report, [...lending.filedOf(counted), ...shares], titles, now));
    dirtySlips.clear();
    dirtyCells.clear();
    dirtyGroups.clear();
    return assembleLedger({
      story,
      context: now,
      families,
      held: [...held.values()],
      countedOf: lending.filedOf,
      entries: [...entries.values()],
      reportFindings: [...reportResults.values()].flatMap((result) => result.findings),
      sentences: [...reportResults.values()].flatMap((result) => result.sentences),
      cites: [...reportResults.values()].flatMap((result) => result.cites),
      retellings: all,
      homes,
      occasions,
    });
  };

  const regroup = (
    group: string,
    now: LedgerContext,
    wrong: ReadonlySet<string>,
    retold: ReadonlyMap<string, readonly Told[]>,
  ): void => {
    const own: CellStock[] = [...(cellsByGroup.get(group) ?? [])].flatMap((key) => {
      const known = stocks.get(key);
      if (known !== undefined && !dirtyCells.has(key)) return [known];
      const stock = stockCell(
        sortTolds(cells.get(key)).filter((told) => !wrong.has(told.claim.id)),
        now.book,
      );
      if (stock === null) stocks.delete(key);
      else stocks.set(key, stock);
      return stock === null ? [] : [stock];
    });
    const byKey = new Map(own.map((stock) => [stock.cell.key, stock]));
    const before = new Set((grouped.get(group) ?? []).map((keys) => keys.join("\n")));
    const after = groupCells(own);
    grouped.set(group, after);
    const kept = new Set<string>();
    const made: (readonly [string, EntryResult])[] = [];
    const aside = [...(asideByGroup.get(group)?.values() ?? [])].sort((one, other) =>
      one.claim.id < other.claim.id ? -1 : 1,
    );
    for (const keys of after) {
      const name = keys.join("\n");
      kept.add(name);
      if (before.has(name) && entries.has(name) && !keys.some((key) => dirtyCells.has(key))) continue;
      const draft = draftEntry(
        keys.flatMap((key) => byKey.get(key)?.tolds ?? []),
        retold,
        now,
      );
      leaveHome(entries.get(name));
      if (draft === null) entries.delete(name);
      else made.push([name, finishEntry(draft, aside, profile, now)]);
    }
    for (const name of before)
      if (!kept.has(name)) {
        leaveHome(entries.get(name));
        entries.delete(name);
      }
    for (const [name, result] of made) {
      entries.set(name, result);
      for (const { claim } of result.draft.tolds) homes.set(claim.id, { entry: result.entry.id, statement: null });
      for (const { statement } of result.draft.stated)
        for (const id of statement.claims) homes.set(id, { entry: result.entry.id, statement: statement.id });
    }
  };

  return { add, compile };
}

// Those of two lists of retellings that only one of them has.
function differing(before: readonly Retelling[], after: readonly Retelling[]): readonly Retelling[] {
  const keyOf = ({ told, wrong }: Retelling): string => `${told.claim.id}|${wrong.claim.id}`;
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [...before.filter((one) => !has.has(keyOf(one))), ...after.filter((one) => !had.has(keyOf(one)))];
}

function groupByReport<T extends { readonly report: string }>(
  records: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const byReport = new Map<string, T[]>();
  for (const record of records) {
    const own = byReport.get(record.report);
    if (own === undefined) byReport.set(record.report, [record]);
    else own.push(record);
  }
  return byReport;
}

function sortTolds(shelf: ReadonlyMap<string, Told> | undefined): readonly Told[] {
  return [...(shelf?.values() ?? [])].sort((one, other) => (one.claim.id < other.claim.id ? -1 : 1));
}
