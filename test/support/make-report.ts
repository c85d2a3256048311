import type { Report } from "../../src/report/report.ts";
import { digestOf } from "../../src/text/digest.ts";

/** A report of an outlet on a day, for tests of stages that read no text: `text` is only told apart by what is given. */
export function makeReportOf(outlet: string, day: string, given: Partial<Report> = {}): Report {
  const text = given.text ?? `${outlet} ${day} ${given.title ?? ""}`;
  return {
    schema: 1,
    id: digestOf("report", outlet, day, text),
    file: `${outlet.toLowerCase().replaceAll(" ", "-")}-${day}.txt`,
    url: null,
    outlet: { name: outlet, domain: null, owner: null },
    title: null,
    byline: null,
    publishedAt: `${day}T12:00:00Z`,
    modifiedAt: null,
    capturedAt: null,
    language: "en",
    credits: [],
    notices: [],
    ...given,
    text,
  };
}

/** A report of nothing but its text, for tests of stages that read it: no address, outlet or day but what is given. */
export function makeReportOfText(text: string, given: Partial<Report> = {}): Report {
  return {
    schema: 1,
    id: "r",
    file: null,
    url: null,
    outlet: null,
    title: null,
    byline: null,
    publishedAt: null,
    modifiedAt: null,
    capturedAt: null,
    language: "en",
    credits: [],
    notices: [],
    ...given,
    text,
  };
}
