import { drawTrace } from "../../ledger/draw-trace.ts";
import { findFigures, type TracedFigure, traceFigure } from "../../ledger/trace-figure.ts";
import { type Command, type CommandContext, manyOf, oneOf } from "../command.ts";
import { collectPaths } from "../read-paths.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "trace",
  summary: "follow one figure back to the words it comes from",
  about: [
    "Draws the way from an entry or a statement through every report that carries it, down to the words, and up the chain to whoever knew it. Where paths are given, the ledger of those reports is compiled and the figure looked up in it.",
  ],
  arguments: [
    { syntax: "<figure>", help: "an entry's or statement's id or the beginning of it" },
    { syntax: "[path...]", help: "read these files instead of the database" },
  ],
  options: [],
  settings: ["db", "maxReportBytes"],
  examples: [
    { call: "hearsay ledger samples", does: "shows each figure's id" },
    { call: "hearsay trace 7c0b samples", does: "the way back of the one whose id begins so" },
  ],
  run: async (context, given) => {
    const prefix = oneOf(given, 0) ?? "";
    const paths = manyOf(given, 1);
    const traced = paths.length === 0 ? await traceStored(context, prefix) : await traceFiles(context, prefix, paths);
    if (context.isJson) await context.terminal.record(traced);
    else await context.terminal.print(`${drawTrace(traced, context.terminal.paint)}\n`);
  },
};

async function traceStored(context: CommandContext, prefix: string): Promise<TracedFigure> {
  const { findLedgerId, loadLedger } = await import("../../store/ledgers.ts");
  const { loadClaimsOfStory } = await import("../../store/claims.ts");
  const { loadEdgesOfStory } = await import("../../store/edges.ts");
  const { loadReportsOfStory } = await import("../../store/reports.ts");
  return withStore(context, "read", async ({ db }) => {
    const { id, story } = await findLedgerId(db, prefix);
    const ledger = await loadLedger(db, story);
    const ground = {
      claims: await loadClaimsOfStory(db, story),
      reports: (await loadReportsOfStory(db, story)).map((row) => row.report),
      edges: await loadEdgesOfStory(db, story),
    };
    const traced = ledger === null ? null : traceFigure(ledger, ground, id);
    if (traced === null) throw new Error(`figure ${id} went while it was read`);
    return traced;
  });
}

async function traceFiles(context: CommandContext, prefix: string, paths: readonly string[]): Promise<TracedFigure> {
  const { runStages } = await import("../../work/run-stages.ts");
  const { onlyMatch } = await import("../../store/records.ts");
  const stages = runStages(await collectPaths(context, paths));
  const ids = stages.ledgers.flatMap((ledger) => findFigures(ledger, prefix));
  const id = onlyMatch(prefix, ids, "figure", `hearsay ledger ${paths.join(" ")}`);
  for (const ledger of stages.ledgers) {
    const traced = traceFigure(ledger, stages, id);
    if (traced !== null) return traced;
  }
  throw new Error(`figure ${id} went while it was read`);
}
