import { plainView } from "./display-width.ts";
import { choosePaint, type Paint } from "./paint.ts";

/** Where text goes: what of Node's writable streams is used. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
  once(event: "drain" | "error", listener: () => void): unknown;
  off(event: "drain" | "error", listener: () => void): unknown;
}

export interface TerminalOptions {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The two ways out: results on standard output, talk on standard error. */
export interface Terminal {
  /** Columns to fit human views into. */
  readonly width: number;
  /** True where a person reads standard output. */
  readonly isInteractive: boolean;
  /** Colours for standard output. */
  readonly paint: Paint;
  /** Colours for standard error. */
  readonly paintTalk: Paint;
  /** One record as a line of JSON. Waits while the reader is slower than we are. */
  readonly record: (record: object) => void | Promise<void>;
  /** A view for people on standard output: only our own colours and line breaks reach the terminal as commands. */
  readonly print: (text: string) => void | Promise<void>;
  /** A line on standard error. */
  readonly say: (text: string) => void;
  /** How far long work has come: one line that is written over; only on a terminal. */
  readonly progress: (text: string) => void;
  /** Sends what is held back. */
  readonly flush: () => Promise<void>;
}

// A write for each record would be a system call each.
const HELD_CHARACTERS = 32 * 1024;
const WIDTH_WITHOUT_TERMINAL = 100;
const PROGRESS_EVERY_MS = 100;

/** Opens the two ways out. */
export function openTerminal({ stdout, stderr, environment }: TerminalOptions): Terminal {
  let held = "";
  let progressLength = 0;
  let progressAt = 0;
  const width = Number(environment.COLUMNS) || stdout.columns || WIDTH_WITHOUT_TERMINAL;
  const send = (): void | Promise<void> => {
    const text = held;
    held = "";
    if (text === "" || stdout.write(text)) return;
    return waitForReader(stdout);
  };
  const hold = (text: string): void | Promise<void> => {
    clearProgress();
    held += text;
    if (held.length >= HELD_CHARACTERS) return send();
  };
  const clearProgress = (): void => {
    if (progressLength === 0) return;
    stderr.write(`\r${" ".repeat(progressLength)}\r`);
    progressLength = 0;
  };
  return {
    width: Math.max(40, Math.min(width, 200)),
    isInteractive: stdout.isTTY === true,
    paint: choosePaint(stdout, environment),
    paintTalk: choosePaint(stderr, environment),
    record: (record) => hold(`${JSON.stringify(record)}\n`),
    print: (text) => hold(plainView(text)),
    say: (text) => {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return;
      const now = performance.now();
      if (now - progressAt < PROGRESS_EVERY_MS) return;
      progressAt = now;
      const line = text.slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(`\r${line}${" ".repeat(Math.max(0, progressLength - line.length))}`);
      progressLength = line.length;
    },
    flush: async () => {
      clearProgress();
      await send();
    },
  };
}

function waitForReader(stream: TextStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("drain", done);
      stream.off("error", done);
      resolve();
    };
    stream.once("drain", done);
    // The reader has gone: whoever listens for the error ends the program.
    stream.once("error", done);
  });
}
