import { type Range, rangeOf, writeFigure, writeNumber } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { hasSense } from "./ledger-words.ts";
import type { Constraint } from "./solve-intervals.ts";
import type { Told } from "./told.ts";
import { writeNames } from "./write-finding.ts";

/** A law that the figures of a scope are held to. */
export interface Law {
  readonly constraint: Constraint;
  /** Told where the law does not hold. */
  readonly write: (solved: readonly Range[]) => string;
  readonly tolds: readonly Told[];
}

// Parts that share no one: other places, other measures, other roles. "Three crew and two children" may overlap.
const APART_ROLES: readonly (readonly string[])[] = [
  ["women", "children", "men"],
  ["military", "civilian", "police"],
  ["passengers", "workers"],
];

/** A whole and its parts that share no one, as the report ties them. */
export function partLaws(counts: readonly Told[], at: (told: Told) => number): readonly Law[] {
  const laws: Law[] = [];
  for (const whole of counts) {
    const parts = counts.filter(
      (part) => part.claim.partOf === whole.claim.id && isPartMeasure(part, whole) && part !== whole,
    );
    for (const group of groupApart(parts, whole)) laws.push(sumLaw(whole, group, at, false));
  }
  return laws;
}

function isPartMeasure(part: Told, whole: Told): boolean {
  return part.cell.unit === whole.cell.unit && (part.cell.measure === whole.cell.measure || isSumMeasure(whole));
}

function isSumMeasure(told: Told): boolean {
  return told.cell.measure === "casualties" || told.claim.includes.length > 0 || told.cell.measure === "other";
}

function groupApart(parts: readonly Told[], whole: Told): readonly (readonly Told[])[] {
  const byPlace = onePerKey(
    parts.filter(
      (part) =>
        part.cell.place !== whole.cell.place &&
        part.cell.role === whole.cell.role &&
        part.cell.measure === whole.cell.measure,
    ),
    (part) => part.cell.place ?? "",
  );
  const byMeasure = onePerKey(
    parts.filter((part) => part.cell.measure !== whole.cell.measure),
    (part) => part.cell.measure,
  );
  const bySide = onePerKey(
    parts.filter(
      (part) =>
        part.cell.side !== null &&
        whole.cell.side === null &&
        part.cell.measure === whole.cell.measure &&
        part.cell.role === whole.cell.role,
    ),
    (part) => part.cell.side ?? "",
  );
  const byRole = APART_ROLES.map((roles) =>
    onePerKey(
      parts.filter(
        (part) =>
          part.cell.role !== null &&
          roles.includes(part.cell.role) &&
          part.cell.role !== whole.cell.role &&
          part.cell.measure === whole.cell.measure,
      ),
      (part) => part.cell.role ?? "",
    ),
  );
  const groups = [byPlace, byMeasure, bySide, ...byRole].filter((group) => group.length > 0);
  const grouped = new Set(groups.flat());
  return [...groups, ...parts.filter((part) => !grouped.has(part)).map((part) => [part])];
}

// A part told twice counts once, at its lowest.
function onePerKey(tolds: readonly Told[], keyOf: (told: Told) => string): readonly Told[] {
  const kept = new Map<string, Told>();
  for (const told of tolds) {
    const other = kept.get(keyOf(told));
    if (other === undefined || rangeOf(told.claim.figure).low < rangeOf(other.claim.figure).low)
      kept.set(keyOf(told), told);
  }
  return [...kept.values()];
}

function sumLaw(whole: Told, parts: readonly Told[], at: (told: Told) => number, isAboard: boolean): Law {
  const sum = parts.reduce((total, part) => total + rangeOf(part.claim.figure).low, 0);
  const [only] = parts;
  return {
    constraint: { kind: "sum", whole: at(whole), parts: parts.map(at), isAll: false },
    tolds: [whole, ...parts],
    write: () =>
      parts.length === 1 && only !== undefined
        ? `${tellCount(only)} cannot be part of ${tellCount(whole)}.`
        : `${writeNames(parts.map(tellCount), 6)} make ${writeNumber(sum)}, ${isAboard ? "out of" : "more than"} the ${tellCount(whole)} that ${isAboard ? "they were among" : "they are part of"}.`,
  };
}

