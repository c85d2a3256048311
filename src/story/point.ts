import { STORY_THRESHOLDS as T } from "./thresholds.ts";

/** A report as it is grouped: when it was published (milliseconds; null where not known). */
export interface Point {
  readonly moment: number | null;
  /** Reports of one number have their words from one another: they are one voice. */
  readonly family: number;
}

/** The time that a group of reports covers, milliseconds; null where none is known. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

const DAY = 86_400_000;

/** Days between two groups' times; 0 where they meet, or where one's is not known. */
export function gapDays(a: Stretch, b: Stretch): number {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return 0;
  return Math.max(0, a.from - b.to, b.from - a.to) / DAY;
}

/** What is left of a similarity over so many days without a report. */
export function fadeOf(days: number): number {
  if (days <= T.cycleDays) return 1;
  return days > T.reachDays ? 0 : 2 ** (-(days - T.cycleDays) / T.halfLifeDays);
}
