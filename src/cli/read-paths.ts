import type { Report } from "../report/report.ts";
import { readInputs } from "../work/read-inputs.ts";
import type { CommandContext } from "./command.ts";

const SAY_EVERY = 200;
// Odd pages come in thousands where they come at all: past these the records tell.
const NOTICES_TOLD = 20;

/** The reports that the paths hold, one at a time, with the faults told and the work shown as it goes on. */
export async function* readPaths(context: CommandContext, paths: readonly string[]): AsyncGenerator<Report> {
  let count = 0;
  let notices = 0;
  for await (const report of readInputs(paths, {
    maxReportBytes: context.settings.maxReportBytes,
    onFault: context.onFault,
    onNotice: context.onNotice,
    stdin: context.stdin,
  })) {
    count += 1;
    if (count % SAY_EVERY === 0) context.terminal.progress(`${count} reports read`);
    for (const { code, text } of report.notices) {
      notices += 1;
      if (notices <= NOTICES_TOLD)
        context.onNotice({ code, text: `${report.file ?? report.url ?? report.id}: ${text}` });
    }
    yield report;
  }
  if (notices > NOTICES_TOLD) {
    const more = notices - NOTICES_TOLD;
    context.onNotice({
      code: "more-notices",
      text: `${more} more of the kind; each stands with its report: hearsay read PATH --json`,
    });
  }
}

/** The same, all at once. */
export async function collectPaths(context: CommandContext, paths: readonly string[]): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for await (const report of readPaths(context, paths)) reports.push(report);
  return reports;
}
