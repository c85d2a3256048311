import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";
import { type AttributionWords, ClassBit } from "./attribution-words.ts";
import { endsWith, isOne } from "./one-thing.ts";
import { isNominal, WordClass } from "./word-class.ts";

const OPEN_BIT =
  ClassBit.adjective |
  ClassBit.noun |
  ClassBit.adverb |
  ClassBit["verb-base"] |
  ClassBit["verb-past"] |
  ClassBit["verb-s"] |
  ClassBit["verb-ing"];
const VERB_BIT = ClassBit["verb-base"] | ClassBit["verb-past"] | ClassBit["verb-s"] | ClassBit["verb-ing"];
const PRONOUN_BIT = ClassBit.object | ClassBit.relative;
const BE_HAVE = ClassBit.be | ClassBit.have;

/**
 * Tells what each word of a sentence is, from the word itself and the one before it, into `tags` ({@link WordClass}).
 * A first guess in one pass: exact enough to find subjects and verbs, not a grammar.
 */
export function tagWords(doc: Doc, words: AttributionWords, first: number, end: number, tags: Uint8Array): void {
  const capitalsTell = !isShouted(doc, first, end);
  for (let token = first; token < end; token++) {
    const kind = doc.kind[token];
    if (kind === TokenKind.word) tags[token] = tagWord(doc, words, first, end, token, tags, capitalsTell);
    else if (kind === TokenKind.number) tags[token] = WordClass.number;
    else {
      tags[token] = tagMark(doc, token, kind ?? 0);
      // “he’s praising”: after a pronoun the ’s is a verb
      if (kind === TokenKind.clitic && token > first && isPronounOnly(tags[token - 1] ?? 0))
        tags[token] = WordClass.auxiliary;
      // A period that ended no sentence belongs to its word: Gen. · Jr. · Feb.
      if (kind === TokenKind.period && token + 1 < end && doc.kind[token + 1] !== TokenKind.quote)
        tags[token] = WordClass.joint;
    }
  }
}

function tagWord(
  doc: Doc,
  words: AttributionWords,
  first: number,
  end: number,
  token: number,
  tags: Uint8Array,
  capitalsTell: boolean,
): number {
  const number = doc.word[token] ?? 0;
  const possible = words.possible[number] ?? 0;
  const likeliest = words.likeliest[number] ?? 0;
  const before = token > first ? classBefore(tags, first, token) : 0;
  // “a state-appointed commission”: the second half of a compound is no verb
  if (before === WordClass.joint && doc.kind[token - 1] === TokenKind.dash && endsWith(doc, token, "ed"))
    return WordClass.adjective;
  if ((possible & ClassBit.day) !== 0 && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0) return WordClass.day;
  // “two US soldiers”, “the WHO said”: capitals throughout make a name of a pronoun
  if (capitalsTell && (possible & PRONOUN_BIT) !== 0 && isInitials(doc, token)) return WordClass.name;
  if (possible !== 0 && (possible & OPEN_BIT) === 0) return closedClass(doc, words, token, possible, likeliest, before);
  if (capitalsTell && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0) {
    const opens =
      token === first ||
      tags[token - 1] === WordClass.quote ||
      tags[token - 1] === WordClass.stop ||
      isFirstWord(tags, first, token);
    if (!opens) return WordClass.name;
    const nextIsName = token + 1 < end && ((doc.shape[token + 1] ?? 0) & TokenShape.capital) !== 0;
    if (possible === 0 || (nextIsName && likeliest !== WordClass.adverb && (possible & VERB_BIT) === 0)) {
      return possible === 0 && isAdverb(doc, token) ? WordClass.adverb : WordClass.name;
    }
  }
  if ((possible & VERB_BIT) === 0 && possible !== 0) {
    if ((possible & ClassBit.adverb) !== 0 && likeliest === WordClass.adverb) return WordClass.adverb;
    return likeliest;
  }
  if (possible === 0) return unknownWord(doc, token, before);
  return verbOrNot(doc, words, first, token, end, possible, likeliest, before, tags);
}

