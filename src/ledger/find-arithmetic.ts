import { type Range, rangeOf } from "./figure-range.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { percentLaws, ratioLaws } from "./share-laws.ts";
import { solveIntervals } from "./solve-intervals.ts";
import { aboardLaws, type Law, partLaws, sumLaws, tellCount } from "./sum-laws.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, writeNames } from "./write-finding.ts";

/** A set of figures that one report, or one source on one day, puts side by side. */
export interface Scope {
  readonly tolds: readonly Told[];
  /** Who puts them so: "The Daily Beacon", "NATO on 23 March". */
  readonly teller: string;
}

/**
 * Numbers of one scope that cannot all hold: parts above their whole, a subset above its set, a ratio that overshoots the
 * total, those rescued, dead and missing above all aboard, a percentage beside its base. Each with the sum worked out.
 */
export function findArithmetic(scope: Scope, context: LedgerContext): readonly FindingDraft[] {
  const tolds = scope.tolds.filter((told) => told.claim.figure.kind !== "vague");
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
      !law.constraint.isAll &&
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
