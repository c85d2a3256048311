import { extractAttributions } from "../../work/extract-report.ts";
import { type Command, manyOf, PATHS } from "../command.ts";
import { readPaths } from "../read-paths.ts";
import { describeAttributions } from "../views/describe-claims.ts";

export const command: Command = {
  name: "attributions",
  summary: "find who said what, with or without a number",
  about: ["Prints Attribution records: the source, the word that joins it to what it says, and what it says."],
  arguments: [PATHS],
  options: [],
  settings: ["maxReportBytes"],
  examples: [
    { call: "hearsay attributions samples", does: "who says what in the sample" },
    { call: "hearsay attributions - --json < article.txt", does: "one text's attributions as records" },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    for await (const report of readPaths(context, manyOf(given, 0))) {
      const { records: attributions, notices, fault } = extractAttributions(report);
      if (fault !== null) context.onFault(fault);
      for (const notice of notices) context.onNotice(notice);
      if (!context.isJson) await terminal.print(describeAttributions(report, attributions, terminal));
      else for (const attribution of attributions) await terminal.record(attribution);
    }
  },
};
