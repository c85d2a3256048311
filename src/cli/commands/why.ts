import type { Claim } from "../../claim/claim.ts";
import { completeClaims } from "../../ledger/complete-claims.ts";
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
  const { findClaim, loadClaimsOfStory } = await import("../../store/claims.ts");
  const { loadLedger } = await import("../../store/ledgers.ts");
  const { loadReportsById, loadReportsOfStory } = await import("../../store/reports.ts");
  return withStore(context, "read", async ({ db }) => {
    const claim = await findClaim(db, prefix);
    const [stored] = await loadReportsById(db, [claim.report]);
    const ledger = stored?.story == null ? null : await loadLedger(db, stored.story);
    if (ledger === null) return { claim, report: stored?.report ?? null };
    const rows = await loadReportsOfStory(db, ledger.story.id);
    const completed = completeClaims(
      ledger,
      rows.map((row) => row.report),
      await loadClaimsOfStory(db, ledger.story.id),
    );
    return { claim: completed.find(({ id }) => id === claim.id) ?? claim, report: stored?.report ?? null };
  });
}

async function findInFiles(context: CommandContext, prefix: string, paths: readonly string[]): Promise<Found> {
  const { MOST_TOGETHER, tellTogether } = await import("../../work/tell-claims.ts");
  const { extractClaims } = await import("../../work/extract-report.ts");
  const { onlyMatch } = await import("../../store/records.ts");
  const found: Found[] = [];
  const reports = await collectPaths(context, paths);
  const told =
    reports.length > MOST_TOGETHER
      ? reports.map((report) => ({ report, ...extractClaims(report) }))
      : tellTogether(reports);
  for (const { report, records } of told)
    for (const claim of records) if (claim.id.startsWith(prefix)) found.push({ claim, report });
  const ids = found.map(({ claim }) => claim.id);
  const id = onlyMatch(prefix, ids, "claim", `hearsay claims ${paths.join(" ")}`);
  const match = found.find(({ claim }) => claim.id === id);
  if (match === undefined) throw new Error(`claim ${id} went while it was read`);
  return match;
}
