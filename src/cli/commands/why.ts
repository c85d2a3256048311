import type { Claim } from "../../claim/claim.ts";
import type { Report } from "../../report/report.ts";
import { type Command, type CommandContext, manyOf, oneOf } from "../command.ts";
import { collectPaths } from "../read-paths.ts";
import { describeWhy, listWhy } from "../views/describe-why.ts";
import { withStore } from "../with-store.ts";

export const command: Command = {
  name: "why",
  summary: "show the rules that made a claim, with their words",
  about: [
    "Looks the claim up in the database, or, where paths are given, finds the claims of those reports and takes it from there.",
  ],
  arguments: [
    { syntax: "<claim>", help: "a claim's id or the beginning of it" },
    { syntax: "[path...]", help: "read these files instead of the database" },
  ],
  options: [],
  settings: ["db", "maxReportBytes"],
  examples: [
    { call: "hearsay claims samples", does: "shows each claim's id" },
    { call: "hearsay why 3f2a samples", does: "why the claim whose id begins so was made" },
  ],
  run: async (context, given) => {
    const prefix = oneOf(given, 0) ?? "";
    const paths = manyOf(given, 1);
    const { claim, report } =
      paths.length === 0 ? await findStored(context, prefix) : await findInFiles(context, prefix, paths);
    const { terminal, isJson } = context;
    if (isJson) for (const record of listWhy(claim, report)) await terminal.record(record);
    else await terminal.print(describeWhy(claim, report, terminal));
  },
};

interface Found {
  readonly claim: Claim;
  readonly report: Report | null;
}

async function findStored(context: CommandContext, prefix: string): Promise<Found> {
  const { findClaim } = await import("../../store/claims.ts");
  const { loadReportsById } = await import("../../store/reports.ts");
  return withStore(context, "read", async ({ db }) => {
    const claim = await findClaim(db, prefix);
    const [stored] = await loadReportsById(db, [claim.report]);
    return { claim, report: stored?.report ?? null };
  });
}

async function findInFiles(context: CommandContext, prefix: string, paths: readonly string[]): Promise<Found> {
  const { extractClaims } = await import("../../work/extract-report.ts");
  const { onlyMatch } = await import("../../store/records.ts");
  const found: Found[] = [];
  for (const report of await collectPaths(context, paths))
    for (const claim of extractClaims(report).records) if (claim.id.startsWith(prefix)) found.push({ claim, report });
  const ids = found.map(({ claim }) => claim.id);
  const id = onlyMatch(prefix, ids, "claim", `hearsay claims ${paths.join(" ")}`);
  const match = found.find(({ claim }) => claim.id === id);
  if (match === undefined) throw new Error(`claim ${id} went while it was read`);
  return match;
}
