import type { Source } from "../claim/claim.ts";
import { writeValue } from "./figure-range.ts";
import type { Statement } from "./ledger.ts";
import { nameCountedIn } from "./name-counted.ts";
import type { TracedClaim, TracedFigure } from "./trace-figure.ts";

/** Colours one part of the tree by what it is. */
export type TracePaint = (tone: "strong" | "dim" | "figure" | "source" | "warn", text: string) => string;

/** A line of the tree and what hangs on it. */
interface Branch {
  readonly label: string;
  readonly below: readonly Branch[];
}

/** Draws the way back as a tree of plain text: statement, report, the words, whose they are. `paint` may colour parts of it. */
export function drawTrace(traced: TracedFigure, paint: TracePaint = (_tone, text) => text): string {
  const { entry } = traced;
  return drawBranch({
    label: paint("strong", nameCountedIn(entry, entry.place)),
    below: traced.statements.map(({ statement, claims }) => ({
      label: drawStatement(statement, claims, paint),
      below: groupByReport(claims).map((told) => drawReport(told, paint)),
    })),
  }).join("\n");
}

function drawStatement(statement: Statement, claims: readonly TracedClaim[], paint: TracePaint): string {
  const words = claims.find((claim) => !claim.distorts)?.figure.text ?? null;
  const day = statement.saidOn ?? statement.asOf;
  const source = statement.source ?? "in no one’s name";
  const tail = [
    `${statement.reports} ${statement.reports === 1 ? "report" : "reports"}`,
    statement.current ? "" : "replaced by a later word",
  ]
    .filter((part) => part !== "")
    .join(", ");
  return `${paint("figure", statement.kind === "ratio" && words !== null ? words : writeValue(statement, words))}  ${paint("source", source)}${day === null ? "" : `, ${day}`}  ${paint("dim", tail)}`;
}

// A report says a figure in its lead and again below: it is drawn once, in the place of its first words.
function groupByReport(claims: readonly TracedClaim[]): readonly (readonly [TracedClaim, ...TracedClaim[]])[] {
  const groups = new Map<string, [TracedClaim, ...TracedClaim[]]>();
  for (const claim of claims) {
    const group = groups.get(claim.report);
    if (group === undefined) groups.set(claim.report, [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

function drawReport(told: readonly [TracedClaim, ...TracedClaim[]], paint: TracePaint): Branch {
  const [first] = told;
  const day = first.publishedAt === null ? "" : `, ${first.publishedAt.slice(0, 10)}`;
  const file = first.file === null || first.outlet === null ? "" : `  ${paint("dim", first.file)}`;
  return {
    label: `${nameReport(first)}${day}${file}`,
    below: [
      ...first.from.map((parent) => ({ label: paint("dim", drawParent(parent)), below: [] })),
      ...told.map((claim) => drawWords(claim, paint)),
    ],
  };
}

// Outlets carry several reports of one story: where there is a file, it says which of them.
function drawParent(parent: TracedClaim["from"][number]): string {
  const file = parent.file === null || parent.outlet === null ? "" : ` (${parent.file})`;
  return `${parent.kind} of ${nameReport(parent)}${file}`;
}

function nameReport(report: {
  readonly outlet: string | null;
  readonly file: string | null;
  readonly report: string;
}): string {
  return report.outlet ?? report.file ?? report.report;
}

function drawWords(claim: TracedClaim, paint: TracePaint): Branch {
  const mark = claim.distorts ? `  ${paint("warn", "changes what was said")}` : "";
  const place = `${claim.start}–${claim.end}${claim.in === "title" ? " of the title" : ""}`;
  const chain = claim.chain.length === 0 ? ["in the report’s own voice"] : drawChain(claim.chain);
  return {
    label: `“${claim.evidence.replace(/\s+/g, " ").trim()}”  ${paint("dim", place)}${mark}`,
    below: [
      ...chain.map((link) => ({ label: paint("source", link), below: [] })),
      ...claim.basis.map((basis) => ({ label: `based on ${basis.replace(/\s+/g, " ")}`, below: [] })),
    ],
  };
}

// From the reader's side back to whoever knew it.
function drawChain(chain: readonly Source[]): readonly string[] {
  return [...chain].reverse().map((source, depth) => {
    const unnamed = source.anonymous ? ", unnamed" : "";
    const said = source.saidOn === null ? "" : `, ${source.saidOn}`;
    const as = source.text === source.name ? "" : ` (“${source.text}”)`;
    return `${"  ".repeat(depth)}${depth === chain.length - 1 ? "origin" : source.role}: ${source.name}${as}${unnamed}${said}`;
  });
}

function drawBranch({ label, below }: Branch): readonly string[] {
  const lines = below.flatMap((branch, at) => {
    const [head, rest] = at === below.length - 1 ? ["└─ ", "   "] : ["├─ ", "│  "];
    return drawBranch(branch).map((line, order) => `${order === 0 ? head : rest}${line}`);
  });
  return [label, ...lines];
}
