import { HearsayError } from "../../error.ts";
import { isAdmiraltyPair } from "../../ledger/admiralty.ts";
import type { ProfileName } from "../../ledger/ledger.ts";
import {
  type ClaimAnchor,
  CORRECTABLE,
  type CorrectableField,
  type Review,
  type ReviewAct,
} from "../../ledger/review-act.ts";
import type { Store } from "../../store/open-store.ts";
import type { Db } from "../../store/tables.ts";
import {
  type Command,
  type CommandArgument,
  type CommandArguments,
  type CommandContext,
  type CommandOptions,
  manyOf,
  oneOf,
  wordOf,
} from "../command.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import { withStore } from "../with-store.ts";

const CLAIM: CommandArgument = { syntax: "<claim>", help: "a claim's id or the beginning of it" };
const CLAIMS: CommandArgument = { syntax: "<claim...>", help: "claims' ids or their beginnings" };

/** One kind of act: how it is called, and the review that its words mean. */
interface ActCommand {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  readonly options?: Command["options"];
  readonly example: { readonly call: string; readonly does: string };
  readonly read: (db: Db, given: CommandArguments, options: CommandOptions) => Promise<Review>;
}

const ACTS: readonly ActCommand[] = [
  {
    name: "accept",
    summary: "a claim was read rightly",
    arguments: [CLAIM],
    example: { call: "hearsay review accept 3f2a --by Ada", does: "the claim was looked at and stands" },
    read: async (db, given) => ({ kind: "accept", claim: await findAnchor(db, oneOf(given, 0) ?? "") }),
  },
  {
    name: "reject",
    summary: "what was taken for a claim is none",
    arguments: [CLAIM],
    example: { call: "hearsay review reject 3f2a --why 'a bus number'", does: "the claim leaves the ledger" },
    read: async (db, given) => ({ kind: "reject", claim: await findAnchor(db, oneOf(given, 0) ?? "") }),
  },
  {
    name: "correct",
    summary: "a field of a claim is something else",
    arguments: [
      CLAIM,
      { syntax: "<field>", help: CORRECTABLE.join(" ") },
      { syntax: "<value>", help: "what it is; null where it is not told" },
    ],
    example: { call: "hearsay review correct 3f2a measure wounded", does: "hurt, not killed" },
    read: async (db, given) => {
      const field = readField(oneOf(given, 1) ?? "");
      return {
        kind: "correct",
        claim: await findAnchor(db, oneOf(given, 0) ?? ""),
        field,
        value: readValue(field, oneOf(given, 2) ?? ""),
      };
    },
  },
  {
    name: "rate",
    summary: "how far its source can be relied on, and how credible the word is",
    arguments: [
      CLAIM,
      {
        syntax: "<pair>",
        help: "a letter for the source, A (completely reliable) to F (cannot be judged), and a digit for the word, 1 (confirmed) to 6 (cannot be judged): B2",
      },
    ],
    example: { call: "hearsay review rate 3f2a B2", does: "usually reliable; probably true" },
    read: async (db, given) => {
      const pair = readPair(oneOf(given, 1) ?? "");
      return { kind: "rate", claim: await findAnchor(db, oneOf(given, 0) ?? ""), pair };
    },
  },
  {
    name: "join",
    summary: "claims are one utterance, the first one's",
    arguments: [CLAIMS],
    example: { call: "hearsay review join 3f2a 91bc", does: "two retellings of one statement" },
    read: async (db, given) => ({ kind: "join-statements", claims: await findAnchors(db, manyOf(given, 0)) }),
  },
  {
    name: "part",
    summary: "claims are an utterance of their own",
    arguments: [CLAIMS],
    example: { call: "hearsay review part 91bc", does: "said on another occasion" },
    read: async (db, given) => ({ kind: "part-statement", claims: await findAnchors(db, manyOf(given, 0)) }),
  },
  {
    name: "join-stories",
    summary: "stories tell one event",
    arguments: [{ syntax: "<story...>", help: "stories' ids or their beginnings" }],
    example: { call: "hearsay review join-stories 5d1e 77aa", does: "one story of two" },
    read: async (db, given) => {
      const { findStory } = await import("../../store/stories.ts");
      const stories: string[] = [];
      for (const prefix of manyOf(given, 0)) stories.push((await findStory(db, prefix)).id);
      return { kind: "join-stories", stories };
    },
  },
  {
    name: "part-story",
    summary: "reports of a story tell another event",
    arguments: [
      { syntax: "<story>", help: "a story's id or the beginning of it" },
      { syntax: "<report...>", help: "the reports that leave it" },
    ],
    example: { call: "hearsay review part-story 5d1e a01b a22c", does: "two reports become a story of their own" },
    read: async (db, given) => {
      const { findStory } = await import("../../store/stories.ts");
      const { findReport } = await import("../../store/reports.ts");
      const reports: string[] = [];
      for (const prefix of manyOf(given, 1)) reports.push((await findReport(db, prefix)).report.id);
      return { kind: "part-story", story: (await findStory(db, oneOf(given, 0) ?? "")).id, reports };
    },
  },
  {
    name: "name-source",
    summary: "whoever is called so is someone known",
    arguments: [
      { syntax: "<said>", help: "as the reports call the source" },
      { syntax: "<name>", help: "who it is" },
    ],
    options: [{ flags: "--report <report>", help: "only in this report" }],
    example: { call: "hearsay review name-source 'the ministry' 'Ministry of Health'", does: "everywhere it is said" },
    read: async (db, given, options) => {
      const { findReport } = await import("../../store/reports.ts");
      const prefix = wordOf(options, "report");
      const report = prefix === undefined ? null : (await findReport(db, prefix)).report.id;
      return { kind: "name-source", report, said: oneOf(given, 0) ?? "", name: oneOf(given, 1) ?? "" };
    },
  },
  {
    name: "same-owner",
    summary: "outlets belong to one owner",
    arguments: [
      { syntax: "<owner>", help: "the owner's name" },
      { syntax: "<outlet...>", help: "the outlets' names" },
    ],
    example: {
      call: "hearsay review same-owner 'Harbour Group' 'Harbour Gazette' 'The Coastal'",
      does: "two outlets, one owner",
    },
    read: async (_db, given) => ({ kind: "same-owner", owner: oneOf(given, 0) ?? "", outlets: manyOf(given, 1) }),
  },
  {
    name: "undo",
    summary: "take an act back; an undo too",
    arguments: [{ syntax: "<act>", help: "an act's id or the beginning of it: see review log" }],
    example: { call: "hearsay review undo b7e1", does: "as if it had not been done; the log keeps both" },
    read: async (db, given) => ({ kind: "undo", act: await findAct(db, oneOf(given, 0) ?? "") }),
  },
];

