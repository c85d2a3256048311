import { findOrigin } from "./find-origin.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { likenessOf } from "./same-value.ts";
import type { Cell, Told } from "./told.ts";
import { compareLists } from "./told-shelf.ts";

/** All claims of one cell, and what tells whether it joins another. */
export interface CellStock {
  readonly cell: Cell;
  readonly tolds: readonly Told[];
  /** source|number of figures that are not shared by chance, and how many claims have each */
  readonly facts: Map<string, number>;
  readonly byReport: Map<string, Told[]>;
  /** The largest figure. */
  readonly most: number;
  /** The count is of no side, and of the country that the story is about. */
  readonly isOfCountry: boolean;
  /** What was found of the cell beside others: the same for as long as both stocks stand. */
  readonly seen: Seen;
  /** What was found of the stock that this one grew from, and by what it grew; null where it also lost some. */
  readonly grown: { readonly seen: Seen; readonly come: readonly Told[]; readonly facts: readonly string[] } | null;
}

interface Beside {
  readonly isToldApart: boolean;
  readonly isShared: boolean;
}

interface Seen {
  readonly beside: WeakMap<Seen, Beside>;
}

// A number under ten is shared by chance.
const TELLING = 10;
const LEAST_SHARE = 0.2;

/**
 * Shelves a cell's claims by what they are compared on. `before`: the stock of the cell as it last was, under the same
 * names; its shelves are taken over, so that it is not to be looked at any more.
 */
export function stockCell(tolds: readonly Told[], book: SourceBook, before: CellStock | null): CellStock | null {
  const [first] = tolds;
  if (first === undefined) return null;
  const { gone, come } = compareLists(before?.tolds ?? [], tolds);
  const facts = before?.facts ?? new Map<string, number>();
  const byReport = before?.byReport ?? new Map<string, Told[]>();
  for (const told of gone) {
    const fact = factOf(told, book);
    const count = facts.get(fact ?? "") ?? 0;
    if (fact !== null && count > 1) facts.set(fact, count - 1);
    else if (fact !== null) facts.delete(fact);
    const mates = byReport.get(told.report.id);
    mates?.splice(mates.indexOf(told), 1);
    if (mates?.length === 0) byReport.delete(told.report.id);
  }
  const fresh: string[] = [];
  for (const told of come) {
    const fact = factOf(told, book);
    if (fact !== null) {
      fresh.push(fact);
      facts.set(fact, (facts.get(fact) ?? 0) + 1);
    }
    const mates = byReport.get(told.report.id);
    if (mates === undefined) byReport.set(told.report.id, [told]);
    else mates.push(told);
  }
  const { place, side } = first.cell;
  const hasGrown = before !== null && gone.length === 0;
  return {
    cell: first.cell,
    tolds,
    facts,
    byReport,
    most: (hasGrown ? come : tolds).reduce((most, told) => Math.max(most, numberOf(told)), hasGrown ? before.most : 0),
    isOfCountry: place === null && side === null && tolds.some((told) => told.claim.place !== null),
    seen: { beside: new WeakMap() },
    grown: hasGrown ? { seen: before.seen, come, facts: fresh } : null,
  };
}

function factOf(told: Told, book: SourceBook): string | null {
  const { key } = findOrigin(told, book);
  // no two sources come to one ratio
  const isTelling = numberOf(told) >= TELLING || told.cell.unit === "ratio";
  return isTelling && key !== null ? `${key}|${numberOf(told)}` : null;
}

function numberOf({ claim }: Told): number {
  return claim.figure.high ?? claim.figure.low ?? 0;
}

/**
 * Which cells count one thing: the same but for a place, side or noun that one of them leaves out, or that two texts
 * word differently for one figure of one source. Two cells that one report tells apart never join.
 * Returns groups of cell keys, each sorted; the stocks are those of one `group` and may come in any order.
 */
export function groupCells(stocks: readonly CellStock[]): readonly (readonly string[])[] {
  const sorted = [...stocks].sort(
    (one, other) => other.tolds.length - one.tolds.length || (one.cell.key < other.cell.key ? -1 : 1),
  );
  const groups: { readonly stocks: CellStock[] }[] = [];
  for (const stock of sorted) {
    const near = groups.filter((group) => group.stocks.every((other) => areNear(other.cell, stock.cell)));
    // what has no cause to join is not looked at further
    const drawn = near.filter((group) =>
      group.stocks.some((other) => isLeftOut(other, stock) || lookBeside(other, stock).isShared),
    );
    const fitting = drawn.filter((group) => group.stocks.every((other) => !lookBeside(other, stock).isToldApart));
    const shared = fitting.filter((group) => group.stocks.some((other) => lookBeside(other, stock).isShared));
    const loose = fitting.filter((group) => group.stocks.some((other) => isLeftOut(other, stock)));
    const home = shared[0] ?? (loose.length === 1 || isOnlyPlaceOut(stock.cell) ? loose[0] : undefined);
    if (home === undefined) groups.push({ stocks: [stock] });
    else home.stocks.push(stock);
  }
  return groups.map((group) => group.stocks.map((stock) => stock.cell.key).sort());
}

