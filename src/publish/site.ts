import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";

/** Something that happened to a story's ledger: the page's dated list of latest developments. */
export interface Development {
  /** ISO 8601; null where neither report nor store tells. */
  readonly at: string | null;
  readonly kind: "report" | "figure" | "finding" | "review";
  readonly text: string;
  /** Path on the site that shows it, see `pathOf`; null where nothing does. */
  readonly path: string | null;
}

/** What an editor changed by hand, as readers are told. */
export interface HandEdit {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly text: string;
  /** Id of the claim, statement, entry or report it touches. */
  readonly target: string;
}

/** What a person made of a claim; no standing: nobody has looked at it. */
export type ClaimStanding = "accepted" | "corrected" | "rejected";

/** One line of the public log of what was done by hand; what was taken back stays in it. */
export interface LoggedEdit {
  readonly act: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly text: string;
  readonly isStanding: boolean;
  /** Path of the report it is about; null where it is about none, or none that is shown. */
  readonly path: string | null;
}

/** Everything that the pages of one story show. Maps are by id. */
export interface SiteStory {
  readonly story: Story;
  readonly ledger: Ledger;
  readonly reports: ReadonlyMap<string, Report>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly edges: readonly Edge[];
  readonly attributions: readonly Attribution[];
  readonly developments: readonly Development[];
  readonly edits: readonly HandEdit[];
}

/** What stands around every page. */
export interface SiteFrame {
  /** Where this page stands: see `pathOf`. */
  readonly path: string;
  /** True on the live site: forms, live updates and search that a static site cannot have. */
  readonly live: boolean;
  /** Absolute address of the site's root, for feeds, citations and embeds; null where it is not known. */
  readonly origin: string | null;
  /** Name of the signed-in editor, and the token that each form must carry; null for readers. */
  readonly editor: { readonly name: string; readonly token: string } | null;
  /** ISO 8601 day or instant up to which the site is told; handed in, so that pages are the same on every run. */
  readonly asOf: string | null;
}
