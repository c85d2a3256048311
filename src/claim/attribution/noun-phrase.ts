import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind } from "../../text/doc.ts";
import { type AttributionWords, ClassBit } from "./attribution-words.ts";
import { isNominal, isPronoun, WordClass } from "./word-class.ts";

/** Whether an apposition is taken in: not at all, only where a comma closes it, or to the sentence’s end. */
export type Apposition = "none" | "closed" | "open";

/** Tokens `[first, end)`; null where there is none. */
export type TokenRange = readonly [first: number, end: number];

/** One sentence as the parts of attribution see it: tokens `[first, end)` with their classes. */
export interface Sentence {
  readonly doc: Doc;
  readonly words: AttributionWords;
  readonly tags: Uint8Array;
  readonly first: number;
  readonly end: number;
}

const APPOSITION_COMMAS = 4;

/**
 * The noun phrase that ends before `end`, with what belongs to it on its left: “a spokesman for the ministry”,
 * “Russia’s defense ministry”, “candidates and voters”. Null where no noun phrase ends there.
 */
export function nounPhraseBefore(sentence: Sentence, end: number): TokenRange | null {
  const { tags, first } = sentence;
  let last = end - 1;
  if (last < first) return null;
  const lastTag = tags[last] ?? 0;
  if (isPronoun(lastTag))
    return isFloating(sentence, last) ? nounPhraseBefore(sentence, last) : pronounPhrase(sentence, last);
  if (lastTag === WordClass.object) return someOfThem(sentence, last);
  if (lastTag === WordClass.day) {
    // “Mr. Holt on Monday said”, “Mr. Holt Monday said”
    last -= 1;
    if (last >= first && tags[last] === WordClass.preposition) last -= 1;
    if (last < first) return null;
    if (isPronoun(tags[last] ?? 0)) return [last, last + 1];
    if (tags[last] === WordClass.comma) return appositionBefore(sentence, last);
  }
  const start = startOfNounPhrase(sentence, last);
  return start < 0 ? null : [extendLeft(sentence, start), last + 1];
}

/** The noun phrase before a pair of commas, dashes or brackets: “Holt, the envoy,” where `mark` is the second of them. */
export function appositionBefore(sentence: Sentence, mark: number): TokenRange | null {
  const { tags, first } = sentence;
  const markTag = tags[mark];
  let tries = 0;
  for (let at = mark - 1; at > first && tries < APPOSITION_COMMAS; at--) {
    const tag = tags[at];
    if (tag === WordClass.quote || tag === WordClass.end) return null;
    if (tag !== markTag) continue;
    tries += 1;
    const ends = isNominal(tags[at - 1] ?? 0) || tags[at - 1] === WordClass.object;
    const phrase = ends ? nounPhraseBefore(sentence, at) : null;
    if (phrase === null || !isAppositive(sentence, at + 1, mark)) continue;
    // “Holt, 43, a teacher,”: an age is nobody
    if (phrase[1] - phrase[0] === 1 && tags[phrase[0]] === WordClass.number && tags[phrase[0] - 1] === markTag)
      continue;
    const aside =
      tags[at + 1] === WordClass.preposition || tags[at + 1] === WordClass.adverb || tags[at + 1] === WordClass.ing;
    return aside ? phrase : [phrase[0], mark];
  }
  return null;
}

/**
 * The noun phrase that begins at `start`, with its modifiers on the right and its apposition: “Holt, an envoy working
 * for the alliance”. Null where none begins there.
 */
export function nounPhraseAfter(sentence: Sentence, start: number, apposition: Apposition): TokenRange | null {
  const { tags, end } = sentence;
  const startTag = tags[start] ?? 0;
  if (start >= end) return null;
  if (isPronoun(startTag) || startTag === WordClass.object) {
    const next = start + 1;
    if (tags[next] === WordClass.preposition && isOf(sentence, next)) return [start, endWithModifiers(sentence, next)];
    return [start, next];
  }
  const head = endOfNounPhrase(sentence, start);
  if (head < 0) return null;
  let at = endWithModifiers(sentence, head);
  if (apposition !== "none") at = endWithApposition(sentence, at, apposition);
  return [start, at];
}

