import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Doc } from "../../text/doc.ts";

const CLASS_NAMES = [
  "including",
  "includes",
  "among",
  "of-them",
  "of-those",
  "state",
  "record",
  "leave",
  "toll-link",
  "toll-of",
  "toll-by",
  "from",
  "taker",
  "finder",
  "more",
  "others",
  "agent",
  "if",
  "back",
  "both-sides",
  "loss-verb",
  "enemy",
  "own",
  "hedge",
  "martial",
  "possessive",
  "possessive-own",
  "event",
  "back-subject",
  "how-many",
  "own-kind",
  "at-place",
  "in-all",
] as const;

/** A class of `link-words.txt`. */
export type LinkClass = (typeof CLASS_NAMES)[number];

/** The bit of each class. */
export const LinkBit = Object.fromEntries(CLASS_NAMES.map((name, index) => [name, 1 << index])) as Readonly<
  Record<LinkClass, number>
>;

/** The single link words of a language, by vocabulary number: {@link LinkBit} bits. */
const kept = new WeakMap<Lexicon, Uint32Array>();

/** The classes of the link word at a token, 0 where it is none. */
export function linkBitsAt(lexicon: Lexicon, doc: Doc, token: number): number {
  return linkBitsOf(lexicon)[doc.word[token] ?? 0] ?? 0;
}

/** True where a phrase of the class begins at the token; gives its end, else 0. */
export function linkPhraseEnd(lexicon: Lexicon, doc: Doc, token: number, bit: number): number {
  for (const phrase of lexicon.phrasesByWord[doc.word[token] ?? 0] ?? []) {
    if (phrase.category !== "link-words" || (bitsOf(phrase.fields) & bit) === 0) continue;
    const { hashes } = phrase;
    if (token + hashes.length > doc.tokenCount) continue;
    if (hashes.every((hash, at) => doc.hash[token + at] === hash)) return token + hashes.length;
  }
  return 0;
}

function linkBitsOf(lexicon: Lexicon): Uint32Array {
  const known = kept.get(lexicon);
  if (known !== undefined) return known;
  const bits = new Uint32Array(lexicon.vocabulary.words.length);
  for (const [number, phrases] of lexicon.phrasesByWord.entries()) {
    for (const phrase of phrases ?? []) {
      if (phrase.category !== "link-words" || phrase.hashes.length !== 1) continue;
      bits[number] = (bits[number] ?? 0) | bitsOf(phrase.fields);
    }
  }
  kept.set(lexicon, bits);
  return bits;
}

function bitsOf(fields: readonly string[]): number {
  let bits = 0;
  for (const name of (fields[0] ?? "").split(" ")) bits |= LinkBit[name as LinkClass] ?? 0;
  return bits;
}
