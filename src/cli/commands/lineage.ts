import { type Command, manyOf, PATHS } from "../command.ts";
import { collectPaths } from "../read-paths.ts";

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
    const reports = mergeCopies(await collectPaths(context, manyOf(given, 0)));
    const edges = traceLineage(reports);
    if (context.isJson) for (const edge of edges) await terminal.record(edge);
    else {
      const { describeLineage, writeLineage } = await import("../../lineage/describe-lineage.ts");
      await terminal.print(`${writeLineage(describeLineage(reports, edges))}\n`);
    }
  },
};
