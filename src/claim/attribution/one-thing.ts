import type { Doc } from "../../text/doc.ts";
import { type AttributionWords, ClassBit } from "./attribution-words.ts";
import { isNominal, WordClass } from "./word-class.ts";

/** Whether a noun is one thing alone, which takes no verb’s plain form: “the official count”, “a 40-bed isolation ward”. */
export function isOne(doc: Doc, words: AttributionWords, tags: Uint8Array, first: number, noun: number): boolean {
  if (isOneRole(doc, words, first, noun)) return true;
  if (endsWith(doc, noun, "s")) return false;
  for (let at = noun - 1; at >= first && noun - at < ARTICLE_REACH; at--) {
    if (tags[at] === WordClass.determiner) {
      // “a”, “an”
      const length = (doc.end[at] ?? 0) - (doc.start[at] ?? 0);
      return length < 3 && (doc.text.charCodeAt(doc.start[at] ?? 0) | 0x20) === 0x61;
    }
    const tag = tags[at];
    if (!isNominal(tag ?? 0) && tag !== WordClass.adjective && tag !== WordClass.joint) return false;
  }
  return false;
}

const ARTICLE_REACH = 7;

// “the official”, “the hospital”: a speaker’s noun in the singular, with its article.
function isOneRole(doc: Doc, words: AttributionWords, first: number, noun: number): boolean {
  if (words.isRole[doc.word[noun] ?? 0] !== 1 || endsWith(doc, noun, "s") || endsWith(doc, noun, "police"))
    return false;
  const before = words.possible[doc.word[noun - 1] ?? 0] ?? 0;
  return noun > first && (before & ClassBit.determiner) !== 0;
}

/** Whether a token ends in these small letters, whatever their case in the text. */
export function endsWith(doc: Doc, token: number, ending: string): boolean {
  const end = doc.end[token] ?? 0;
  if (end - (doc.start[token] ?? 0) <= ending.length - 1) return false;
  for (let at = 0; at < ending.length; at++) {
    if ((doc.text.charCodeAt(end - ending.length + at) | 0x20) !== ending.charCodeAt(at)) return false;
  }
  return true;
}
