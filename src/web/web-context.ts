import type { ProfileName } from "../ledger/ledger.ts";
import type { SiteFrame } from "../publish/site.ts";
import type { Site } from "../work/open-site.ts";
import type { PageCache } from "./page-cache.ts";

/** An editor who is signed in, and the token that each of their forms must carry. */
export interface SignedIn {
  readonly name: string;
  readonly token: string;
}

/** What the routes are handed. */
export interface WebContext {
  readonly site: Site;
  /** Address of the site as readers know it; null where it was not told and the request's own will do. */
  readonly origin: string | null;
  /** The rule by which ledgers are compiled anew after a review. */
  readonly profile: ProfileName;
  readonly now: () => Date;
  /** Hears of our own faults; readers are told only that there was one. */
  readonly onError: (error: Error) => void;
}

/** What hangs on one request. */
export interface WebVariables {
  readonly Variables: { editor: SignedIn | null; pages: PageCache };
}

/** The frame of a live page. */
export function frameOf(path: string, origin: string | null, editor: SignedIn | null): SiteFrame {
  return { path, live: true, origin, editor, asOf: null };
}