// Determiner, adjectives and nouns in one go; -1 where no noun phrase begins at `start`.
function endOfNounPhrase(sentence: Sentence, start: number): number {
  const { tags, end } = sentence;
  let at = endOfHedge(sentence, start);
  let nominal = -1;
  while (at < end) {
    const tag = tags[at] ?? 0;
    if (tag === WordClass.determiner || tag === WordClass.possessive) {
      if (nominal >= 0) break;
    } else if (isNominal(tag) || (tag === WordClass.pronoun && at > start && isOfMany(sentence, at))) nominal = at;
    else if (tag === WordClass.clitic || tag === WordClass.joint) {
      if (at === start) break;
      if (tag === WordClass.clitic) nominal = at;
      if (tag === WordClass.joint && nominal === at - 1) nominal = at;
    } else if (tag === WordClass.adjective || tag === WordClass.adverb || tag === WordClass.participle) {
      if (nominal >= 0 && tags[nominal] !== WordClass.clitic && !isNominal(tags[at + 1] ?? 0)) break;
      if (tag === WordClass.adverb && at !== start && tags[at - 1] !== WordClass.determiner) break;
    } else if (tag === WordClass.quote && at > start && nominal < 0) {
      at += 1;
      continue;
    } else break;
    at += 1;
  }
  if (nominal < 0 && at > start + 1 && tags[at - 1] === WordClass.adjective) return at;
  return nominal < 0 ? -1 : nominal + 1;
}

// “the two”, “nine others”
function isOfMany({ tags, doc }: Sentence, token: number): boolean {
  if (tags[token - 1] === WordClass.determiner) return true;
  return tags[token - 1] === WordClass.number && doc.text.charCodeAt((doc.end[token] ?? 1) - 1) === 0x73;
}

/** The end of a hedge that begins at `start` before a number (“up to”, “about”, “more than”); `start` where there is none. */
export function endOfHedge({ doc, words, tags, end }: Sentence, start: number): number {
  const match = matchPhrase(words.lexicon, doc, start, "hedges", end);
  return match !== null && match.end < end && tags[match.end] === WordClass.number ? match.end : start;
}

// “of …”, “for …”, “who was at …”: what stands behind the noun and belongs to it.
function endWithModifiers(sentence: Sentence, from: number): number {
  const { tags, end } = sentence;
  let at = from;
  while (at < end) {
    const tag = tags[at];
    if (tag === WordClass.preposition || tag === WordClass.conjunction) {
      if (tags[at + 1] === WordClass.day) break;
      const next = endOfNounPhrase(sentence, at + 1);
      if (next < 0) break;
      at = next;
    } else if (tag === WordClass.ing && tags[at + 1] === WordClass.preposition) at += 1;
    // “figures compiled by the agency”
    else if ((tag === WordClass.past || tag === WordClass.participle) && isBy(sentence, at + 1)) at += 1;
    else if (tag === WordClass.bracket && isOpenBracket(sentence, at)) {
      const close = closingBracket(sentence, at);
      if (close < 0) break;
      at = close + 1;
    } else break;
  }
  return at;
}

function endWithApposition(sentence: Sentence, from: number, apposition: Apposition): number {
  const { tags, end } = sentence;
  let at = from;
  for (let tries = 0; tries < APPOSITION_COMMAS && tags[at] === WordClass.comma; tries++) {
    const stop = nextBreak(sentence, at + 1);
    const closes =
      tags[stop] === WordClass.comma || (apposition === "open" && (stop >= end || tags[stop] === WordClass.end));
    if (!closes || stop === at + 1 || !isAppositive(sentence, at + 1, stop) || tags[at + 1] === WordClass.preposition)
      break;
    at = stop;
  }
  return at;
}

