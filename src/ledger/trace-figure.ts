import type { Claim, Source } from "../claim/claim.ts";
import type { Edge, EdgeKind } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import type { Entry, Ledger, Statement } from "./ledger.ts";

/** One place where a figure stands, and everyone between it and whoever knew it. */
export interface TracedClaim {
  readonly claim: string;
  readonly report: string;
  readonly file: string | null;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  /** The clause and the figure in it, as spans of the report's text (of its title where `in` is `title`). */
  readonly in: "text" | "title";
  readonly evidence: string;
  readonly start: number;
  readonly end: number;
  readonly figure: { readonly text: string; readonly start: number; readonly end: number };
  /** Origin first, nearest the reader last; empty where the report says it in its own voice. */
  readonly chain: readonly Source[];
  /** What the origin says it rests on. */
  readonly basis: readonly string[];
  /** Reports that this one has its words from. */
  readonly from: readonly {
    readonly report: string;
    readonly file: string | null;
    readonly outlet: string | null;
    readonly kind: EdgeKind;
  }[];
  /** It changes what was said, and is counted in nothing. */
  readonly distorts: boolean;
}

/** One utterance and all places that carry it. */
export interface TracedStatement {
  readonly statement: Statement;
  readonly claims: readonly TracedClaim[];
}

/** A figure's way back: from an entry or statement to the words. */
export interface TracedFigure {
  readonly schema: 1;
  readonly kind: "entry" | "statement";
  readonly story: string;
  readonly entry: Omit<Entry, "statements" | "evolution">;
  readonly statements: readonly TracedStatement[];
}

/** What the way back is read from. */
export interface TraceGround {
  readonly claims: readonly Claim[];
  readonly reports: readonly Report[];
  readonly edges: readonly Edge[];
}

/** The figures of a ledger whose id begins so: more than one where the prefix is too short, none where nothing does. */
export function findFigures(ledger: Ledger, prefix: string): readonly string[] {
  const ids = ledger.entries.flatMap((entry) => [entry.id, ...entry.statements.map((statement) => statement.id)]);
  return ids.includes(prefix) ? [prefix] : [...new Set(ids.filter((id) => id.startsWith(prefix)))].sort();
}

/** Goes back from an entry's or statement's id to every claim, its evidence and its chain. Null where no figure has the id. */
export function traceFigure(ledger: Ledger, ground: TraceGround, id: string): TracedFigure | null {
  const claims = new Map(ground.claims.map((claim) => [claim.id, claim]));
  const reports = new Map(ground.reports.map((report) => [report.id, report]));
  const parents = new Map<string, Edge[]>();
  for (const edge of ground.edges)
    if (edge.kind !== "quotation") parents.set(edge.childId, [...(parents.get(edge.childId) ?? []), edge]);
  for (const entry of ledger.entries) {
    const isEntry = entry.id === id;
    const statements = isEntry ? entry.statements : entry.statements.filter((statement) => statement.id === id);
    if (statements.length === 0) continue;
    const { statements: _statements, evolution: _evolution, ...rest } = entry;
    const traceOne = (claimId: string, distorts: boolean): readonly TracedClaim[] => {
      const claim = claims.get(claimId);
      return claim === undefined ? [] : [traceClaim(claim, reports, parents.get(claim.report) ?? [], distorts)];
    };
    return {
      schema: 1,
      kind: isEntry ? "entry" : "statement",
      story: ledger.story.id,
      entry: rest,
      statements: statements.map((statement) => ({
        statement,
        claims: [
          ...statement.claims.flatMap((claim) => traceOne(claim, false)),
          ...statement.distortedBy.flatMap((claim) => traceOne(claim, true)),
        ].sort(compareTraced),
      })),
    };
  }
  return null;
}

function traceClaim(
  claim: Claim,
  reports: ReadonlyMap<string, Report>,
  parents: readonly Edge[],
  distorts: boolean,
): TracedClaim {
  const report = reports.get(claim.report);
  return {
    claim: claim.id,
    report: claim.report,
    file: claim.file,
    outlet: report?.outlet?.name ?? null,
    publishedAt: report?.publishedAt ?? null,
    in: claim.in,
    evidence: claim.evidence,
    start: claim.start,
    end: claim.end,
    figure: { text: claim.figure.text, start: claim.figure.start, end: claim.figure.end },
    chain: claim.sources.filter((source) => source.role !== "addressee"),
    basis: claim.basis.map((span) => span.text),
    from: [...parents]
      .sort((one, other) => (one.parentId < other.parentId ? -1 : 1))
      .map(({ parentId, kind }) => {
        const parent = reports.get(parentId);
        return { report: parentId, file: parent?.file ?? null, outlet: parent?.outlet?.name ?? null, kind };
      }),
    distorts,
  };
}

function compareTraced(one: TracedClaim, other: TracedClaim): number {
  const key = (claim: TracedClaim): string =>
    [claim.publishedAt ?? "~", claim.report, String(claim.figure.start).padStart(9, "0"), claim.claim].join("\u001f");
  return key(one) < key(other) ? -1 : 1;
}
