import { ClassBit } from "./attribution-words.ts";
import { appositionBefore, nounPhraseBefore, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { sourceWordAt } from "./source-words.ts";
import { isNominal, isVerb, WordClass } from "./word-class.ts";

/**
 * The subject that stands before a verb, over its auxiliaries and adverbs: “the ministry has also said”. Null where none
 * stands there: after “and”, in “, saying”, at a sentence’s beginning.
 */
export function directSubject(s: Sentence, verb: number, quote: number, quoteOf: Int32Array): TokenRange | null {
  const { tags, first } = s;
  const isIng = tags[verb] === WordClass.ing;
  let at = beforeTime(s, beforeAdverbs(s, verb - 1));
  at = beforeAdverbs(s, at);
  if (at < first || (quoteOf[at] ?? -1) !== quote) return null;
  const tag = tags[at] ?? 0;
  if (tag === WordClass.relative) return [at, at + 1];
  if (tag === WordClass.comma || tag === WordClass.stop)
    return isIng || tags[verb] === WordClass.base ? null : appositionBefore(s, at);
  if (tag === WordClass.bracket) return nounPhraseBefore(s, at + 1);
  if (tag === WordClass.to || tag === WordClass.conjunction || tag === WordClass.preposition) return null;
  // “the Kremlin” in “sold weapons to the Kremlin saying”: an -ing form has its own subject only after a name
  if (isIng && !isNominal(tag)) return null;
  if (subjectAux(s, at)) return [at, at + 1];
  const phrase = nounPhraseBefore(s, at + 1);
  return phrase === null ? null : headOfClause(s, phrase);
}

function beforeAdverbs({ tags, first }: Sentence, last: number): number {
  let at = last;
  while (at >= first && isBetweenSubjectAndVerb(tags[at] ?? 0)) at -= 1;
  return at;
}

// “who last week spoke”, “which on Friday said”: when it was said stands between.
function beforeTime(s: Sentence, last: number): number {
  const { tags, first, doc, words } = s;
  for (let at = last; at > first && at > last - WHEN_REACH; at--) {
    // “USA Today” is a name
    const isTime = tags[at] !== WordClass.name && sourceWordAt(words.lexicon, doc, at, s.end, "when")?.end === last + 1;
    // “the events of last week showed”: the time is part of them
    if (isTime) return isPreposition(tags[at - 1] ?? 0) ? last : at - 1;
    if (tags[at - 1] === WordClass.relative && tags[last] === WordClass.day && tags[at] === WordClass.preposition)
      return at - 1;
  }
  return last;
}

const WHEN_REACH = 3;

/**
 * The subject where what stands before the verb only ends it: “the owner of a trawler lost near Norport” and not
 * Norport, “an adviser working for the ministry” and not the ministry. A phrase that no verb governs stays as it is.
 */
function headOfClause(s: Sentence, phrase: TokenRange): TokenRange {
  const { tags, first } = s;
  let at = phrase[0] - 1;
  // “diplomats briefed on the matter”, “officials familiar with it”: what hangs on the noun by its preposition
  if (
    isPreposition(tags[at] ?? 0) &&
    hangsOnNoun(tags[at - 1] ?? 0) &&
    isNominal(tags[at - 2] ?? 0) &&
    at - 2 >= first
  ) {
    const head = nounPhraseBefore(s, at - 1);
    if (head !== null) return [head[0], phrase[1]];
  }
  if (at > first && isPreposition(tags[at] ?? 0)) at -= 1;
  while (at > first && tags[at] === WordClass.adverb) at -= 1;
  if (at <= first || !isVerb(tags[at] ?? 0)) return phrase;
  for (let back = at; back > first && at - back < HEAD_REACH; back--) {
    const tag = tags[back];
    if (tag === WordClass.comma || tag === WordClass.quote || tag === WordClass.stop) return phrase;
    const opens = tag === WordClass.relative || (tag === WordClass.ing && back === at);
    if (!opens || !isNominal(tags[back - 1] ?? 0)) continue;
    const head = nounPhraseBefore(s, back);
    return head === null ? phrase : [head[0], phrase[1]];
  }
  return phrase;
}

function hangsOnNoun(tag: number): boolean {
  return tag === WordClass.adjective || tag === WordClass.participle || tag === WordClass.past;
}

const HEAD_REACH = 10;

function subjectAux({ doc, words }: Sentence, token: number): boolean {
  return ((words.possible[doc.word[token] ?? 0] ?? 0) & ClassBit["subject-aux"]) !== 0;
}

function isBetweenSubjectAndVerb(tag: number): boolean {
  return tag === WordClass.auxiliary || tag === WordClass.adverb || tag === WordClass.negation;
}

function isPreposition(tag: number): boolean {
  return tag === WordClass.preposition || tag === WordClass.to;
}
