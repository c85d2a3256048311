import type { Figure, FigureKind } from "../claim/claim.ts";

/** The part of a figure that says how much. */
export interface Value {
  readonly kind: FigureKind;
  readonly low: number | null;
  readonly high: number | null;
}

/** Both ends stated or supposed; `Infinity` where nothing bounds it. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

// "About 300" is not contradicted by 320: news rounds to the tenth at most.
const ABOUT = 0.1;
// "Nearly 500" is close to 500; how close no style book says. A fifth is as far as it was seen to go.
const NEARLY = 0.2;
const JUST_OVER = 0.25;

/** What a value allows: the widest reading, so that what lies outside contradicts it. */
export function rangeOf(value: Value): Range {
  const { kind, low, high } = value;
  const number = low ?? high ?? 0;
  switch (kind) {
    case "about":
      return { low: Math.floor((low ?? number) * (1 - ABOUT)), high: Math.ceil((high ?? number) * (1 + ABOUT)) };
    case "nearly":
      return { low: Math.floor((high ?? number) * (1 - NEARLY)), high: high ?? number };
    case "at-most":
      return { low: 0, high: high ?? number };
    case "less-than":
      return { low: 0, high: Math.max(0, (high ?? number) - 1) };
    case "at-least":
      return { low: low ?? number, high: Number.POSITIVE_INFINITY };
    case "more-than":
      return { low: (low ?? number) + 1, high: Number.POSITIVE_INFINITY };
    case "just-over":
      return { low: low ?? number, high: Math.ceil((low ?? number) * (1 + JUST_OVER)) };
    default:
      return { low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY };
  }
}

/** Whether two ranges have a number in common. */
export function rangesMeet(one: Range, other: Range): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** A bound on one side only: it never supports, it only fails to contradict. */
export function isOneSided(value: Value): boolean {
  const range = rangeOf(value);
  return range.high === Number.POSITIVE_INFINITY || value.kind === "at-most" || value.kind === "less-than";
}

/** The number that a value is known by: its only one, or the end that is stated. */
export function anchorOf(value: Value): number | null {
  return value.high ?? value.low;
}

/** A number as a reader writes it: 18,955. */
export function writeNumber(number: number): string {
  const [whole = "", fraction] = String(number).split(".");
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const LEAD: Readonly<Partial<Record<FigureKind, string>>> = {
  about: "about",
  "at-least": "at least",
  "more-than": "more than",
  "just-over": "just over",
  "at-most": "up to",
  "less-than": "fewer than",
  nearly: "nearly",
};

/** A value in words: "7,000 to 15,000", "up to 120"; a vague one is its own words, handed in. */
export function writeValue(value: Value, words: string | null = null): string {
  if (value.kind === "vague" && words !== null) return words;
  const { low, high } = value;
  if (low !== null && high !== null && low !== high) return `${writeNumber(low)} to ${writeNumber(high)}`;
  const number = anchorOf(value);
  if (number === null) return words ?? "an unstated number";
  const lead = LEAD[value.kind];
  return lead === undefined ? writeNumber(number) : `${lead} ${writeNumber(number)}`;
}

/** The figure of a claim in words. */
export function writeFigure(figure: Figure): string {
  return figure.kind === "vague" || figure.kind === "ratio" ? figure.text : writeValue(figure);
}
