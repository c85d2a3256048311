import { standingActs } from "../ledger/apply-review.ts";
import type { Review, ReviewAct } from "../ledger/review-act.ts";
import type { HandEdit } from "../publish/site.ts";
import { loadActs } from "../store/acts.ts";
import type { Db } from "../store/tables.ts";

/** What people changed by hand and did not take back, as readers are told: one line for each thing an act touches. */
export async function listEdits(db: Db): Promise<readonly HandEdit[]> {
  const acts = await loadActs<ReviewAct>(db);
  return describeEdits(acts);
}

/** The acts that stand, in words. */
export function describeEdits(acts: readonly ReviewAct[]): readonly HandEdit[] {
  return standingActs(acts).flatMap((act) =>
    targetsOf(act.review).map((target) => ({
      at: act.at,
      by: act.by,
      reason: act.why ?? "",
      text: describeReview(act.review),
      target,
    })),
  );
}

/** One act in a few plain words. */
export function describeReview(review: Review): string {
  switch (review.kind) {
    case "accept":
      return `“${review.claim.figure}” was read rightly`;
    case "reject":
      return `“${review.claim.figure}” is no claim`;
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
