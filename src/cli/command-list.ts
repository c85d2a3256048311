import type { Command } from "./command.ts";

/** A command by name: what it is in a line, and how to get the rest when it is called. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

const STATELESS = "Read files, keep nothing";
const STORED = "Keep and ask";
const SHOWN = "Show to others";
const REST = "More";

/** Every command, in the order of `--help`. Only the one that is called is loaded. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "read",
    summary: "show the reports that files hold",
    group: STATELESS,
    load: () => import("./commands/read.ts"),
  },
  {
    name: "claims",
    summary: "find every quantitative claim, with its source and evidence",
    group: STATELESS,
    load: () => import("./commands/claims.ts"),
  },
  {
    name: "attributions",
    summary: "find who said what, with or without a number",
    group: STATELESS,
    load: () => import("./commands/attributions.ts"),
  },
  {
    name: "lineage",
    summary: "trace revisions, copies and rewrites among reports",
    group: STATELESS,
    load: () => import("./commands/lineage.ts"),
  },
  {
    name: "ledger",
    summary: "compile what is known, from whom, one ledger a story",
    group: STATELESS,
    load: () => import("./commands/ledger.ts"),
  },
  { name: "add", summary: "read reports into the database", group: STORED, load: () => import("./commands/add.ts") },
  { name: "stories", summary: "list the stories", group: STORED, load: () => import("./commands/stories.ts") },
  {
    name: "figures",
    summary: "list what was counted, with who says so",
    group: STORED,
    load: () => import("./commands/figures.ts"),
  },
  {
    name: "findings",
    summary: "list what a careful reader would want to be told",
    group: STORED,
    load: () => import("./commands/findings.ts"),
  },
  {
    name: "sources",
    summary: "list who speaks, how often, carried by whom",
    group: STORED,
    load: () => import("./commands/sources.ts"),
  },
  {
    name: "trace",
    summary: "follow one figure back to the words it comes from",
    group: STORED,
    load: () => import("./commands/trace.ts"),
  },
  {
    name: "why",
    summary: "show the rules that made a claim, with their words",
    group: STORED,
    load: () => import("./commands/why.ts"),
  },
  {
    name: "diff",
    summary: "compare a report's revisions, changed figures first",
    group: STORED,
    load: () => import("./commands/diff.ts"),
  },
  {
    name: "review",
    summary: "accept, reject or correct by hand, in a log that only grows",
    group: STORED,
    load: () => import("./commands/review.ts"),
  },
  {
    name: "serve",
    summary: "serve the live site over the database",
    group: SHOWN,
    load: () => import("./commands/serve.ts"),
  },
  {
    name: "publish",
    summary: "write the site as a folder for any host",
    group: SHOWN,
    load: () => import("./commands/publish.ts"),
  },
  {
    name: "digest",
    summary: "send the digests that are due, once",
    group: SHOWN,
    load: () => import("./commands/digest.ts"),
  },
  {
    name: "editor",
    summary: "add an editor, or give one a new password",
    group: SHOWN,
    load: () => import("./commands/editor.ts"),
  },
  {
    name: "demo",
    summary: "show what hearsay makes of the reports it comes with",
    group: REST,
    load: () => import("./commands/demo.ts"),
  },
];
