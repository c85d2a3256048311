import type { ProfileName } from "../../ledger/ledger.ts";
import { type Command, manyOf } from "../command.ts";
import { readPaths } from "../read-paths.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "add",
  summary: "read reports into the database",
  about: [
    "Reads the reports, finds their claims, traces them against everything stored, places them into stories and brings the ledgers up to date. Safe to repeat: the same bytes twice change nothing. Safe to interrupt: what was kept stays, and the next add finishes the work. With --json it prints one line a report that is kept.",
  ],
  arguments: [
    {
      syntax: "[path...]",
      help: "files, folders, globs, or - for standard input; none to finish what was interrupted",
    },
  ],
  options: [
    { flags: "--refresh", help: "trace every stored report and find its claims anew, by this program's rules" },
  ],
  settings: ["db", "profile", "maxReportBytes"],
  examples: [
    { call: "hearsay add samples", does: "the sample into hearsay.db" },
    { call: "hearsay add today/*.html --db news.db", does: "some pages into another database" },
  ],
  run: async (context, given, options) => {
    const { terminal, settings, isJson } = context;
    const { addReports, refreshReports } = await import("../../work/add-reports.ts");
    const paths = manyOf(given, 0);
    const adding = {
      batchReports: settings.batchReports,
      profile: settings.profile as ProfileName,
      now: context.now,
      onNotice: context.onNotice,
      onFault: context.onFault,
    };
    await withStore(context, "write", async (store) => {
      if (options.refresh === true) {
        const refreshed = await refreshReports(store, adding);
        terminal.say(`Traced ${plural(refreshed, "report")} and found their claims anew.`);
      }
      const inputs = paths.length === 0 ? nothing() : readPaths(context, paths);
      const { read, fresh, stories, outdated } = await addReports(store, inputs, {
        ...adding,
        onKept: async ({ reports }) => {
          if (!isJson) return;
          for (const { id, file, url } of reports) await terminal.record({ schema: 1, report: id, file, url });
          // Said as soon as it is so: whoever reads it may act on it.
          await terminal.flush();
        },
      });
      terminal.say(
        `${plural(read, "report")} read, ${fresh} new, ${plural(stories.length, "story")} made or changed, in ${store.path}`,
      );
      if (outdated > 0)
        terminal.say(
          `The claims of ${plural(outdated, "report")} were found by another edition of the rules. Find them anew: hearsay add --refresh`,
        );
      if (stories.length > 0) terminal.say("See: hearsay stories");
    });
  },
};

async function* nothing(): AsyncGenerator<never> {}

const plural = (amount: number, word: string): string =>
  `${amount} ${amount === 1 ? word : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`}`;
