import { listSources } from "../../ledger/list-sources.ts";
import { type Command, oneOf, STORY } from "../command.ts";
import { ledgersOf } from "../ledgers-of.ts";
import { describeHeading } from "../views/describe-ledgers.ts";
import { describeSources } from "../views/describe-sources.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "sources",
  summary: "list who speaks, and what each said beside the others",
  about: [
    "Prints one line a source: every figure it gave, in the order it spoke, and what others last said of the same.",
  ],
  arguments: [STORY],
  options: [],
  settings: ["db"],
  examples: [
    { call: "hearsay sources", does: "the sources of every story" },
    { call: "hearsay sources --json | jq -r .source", does: "only their names" },
  ],
  run: async (context, given) => {
    const { terminal } = context;
    await withStore(context, "read", async ({ db }) => {
      for await (const ledger of ledgersOf(db, oneOf(given, 0))) {
        const sources = listSources(ledger);
        if (context.isJson) for (const source of sources) await terminal.record(source);
        else await terminal.print(`${describeHeading(ledger, terminal)}\n${describeSources(sources, terminal)}\n`);
      }
    });
  },
};
