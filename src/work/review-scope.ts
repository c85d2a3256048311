import type { Claim } from "../claim/claim.ts";
import { applyReview, type Mark, standingActs } from "../ledger/apply-review.ts";
import type { Review, ReviewAct } from "../ledger/review-act.ts";
import type { Report } from "../report/report.ts";
import { digestOf } from "../text/digest.ts";
import type { KeptReport } from "./story-records.ts";

/** Reports with their claims as people left them. */
export interface ReviewedReports {
  readonly reports: readonly KeptReport[];
  readonly marks: ReadonlyMap<string, Mark>;
}

/** What people did to a story's claims, from one reading of it to the next. */
export interface ReviewScope {
  /**
   * The reports that are new or that people left otherwise since the last call, as they left them. `news`: those that were
   * not there or have changed; `all`: every report of the story.
   */
  readonly review: (
    acts: readonly ReviewAct[],
    news: ReadonlySet<string>,
    all: Iterable<KeptReport>,
  ) => ReviewedReports;
}

/** Opens the scope of a story of which nothing was reviewed yet. */
export function openReviewScope(): ReviewScope {
  let before: readonly ReviewAct[] = [];
  // what a report was left like, where it was left otherwise than it was found
  const left = new Map<string, string>();
  return {
    review: (acts, news, all) => {
      const standing = standingActs(acts);
      const isSame = idsOf(standing) === idsOf(before);
      const isAnywhere = idsOf(standing.filter(isOfAll)) !== idsOf(before.filter(isOfAll));
      const named = new Set([...before, ...standing].flatMap(({ review }) => reportsOf(review)));
      before = standing;
      if (isSame && news.size === 0) return { reports: [], marks: new Map() };
      const scope = [...all].filter(({ id }) => isAnywhere || news.has(id) || named.has(id));
      const reviewed = applyReview(
        scope.flatMap(({ claims }) => claims),
        scope.map(({ report }) => report),
        standing,
      );
      const claims = groupClaims(reviewed.claims);
      const reports = scope.flatMap((one, at): readonly KeptReport[] => {
        const report = reviewed.reports[at] ?? one.report;
        const now = claims.get(one.id) ?? [];
        const known = left.get(one.id);
        const kept = describe(one, report, now, reviewed.marks);
        if (kept === null) left.delete(one.id);
        else left.set(one.id, kept);
        return kept === (known ?? null) && !news.has(one.id) ? [] : [{ ...one, report, claims: now }];
      });
      return { reports, marks: reviewed.marks };
    },
  };
}

function idsOf(acts: readonly ReviewAct[]): string {
  return acts.map(({ id }) => id).join(" ");
}

function isOfAll({ review }: ReviewAct): boolean {
  return review.kind === "same-owner" || (review.kind === "name-source" && review.report === null);
}

function reportsOf(review: Review): readonly string[] {
  switch (review.kind) {
    case "accept":
    case "reject":
    case "rate":
    case "correct":
      return [review.claim.report];
    case "join-statements":
    case "part-statement":
      return review.claims.map(({ report }) => report);
    case "name-source":
      return review.report === null ? [] : [review.report];
    default:
      return [];
  }
}

// Null where it was left as it was found.
function describe(
  found: KeptReport,
  report: Report,
  claims: readonly Claim[],
  marks: ReadonlyMap<string, Mark>,
): string | null {
  const own = found.claims.flatMap(({ id }) => marks.get(id) ?? []);
  const isUntouched =
    report === found.report &&
    own.length === 0 &&
    claims.length === found.claims.length &&
    claims.every((claim, at) => claim === found.claims[at]);
  return isUntouched ? null : digestOf(JSON.stringify([report.outlet, claims, own]));
}

function groupClaims(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const byReport = new Map<string, Claim[]>();
  for (const claim of claims) {
    const own = byReport.get(claim.report);
    if (own === undefined) byReport.set(claim.report, [claim]);
    else own.push(claim);
  }
  return byReport;
}
