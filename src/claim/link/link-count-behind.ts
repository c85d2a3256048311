import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { LinkFinding } from "./link.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  type PopulationMatch,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

const FARTHEST = 12;

/**
 * The count behind its value: “bringing to 10 the number of those who have been killed”, “raised to at least 31 the
 * death toll”.
 */
export function linkCountBehind(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const { figure } = phrase;
  if (figure.form !== "number" || phrase.noun !== "none") return null;
  if (!isLink(scan, figure.first - 1, "toll-to") && !isLink(scan, figure.first - 1, "toll-link")) return null;
  let at = figure.end;
  if (tagAt(scan, at) !== WordClass.determiner && tagAt(scan, at) !== WordClass.possessive) return null;
  at += 1;
  while (tagAt(scan, at) === WordClass.adjective && measureAt(scan, at) === null) at += 1;
  const count = measureAt(scan, at);
  if (count === null || !hasForm(count, "count", "toll")) return null;
  const match = count.word.measure === "*" ? countedOf(scan, phrase, count.end) : count;
  if (match === null) return null;
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "toll",
    rule: `<figure> the ${count.word.words} of … ${match.word.words}`,
  };
}

// “of Israelis who have been killed”, “of the dead”, “of deaths”
function countedOf(scan: SentenceScan, phrase: CountedPhrase, from: number): MeasureMatch | null {
  if (!isLink(scan, from, "toll-of")) return null;
  let head: PopulationMatch | null = null;
  let isNoun = false;
  for (let at = from + 1; at < from + FARTHEST; at++) {
    if (figureAt(scan, at) !== null) return null;
    const match = measureAt(scan, at);
    if (match !== null) {
      // “the count of bridges that were blown up”
      const counted = { ...phrase, head, noun: head !== null ? "known" : isNoun ? "unknown" : "none" } as const;
      return hasForm(match, "part", "adj", "noun", "done", "where", "dead-noun") && !(isNoun && head === null)
        ? fitMeasure(scan, counted, match)
        : null;
    }
    head ??= populationAt(scan, at);
    const tag = tagAt(scan, at);
    isNoun ||= tag === WordClass.noun;
    const isSmall =
      tag === WordClass.noun ||
      tag === WordClass.name ||
      tag === WordClass.adjective ||
      tag === WordClass.determiner ||
      tag === WordClass.relative ||
      tag === WordClass.adverb ||
      tag === WordClass.preposition ||
      tag === WordClass.pronoun ||
      isAuxiliary(scan, at, "be") ||
      isAuxiliary(scan, at, "have") ||
      linkEnd(scan, at, "meanwhile") > 0;
    if (!isSmall) return null;
  }
  return null;
}
