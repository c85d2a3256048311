/** One event, and the reports that tell of it. */
export interface Story {
  /** Taken from the story's earliest report; where that changes, the old id stays among `aliases`. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  /** First and last day (`YYYY-MM-DD`) on which a report was published, null where no report says. */
  readonly from: string | null;
  readonly to: string | null;
  readonly places: readonly string[];
  /** Ids of the reports, by publication, then id. */
  readonly reports: readonly string[];
}
