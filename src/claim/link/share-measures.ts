import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, LinkFinding } from "./link.ts";
import { isPartOfBefore } from "./link-after.ts";
import {
  figureAt,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  measureEndingAt,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

/**
 * Gives figures without a measure of their own that of the one beside them: “two of them children” (a part), “45
 * soldiers and nine civilians died” (one predicate), “killing 12 soldiers and 3 civilians” (one verb), “died in A and
 * 38 in B” (ellipsis), “to 34 from 21” (another value of the same count). Tells parts from wholes.
 */
export function shareMeasures(
  scan: SentenceScan,
  phrases: readonly CountedPhrase[],
  findings: readonly (LinkFinding | null)[],
): readonly Link[] {
  const found: (LinkFinding | null)[] = [...findings];
  // One predicate for several subjects: from right to left.
  for (let at = phrases.length - 2; at >= 0; at--) {
    const phrase = phrases[at];
    const [from, beside] = besideBrackets(scan, phrases, at);
    const next = phrases[beside];
    const finding = found[beside];
    if (phrase === undefined || next === undefined || finding == null || found[at] !== null) continue;
    if (finding.ground !== "after" && finding.ground !== "subject" && finding.ground !== "shared") continue;
    if (next.isPart || phrase.isPart || !isJoined(scan, from, next.figure.first)) continue;
    // “hit 14 climbers; nine died”
    if (hasSemicolon(scan, from, next.figure.first)) continue;
    const match = sharedMatch(scan, phrase, finding);
    if (match === null || (match.word !== finding.match?.word && match.word.measure !== finding.measure)) continue;
    found[at] = { ...finding, ground: "shared", rule: `${finding.rule}, shared with the figure before` };
  }
  const links: (Link | null)[] = [];
  for (const [at, phrase] of phrases.entries()) {
    const own = found[at] ?? null;
    const before = lastOf(links);
    const isPart =
      before !== null &&
      !isOfAnother(phrases[at - 1] ?? null, before, phrase) &&
      !hasOwnDeed(scan, phrase) &&
      (isPartOfBefore(scan, phrase) ||
        ((findings[at] ?? null) === null && phrases[at - 1] === before.phrase && isSpelledOut(scan, phrase, before)));
    const shared = own ?? (before === null ? null : shareWith(scan, phrase, before, isPart));
    links.push(
      shared === null
        ? null
        : {
            ...shared,
            phrase,
            whole:
              shared.whole ??
              (before !== null && before.whole !== null && isPaired(scan, before, phrase) ? before.whole : null) ??
              (isPart ? wholeOf(scan, links, shared, phrase) : null),
            like: shared.like ?? null,
          },
    );
  }
  return links.filter((link) => link !== null);
}

// “36 deaths and 143 who sought help, 51 of whom …”: of those told last, not of the dead before them
function isOfAnother(last: CountedPhrase | null, before: Link, phrase: CountedPhrase): boolean {
  if (!phrase.isPart || last === null || last === before.phrase || last.isPart) return false;
  return last.figure.first > before.phrase.figure.first && last.head?.word.kind !== "thing" && last.noun !== "compound";
}

// “lost nine of them”, “51 of whom were kept in”: a verb of its own that measures nothing
function hasOwnDeed(scan: SentenceScan, { isPart, ofMeasure, figure, end }: CountedPhrase): boolean {
  if (!isPart || ofMeasure !== null) return false;
  const before = tagAt(scan, figure.first - 1);
  if (before === WordClass.past && measureEndingAt(scan, figure.first)?.word.measure !== "killed") return true;
  if (!isAuxiliary(scan, end, "be")) return false;
  let at = end + 1;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  const tag = tagAt(scan, at);
  return (
    (tag === WordClass.past || tag === WordClass.participle) &&
    !isLink(scan, at, "state") &&
    !isLink(scan, at, "finder") &&
    populationAt(scan, at) === null
  );
}

// “six monks (five Danes and one Swede) and two women”: the phrase beside one, and where the way to it begins.
function besideBrackets(
  scan: SentenceScan,
  phrases: readonly CountedPhrase[],
  at: number,
): readonly [from: number, beside: number] {
  const from = phrases[at]?.end ?? 0;
  const opening = tagAt(scan, from);
  if (opening !== WordClass.bracket && opening !== WordClass.stop) return [from, at + 1];
  let inside = from + 1;
  while (tagAt(scan, inside) === WordClass.stop) inside += 1;
  for (let close = inside; close < Math.min(scan.end, from + LONGEST_BRACKET); close++) {
    if (tagAt(scan, close) !== opening) continue;
    const beside = phrases.findIndex(({ figure }) => figure.first > close);
    let end = close + 1;
    while (tagAt(scan, end) === WordClass.stop) end += 1;
    return beside < 0 ? [from, at + 1] : [end, beside];
  }
  return [from, at + 1];
}

const LONGEST_BRACKET = 16;

// “six civilians had fallen victim: 4 women and 3 children”, “162 people – 148 passengers and 14 crew”
function isSpelledOut(scan: SentenceScan, phrase: CountedPhrase, before: Link): boolean {
  if (phrase.noun !== "name" && (phrase.noun !== "known" || phrase.head?.word.unit !== "people")) return false;
  if (before.ground === "part" && before.rule === SPELLED)
    return isJoined(scan, before.phrase.end, phrase.figure.first);
  const { doc } = scan.context;
  const mark = phrase.figure.first - 1;
  const code = doc.text.charCodeAt(doc.start[mark] ?? 0);
  return (
    mark >= before.phrase.end &&
    !hasOwnVerb(scan, phrase) &&
    (code === 0x3a || code === 0x28 || (tagAt(scan, mark) === WordClass.stop && code !== 0x3b))
  );
}

// “shot down 62 drones, while 26 others left the screens”: what follows tells something else of them
function hasOwnVerb(scan: SentenceScan, { end }: CountedPhrase): boolean {
  const tag = tagAt(scan, end);
  return tag === WordClass.past || tag === WordClass.present || tag === WordClass.auxiliary;
}

const SPELLED = "a part of the figure before";

function lastOf(links: readonly (Link | null)[]): Link | null {
  return links.findLast((link) => link !== null) ?? null;
}

// “seven of them Keldani and two Dravonian”: joined by “and” alone to a part that stands without its noun.
function isPaired(scan: SentenceScan, before: Link, phrase: CountedPhrase): boolean {
  if (before.ground === "after" || before.ground === "subject" || before.phrase.noun === "known") {
    return phrase.noun === before.phrase.noun && before.phrase.isPart && isConjunction(scan, phrase);
  }
  return isConjunction(scan, phrase) && isPlaced(scan, phrase) === isPlaced(scan, before.phrase);
}

function isConjunction(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  return tagAt(scan, figure.first - 1) === WordClass.conjunction && tagAt(scan, figure.first - 2) !== WordClass.comma;
}

// The nearest figure before that the part can be a part of: not itself a part of the same list, and no smaller.
function wholeOf(
  scan: SentenceScan,
  links: readonly (Link | null)[],
  part: LinkFinding,
  phrase: CountedPhrase,
): Link | null {
  const size = phrase.figure.high ?? phrase.figure.low ?? 0;
  for (let at = links.length - 1; at >= 0; at--) {
    const link = links[at];
    if (link == null) continue;
    const isSum = link.includes.includes(part.measure);
    if (link.measure !== part.measure && !isSum && !canHold(link.measure) && !phrase.isPart) continue;
    if (link.whole !== null && isInSameList(scan, link, phrase)) return link.whole;
    const whole = link.phrase.figure.high ?? link.phrase.figure.low;
    if (whole !== null && whole < size && link.phrase.figure.kind !== "vague") continue;
    return link;
  }
  return null;
}

// A sum of unsaid make-up may hold any of its kinds.
function canHold(measure: string): boolean {
  return measure === "casualties" || measure === "other";
}

// “seven of them Keldani and two Dravonian”, “505 in A and 189 in B”
function isInSameList(scan: SentenceScan, before: Link, phrase: CountedPhrase): boolean {
  for (let at = before.phrase.end; at < phrase.figure.first; at++) {
    if (isLink(scan, at, "including") || isLink(scan, at, "among")) return false;
  }
  return !phrase.isPart || before.phrase.isPart;
}

function shareWith(scan: SentenceScan, phrase: CountedPhrase, before: Link, isPart: boolean): LinkFinding | null {
  const match = sharedMatch(scan, phrase, before);
  if (match === null) return null;
  const isSame = match.word === before.match?.word;
  const share = (rule: string): LinkFinding => ({
    measure: isSame ? before.measure : match.word.measure,
    includes: isSame ? before.includes : [],
    match,
    measureFirst: before.measureFirst,
    measureEnd: before.measureEnd,
    ground: isPart ? "part" : "shared",
    rule,
  });
  if (isPart) return share(SPELLED);
  const from = Math.max(
    before.phrase.end,
    before.ground === "subject" || before.ground === "after" ? before.measureEnd : 0,
  );
  if (isFromValue(scan, from, phrase.figure.first)) {
    return phrase.noun === "none" ? share("another value of the same count") : null;
  }
  if (phrase.noun === "none" && linkEnd(scan, phrase.end, "in-all") > 0) return share("the same count as a number");
  // “19 houses”, of people killed: no
  if (
    phrase.noun === "unknown" ||
    (phrase.noun === "none" && !isPlaced(scan, phrase) && !isCommaList(scan, phrase, before))
  )
    return null;
  if (before.ground === "after" || before.ground === "inner" || before.ground === "subject") {
    // “12 dead and 3 soldiers …”: what follows has a predicate of its own, unless only a place parts them
    return isPlaced(scan, phrase) &&
      phrase.noun === "none" &&
      isJoined(scan, skipPlace(scan, from), phrase.figure.first)
      ? share("measure carried on from the figure before")
      : before.whole !== null && isJoined(scan, from, phrase.figure.first)
        ? share("measure carried on from the figure before")
        : null;
  }
  return isJoined(scan, skipPlace(scan, from), phrase.figure.first) && !hasOwnVerb(scan, phrase)
    ? share("measure shared with the figure before")
    : null;
}

// “swept away 12 people and 30 houses”: the same words, read as they fit what is counted.
function sharedMatch(
  scan: SentenceScan,
  phrase: CountedPhrase,
  ground: { readonly match: LinkFinding["match"]; readonly phrase?: CountedPhrase },
): MeasureMatch | null {
  if (phrase.noun === "compound" || ground.match === null || phrase.figure.form !== "number") return null;
  // “to 780 from about 950”: of the same houses
  const head = phrase.noun === "none" ? (ground.phrase?.head ?? null) : null;
  return fitMeasure(scan, head === null ? phrase : { ...phrase, head }, ground.match);
}

function hasSemicolon(scan: SentenceScan, from: number, to: number): boolean {
  const { doc } = scan.context;
  for (let at = from; at < to; at++) if (doc.text.charCodeAt(doc.start[at] ?? 0) === 0x3b) return true;
  return false;
}

// Only joints between: a comma, “and”, “or”, “as well as”, small words.
function isJoined(scan: SentenceScan, from: number, to: number): boolean {
  if (to < from) return false;
  let joints = 0;
  for (let at = behindAge(scan, from, to); at < to; at++) {
    if (figureAt(scan, at) !== null || measureAt(scan, at) !== null) return false;
    const tag = tagAt(scan, at);
    const item = joints === 0 ? at : behindSingle(scan, at, to);
    if (item > at) at = item - 1;
    else if (tag === WordClass.comma || tag === WordClass.conjunction || tag === WordClass.stop) joints += 1;
    else if (
      tag !== WordClass.adverb &&
      tag !== WordClass.determiner &&
      tag !== WordClass.possessive &&
      tag !== WordClass.subordinator &&
      tag !== WordClass.negation &&
      !isLink(scan, at, "more")
    ) {
      return false;
    }
  }
  return joints > 0;
}

// “230 men, a tank, three guns”: behind an item of the list that is told without a number.
function behindSingle(scan: SentenceScan, from: number, to: number): number {
  if (tagAt(scan, from) !== WordClass.determiner) return from;
  for (let at = from + 1; at < to && at < from + LONGEST_ITEM; at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.comma || tag === WordClass.conjunction) return at > from + 1 ? at : from;
    if (!isNominal(tag) && tag !== WordClass.preposition) return from;
    if (figureAt(scan, at) !== null || measureAt(scan, at) !== null) return from;
  }
  return from;
}

