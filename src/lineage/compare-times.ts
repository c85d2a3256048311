import type { Report } from "../report/report.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

const HOUR = 3_600_000;

/** Which of two reports came first, and what says so. `order` is negative where `a` did. */
export interface TimeOrder {
  readonly order: number;
  readonly by: "published" | "captured";
  readonly isSure: boolean;
}

/** Milliseconds of an instant, or of a day's noon (UTC); null where there is none. */
export function millisecondsOf(instant: string | null): number | null {
  if (instant === null) return null;
  const value = Date.parse(instant.length === 10 ? `${instant}T12:00:00Z` : instant);
  return Number.isNaN(value) ? null : value;
}

/** When a report is known to have been there: published, else captured; null where neither is stated. */
export function momentOf(report: Report): number | null {
  return millisecondsOf(report.publishedAt) ?? millisecondsOf(report.modifiedAt) ?? millisecondsOf(report.capturedAt);
}

/** Order by time of two reports of different outlets; null where their times do not tell. */
export function orderOfReports(a: Report, b: Report): TimeOrder | null {
  const published = compareInstants(a.publishedAt, b.publishedAt);
  if (published !== 0 && published !== null) return { order: published, by: "published", isSure: true };
  if (published === 0) return null;
  // One was seen before the other was published.
  const bound = boundOrder(a, b);
  if (bound !== null) return bound;
  const captured = compareInstants(a.capturedAt, b.capturedAt);
  if (captured === null || captured === 0) return null;
  const apart = Math.abs((millisecondsOf(a.capturedAt) ?? 0) - (millisecondsOf(b.capturedAt) ?? 0));
  return { order: captured, by: "captured", isSure: apart >= T.capturedApartHours * HOUR };
}

/** Order of two versions of one page: by when each was last changed, else by when it was captured; null where neither tells. */
export function orderOfVersions(a: Report, b: Report): TimeOrder | null {
  const published = compareInstants(a.publishedAt, b.publishedAt) ?? 0;
  const modified = compareInstants(a.modifiedAt ?? a.publishedAt, b.modifiedAt ?? b.publishedAt) ?? 0;
  const captured = compareInstants(a.capturedAt, b.capturedAt) ?? 0;
  if (published === 0 && captured !== 0 && captured * modified >= 0)
    return { order: captured, by: "captured", isSure: true };
  if (modified !== 0) return { order: modified, by: "published", isSure: true };
  if (published !== 0) return { order: published, by: "published", isSure: true };
  return null;
}

function boundOrder(a: Report, b: Report): TimeOrder | null {
  if (a.publishedAt === null && (compareInstants(a.capturedAt, b.publishedAt) ?? 0) < 0)
    return { order: -1, by: "captured", isSure: true };
  if (b.publishedAt === null && (compareInstants(b.capturedAt, a.publishedAt) ?? 0) < 0)
    return { order: 1, by: "captured", isSure: true };
  return null;
}

// -1, 0 (the same, or a day that does not tell), 1; null where one is missing.
function compareInstants(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  if (a.length === 10 || b.length === 10) {
    const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)];
    return dayA === dayB ? 0 : dayA < dayB ? -1 : 1;
  }
  return Math.sign((millisecondsOf(a) ?? 0) - (millisecondsOf(b) ?? 0));
}
