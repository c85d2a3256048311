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
  "agent",
  "if",
  "back",
  "both-sides",
  "loss-verb",
  "enemy",
  "own",
  "martial",
  "possessive",
  "possessive-own",
  "event",
  "back-subject",
  "how-many",
  "own-kind",
  "at-place",
  "in-all",
  "back-verb",
  "place-word",
  "place-word-filler",
  "government",
  "both",
  "side",
  "plural-verb",
  "any-one",
  "back-opener",
  "tried",
  "along-with",
  "all-but",
  "hurt",
  "anyone",
  "slide",
  "illness",
  "hospital",
  "home",
  "grave",
  "occur",
  "tell-verb",
  "tell-of",
  "case-state",
  "identified",
  "toll-to",
  "up-down",
  "back-it",
  "where-adverb",
  "time-word",
  "as-value",
  "stay",
  "coster",
  "victims",
  "gone-to",
] as const;

/** A class of `link-words.txt`. */
export type LinkClass = (typeof CLASS_NAMES)[number];

const indexOfClass = Object.fromEntries(CLASS_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<LinkClass, number>
>;
// Bits of 32 classes a row: there are more of them than a number has bits.
const ROWS = Math.ceil(CLASS_NAMES.length / 32);
const rowsByLexicon = new WeakMap<Lexicon, readonly Uint32Array[]>();

/** True where the single word at a token is of the class. */
export function isLinkWord(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): boolean {
  const index = indexOfClass[name];
  const row = linkRowsOf(lexicon)[index >> 5];
  return (((row?.[doc.word[token] ?? 0] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The end of the phrase of the class that begins at the token; 0 where none does. */
export function linkPhraseEnd(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): number {
  for (const phrase of lexicon.phrasesByWord[doc.word[token] ?? 0] ?? []) {
    if (phrase.category !== "link-words") continue;
    const { hashes } = phrase;
    if (hashes.length === 1) {
      if (isLinkWord(lexicon, doc, token, name)) return token + 1;
      continue;
    }
    if (token + hashes.length > doc.tokenCount || !classesOf(phrase.fields).includes(name)) continue;
    if (hashes.every((hash, at) => doc.hash[token + at] === hash)) return token + hashes.length;
  }
  return 0;
}

function linkRowsOf(lexicon: Lexicon): readonly Uint32Array[] {
  const known = rowsByLexicon.get(lexicon);
  if (known !== undefined) return known;
  const rows = Array.from({ length: ROWS }, () => new Uint32Array(lexicon.vocabulary.words.length));
  for (const [number, phrases] of lexicon.phrasesByWord.entries()) {
    for (const phrase of phrases ?? []) {
      if (phrase.category !== "link-words" || phrase.hashes.length !== 1) continue;
      for (const name of classesOf(phrase.fields)) {
        const index = indexOfClass[name];
        const row = rows[index >> 5];
        if (row !== undefined) row[number] = (row[number] ?? 0) | (1 << (index & 31));
      }
    }
  }
  rowsByLexicon.set(lexicon, rows);
  return rows;
}

// Throws over a class that no rule knows: a slip of the pen in the file would else be a rule that never fires.
function classesOf(fields: readonly string[]): readonly LinkClass[] {
  return (fields[0] ?? "").split(" ").map((name) => {
    if (!isLinkClass(name)) throw new RangeError(`link-words.txt: there is no class “${name}”; see link-words.ts`);
    return name;
  });
}

function isLinkClass(name: string): name is LinkClass {
  return Object.hasOwn(indexOfClass, name);
}
