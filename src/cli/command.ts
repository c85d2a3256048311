import type { SettingName, Settings } from "../config/settings.ts";
import type { Notice } from "../notice.ts";
import type { Fault } from "../report/capture.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is handed: its way out, its settings, and what of the world it may touch. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly settings: Settings;
  /** Records as JSON lines rather than a view for people. */
  readonly isJson: boolean;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The clock, for what is stamped when it was noticed: never for a date of the news. */
  readonly now: () => Date;
  /** Names what could not be read and makes the exit code 1; the rest is still done. */
  readonly onFault: (fault: Fault) => void;
  /** Names what was passed over and is no fault. */
  readonly onNotice: (notice: Notice) => void;
}

export interface CommandArgument {
  /** `<name>` is needed, `[name]` may be left out, `<name...>` takes several. */
  readonly syntax: string;
  readonly help: string;
}

export interface CommandOption {
  readonly flags: string;
  readonly help: string;
}

export interface CommandExample {
  readonly call: string;
  readonly does: string;
}

/** Arguments in the order of the command's own list: one that takes several is an array. */
export type CommandArguments = readonly (string | readonly string[] | undefined)[];

/** What options were given, by name in camel case. */
export type CommandOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One command: what `--help` says of it and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** More than the summary, for the command's own help; paragraphs. */
  readonly about: readonly string[];
  readonly arguments: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  /** The settings that are also options of this command. */
  readonly settings: readonly SettingName[];
  readonly examples: readonly CommandExample[];
  /** Commands of its own ("review accept"); then `run` is never called. */
  readonly commands?: readonly Command[];
  readonly run: (context: CommandContext, given: CommandArguments, options: CommandOptions) => Promise<void>;
}

/** A positional argument that takes one word. */
export const oneOf = (given: CommandArguments, index: number): string | undefined => {
  const value = given[index];
  return typeof value === "string" ? value : undefined;
};

/** A positional argument that takes several words. */
export const manyOf = (given: CommandArguments, index: number): readonly string[] => {
  const value = given[index];
  return typeof value === "object" ? value : value === undefined ? [] : [value];
};

/** An option that takes a word; undefined where it was not given. */
export const wordOf = (options: CommandOptions, name: string): string | undefined => {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
};

/** `PATH…`, as nearly every command takes it. */
export const PATHS: CommandArgument = {
  syntax: "<path...>",
  help: "files, folders, globs, or - for standard input",
};

/** `[STORY]`, as the commands over the database take it. */
export const STORY: CommandArgument = {
  syntax: "[story]",
  help: "a story's id or the beginning of it; all stories where it is left out",
};
