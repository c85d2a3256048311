import type { Command } from "../command.ts";
import { oneOf } from "../command.ts";
import { withStore } from "../with-store.ts";
import { readOrigin } from "./serve.ts";

export const command: Command = {
  name: "publish",
  summary: "write the site as a folder for any host",
  about: [
    "Writes every page, table, feed and card of the database into a folder: the same pages as “hearsay serve”, without search, sign-in and live news. Links are relative: the folder works from any host, any sub-folder and straight from the disk.",
    "Files that a story no longer has are taken away; what is not hearsay's own is left alone.",
  ],
  arguments: [{ syntax: "<dir>", help: "the folder to write to; made where there is none" }],
  options: [],
  settings: ["db", "origin"],
  examples: [
    { call: "hearsay publish public --origin https://figures.example/", does: "the whole site under public/" },
  ],
  run: async (context, given) => {
    const { openSite } = await import("../../work/open-site.ts");
    const { writeSite } = await import("../../work/write-site.ts");
    const { terminal, settings } = context;
    const folder = oneOf(given, 0) ?? "";
    await withStore(context, "read", async (store) => {
      const site = openSite(store);
      const stories = (await site.stories()).map((story) => story.site);
      const at = { folder, origin: readOrigin(settings.origin), edits: await site.edits() };
      const written = await writeSite(stories, at, (path) => terminal.progress(path));
      if (context.isJson) await terminal.record({ schema: 1, folder, ...written });
      else terminal.say(`hearsay: ${written.files} files in ${folder}; open ${folder}/index.html`);
    });
  },
};
