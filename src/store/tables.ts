import type { Generated, Kysely } from "kysely";

/**
 * The tables, as queries see them. A record is kept whole as JSON in `record`; the columns beside it are what queries
 * look for and order by. JSON also guards the text: SQLite cuts a string at a NUL and has no lone surrogates, and
 * JSON escapes both. `report` in a table is the report's `seq`, its order of arrival: it never leaves the database.
 */
export interface Tables {
  readonly reports: ReportRow;
  readonly edges: EdgeRow;
  readonly stories: StoryRow;
  readonly story_aliases: { alias: string; story: string };
  readonly claims: ClaimRow;
  readonly attributions: { report: number; position: number; record: string };
  readonly ledgers: LedgerRow;
  readonly ledger_ids: { id: string; kind: LedgerIdKind; story: string };
  readonly acts: { seq: Generated<number>; record: string };
  readonly segments: SegmentRow;
  readonly changes: { seq: Generated<number>; story: string; record: string };
  readonly search_marks: { name: string; seq: number };
  readonly editors: { name: string; secret: string; made_at: string };
  readonly sessions: { token_digest: string; editor: string; form_token: string; expires_at: string };
  readonly sign_ups: SignUpRow;
}

/** What an id in a ledger names. */
export type LedgerIdKind = "entry" | "statement" | "finding";

interface ReportRow {
  seq: Generated<number>;
  id: string;
  url: string | null;
  /** Day of publication, else of capture, `YYYY-MM-DD`; null where neither is known. */
  day: string | null;
  /** Null until the story stage has seen it. */
  story: string | null;
  /** Which edition of the rules made its claims: an older edition's are made anew. */
  extractor: string;
  /** The Report record without its text. */
  record: string;
  /** The text, as a JSON string. */
  text: string;
}

interface EdgeRow {
  child: number;
  parent: number;
  kind: string;
  record: string;
}

interface StoryRow {
  id: string;
  title: string;
  from_day: string | null;
  to_day: string | null;
  record: string;
}

interface ClaimRow {
  report: number;
  position: number;
  id: string;
  record: string;
}

interface LedgerRow {
  story: string;
  /** Digest of what it was compiled from: equal digests need no second compilation. */
  made_from: string;
  counts: string;
  record: string;
}

interface SegmentRow {
  seq: Generated<number>;
  /** What writes it: a stage's own name and edition. */
  kind: string;
  /** First and last report in it, by `seq`. */
  first: number;
  last: number;
  bytes: Uint8Array;
}

interface SignUpRow {
  token: string;
  address: string;
  story: string;
  rhythm: string;
  made_at: string;
  confirmed_at: string | null;
  sent_at: string | null;
  /** Place in the log of changes up to which the reader was told. */
  seen: number;
}

/** A connection, or a transaction on it: every query of the store takes one. */
export type Db = Kysely<Tables>;
