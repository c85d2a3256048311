import type { Claim } from "../../claim/claim.ts";
import type { Report } from "../../report/report.ts";
import { plainLine, wrapToWidth } from "../display-width.ts";
import { type Cell, type Column, formatTable } from "../format-table.ts";
import type { Terminal } from "../terminal.ts";
import { sayChain, sayMeasure } from "./describe-claims.ts";

type View = Pick<Terminal, "width" | "paint">;

const RULE_COLUMNS: readonly Column[] = [
  { title: "", align: "right" },
  { title: "rule", shrinksTo: 24, lines: 4 },
  { title: "at", align: "right" },
  { title: "words", shrinksTo: 24, lines: 3 },
];

/** How a claim came about: the sentence with its figure marked, what was understood, and each rule with its words. */
export function describeWhy(claim: Claim, report: Report | null, view: View): string {
  const { paint, width } = view;
  const text = textOf(claim, report);
  const place = [report?.outlet?.name, claim.file ?? report?.url, report?.publishedAt?.slice(0, 10)].filter(
    (part) => part !== undefined && part !== null,
  );
  const quoted = wrapToWidth(plainLine(claim.evidence), width - 4).map((line) => `  │ ${line}`);
  const figure = plainLine(claim.figure.text);
  const marked = quoted.join("\n").replace(figure, () => paint("figure", figure));
  const understood = understoodOf(claim).filter(([, value]) => value !== "");
  const names = Math.max(...understood.map(([name]) => name.length));
  const lines = understood.map(([name, value]) => `  ${paint("dim", name.padStart(names))}  ${plainLine(value)}`);
  const rules = claim.why.map((reason, index): readonly Cell[] => [
    { text: String(index + 1), tone: "dim" },
    reason.rule,
    { text: `${reason.start}–${reason.end}`, tone: "dim" },
    text === null ? "" : { text: `“${text.slice(reason.start, reason.end)}”`, tone: "strong" },
  ]);
  return [
    `${paint("strong", `claim ${claim.id}`)}${paint("dim", `  ${place.join(" · ")}${claim.in === "title" ? " · in the headline" : ""}`)}`,
    "",
    marked,
    "",
    ...lines,
    "",
    formatTable(RULE_COLUMNS, rules, { ...view, indent: 2 }),
  ].join("\n");
}

/** One rule of a claim as a record: what `why --json` prints. */
export interface WhyRecord {
  readonly schema: 1;
  readonly claim: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** The words at the span; null where the report's text is not at hand. */
  readonly text: string | null;
}

/** Each rule that made a claim, with its words. */
export function listWhy(claim: Claim, report: Report | null): readonly WhyRecord[] {
  const text = textOf(claim, report);
  return claim.why.map(({ rule, start, end }) => ({
    schema: 1,
    claim: claim.id,
    rule,
    start,
    end,
    text: text === null ? null : text.slice(start, end),
  }));
}

const textOf = (claim: Claim, report: Report | null): string | null =>
  report === null ? null : claim.in === "title" ? report.title : report.text;

function understoodOf(claim: Claim): readonly (readonly [string, string])[] {
  const { figure, population, period } = claim;
  const bound = (value: number | null): string => (value === null ? "open" : value.toLocaleString("en-US"));
  const value = figure.low === figure.high ? bound(figure.low) : `${bound(figure.low)} to ${bound(figure.high)}`;
  return [
    ["figure", `${value} ${figure.unit} (${figure.kind}${figure.hedge === null ? "" : `, “${figure.hedge}”`})`],
    ["counted", sayMeasure(claim)],
    [
      "of whom",
      [population.name ?? population.text, population.side, population.role]
        .filter((part, index, all) => part !== null && all.indexOf(part) === index)
        .join(" · "),
    ],
    ["where", claim.place ?? ""],
    ["period", period === null ? "" : `${period.from ?? "…"} to ${period.to ?? "…"} (${period.basis})`],
    ["as of", claim.asOf ?? ""],
    ["accounting", claim.accounting ?? ""],
    ["from", `${sayChain(claim)}${claim.sources.length === 0 ? "" : ` (${claim.stance})`}`],
    ["on the basis of", claim.basis.map((span) => span.text).join("; ")],
    ["confidence", claim.confidence === null ? "" : `${claim.confidence.level} (“${claim.confidence.text}”)`],
  ];
}
