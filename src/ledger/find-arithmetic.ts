import { rangeOf, type Range, writeFigure, writeNumber } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { hasSense } from "./ledger-words.ts";
import { type Constraint, solveIntervals } from "./solve-intervals.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, writeNames } from "./write-finding.ts";

/** A set of figures that one report, or one source on one day, puts side by side. */
export interface Scope {
  readonly tolds: readonly Told[];
  /** Who puts them so: "The Daily Beacon", "NATO on 23 March". */
  readonly teller: string;
}

interface Law {
  readonly constraint: Constraint;
  /** Told where the law does not hold. */
  readonly write: (solved: readonly Range[]) => string;
  readonly tolds: readonly Told[];
}

/**
 * Numbers of one scope that cannot all hold: parts above their whole, a subset above its set, a ratio that overshoots the
 * total, those rescued, dead and missing above all aboard, a percentage beside its base. Each with the sum worked out.
 */
export function findArithmetic(scope: Scope, context: LedgerContext): readonly FindingDraft[] {
  const tolds = scope.tolds.filter((told) => told.claim.figure.kind !== "vague" || told.claim.figure.low !== null);
  const place = new Map(tolds.map((told, at) => [told, at]));
  const at = (told: Told): number => place.get(told) ?? 0;
  const ranges = tolds.map((told) => rangeOf(told.claim.figure));
  const counts = tolds.filter(
    (told) => told.cell.unit !== "percent" && told.cell.unit !== "ratio" && told.cell.unit !== "share",
  );
  const laws: Law[] = [
    ...partLaws(counts, at),
    ...sumLaws(counts, at, context),
    ...aboardLaws(counts, at, context),
    ...ratioLaws(tolds, counts, at, context),
    ...percentLaws(tolds, counts, at, context),
  ];
  const drafts: FindingDraft[] = [];
  const seen = new Set<string>();
  for (const law of laws) {
    const solution = solveIntervals(ranges, [law.constraint]);
    const isCut =
      law.constraint.kind === "scale" &&
      solution.cuts.some((cut) => cut.constraint === 0 && isStatedEnd(cut.from, cut.to));
    if (solution.conflict.length === 0 && !isCut) continue;
    const draft = writeArithmetic(law, scope, solution.ranges);
    if (!seen.has(draft.cause)) drafts.push(draft);
    seen.add(draft.cause);
  }
  return drafts.length > 0 ? drafts : findJoint(laws, ranges, scope);
}

// No law fails alone, but some fail together.
function findJoint(laws: readonly Law[], ranges: readonly Range[], scope: Scope): readonly FindingDraft[] {
  const sums = laws.filter((law) => law.constraint.kind === "sum");
  const { conflict } = solveIntervals(
    ranges,
    sums.map((law) => law.constraint),
  );
  if (conflict.length < 2) return [];
  const failing = conflict.flatMap((at) => sums[at] ?? []);
  const tolds = [...new Set(failing.flatMap((law) => law.tolds))];
  if (tolds.length > 6) return [];
  return [
    {
      kind: "arithmetic",
      text: `${scope.teller}: ${writeNames(tolds.map(tellCount), 6)} cannot all hold together, though each pair of them could.`,
      statements: [],
      claims: tolds.map((told) => told.claim.id),
      severity: "warn",
      cause: causeOf(tolds),
    },
  ];
}

// A ratio that only cuts off the upper end of a range still tells that the end cannot hold.
function isStatedEnd(from: Range, to: Range): boolean {
  return Number.isFinite(from.high) && to.high < from.high;
}

function writeArithmetic(law: Law, scope: Scope, solved: readonly Range[]): FindingDraft {
  return {
    kind: "arithmetic",
    text: `${scope.teller}: ${law.write(solved)}`,
    statements: [],
    claims: law.tolds.map((told) => told.claim.id),
    severity: "warn",
    cause: causeOf(law.tolds),
  };
}

// The same numbers of the same things are one cause, whoever prints them.
function causeOf(tolds: readonly Told[]): string {
  return tolds
    .map(
      (told) =>
        `${told.cell.measure} ${told.cell.side ?? ""} ${told.cell.role ?? ""} ${told.claim.figure.low}-${told.claim.figure.high}`,
    )
    .sort()
    .join("|");
}

// Parts that share no one: other places, other measures, other roles. "Three crew and two children" may overlap.
const APART_ROLES: readonly (readonly string[])[] = [
  ["women", "children", "men"],
  ["military", "civilian", "police"],
  ["passengers", "workers"],
];

