import { readFile } from "node:fs/promises";
import { HearsayError } from "../error.ts";
import type { ReviewAct } from "../ledger/review-act.ts";
import type { CommandContext } from "./command.ts";

/** The acts of a log, from a file or `-`. Throws where a line is no act: half a log is never replayed. */
export async function readActs({ stdin }: CommandContext, path: string): Promise<readonly ReviewAct[]> {
  const text = path === "-" ? await readAll(stdin) : await readLog(path);
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [readAct(line, path, index + 1)]));
}

async function readLog(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new HearsayError("path-missing", `${path} cannot be read`, {
      detail: ["Give a file that hearsay review log --json wrote, or - for standard input."],
      exitCode: 2,
      cause: error,
    });
  }
}

async function readAll(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function readAct(line: string, path: string, number: number): ReviewAct {
  const act = parse(line);
  const isAct =
    typeof act === "object" &&
    act !== null &&
    ["id", "at", "by"].every((key) => typeof Reflect.get(act, key) === "string") &&
    typeof Reflect.get(act, "review") === "object" &&
    typeof Reflect.get(Object(Reflect.get(act, "review")), "kind") === "string";
  if (isAct) return act as ReviewAct;
  throw new HearsayError("file-broken", `${path}:${number} is no act of a review log`, {
    detail: ["Nothing was taken over. Write a log with: hearsay review log --json"],
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
