import type { Report } from "../report/report.ts";
import { readInputs } from "../work/read-inputs.ts";
import type { CommandContext } from "./command.ts";

const SAY_EVERY = 200;

/** The reports that the paths hold, one at a time, with the faults told and the work shown as it goes on. */
export async function* readPaths(context: CommandContext, paths: readonly string[]): AsyncGenerator<Report> {
  let count = 0;
  for await (const report of readInputs(paths, {
    maxReportBytes: context.settings.maxReportBytes,
    onFault: context.onFault,
    onNotice: context.onNotice,
    stdin: context.stdin,
  })) {
    count += 1;
    if (count % SAY_EVERY === 0) context.terminal.progress(`${count} reports read`);
    yield report;
  }
}

/** The same, all at once. */
export async function collectPaths(context: CommandContext, paths: readonly string[]): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for await (const report of readPaths(context, paths)) reports.push(report);
  return reports;
}
