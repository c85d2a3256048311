import type { Report } from "../report/report.ts";
import type { Families } from "./families.ts";
import type { LedgerReport } from "./ledger.ts";
import { mergeSorted } from "./resort.ts";

/** The reports of a story by day, each with the name of its family, while they come and go. */
export interface ReportList {
  readonly put: (report: Report) => void;
  readonly drop: (report: string) => void;
  /** The families are named in the order of their first reports. */
  readonly list: (families: Families) => readonly LedgerReport[];
}

/** Opens a list without reports. */
export function openReportList(): ReportList {
  const held = new Map<string, Report>();
  const listed = new Map<string, LedgerReport>();
  let sorted: readonly Report[] = [];
  let come = new Set<Report>();
  let gone = new Set<Report>();
  const drop = (id: string): void => {
    const old = held.get(id);
    if (old === undefined) return;
    held.delete(id);
    listed.delete(id);
    if (!come.delete(old)) gone.add(old);
  };
  return {
    put: (report) => {
      if (held.get(report.id) === report) return;
      drop(report.id);
      held.set(report.id, report);
      if (!gone.delete(report)) come.add(report);
    },
    drop,
    list: (families) => {
      const left = gone.size === 0 ? sorted : sorted.filter((report) => !gone.has(report));
      sorted = mergeSorted(left, [...come], compareReports);
      come = new Set();
      gone = new Set();
      const labels = new Map<string, string>();
      return sorted.map((report) => {
        const family = families.familyOf(report.id);
        let lineage = labels.get(family);
        if (lineage === undefined) {
          lineage = `L${labels.size + 1}`;
          labels.set(family, lineage);
        }
        const revisionOf = families.revisionOf(report.id);
        const known = listed.get(report.id);
        if (known !== undefined && known.lineage === lineage && known.revisionOf === revisionOf) return known;
        const { id, file, outlet } = report;
        const now = { id, file, outlet: outlet?.name ?? null, lineage, revisionOf };
        listed.set(id, now);
        return now;
      });
    },
  };
}

function compareReports(one: Report, other: Report): number {
  const [at, otherAt] = [one.publishedAt ?? one.modifiedAt ?? "~", other.publishedAt ?? other.modifiedAt ?? "~"];
  return at === otherAt ? (one.id < other.id ? -1 : 1) : at < otherAt ? -1 : 1;
}
