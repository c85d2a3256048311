import { TokenKind } from "../../text/doc.ts";
import { readCountedPhrase } from "./counted-phrase.ts";
import type { Link } from "./link.ts";
import { hasForm, linkEnd, type MeasureMatch, type SentenceScan } from "./scan-sentence.ts";

const LONGEST_LABEL = 9;

/**
 * The row of a table, or a number as a heading: a figure that is all its line holds, measured by the label on the line
 * before (“Buildings damaged” / “4,350”) or by the sentence behind it (“187” / “That is how many people were aboard”).
 * `label` scans that other line.
 */
export function linkRow(scan: SentenceScan, label: SentenceScan): Link | null {
  const [figure] = scan.figures;
  if (figure === undefined || scan.figures.length > 1 || label.figures.length > 0 || !isAlone(scan)) return null;
  const isBehind = label.first > scan.first;
  if (isBehind ? !isExplanation(label) : label.end - label.first > LONGEST_LABEL) return null;
  const match = measureOf(label);
  if (match === null) return null;
  const head = label.populations.find((one) => one.word.kind !== "nothing" && one.word.kind !== "one") ?? null;
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
  return false;
}

function measureOf(label: SentenceScan): MeasureMatch | null {
  return (
    label.measures.find(
      (match) => match.word.measure !== "*" && hasForm(match, "adj", "part", "noun", "toll", "where", "done"),
    ) ?? null
  );
}
