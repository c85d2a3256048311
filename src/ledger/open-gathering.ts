import { mergeSorted } from "./resort.ts";

/** What reports bring, in the order of the reports' ids, while they come and go. */
export interface Gathering<Item> {
  /** What a report brings from now on. */
  readonly put: (report: string, items: readonly Item[]) => void;
  /** The same list for as long as nothing moves. */
  readonly list: () => readonly Item[];
}

/** Opens a gathering to which nothing was brought yet. */
export function openGathering<Item>(): Gathering<Item> {
  const byReport = new Map<string, readonly Item[]>();
  let reports: readonly string[] = [];
  const fresh = new Set<string>();
  let listed: readonly Item[] | null = [];
  return {
    put: (report, items) => {
      const before = byReport.get(report);
      if (before === items || (before === undefined && items.length === 0)) return;
      listed = null;
      if (items.length === 0) {
        byReport.delete(report);
        if (!fresh.delete(report)) reports = reports.filter((id) => id !== report);
        return;
      }
      if (before === undefined) fresh.add(report);
      byReport.set(report, items);
    },
    list: () => {
      if (listed !== null) return listed;
      reports = mergeSorted(reports, [...fresh], (one, other) => (one < other ? -1 : 1));
      fresh.clear();
      listed = reports.flatMap((report) => byReport.get(report) ?? []);
      return listed;
    },
  };
}
