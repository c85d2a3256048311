import { ADMIRALTY_RULE, pairOf } from "../../ledger/admiralty.ts";
import { PROFILE_RULES } from "../../ledger/estimate-entry.ts";
import { writeNumber, writeValue } from "../../ledger/figure-range.ts";
import { GRADE_RULES } from "../../ledger/grade-entry.ts";
import type { Entry, Finding, Ledger, Statement } from "../../ledger/ledger.ts";
import { nameCountedIn } from "../../ledger/name-counted.ts";
import { plainLine, wrapToWidth } from "../display-width.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import type { Tone } from "../paint.ts";
import type { Terminal } from "../terminal.ts";

type View = Pick<Terminal, "width" | "paint">;

const FIGURE_COLUMNS: readonly Column[] = [
  { title: "id" },
  { title: "counted, and who says so", shrinksTo: 24, lines: 3 },
  { title: "figure", shrinksTo: 14, lines: 2 },
  { title: "said" },
  { title: "origins · carried by", shrinksTo: 12, lines: 2 },
  { title: "grade · notes", shrinksTo: 14, lines: 2 },
];

// Of a figure that everybody has a word on, the latest and the widest carried are shown.
const STATEMENTS_SHOWN = 8;

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
  return `${formatTable(FIGURE_COLUMNS, inParts(entries).flatMap(rowsOf), view)}\n${explain(entries, view)}`;
}

// What the words of the table mean, each once: a grade or a range without its rule would be taken for a verdict.
function explain(entries: readonly Entry[], { width, paint }: View): string {
  const grades = [...new Set(entries.map((entry) => entry.grade))].sort();
  const profiles = [...new Set(entries.map((entry) => entry.estimate.profile))].sort();
  return [
    ...grades.map((grade) => `${grade}: ${GRADE_RULES[grade]}`),
    `F6, F1 …: ${ADMIRALTY_RULE}`,
    ...profiles.map((profile) => `range, ${profile}: ${PROFILE_RULES[profile]}`),
  ]
    .flatMap((rule) => wrapToWidth(rule, width - 2).map((line, at) => (at === 0 ? line : `  ${line}`)))
    .map((line) => `${paint("dim", line)}\n`)
    .join("");
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

function rowsOf([entry, depth]: readonly [Entry, number]): readonly (readonly Cell[])[] {
  const { min, max } = entry.origins;
  const unit = entry.unit === "people" ? "" : ` (${entry.unit})`;
  const shown = orderStatements(entry.statements).slice(0, STATEMENTS_SHOWN);
  const left = entry.statements.length - shown.length;
  const inset = "│ ".repeat(depth);
  return [
    [
      { text: entry.id.slice(0, 8), tone: "dim" },
      { text: `${inset}${nameCountedIn(entry, entry.place)}${unit}`, tone: "strong" },
      { text: sayEstimate(entry), tone: "figure" },
      "",
      { text: min === max ? plural(max, "origin") : `${min}–${max} origins`, tone: "strong" },
      { text: `${entry.grade} · ${pairOf(entry)}`, tone: GRADE_TONES[entry.grade] },
    ],
    ...shown.map((statement, index) => {
      const isLast = index === shown.length - 1 && left === 0;
      return statementRow(statement, `${inset}${isLast ? "└" : "├"} `);
    }),
    ...(left === 0 ? [] : [["", { text: `${inset}└ and ${left} more`, tone: "dim" } as const]]),
  ];
}

function statementRow(statement: Statement, lead: string): readonly Cell[] {
  const { source, speaker, saidOn, asOf, confidence, current, distortedBy } = statement;
  const notes = [
    current ? "" : "replaced by a later word",
    confidence === null ? "" : `${confidence.level} confidence`,
    distortedBy.length === 0
      ? ""
      : `retold otherwise ${distortedBy.length === 1 ? "once" : `${distortedBy.length} times`}`,
  ];
  const name = speaker === null || speaker === source || source === null ? (source ?? "no one is named") : source;
  return [
    { text: statement.id.slice(0, 8), tone: "dim" },
    { text: `${lead}${name}`, tone: current ? "source" : "dim" },
    sayFigure(statement),
    { text: saidOn ?? asOf ?? "", tone: "dim" },
    { text: `${plural(statement.reports, "report")}, ${plural(statement.outlets, "outlet")}`, tone: "dim" },
    { text: notes.filter((note) => note !== "").join(", "), tone: "warn" },
  ];
}

// What stands first, the widest carried before the others; what was replaced last.
const orderStatements = (statements: readonly Statement[]): readonly Statement[] =>
  statements.toSorted((one, other) => Number(other.current) - Number(one.current) || other.reports - one.reports);

function sayFigure(statement: Statement): string {
  const words = statement.words ?? null;
  return statement.kind === "ratio" && words !== null ? words : writeValue(statement, words);
}

function sayEstimate({ estimate, statements }: Entry): string {
  const { low, high } = estimate;
  const [only] = statements;
  if (low === null && high === null) return statements.length === 1 && only !== undefined ? sayFigure(only) : "unknown";
  if (low === null) return `up to ${writeNumber(high ?? 0)}`;
  if (high === null) return `${writeNumber(low)} or more`;
  return low === high ? writeNumber(low) : `${writeNumber(low)} – ${writeNumber(high)}`;
}

const plural = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? "" : "s"}`;

const count = (amount: number, word: string, rest: string): string =>
  amount === 0 ? "" : `${plural(amount, word)} ${rest}`;
