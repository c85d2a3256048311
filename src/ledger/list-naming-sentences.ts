import type { Report } from "../report/report.ts";
import { foldWords } from "./fold-name.ts";
import { alternativesOf, hasSense } from "./ledger-words.ts";
import { sentencesOf } from "./read-passage.ts";
import type { Told } from "./told.ts";

/** A sentence of a report that may name another outlet as bearing a number out, or as whoever it is had from. */
export interface NamingSentence {
  readonly report: Report;
  readonly text: string;
  readonly words: readonly string[];
  /** Something is said to be borne out. */
  readonly confirms: boolean;
  /** The claims that it speaks of: those of its passage, or the last before it; empty where none is told. */
  readonly tolds: readonly Told[];
}

const CONFIRMING = new RegExp(alternativesOf("bears-out"), "i");
// What credits an outlet outside the claim's own chain: "a figure also reported by the Post".
const CREDITING = new RegExp(`\\b(?:${alternativesOf("credits")})\\b`, "i");
const LONGEST_SENTENCE = 400;
const DENIAL_REACH = 5;

/** Sentences of a report that say something is borne out, and those that say whom a number is had from. */
export function listNamingSentences(report: Report, counted: readonly Told[]): readonly NamingSentence[] {
  return [...listConfirming(report, counted), ...listCrediting(report, counted)];
}

function listConfirming(report: Report, counted: readonly Told[]): readonly NamingSentence[] {
  if (!CONFIRMING.test(report.text)) return [];
  return report.text
    .split(/(?<=[.!?])\s+|\n+/u)
    .filter((text) => text.length <= LONGEST_SENTENCE && CONFIRMING.test(text))
    .map((text) => ({ report, text, words: foldWords(text), confirms: true, tolds: lastBefore(text, report, counted) }))
    .filter(({ words }) => isConfirming(words));
}

// "… has confirmed it": the figure that was told last.
function lastBefore(text: string, report: Report, counted: readonly Told[]): readonly Told[] {
  const end = report.text.indexOf(text) + text.length;
  const [last] = counted
    .filter(({ claim }) => claim.start < end)
    .sort((one, other) => other.claim.start - one.claim.start || (one.claim.id < other.claim.id ? -1 : 1));
  return last === undefined ? [] : [last];
}

// "Could not be confirmed", "has yet to verify", "without confirming": nothing is borne out.
function isConfirming(words: readonly string[]): boolean {
  const at = words.findIndex((word) => hasSense(word, "confirms"));
  if (at < 0) return false;
  return !words.slice(Math.max(0, at - DENIAL_REACH), at).some((word) => hasSense(word, "withholds") || word === "yet");
}

function listCrediting(report: Report, counted: readonly Told[]): readonly NamingSentence[] {
  if (!CREDITING.test(report.text)) return [];
  const byText = new Map<string, Told[]>();
  for (const told of counted) {
    const text = sentencesOf(told).join(" ");
    if (CREDITING.test(text)) byText.set(text, [...(byText.get(text) ?? []), told]);
  }
  return [...byText].map(([text, tolds]) => ({ report, text, words: foldWords(text), confirms: false, tolds }));
}
