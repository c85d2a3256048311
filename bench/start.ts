import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** How long the program takes to say something, beside a bare Node. Milliseconds, medians. */
export interface StartSpeed {
  readonly help: number;
  readonly node: number;
}

const RUNS = 9;
const MAIN = join(resolve(import.meta.dirname, ".."), "dist/cli/main.js");

/** Starts `hearsay --help` and a bare Node in turns; null where the program was not built. */
export function benchStart(): StartSpeed | null {
  if (!existsSync(MAIN)) return null;
  const help: number[] = [];
  const node: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    node.push(timeOf(["-e", "0"]));
    help.push(timeOf([MAIN, "--help"]));
  }
  return { help: median(help), node: median(node) };
}

function timeOf(words: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, words, { stdio: "ignore" });
  return performance.now() - began;
}

const median = (values: readonly number[]): number =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);
