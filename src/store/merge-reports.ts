import type { Report } from "../report/report.ts";

/**
 * Two copies of one report (the same id: the same address and text), joined so that the order in which they came makes
 * no difference: what only one of them states is kept, and where both state it the earlier day or the first word in
 * the alphabet stands, for the later change the later one.
 */
export function mergeReports(one: Report, other: Report): Report {
  return {
    ...one,
    file: first(one.file, other.file),
    url: first(one.url, other.url),
    outlet: firstRecord(one.outlet, other.outlet),
    title: first(one.title, other.title),
    byline: first(one.byline, other.byline),
    publishedAt: first(one.publishedAt, other.publishedAt),
    modifiedAt: last(one.modifiedAt, other.modifiedAt),
    capturedAt: first(one.capturedAt, other.capturedAt),
    language: first(one.language, other.language),
    credits: firstRecord(one.credits, other.credits) ?? [],
    notices: firstRecord(one.notices, other.notices) ?? [],
  };
}

/** Joins the copies among reports; each stands where its first copy stood. */
export function mergeCopies(reports: readonly Report[]): readonly Report[] {
  const byId = new Map<string, Report>();
  for (const report of reports) {
    const before = byId.get(report.id);
    byId.set(report.id, before === undefined ? report : mergeReports(before, report));
  }
  return [...byId.values()];
}

const first = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

const last = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

// The fuller one; of two as full the first in the alphabet.
function firstRecord<Value extends object>(one: Value | null, other: Value | null): Value | null {
  if (one === null || other === null) return one ?? other;
  const [oneJson, otherJson] = [JSON.stringify(one), JSON.stringify(other)];
  if (oneJson.length !== otherJson.length) return oneJson.length > otherJson.length ? one : other;
  return oneJson <= otherJson ? one : other;
}
