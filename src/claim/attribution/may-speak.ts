import type { Doc } from "../../text/doc.ts";
import type { AttributionWords } from "./attribution-words.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { sourceWordAt } from "./source-words.ts";
import { isNominal, isPreposition, isPronoun, WordClass } from "./word-class.ts";

/** What the words of a phrase are, by token. */
interface TaggedWords {
  readonly doc: Doc;
  readonly words: AttributionWords;
  readonly tags: Uint8Array;
}

/** Whether a phrase’s head is a noun for people: “officers called to the scene”, “rescuers”. */
export function isOfPeople({ doc, words, tags }: TaggedWords, [first, end]: TokenRange): boolean {
  let head = first;
  while (head + 1 < end && isNominal(tags[head + 1] ?? 0)) head += 1;
  return sourceWordAt(words.lexicon, doc, head, head + 1, "person", "witness") !== null;
}

/** Whether a phrase holds a name or pronoun, or its head is a noun for who or what speaks: not “the quake”, “a gas leak”. */
export function maySpeak({ doc, tags, words }: TaggedWords, [first, end]: TokenRange): boolean {
  let head = first;
  for (;;) {
    if (tags[head] === WordClass.name || isPronoun(tags[head] ?? 0)) return true;
    const next = tags[head + 1] ?? 0;
    if (head + 1 >= end || isPreposition(next) || next === WordClass.comma) break;
    head += 1;
  }
  if (tags[head] === WordClass.possessive) return true;
  const word = doc.word[head] ?? 0;
  return words.isSource[word] === 1 || words.isRole[word] === 1;
}
