import type { Lexicon } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { type AttributionWords, attributionWordsOf, ClassBit } from "./attribution-words.ts";
import { sourceWordAt } from "./source-words.ts";

/** A run of capitalised words: tokens `[first, end)`. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
  readonly text: string;
  /** Class and kind of the run’s last word where it heads an organisation’s name (“… Agency”); null for others. */
  readonly body: string | null;
}

/** The names that a report itself teaches: full names for surnames, long forms for abbreviations and short forms. */
export interface ReportNames {
  readonly runs: readonly NameRun[];
  /** Long form by abbreviation: NDA → National Disaster Agency. */
  readonly longForms: ReadonlyMap<string, string>;
  /** Runs by the hash of their last token, the first ones of the report. */
  readonly runsByEnd: ReadonlyMap<number, readonly NameRun[]>;
}

/** As many runs with one last word as are looked at: a report has few, a hostile text millions. */
const RUNS_OF_ONE_END = 40;

const kept = new WeakMap<Doc, ReportNames>();

/** Reads the names of a report, once. */
export function reportNamesOf(context: ClaimContext): ReportNames {
  const known = kept.get(context.doc);
  if (known !== undefined) return known;
  const runs = findRuns(context.doc, context.lexicon);
  const names = { runs, longForms: findLongForms(context, runs), runsByEnd: groupByEnd(context.doc, runs) };
  kept.set(context.doc, names);
  return names;
}

/** The first full name of two words or more that ends with a surname’s token; null where the report has none. */
export function fullNameOf(names: ReportNames, doc: Doc, surname: number): NameRun | null {
  for (const run of names.runsByEnd.get(doc.hash[surname] ?? 0) ?? []) {
    if (run.end - run.first >= 2 && run.body === null && run.end - 1 !== surname) return run;
  }
  return null;
}

/** The organisation’s full name that holds all the given words and ends with the last of them: “the disaster agency”. */
export function fullBodyOf(names: ReportNames, doc: Doc, words: readonly number[]): NameRun | null {
  const last = words[words.length - 1];
  for (const run of names.runsByEnd.get(last ?? 0) ?? []) {
    if (run.end - run.first <= words.length && run.end - run.first < 2) continue;
    if (run.body === null) continue;
    let holdsAll = true;
    for (const hash of words) {
      let found = false;
      for (let token = run.first; token < run.end; token++) if (doc.hash[token] === hash) found = true;
      if (!found) holdsAll = false;
    }
    if (holdsAll) return run;
  }
  return null;
}

function groupByEnd(doc: Doc, runs: readonly NameRun[]): ReadonlyMap<number, readonly NameRun[]> {
  const groups = new Map<number, NameRun[]>();
  for (const run of runs) {
    const hash = doc.hash[run.end - 1] ?? 0;
    const group = groups.get(hash) ?? [];
    if (group.length < RUNS_OF_ONE_END) group.push(run);
    groups.set(hash, group);
  }
  return groups;
}

function findRuns(doc: Doc, lexicon: Lexicon): readonly NameRun[] {
  const words = attributionWordsOf(lexicon);
  const runs: NameRun[] = [];
  for (let token = 0; token < doc.tokenCount; token++) {
    if (!isCapital(doc, token) || isFunctionWord(words, doc, token)) continue;
    let end = token + 1;
    for (;;) {
      if (doc.sentence[end] !== doc.sentence[token]) break;
      if (isCapital(doc, end)) end += 1;
      else if (
        doc.kind[end] === TokenKind.dash &&
        isCapital(doc, end + 1) &&
        !isSpaced(doc, end) &&
        !isSpaced(doc, end + 1)
      )
        end += 2;
      else if (
        doc.kind[end] === TokenKind.period &&
        isCapital(doc, end + 1) &&
        doc.sentence[end + 1] === doc.sentence[token]
      )
        end += 1;
      else if (isLink(doc, end) && isCapital(doc, end + 1) && doc.sentence[end + 1] === doc.sentence[token]) end += 2;
      else break;
    }
    const body = sourceWordAt(lexicon, doc, end - 1, end, "body");
    runs.push({
      first: token,
      end,
      text: tokensText(doc, token, end),
      body: body === null ? null : (body.fields[0] ?? "organisation"),
    });
    token = end - 1;
  }
  return runs;
}

// “National Disaster Agency (NDA)”, and the initials of the report’s own outlet.
function findLongForms(context: ClaimContext, runs: readonly NameRun[]): ReadonlyMap<string, string> {
  const { doc, report } = context;
  const longForms = new Map<string, string>();
  if (report.outlet !== null) {
    const initials = initialsOf(report.outlet.name);
    if (initials.length >= 2) longForms.set(initials, report.outlet.name);
  }
  // “the NDA” in a report that has the name in full elsewhere
  for (const run of runs) {
    const initials = run.body === null ? "" : initialsOf(run.text);
    if (initials.length >= 3 && !longForms.has(initials)) longForms.set(initials, run.text);
  }
  for (const run of runs) {
    if (doc.text.charCodeAt(doc.start[run.end] ?? 0) !== 0x28) continue;
    const short = tokenText(doc, run.end + 1);
    if (doc.text.charCodeAt(doc.start[run.end + 2] ?? 0) !== 0x29 || short.length < 2) continue;
    if (((doc.shape[run.end + 1] ?? 0) & TokenShape.allCapitals) === 0) continue;
    const initials = initialsOf(run.text);
    const long = initials.endsWith(short) ? longFormOf(run.text, short.length) : null;
    if (long !== null) longForms.set(short, long);
  }
  return longForms;
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word) && word.toLowerCase() !== "the")
    .map((word) => word.charAt(0))
    .join("");
}

function longFormOf(name: string, capitals: number): string {
  const words = name.split(/\s+/);
  let left = capitals;
  let at = words.length;
  while (at > 0 && left > 0) {
    at -= 1;
    if (/^\p{Lu}/u.test(words[at] ?? "")) left -= 1;
  }
  return words.slice(at).join(" ");
}

// “Its Defense Ministry”, “The Agency” at a sentence’s beginning: no part of the name
function isFunctionWord(words: AttributionWords, doc: Doc, token: number): boolean {
  const possible = words.possible[doc.word[token] ?? 0] ?? 0;
  const open = ClassBit.noun | ClassBit.adjective | ClassBit["verb-base"] | ClassBit["verb-s"] | ClassBit["verb-past"];
  return possible !== 0 && (possible & open) === 0;
}

function isCapital(doc: Doc, token: number): boolean {
  return doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isSpaced(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}

function isLink(doc: Doc, token: number): boolean {
  const text =
    doc.end[token] !== undefined && (doc.end[token] ?? 0) - (doc.start[token] ?? 0) <= 3 ? tokenText(doc, token) : "";
  return text === "of" || text === "for" || text === "&";
}
