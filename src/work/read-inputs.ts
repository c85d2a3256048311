import { type GatherOptions, gatherCaptures } from "../capture/gather-captures.ts";
import { readReports } from "../report/read-reports.ts";
import type { Report } from "../report/report.ts";

/**
 * The reports that files, folders, globs and standard input hold, one at a time, in the order given.
 * Nothing is kept: what a hundred thousand lines need is what one needs. What could not be read goes to `onFault`, and
 * the rest is still done; a missing path or an empty folder throws before anything is read.
 */
export async function* readInputs(paths: readonly string[], options: GatherOptions): AsyncGenerator<Report> {
  for await (const capture of gatherCaptures(paths, options)) {
    const { reports, faults } = readReports(capture);
    for (const fault of faults) options.onFault(fault);
    yield* reports;
  }
}

/** The same, all at once: for the stages that need every report before they can begin. */
export async function collectReports(paths: readonly string[], options: GatherOptions): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for await (const report of readInputs(paths, options)) reports.push(report);
  return reports;
}
