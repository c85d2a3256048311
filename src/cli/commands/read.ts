import type { Report } from "../../report/report.ts";
import { type Command, manyOf, PATHS } from "../command.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import { readPaths } from "../read-paths.ts";

const COLUMNS: readonly Column[] = [
  { title: "report" },
  { title: "file", shrinksTo: 12, lines: 2 },
  { title: "outlet", shrinksTo: 10, lines: 2 },
  { title: "published" },
  { title: "lang" },
  { title: "words", align: "right" },
  { title: "credits", shrinksTo: 10, lines: 2 },
  { title: "title", shrinksTo: 16, lines: 2 },
];

// A table needs its widths first; a folder of any size is shown in portions of so many.
const ROWS_A_TABLE = 200;

export const command: Command = {
  name: "read",
  summary: "show the reports that files hold",
  about: [
    "Reads text, pages and Report JSONL, finds title, byline, dates, language and credits, and prints Report records. A manifest.jsonl beside the files says what they don't say themselves.",
  ],
  arguments: [PATHS],
  options: [],
  settings: ["maxReportBytes"],
  examples: [
    { call: "hearsay read samples", does: "the sample's reports, as a table" },
    { call: "hearsay read page.html --json", does: "one page's text and metadata as a record" },
  ],
  run: async (context, given) => {
    let held: Report[] = [];
    const show = async (): Promise<void> => {
      if (held.length > 0) await context.terminal.print(describeReports(held, context.terminal));
      held = [];
    };
    for await (const report of readPaths(context, manyOf(given, 0))) {
      if (context.isJson) await context.terminal.record(report);
      else if (held.push(report) === ROWS_A_TABLE) await show();
    }
    await show();
  },
};

function describeReports(
  reports: readonly Report[],
  { width, paint }: { readonly width: number; readonly paint: Parameters<typeof formatTable>[2]["paint"] },
): string {
  const rows = reports.map((report): readonly Cell[] => [
    { text: report.id.slice(0, 8), tone: "dim" },
    report.file ?? report.url ?? "",
    { text: report.outlet?.name ?? "", tone: "source" },
    report.publishedAt?.slice(0, 16).replace("T", " ") ?? "",
    report.language ?? "",
    String(report.text.match(/\S+/g)?.length ?? 0),
    report.credits.join(", "),
    { text: report.title ?? "", tone: "strong" },
  ]);
  const notices = reports.flatMap((report) =>
    report.notices.map((notice) => paint("warn", `  ${report.file ?? report.id}: ${notice.text} (${notice.code})`)),
  );
  return formatTable(COLUMNS, rows, { width, paint }) + notices.map((line) => `${line}\n`).join("");
}
