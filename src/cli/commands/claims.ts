import { type Command, manyOf, PATHS } from "../command.ts";
import { readPaths } from "../read-paths.ts";
import { describeClaims } from "../views/describe-claims.ts";

export const command: Command = {
  name: "claims",
  summary: "find every quantitative claim, with its source and evidence",
  about: [
    "Prints Claim records: the figure with its hedge, what is counted, of whom, where and when, who says so down the chain, and the words it stands in.",
    "Up to 250 reports tell each other what they leave out: the day of the event that they share, the day on which a figure was said; what was lent so is marked as inferred, and hearsay why names the report. Of more, each is read by itself: a folder or file of any size passes through.",
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
    const { MOST_TOGETHER, tellClaims } = await import("../../work/tell-claims.ts");
    const onApart = (): void =>
      context.onNotice({
        code: "read-apart",
        text: `more than ${MOST_TOGETHER} reports: each is read by itself, and nothing is lent from one to another`,
      });
    for await (const told of tellClaims(readPaths(context, manyOf(given, 0)), onApart)) {
      const { report, records: claims, notices, fault } = told;
      if (fault !== null) context.onFault(fault);
      for (const notice of notices) context.onNotice(notice);
      if (!context.isJson) await terminal.print(describeClaims(report, claims, terminal));
      else for (const claim of claims) await terminal.record(claim);
    }
  },
};
