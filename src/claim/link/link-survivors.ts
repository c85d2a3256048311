import { WordClass } from "../attribution/word-class.ts";
import { MeasureForm, type MeasureWord } from "../measure/measure-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import { isSpeaking } from "./link-doing.ts";
import { hasLink, holdsClass, isLink, type MeasureMatch, type SentenceScan, tagAt } from "./scan-sentence.ts";

/**
 * Who lived, who was got out and who was aboard, where no word of measure tells it: “there were 50 survivors”, “we got
 * nine into the boat”, “with 67 passengers and a crew of four”, “nine of the 14”. `unlinked` are the sentence's figures
 * that found no measure.
 */
export function linkSurvivors(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  links: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  if (!holdsClass(scan.context, "calamity") && links.length === 0 && told.length === 0) return [];
  const found: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.figure.form !== "number" || phrase.noun === "compound") continue;
    const link = survivors(scan, phrase) ?? aboard(scan, phrase) ?? baseOf(scan, phrase, told);
    if (link !== null) found.push(link);
  }
  return found;
}

// “50 survivors”; not the few who speak
function survivors(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  const { head } = phrase;
  if (head?.word.kind !== "alive" || isSpeaking(scan, phrase.end)) return null;
  if (phrase.figure.kind === "vague" && sizeOf(phrase) < FEW) return null;
  return link(phrase, wordOf("survivors", "rescued", null), head.first, head.end, "<figure> survivors");
}

const FEW = 20;

// “with 67 passengers and a crew of four”
function aboard(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  const { figure, head } = phrase;
  const isCrewOf = isLink(scan, figure.first - 1, "toll-of") && isLink(scan, figure.first - 2, "crew");
  const isOfBoard = head !== null && (head.word.role === "passengers" || isLink(scan, head.end - 1, "crew"));
  if ((!isCrewOf && !isOfBoard) || !hasLink(scan, "transport")) return null;
  const before = tagAt(scan, figure.first - 1);
  const isListed = before === WordClass.preposition || before === WordClass.conjunction || before === WordClass.comma;
  return isCrewOf || isListed
    ? link(phrase, wordOf("aboard", "other", "aboard"), figure.first, phrase.end, "passengers and crew")
    : null;
}

// “Nine of the 14 survived”: the 14 were told of before
function baseOf(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): Link | null {
  const { figure, noun } = phrase;
  if (noun !== "none" || !isLink(scan, figure.first - 1, "back-opener")) return null;
  // “Of the 96, 58 …” only goes back
  if (!isLink(scan, figure.first - 2, "toll-of") || figure.first - 2 <= scan.first) return null;
  const same = told.findLast(
    ({ link: one }) => sizeOf(one.phrase) === sizeOf(phrase) && one.phrase.figure.form === "number",
  );
  if (same === undefined) return null;
  const { measure, includes, match } = same.link;
  return {
    phrase,
    measure,
    includes,
    match,
    measureFirst: 0,
    measureEnd: 0,
    ground: "carried",
    rule: "the same number as before",
    whole: null,
    like: same.link,
  };
}

function wordOf(words: string, measure: string, counted: string | null): MeasureWord {
  return {
    words,
    measure,
    counted,
    forms: MeasureForm.done,
    needs: "people",
    method: null,
    near: [],
    unless: null,
    within: null,
  };
}

function link(phrase: CountedPhrase, word: MeasureWord, first: number, end: number, rule: string): Link {
  const match: MeasureMatch = { first, end, word, others: [] };
  return {
    phrase,
    measure: word.measure,
    includes: [],
    match,
    measureFirst: first,
    measureEnd: end,
    ground: "subject",
    rule,
    whole: null,
    like: null,
  };
}
