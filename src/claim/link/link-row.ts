import { TokenKind } from "../../text/doc.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { readCountedPhrase } from "./counted-phrase.ts";
import type { Link } from "./link.ts";
import { hasForm, linkEnd, type MeasureMatch, type SentenceScan, tagAt } from "./scan-sentence.ts";

const LONGEST_LABEL = 9;
const LONGEST_NAME = 14;
const COLON = 0x3a;

/**
 * The row of a table, or a number as a heading: a figure that is all its line holds, measured by the label on the line
 * before (“Buildings damaged” / “4,350”) or by the sentence behind it (“187” / “That is how many people were aboard”,
 * “94. The injured, according to the ministry”). `label` scans that other line.
 */
export function linkRow(scan: SentenceScan, label: SentenceScan): Link | null {
  const [figure] = scan.figures;
  if (figure === undefined || scan.figures.length > 1 || label.figures.length > 0 || !isAlone(scan)) return null;
  const isBehind = label.first > scan.first;
  if (isBehind ? !isExplanation(label) : label.end - label.first > LONGEST_LABEL) return null;
  return toLink(scan, label, isBehind);
}

/** “47: Those still in hospital”, “31 – the number of people missing on Sunday”: a value first, and what it is of behind. */
export function linkValueFirst(scan: SentenceScan): Link | null {
  const [figure] = scan.figures;
  if (figure === undefined || figure.first !== scan.first || figure.form !== "number" || scan.figures.length > 1)
    return null;
  const { doc } = scan.context;
  const isMarked =
    doc.text.charCodeAt(doc.start[figure.end] ?? 0) === COLON || tagAt(scan, figure.end) === WordClass.stop;
  if (!isMarked) return null;
  const first = figure.end + 1;
  const label = { ...scan, first, figures: [], measures: scan.measures.filter((match) => match.first >= first) };
  return isNamed(label) ? toLink(scan, label, true) : null;
}

function toLink(scan: SentenceScan, label: SentenceScan, isBehind: boolean): Link | null {
  const [figure] = scan.figures;
  const match = measureOf(label);
  if (figure === undefined || match === null) return null;
  const head =
    label.populations.find(
      (one) => one.first >= label.first && one.word.kind !== "nothing" && one.word.kind !== "one",
    ) ?? null;
  if (match.word.needs === "thing" && head?.word.kind !== "thing") return null;
  const phrase = { ...readCountedPhrase(scan, figure), head };
  return {
    phrase,
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "row",
    rule: isBehind ? `<figure> / ${match.word.words}` : `${match.word.words} / <figure>`,
    whole: null,
    like: null,
  };
}

/** True where a sentence is a figure and nothing else but marks. */
export function isAlone(scan: SentenceScan): boolean {
  const [figure] = scan.figures;
  if (figure === undefined) return false;
  for (let token = scan.first; token < scan.end; token++) {
    if (token >= figure.first && token < figure.end) continue;
    const kind = scan.context.doc.kind[token];
    if (kind === TokenKind.word || kind === TokenKind.number) return false;
  }
  return true;
}

function isExplanation(label: SentenceScan): boolean {
  for (let token = label.first; token < Math.min(label.end, label.first + 9); token++) {
    if (linkEnd(label, token, "how-many") > 0) return true;
  }
  return isNamed(label);
}

// “The injured, according to the ministry.”, “Those still in hospital this morning.”: what the number is of, and nothing
// told of it but in a clause of its own (“The people who died in 1998, still the worst …”)
function isNamed(label: SentenceScan): boolean {
  const match = measureOf(label);
  const opener = tagAt(label, label.first);
  if (match === null || match.first - label.first > LONGEST_NAME) return false;
  if (opener !== WordClass.determiner && opener !== WordClass.pronoun && opener !== WordClass.noun) return false;
  let isInClause = false;
  for (let token = label.first; token < match.first; token++) {
    const tag = tagAt(label, token);
    if (tag === WordClass.relative) isInClause = true;
    else if (tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.quote) return false;
    else if (!isInClause && (isVerb(tag) || tag === WordClass.auxiliary)) return false;
  }
  return isInClause || !hasVerbBehind(label, match.end);
}

// “The injured were taken to Ostrim”: a sentence of its own, and the number a list’s
function hasVerbBehind(label: SentenceScan, from: number): boolean {
  for (let token = from; token < label.end; token++) {
    const tag = tagAt(label, token);
    if (tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.relative) return false;
    if (tag === WordClass.auxiliary || (isVerb(tag) && token === from)) return true;
  }
  return false;
}

/** What a label counts: the first of its words that measures. */
export function measureOf(label: SentenceScan): MeasureMatch | null {
  return (
    label.measures.find(
      (match) =>
        match.word.measure !== "*" && hasForm(match, "adj", "part", "noun", "toll", "where", "done", "dead-noun"),
    ) ?? null
  );
}
