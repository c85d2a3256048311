import { sayPair } from "../ledger/admiralty.ts";
import { type Mark, standingActs } from "../ledger/apply-review.ts";
import { foldName } from "../ledger/fold-name.ts";
import type { Review, ReviewAct } from "../ledger/review-act.ts";
import { pathOf } from "../publish/links.ts";
import type { HandEdit, LoggedEdit } from "../publish/site.ts";
import type { Report } from "../report/report.ts";

/**
 * The acts that stand, in words: one line for each thing an act touches. `marks` name the claims that each act changed
 * in this story, beyond those it names itself; `reports` are those whose outlets it may have given an owner.
 */
export function describeEdits(
  acts: readonly ReviewAct[],
  marks: ReadonlyMap<string, Mark> = new Map(),
  reports: readonly Report[] = [],
): readonly HandEdit[] {
  const touched = new Map<string, string[]>();
  for (const [claim, mark] of marks)
    for (const act of mark.acts) touched.set(act, [...(touched.get(act) ?? []), claim]);
  return standingActs(acts).flatMap((act) => {
    const targets = new Set([
      ...targetsOf(act.review),
      ...(touched.get(act.id) ?? []),
      ...reportsOwned(act.review, reports),
    ]);
    const edit = { at: act.at, by: act.by, reason: act.why ?? "", text: describeReview(act.review) };
    return [...targets].map((target) => ({ ...edit, target }));
  });
}

/** The whole log for its public page, the latest first: what was taken back stays in it. `isShown`: whether a report has a page. */
export function logEdits(acts: readonly ReviewAct[], isShown: (report: string) => boolean): readonly LoggedEdit[] {
  const standing = new Set(standingActs(acts).map((act) => act.id));
  return acts
    .map((act): LoggedEdit => {
      const report = reportOf(act.review);
      return {
        act: act.id,
        at: act.at,
        by: act.by,
        reason: act.why ?? "",
        text: describeReview(act.review),
        isStanding: act.review.kind === "undo" || standing.has(act.id),
        path: report !== null && isShown(report) ? pathOf.report(report) : null,
      };
    })
    .reverse();
}

/** One act in a few plain words. */
export function describeReview(review: Review): string {
  switch (review.kind) {
    case "accept":
      return `“${review.claim.figure}” was read rightly`;
    case "reject":
      return `“${review.claim.figure}” is no claim`;
    case "rate":
      return `“${review.claim.figure}” is rated ${review.pair} (${sayPair(review.pair)})`;
    case "correct":
      return `${review.field} of “${review.claim.figure}” is ${review.value === null ? "not told" : String(review.value)}`;
    case "join-statements":
      return `${review.claims.map((claim) => `“${claim.figure}”`).join(" and ")} are one utterance`;
    case "part-statement":
      return `${review.claims.map((claim) => `“${claim.figure}”`).join(" and ")} stand apart as an utterance`;
    case "join-stories":
      return "these stories are one";
    case "part-story":
      return `${review.reports.length} reports are a story of their own`;
    case "name-source":
      return `“${review.said}” is ${review.name}`;
    case "same-owner":
      return `${review.outlets.join(", ")} belong to ${review.owner}`;
    case "undo":
      return "an earlier act was taken back";
  }
}

function targetsOf(review: Review): readonly string[] {
  switch (review.kind) {
    case "accept":
    case "reject":
    case "rate":
    case "correct":
      return [review.claim.claim];
    case "join-statements":
    case "part-statement":
      return review.claims.map((claim) => claim.claim);
    case "join-stories":
      return review.stories;
    case "part-story":
      return [review.story];
    case "name-source":
      return review.report === null ? [] : [review.report];
    case "same-owner":
      return review.outlets;
    case "undo":
      return [review.act];
  }
}

function reportsOwned(review: Review, reports: readonly Report[]): readonly string[] {
  if (review.kind !== "same-owner") return [];
  const outlets = new Set(review.outlets.map(foldName));
  return reports
    .filter((report) => report.outlet !== null && outlets.has(foldName(report.outlet.name)))
    .map((report) => report.id);
}

/** The report that an act is about; null where it is about more than one, or none. */
export function reportOf(review: Review): string | null {
  switch (review.kind) {
    case "accept":
    case "reject":
    case "rate":
    case "correct":
      return review.claim.report;
    case "join-statements":
    case "part-statement":
      return review.claims[0]?.report ?? null;
    case "part-story":
      return review.reports[0] ?? null;
    case "name-source":
      return review.report;
    default:
      return null;
  }
}
