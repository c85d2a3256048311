import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { Report } from "../report/report.ts";
import { readTerms } from "./read-terms.ts";
import { STORY_THRESHOLDS as T } from "./thresholds.ts";

/** What a report is about: its terms, each with its share (the squares sum to one), rarest and most repeated first. */
export interface ReportVector {
  readonly weights: ReadonlyMap<string, number>;
  /** The same of its names alone: who and where. */
  readonly names: ReadonlyMap<string, number>;
  /** The strongest terms, by which reports find one another. */
  readonly strong: readonly string[];
}

interface Frequencies {
  readonly texts: number;
  readonly byWord: ReadonlyMap<string, number>;
}

let kept: Frequencies | null = null;

/** The vector of a report's headline and text: how often a word stands there, by how rare it is in news at large. */
export function vectorOf(report: Report): ReportVector {
  const terms = readTerms(report.title === null ? report.text : `${report.title}\n${report.text}`);
  const weighed: [string, number][] = [];
  const named: [string, number][] = [];
  for (const [term, { count, named: asName }] of terms) {
    const weight = rarenessOf(term) * (1 + Math.log(count));
    if (weight === 0) continue;
    weighed.push([term, weight]);
    if (asName * 2 >= count) named.push([term, weight]);
  }
  weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    weights: toLengthOne(weighed),
    names: toLengthOne(named),
    strong: weighed.slice(0, T.strongTerms).map(([term]) => term),
  };
}

/** How alike two reports are in their words, 0–1. */
export function similarityOf(a: ReportVector, b: ReportVector): number {
  return dot(a.weights, b.weights);
}

/** How alike they are in whom and where they name, 0–1: what tells two events of one kind apart. */
export function nameSimilarityOf(a: ReportVector, b: ReportVector): number {
  return dot(a.names, b.names);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

function toLengthOne(weighed: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighed.map(([term, weight]) => [term, weight / length]));
}

// Years stand in every report of that year and tell none apart.
function rarenessOf(term: string): number {
  if (/^(?:19|20)\d\d$/.test(term)) return 0;
  const { texts, byWord } = readFrequencies();
  const rareness = Math.log(texts / (byWord.get(term) ?? T.fewestTexts));
  if (rareness < T.rareness) return 0;
  return /^\d/.test(term) ? Math.min(rareness, T.numberRareness) : rareness;
}

function readFrequencies(): Frequencies {
  if (kept !== null) return kept;
  let texts = 1;
  const byWord = new Map<string, number>();
  for (const [count = "", words = ""] of readLexiconFile("document-frequencies")) {
    if (count === "texts") texts = Number(words);
    else for (const word of words.split(" ")) byWord.set(word, Number(count));
  }
  kept = { texts, byWord };
  return kept;
}
