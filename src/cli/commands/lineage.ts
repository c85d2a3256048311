import { type Command, manyOf, PATHS } from "../command.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import { collectPaths } from "../read-paths.ts";

const COLUMNS: readonly Column[] = [
  { title: "from", shrinksTo: 16, lines: 2 },
  { title: "to", shrinksTo: 16, lines: 2 },
  { title: "as" },
  { title: "of child", align: "right" },
  { title: "of parent", align: "right" },
  { title: "longest", align: "right" },
  { title: "told by" },
];

export const command: Command = {
  name: "lineage",
  summary: "trace revisions, copies and rewrites among reports",
  about: [
    "Prints Edge records: which report has its words from which, how much, in which passages, and what tells the direction.",
  ],
  arguments: [PATHS],
  options: [],
  settings: ["maxReportBytes"],
  examples: [
    { call: "hearsay lineage samples", does: "who has words from whom in the sample" },
    { call: "hearsay lineage samples --json", does: "the same as records, with every shared passage" },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    const { traceLineage } = await import("../../lineage/trace-lineage.ts");
    const { mergeCopies } = await import("../../store/merge-reports.ts");
    const edges = traceLineage(mergeCopies(await collectPaths(context, manyOf(given, 0))));
    if (context.isJson) for (const edge of edges) await terminal.record(edge);
    else {
      const rows = edges.map((edge): readonly Cell[] => [
        edge.parent,
        edge.child,
        { text: edge.kind, tone: "strong" },
        `${Math.round(edge.coverage.child * 100)} %`,
        `${Math.round(edge.coverage.parent * 100)} %`,
        `${edge.longestRun} words`,
        edge.direction.sure ? edge.direction.by : `${edge.direction.by}, not sure`,
      ]);
      await terminal.print(formatTable(COLUMNS, rows, terminal));
    }
  },
};
