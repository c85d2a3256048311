import type { Doc } from "../../text/doc.ts";
import type { AttributionWords } from "./attribution-words.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { isPreposition, isPronoun, WordClass } from "./word-class.ts";

/** What the words of a phrase are, by token. */
interface TaggedWords {
  readonly doc: Doc;
  readonly words: AttributionWords;
  readonly tags: Uint8Array;
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
