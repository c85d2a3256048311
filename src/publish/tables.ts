import { stringify } from "csv-stringify/sync";
import type { Claim } from "../claim/claim.ts";
import { pairOf } from "../ledger/admiralty.ts";
import type { Entry } from "../ledger/ledger.ts";
import { sayCounted } from "./parts/say-counts.ts";
import type { SiteStory } from "./site.ts";

/** The tables that a story can be taken away as. */
export const STORY_TABLES = ["figures", "findings", "evolution", "reports"] as const;
export type StoryTable = (typeof STORY_TABLES)[number];

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of one table of a story: the same for CSV and JSON, so that page, table and API agree. */
export function storyRows(story: SiteStory, table: StoryTable): readonly Row[] {
  const { ledger } = story;
  switch (table) {
    case "figures":
      return ledger.entries.flatMap((entry) => entryRows(entry, story.claims));
    case "findings":
      return ledger.findings.map((finding) => ({
        finding: finding.id,
        kind: finding.kind,
        severity: finding.severity,
        text: finding.text,
        statements: finding.statements.join(" "),
        claims: finding.claims.join(" "),
      }));
    case "evolution":
      return ledger.entries.flatMap((entry) =>
        entry.evolution.map((step) => ({
          entry: entry.id,
          counted: sayCounted(entry),
          asOf: step.asOf,
          source: step.source,
          low: step.low,
          high: step.high,
          statement: step.statement,
        })),
      );
    case "reports":
      return ledger.reports.map((row) => {
        const report = story.reports.get(row.id);
        return {
          report: row.id,
          file: row.file,
          outlet: row.outlet,
          title: report?.title ?? null,
          url: report?.url ?? null,
          publishedAt: report?.publishedAt ?? null,
          modifiedAt: report?.modifiedAt ?? null,
          capturedAt: report?.capturedAt ?? null,
          lineage: row.lineage,
          revisionOf: row.revisionOf,
        };
      });
  }
}

/** One row a statement of an entry, with who said it and the first words that carry it. */
export function entryRows(entry: Entry, claims: ReadonlyMap<string, Claim>): readonly Row[] {
  return entry.statements.map((statement) => ({
    entry: entry.id,
    counted: sayCounted(entry),
    measure: entry.measure,
    population: entry.population.name,
    side: entry.population.side,
    role: entry.population.role,
    place: entry.place,
    accounting: entry.accounting,
    unit: entry.unit,
    grade: entry.grade,
    admiralty: pairOf(entry),
    originsMin: entry.origins.min,
    originsMax: entry.origins.max,
    statement: statement.id,
    source: statement.source,
    speaker: statement.speaker,
    saidOn: statement.saidOn,
    asOf: statement.asOf,
    kind: statement.kind,
    low: statement.low,
    high: statement.high,
    of: statement.of,
    stance: statement.stance,
    confidence: statement.confidence?.text ?? null,
    current: statement.current,
    reports: statement.reports,
    outlets: statement.outlets,
    lineages: statement.lineages,
    supportMin: statement.support.min,
    supportMax: statement.support.max,
    evidence: claims.get(statement.claims[0] ?? "")?.evidence ?? null,
  }));
}

/**
 * Rows as CSV (RFC 4180). Cells that a spreadsheet would run as a formula (`= + - @`, tab, carriage return) are made
 * harmless by a leading apostrophe.
 */
export function toCsv(rows: readonly Row[]): string {
  return stringify([...rows], {
    header: true,
    escape_formulas: true,
    cast: { boolean: (value) => (value ? "true" : "false") },
  });
}

/** Rows as JSON with the story they are from, and when it was told. */
export function toJson(rows: readonly Row[], story: SiteStory, table: string): string {
  const { id, title, from, to } = story.ledger.story;
  return `${JSON.stringify({ schema: 1, table, story: { id, title, from, to }, rows }, null, 1)}\n`;
}
