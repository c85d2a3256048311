import { buildReport } from "./build-report.ts";
import type { Capture, Fault, StatedMetadata } from "./capture.ts";
import { declaredEncoding, decodeBytes } from "./decode-bytes.ts";
import { readHtml } from "./read-html.ts";
import { readRecord } from "./read-record.ts";
import { readText } from "./read-text.ts";
import type { Report } from "./report.ts";

/** What a capture held: its reports, in order, and what in it could not be read. */
export interface ReadReports {
  readonly reports: readonly Report[];
  readonly faults: readonly Fault[];
}

/**
 * Reads a capture. What the one who kept it stated (the manifest) goes before what it says of itself.
 * Pure; never throws over the material: bytes that are no text, or a line that is no record, become a fault.
 */
export function readReports(capture: Capture): ReadReports {
  const declared = capture.kind === "page" ? declaredEncoding(capture.bytes) : null;
  const { text, notices } = decodeBytes(capture.bytes, declared);
  if (text === null) return broken(capture, "not text in UTF-8");
  if (capture.kind === "record") {
    const record = readRecord(text);
    if (typeof record === "string") return broken(capture, record);
    const file = record.file ?? (capture.file === null ? null : `${capture.file}#${capture.line}`);
    const report = buildReport({ ...record, file, notices, stated: prefer(capture.stated, record.stated) });
    return { reports: [report], faults: [] };
  }
  const read = capture.kind === "page" ? readHtml(text) : readText(text);
  const report = buildReport({
    file: capture.file,
    text: read.text,
    stated: prefer(capture.stated, read.stated),
    notices: [...notices, ...read.notices],
  });
  return { reports: [report], faults: [] };
}

function broken({ file, line }: Capture, message: string): ReadReports {
  return { reports: [], faults: [{ path: file ?? "-", line, code: "file-broken", message }] };
}

function prefer(first: StatedMetadata, second: StatedMetadata): StatedMetadata {
  return {
    url: first.url ?? second.url,
    outlet: first.outlet ?? second.outlet,
    title: first.title ?? second.title,
    byline: first.byline ?? second.byline,
    published: first.published ?? second.published,
    modified: first.modified ?? second.modified,
    captured: first.captured ?? second.captured,
    language: first.language ?? second.language,
  };
}
