import { NOTHING_STATED, type StatedMetadata } from "./capture.ts";

/** One line of Report JSONL. Only `text` is required. */
export interface ReadRecord {
  readonly text: string;
  /** As the record says; null where it does not. */
  readonly file: string | null;
  readonly stated: StatedMetadata;
}

/**
 * Reads one line of Report JSONL, as `hearsay read --json` writes it or as others do with any of its fields left out.
 * A string tells why the line is no report. Ids are made anew: they follow from the rest.
 */
export function readRecord(line: string): ReadRecord | string {
  const record = parseObject(line);
  if (typeof record === "string") return record;
  if (typeof record.text !== "string") return "the record has no “text”";
  const outlet = record.outlet;
  const stated: StatedMetadata = {
    ...NOTHING_STATED,
    url: stringOf(record.url),
    outlet: stringOf(isObject(outlet) ? outlet.name : outlet),
    title: stringOf(record.title),
    byline: stringOf(record.byline),
    published: stringOf(record.publishedAt ?? record.published),
    modified: stringOf(record.modifiedAt ?? record.modified),
    captured: stringOf(record.capturedAt ?? record.captured),
    language: stringOf(record.language),
  };
  // A lone half of a surrogate pair can be written in JSON, and in no other encoding of the text.
  return { text: record.text.replace(/\p{Surrogate}|\0/gu, "\ufffd"), file: stringOf(record.file), stated };
}

function parseObject(line: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ""));
    return isObject(value) ? value : "the line is no JSON object";
  } catch {
    return "the line is no JSON";
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
