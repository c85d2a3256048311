import { dayOfUtterance } from "./build-utterances.ts";
import type { Stated } from "./compile-entry.ts";

/** The days that the figures of an entry speak of, report by report, while statements come and go. */
export interface ReportDays {
  /** Takes in the statements as they now stand. */
  readonly update: (stated: readonly Stated[]) => void;
  /** The last day of which a report tells some figure of the entry; empty where no day is known. */
  readonly lastOf: (report: string) => string;
}

/** Opens an entry without statements. */
export function openReportDays(): ReportDays {
  const byReport = new Map<string, Stated[]>();
  let before: readonly Stated[] = [];
  return {
    update: (now) => {
      if (now === before) return;
      const gone = new Set(before);
      const come = now.filter((one) => !gone.delete(one));
      before = now;
      for (const one of gone)
        for (const { told } of one.utterance.members) {
          const own = byReport.get(told.report.id);
          if (own === undefined) continue;
          own.splice(own.indexOf(one), 1);
          if (own.length === 0) byReport.delete(told.report.id);
        }
      for (const one of come)
        for (const { told } of one.utterance.members) {
          const own = byReport.get(told.report.id);
          if (own === undefined) byReport.set(told.report.id, [one]);
          else own.push(one);
        }
    },
    lastOf: (report) =>
      (byReport.get(report) ?? []).reduce((last, { utterance }) => {
        const day = dayOfUtterance(utterance) ?? "";
        return day > last ? day : last;
      }, ""),
  };
}
