import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { LinkFinding } from "./link.ts";
import { isAuxiliary, isLink, type MeasureMatch, type SentenceScan } from "./scan-sentence.ts";

const FARTHEST = 10;

/** “We got nine into the boat”, “pulled eleven into his trawler”, “got five people out”: the verb and where from or to. */
export function linkSaved(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const { figure, head, noun, end } = phrase;
  if (figure.form !== "number" || (noun !== "none" && !(noun === "known" && head !== null && isOfPeople(head.word))))
    return null;
  const verb = figure.first - 1;
  if (!isLink(scan, verb, "gets-out") || !isLink(scan, end, "out-of-it") || isAuxiliary(scan, verb - 1, "be"))
    return null;
  // “brought nine into hospital”, “took nine into custody”
  const isElsewhere = (one: MeasureMatch): boolean =>
    one.first > end && one.first - end < FARTHEST && one.word.measure !== "other" && one.word.measure !== "rescued";
  if (scan.measures.some(isElsewhere)) return null;
  return {
    measure: "rescued",
    includes: [],
    match: null,
    measureFirst: verb,
    measureEnd: verb + 1,
    ground: "object",
    rule: "got <figure> out",
  };
}
