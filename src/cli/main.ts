#!/usr/bin/env node
import { runCli } from "./run-cli.ts";

// A reader that has read enough (`hearsay claims … | head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
// Nobody listens to the talk: the results still count.
process.stderr.on("error", () => undefined);

process.exitCode = await runCli(process.argv.slice(2), {
  // Opened only by a command that reads it: looking at it would keep the program waiting.
  stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  now: () => new Date(),
});
