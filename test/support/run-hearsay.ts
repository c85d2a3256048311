import { type ExitCode, runCli } from "../../src/cli/run-cli.ts";

/** What a command line did. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly talk: string;
  /** Standard output as JSON lines. */
  readonly records: readonly Record<string, unknown>[];
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | Uint8Array;
  readonly now?: Date;
  /** Columns of a terminal that both streams are; not one where it is left out. */
  readonly terminal?: number;
}

/** Runs one command line in this process, with a world of its own. */
export async function runHearsay(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const written = { out: "", talk: "" };
  const stream = (name: "out" | "talk") => ({
    ...(options.terminal === undefined ? {} : { isTTY: true, columns: options.terminal }),
    write: (text: string) => {
      written[name] += text;
      return true;
    },
    once: () => undefined,
    off: () => undefined,
  });
  const given = options.stdin ?? "";
  const code = await runCli(words, {
    stdin: {
      async *[Symbol.asyncIterator]() {
        const bytes = typeof given === "string" ? new TextEncoder().encode(given) : given;
        if (bytes.length > 0) yield bytes;
      },
    },
    stdout: stream("out"),
    stderr: stream("talk"),
    environment: options.environment ?? {},
    now: () => options.now ?? new Date("2031-05-06T07:08:09Z"),
  });
  const { out, talk } = written;
  return {
    code,
    out,
    talk,
    get records() {
      return out
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}