function isInitials(doc: Doc, token: number): boolean {
  if (((doc.shape[token] ?? 0) & TokenShape.allCapitals) === 0) return false;
  return (doc.end[token] ?? 0) - (doc.start[token] ?? 0) > 1;
}

function isPronounOnly(tag: number): boolean {
  return tag === WordClass.subject || tag === WordClass.pronoun || tag === WordClass.relative;
}

function closedClass(
  doc: Doc,
  words: AttributionWords,
  token: number,
  possible: number,
  likeliest: number,
  before: number,
): number {
  const next = words.possible[doc.word[token + 1] ?? 0] ?? 0;
  const nextIsWord = doc.kind[token + 1] === TokenKind.word;
  if ((possible & ClassBit.relative) !== 0) {
    // “the man who said”, “a plan that would”: after a noun, before a verb
    if (isNominal(before) || before === WordClass.comma) {
      if (
        next !== 0 &&
        (next & (VERB_BIT | ClassBit.be | ClassBit.have | ClassBit.do | ClassBit.modal | ClassBit.adverb)) !== 0
      ) {
        return WordClass.relative;
      }
    }
    if ((possible & ClassBit.subordinator) !== 0) return WordClass.subordinator;
    return WordClass.relative;
  }
  if ((possible & ClassBit.possessive) !== 0 && (possible & ClassBit.object) !== 0) {
    const open = nextIsWord && (next === 0 || (next & (ClassBit.noun | ClassBit.adjective | ClassBit.number)) !== 0);
    return open ? WordClass.possessive : WordClass.object;
  }
  if ((possible & ClassBit.number) !== 0 && (possible & ClassBit.pronoun) !== 0) {
    // “one aid worker”, and “one dead”
    const isNoun = next === 0 || words.likeliest[doc.word[token + 1] ?? 0] === WordClass.noun;
    return nextIsWord && isNoun ? WordClass.number : WordClass.pronoun;
  }
  if ((possible & ClassBit.determiner) !== 0 && (possible & ClassBit.pronoun) !== 0) {
    // “Many said”, “all of them”: alone; “many troops”: with its noun
    const alone =
      !nextIsWord ||
      (next !== 0 && (next & (ClassBit.noun | ClassBit.adjective | ClassBit.number | ClassBit["verb-ing"])) === 0);
    return alone ? WordClass.pronoun : WordClass.determiner;
  }
  if ((possible & ClassBit.preposition) !== 0 && (possible & ClassBit.subordinator) !== 0) {
    if ((next & ClassBit.subject) !== 0) return WordClass.subordinator;
    return likeliest === WordClass.preposition ? WordClass.preposition : likeliest;
  }
  return likeliest;
}

function unknownWord(doc: Doc, token: number, before: number): number {
  if (isAdverb(doc, token)) return WordClass.adverb;
  if (endsWith(doc, token, "ing")) {
    return before === WordClass.determiner || before === WordClass.possessive ? WordClass.noun : WordClass.ing;
  }
  if (endsWith(doc, token, "ed")) {
    if (before === WordClass.auxiliary) return WordClass.participle;
    return before === WordClass.determiner || before === WordClass.possessive || before === WordClass.adjective
      ? WordClass.adjective
      : WordClass.past;
  }
  return WordClass.noun;
}

