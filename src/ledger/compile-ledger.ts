import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import { applyReview } from "./apply-review.ts";
import type { Tie } from "./families.ts";
import type { Ledger, ProfileName } from "./ledger.ts";
import { openLedgerBook } from "./ledger-book.ts";
import type { ReviewAct } from "./review-act.ts";

/** Everything held of one story. Order and repetition make no difference. */
export interface LedgerInput {
  readonly story: Story;
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
  readonly edges: readonly Tie[];
  readonly attributions: readonly Attribution[];
  /** The whole log of what people did; acts on other stories' claims change nothing here. */
  readonly acts?: readonly ReviewAct[];
  readonly profile?: ProfileName;
}

/** Compiles a story's ledger: what is said of each thing counted, by whom, and what cannot all be so. */
export function compileLedger({ story, reports, claims, edges, attributions, acts, profile }: LedgerInput): Ledger {
  const reviewed = applyReview(claims, reports, acts ?? []);
  const book = openLedgerBook(profile, false);
  book.add({ story, reports: reviewed.reports, claims: reviewed.claims, edges, attributions, marks: reviewed.marks });
  return book.compile();
}