function partLaws(counts: readonly Told[], at: (told: Told) => number): readonly Law[] {
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

/** "542 killed in Ostrel", "3 children killed": a figure with just what tells it from its neighbours. */
function tellCount(told: Told): string {
  const { claim, cell } = told;
  const what = cell.measure === "other" ? (claim.counted ?? claim.population.name ?? "counted") : cell.measure;
  const who =
    cell.role === null ? (cell.unit === "people" ? "" : `${cell.unit} `) : `${claim.population.name ?? cell.role} `;
  const where = claim.place === null ? "" : ` in ${claim.place}`;
  return `${writeFigure(claim.figure)} ${who}${what}${cell.role === null && cell.side === null ? where : ""}`;
}

// A sum that says what it includes, beside the things it includes, from the same mouth on the same day.
function sumLaws(counts: readonly Told[], at: (told: Told) => number, context: LedgerContext): readonly Law[] {
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

// Who was aboard is rescued, dead or missing: the latest of each that the scope gives.
function aboardLaws(counts: readonly Told[], at: (told: Told) => number, context: LedgerContext): readonly Law[] {
  const laws: Law[] = [];
  const wholes = counts.filter(
    (told) =>
      told.cell.measure === "other" &&
      foldWords(`${told.claim.counted ?? ""} ${told.claim.population.name ?? ""}`).some((word) =>
        hasSense(word, "aboard"),
      ) &&
      (told.cell.role === null || told.cell.role === "passengers"),
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
    return onePerKey(own, () => measure);
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

// So many wounded for each killed: with the killed that the same source gives, that is a total.
function ratioLaws(
  tolds: readonly Told[],
  counts: readonly Told[],
  at: (told: Told) => number,
  context: LedgerContext,
): readonly Law[] {
  const laws: Law[] = [];
  for (const ratio of tolds.filter((told) => told.cell.unit === "ratio" && told.cell.measure === "wounded")) {
    if (!foldWords(ratio.claim.figure.of ?? "").some((word) => hasSense(word, "a-death"))) continue;
    const each = ratio.claim.figure.low ?? ratio.claim.figure.high;
    if (each === null || each <= 0) continue;
    const { key } = findOrigin(ratio, context.book);
    const isOfRatio = (told: Told): boolean =>
      findOrigin(told, context.book).key === key &&
      (ratio.cell.side === null || told.cell.side === ratio.cell.side) &&
      told.claim.figure.high !== null;
    const killed = widest(counts.filter((told) => told.cell.measure === "killed" && isOfRatio(told)));
    const total = widest(counts.filter((told) => told.cell.measure === "casualties" && isOfRatio(told)));
    if (
      killed === null ||
      total === null ||
      killed.cell.side !== total.cell.side ||
      killed.cell.role !== total.cell.role
    )
      continue;
    const most = killed.claim.figure.high ?? 0;
    laws.push({
      constraint: {
        kind: "scale",
        whole: at(total),
        part: at(killed),
        by: { low: 1 + each, high: 1 + each },
        isAll: false,
      },
      tolds: [killed, total, ratio],
      write: (solved) => {
        const left = solved[at(killed)];
        const fit =
          left === undefined || left.high < left.low
            ? ""
            : `; at ${writeNumber(each)}:1 no more than ${writeNumber(left.high)} killed fit`;
        return `at ${writeNumber(each)} wounded for each killed, ${writeNumber(most)} killed make ${writeNumber(most * (1 + each))} (${writeNumber(most)} + ${writeNumber(each)} × ${writeNumber(most)}), but the total given is ${writeFigure(total.claim.figure)}${fit}.`;
      },
    });
  }
  return laws;
}

// A range tells more than its upper bound alone.
function widest(tolds: readonly Told[]): Told | null {
  const ranked = [...tolds].sort(
    (one, other) =>
      Number(other.claim.figure.low !== null) - Number(one.claim.figure.low !== null) ||
      (other.claim.figure.high ?? 0) - (one.claim.figure.high ?? 0) ||
      (one.claim.id < other.claim.id ? -1 : 1),
  );
  return ranked[0] ?? null;
}

// A share of a whole that the same scope counts, beside the count of the same thing.
function percentLaws(
  tolds: readonly Told[],
  counts: readonly Told[],
  at: (told: Told) => number,
  context: LedgerContext,
): readonly Law[] {
  const laws: Law[] = [];
  for (const share of tolds.filter((told) => told.cell.unit === "percent")) {
    const { figure } = share.claim;
    if (figure.of === null) continue;
    const base = counts.filter((told) => isBase(told, figure.of ?? "", share));
    const count = counts.filter(
      (told) =>
        told.cell.measure === share.cell.measure &&
        told.cell.side === share.cell.side &&
        told.cell.role === share.cell.role &&
        told.claim.figure.kind === "exact" &&
        told.claim.asOf === share.claim.asOf &&
        findOrigin(told, context.book).key === findOrigin(share, context.book).key,
    );
    const [whole, another] = base;
    const [part, other] = count;
    // two that fit are none: which is meant is not told
    if (whole === undefined || another !== undefined || part === undefined || other !== undefined || whole === part)
      continue;
    const stated = rangeOf(figure);
    const by = {
      low: Math.max(0, stated.low - 0.5) / 100,
      high: Number.isFinite(stated.high) ? (stated.high + 0.5) / 100 : 1,
    };
    const low = Math.floor(rangeOf(whole.claim.figure).low * by.low);
    const high = Math.ceil(rangeOf(whole.claim.figure).high * by.high);
    laws.push({
      constraint: { kind: "scale", whole: at(part), part: at(whole), by, isAll: true },
      tolds: [share, whole, part],
      write: () =>
        `${figure.text} of ${tellCount(whole)} are ${writeNumber(low)} to ${writeNumber(high)}, not the ${tellCount(part)}.`,
    });
  }
  return laws;
}

function isBase(told: Told, of: string, share: Told): boolean {
  if (told.claim.figure.kind !== "exact" || told === share) return false;
  const ofWords = foldWords(of).filter((word) => word.length > 3);
  if (ofWords.length === 0) return false;
  const numbers: readonly string[] = of.replaceAll(",", "").match(/\d+/g) ?? [];
  if (numbers.length > 0)
    return numbers.includes(String(told.claim.figure.low)) && told.cell.measure !== share.cell.measure;
  const own = foldWords(
    `${told.claim.population.name ?? ""} ${told.claim.counted ?? ""} ${told.claim.population.text ?? ""}`,
  );
  return told.cell.measure !== share.cell.measure && ofWords.every((word) => own.includes(word));
}
