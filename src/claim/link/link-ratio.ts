import type { CountedPhrase } from "./counted-phrase.ts";
import type { LinkFinding } from "./link.ts";
import { linkAfter } from "./link-after.ts";
import { hasForm, type SentenceScan } from "./scan-sentence.ts";

/**
 * The measure of a ratio stands among its own words (“three wounded soldiers for every soldier killed”: wounded) or
 * right behind them (“for every loss about four men are hurt”); never in what it is per.
 */
export function linkRatio(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const { figure } = phrase;
  const [ofFirst, ofEnd] = figure.of ?? [figure.end, figure.end];
  for (const match of scan.measures) {
    if (match.first < figure.first || match.end > figure.end) continue;
    if (match.first >= ofFirst && match.end <= ofEnd) continue;
    if (!hasForm(match, "adj", "part", "done", "noun")) continue;
    return {
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: match.first,
      measureEnd: match.end,
      ground: "ratio",
      rule: `<figure> ${match.word.words} for every …`,
    };
  }
  const after = linkAfter(scan, phrase);
  return after === null ? null : { ...after, ground: "ratio" };
}
