import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HearsayError } from "../../error.ts";
import type { ProfileName } from "../../ledger/ledger.ts";
import { type Command, wordOf } from "../command.ts";
import { collectPaths } from "../read-paths.ts";
import { describeLedger } from "../views/describe-ledgers.ts";

const SAMPLES = fileURLToPath(new URL("../../../samples", import.meta.url));

export const command: Command = {
  name: "demo",
  summary: "show what hearsay makes of the reports it comes with",
  about: [
    "Reads the sample (twelve reports of an invented war, as different outlets would carry it), prints its ledger, and writes its pages into a folder that a browser opens straight from the disk. No database is touched.",
  ],
  arguments: [],
  options: [{ flags: "--out <folder>", help: "where the pages go (default: demo)" }],
  settings: ["profile"],
  examples: [{ call: "hearsay demo", does: "the ledger in the terminal, the pages in demo/" }],
  run: async (context, _given, options) => {
    const { terminal, settings } = context;
    if (!existsSync(SAMPLES))
      throw new HearsayError("path-missing", "the sample is not installed with this program", {
        detail: [`It was looked for in ${SAMPLES}. Read reports of your own: hearsay ledger PATH…`],
      });
    const { runStages } = await import("../../work/run-stages.ts");
    const { siteStoriesOf } = await import("../../work/site-stories.ts");
    const { writeSite } = await import("../../work/write-site.ts");
    const reports = await collectPaths(context, [SAMPLES]);
    const stages = runStages(reports, { profile: settings.profile as ProfileName });
    for (const notice of stages.notices) context.onNotice(notice);
    for (const fault of stages.faults) context.onFault(fault);
    for (const ledger of stages.ledgers) {
      if (context.isJson) await terminal.record(ledger);
      else await terminal.print(`${describeLedger(ledger, terminal)}\n`);
    }
    const folder = wordOf(options, "out") ?? "demo";
    await writeSite(siteStoriesOf(stages), { folder, origin: null });
    await terminal.flush();
    const page = resolve(folder, "index.html");
    terminal.say(
      [
        `The same as pages: open ${folder}/index.html in a browser`,
        `  ${pathToFileURL(page).href}`,
        "Your own reports: hearsay ledger FOLDER, or keep them with hearsay add FOLDER and hearsay serve.",
      ].join("\n"),
    );
  },
};
