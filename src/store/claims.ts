import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import { onlyMatch, parseRecord, portionsOf, rangeOfPrefix } from "./records.ts";
import type { Db } from "./tables.ts";

/** Writes a report's claims in place of those it had. `report` is its place in the order of arrival. */
export async function saveClaims(db: Db, report: number, claims: readonly Claim[]): Promise<void> {
  await db.deleteFrom("claims").where("report", "=", report).execute();
  for (const claimsPortion of portionsOf(claims.map((claim, position) => ({ claim, position }))))
    await db
      .insertInto("claims")
      .values(
        claimsPortion.map(({ claim, position }) => ({ report, position, id: claim.id, record: JSON.stringify(claim) })),
      )
      .execute();
}

/** The claims of a story's reports: reports by day, then id; claims as they stand in the report. */
export async function loadClaimsOfStory(db: Db, story: string): Promise<readonly Claim[]> {
  const rows = await db
    .selectFrom("reports")
    .innerJoin("claims", "claims.report", "reports.seq")
    .select("claims.record")
    .where("reports.story", "=", story)
    .orderBy("reports.day")
    .orderBy("reports.id")
    .orderBy("claims.position")
    .execute();
  return rows.map((row) => parseRecord<Claim>(row.record));
}

/** The claims of one report, as they stand in it. */
export async function loadClaimsOfReport(db: Db, report: string): Promise<readonly Claim[]> {
  const rows = await db
    .selectFrom("reports")
    .innerJoin("claims", "claims.report", "reports.seq")
    .select("claims.record")
    .where("reports.id", "=", report)
    .orderBy("claims.position")
    .execute();
  return rows.map((row) => parseRecord<Claim>(row.record));
}

/** The one claim whose id begins so. Throws `not-found` or `not-unique`. */
export async function findClaim(db: Db, prefix: string): Promise<Claim> {
  const { from, to } = rangeOfPrefix(prefix);
  const rows = await db
    .selectFrom("claims")
    .select(["id", "record"])
    .where("id", ">=", from)
    .where("id", "<", to)
    .orderBy("id")
    .limit(6)
    .execute();
  const id = onlyMatch(
    prefix,
    rows.map((row) => row.id),
    "claim",
    "hearsay claims PATH… --json",
  );
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw new Error(`claim ${id} went while it was read`);
  return parseRecord<Claim>(found.record);
}

/** Writes a report's attributions in place of those it had. */
export async function saveAttributions(db: Db, report: number, attributions: readonly Attribution[]): Promise<void> {
  await db.deleteFrom("attributions").where("report", "=", report).execute();
  for (const portion of portionsOf(attributions.map((attribution, position) => ({ attribution, position }))))
    await db
      .insertInto("attributions")
      .values(portion.map(({ attribution, position }) => ({ report, position, record: JSON.stringify(attribution) })))
      .execute();
}

/** The attributions of a story's reports, in the order of {@link loadClaimsOfStory}. */
export async function loadAttributionsOfStory(db: Db, story: string): Promise<readonly Attribution[]> {
  const rows = await db
    .selectFrom("reports")
    .innerJoin("attributions", "attributions.report", "reports.seq")
    .select("attributions.record")
    .where("reports.story", "=", story)
    .orderBy("reports.day")
    .orderBy("reports.id")
    .orderBy("attributions.position")
    .execute();
  return rows.map((row) => parseRecord<Attribution>(row.record));
}