function nextBreak({ tags, end }: Sentence, from: number): number {
  for (let at = from; at < end; at++) {
    const tag = tags[at];
    if (tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.end || tag === WordClass.quote)
      return at;
  }
  return end;
}

/** Whether tokens `[start, end)` between two commas say who or what the noun before them is. */
function isAppositive({ tags, words, doc }: Sentence, start: number, end: number): boolean {
  if (end <= start) return false;
  const tag = tags[start] ?? 0;
  if (tag === WordClass.relative) return true;
  const word = words.possible[doc.word[start] ?? 0] ?? 0;
  if ((word & ClassBit.relative) !== 0 && (word & ClassBit.determiner) === 0) return true;
  if (
    tag === WordClass.conjunction ||
    tag === WordClass.subject ||
    tag === WordClass.pronoun ||
    tag === WordClass.subordinator ||
    (tag === WordClass.past && !isBy({ tags, words, doc, first: start, end }, start + 1))
  )
    return false;
  for (let at = start; at < end; at++) {
    const inner = tags[at] ?? 0;
    if (inner === WordClass.relative) return true;
    if (inner === WordClass.present || inner === WordClass.auxiliary || inner === WordClass.quote) return false;
    if (inner === WordClass.past && isNominal(tags[at - 1] ?? 0) && tags[at + 1] !== WordClass.preposition)
      return false;
  }
  return true;
}

function pronounPhrase({ tags, first }: Sentence, token: number): TokenRange {
  // “many of them”, “the two who”: the pronoun alone is what the press means by the source
  if (tags[token] === WordClass.pronoun && token - 1 >= first && tags[token - 1] === WordClass.determiner)
    return [token - 1, token + 1];
  return [token, token + 1];
}

// “the army and the ministry both put”
function isFloating({ tags, words, doc, first }: Sentence, token: number): boolean {
  if (token <= first || !isNominal(tags[token - 1] ?? 0) || tags[token - 1] === WordClass.day) return false;
  return ((words.possible[doc.word[token] ?? 0] ?? 0) & ClassBit.determiner) !== 0;
}

// “One of them”, “two of us”; null where the pronoun stands alone, and for what is counted: “36 of them confirmed”.
function someOfThem({ tags, doc, first }: Sentence, token: number): TokenRange | null {
  const head = token - 2;
  if (head < first || tags[token - 1] !== WordClass.preposition || doc.kind[head] === TokenKind.number) return null;
  return tags[head] === WordClass.pronoun || tags[head] === WordClass.number ? [head, token + 1] : null;
}

// Over nouns, adjectives, possessives to the determiner; -1 where `last` ends no noun phrase.
function startOfNounPhrase(sentence: Sentence, last: number): number {
  const { tags, first } = sentence;
  const lastTag = tags[last] ?? 0;
  const isHead =
    isNominal(lastTag) ||
    (lastTag === WordClass.joint && isNominal(tags[last - 1] ?? 0)) ||
    ((lastTag === WordClass.adjective || lastTag === WordClass.object) && tags[last - 1] === WordClass.determiner) ||
    (lastTag === WordClass.adjective && tags[last - 1] === WordClass.noun) ||
    (lastTag === WordClass.bracket && last > first);
  if (!isHead) return -1;
  let at = last;
  if (lastTag === WordClass.bracket) {
    while (at > first && !(tags[at] === WordClass.bracket && at !== last)) at -= 1;
    if (at === first || !isNominal(tags[at - 1] ?? 0)) return -1;
    at -= 1;
  }
  while (at > first) {
    const tag = tags[at - 1] ?? 0;
    if (tag === WordClass.determiner || tag === WordClass.possessive) return at - 1;
    // “On Sunday night officials said”
    if (tag === WordClass.day || (tag === WordClass.noun && tags[at - 2] === WordClass.day)) break;
    // “the last time Norland acknowledged”: a plain noun and a name are two phrases, “the economist Holt” is one
    if (tag === WordClass.noun && tags[at] === WordClass.name && !isRoleWord(sentence, at - 1)) break;
    if (isNominal(tag) || tag === WordClass.adjective || tag === WordClass.clitic || tag === WordClass.joint) at -= 1;
    else if (tag === WordClass.participle && tags[at - 2] === WordClass.determiner) at -= 1;
    else if (
      tag === WordClass.adverb &&
      (tags[at - 2] === WordClass.determiner || tags[at] === WordClass.adjective) &&
      at - 2 >= first &&
      tags[at - 2] === WordClass.determiner
    )
      at -= 1;
    else break;
  }
  while (at < last && (tags[at] === WordClass.clitic || tags[at] === WordClass.joint)) at += 1;
  return at;
}

