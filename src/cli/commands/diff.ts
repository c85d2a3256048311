import { changesFirst, diffRevisions } from "../../lineage/diff-revisions.ts";
import { listRevisions, type Revision } from "../../work/list-revisions.ts";
import { type Command, type CommandContext, manyOf, oneOf } from "../command.ts";
import { collectPaths } from "../read-paths.ts";
import { describeRevision, describeWholeRevision } from "../views/describe-diff.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "diff",
  summary: "compare a report's revisions, changed figures first",
  about: [
    "Lays every state of a report beside the one before it, sentence by sentence: the sentences whose figures changed first, then what was changed, added or removed; what is the same, moved or differs in nothing that is read aloud is folded away.",
  ],
  arguments: [
    { syntax: "<report>", help: "a report's id or the beginning of it, or its address" },
    { syntax: "[path...]", help: "read these files instead of the database" },
  ],
  options: [{ flags: "--all", help: "every sentence, in the order of the text" }],
  settings: ["db", "maxReportBytes"],
  examples: [
    { call: "hearsay read samples", does: "shows each report's id" },
    { call: "hearsay diff 72cc samples", does: "what the revision of the one whose id begins so changed" },
  ],
  run: async (context, given, options) => {
    const { terminal, isJson } = context;
    const prefix = oneOf(given, 0) ?? "";
    const paths = manyOf(given, 1);
    const revisions =
      paths.length === 0 ? await findStored(context, prefix) : await findInFiles(context, prefix, paths);
    const isAll = options.all === true;
    for (const revision of revisions) {
      const { earlier, later } = revision;
      const diffs = diffRevisions(earlier.text, later.text);
      if (isJson)
        for (const diff of isAll ? diffs : changesFirst(diffs))
          await terminal.record({ schema: 1, earlier: earlier.id, later: later.id, ...diff });
      else await terminal.print(`${(isAll ? describeWholeRevision : describeRevision)(revision, diffs, terminal)}\n`);
    }
    if (revisions.length === 0) terminal.say("No other state of this report is known.");
  },
};

async function findStored(context: CommandContext, prefix: string): Promise<readonly Revision[]> {
  const { findReport, loadReportsById } = await import("../../store/reports.ts");
  const { loadRevisionsOfReport } = await import("../../store/edges.ts");
  return withStore(context, "read", async ({ db }) => {
    const { report, seq } = await findReport(db, prefix);
    const edges = await loadRevisionsOfReport(db, seq);
    const ids = [...new Set([report.id, ...edges.flatMap((edge) => [edge.childId, edge.parentId])])];
    const reports = (await loadReportsById(db, ids)).map((row) => row.report);
    return listRevisions(report.id, reports, edges);
  });
}

async function findInFiles(
  context: CommandContext,
  prefix: string,
  paths: readonly string[],
): Promise<readonly Revision[]> {
  const { traceLineage } = await import("../../lineage/trace-lineage.ts");
  const { mergeCopies } = await import("../../store/merge-reports.ts");
  const { onlyMatch } = await import("../../store/records.ts");
  const reports = mergeCopies(await collectPaths(context, paths));
  const ids = reports
    .filter((report) => report.id.startsWith(prefix) || report.url === prefix)
    .map((report) => report.id);
  const id =
    reports.find((report) => report.url === prefix)?.id ??
    onlyMatch(prefix, ids, "report", `hearsay read ${paths.join(" ")}`);
  return listRevisions(id, reports, traceLineage(reports));
}
