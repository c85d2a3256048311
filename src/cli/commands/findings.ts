import { type Command, oneOf, STORY } from "../command.ts";
import { ledgersOf } from "../ledgers-of.ts";
import { describeFindings, describeHeading } from "../views/describe-ledgers.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "findings",
  summary: "list what a careful reader would want to be told",
  about: [
    "Prints Finding records: disagreements, sums that don't work out, retellings that changed the meaning, and the rest, each one plain sentence with its working.",
  ],
  arguments: [STORY],
  options: [],
  settings: ["db"],
  examples: [
    { call: "hearsay findings", does: "the findings of every story" },
    { call: "hearsay findings --json | jq -r 'select(.severity == \"warn\").text'", does: "only the warnings" },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    await withStore(context, "read", async ({ db }) => {
      for await (const ledger of ledgersOf(db, oneOf(given, 0)))
        if (context.isJson)
          for (const finding of ledger.findings)
            await terminal.record({ schema: 1, story: ledger.story.id, ...finding });
        else if (ledger.findings.length > 0)
          await terminal.print(`${describeHeading(ledger, terminal)}${describeFindings(ledger.findings, terminal)}\n`);
    });
  },
};
