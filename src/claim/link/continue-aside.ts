import { WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import { endsClause } from "./clause-marks.ts";
import type { Continued, Rule } from "./continued.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link } from "./link.ts";
import { anchorOf, isOfPeopleLink, sizeOf } from "./link-anchor.ts";
import {
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

/** “Among them were at least 22 women and a dozen children”, “They included 14 nurses”: parts of the count told before. */
export const asAmongThem: Rule = (scan, phrase, before) => {
  if (phrase.figure.form !== "number" || !isOfPeopleHead(phrase)) return null;
  const last = before.own.at(-1);
  if (last?.rule === AMONG) return isListed(scan, last, phrase) ? { from: last, rule: AMONG, isPart: true } : null;
  if (last !== undefined || !isAmongHead(scan, phrase.figure.first)) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null ? null : { from, rule: AMONG, isPart: true };
};

const AMONG = "some of those told before";

// “Among them were”, “These include”, “Of them,”: the sentence up to the figure, and nothing else
function isAmongHead(scan: SentenceScan, first: number): boolean {
  let at = first;
  while (tagAt(scan, at - 1) === WordClass.adverb || tagAt(scan, at - 1) === WordClass.determiner) at -= 1;
  const opener = linkEnd(scan, scan.first, "among-them");
  if (opener === at) return true;
  return (
    opener > 0 && at === opener + 1 && (isAuxiliary(scan, opener, "be") || tagAt(scan, opener) === WordClass.comma)
  );
}

function isListed(scan: SentenceScan, last: Link, phrase: CountedPhrase): boolean {
  let joints = 0;
  for (let at = last.phrase.end; at < phrase.figure.first; at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.comma || tag === WordClass.conjunction) joints += 1;
    else if (tag !== WordClass.adverb && tag !== WordClass.determiner) return false;
  }
  return joints > 0;
}

/** “A laboratory has confirmed 1,210 of these”: a part that was looked at. */
export const asConfirmed: Rule = (scan, phrase, before) => {
  const { figure, noun, isPart, end, ofMeasure } = phrase;
  if (figure.form === "ratio" || noun !== "none" || !isPart || ofMeasure !== null || !endsClause(scan, end))
    return null;
  let at = figure.first - 1;
  while (tagAt(scan, at) === WordClass.adverb || tagAt(scan, at) === WordClass.determiner) at -= 1;
  if (!isLink(scan, at, "identified") && !isLink(scan, at, "record")) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null ? null : { from, rule: "a part that was looked at", isPart: true };
};

/** “They were taken to the Naval Hospital (23), the clinic (12) and the health post (6)”: values in brackets behind names. */
export const asBracketed: Rule = (scan, phrase, before) => {
  const { figure, noun, end } = phrase;
  if (figure.form !== "number" || noun !== "none" || end !== figure.end) return null;
  const { doc } = scan.context;
  const isBracketed =
    doc.text.charCodeAt(doc.start[figure.first - 1] ?? 0) === PAREN &&
    doc.text.charCodeAt(doc.start[end] ?? 0) === PAREN_END;
  if (!isBracketed || !isNamed(scan, figure.first - 2)) return null;
  const place = scan.measures.find((one) => one.end <= figure.first && hasForm(one, "place", "where", "part", "done"));
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  if (from === null) return null;
  const isMoved = before.own.length === 0 && place !== undefined && place.word.measure !== "*";
  const held =
    isMoved && place !== undefined ? { ...from, measure: place.word.measure, match: place, includes: [] } : from;
  return { from: held, rule: "in brackets behind a place", isPart: true };
};

const PAREN = 0x28;
const PAREN_END = 0x29;

function isNamed(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.name || tag === WordClass.noun;
}

/** “Cebu accounted for 141, Negros Occidental 27 and Capiz 20”: the count told before, by place. */
export const asAccounted: Rule = (scan, phrase, before) => {
  const { figure, noun, end } = phrase;
  if (figure.form !== "number" || noun !== "none") return null;
  const last = before.own.at(-1);
  if (last?.rule === ACCOUNTED) {
    for (let at = last.phrase.end; at < figure.first; at++) {
      const tag = tagAt(scan, at);
      const isSmall = tag === WordClass.comma || tag === WordClass.conjunction || tag === WordClass.determiner;
      if (!isSmall && tag !== WordClass.name && tag !== WordClass.noun) return null;
    }
    return { from: last, rule: ACCOUNTED, isPart: last.whole !== null };
  }
  if (linkStartBefore(scan, figure.first, "accounted") < 0 || !endsClause(scan, end)) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink);
  return from === null ? null : { from, rule: ACCOUNTED, isPart: true };
};

