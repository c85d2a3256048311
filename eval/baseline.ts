import type { Scores } from "./score.ts";

/** The floors, by suite and measure. */
export type Baseline = Readonly<Record<string, Scores>>;

export interface Comparison {
  readonly suite: string;
  readonly measure: string;
  readonly score: number;
  /** Null where none is pinned yet. */
  readonly floor: number | null;
  readonly verdict: "held" | "better" | "fallen" | "new";
}

// Scores are pinned to four places: less than that is rounding.
const PLACES = 4;
const SLACK = 0.5 / 10 ** PLACES;

/** Faults are counted under names that end in `!`: there less is better. */
export const isFaultCount = (measure: string): boolean => measure.endsWith("!");

/** Each score beside its floor. */
export function compareScores(suite: string, scores: Scores, baseline: Baseline): readonly Comparison[] {
  return Object.entries(scores).map(([measure, score]) => {
    const floor = baseline[suite]?.[measure] ?? null;
    if (floor === null) return { suite, measure, score, floor, verdict: "new" };
    const gain = isFaultCount(measure) ? floor - score : score - floor;
    return { suite, measure, score, floor, verdict: gain < -SLACK ? "fallen" : gain > SLACK ? "better" : "held" };
  });
}

/** The floors raised to what was reached. None is ever lowered, and what was not measured stays. */
export function raiseFloors(baseline: Baseline, comparisons: readonly Comparison[]): Baseline {
  const raised: Record<string, Record<string, number>> = {};
  for (const [suite, scores] of Object.entries(baseline)) raised[suite] = { ...scores };
  for (const { suite, measure, score, verdict } of comparisons) {
    if (verdict !== "new" && verdict !== "better") continue;
    const floors = raised[suite] ?? {};
    floors[measure] = Math.round(score * 10 ** PLACES) / 10 ** PLACES;
    raised[suite] = floors;
  }
  return Object.fromEntries(Object.entries(raised).sort(([one], [other]) => (one < other ? -1 : 1)));
}