const LONGEST_ITEM = 7;

// “seven children aged one to 12 years, three women”: behind the ages of those before.
function behindAge(scan: SentenceScan, from: number, to: number): number {
  if (!isLink(scan, from, "age-word")) return from;
  let end = from;
  for (let at = from + 1; at < to && at < from + LONGEST_AGE; at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.number || tag === WordClass.noun) end = at + 1;
    else if (isLink(scan, at, "age-word") || tag === WordClass.preposition || tag === WordClass.pronoun) continue;
    else if (tag !== WordClass.to && tag !== WordClass.conjunction && tag !== WordClass.joint) break;
    if (tag === WordClass.conjunction && tagAt(scan, at + 1) !== WordClass.number) break;
  }
  return end > from ? end : from;
}

const LONGEST_AGE = 9;

// “in Ostrim province”: from its preposition to its end.
function skipPlace(scan: SentenceScan, from: number): number {
  let at = from;
  let phrases = 0;
  while (tagAt(scan, at) === WordClass.preposition && phrases < 3) {
    at += 1;
    phrases += 1;
    while (at < scan.end && isNominal(tagAt(scan, at)) && figureAt(scan, at) === null) at += 1;
  }
  return at;
}

function isNominal(tag: number): boolean {
  return (
    tag === WordClass.noun ||
    tag === WordClass.name ||
    tag === WordClass.determiner ||
    tag === WordClass.possessive ||
    tag === WordClass.adjective ||
    tag === WordClass.clitic ||
    tag === WordClass.joint ||
    tag === WordClass.day
  );
}

function isPlaced(scan: SentenceScan, { end }: CountedPhrase): boolean {
  return tagAt(scan, end) === WordClass.preposition && isNominal(tagAt(scan, end + 1));
}

function isCommaList(scan: SentenceScan, phrase: CountedPhrase, before: Link): boolean {
  return (
    before.phrase.noun !== "none" && phrase.noun !== "none" && tagAt(scan, phrase.figure.first - 1) === WordClass.comma
  );
}

// “from 21”, “up from 14”, “down from about 270”
function isFromValue(scan: SentenceScan, from: number, to: number): boolean {
  // “up from the 64 that it announced”
  const joint = tagAt(scan, to - 1) === WordClass.determiner ? to - 2 : to - 1;
  if (!isLink(scan, joint, "from")) return false;
  for (let at = from; at < joint; at++) {
    if (measureAt(scan, at) !== null || isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have")) return false;
  }
  return to - from < 12;
}
