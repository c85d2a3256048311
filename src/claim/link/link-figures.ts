import { WordClass } from "../attribution/word-class.ts";
import { MeasureForm } from "../measure/measure-words.ts";
import { type CountedPhrase, readCountedPhrase } from "./counted-phrase.ts";
import { fitsMeasure } from "./fits-measure.ts";
import type { Link, LinkFinding, ToldLink } from "./link.ts";
import { linkAfter } from "./link-after.ts";
import { linkAmong, linkDeed, linkObject, linkToll } from "./link-before.ts";
import { carryOver } from "./carry-over.ts";
import { linkRatio } from "./link-ratio.ts";
import { measureGroup } from "./measure-group.ts";
import { shareMeasures } from "./share-measures.ts";
import { hasForm, isLink, measureEndingAt, type SentenceScan, tagAt } from "./scan-sentence.ts";

/**
 * Joins the figures of a sentence to what they count. First each figure by itself, the nearest ground first; then those
 * that share another's measure: parts, coordination, ellipsis. What finds no measure is left out. `told` are the links of
 * the sentences before, in order.
 */
export function linkFigures(
  scan: SentenceScan,
  told: readonly ToldLink[],
): {
  readonly links: readonly Link[];
  readonly unlinked: readonly CountedPhrase[];
} {
  const phrases = scan.figures.map((figure) => readCountedPhrase(scan, figure));
  const findings = phrases.map((phrase) => findMeasure(scan, phrase) ?? carryOver(scan, phrase, told));
  const links = shareMeasures(scan, phrases, findings);
  const linked = new Set(links.map((link) => link.phrase));
  return { links, unlinked: phrases.filter((phrase) => !linked.has(phrase)) };
}

function findMeasure(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  if (phrase.figure.form === "ratio") {
    const ratio = linkRatio(scan, phrase);
    if (ratio !== null) return ratio;
  }
  if (phrase.ofMeasure !== null) return linkOfWhole(phrase);
  const inner = linkInner(scan, phrase);
  if (inner !== null && !isSoft(inner)) return inner;
  if (isAgent(scan, phrase)) return linkObject(scan, phrase);
  const after = linkAfter(scan, phrase);
  if (after !== null && after.ground === "after") return after;
  const object = linkObject(scan, phrase);
  if (object !== null && !isWeak(object)) return object;
  return linkDeed(scan, phrase) ?? linkAmong(scan, phrase) ?? after ?? object ?? linkToll(scan, phrase) ?? inner;
}

// “Nineteen of the dead”
function linkOfWhole(phrase: CountedPhrase): LinkFinding | null {
  const match = phrase.ofMeasure;
  if (match === null) return null;
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "part",
    rule: `<figure> of the ${match.word.words}`,
  };
}

function linkInner(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const match = phrase.inner;
  if (match === null || !fitsMeasure(scan, phrase, match)) return null;
  const group = hasForm(match, "noun") ? measureGroup(scan, match) : null;
  return {
    measure: group?.measure ?? match.word.measure,
    includes: group?.includes ?? [],
    match,
    measureFirst: match.first,
    measureEnd: group?.end ?? match.end,
    ground: "inner",
    rule: `<figure> ${match.word.words}`,
  };
}

function isSoft(finding: LinkFinding): boolean {
  return finding.match !== null && (finding.match.word.forms & MeasureForm.soft) !== 0;
}

function isWeak(finding: LinkFinding): boolean {
  return finding.match !== null && (finding.match.word.forms & MeasureForm.weak) !== 0;
}

// “killed by 12 gunmen”: those who did it are not who it was done to.
function isAgent(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  let at = figure.first - 1;
  while (tagAt(scan, at) === WordClass.determiner || tagAt(scan, at) === WordClass.adverb) at -= 1;
  if (!isLink(scan, at, "agent")) return false;
  const before = measureEndingAt(scan, at);
  return before !== null && hasForm(before, "part", "deed");
}
