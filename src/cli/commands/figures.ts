import { type Command, oneOf, STORY } from "../command.ts";
import { ledgersOf } from "../ledgers-of.ts";
import { describeFigures, describeHeading } from "../views/describe-ledgers.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "figures",
  summary: "list what was counted, with who says so",
  about: ["Prints Entry records: each thing counted with its statements, origins, range and grade."],
  arguments: [STORY],
  options: [],
  settings: ["db"],
  examples: [
    { call: "hearsay figures", does: "the figures of every story" },
    { call: "hearsay figures 5d1e --json", does: "one story's entries as records" },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    await withStore(context, "read", async ({ db }) => {
      for await (const ledger of ledgersOf(db, oneOf(given, 0)))
        if (!context.isJson)
          await terminal.print(`${describeHeading(ledger, terminal)}${describeFigures(ledger.entries, terminal)}\n`);
        else for (const entry of ledger.entries) await terminal.record({ schema: 1, story: ledger.story.id, ...entry });
    });
  },
};
