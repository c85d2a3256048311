import type { StoryCounts } from "../../store/ledgers.ts";
import type { Story } from "../../story/story.ts";
import { type Command, oneOf, STORY } from "../command.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import { withStore } from "../with-store.ts";

const COLUMNS: readonly Column[] = [
  { title: "story" },
  { title: "days" },
  { title: "reports", align: "right" },
  { title: "outlets", align: "right" },
  { title: "owners", align: "right" },
  { title: "lineages", align: "right" },
  { title: "figures", align: "right" },
  { title: "findings", align: "right" },
  { title: "title", shrinksTo: 20, lines: 2 },
];

export const command: Command = {
  name: "stories",
  summary: "list the stories",
  about: ["Prints one line a story with what it holds, the one with the latest report first."],
  arguments: [STORY],
  options: [],
  settings: ["db"],
  examples: [
    { call: "hearsay stories", does: "all stories of hearsay.db" },
    { call: "hearsay stories --json | jq .counts.reports", does: "how many reports each has" },
  ],
  run: async (context, given) => {
    const { terminal, isJson } = context;
    const { findStory, listStories } = await import("../../store/stories.ts");
    const { loadCounts } = await import("../../store/ledgers.ts");
    const prefix = oneOf(given, 0);
    await withStore(context, "read", async ({ db }) => {
      const stories = prefix === undefined ? await listStories(db) : [await findStory(db, prefix)];
      const counts = await loadCounts(db);
      if (isJson)
        for (const story of stories) await terminal.record({ schema: 1, story, counts: counts.get(story.id) ?? null });
      else if (stories.length === 0) terminal.say("No stories yet. Read some reports: hearsay add PATH…");
      else
        await terminal.print(
          formatTable(
            COLUMNS,
            stories.map((story) => rowOf(story, counts.get(story.id))),
            terminal,
          ),
        );
    });
  },
};

function rowOf(story: Story, counts: StoryCounts | undefined): readonly Cell[] {
  const days = story.from === story.to ? (story.from ?? "") : `${story.from ?? "…"} – ${story.to?.slice(5) ?? "…"}`;
  const amounts = [
    counts?.reports ?? story.reports.length,
    counts?.outlets,
    counts?.owners,
    counts?.lineages,
    counts?.entries,
    counts?.findings,
  ];
  return [
    { text: story.id.slice(0, 8), tone: "dim" },
    days,
    ...amounts.map((amount) => String(amount ?? "")),
    { text: story.title, tone: "strong" },
  ];
}