function verbOrNot(
  doc: Doc,
  words: AttributionWords,
  first: number,
  token: number,
  end: number,
  possible: number,
  likeliest: number,
  before: number,
  tags: Uint8Array,
): number {
  const verb = verbClass(possible);
  const other =
    possible & (ClassBit.noun | ClassBit.adjective | ClassBit.preposition | ClassBit.subordinator | ClassBit.adverb);
  const notVerb = isOpenNonVerb(likeliest) ? likeliest : nonVerbOf(possible);
  if (
    before === WordClass.determiner ||
    before === WordClass.possessive ||
    before === WordClass.clitic ||
    before === WordClass.adjective
  ) {
    if (other !== 0) return notVerb;
    // “said”, “told”: no adjectives, whatever stands before
    if (before === WordClass.adjective && verb === WordClass.past && !endsWith(doc, token, "ed")) return verb;
    // “the revised total includes”: no adjective ends so
    if (before === WordClass.adjective && verb === WordClass.present) return verb;
    return verb === WordClass.ing ? WordClass.noun : WordClass.adjective;
  }
  if (before === WordClass.number) return other !== 0 ? notVerb : verb === WordClass.past ? WordClass.participle : verb;
  // “according to figures”: what follows “to” as a verb is a base form
  if (before === WordClass.to && (possible & ClassBit["verb-base"]) === 0 && other !== 0) return notVerb;
  if (before === WordClass.to || before === WordClass.subject || before === WordClass.relative) return verb;
  if (before === WordClass.auxiliary) {
    const auxiliary = words.possible[doc.word[lastAuxiliary(tags, token)] ?? 0] ?? 0;
    if ((auxiliary & (ClassBit.modal | ClassBit.do)) !== 0) return verb;
    if ((auxiliary & BE_HAVE) !== 0) {
      if (verb === WordClass.past) return WordClass.participle;
      if (verb === WordClass.ing || other === 0) return verb;
      return notVerb;
    }
    return verb;
  }
  if (before === WordClass.preposition) return verb === WordClass.ing ? verb : other !== 0 ? notVerb : verb;
  if (other === 0 || isVerbClass(likeliest)) {
    if (isNominal(before) && verb === WordClass.past && isByNext(doc, words, token, end)) return WordClass.participle;
    return verb;
  }
  // “…, an advocate, alleged that”
  if (verb === WordClass.past && before === WordClass.comma && opensThat(doc, words, token + 1)) return verb;
  // “the official count”, “the ministry report”: one alone takes no plain form
  if (verb === WordClass.base && before === WordClass.noun && isOne(doc, words, tags, first, token - 1)) return notVerb;
  // A word that is oftener a noun (“claims”, “plans”) is a verb between a name and what a verb's object begins with.
  if (
    (isNominal(before) || isSoleIt(words, doc, token - 1, before)) &&
    (verb === WordClass.present || verb === WordClass.base || verb === WordClass.past)
  ) {
    const next = words.possible[doc.word[token + 1] ?? 0] ?? 0;
    const opensObject =
      (next &
        (ClassBit.determiner |
          ClassBit.possessive |
          ClassBit.subject |
          ClassBit.pronoun |
          ClassBit.subordinator |
          ClassBit.to |
          ClassBit.object |
          ClassBit.number |
          ClassBit.relative)) !==
        0 || doc.kind[token + 1] === TokenKind.number;
    const nextIsName = token + 1 < end && ((doc.shape[token + 1] ?? 0) & TokenShape.capital) !== 0;
    if (opensObject || nextIsName) return verb;
    // “…,” Holt notes.
    if (before === WordClass.name && endsHere(doc, token + 1, end) && followsQuote(tags, token - 1)) return verb;
  }
  return notVerb;
}

// “It claims 86 dead”: a pronoun that is nothing else is a subject before what may be a verb.
function isSoleIt(words: AttributionWords, doc: Doc, token: number, before: number): boolean {
  return before === WordClass.pronoun && words.possible[doc.word[token] ?? 0] === ClassBit.pronoun;
}

function opensThat(doc: Doc, words: AttributionWords, token: number): boolean {
  const possible = words.possible[doc.word[token] ?? 0] ?? 0;
  return (possible & ClassBit.subordinator) !== 0 && (possible & ClassBit.relative) !== 0;
}

function endsHere(doc: Doc, token: number, end: number): boolean {
  return token >= end || doc.kind[token] === TokenKind.period || doc.kind[token] === TokenKind.comma;
}

function followsQuote(tags: Uint8Array, last: number): boolean {
  let at = last;
  while (at > 0 && tags[at] === WordClass.name) at -= 1;
  return tags[at] === WordClass.quote || tags[at] === WordClass.comma;
}

