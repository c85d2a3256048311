import type { Claim } from "../../src/claim/claim.ts";
import type { Edge } from "../../src/lineage/edge.ts";
import type { Report } from "../../src/report/report.ts";
import { digestOf } from "../../src/text/digest.ts";

/** A report for a test: what is not given is not stated. Its id follows from its file and text, as in the report stage. */
export function makeReport(given: Partial<Report> & { readonly text: string }): Report {
  const file = given.file ?? "a.txt";
  return {
    schema: 1,
    id: digestOf(given.url ?? given.outlet?.name ?? file, given.text),
    file,
    url: null,
    outlet: null,
    title: null,
    byline: null,
    publishedAt: null,
    modifiedAt: null,
    capturedAt: null,
    language: "en",
    credits: [],
    ...given,
    notices: given.notices ?? [],
  };
}

/** A claim for a test: people killed, exactly the number at the span given, in the report's own voice. */
export function makeClaim(report: Report, words: string, given: Partial<Claim> = {}): Claim {
  const start = report.text.indexOf(words);
  const number = Number(words.replaceAll(/\D/g, ""));
  return {
    schema: 1,
    id: digestOf(report.id, start, start + words.length, given.measure ?? "killed"),
    report: report.id,
    file: report.file,
    in: "text",
    start: 0,
    end: report.text.length,
    evidence: report.text,
    figure: {
      text: words,
      start,
      end: start + words.length,
      implied: false,
      kind: "exact",
      low: number,
      high: number,
      hedge: null,
      unit: "people",
      of: null,
    },
    measure: "killed",
    counted: null,
    method: null,
    accounting: null,
    modality: "reported",
    includes: [],
    population: { text: null, name: null, side: null, role: null },
    place: null,
    placeBasis: null,
    period: null,
    asOf: null,
    sources: [],
    basis: [],
    stance: "says",
    confidence: null,
    comparison: false,
    partOf: null,
    disputes: [],
    why: [{ rule: "made for a test", start, end: start + words.length }],
    ...given,
  };
}

/** An edge for a test: the child copies the parent. */
export function makeEdge(child: Report, parent: Report, given: Partial<Edge> = {}): Edge {
  return {
    schema: 1,
    child: child.file ?? child.id,
    parent: parent.file ?? parent.id,
    childId: child.id,
    parentId: parent.id,
    kind: "copy",
    coverage: { child: 1, parent: 1 },
    longestRun: 12,
    passages: [],
    direction: { by: "none", sure: false },
    ...given,
  };
}
