import type { Attribution } from "../../claim/attribution.ts";
import type { Claim } from "../../claim/claim.ts";
import type { Report } from "../../report/report.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import type { Terminal } from "../terminal.ts";

type View = Pick<Terminal, "width" | "paint">;

const CLAIM_COLUMNS: readonly Column[] = [
  { title: "claim" },
  { title: "figure", shrinksTo: 12, lines: 2 },
  { title: "measure", shrinksTo: 8 },
  { title: "of whom", shrinksTo: 12, lines: 2 },
  { title: "where", shrinksTo: 8, lines: 2 },
  { title: "as of" },
  { title: "from", shrinksTo: 16, lines: 3 },
];

const ATTRIBUTION_COLUMNS: readonly Column[] = [
  { title: "source", shrinksTo: 16, lines: 3 },
  { title: "cue", shrinksTo: 6, lines: 2 },
  { title: "content", shrinksTo: 30, lines: 3 },
];

/** The claims of one report under its heading. */
export function describeClaims(report: Report, claims: readonly Claim[], view: View): string {
  if (claims.length === 0) return "";
  const rows = claims.map((claim): readonly Cell[] => [
    { text: claim.id.slice(0, 8), tone: "dim" },
    { text: claim.figure.text, tone: "figure" },
    sayMeasure(claim),
    claim.population.name ?? claim.population.text ?? "",
    claim.place ?? "",
    claim.asOf?.slice(0, 10) ?? "",
    { text: sayChain(claim), tone: "source" },
  ]);
  return `${headingOf(report, view)}${formatTable(CLAIM_COLUMNS, rows, { ...view, indent: 2 })}\n`;
}

/** The attributions of one report under its heading. */
export function describeAttributions(report: Report, attributions: readonly Attribution[], view: View): string {
  if (attributions.length === 0) return "";
  const rows = attributions.map((attribution): readonly Cell[] => [
    { text: attribution.source?.text ?? "(no one is named)", tone: attribution.source === null ? "dim" : "source" },
    attribution.cue?.text ?? "",
    attribution.content.map((span) => span.text).join(" … "),
  ]);
  return `${headingOf(report, view)}${formatTable(ATTRIBUTION_COLUMNS, rows, { ...view, indent: 2 })}\n`;
}

/** What was counted, with what a plain count does not say: "feared killed", "told for scale". */
export function sayMeasure(claim: Claim): string {
  const modality = claim.modality === "reported" ? "" : `${claim.modality} `;
  const measure = claim.measure === "other" ? (claim.counted ?? "other") : claim.measure;
  const per = claim.figure.of === null ? "" : ` of ${claim.figure.of}`;
  return `${modality}${measure}${per}${claim.comparison ? " (for scale)" : ""}`;
}

/** Who stands behind a claim, the origin first: "NATO ‹ Associated Press"; the report itself where no one is named. */
export function sayChain(claim: Claim): string {
  const named = claim.sources.map((source) => `${source.name}${source.anonymous ? " (unnamed)" : ""}`);
  const links = named.filter((name, index) => name !== named[index - 1]);
  return links.length === 0 ? "the report itself" : links.join(" ‹ ");
}

function headingOf(report: Report, { paint }: View): string {
  const name = report.file ?? report.url ?? report.id;
  const about = [
    report.title === null ? undefined : name,
    report.outlet?.name,
    report.publishedAt?.slice(0, 10),
  ].filter((part) => part !== undefined);
  const rest = about.length === 0 ? "" : paint("dim", `  ${about.join(" · ")}`);
  return `${paint("strong", report.title ?? name)}${rest}\n`;
}