function tagMark(doc: Doc, token: number, kind: number): number {
  const spacedBefore = ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
  const spacedAfter = ((doc.shape[token + 1] ?? TokenShape.spaced) & TokenShape.spaced) !== 0;
  switch (kind) {
    case TokenKind.comma:
      return WordClass.comma;
    case TokenKind.quote:
    case TokenKind.singleQuote:
      return WordClass.quote;
    case TokenKind.clitic:
      return WordClass.clitic;
    case TokenKind.period:
      return spacedAfter || doc.kind[token + 1] === TokenKind.quote || doc.kind[token + 1] === TokenKind.singleQuote
        ? WordClass.end
        : WordClass.joint;
    case TokenKind.dash: {
      const code = doc.text.charCodeAt(doc.start[token] ?? 0);
      const isLong =
        code === 0x2013 ||
        code === 0x2014 ||
        doc.kind[token + 1] === TokenKind.dash ||
        doc.kind[token - 1] === TokenKind.dash;
      if (code === 0x2014) return WordClass.stop;
      return spacedBefore || (isLong && spacedAfter) ? WordClass.stop : WordClass.joint;
    }
    default: {
      const code = doc.text.charCodeAt(doc.start[token] ?? 0);
      if (code === 0x28 || code === 0x29 || code === 0x5b || code === 0x5d) return WordClass.bracket;
      if (code === 0x3a || code === 0x3b) return spacedAfter ? WordClass.stop : WordClass.joint;
      if (code === 0x21 || code === 0x3f || code === 0x2026) return WordClass.end;
      return code === 0x2f || code === 0x26 || code === 0x40 || code === 0x23 ? WordClass.joint : WordClass.other;
    }
  }
}

// The class of the word before, over quote marks and adverbs.
function classBefore(tags: Uint8Array, first: number, token: number): number {
  let at = token - 1;
  while (
    at >= first &&
    (tags[at] === WordClass.quote || tags[at] === WordClass.adverb || tags[at] === WordClass.negation)
  )
    at -= 1;
  return at >= first ? (tags[at] ?? 0) : 0;
}

function lastAuxiliary(tags: Uint8Array, token: number): number {
  let at = token - 1;
  while (at > 0 && tags[at] !== WordClass.auxiliary) at -= 1;
  return at;
}

function isFirstWord(tags: Uint8Array, first: number, token: number): boolean {
  for (let at = token - 1; at >= first; at--)
    if (tags[at] !== WordClass.quote && tags[at] !== WordClass.bracket) return false;
  return true;
}

function isByNext(doc: Doc, words: AttributionWords, token: number, end: number): boolean {
  return (
    token + 1 < end &&
    (words.likeliest[doc.word[token + 1] ?? 0] ?? 0) === WordClass.preposition &&
    endsWith(doc, token + 1, "by")
  );
}

function verbClass(possible: number): number {
  if ((possible & ClassBit["verb-past"]) !== 0) return WordClass.past;
  if ((possible & ClassBit["verb-s"]) !== 0) return WordClass.present;
  if ((possible & ClassBit["verb-ing"]) !== 0) return WordClass.ing;
  return WordClass.base;
}

function nonVerbOf(possible: number): number {
  if ((possible & ClassBit.noun) !== 0) return WordClass.noun;
  if ((possible & ClassBit.adjective) !== 0) return WordClass.adjective;
  if ((possible & ClassBit.preposition) !== 0) return WordClass.preposition;
  if ((possible & ClassBit.subordinator) !== 0) return WordClass.subordinator;
  return (possible & ClassBit.adverb) !== 0 ? WordClass.adverb : WordClass.noun;
}

function isVerbClass(wordClass: number): boolean {
  return wordClass >= WordClass.past && wordClass <= WordClass.participle;
}

function isOpenNonVerb(wordClass: number): boolean {
  return !isVerbClass(wordClass) && wordClass !== 0;
}

function isAdverb(doc: Doc, token: number): boolean {
  return endsWith(doc, token, "ly") && (doc.end[token] ?? 0) - (doc.start[token] ?? 0) > 4;
}

// Where nearly every word has a capital (headlines, wires of old), a capital says nothing.
function isShouted(doc: Doc, first: number, end: number): boolean {
  let capitals = 0;
  let words = 0;
  for (let token = first; token < end && words < 16; token++) {
    if (doc.kind[token] !== TokenKind.word) continue;
    words += 1;
    if (((doc.shape[token] ?? 0) & TokenShape.capital) !== 0) capitals += 1;
  }
  return words > 5 && capitals > words * 0.8;
}
