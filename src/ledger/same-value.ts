import { anchorOf, rangeOf, type Value } from "./figure-range.ts";

/**
 * How one figure can be another figure's retelling: the very value, a floor of an exact count, one end of a range,
 * a rounded form, a vague word for it, or a hedge that fell off (`bared`).
 */
export type Likeness = "equal" | "floor" | "bound" | "rounded" | "vague" | "bared" | null;

// A headline's "nearly 500" for 487 is a rounding; for 410 it would be another figure.
const ROUNDING = 0.15;
const UNHEDGED_ROUNDING = 0.02;
// A little wider than what is rounded, so that it never reaches over two.
const RUNG = -Math.log(0.99 - ROUNDING);

/** The step that a number is rounded to: 1,900 → 100, 487 → 1. */
export function stepOf(number: number): number {
  if (number === 0 || !Number.isInteger(number)) return 1;
  let step = 1;
  while (number % (step * 10) === 0) step *= 10;
  return step;
}

/** What `retold` is of `told`, the fuller of the two; null where it is another figure. */
export function likenessOf(told: Value, retold: Value): Likeness {
  if (told.kind === "ratio" || retold.kind === "ratio") return isEqualRatio(told, retold) ? "equal" : null;
  if (told.kind === "vague" || retold.kind === "vague") return vagueLikeness(told, retold);
  const toldAnchor = anchorOf(told);
  const retoldAnchor = anchorOf(retold);
  if (toldAnchor === null || retoldAnchor === null) return null;
  if (told.low === retold.low && told.high === retold.high) return isBared(told, retold) ? "bared" : "equal";
  if (isRange(told)) return rangeLikeness(told, retold);
  if (isRange(retold)) return null;
  if (toldAnchor === retoldAnchor) return sameNumberLikeness(told, retold);
  // a bound is no number that another could be rounded from
  if (!isExact(told) && told.kind !== "at-least") return null;
  return isRounded(toldAnchor, retold, retoldAnchor) ? "rounded" : null;
}

function isEqualRatio(told: Value, retold: Value): boolean {
  return told.kind === retold.kind && told.low === retold.low && told.high === retold.high;
}

function isRange(value: Value): boolean {
  return value.low !== null && value.high !== null && value.low !== value.high;
}

function vagueLikeness(told: Value, retold: Value): Likeness {
  if (told.kind === "vague" && retold.kind === "vague")
    return told.low === retold.low && told.high === retold.high ? "equal" : null;
  if (told.kind === "vague") return null;
  const number = anchorOf(told);
  const range = rangeOf(retold);
  return number !== null && retold.low !== null && number >= range.low && number <= range.high ? "vague" : null;
}

// An exact figure where the other says "about": the number stands, the hedge is gone.
function isBared(told: Value, retold: Value): boolean {
  return told.kind === "about" && retold.kind === "exact";
}

function rangeLikeness(told: Value, retold: Value): Likeness {
  if (isRange(retold)) return null;
  const { low, high } = retold;
  if (high !== null && low === null) return high === told.high ? "bound" : null;
  if (low !== null && high === null) return low === told.low ? "bound" : null;
  return low === told.high || low === told.low ? "bared" : null;
}

function sameNumberLikeness(told: Value, retold: Value): Likeness {
  // "At least 21 dead" is how news writes a count that still grows: the count is the fuller word. "Up to 120" is not.
  if (isExact(told)) return retold.kind === "at-least" ? "floor" : null;
  if (!isExact(retold)) return sideLikeness(told, retold);
  return told.kind === "at-least" ? null : "bared";
}

function isExact(value: Value): boolean {
  return value.kind === "exact" || value.kind === "about";
}

// "Up to 120" and "fewer than 120", "over 60" and "at least 60": one number, bounded on the same side.
function sideLikeness(told: Value, retold: Value): Likeness {
  return (told.low === null) === (retold.low === null) ? "equal" : null;
}

function isRounded(number: number, retold: Value, round: number): boolean {
  const gap = number - round;
  const share = Math.abs(gap) / number;
  if (share > ROUNDING) return false;
  const step = stepOf(round);
  if (step < 10 || stepOf(number) >= step || Math.abs(gap) >= step) return false;
  switch (retold.kind) {
    case "nearly":
    case "at-most":
    case "less-than":
      return gap < 0;
    case "at-least":
    case "more-than":
    case "just-over":
      return gap > 0;
    case "about":
      return Math.abs(gap) <= step / 2;
    default:
      return step >= 100 && share <= UNHEDGED_ROUNDING;
  }
}

/** A value as it is looked at before it is compared. */
export interface Outline {
  readonly low: number | null;
  readonly high: number | null;
  readonly anchor: number;
  /** A number that others are rounded to. */
  readonly isRound: boolean;
  /** A word or a ratio, or no number at all: to be compared with anything. */
  readonly isOpen: boolean;
  /** The place on a ladder of sizes: a number is rounded to one of its own rung, or of the one above or below. */
  readonly rung: number;
}

/** The outline of a value. */
export function outlineOf(value: Value): Outline {
  const { low, high, kind } = value;
  const anchor = anchorOf(value);
  const isOpen = kind === "vague" || kind === "ratio" || anchor === null;
  const rung = Math.floor(Math.log(Math.max(anchor ?? 0, 1)) / RUNG);
  return { low, high, anchor: anchor ?? 0, isRound: stepOf(anchor ?? 0) >= 10, isOpen, rung };
}

/** Whether it is worth comparing two values: where it is not, neither is a retelling of the other. */
export function mayBeLike(one: Outline, other: Outline): boolean {
  if (one.isOpen || other.isOpen) return true;
  const { low, high } = one;
  if (low !== null && (low === other.low || low === other.high)) return true;
  if (high !== null && (high === other.high || high === other.low)) return true;
  if (!one.isRound && !other.isRound) return false;
  return Math.abs(one.anchor - other.anchor) <= ROUNDING * Math.max(one.anchor, other.anchor);
}

/** How much a value tells: the fuller one of an utterance gives the statement its value. */
export function fullnessOf(value: Value): number {
  if (value.kind === "vague") return 0;
  if (isRange(value)) return 5;
  const number = anchorOf(value) ?? 0;
  const isRound = stepOf(number) >= 10;
  if (value.kind === "about") return isRound ? 3.5 : 2.5;
  if (value.kind === "exact" || value.kind === "ratio") return isRound ? 3 : 4;
  return isRound ? 1 : 2;
}