// “a spokesman for”, “officials in”, “candidates and”: the noun phrase before a preposition or “and”.
function extendLeft(sentence: Sentence, start: number): number {
  const { tags, first } = sentence;
  let at = start;
  for (let hops = 0; hops < 4 && at - 2 >= first; hops++) {
    const link = tags[at - 1];
    if (link !== WordClass.preposition && link !== WordClass.conjunction && link !== WordClass.to) break;
    const beforeLink = tags[at - 2] ?? 0;
    if (!isNominal(beforeLink) && !(isPronoun(beforeLink) && beforeLink === WordClass.pronoun)) break;
    if (beforeLink === WordClass.day) break;
    const left = beforeLink === WordClass.pronoun ? at - 2 : startOfNounPhrase(sentence, at - 2);
    if (left < 0) break;
    const beyond = left > first ? (tags[left - 1] ?? 0) : WordClass.end;
    if (link === WordClass.conjunction) {
      // “hit troops and officials said”: what a verb or preposition governs is no subject
      if (
        beyond !== WordClass.end &&
        beyond !== WordClass.comma &&
        beyond !== WordClass.quote &&
        beyond !== WordClass.subordinator &&
        beyond !== WordClass.stop &&
        !isNameWithAnd(tags, left, at)
      )
        break;
    } else if (
      beyond === WordClass.past ||
      beyond === WordClass.present ||
      beyond === WordClass.base ||
      beyond === WordClass.participle ||
      beyond === WordClass.ing ||
      beyond === WordClass.auxiliary
    )
      break;
    at = left;
  }
  return at;
}

// “the Ministry of Energy and Mines”: the “and” is the name’s own.
function isNameWithAnd(tags: Uint8Array, left: number, right: number): boolean {
  return (
    tags[right] === WordClass.name &&
    tags[left] === WordClass.name &&
    tags[left - 1] === WordClass.preposition &&
    tags[left - 2] === WordClass.name
  );
}

// “economist”, “pollster”, “spokesman”: what a person is, before the name.
function isRoleWord({ doc, words }: Sentence, token: number): boolean {
  if (words.isRole[doc.word[token] ?? 0] === 1) return true;
  const end = doc.end[token] ?? 0;
  const ending = doc.text.slice(end - 3, end).toLowerCase();
  return /(?:[eo]r|ist|ian|man|ant)$/.test(ending);
}

function isBy({ doc }: Sentence, token: number): boolean {
  return doc.text.startsWith("by", doc.start[token] ?? 0) && (doc.end[token] ?? 0) - (doc.start[token] ?? 0) === 2;
}

function isOf({ doc }: Sentence, token: number): boolean {
  return doc.text.startsWith("of", doc.start[token] ?? 0) && (doc.end[token] ?? 0) - (doc.start[token] ?? 0) === 2;
}

function isOpenBracket({ doc }: Sentence, token: number): boolean {
  const code = doc.text.charCodeAt(doc.start[token] ?? 0);
  return code === 0x28 || code === 0x5b;
}

function closingBracket(sentence: Sentence, open: number): number {
  for (let at = open + 1; at < sentence.end && at < open + 12; at++) {
    if (sentence.tags[at] === WordClass.bracket) return isOpenBracket(sentence, at) ? -1 : at;
  }
  return -1;
}
