import type { Entry, Finding, Ledger, Statement } from "../../ledger/ledger.ts";
import { writeNumber, writeValue } from "../../ledger/figure-range.ts";
import { sayEntry } from "../../work/compare-ledgers.ts";
import { plainLine, wrapToWidth } from "../display-width.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import type { Tone } from "../paint.ts";
import type { Terminal } from "../terminal.ts";

type View = Pick<Terminal, "width" | "paint">;

const FIGURE_COLUMNS: readonly Column[] = [
  { title: "figure" },
  { title: "counted", shrinksTo: 18, lines: 3 },
  { title: "range", align: "right" },
  { title: "latest", align: "right" },
  { title: "origins", align: "right" },
  { title: "carried by", shrinksTo: 12, lines: 2 },
  { title: "grade" },
  { title: "who says so", shrinksTo: 16, lines: 4 },
];

const GRADE_TONES: Readonly<Record<Entry["grade"], Tone>> = {
  acknowledged: "good",
  corroborated: "good",
  "single-origin": "strong",
  disputed: "warn",
  withdrawn: "dim",
  ungraded: "dim",
};

/** A story's ledger: its heading, the figures as a table, what a careful reader would want to be told. */
export function describeLedger(ledger: Ledger, view: View): string {
  const findings = ledger.findings.length === 0 ? "" : `\n${describeFindings(ledger.findings, view)}`;
  const aside = [
    count(ledger.comparisons.length, "figure", "told for scale"),
    count(ledger.assessments.length, "assessment", "without a number"),
  ].filter((part) => part !== "");
  const beside = aside.length === 0 ? "" : `\n${view.paint("dim", `Beside the figures: ${aside.join(" · ")}`)}\n`;
  return `${describeHeading(ledger, view)}\n${describeFigures(ledger.entries, view)}${findings}${beside}`;
}

/** A story's name, days, places and how many reports tell it. */
export function describeHeading({ story, reports }: Ledger, { paint }: View): string {
  const outlets = new Set(reports.flatMap((report) => report.outlet ?? [])).size;
  const lineages = new Set(reports.map((report) => report.lineage)).size;
  const days = story.from === story.to ? story.from : `${story.from ?? "…"} to ${story.to ?? "…"}`;
  const about = [
    days,
    story.places.join(", "),
    `${plural(reports.length, "report")} · ${plural(outlets, "outlet")} · ${plural(lineages, "lineage")}`,
    `story ${story.id.slice(0, 8)}`,
  ].filter((part) => part !== null && part !== "");
  return `${paint("strong", plainLine(story.title))}\n${paint("dim", about.join("  ·  "))}\n`;
}

/** Entries as a table, parts under their wholes. */
export function describeFigures(entries: readonly Entry[], view: View): string {
  if (entries.length === 0) return `${view.paint("dim", "No figures.")}\n`;
  return formatTable(FIGURE_COLUMNS, inParts(entries).map(rowOf), view);
}

/** Findings as sentences, warnings first, fitted to the width. */
export function describeFindings(findings: readonly Finding[], { width, paint }: View): string {
  const ordered = [...findings.filter(isWarning), ...findings.filter((finding) => !isWarning(finding))];
  return ordered
    .map((finding) => {
      const mark = paint(isWarning(finding) ? "warn" : "dim", isWarning(finding) ? "!" : "·");
      const [first = "", ...rest] = wrapToWidth(plainLine(`${finding.kind}: ${finding.text}`), width - 2);
      const head = first.replace(finding.kind, () => paint(isWarning(finding) ? "warn" : "strong", finding.kind));
      return [`${mark} ${head}`, ...rest.map((line) => `  ${line}`)].map((line) => `${line}\n`).join("");
    })
    .join("");
}

const isWarning = (finding: Finding): boolean => finding.severity === "warn";

function inParts(entries: readonly Entry[]): readonly (readonly [entry: Entry, depth: number])[] {
  const ids = new Set(entries.map((entry) => entry.id));
  const wholes = entries.filter((entry) => entry.partOf === null || !ids.has(entry.partOf));
  const below = (whole: Entry, depth: number): readonly (readonly [Entry, number])[] => [
    [whole, depth],
    ...(depth > 3
      ? []
      : entries.filter((entry) => entry.partOf === whole.id).flatMap((part) => below(part, depth + 1))),
  ];
  return wholes.flatMap((whole) => below(whole, 0));
}

function rowOf([entry, depth]: readonly [Entry, number]): readonly Cell[] {
  const { min, max } = entry.origins;
  const carriers = entry.statements.reduce((most, one) => (one.reports > most.reports ? one : most), {
    reports: 0,
    outlets: 0,
  });
  return [
    { text: entry.id.slice(0, 8), tone: "dim" },
    `${"– ".repeat(depth)}${sayEntry(entry)}${entry.unit === "people" ? "" : ` (${entry.unit})`}`,
    { text: sayEstimate(entry), tone: "figure" },
    latestOf(entry),
    min === max ? String(min) : `${min}–${max}`,
    `${plural(carriers.reports, "report")}, ${plural(carriers.outlets, "outlet")}`,
    { text: entry.grade, tone: GRADE_TONES[entry.grade] },
    { text: sayStatements(entry.statements), tone: "source" },
  ];
}

function sayEstimate({ estimate, statements }: Entry): string {
  const { low, high } = estimate;
  const [only] = statements;
  if (low === null && high === null) return only === undefined ? "" : writeValue(only, only.kind);
  if (low === null) return `≤ ${writeNumber(high ?? 0)}`;
  if (high === null) return `≥ ${writeNumber(low)}`;
  return low === high ? writeNumber(low) : `${writeNumber(low)}–${writeNumber(high)}`;
}

function latestOf({ latest, statements }: Entry): string {
  const found = statements.find((statement) => statement.id === latest?.statement);
  return found === undefined || statements.length < 2 ? "" : writeValue(found, found.kind);
}

// The latest word of each, the widest carried first.
function sayStatements(statements: readonly Statement[]): string {
  const current = statements.filter((statement) => statement.current);
  const shown = (current.length > 0 ? current : statements).toSorted((one, other) => other.reports - one.reports);
  return shown
    .map((statement) => {
      const day = statement.saidOn ?? statement.asOf;
      return `${statement.source ?? "no one named"} ${writeValue(statement, statement.kind)}${day === null ? "" : ` (${day.slice(5)})`}`;
    })
    .join("; ");
}

const plural = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? "" : "s"}`;

const count = (amount: number, word: string, rest: string): string =>
  amount === 0 ? "" : `${plural(amount, word)} ${rest}`;