const OPTIONS: Command["options"] = [
  { flags: "--by <name>", help: "who does it, as readers are told (default: HEARSAY_EDITOR, else USER)" },
  { flags: "--why <words>", help: "why, for the log" },
];

const log: Command = {
  name: "log",
  summary: "everything that was done, with what was taken back",
  about: ["With --json the acts as records: hearsay review replay takes them into another database."],
  arguments: [],
  options: [],
  settings: ["db"],
  examples: [{ call: "hearsay review log --json > acts.jsonl", does: "the log as a file" }],
  run: async (context) => {
    const { terminal, isJson } = context;
    const { listActs } = await import("../../work/keep-act.ts");
    const { describeReview } = await import("../../work/list-edits.ts");
    await withStore(context, "read", async ({ db }) => {
      const acts = await listActs(db);
      if (isJson) for (const { act } of acts) await terminal.record(act);
      else if (acts.length === 0) terminal.say("Nothing was done by hand.");
      else
        await terminal.print(
          formatTable(
            LOG_COLUMNS,
            acts.map(({ act, isStanding }): readonly Cell[] => [
              { text: act.id.slice(0, 8), tone: "dim" },
              act.at.slice(0, 16).replace("T", " "),
              { text: act.by, tone: "source" },
              { text: describeReview(act.review), tone: isStanding ? "strong" : "dim" },
              isStanding ? "" : { text: "taken back", tone: "warn" },
              act.why ?? "",
            ]),
            terminal,
          ),
        );
    });
  },
};

const LOG_COLUMNS: readonly Column[] = [
  { title: "act" },
  { title: "at" },
  { title: "by", shrinksTo: 8 },
  { title: "what", shrinksTo: 24, lines: 4 },
  { title: "" },
  { title: "why", shrinksTo: 12, lines: 4 },
];

const replay: Command = {
  name: "replay",
  summary: "take acts from a log into this database",
  about: ["Acts that are there already are passed over, so that it can be repeated."],
  arguments: [{ syntax: "<file>", help: "JSON lines of review log; - for standard input" }],
  options: [],
  settings: ["db", "profile"],
  examples: [{ call: "hearsay review replay acts.jsonl --db other.db", does: "the same corrections there" }],
  run: async (context, given) => {
    const { keepActs } = await import("../../work/keep-act.ts");
    const { readActs } = await import("../read-acts.ts");
    const acts = await readActs(context, oneOf(given, 0) ?? "-");
    await withStore(context, "write", async (store) => {
      const { kept, stories } = await keepActs(store, acts, doing(context));
      if (context.isJson) await context.terminal.record({ schema: 1, acts: acts.length, kept });
      else context.terminal.say(`${acts.length} acts read, ${kept} new, ${stories.length} stories compiled anew`);
    });
  },
};

