import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import type { Mark } from "./apply-review.ts";
import { type EntryResult, openAssembly } from "./assemble-ledger.ts";
import { foldPlaces } from "./clear-cell.ts";
import { openFamilies, type Tie, tieKey } from "./families.ts";
import { type CellStock, groupCells, stockCell } from "./group-cells.ts";
import { type HeldReport, holdReport, nameOfReport, readReport } from "./hold-report.ts";
import type { Ledger, ProfileName } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { type OpenEntry, openEntry } from "./open-entry.ts";
import { openLending } from "./open-lending.ts";
import { openRetellings } from "./open-retellings.ts";
import { openGround } from "./settle-ground.ts";
import { openNameTally } from "./tally-names.ts";
import type { Told } from "./told.ts";
import { openToldShelf, type ToldShelf } from "./told-shelf.ts";

/** What comes in with some reports. Claims and attributions of a report given again take the place of the old ones. */
export interface Addition {
  /** The story as it now stands. */
  readonly story: Story;
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
  readonly edges: readonly Tie[];
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
  /** Takes reports away, by id, with their claims. */
  readonly remove: (reports: readonly string[]) => void;
  /** The edges as they now stand: those that are not among them are gone. */
  readonly tie: (edges: readonly Tie[]) => void;
  readonly compile: () => Ledger;
  /** The same, step by step, for whoever has others to serve; nothing may be added before the last one. */
  readonly compileInSteps: () => Generator<void, Ledger>;
}

