import { readFileSync } from "node:fs";
import type { Report } from "../../src/report/report.ts";
import { makeReportOf } from "./make-report.ts";

/** A story of a few sentences, and what is to be found in it. */
export interface TinyStory {
  /** What it is a case of. */
  readonly name: string;
  /** Words that the one finding must hold; null where there is to be none. */
  readonly finds: readonly string[] | null;
  readonly reports: readonly Report[];
}

/**
 * Reads a file of tiny stories. Each begins with `## finds: words, words` or `## silent: why`, and has its reports under
 * `== Outlet 2031-04-03` or `== Outlet 2031-04-03 | Headline`. What stands before the first report is a remark.
 */
export function readTinyStories(path: string): readonly TinyStory[] {
  return readFileSync(path, "utf8")
    .split(/^## /m)
    .slice(1)
    .map((block) => {
      const [head = "", ...pages] = block.split(/^== /m);
      const [name = ""] = head.split("\n");
      const words = /^finds: (?<words>.+)$/.exec(name)?.groups?.words;
      return { name, finds: words === undefined ? null : words.split(", "), reports: pages.map(readPage) };
    });
}

function readPage(page: string): Report {
  const [line = "", ...text] = page.split("\n");
  const groups = /^(?<outlet>.+?) (?<day>\d{4}-\d\d-\d\d)(?: \| (?<title>.+))?$/.exec(line)?.groups;
  if (groups?.outlet === undefined || groups.day === undefined) throw new Error(`no outlet and day: ${line}`);
  return makeReportOf(groups.outlet, groups.day, { text: text.join("\n").trim(), title: groups.title ?? null });
}
