import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { runCli } from "../src/cli/run-cli.ts";

/** Measures by name. A share is 0–1 and should grow; a name that ends in `!` counts faults and should fall. */
export type Scores = Readonly<Record<string, number>>;

/** One thing that is scored. `run` gives the reason in words where its material is not there. */
export interface Suite {
  readonly name: string;
  readonly run: (isShown: boolean) => Promise<Scores | string>;
}

/** The scorers' own switch for showing what was wrong. */
export const errors = (isShown: boolean): readonly string[] => (isShown ? ["--errors"] : []);

/** Runs one command of ours and writes its standard output to a file. Throws where it fails outright (exit 2). */
export async function writeOutput(words: readonly string[], file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const out = openSync(file, "w");
  const never = { once: () => undefined, off: () => undefined };
  let talk = "";
  const note = (text: string): boolean => {
    talk += text;
    return true;
  };
  try {
    const code = await runCli(words, {
      stdin: { async *[Symbol.asyncIterator]() {} },
      stdout: { ...never, write: (text) => writeSync(out, text) >= 0 },
      stderr: { ...never, write: note },
      environment: {},
      now: () => new Date(0),
    });
    if (code === 2 || talk.includes("(internal)")) throw new Error(`hearsay ${words.join(" ")}\n${talk.trim()}`);
  } finally {
    closeSync(out);
  }
}

/** Runs a program and gives what it printed. Throws where it fails. */
export function runText(program: string, words: readonly string[], cwd: string, input?: string): string {
  const done = spawnSync(program, words, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  if (done.status !== 0) throw new Error(`${program} ${words.join(" ")}: ${done.stderr || done.error?.message}`);
  return done.stdout;
}

/** A file of JSON lines. */
export function readLines(file: string): readonly unknown[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

/** Runs a scorer and reads its verdict: the JSON of its last line, or of all it printed. */
export function runScorer(
  program: string,
  words: readonly string[],
  options: { readonly cwd: string; readonly isShown?: boolean; readonly isWhole?: boolean },
): unknown {
  const printed = runText(program, words, options.cwd);
  if (options.isShown === true) process.stdout.write(printed);
  return JSON.parse(options.isWhole === true ? printed : (printed.trimEnd().split("\n").at(-1) ?? "null"));
}

/** A part of a verdict, by its path: `fields.value.ok`. Not a number is 0. */
export function numberAt(verdict: unknown, path: readonly string[]): number {
  let value: unknown = verdict;
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === "number" ? value : 0;
}

/** `ok` out of `n` at a path; 1 where nothing was asked. */
export function shareAt(verdict: unknown, path: readonly string[]): number {
  const count = numberAt(verdict, [...path, "n"]);
  return count === 0 ? 1 : numberAt(verdict, [...path, "ok"]) / count;
}
