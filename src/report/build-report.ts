import type { Notice } from "../notice.ts";
import { digestOf } from "../text/digest.ts";
import type { StatedMetadata } from "./capture.ts";
import { cleanLine, cleanUrl, domainOf } from "./clean-line.ts";
import { describeLanguage } from "./describe-language.ts";
import { nameCredits } from "./find-credits.ts";
import { findOutlet } from "./find-outlet.ts";
import { readInstant } from "./read-instant.ts";
import type { Report } from "./report.ts";

/** What a reader made of a capture, before it is a Report: text and metadata in the words they were stated in. */
export interface ReadMaterial {
  readonly file: string | null;
  readonly text: string;
  readonly stated: StatedMetadata;
  readonly notices: readonly Notice[];
}

/**
 * Makes the record: metadata cleaned, moments read, outlet and credits named, language told, and the id that depends on
 * the address (else outlet, else file name) and the text alone.
 */
export function buildReport({ file, text, stated, notices }: ReadMaterial): Report {
  const url = cleanUrl(stated.url);
  const byline = cleanLine(stated.byline);
  const outlet = findOutlet({ name: cleanLine(stated.outlet), domain: domainOf(url), url });
  const { language, notices: languageNotices } = describeLanguage(stated.language, text);
  return {
    schema: 1,
    id: digestOf(url ?? outlet?.name ?? nameOf(file), text),
    file,
    url,
    outlet,
    title: cleanLine(stated.title),
    byline,
    publishedAt: readInstant(stated.published),
    modifiedAt: readInstant(stated.modified),
    capturedAt: readInstant(stated.captured),
    language,
    credits: nameCredits(text, byline, outlet),
    text,
    notices: [...notices, ...unreadNotices(stated, url), ...languageNotices, ...emptyNotices(text)],
  };
}

function unreadNotices(stated: StatedMetadata, url: string | null): readonly Notice[] {
  const notices: Notice[] = [];
  if (stated.url !== null && url === null)
    notices.push({ code: "url-refused", text: "the stated address is none of the web's" });
  for (const field of ["published", "modified", "captured"] as const) {
    const words = stated[field];
    if (words !== null && readInstant(words) === null)
      notices.push({
        code: "date-not-read",
        text: `“${cleanLine(words)?.slice(0, 60) ?? ""}” (${field}) is no date that can be read`,
      });
  }
  return notices;
}

function emptyNotices(text: string): readonly Notice[] {
  return /\S/.test(text) ? [] : [{ code: "empty-text", text: "no text was found" }];
}

/** The file's own name, without its folder (which depends on what was asked for) and its line. */
function nameOf(file: string | null): string | null {
  return file === null ? null : file.slice(file.lastIndexOf("/") + 1).replace(/#\d+$/, "");
}
