import { findOrigin } from "./find-origin.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { likenessOf } from "./same-value.ts";
import type { Cell, Told } from "./told.ts";

/** All claims of one cell. */
export interface CellStock {
  readonly cell: Cell;
  readonly tolds: readonly Told[];
}

// A number under ten is shared by chance.
const TELLING = 10;

/**
 * Which cells count one thing: the same but for a place, side or noun that one of them leaves out, or that two texts
 * word differently for one figure of one source. Two cells that one report tells apart never join.
 * Returns groups of cell keys, each sorted; the stocks are those of one `group` and may come in any order.
 */
export function groupCells(stocks: readonly CellStock[], book: SourceBook): readonly (readonly string[])[] {
  const sorted = [...stocks].sort(
    (one, other) => other.tolds.length - one.tolds.length || (one.cell.key < other.cell.key ? -1 : 1),
  );
  const groups: { stocks: CellStock[] }[] = [];
  const facts = new Map(sorted.map((stock) => [stock.cell.key, readFacts(stock, book)]));
  const factsOf = (stock: CellStock): Facts =>
    facts.get(stock.cell.key) ?? { told: new Set(), byReport: new Map(), parts: new Set() };
  for (const stock of sorted) {
    const fitting = groups.filter((group) => group.stocks.every((other) => mayJoin(other, stock, factsOf)));
    const shared = fitting.filter((group) => group.stocks.some((other) => shares(factsOf(other), factsOf(stock))));
    const loose = fitting.filter((group) => group.stocks.some((other) => isLeftOut(other.cell, stock.cell)));
    const home = shared[0] ?? (loose.length === 1 || isOnlyPlaceOut(stock.cell) ? loose[0] : undefined);
    if (home === undefined) groups.push({ stocks: [stock] });
    else home.stocks.push(stock);
  }
  return groups.map((group) => group.stocks.map((stock) => stock.cell.key).sort());
}

interface Facts {
  /** source|low|high of figures that are not shared by chance */
  readonly told: ReadonlySet<string>;
  readonly byReport: ReadonlyMap<string, readonly Told[]>;
  /** ids of the wholes and parts that the cell's claims are tied to */
  readonly parts: ReadonlySet<string>;
}

function readFacts(stock: CellStock, book: SourceBook): Facts {
  const told = new Set<string>();
  const byReport = new Map<string, Told[]>();
  const parts = new Set<string>();
  for (const entry of stock.tolds) {
    const { figure, partOf, id } = entry.claim;
    const number = figure.high ?? figure.low ?? 0;
    const origin = findOrigin(entry, book);
    if (number >= TELLING && origin.key !== null) told.add(`${origin.key}|${number}`);
    const mates = byReport.get(entry.report.id);
    if (mates === undefined) byReport.set(entry.report.id, [entry]);
    else mates.push(entry);
    if (partOf !== null) parts.add(partOf);
    parts.add(`=${id}`);
  }
  return { told, byReport, parts };
}

function mayJoin(one: CellStock, other: CellStock, factsOf: (stock: CellStock) => Facts): boolean {
  if (!areNear(one.cell, other.cell)) return false;
  return !toldApart(factsOf(one), factsOf(other));
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
function isLeftOut(one: Cell, other: Cell): boolean {
  const isPlaceOut = one.place === other.place || one.place === null || other.place === null;
  const isSideOut = one.side === other.side || one.side === null || other.side === null;
  return isPlaceOut && isSideOut && one.residue === other.residue && one.accounting === other.accounting;
}

function isOnlyPlaceOut(cell: Cell): boolean {
  return cell.place === null && cell.side !== null;
}

// A report that gives both, as a part and its whole or as two figures, tells two things apart.
function toldApart(one: Facts, other: Facts): boolean {
  const [few, many] = one.byReport.size < other.byReport.size ? [one, other] : [other, one];
  for (const [report, tolds] of few.byReport) {
    const mates = many.byReport.get(report);
    if (mates === undefined) continue;
    for (const told of tolds)
      for (const mate of mates) {
        if (told.claim.partOf === mate.claim.id || mate.claim.partOf === told.claim.id) return true;
        const isLike =
          likenessOf(told.claim.figure, mate.claim.figure) ?? likenessOf(mate.claim.figure, told.claim.figure);
        if (isLike === null && told.claim.asOf === mate.claim.asOf) return true;
      }
  }
  return false;
}

function shares(one: Facts, other: Facts): boolean {
  const [few, many] = one.told.size < other.told.size ? [one.told, other.told] : [other.told, one.told];
  for (const fact of few) if (many.has(fact)) return true;
  return false;
}
