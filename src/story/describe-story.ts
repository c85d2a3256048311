import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import { momentOf } from "../lineage/compare-times.ts";
import type { Report } from "../report/report.ts";
import { digestOf } from "../text/digest.ts";
import { foldTerm, readTerms } from "./read-terms.ts";
import type { Story } from "./story.ts";
import { STORY_THRESHOLDS as T } from "./thresholds.ts";

/** The record of a story from its reports: id from the earliest, days, a title taken from them, places. */
export function describeStory(reports: readonly Report[]): Story {
  const ordered = reports
    .map((report) => ({ report, moment: momentOf(report) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.moment === b.moment ? (a.report.id < b.report.id ? -1 : 1) : a.moment - b.moment))
    .map(({ report }) => report);
  const days = ordered.flatMap((report) => report.publishedAt?.slice(0, 10) ?? []).sort();
  return {
    id: digestOf("story", ordered[0]?.id ?? null),
    aliases: [],
    title: titleOf(ordered),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    places: placesOf(ordered),
    reports: ordered.map((report) => report.id),
  };
}

// The headline whose words most of the reports share; of equals, the earliest.
function titleOf(reports: readonly Report[]): string {
  const headlines = reports.map((report) => report.title ?? firstLine(report.text));
  const terms = headlines.map((headline) => [...readTerms(headline).keys()]);
  const held = new Map<string, number>();
  for (const report of reports)
    for (const term of new Set(readTerms(`${report.title ?? ""}\n${report.text}`).keys()))
      held.set(term, (held.get(term) ?? 0) + 1);
  let best = 0;
  let most = -1;
  for (const [place, own] of terms.entries()) {
    const headline = headlines[place] ?? "";
    if (headline === "") continue;
    const shared = own.reduce((sum, term) => sum + (held.get(term) ?? 0), 0) / (own.length + 2);
    const value = reports[place]?.title === null ? shared / 2 : shared;
    if (value > most + 1e-9) {
      most = value;
      best = place;
    }
  }
  return headlines[best] ?? "";
}

// No headline: the opening line, cut at a word if it is a paragraph.
function firstLine(text: string): string {
  const line = text
    .split("\n")
    .map((one) => one.trim())
    .find((one) => /\p{L}/u.test(one) && !/^!?\[|^https?:/.test(one));
  if (line === undefined) return "";
  if (line.length <= 110) return line;
  const cut = line.slice(0, 110);
  return `${cut.slice(0, Math.max(60, cut.lastIndexOf(" ")))}…`;
}

const DATELINE =
  /^(\p{Lu}[\p{Lu}\s.’'-]{2,30})(?:, (\p{Lu}[\p{L}.\s-]{2,30}?))?(?:, \p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:\(|\/|[—–-] )/u;

let countries: ReadonlyMap<string, string> | null = null;

// Countries that many of the reports name, and what their datelines say, by how many reports do.
function placesOf(reports: readonly Report[]): readonly string[] {
  countries ??= readCountries();
  const named = new Map<string, number>();
  for (const { text } of reports) {
    const own = new Set<string>();
    for (const line of text.slice(0, 600).split("\n")) {
      const dateline = DATELINE.exec(line.trim());
      if (dateline?.[2] !== undefined) own.add(dateline[2].trim());
    }
    for (const [term, { count }] of readTerms(text)) {
      const country = countries.get(term);
      if (country !== undefined && count >= 2) own.add(country);
    }
    for (const place of own) named.set(place, (named.get(place) ?? 0) + 1);
  }
  // A place that one dateline told counts wherever it is named.
  for (const [place] of named) {
    const holding = reports.filter(({ text }) => text.includes(place)).length;
    named.set(place, Math.max(named.get(place) ?? 0, holding));
  }
  return [...named]
    .filter(([, count]) => count >= T.placeShare * reports.length)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([place]) => place);
}

function readCountries(): ReadonlyMap<string, string> {
  const byTerm = new Map<string, string>();
  for (const [name = "", ...others] of readLexiconFile("countries"))
    for (const word of [name, ...others.flatMap((other) => other.split(/[;,]/))]) {
      const plain = word.trim();
      if (/^\p{Lu}[\p{L}]{3,}$/u.test(plain)) byTerm.set(foldTerm(plain), name);
    }
  return byTerm;
}
