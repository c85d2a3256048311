import { findCredits } from "../report/find-credits.ts";
import { findOutletByDomain, findOutletByName } from "../report/find-outlet.ts";
import type { Outlet, Report } from "../report/report.ts";
import { readWords } from "../text/shingles.ts";
import type { NamedCredit, Reading } from "./reading.ts";

/** Reads a report's words; its credits when they are first asked for. */
export function readReading(report: Report): Reading {
  let credits: readonly NamedCredit[] | null = null;
  return {
    report,
    words: readWords(report.text),
    credits: () => {
      credits ??= findCredits(report.text, report.byline, report.outlet).map(({ name, text, start, end }) => ({
        name,
        text,
        start: Math.max(0, start),
        end: Math.max(0, end),
      }));
      return credits;
    },
  };
}

const hints = new Map<string, readonly string[]>();
const HINTS_KEPT = 20_000;

/** Words of which one must stand in a text that credits the outlet: a look that spares most pairs the search for credits. */
export function hintsOf(outlet: Outlet): readonly string[] {
  const known = hints.get(outlet.name);
  if (known !== undefined) return known;
  const listed = findOutletByName(outlet.name) ?? findOutletByDomain(outlet.domain);
  const words = outlet.name.split(/[\s-]+/).filter((word) => word.length > 2 && /^\p{Lu}/u.test(word));
  const initials = outlet.name
    .replace(/(\p{L})[\p{L}’']*[\s-]*/gu, "$1")
    .toUpperCase()
    .replace(/^T(?=.{2})/, (t) => (/^the /i.test(outlet.name) ? "" : t));
  const made = [
    ...new Set(listed !== null ? listed.names.map((name) => name.replace(/^the /i, "")) : [...words, initials]),
  ];
  if (hints.size >= HINTS_KEPT) hints.clear();
  hints.set(outlet.name, made);
  return made;
}
