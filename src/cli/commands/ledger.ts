import type { ProfileName } from "../../ledger/ledger.ts";
import { type Command, manyOf, PATHS } from "../command.ts";
import { collectPaths } from "../read-paths.ts";
import { describeLedger } from "../views/describe-ledgers.ts";

export const command: Command = {
  name: "ledger",
  summary: "compile what is known, from whom, one ledger a story",
  about: [
    "Reads the reports, traces their lineage, groups them into stories, finds their claims and prints one Ledger record a story: for each thing counted who says what, how many independent origins speak, how it moved, and what cannot all be so.",
  ],
  arguments: [PATHS],
  options: [],
  settings: ["profile", "maxReportBytes"],
  examples: [
    { call: "hearsay ledger samples", does: "the sample's figures and findings" },
    {
      call: "hearsay ledger samples --profile ucdp-like --json",
      does: "as a record, with another rule for low and high",
    },
  ],
  run: async (context, given) => {
    const { terminal, settings } = context;
    const { runStages } = await import("../../work/run-stages.ts");
    const reports = await collectPaths(context, manyOf(given, 0));
    const { ledgers, notices, faults } = runStages(reports, { profile: settings.profile as ProfileName });
    for (const notice of notices) context.onNotice(notice);
    for (const fault of faults) context.onFault(fault);
    let isFirst = true;
    for (const ledger of ledgers) {
      if (context.isJson) await terminal.record(ledger);
      else await terminal.print(`${isFirst ? "" : "\n\n"}${describeLedger(ledger, terminal)}`);
      isFirst = false;
    }
  },
};
