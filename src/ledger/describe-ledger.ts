import { PROFILE_RULES } from "./estimate-entry.ts";
import { writeNumber, writeValue } from "./figure-range.ts";
import { GRADE_RULES, pairOf } from "./grade-entry.ts";
import type { Entry, Finding, Ledger, Statement } from "./ledger.ts";
import type { SourceRecord } from "./list-sources.ts";

/** Words in their tone, or as they are. */
export type LedgerPaint = (tone: "strong" | "dim" | "figure" | "source" | "warn", text: string) => string;

const plain: LedgerPaint = (_tone, text) => text;

/** A ledger as a person reads it on a terminal: each thing counted, who says what of it, then what to be told. */
export function describeLedger(ledger: Ledger, paint: LedgerPaint = plain): string {
  const { story, reports, entries, findings } = ledger;
  const span =
    story.from === null ? "" : story.from === story.to ? `  ${story.from}` : `  ${story.from} – ${story.to ?? ""}`;
  const outlets = new Set(reports.map((report) => report.outlet ?? report.id)).size;
  const families = new Set(reports.map((report) => report.lineage)).size;
  const head = `${paint("strong", story.title)}${paint("dim", span)}\n${paint("dim", `${tally(reports.length, "report")} · ${tally(outlets, "outlet")} · ${families} ${families === 1 ? "family" : "families"} of texts`)}`;
  const profile = entries[0]?.estimate.profile;
  const rule = profile === undefined ? [] : [paint("dim", `range: ${profile}. ${PROFILE_RULES[profile]}`)];
  return [
    head,
    describeFigures(entries, paint),
    ...(findings.length === 0 ? [] : [describeFindings(findings, paint)]),
    ...rule,
  ].join("\n\n");
}

/** The entries: range, grade, origins, and the statements beneath. */
export function describeFigures(entries: readonly Entry[], paint: LedgerPaint = plain): string {
  return entries.map((entry) => describeEntry(entry, paint)).join("\n\n");
}

function describeEntry(entry: Entry, paint: LedgerPaint): string {
  const carried = { reports: most(entry, "reports"), outlets: most(entry, "outlets") };
  const { min, max } = entry.origins;
  const origins = min === max ? tally(max, "origin") : `${min}–${max} origins`;
  const head = `${paint("strong", nameEntry(entry))}  ${paint("figure", rangeOfEntry(entry))}`;
  const under = `${entry.grade} (${pairOf(entry)}) · ${origins} · up to ${tally(carried.outlets, "outlet")} · ${tally(carried.reports, "report")}  ${entry.id.slice(0, 8)}`;
  const rows = entry.statements.map((statement) => [
    statement.saidOn ?? statement.asOf ?? "",
    writeStatement(statement) + (entry.unit === "percent" ? " %" : ""),
    statement.source ?? "no one named",
    `${statement.stance}${statement.confidence === null ? "" : `, ${statement.confidence.level} confidence`}`,
    `${tally(statement.reports, "report")}, ${tally(statement.outlets, "outlet")}`,
    [
      statement.current ? "" : "replaced",
      statement.distortedBy.length === 0 ? "" : `${statement.distortedBy.length} retold otherwise`,
      statement.reviews === undefined ? "" : "reviewed",
    ]
      .filter((note) => note !== "")
      .join(", "),
    statement.id.slice(0, 8),
  ]);
  return [head, paint("dim", under), ...align(rows).map((row) => `  ${row}`)].join("\n");
}

function writeStatement(statement: Statement): string {
  const words = statement.words ?? null;
  return statement.kind === "ratio" && words !== null ? words : writeValue(statement, words);
}

function most(entry: Entry, key: "reports" | "outlets"): number {
  return entry.statements.reduce((highest, statement) => Math.max(highest, statement[key]), 0);
}

/** What an entry counts, in words. */
export function nameEntry(entry: Entry): string {
  const who = entry.population.name ?? entry.population.role;
  const what = entry.measure === "other" ? (entry.counted ?? "counted") : entry.measure;
  const parts = [
    what,
    who !== null && who !== what ? who : "",
    entry.place ?? "",
    entry.accounting === "cumulative" || entry.accounting === null ? "" : entry.accounting,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

// Unknown is a word, never a 0.
function rangeOfEntry({ estimate, unit }: Entry): string {
  const { low, high, best } = estimate;
  const suffix = unit === "people" ? "" : unit === "percent" ? " %" : ` ${unit}`;
  if (low === null && high === null) return "unknown";
  const range =
    low !== null && low === high
      ? writeNumber(low)
      : `${low === null ? "unknown" : writeNumber(low)} – ${high === null ? "unknown" : writeNumber(high)}`;
  return `${range}${suffix}${best !== null && low !== high ? `, best ${writeNumber(best)}` : ""}`;
}

/** The findings, the weightier first, as they stand in the ledger. */
export function describeFindings(findings: readonly Finding[], paint: LedgerPaint = plain): string {
  const rows = findings.map((finding) => {
    const mark = finding.severity === "warn" ? paint("warn", finding.kind) : paint("dim", finding.kind);
    return wrap(finding.text, 100)
      .map((line, at) => (at === 0 ? `${mark}  ${paint("dim", finding.id.slice(0, 8))}\n  ${line}` : `  ${line}`))
      .join("\n");
  });
  return rows.join("\n");
}

/** Each source: what it said, in its order, and what others last said of the same. */
export function describeSources(sources: readonly SourceRecord[], paint: LedgerPaint = plain): string {
  return sources
    .map((record) => {
      const span =
        record.first === null
          ? ""
          : record.first === record.last
            ? `  ${record.first}`
            : `  ${record.first} – ${record.last ?? ""}`;
      const lines = record.figures.flatMap((figure) => {
        const what = [
          figure.measure === "other" ? (figure.counted ?? "counted") : figure.measure,
          figure.population ?? "",
          figure.place ?? "",
        ]
          .filter((part) => part !== "")
          .join(" · ");
        const said = figure.statements
          .map(
            (statement) => `${writeStatement(statement)}${statement.saidOn === null ? "" : ` (${statement.saidOn})`}`,
          )
          .join(" → ");
        const others = figure.others.map(
          (other) =>
            `${other.stands === "agrees" ? "in line with" : other.stands === "differs" ? "against" : other.stands} ${other.source}: ${writeEnds(other.low, other.high)}`,
        );
        return [`  ${what}: ${paint("figure", said)}`, ...others.map((line) => `    ${paint("dim", line)}`)];
      });
      const words = record.assessments.map((assessment) =>
        `  ${assessment.saidOn ?? ""} ${assessment.attribution}`.replace(/^ {3}/, "  "),
      );
      return [`${paint("source", record.source)}${paint("dim", span)}`, ...lines, ...words].join("\n");
    })
    .join("\n\n");
}

function writeEnds(low: number | null, high: number | null): string {
  if (low !== null && high !== null)
    return low === high ? writeNumber(low) : `${writeNumber(low)} to ${writeNumber(high)}`;
  return low !== null ? `${writeNumber(low)} or more` : high !== null ? `up to ${writeNumber(high)}` : "unknown";
}

/** What the grades of these entries mean. */
export function explainGrades(entries: readonly Entry[]): string {
  return [...new Set(entries.map((entry) => entry.grade))]
    .sort()
    .map((grade) => `${grade}: ${GRADE_RULES[grade]}`)
    .join("\n");
}

function tally(count: number, noun: string): string {
  return `${writeNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, [...(row[column] ?? "")].length), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length)))
      .join("  ")
      .trimEnd(),
  );
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
