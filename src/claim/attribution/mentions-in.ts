import { matchPhrase } from "../../lexicon/lexicon.ts";
import { readSentence } from "./attribution-reader.ts";
import type { Cue } from "./attribution-words.ts";
import { nounPhraseAfter, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { KEPT_FROM_WEIGHT } from "./read-attributions.ts";
import { attributionsIn, type SourceBook } from "./source-book.ts";
import { pronounAt } from "./what-fits.ts";
import { WordClass } from "./word-class.ts";

/**
 * The sources of a sentence that stand before a token, the last one first, and its first noun phrase: what a later pronoun
 * or short form may stand for.
 */
export function mentionsIn(book: SourceBook, sentence: number, before: number): readonly TokenRange[] {
  const s = readSentence(book.reader, sentence);
  const mentions: TokenRange[] = [];
  for (const { candidate, weight } of attributionsIn(book, sentence)) {
    const { source, addressee } = candidate;
    if (weight < KEPT_FROM_WEIGHT) continue;
    if (source !== null && source[1] <= before && candidate.cue[0] < before && addressee !== source)
      mentions.unshift(source);
  }
  const subject = subjectOf(book, sentence);
  if (
    subject !== null &&
    subject[1] <= before &&
    s.first < before &&
    !mentions.some((range) => range[0] === subject[0])
  )
    mentions.push(subject);
  return mentions;
}

const NONE: readonly Cue[] = [];

// “Seventy of those killed”: a number word written large is a number still.
function isNumber({ doc, tags, words }: Sentence, token: number): boolean {
  return tags[token] === WordClass.number || matchPhrase(words.lexicon, doc, token, "numerals") !== null;
}

// The noun phrase a sentence begins with, over “On Tuesday,” and the like.
function subjectOf(book: SourceBook, sentence: number): TokenRange | null {
  const s = readSentence(book.reader, sentence);
  let at = s.first;
  for (let steps = 0; steps < 4 && at < s.end; steps++) {
    const tag = s.tags[at];
    if (tag === WordClass.quote) return null;
    // “According to the agency, …”: its source is a mention of its own
    if ((s.words.cues[s.doc.word[at] ?? 0] ?? NONE).some(({ part }) => part === "preposition")) return null;
    if (
      tag === WordClass.conjunction ||
      tag === WordClass.adverb ||
      tag === WordClass.comma ||
      tag === WordClass.subordinator
    ) {
      at += 1;
      continue;
    }
    if (tag !== WordClass.preposition) break;
    const phrase = nounPhraseAfter(s, at + 1, "none");
    if (phrase === null) return null;
    at = phrase[1];
  }
  // “All of …”, “Some 41,000 people”: a count is nobody’s name
  const isCount = s.tags[at] === WordClass.pronoun && pronounAt(s.words.lexicon, s.doc, at) === null;
  if (isCount || isNumber(s, at) || isNumber(s, at + 1)) return null;
  return nounPhraseAfter(s, at, "open");
}