export const command: Command = {
  name: "review",
  summary: "accept, reject or correct by hand, in a log that only grows",
  about: [
    "What a person said always wins, is marked as such, and is replayed over every extraction to come. Nothing is ever taken out of the log: an undo is one more line of it.",
  ],
  arguments: [],
  options: [],
  settings: [],
  examples: [
    { call: "hearsay review reject 3f2a --by Ada --why 'a bus number'", does: "a claim leaves the ledger" },
    { call: "hearsay review log", does: "what was done, by whom and why" },
  ],
  commands: [...ACTS.map(toCommand), log, replay],
  run: async () => {},
};

function toCommand(act: ActCommand): Command {
  return {
    name: act.name,
    summary: act.summary,
    about: [],
    arguments: act.arguments,
    options: [...OPTIONS, ...(act.options ?? [])],
    settings: ["db", "profile"],
    examples: [act.example],
    run: (context, given, options) =>
      withStore(context, "write", (store) => perform(context, store, act, given, options)),
  };
}

async function perform(
  context: CommandContext,
  store: Store,
  { read }: ActCommand,
  given: CommandArguments,
  options: CommandOptions,
): Promise<void> {
  const { keepAct } = await import("../../work/keep-act.ts");
  const { describeReview } = await import("../../work/list-edits.ts");
  const review = await read(store.db, given, options);
  const { environment, terminal } = context;
  const by = wordOf(options, "by") ?? environment.HEARSAY_EDITOR ?? environment.USER ?? "someone at the command line";
  const { act, stories } = await keepAct(store, review, { ...doing(context), by, why: wordOf(options, "why") ?? null });
  if (context.isJson) await terminal.record(act);
  else
    terminal.say(
      `${act.id.slice(0, 8)}: ${describeReview(review)}. ${stories.length === 1 ? "1 story" : `${stories.length} stories`} compiled anew.`,
    );
}

const doing = ({ now, settings }: CommandContext): { now: () => Date; profile: ProfileName } => ({
  now,
  profile: settings.profile as ProfileName,
});

async function findAnchor(db: Db, prefix: string): Promise<ClaimAnchor> {
  const { findClaim } = await import("../../store/claims.ts");
  const { anchorOf } = await import("../../work/keep-act.ts");
  return anchorOf(await findClaim(db, prefix));
}

async function findAnchors(db: Db, prefixes: readonly string[]): Promise<readonly ClaimAnchor[]> {
  const anchors: ClaimAnchor[] = [];
  for (const prefix of prefixes) anchors.push(await findAnchor(db, prefix));
  return anchors;
}

async function findAct(db: Db, prefix: string): Promise<string> {
  const { loadActs } = await import("../../store/acts.ts");
  const { onlyMatch } = await import("../../store/records.ts");
  const acts = await loadActs<ReviewAct>(db);
  const ids = acts.map((act) => act.id).filter((id) => id.startsWith(prefix));
  return onlyMatch(prefix, ids, "act", "hearsay review log");
}

function readField(word: string): CorrectableField {
  const field = CORRECTABLE.find((name) => name === word);
  if (field !== undefined) return field;
  throw new HearsayError("option-unknown", `a claim has no field "${word}" that can be corrected`, {
    detail: [`It takes one of: ${CORRECTABLE.join(", ")}.`],
    exitCode: 2,
  });
}

function readPair(word: string): string {
  const pair = word.trim().toUpperCase();
  if (isAdmiraltyPair(pair)) return pair;
  throw new HearsayError("option-unknown", `"${word}" is no pair of the Admiralty scale`, {
    detail: ["It takes a letter from A to F and a digit from 1 to 6, such as B2; F6 is where nothing can be judged."],
    exitCode: 2,
  });
}

function readValue(field: CorrectableField, word: string): string | number | boolean | null {
  if (word === "null") return null;
  if (field === "comparison") return word === "true";
  if (field !== "figure.low" && field !== "figure.high") return word;
  const number = Number(word.replaceAll(",", ""));
  if (word.trim() !== "" && Number.isFinite(number)) return number;
  throw new HearsayError("option-unknown", `${field} does not take "${word}"`, {
    detail: ["It takes a number, or null where nothing is told."],
    exitCode: 2,
  });
}
