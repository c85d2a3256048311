import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { LinkFinding } from "./link.ts";
import { measureGroup } from "./measure-group.ts";
import { figureAt, hasForm, isLink, linkEnd, measureAt, type SentenceScan, tagAt } from "./scan-sentence.ts";

const FARTHEST = 30;

/**
 * People left in a state that stands behind what is told aside: “leaving 16 persons, including five women and three
 * children, dead”, “left 40 families, most of them from the delta, homeless”.
 */
export function linkLeaving(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const at = afterOpeners(scan, phrase.figure.first);
  if (!isLink(scan, at, "leave") || tagAt(scan, phrase.end) !== WordClass.comma) return null;
  // the aside opens with “including”, “among them”, “most of them” or a figure; else the comma begins another clause
  const aside = phrase.end + 1;
  const isAside =
    linkEnd(scan, aside, "including") > 0 ||
    figureAt(scan, aside) !== null ||
    linkEnd(scan, aside + 1, "of-them") > 0 ||
    tagAt(scan, aside) === WordClass.adverb ||
    tagAt(scan, aside) === WordClass.determiner ||
    tagAt(scan, aside) === WordClass.pronoun;
  if (!isAside) return null;
  for (let token = aside; token < Math.min(scan.end, aside + FARTHEST); token++) {
    const tag = tagAt(scan, token);
    if (tag === WordClass.stop || tag === WordClass.subject || tag === WordClass.subordinator) return null;
    if (tag !== WordClass.comma) continue;
    let state = token + 1;
    while (tagAt(scan, state) === WordClass.adverb) state += 1;
    const found = measureAt(scan, state);
    if (found === null || !hasForm(found, "adj", "part", "where")) continue;
    const match = fitMeasure(scan, phrase, found);
    if (match === null) return null;
    const group = measureGroup(scan, match);
    // “two of them hurt, in hospital” is no list of states
    const isOwn = group.first === match.first;
    return {
      measure: isOwn ? group.measure : match.word.measure,
      includes: isOwn ? group.includes : [],
      match,
      measureFirst: match.first,
      measureEnd: isOwn ? group.end : match.end,
      ground: "after",
      rule: `leaving <figure>, …, ${match.word.words}`,
    };
  }
  return null;
}

// “left at least 16 people”
function afterOpeners(scan: SentenceScan, first: number): number {
  let at = first - 1;
  while (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.determiner) at -= 1;
  return at;
}
