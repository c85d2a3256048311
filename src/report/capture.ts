/**
 * What the one who kept a file says of it: a line of a folder's `manifest.jsonl`. It goes before what the file says of
 * itself. Null where nothing was said.
 */
export interface StatedMetadata {
  readonly url: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly captured: string | null;
  readonly language: string | null;
}

/** Bytes on their way in, and what is known of where they came from: what the report stage is handed. */
export interface Capture {
  /** `text`: a text file; `page`: HTML as fetched; `record`: one line of Report JSONL. */
  readonly kind: "text" | "page" | "record";
  /** As given, with `/` between folders; relative to the folder argument. Null for standard input. */
  readonly file: string | null;
  /** Line of a JSONL file, from 1; null for a file that is one report. */
  readonly line: number | null;
  readonly bytes: Uint8Array;
  readonly stated: StatedMetadata;
}

/** Material that could not be read: named to the operator (exit 1) while the rest is still done. */
export interface Fault {
  /** The file as given, or `-` for standard input. */
  readonly path: string;
  readonly line: number | null;
  /** Stable and kebab-case: `file-unreadable`, `file-broken`, `report-too-large`, `input-not-read` … */
  readonly code: string;
  /** One plain sentence. */
  readonly message: string;
}

/** Nothing was said about the file. */
export const NOTHING_STATED: StatedMetadata = {
  url: null,
  outlet: null,
  title: null,
  byline: null,
  published: null,
  modified: null,
  captured: null,
  language: null,
};
