import type { Report } from "../report/report.ts";
import type { Edge, EdgeKind } from "./edge.ts";
import { type Family, type FamilyMember, groupFamilies } from "./group-families.ts";

/** One line of a drawn family. */
export interface LineageLine {
  readonly family: string;
  readonly report: string;
  /** File, else address, else id. */
  readonly name: string;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  /** Steps down from the family's first report. */
  readonly depth: number;
  /** The branches to its left, as they are drawn: `│ ├─ `. */
  readonly branch: string;
  readonly kind: EdgeKind | null;
  /** Share of this report's words that stand in its parent (0–1), and the other way; null for the first. */
  readonly coverage: Edge["coverage"] | null;
  readonly longestRun: number;
  readonly direction: Edge["direction"] | null;
  /** The longest shared passages, in this report's words. */
  readonly passages: readonly string[];
}

/** An edge between reports of different lineages: a quotation, a citation, a passage of background. */
export interface CrossLine {
  readonly child: string;
  readonly parent: string;
  readonly kind: EdgeKind;
  readonly coverage: Edge["coverage"];
  readonly direction: Edge["direction"];
  readonly passages: readonly string[];
  /** The words that credit the parent, where some do. */
  readonly credits: readonly string[];
}

/** What there is to draw: families of more than one report, the reports that stand alone, and what runs between. */
export interface LineageView {
  readonly families: readonly (readonly LineageLine[])[];
  readonly alone: readonly string[];
  readonly across: readonly CrossLine[];
}

const PASSAGES_SHOWN = 3;
const PASSAGE_LETTERS = 100;
// A passage shorter than this says nothing to a reader.
const PASSAGE_LEAST = 24;

/** Lays out families as trees, each report under its immediate parent, in order of time. */
export function describeLineage(reports: readonly Report[], edges: readonly Edge[]): LineageView {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const families = groupFamilies(reports, edges);
  const familyOf = new Map(
    families.flatMap(({ id, members }) => members.map((member) => [member.report, id] as const)),
  );
  return {
    families: families.filter(({ members }) => members.length > 1).map((family) => drawFamily(family, byId)),
    alone: families
      .filter(({ members }) => members.length === 1)
      .map(({ members }) => nameOf(byId, members[0]?.report)),
    across: edges
      .filter((edge) => familyOf.has(edge.childId) && familyOf.get(edge.childId) !== familyOf.get(edge.parentId))
      .map((edge) => ({
        child: nameOf(byId, edge.childId),
        parent: nameOf(byId, edge.parentId),
        kind: edge.kind,
        coverage: edge.coverage,
        direction: edge.direction,
        passages: passagesOf(edge, byId.get(edge.childId)),
        credits: [...new Set((edge.evidence ?? []).map((evidence) => evidence.text))],
      })),
  };
}

/** The view as plain text, for a terminal or a mail. */
export function writeLineage({ families, alone, across }: LineageView): string {
  const lines: string[] = [];
  for (const family of families) {
    lines.push(`${family[0]?.family ?? ""} · ${family.length} reports`);
    for (const line of family) {
      const told = line.direction === null ? "" : `, ${sureness(line.direction)}`;
      const shared =
        line.kind === null
          ? ""
          : ` — ${line.kind}, ${percent(line.coverage?.child)} of it (${percent(line.coverage?.parent)} of the other), longest ${line.longestRun} words${told}`;
      lines.push(
        `  ${line.branch}${line.name}${line.outlet === null ? "" : ` · ${line.outlet}`}${when(line)}${shared}`,
      );
      const margin = `  ${line.branch.replace("├─ ", "│  ").replace("└─ ", "   ")}`;
      for (const passage of line.passages) lines.push(`${margin}   “${passage}”`);
    }
    lines.push("");
  }
  if (across.length > 0) {
    lines.push("Across lineages");
    for (const { child, parent, kind, coverage, direction, passages, credits } of across) {
      const because = credits.length > 0 ? `, credits ${credits.join(", ")}` : "";
      lines.push(
        `  ${child} ← ${parent} — ${kind}, ${percent(coverage.child)} of it, ${sureness(direction)}${because}`,
      );
      for (const passage of passages) lines.push(`     “${passage}”`);
    }
    lines.push("");
  }
  if (alone.length > 0) lines.push(`Alone: ${alone.join(", ")}`, "");
  return lines.join("\n");
}

function drawFamily(family: Family, byId: ReadonlyMap<string, Report>): readonly LineageLine[] {
  const children = new Map<string | null, FamilyMember[]>();
  for (const member of family.members) children.set(member.parent, [...(children.get(member.parent) ?? []), member]);
  const lines: LineageLine[] = [];
  const draw = (member: FamilyMember, depth: number, margin: string, isLast: boolean): void => {
    const report = byId.get(member.report);
    const branch = depth === 0 ? "" : `${margin}${isLast ? "└─ " : "├─ "}`;
    lines.push({
      family: family.id,
      report: member.report,
      name: nameOf(byId, member.report),
      outlet: report?.outlet?.name ?? null,
      publishedAt: report?.publishedAt ?? null,
      depth,
      branch,
      kind: member.edge?.kind ?? null,
      coverage: member.edge?.coverage ?? null,
      longestRun: member.edge?.longestRun ?? 0,
      direction: member.edge?.direction ?? null,
      passages: member.edge === null ? [] : passagesOf(member.edge, report),
    });
    const below = children.get(member.report) ?? [];
    const next = depth === 0 ? "" : `${margin}${isLast ? "   " : "│  "}`;
    for (const [place, child] of below.entries()) draw(child, depth + 1, next, place === below.length - 1);
  };
  for (const root of children.get(null) ?? []) draw(root, 0, "", true);
  return lines;
}

function passagesOf(edge: Edge, child: Report | undefined): readonly string[] {
  if (child === undefined) return [];
  return [...edge.passages]
    .sort((a, b) => b.child[1] - b.child[0] - (a.child[1] - a.child[0]) || a.child[0] - b.child[0])
    .slice(0, PASSAGES_SHOWN)
    .map(({ child: [start, end] }) => child.text.slice(start, end).replace(/\s+/g, " "))
    .filter((words) => words.length >= PASSAGE_LEAST)
    .map((words) => (words.length <= PASSAGE_LETTERS ? words : `${words.slice(0, PASSAGE_LETTERS - 1).trimEnd()}…`));
}

const nameOf = (byId: ReadonlyMap<string, Report>, id: string | undefined): string => {
  const report = byId.get(id ?? "");
  return report?.file ?? report?.url ?? id ?? "";
};

const percent = (share: number | undefined): string => `${Math.round((share ?? 0) * 100)} %`;
const when = ({ publishedAt }: LineageLine): string =>
  publishedAt === null ? "" : ` · ${publishedAt.slice(0, 16).replace("T", " ")}`;

function sureness({ by, sure }: Edge["direction"]): string {
  if (by === "none") return "nothing tells which was first";
  return sure ? (by === "credit" ? "told by a credit" : `told by when it was ${by}`) : `perhaps (${by} alone)`;
}
