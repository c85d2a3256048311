import { PART } from "./clear-cell.ts";
import { anchorOf } from "./figure-range.ts";
import { areWordsWithin, foldName, foldWords } from "./fold-name.ts";
import { isUnnamed, keyCell } from "./tell-claim.ts";
import type { Cell, Told } from "./told.ts";

/** Whether one report has words or figures from another, as far as the edges tell. */
export type AreLinked = (report: string, other: string) => boolean;

// A number under ten is met by chance: only a report that is tied to the other's has it from there.
const TELLING = 10;

/**
 * The shelf on which a claim meets those that may be the same figure told more fully: one measure, unit and number.
 * Words, ratios and noughts meet no one.
 */
export function lendingKeyOf({ cell, claim }: Told): string {
  const { kind } = claim.figure;
  const number = anchorOf(claim.figure);
  if (kind === "vague" || kind === "ratio" || number === null || number === 0) return `~${claim.id}`;
  return [
    isLoss(cell) ? "killed" : cell.measure,
    cell.unit,
    (cell.counted ?? "").replace(/(?<=\w{3})s(?= |$)/g, ""),
    number,
  ].join("|");
}

/**
 * What claims of one shelf count, where one leaves out what another tells: "17 had died" in one report is "17 Dravonian
 * soldiers killed" in another. A claim takes over the fuller cell only where no other fits it as well. The order of the
 * claims does not matter. `places`: folded names of the countries that the story is about.
 */
export function lendCells(all: readonly Told[], places: ReadonlySet<string>, areLinked: AreLinked): readonly Told[] {
  if (all.length < 2) return all;
  const plains = listPlains(all);
  const tolds = all.map((told) => (plains.some((other) => isPlainOf(told, other)) ? withoutPlace(told) : told));
  const things = listThings(tolds);
  return tolds.map((told) => {
    if (told.acts.length > 0) return told;
    const fuller = things.filter((thing) => mayTakeOver(told, thing, places, areLinked));
    const [fullest] = fuller.filter((thing) =>
      fuller.every((other) => other === thing || isWithin(other, thing, places)),
    );
    // only one that anyone stands behind: where a retelling has it happen is where the reteller writes from
    const named = things.filter(
      (thing) =>
        thing.isNamed && !things.some((other) => other !== thing && other.isNamed && isWithin(thing, other, places)),
    );
    const [only] = named;
    if (fullest === undefined && only !== undefined && named.length === 1 && !hasName(told))
      return mayTakeOver({ ...told, cell: { ...told.cell, place: null } }, only, places, areLinked)
        ? { ...told, cell: only.cell }
        : told;
    return fullest === undefined ? told : { ...told, cell: fullest.cell };
  });
}

/** Claims that tell the same of who and where. */
interface Thing {
  readonly cell: Cell;
  readonly reports: ReadonlySet<string>;
  /** Someone is named as the source of one of them. */
  readonly isNamed: boolean;
  /** Folded names of those sources. */
  readonly sources: ReadonlySet<string>;
  /** A bound or a range: no two counts have the very same. */
  readonly isBounded: boolean;
}

function listThings(tolds: readonly Told[]): readonly Thing[] {
  const shelves = new Map<string, Told[]>();
  for (const told of tolds) {
    const { measure, side, role, place, accounting } = told.cell;
    const isNew = accounting === "new";
    const key = [measure, side, role, place, isNew, hasName(told)].join("|");
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [told]);
    else shelf.push(told);
  }
  // a figure that someone stands behind says what it counts; a retelling in no one's name may have it from anywhere
  return [...shelves]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, shelf]) => ({
      cell: modalCell(shelf),
      reports: new Set(shelf.map((told) => told.report.id)),
      isNamed: shelf.some(hasName),
      sources: new Set(shelf.map(sourceOf)),
      isBounded: shelf.every(({ claim }) => claim.figure.low !== claim.figure.high),
    }))
    .filter((thing, _, all) => thing.isNamed || !all.some((other) => other.isNamed && isSameThing(thing, other)))
    .filter((thing, _, all) => !all.some((other) => isOddlyPlaced(thing, other)));
}

// One text that places a count which most give without a place has it from its dateline.
function isOddlyPlaced(thing: Thing, other: Thing): boolean {
  const [one, plain] = [thing.cell, other.cell];
  return (
    plain.place === null &&
    one.place !== null &&
    plain.residue !== PART &&
    one.side === plain.side &&
    one.role === plain.role &&
    !thing.isBounded &&
    other.isNamed &&
    other.reports.size > thing.reports.size
  );
}

function isSameThing({ cell: one }: Thing, { cell: other }: Thing): boolean {
  return one.side === other.side && one.role === other.role && one.place === other.place;
}

