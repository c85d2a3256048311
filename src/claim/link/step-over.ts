import { WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  measureAt,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

const LONGEST_INSERTION = 24;

/** Where the way from a counted phrase to its predicate goes on behind a token; null where it ends. */
export function stepOver(scan: SentenceScan, phrase: CountedPhrase, token: number): number | null {
  const tag = tagAt(scan, token);
  // “suffered horrific injuries”, “had second-degree burns”
  if (isLink(scan, token, "sufferer") && tag !== WordClass.preposition) {
    const wound = woundBehind(scan, token + 1);
    if (wound > 0) return wound;
  }
  if (isAuxiliary(scan, token, "be") || isAuxiliary(scan, token, "have") || isAuxiliary(scan, token, "modal"))
    return token + 1;
  if (isLink(scan, token, "state") || isLink(scan, token, "more")) return token + 1;
  // “have so far been confirmed dead”, “were last night still in hospital”
  const meanwhile = linkEnd(scan, token, "meanwhile");
  if (meanwhile > 0) return meanwhile;
  // “children aged 6 to 59 months have been”
  if (
    isLink(scan, token, "aged") &&
    (figureAt(scan, token + 1) !== null || tagAt(scan, token + 1) === WordClass.number)
  )
    return afterAge(scan, token + 1);
  // “were found dead”
  if (isLink(scan, token, "finder") && measureAt(scan, token + 1) !== null) return token + 1;
  // “four people including one child were hurt”
  if (token === phrase.end && linkEnd(scan, token, "including") > 0) {
    return predicateBehind(scan, phrase, linkEnd(scan, token, "including"), { hasParts: true });
  }
  switch (tag) {
    case WordClass.adverb:
    case WordClass.to:
    case WordClass.quote:
    case WordClass.auxiliary:
      return token + 1;
    case WordClass.relative:
      return predicateBehind(scan, phrase, token + 1) ?? token + 1;
    case WordClass.conjunction:
      return afterCompanion(scan, token, phrase.head?.word.kind === "thing");
    case WordClass.comma:
      // “the crew, some 23 sailors, were rescued”
      if (isApposed(scan, phrase, token)) return token + 1;
      return closeOf(scan, token);
    case WordClass.stop:
    case WordClass.bracket:
      return closeOf(scan, token);
    case WordClass.preposition:
      return afterPhrase(scan, token);
    case WordClass.day:
      return token + 1;
    case WordClass.ing:
      // “five passengers travelling on the bus to Mirzan were injured”
      if (token !== phrase.end || phrase.noun === "none") return null;
      return predicateBehind(scan, phrase, token + 1) ?? (phrase.noun === "known" ? afterPhrase(scan, token) : null);
    case WordClass.past:
    case WordClass.participle:
      // “six guards posted at the gate were wounded”; “two men fired at a bus and …” did so themselves
      // “three of those pulled out died later”
      if (token === phrase.end && phrase.isPart && tagAt(scan, token + 1) === WordClass.adverb)
        return predicateBehind(scan, phrase, token + 2, { isTight: true });
      return token === phrase.end &&
        tagAt(scan, token + 1) === WordClass.preposition &&
        (phrase.noun !== "none" || phrase.isPart)
        ? predicateBehind(scan, phrase, token + 1, { isTight: true })
        : null;
    case WordClass.determiner:
    case WordClass.name:
    case WordClass.noun:
      return token === phrase.end ? afterInsertedSpeaker(scan, token) : null;
    case WordClass.base:
    case WordClass.present:
      // “remain missing”, “lie dead”
      return measureAt(scan, token + 1) !== null || tagAt(scan, token + 1) === WordClass.adverb ? token + 1 : null;
    default:
      return null;
  }
}

function woundBehind(scan: SentenceScan, from: number): number {
  for (let at = from; at < from + LONGEST_WOUND; at++) {
    const match = measureAt(scan, at);
    // “have died under the rubble”: what was done to them is told before where they were
    if (match !== null) return hasForm(match, "where") ? at : 0;
    const tag = tagAt(scan, at);
    const isBefore =
      tag === WordClass.adjective ||
      tag === WordClass.adverb ||
      tag === WordClass.determiner ||
      tag === WordClass.noun ||
      tag === WordClass.number ||
      tag === WordClass.joint ||
      tag === WordClass.ing ||
      tag === WordClass.participle ||
      tag === WordClass.past;
    if (!isBefore || figureAt(scan, at) !== null) return 0;
  }
  return 0;
}

const LONGEST_WOUND = 5;

function afterAge(scan: SentenceScan, from: number): number {
  let at = from;
  for (; at < from + LONGEST_AGE; at++) {
    const tag = tagAt(scan, at);
    if (
      tag !== WordClass.number &&
      tag !== WordClass.to &&
      tag !== WordClass.conjunction &&
      !isLink(scan, at, "time-word")
    )
      break;
  }
  return at;
}

const LONGEST_AGE = 6;

// “, two of them children,” — what is put between commas, dashes or brackets, when a predicate follows it.
function closeOf(scan: SentenceScan, token: number): number | null {
  const opening = tagAt(scan, token);
  // “hundreds, if not thousands, are”: the comma closes what opened inside the figure
  if (opening === WordClass.comma && (isAuxiliary(scan, token + 1, "be") || isAuxiliary(scan, token + 1, "have")))
    return token + 1;
  // “ -- aged 20 and 21 -- ”: two dashes for one
  let from = token + 1;
  while (opening === WordClass.stop && tagAt(scan, from) === opening) from += 1;
  for (let at = from; at < Math.min(scan.end, token + LONGEST_INSERTION); at++) {
    if (tagAt(scan, at) !== opening) continue;
    let next = at + 1;
    while (opening === WordClass.stop && tagAt(scan, next) === opening) next += 1;
    if (isAuxiliary(scan, next, "be") || isAuxiliary(scan, next, "have") || tagAt(scan, next) === WordClass.adverb)
      return next;
    if (isAuxiliary(scan, next, "modal") || isLink(scan, next, "stay")) return next;
    const match = measureAt(scan, next);
    if (match !== null && hasForm(match, "done", "adj")) return next;
    // “two guards (one off duty) and a cleaner were hurt”
    if (opening !== WordClass.comma && tagAt(scan, next) === WordClass.conjunction) return next;
    if (opening !== WordClass.comma) return null;
  }
  return null;
}

function isApposed(scan: SentenceScan, { figure, end }: CountedPhrase, comma: number): boolean {
  if (comma !== end || tagAt(scan, figure.first - 1) !== WordClass.comma) return false;
  return isAuxiliary(scan, comma + 1, "be") || isAuxiliary(scan, comma + 1, "have");
}

const LONGEST_CLAUSE = 18;
const LONGEST_PREDICATE = 4;

/**
 * Behind a clause that tells of the counted (“who worked with them”, “riding in a truck”): where its predicate begins.
 * Null where the clause tells a measure of its own, or none follows. `isTight`: nothing may be joined to it; `hasParts`: it
 * may hold figures.
 */
export function predicateBehind(
  scan: SentenceScan,
  phrase: CountedPhrase,
  from: number,
  { isTight = false, hasParts = false }: { readonly isTight?: boolean; readonly hasParts?: boolean } = {},
): number | null {
  let at = from;
  while (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have") || tagAt(scan, at) === WordClass.adverb) at += 1;
  for (const last = Math.min(scan.end, from + LONGEST_CLAUSE); at < last; at++) {
    if (figureAt(scan, at) !== null && !hasParts) return null;
    const match = measureAt(scan, at);
    if (match !== null) {
      if (match.word.measure === "other" || hasForm(match, "place")) continue;
      return at > from && hasForm(match, "done") && !hasForm(match, "weak") ? at : null;
    }
    const tag = tagAt(scan, at);
    if (tag === WordClass.stop || tag === WordClass.quote || tag === WordClass.subordinator) return null;
    if (isTight && (tag === WordClass.comma || tag === WordClass.conjunction)) return null;
    if (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have")) {
      if (isPlural(phrase) && !isLink(scan, at, "plural-verb")) return null;
      return isPredicate(scan, at) ? at : null;
    }
  }
  return null;
}

function isPlural({ figure }: CountedPhrase): boolean {
  return (figure.high ?? figure.low ?? 2) > 1;
}

// “were (all) killed”
function isPredicate(scan: SentenceScan, from: number): boolean {
  for (let at = from + 1; at <= from + LONGEST_PREDICATE; at++) {
    const match = measureAt(scan, at);
    if (match !== null) return hasForm(match, "part", "adj", "done");
    const tag = tagAt(scan, at);
    const isSmall = tag === WordClass.adverb || tag === WordClass.auxiliary || tag === WordClass.determiner;
    if (!isSmall && !isLink(scan, at, "state")) return false;
  }
  return false;
}

// “and a civilian were”, “and his wife were”: one told beside the counted shares their predicate.
function afterCompanion(scan: SentenceScan, conjunction: number, isThing: boolean): number | null {
  const opener = tagAt(scan, conjunction + 1);
  // “and one of our drivers”
  const isOneOf = opener === WordClass.pronoun && isLink(scan, conjunction + 2, "toll-of");
  if (opener !== WordClass.determiner && opener !== WordClass.possessive && !isOneOf) return null;
  let isPerson = false;
  let at = conjunction + (isOneOf ? 4 : 2);
  for (; at < conjunction + LONGEST_COMPANION; at++) {
    if (figureAt(scan, at) !== null) return null;
    const population = populationAt(scan, at);
    if (population !== null) {
      isPerson = isOfPeople(population.word) !== isThing;
      at = population.end - 1;
      continue;
    }
    // “and a large number of motorcycles”
    if (linkEnd(scan, at, "how-many") > 0) {
      at = linkEnd(scan, at, "how-many") - 1;
      continue;
    }
    const tag = tagAt(scan, at);
    const isNominal =
      tag === WordClass.noun || tag === WordClass.name || tag === WordClass.adjective || tag === WordClass.joint;
    if (!isNominal || measureAt(scan, at) !== null) break;
  }
  if (!isPerson) return null;
  if (isLink(scan, at, "plural-verb") && (isAuxiliary(scan, at, "be") || isAuxiliary(scan, at, "have"))) return at;
  const match = measureAt(scan, at);
  return match !== null && hasForm(match, "done", "part", "adj") ? at : null;
}

const LONGEST_COMPANION = 8;

// “in the district”, “of the village of Tolm”, “on both sides”
function afterPhrase(scan: SentenceScan, token: number): number {
  let at = token + 1;
  while (at < scan.end && at < token + 8) {
    if (measureAt(scan, at) !== null || figureAt(scan, at) !== null) break;
    const tag = tagAt(scan, at);
    const isNominal =
      tag === WordClass.noun ||
      tag === WordClass.name ||
      tag === WordClass.determiner ||
      tag === WordClass.possessive ||
      tag === WordClass.adjective ||
      tag === WordClass.clitic ||
      tag === WordClass.joint ||
      tag === WordClass.number ||
      tag === WordClass.day ||
      tag === WordClass.object ||
      // “in the back seat”
      (tag === WordClass.adverb && tagAt(scan, at + 1) === WordClass.noun) ||
      // “of the “Village Watch” in Tolm”
      (tag === WordClass.quote && tagAt(scan, at - 1) !== WordClass.comma) ||
      // “of the 3rd and 14th brigades”
      (tag === WordClass.conjunction && tagAt(scan, at + 1) === WordClass.number);
    if (!isNominal) break;
    at += 1;
  }
  return at;
}

// “150 people the office says have been freed”: a speaker between subject and predicate.
function afterInsertedSpeaker(scan: SentenceScan, token: number): number | null {
  for (let at = token; at < Math.min(scan.end, token + 6); at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.past || tag === WordClass.present) {
      return isAuxiliary(scan, at + 1, "be") || isAuxiliary(scan, at + 1, "have") ? at + 1 : null;
    }
    if (
      tag !== WordClass.determiner &&
      tag !== WordClass.noun &&
      tag !== WordClass.name &&
      tag !== WordClass.adjective
    ) {
      return null;
    }
  }
  return null;
}
