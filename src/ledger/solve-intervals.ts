import { type Range, rangesMeet } from "./figure-range.ts";

/**
 * What must hold among quantities, named by their place in the list. `sum`: the parts make the whole where `isAll`, else
 * they lie within it. `scale`: the whole is `by` times the part, or holds at least that where not `isAll`.
 */
export type Constraint =
  | { readonly kind: "sum"; readonly whole: number; readonly parts: readonly number[]; readonly isAll: boolean }
  | {
      readonly kind: "scale";
      readonly whole: number;
      readonly part: number;
      readonly by: Range;
      readonly isAll: boolean;
    };

/** How far a constraint narrowed a quantity. */
export interface Cut {
  readonly quantity: number;
  readonly constraint: number;
  readonly from: Range;
  readonly to: Range;
}

/** The narrowed ranges; `conflict` lists the constraints that cannot hold together, empty where all can. */
export interface Solution {
  readonly ranges: readonly Range[];
  readonly cuts: readonly Cut[];
  readonly conflict: readonly number[];
}

// Each pass narrows or stops; counts of people narrow by whole steps, so this is never reached by stated figures.
const PASSES = 64;

/** Narrows every quantity to what the constraints leave of it, until nothing moves or one of them has nothing left. */
export function solveIntervals(stated: readonly Range[], constraints: readonly Constraint[]): Solution {
  const ranges = stated.map((range) => ({ ...range }));
  const cuts: Cut[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    let moved = false;
    for (const [at, constraint] of constraints.entries())
      for (const [quantity, bound] of boundsOf(constraint, ranges)) {
        const from = ranges[quantity];
        if (from === undefined) continue;
        const to = { low: Math.max(from.low, bound.low), high: Math.min(from.high, bound.high) };
        if (to.low === from.low && to.high === from.high) continue;
        cuts.push({ quantity, constraint: at, from, to });
        ranges[quantity] = to;
        moved = true;
        if (to.low > to.high) return { ranges, cuts, conflict: traceBack(cuts, constraints, quantity) };
      }
    if (!moved) break;
  }
  return { ranges, cuts, conflict: [] };
}

/** Whether the constraints can all hold. */
export function canHold(stated: readonly Range[], constraints: readonly Constraint[]): boolean {
  return solveIntervals(stated, constraints).conflict.length === 0;
}

type Bound = readonly [number, Range];

function boundsOf(constraint: Constraint, ranges: readonly Range[]): readonly Bound[] {
  return constraint.kind === "sum" ? boundsOfSum(constraint, ranges) : boundsOfScale(constraint, ranges);
}

const FREE: Range = { low: 0, high: Number.POSITIVE_INFINITY };

function boundsOfSum(
  { whole, parts, isAll }: Extract<Constraint, { kind: "sum" }>,
  ranges: readonly Range[],
): readonly Bound[] {
  const total = ranges[whole] ?? FREE;
  const own = parts.map((part) => ranges[part] ?? FREE);
  const low = own.reduce((sum, range) => sum + range.low, 0);
  const high = own.reduce((sum, range) => sum + range.high, 0);
  const bounds: Bound[] = [[whole, { low, high: isAll ? high : Number.POSITIVE_INFINITY }]];
  for (const [at, part] of parts.entries()) {
    const range = own[at] ?? FREE;
    const others = {
      low: low - range.low,
      high: own.reduce((sum, other, otherAt) => (otherAt === at ? sum : sum + other.high), 0),
    };
    const least = isAll && Number.isFinite(others.high) ? total.low - others.high : 0;
    bounds.push([part, { low: Math.max(0, least), high: total.high - others.low }]);
  }
  return bounds;
}

function boundsOfScale(
  { whole, part, by, isAll }: Extract<Constraint, { kind: "scale" }>,
  ranges: readonly Range[],
): readonly Bound[] {
  const total = ranges[whole] ?? FREE;
  const own = ranges[part] ?? FREE;
  return [
    [
      whole,
      { low: Math.floor(own.low * by.low), high: isAll ? Math.ceil(own.high * by.high) : Number.POSITIVE_INFINITY },
    ],
    [
      part,
      {
        low: isAll && by.high > 0 ? Math.floor(total.low / by.high) : 0,
        high: by.low > 0 ? Math.ceil(total.high / by.low) : Number.POSITIVE_INFINITY,
      },
    ],
  ];
}

// The constraints whose cuts led to the emptied quantity, in their order.
function traceBack(cuts: readonly Cut[], constraints: readonly Constraint[], emptied: number): readonly number[] {
  const quantities = new Set([emptied]);
  const used = new Set<number>();
  for (const cut of [...cuts].reverse()) {
    if (!quantities.has(cut.quantity)) continue;
    used.add(cut.constraint);
    const constraint = constraints[cut.constraint];
    if (constraint === undefined) continue;
    for (const quantity of constraint.kind === "sum"
      ? [constraint.whole, ...constraint.parts]
      : [constraint.whole, constraint.part])
      quantities.add(quantity);
  }
  return [...used].sort((one, other) => one - other);
}

/** Whether a part of a range is still possible: for callers that tell apart "cannot" and "only in part". */
export function leavesSome(range: Range, left: Range): boolean {
  return left.low <= left.high && rangesMeet(range, left);
}