function lookBeside(one: CellStock, other: CellStock): Beside {
  const known = one.seen.beside.get(other.seen);
  if (known !== undefined) return known;
  const beside = lookAtGrown(one, other) ?? {
    isToldApart: areToldApart(one, other),
    isShared: shares(one.facts, other.facts),
  };
  one.seen.beside.set(other.seen, beside);
  other.seen.beside.set(one.seen, beside);
  return beside;
}

// What was true of two cells stays true when claims are added: only those are looked at.
function lookAtGrown(one: CellStock, other: CellStock): Beside | null {
  for (const mine of [null, one.grown])
    for (const others of [null, other.grown]) {
      const before = (mine?.seen ?? one.seen).beside.get(others?.seen ?? other.seen);
      if (before === undefined) continue;
      return {
        isToldApart:
          before.isToldApart || isToldApartBy(mine?.come ?? [], other) || isToldApartBy(others?.come ?? [], one),
        isShared:
          before.isShared ||
          (mine?.facts ?? []).some((fact) => other.facts.has(fact)) ||
          (others?.facts ?? []).some((fact) => one.facts.has(fact)),
      };
    }
  return null;
}

// One side each; a night's count is no toll; a named group is not another named group.
function areNear(one: Cell, other: Cell): boolean {
  if (one.side !== null && other.side !== null && one.side !== other.side) return false;
  if (one.accounting !== other.accounting && (one.accounting === "new" || other.accounting === "new")) return false;
  if (
    one.residue !== "" &&
    other.residue !== "" &&
    one.residue !== other.residue &&
    !isWithin(one.residue, other.residue)
  )
    return false;
  return true;
}

function isWithin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.split(" ").every((word) => long.split(" ").includes(word));
}

// Only what the other leaves unsaid differs: the place or the side, or both.
function isLeftOut(stock: CellStock, other: CellStock): boolean {
  const { cell: one, isOfCountry } = stock;
  const { cell } = other;
  // a town's count is not the country's, though the country goes without saying
  const isPlaceOut =
    one.place === cell.place || (one.place === null ? !isOfCountry : cell.place === null && !other.isOfCountry);
  // nine of one town beside a country's hundreds are a part of them
  if (isFewOf(stock, other) || isFewOf(other, stock)) return false;
  const isSideOut = one.side === cell.side || one.side === null || cell.side === null;
  const isOneAccounting = one.accounting === cell.accounting || areOneToll(stock, other);
  return isPlaceOut && isSideOut && one.residue === cell.residue && isOneAccounting;
}

// A story's one event is a toll in one text and an incident in another. A night's dead beside a war's are not: they are
// a fraction of them, and whoever counts both keeps them apart.
function areOneToll(one: CellStock, other: CellStock): boolean {
  if (one.cell.accounting === "new" || other.cell.accounting === "new") return false;
  if (isFraction(one, other)) return false;
  const [few, many] = one.byReport.size < other.byReport.size ? [one, other] : [other, one];
  for (const report of few.byReport.keys()) if (many.byReport.has(report)) return false;
  return true;
}

function isFewOf(few: CellStock, many: CellStock): boolean {
  return few.cell.place !== null && many.cell.place === null && few.most < many.most && isFraction(few, many);
}

function isFraction(one: CellStock, other: CellStock): boolean {
  return Math.min(one.most, other.most) < Math.max(one.most, other.most) * LEAST_SHARE;
}

function isOnlyPlaceOut(cell: Cell): boolean {
  return cell.place === null && cell.side !== null;
}

// A report that gives both, as a part and its whole or as two figures, tells two things apart.
function areToldApart(one: CellStock, other: CellStock): boolean {
  const [few, many] = one.byReport.size < other.byReport.size ? [one, other] : [other, one];
  for (const [report, tolds] of few.byReport) if (many.byReport.has(report) && isToldApartBy(tolds, many)) return true;
  return false;
}

function isToldApartBy(tolds: readonly Told[], { byReport }: CellStock): boolean {
  return tolds.some((told) => byReport.get(told.report.id)?.some((mate) => areTwo(told, mate)) === true);
}

function areTwo(told: Told, mate: Told): boolean {
  if (told.claim.partOf === mate.claim.id || mate.claim.partOf === told.claim.id) return true;
  if (likenessOf(told.claim.figure, mate.claim.figure) !== null) return false;
  if (likenessOf(mate.claim.figure, told.claim.figure) !== null) return false;
  // a text that gives the losses of one side and a number of no side means both, or neither
  const isOneSided = (told.cell.side === null) !== (mate.cell.side === null);
  // two who differ over one thing in one report do not make it two things
  const isOneVoice = told.claim.sources[0]?.name === mate.claim.sources[0]?.name;
  return isOneSided || (isOneVoice && told.claim.asOf === mate.claim.asOf);
}

function shares(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const fact of few.keys()) if (many.has(fact)) return true;
  return false;
}