function modalCell(tolds: readonly Told[]): Cell {
  const counts = new Map<string, { readonly cell: Cell; count: number }>();
  for (const { cell } of tolds) {
    const seen = counts.get(cell.key);
    if (seen === undefined) counts.set(cell.key, { cell, count: 1 });
    else seen.count += 1;
  }
  const [best] = [...counts.values()].sort(
    (one, other) => other.count - one.count || (one.cell.key < other.cell.key ? -1 : 1),
  );
  if (best === undefined) throw new Error("a thing has no claim");
  return best.cell;
}

// Counts that are put in no one place: of one voice and kind two reports are enough.
function listPlains(tolds: readonly Told[]): readonly Told[] {
  const kept = new Map<string, Told[]>();
  for (const told of tolds) {
    const { place, residue, role, side, accounting } = told.cell;
    if (place !== null || residue === PART) continue;
    const key = [role, side, accounting, sourceOf(told)].join("|");
    const own = kept.get(key) ?? [];
    kept.set(key, own);
    if (own.length < 2 && own[0]?.report.id !== told.report.id) own.push(told);
  }
  return [...kept.values()].flat();
}

// The same count of the same voice, in another report that puts it in no one place: where a report is at is not where
// its figure is of.
function isPlainOf(told: Told, other: Told): boolean {
  const [own, plain] = [told.cell, other.cell];
  return (
    own.place !== null &&
    told.claim.placeBasis === "inferred" &&
    told.claim.partOf === null &&
    told.acts.length === 0 &&
    plain.measure === own.measure &&
    plain.role === own.role &&
    plain.accounting === own.accounting &&
    fits(plain.side, own.side) &&
    (anchorOf(told.claim.figure) ?? 0) >= TELLING &&
    other.report.id !== told.report.id &&
    mayBeVoice(told, { sources: new Set([sourceOf(other)]) })
  );
}

function withoutPlace(told: Told): Told {
  return { ...told, cell: keyCell({ ...told.cell, place: null }) };
}

function mayTakeOver(told: Told, thing: Thing, places: ReadonlySet<string>, areLinked: AreLinked): boolean {
  const own = told.cell;
  const { cell } = thing;
  if (own.key === cell.key) return false;
  if ((own.accounting === "new") !== (cell.accounting === "new")) return false;
  // men that are lost may be dead; who are killed are not "lost" only
  if (own.measure !== cell.measure && !(own.measure === "lost" && cell.measure === "killed")) return false;
  if (!isCovered(own, cell, places)) return false;
  const gain = tellsOf(cell) - tellsOf(own);
  const isRetelling = !hasName(told);
  if (!isRetelling && (!thing.isNamed || !mayBeVoice(told, thing))) return false;
  if (gain < 0 || (gain === 0 && !isRetelling && own.measure === cell.measure)) return false;
  if (!isRetelling && own.residue !== PART) {
    if (own.residue !== "" && own.residue !== cell.residue) return false;
  }
  if ((anchorOf(told.claim.figure) ?? 0) >= TELLING) return true;
  // a few of whom only one text tells who they were
  if (own.role !== cell.role && cell.side === null) return false;
  return [...thing.reports].some((report) => report !== told.report.id && areLinked(report, told.report.id));
}

// Everything that the one tells the other tells too.
function isWithin({ cell: one }: Thing, { cell: other }: Thing, places: ReadonlySet<string>): boolean {
  return isCovered(one, other, places);
}

// The country of a war adds nothing to a side.
function isCovered(own: Cell, fuller: Cell, places: ReadonlySet<string>): boolean {
  if (!fits(own.side, fuller.side) || !fits(own.role, fuller.role)) return false;
  return fits(own.place, fuller.place) || (fuller.side !== null && own.place !== null && places.has(own.place));
}

function fits(own: string | null, fuller: string | null): boolean {
  return own === null || own === fuller;
}

function tellsOf({ side, role, place }: Cell): number {
  return Number(side !== null) + Number(role !== null) + Number(place !== null);
}

function hasName(told: Told): boolean {
  return told.links.some((link) => link.role !== "reporter" && link.kind !== "outlet");
}

function sourceOf(told: Told): string {
  const link = told.links.find((entry) => entry.role !== "reporter" && entry.kind !== "outlet");
  return link === undefined || isUnnamed(link.name) ? "" : foldName(link.name);
}

// Two who are named and not alike happen to have one number: what the one counts tells nothing of the other's.
function mayBeVoice(told: Told, { sources }: Pick<Thing, "sources">): boolean {
  const own = sourceOf(told);
  const words = foldWords(own);
  return (
    own === "" ||
    [...sources].some(
      (source) => source === "" || areWordsWithin(words, foldWords(source)) || areWordsWithin(foldWords(source), words),
    )
  );
}

function isLoss(cell: Cell): boolean {
  return cell.measure === "lost" && cell.unit === "people";
}
