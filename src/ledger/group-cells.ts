import { findOrigin } from "./find-origin.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { likenessOf } from "./same-value.ts";
import type { Cell, Told } from "./told.ts";

/** All claims of one cell, and what tells whether it joins another; made once until a claim of it changes. */
export interface CellStock {
  readonly cell: Cell;
  readonly tolds: readonly Told[];
  /** source|number of figures that are not shared by chance */
  readonly facts: ReadonlySet<string>;
  readonly byReport: ReadonlyMap<string, readonly Told[]>;
  /** The largest figure. */
  readonly most: number;
  /** The count is of no side, and of the country that the story is about. */
  readonly isOfCountry: boolean;
  /** What was found of the cell beside others: the same for as long as both stocks stand. */
  readonly beside: WeakMap<CellStock, Beside>;
}

interface Beside {
  readonly isToldApart: boolean;
  readonly isShared: boolean;
}

// A number under ten is shared by chance.
const TELLING = 10;
const LEAST_SHARE = 0.2;

/** Shelves a cell's claims by what they are compared on. */
export function stockCell(tolds: readonly Told[], book: SourceBook): CellStock | null {
  const [first] = tolds;
  if (first === undefined) return null;
  const facts = new Set<string>();
  const byReport = new Map<string, Told[]>();
  let most = 0;
  for (const told of tolds) {
    const number = told.claim.figure.high ?? told.claim.figure.low ?? 0;
    most = Math.max(most, number);
    const { key } = findOrigin(told, book);
    // no two sources come to one ratio
    const isRatio = told.cell.unit === "ratio";
    if ((number >= TELLING || isRatio) && key !== null) facts.add(`${key}|${number}`);
    const mates = byReport.get(told.report.id);
    if (mates === undefined) byReport.set(told.report.id, [told]);
    else mates.push(told);
  }
  const { place, side } = first.cell;
  const isOfCountry = place === null && side === null && tolds.some((told) => told.claim.place !== null);
  return { cell: first.cell, tolds, facts, byReport, most, isOfCountry, beside: new WeakMap() };
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
  const known = one.beside.get(other);
  if (known !== undefined) return known;
  const beside = { isToldApart: areToldApart(one, other), isShared: shares(one.facts, other.facts) };
  one.beside.set(other, beside);
  other.beside.set(one, beside);
  return beside;
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
  const isSideOut = one.side === cell.side || one.side === null || cell.side === null;
  const isOneAccounting = one.accounting === cell.accounting || areOneToll(stock, other);
  return isPlaceOut && isSideOut && one.residue === cell.residue && isOneAccounting;
}

// A story's one event is a toll in one text and an incident in another. A night's dead beside a war's are not: they are
// a fraction of them, and whoever counts both keeps them apart.
function areOneToll(one: CellStock, other: CellStock): boolean {
  if (one.cell.accounting === "new" || other.cell.accounting === "new") return false;
  const [less, more] = [one.most, other.most].sort((few, many) => few - many);
  if ((less ?? 0) < (more ?? 0) * LEAST_SHARE) return false;
  return ![...one.byReport.keys()].some((report) => other.byReport.has(report));
}

function isOnlyPlaceOut(cell: Cell): boolean {
  return cell.place === null && cell.side !== null;
}

// A report that gives both, as a part and its whole or as two figures, tells two things apart.
function areToldApart(one: CellStock, other: CellStock): boolean {
  const [few, many] = one.byReport.size < other.byReport.size ? [one, other] : [other, one];
  for (const [report, tolds] of few.byReport) {
    const mates = many.byReport.get(report);
    if (mates === undefined) continue;
    for (const told of tolds)
      for (const mate of mates) {
        if (told.claim.partOf === mate.claim.id || mate.claim.partOf === told.claim.id) return true;
        const isLike =
          likenessOf(told.claim.figure, mate.claim.figure) ?? likenessOf(mate.claim.figure, told.claim.figure);
        // a text that gives the losses of one side and a number of no side means both, or neither
        const isOneSided = (told.cell.side === null) !== (mate.cell.side === null);
        // two who differ over one thing in one report do not make it two things
        const isOneVoice = told.claim.sources[0]?.name === mate.claim.sources[0]?.name;
        if (isLike === null && (isOneSided || (isOneVoice && told.claim.asOf === mate.claim.asOf))) return true;
      }
  }
  return false;
}

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const fact of few) if (many.has(fact)) return true;
  return false;
}
