import { extractClaims } from "../../work/extract-report.ts";
import { type Command, manyOf, PATHS } from "../command.ts";
import { readPaths } from "../read-paths.ts";
import { describeClaims } from "../views/describe-claims.ts";

export const command: Command = {
  name: "claims",
  summary: "find every quantitative claim, with its source and evidence",
  about: [
    "Prints Claim records: the figure with its hedge, what is counted, of whom, where and when, who says so down the chain, and the words it stands in. One report at a time: a folder or file of any size passes through.",
  ],
  arguments: [PATHS],
  options: [],
  settings: ["maxReportBytes"],
  examples: [
    { call: "hearsay claims samples", does: "every figure in the sample, report by report" },
    {
      call: "echo 'At least 12 people were killed, police said.' | hearsay claims - --json",
      does: "one sentence's claim as a record",
    },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    for await (const report of readPaths(context, manyOf(given, 0))) {
      const { records: claims, notices, fault } = extractClaims(report);
      if (fault !== null) context.onFault(fault);
      for (const notice of notices) context.onNotice(notice);
      if (!context.isJson) await terminal.print(describeClaims(report, claims, terminal));
      else for (const claim of claims) await terminal.record(claim);
    }
  },
};