/** Opens a book for one story under a profile. One that is compiled once need not be `isLasting`: it keeps less. */
export function openLedgerBook(profile: ProfileName = "recorder", isLasting = true): LedgerBook {
  let story: Story | null = null;
  let context: LedgerContext | null = null;
  let places: ReadonlySet<string> = new Set();
  const grounds = openGround();
  let event = grounds.settle();
  const held = new Map<string, HeldReport>();
  const arrived = new Set<string>();
  const ties = new Map<string, Tie>();
  const newTies: Tie[] = [];
  let families = openFamilies();
  const names = openNameTally();
  let forces = names.forces(places);
  const cells = new Map<string, ToldShelf>();
  const cellsByGroup = new Map<string, Set<string>>();
  const slips = openRetellings();
  const asideByGroup = new Map<string, ToldShelf>();
  const cellOf = new Map<string, string>();
  const stocks = new Map<string, CellStock>();
  const grouped = new Map<string, readonly (readonly string[])[]>();
  const entryOf = new Map<string, string>();
  const entries = new Map<string, EntryResult>();
  const opened = new Map<string, OpenEntry>();
  // reports that are to be read again, or that are gone
  const unread = new Set<string>();
  const dirtyGroups = new Set<string>();
  const dirtyCells = new Set<string>();
  let assembly = openAssembly(isLasting);

  const file = (told: Told, step: 1 | -1): void => {
    const { key, group } = told.cell;
    dirtyCells.add(key);
    dirtyGroups.add(group);
    shelve(cells, key, told, step);
    if (step === 1) cellOf.set(told.claim.id, key);
    else cellOf.delete(told.claim.id);
    const inGroup = cellsByGroup.get(group) ?? new Set<string>();
    cellsByGroup.set(group, inGroup);
    if (cells.has(key)) inGroup.add(key);
    else {
      inGroup.delete(key);
      stocks.delete(key);
    }
    slips.file(told, step);
  };
  const lending = openLending({
    file,
    matesOf: (told) => held.get(told.report.id)?.counted ?? [],
    moved: (report) => unread.add(report),
  });
  const fileAside = (told: Told, step: 1 | -1): void => {
    const { group } = told.cell;
    dirtyGroups.add(group);
    for (const key of cellsByGroup.get(group) ?? []) dirtyCells.add(key);
    shelve(asideByGroup, group, told, step);
  };
  const count = (told: Told, step: 1 | -1): void => {
    names.count(told, step);
    if (step === 1) lending.take(told);
    else lending.drop(told);
  };
  const hold = (next: HeldReport, step: 1 | -1): void => {
    const { report, counted, aside, introductions } = next;
    for (const told of counted) count(told, step);
    for (const told of aside) fileAside(told, step);
    for (const introduction of introductions) names.introduce(introduction, step);
    if (report.outlet !== null) names.countOutlet(report.outlet.name, step);
    grounds.count(next.ground, step);
    unread.add(report.id);
    if (step === 1) held.set(report.id, next);
    else held.delete(report.id);
  };
  const drop = (id: string): void => {
    const old = held.get(id);
    if (old === undefined) return;
    hold(old, -1);
    lending.forget(id);
  };
  const relend = (report: string): void => {
    lending.doubt(held.get(report)?.counted ?? []);
  };
  // The claims of a report stand, and what they were counted with does not.
  const touch = (report: string): void => {
    relend(report);
    lending.renew(held.get(report)?.counted ?? []);
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
      hold(holdReport(report, claims.get(report.id) ?? [], attributions.get(report.id) ?? [], addition.marks), 1);
      arrived.add(report.id);
    }
    for (const tie of addition.edges) join(tie);
  };
  const join = (tie: Tie): void => {
    const key = tieKey(tie);
    if (ties.has(key)) return;
    ties.set(key, tie);
    newTies.push(tie);
    if (!arrived.has(tie.childId) && !arrived.has(tie.parentId)) assembly.regroup();
    relend(tie.childId);
    relend(tie.parentId);
  };
  const cut = (isCut: (tie: Tie, key: string) => boolean): void => {
    const gone = [...ties].filter(([key, tie]) => isCut(tie, key));
    if (gone.length === 0) return;
    joinFamilies();
    assembly.regroup();
    for (const [key, tie] of gone) {
      ties.delete(key);
      relend(tie.childId);
      relend(tie.parentId);
    }
    const before = families;
    families = openFamilies();
    families.join([...ties.values()]);
    const ids = [...held.keys()];
    // Whoever a family was parted from, or is new beside, counts otherwise.
    const apart = (from: (id: string) => string, to: (id: string) => string): void => {
      const seen = new Map<string, Set<string>>();
      for (const id of ids) seen.set(from(id), (seen.get(from(id)) ?? new Set<string>()).add(to(id)));
      for (const id of ids) if ((seen.get(from(id))?.size ?? 0) > 1) touch(id);
    };
    apart(before.familyOf, families.familyOf);
    for (const id of ids) if (before.familyOf(id) !== families.familyOf(id)) unread.add(id);
  };

  const touchAll = (): void => {
    for (const key of cells.keys()) dirtyCells.add(key);
    for (const key of cellsByGroup.keys()) dirtyGroups.add(key);
    slips.doubt();
    lending.doubt();
    for (const id of held.keys()) unread.add(id);
    stocks.clear();
    opened.clear();
    assembly = openAssembly(isLasting);
  };

  // Two families that became one change the counts of whatever their reports carry; a report that joins one does not.
  const joinFamilies = (): void => {
    const moved = families.join(newTies.splice(0));
    for (const id of moved.keys()) unread.add(id);
    for (const family of new Set([...moved.keys()].map(families.familyOf))) {
      const members = families.membersOf(family).filter((id) => held.has(id));
      const former = new Set(members.filter((id) => !arrived.has(id)).map((id) => moved.get(id) ?? family));
      if (former.size < 2) continue;
      assembly.regroup();
      for (const id of members) touch(id);
    }
    arrived.clear();
  };

  const refresh = (now: Story): LedgerContext => {
    joinFamilies();
    const book = names.resolve(places);
    const isLarge = names.isLarge();
    const isOfSides = names.sides().size > 1;
    // new names that change no known one's meaning leave everything as it was worked out
    if (
      book.era !== context?.book.era ||
      context.story !== now.id ||
      context.isLarge !== isLarge ||
      context.isOfSides !== isOfSides
    )
      touchAll();
    context = {
      story: now.id,
      book,
      familyOf: (report) => families.familyOf(report),
      parentsOf: (report) => families.parentsOf(report),
      outletName: (key) => book.outlets.get(key) ?? nameOfReport(held.get(key)?.report, key),
      isLarge,
      isOfSides,
    };
    return context;
  };

  const compileInSteps = function* (): Generator<void, Ledger> {
    if (story === null) throw new Error("a ledger book was compiled before anything was added to it");
    const now = refresh(story);
    const ground = grounds.settle();
    if ([...ground.own, "", ...ground.parts].join("|") !== [...event.own, "", ...event.parts].join("|")) {
      event = ground;
      lending.doubt();
    }
    const settled = names.forces(places);
    if (settled.side !== forces.side || settled.name !== forces.name) lending.doubt();
    forces = settled;
    lending.settle({
      places,
      event,
      forces,
      sides: names.sides(),
      nameOf: (name) => now.book.nameOf(now.book.keyOf(name)),
      areLinked: families.areLinked,
    });
    yield;
    for (const { cell } of slips.settle(now)) {
      dirtyCells.add(cell.key);
      dirtyGroups.add(cell.group);
    }
    const retold = slips.now();
    for (const group of dirtyGroups) {
      yield;
      yield* regroup(group, now);
    }
    for (const id of unread) {
      const one = held.get(id);
      if (one === undefined) assembly.drop(id);
      else {
        yield;
        const { report, counted, shares } = one;
        assembly.put(one, readReport(report, [...lending.filedOf(counted), ...shares], one, now));
      }
    }
    unread.clear();
    dirtyCells.clear();
    dirtyGroups.clear();
    return assembly.assemble({
      story,
      context: now,
      families,
      held,
      countedOf: lending.filedOf,
      entries: [...entries.values()],
      retellings: retold.all,
      entryOf: (claim) =>
        retold.wrong.has(claim) ? undefined : entries.get(entryOf.get(cellOf.get(claim) ?? "") ?? ""),
    });
  };

  const regroup = function* (group: string, now: LedgerContext): Generator<void, void> {
    const retold = slips.now();
    const own: CellStock[] = [...(cellsByGroup.get(group) ?? [])].flatMap((key) => {
      const known = stocks.get(key);
      if (known !== undefined && !dirtyCells.has(key)) return [known];
      const tolds = cells.get(key)?.list() ?? [];
      const stock = stockCell(
        retold.wrong.size === 0 ? tolds : tolds.filter((told) => !retold.wrong.has(told.claim.id)),
        now.book,
        known ?? null,
      );
      if (stock === null) stocks.delete(key);
      else stocks.set(key, stock);
      return stock === null ? [] : [stock];
    });
    const byKey = new Map(own.map((stock) => [stock.cell.key, stock]));
    const before = new Set((grouped.get(group) ?? []).map((keys) => keys.join("\n")));
    const after = groupCells(own);
    grouped.set(group, after);
    const aside = asideByGroup.get(group)?.list() ?? [];
    const names = new Set(after.map((keys) => keys.join("\n")));
    for (const name of before)
      if (!names.has(name)) {
        entries.delete(name);
        opened.delete(name);
      }
    for (const keys of after) {
      const name = keys.join("\n");
      for (const key of keys) entryOf.set(key, name);
      if (before.has(name) && entries.has(name) && !keys.some((key) => dirtyCells.has(key))) continue;
      yield;
      const entry = opened.get(name) ?? openEntry(profile, isLasting);
      opened.set(name, entry);
      const result = entry.compile(
        keys.flatMap((key) => byKey.get(key) ?? []),
        aside,
        retold.by,
        now,
      );
      if (result === null) entries.delete(name);
      else entries.set(name, result);
    }
  };

  return {
    add,
    remove: (reports) => {
      const gone = new Set(reports);
      cut((tie) => gone.has(tie.childId) || gone.has(tie.parentId));
      for (const id of reports) drop(id);
    },
    tie: (edges) => {
      const standing = new Set(edges.map(tieKey));
      cut((_, key) => !standing.has(key));
      for (const tie of edges) join(tie);
    },
    compile: () => {
      const steps = compileInSteps();
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    compileInSteps,
  };
}

function shelve(shelves: Map<string, ToldShelf>, key: string, told: Told, step: 1 | -1): void {
  const shelf = shelves.get(key) ?? openToldShelf();
  if (step === 1) shelf.put(told);
  else shelf.drop(told);
  if (shelf.size() === 0) shelves.delete(key);
  else shelves.set(key, shelf);
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
