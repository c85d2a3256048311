import type { Notice } from "../notice.ts";

/** Who published a report. `owner` is the group behind the outlet where it is known, else null. */
export interface Outlet {
  readonly name: string;
  readonly domain: string | null;
  readonly owner: string | null;
}

/** One published text, as it was read: the record of the first stage. */
export interface Report {
  readonly schema: 1;
  /** Digest of URL (else outlet, else file name) and text. */
  readonly id: string;
  /** As given, relative to the folder argument; null for a URL. */
  readonly file: string | null;
  readonly url: string | null;
  readonly outlet: Outlet | null;
  readonly title: string | null;
  readonly byline: string | null;
  /** ISO 8601 with the offset it was stated with, or `YYYY-MM-DD` where only the day is known; null where not stated. */
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly capturedAt: string | null;
  /** BCP 47, as stated or as recognised; null where neither. */
  readonly language: string | null;
  /** Agencies and outlets that the text itself credits as its own source of copy, in order of appearance. */
  readonly credits: readonly string[];
  /** Every offset anywhere points into this string: UTF-16 code units, end exclusive. */
  readonly text: string;
  readonly notices: readonly Notice[];
}