/** "542 killed in Ostrim", "3 children killed": a figure with just what tells it from its neighbours. */
export function tellCount(told: Told): string {
  const { claim, cell } = told;
  const what = cell.measure === "other" ? (claim.counted ?? claim.population.name ?? "counted") : cell.measure;
  const who =
    cell.role === null ? (cell.unit === "people" ? "" : `${cell.unit} `) : `${claim.population.name ?? cell.role} `;
  const where = claim.place === null ? "" : ` in ${claim.place}`;
  return `${writeFigure(claim.figure)} ${who}${what}${cell.role === null && cell.side === null ? where : ""}`;
}

/** A sum that says what it includes, beside the things it includes, from the same mouth on the same day. */
export function sumLaws(counts: readonly Told[], at: (told: Told) => number, context: LedgerContext): readonly Law[] {
  const laws: Law[] = [];
  for (const whole of counts.filter((told) => told.cell.measure === "casualties")) {
    const mates = counts.filter(
      (part) => part !== whole && areOfOneBody(part, whole) && areOneWord(part, whole, context),
    );
    const includes = new Set(whole.claim.includes);
    const named = onePerKey(
      mates.filter((part) => includes.has(part.cell.measure)),
      (part) => part.cell.measure,
    );
    if (named.length > 0) laws.push(sumLaw(whole, named, at, false));
    // whatever casualties are, the dead are among them
    else
      for (const part of mates.filter((mate) => mate.cell.measure === "killed").slice(0, 1))
        laws.push(sumLaw(whole, [part], at, false));
  }
  return laws;
}

function areOfOneBody(part: Told, whole: Told): boolean {
  const { cell } = part;
  return (
    cell.unit === whole.cell.unit &&
    cell.side === whole.cell.side &&
    cell.role === whole.cell.role &&
    cell.residue === whole.cell.residue &&
    (cell.place === whole.cell.place || cell.place === null || whole.cell.place === null) &&
    (cell.accounting === "new") === (whole.cell.accounting === "new") &&
    part.claim.partOf === null
  );
}

function areOneWord(one: Told, other: Told, context: LedgerContext): boolean {
  const [origin, otherOrigin] = [findOrigin(one, context.book), findOrigin(other, context.book)];
  if (origin.key !== otherOrigin.key) return false;
  return one.claim.asOf === null || other.claim.asOf === null || one.claim.asOf === other.claim.asOf;
}

const FATES = ["rescued", "killed", "missing"];

/** Who was aboard is rescued, dead or missing: the latest of each that the scope gives. */
export function aboardLaws(
  counts: readonly Told[],
  at: (told: Told) => number,
  context: LedgerContext,
): readonly Law[] {
  const laws: Law[] = [];
  const wholes = counts.filter(
    (told) =>
      told.cell.measure === "other" &&
      foldWords(`${told.claim.counted ?? ""} ${told.claim.population.name ?? ""}`).some((word) =>
        hasSense(word, "aboard"),
      ) &&
      told.cell.role === null,
  );
  if (wholes.length === 0) return [];
  const lastDay = counts.reduce(
    (last, told) =>
      FATES.includes(told.cell.measure) && (told.claim.asOf ?? "") > last ? (told.claim.asOf ?? "") : last,
    "",
  );
  const fates = FATES.flatMap((measure) => {
    const own = counts.filter(
      (told) =>
        told.cell.measure === measure &&
        told.cell.role === null &&
        told.cell.residue === "" &&
        told.cell.accounting !== "new" &&
        told.claim.partOf === null &&
        (told.claim.asOf ?? "") === lastDay,
    );
    // what a liveblog links to is in no one's name; who is asked for the count is
    const sourced = own.filter((told) => told.links.length > 0);
    return onePerKey(sourced.length > 0 ? sourced : own, () => measure);
  });
  if (fates.length < 2) return [];
  const heard = new Set(fates.flatMap((told) => findOrigin(told, context.book).speakers));
  const lastWhole = wholes.filter((whole) => {
    const { kind, speakers } = findOrigin(whole, context.book);
    return kind === "none" || speakers.some((speaker) => heard.has(speaker));
  });
  const newest = lastWhole.reduce(
    (last, told) => ((told.claim.asOf ?? "") > last ? (told.claim.asOf ?? "") : last),
    "",
  );
  for (const whole of lastWhole.filter((told) => (told.claim.asOf ?? "") === newest).slice(0, 1))
    laws.push(sumLaw(whole, fates, at, true));
  return laws;
}
