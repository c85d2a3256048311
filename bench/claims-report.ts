import type { Report } from "../src/report/report.ts";

/** A report with nothing but its text and a day: what the benches of the claim stage read. */
export function reportOf(text: string, at: number): Report {
  return {
    schema: 1,
    id: `r${at}`,
    file: `${at}.txt`,
    url: null,
    outlet: null,
    title: null,
    byline: null,
    publishedAt: "2024-03-13",
    modifiedAt: null,
    capturedAt: null,
    language: "en",
    credits: [],
    text,
    notices: [],
  };
}
