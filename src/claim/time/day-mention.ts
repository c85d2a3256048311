import type { Day } from "./day.ts";

/**
 * date: a day with its month (“12 March 2022”, “Feb. 24”, 2022-03-12) · month and year: no day told · weekday: looked back
 * from the report's day · relative: “yesterday”, “last month” · ago: “four weeks ago” · stretch: “in the past 24 hours”.
 */
export type DayForm = "date" | "month" | "year" | "weekday" | "relative" | "ago" | "stretch";

/** Words that tell a time, tokens `[first, end)`, and the days they cover. */
export interface DayMention {
  readonly first: number;
  readonly end: number;
  readonly form: DayForm;
  /** First day covered; null where it cannot be known. */
  readonly from: Day | null;
  /** Last day covered; null where it cannot be known. */
  readonly to: Day | null;
  /** The one day it tells; null where it covers more, or cannot be known. */
  readonly day: Day | null;
  /** True where the words alone tell the day, without the report's own: “March 12, 2022”. */
  readonly stated: boolean;
}
