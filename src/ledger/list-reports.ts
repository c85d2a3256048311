import type { Report } from "../report/report.ts";
import type { FamilyBook } from "./families.ts";
import type { LedgerReport } from "./ledger.ts";
import { mergeSorted } from "./resort.ts";

/** The reports of a story by day, each with the name of its family, while they come and go. */
export interface ReportList {
  readonly put: (report: Report) => void;
  readonly drop: (report: string) => void;
  /** Reports that were there before are tied otherwise than they were. */
  readonly regroup: () => void;
  /** The families are named in the order of their first reports. */
  readonly list: (families: FamilyBook) => readonly LedgerReport[];
}

/** Opens a list without reports. */
export function openReportList(): ReportList {
  const held = new Map<string, Report>();
  const come = new Set<Report>();
  const gone = new Set<Report>();
  let sorted: readonly Report[] = [];
  // beside `sorted`: its record, and how many families there are up to it
  const listed = new Map<string, LedgerReport>();
  let rows: readonly LedgerReport[] = [];
  let counts: readonly number[] = [];
  let isRegrouped = false;
  const labelOf = (family: string, families: FamilyBook): string | null => {
    for (const member of families.membersOf(family)) {
      const known = listed.get(member);
      if (known !== undefined) return known.lineage;
    }
    return null;
  };
  const drop = (id: string): void => {
    const old = held.get(id);
    if (old === undefined) return;
    held.delete(id);
    if (!come.delete(old)) gone.add(old);
    isRegrouped = true;
  };
  return {
    put: (report) => {
      const old = held.get(report.id);
      if (old === report) return;
      if (old !== undefined) drop(report.id);
      held.set(report.id, report);
      if (!gone.delete(report)) come.add(report);
    },
    drop,
    regroup: () => {
      isRegrouped = true;
    },
    list: (families) => {
      if (come.size === 0 && !isRegrouped) return rows;
      const before = sorted;
      const left = gone.size === 0 ? sorted : sorted.filter((report) => !gone.has(report));
      sorted = mergeSorted(left, [...come], compareReports);
      // up to the first report that came all is as it was
      const start = isRegrouped ? 0 : sorted.findIndex((report, at) => report !== before[at]);
      const old = new Map(before.slice(start).map(({ id }) => [id, listed.get(id)]));
      for (const id of old.keys()) listed.delete(id);
      const labels = new Map<string, string>();
      const now = rows.slice(0, start);
      const familyCounts = counts.slice(0, start);
      for (const report of sorted.slice(start)) {
        const count = familyCounts[familyCounts.length - 1] ?? 0;
        const family = families.familyOf(report.id);
        const known = labels.get(family) ?? (start === 0 ? null : labelOf(family, families));
        const label = known ?? `L${count + 1}`;
        labels.set(family, label);
        const row = write(report, label, families, old.get(report.id));
        listed.set(report.id, row);
        now.push(row);
        familyCounts.push(known === null ? count + 1 : count);
      }
      [rows, counts] = [now, familyCounts];
      come.clear();
      gone.clear();
      isRegrouped = false;
      return rows;
    },
  };
}

// The same record for as long as it says the same.
function write(report: Report, lineage: string, families: FamilyBook, known: LedgerReport | undefined): LedgerReport {
  const { id, file, outlet } = report;
  const now = { id, file, outlet: outlet?.name ?? null, lineage, revisionOf: families.revisionOf(id) };
  const isKnown =
    known !== undefined &&
    known.lineage === lineage &&
    known.revisionOf === now.revisionOf &&
    known.file === file &&
    known.outlet === now.outlet;
  return isKnown ? known : now;
}

function compareReports(one: Report, other: Report): number {
  const [at, otherAt] = [one.publishedAt ?? one.modifiedAt ?? "~", other.publishedAt ?? other.modifiedAt ?? "~"];
  return at === otherAt ? (one.id < other.id ? -1 : 1) : at < otherAt ? -1 : 1;
}