const ACCOUNTED = "the count told before, by place and name";

/** “Seven did not survive. In the whole of the valley, 43 did not”: the verb is not said again. */
export const asElided: Rule = (scan, phrase, before) => {
  const { figure, noun, end } = phrase;
  if (figure.form !== "number" || noun !== "none" || phrase.isPart) return null;
  if (!isAuxiliary(scan, end, "do") && !isAuxiliary(scan, end, "have")) return null;
  const isNot = tagAt(scan, end + 1) === WordClass.negation;
  if (!endsClause(scan, end + (isNot ? 2 : 1))) return null;
  const from = anchorOf(scan, phrase, before, isOfPeopleLink, () => true);
  const words = from?.match?.word.words ?? "";
  return from !== null && NOT.test(words) === isNot
    ? { from, rule: "the verb told before, not said again", isPart: false }
    : null;
};

const NOT = /\b(?:not|never)\b|n’t/;

/** “About 700 of them are in the high school gym”: where some of those told before are. */
export const asPartAt: Rule = (scan, phrase, before): Continued | null => {
  const { figure, noun, end, isPart, ofMeasure } = phrase;
  if (figure.form === "ratio" || noun !== "none" || !isPart || ofMeasure !== null) return null;
  let at = end;
  while (isAuxiliary(scan, at, "be") || tagAt(scan, at) === WordClass.adverb) at += 1;
  if (at === end || tagAt(scan, at) !== WordClass.preposition || isLink(scan, at, "toll-of")) return null;
  for (let token = at; token < scan.end && !endsClause(scan, token); token++) if (measureAt(scan, token)) return null;
  const from = anchorOf(scan, phrase, before, (link) => STAYING.has(link.measure));
  return from === null || sizeOf((from.whole ?? from).phrase) < sizeOf(phrase)
    ? null
    : { from, rule: "where some of those told before are", isPart: true };
};

// What a place leaves as it is: the homeless in a gym are homeless, the dead in a morgue dead.
const STAYING: ReadonlySet<string> = new Set([
  "killed",
  "displaced",
  "homeless",
  "evacuated",
  "refugees",
  "hospitalised",
  "detained",
  "missing",
  "trapped",
]);

/** “City Hospital says it has 33 patients”: of those hurt in what is told. */
export const asPatients: Rule = (scan, phrase, before) => {
  const { figure, head } = phrase;
  if (figure.form !== "number" || head === null || !isLink(scan, head.end - 1, "hospital")) return null;
  if (linkStartBefore(scan, figure.first, "takes-in") < 0) return null;
  const from = [...before.own, ...before.told.map(({ link }) => link)].find((link) => HARM.has(link.measure));
  if (from === undefined) return null;
  return {
    from: { ...from, measure: "hospitalised", includes: [], match: null, rule: "", whole: null },
    rule: "patients a hospital has",
    isPart: false,
  };
};

const HARM: ReadonlySet<string> = new Set(["killed", "wounded", "hospitalised", "infected"]);

function isOfPeopleHead({ head }: CountedPhrase): boolean {
  return head !== null && isOfPeople(head.word);
}
