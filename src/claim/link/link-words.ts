import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
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
  "of-either-force",
  "police-word",
  "possessive",
  "possessive-own",
  "event",
  "back-subject",
  "how-many",
  "calamity",
  "sufferer",
  "carrier",
  "seizer",
  "stay",
  "gunmen",
  "transport",
  "pit",
  "close",
  "unit-noun",
  "names",
  "list",
  "list-of",
  "numbers",
  "strong",
  "since",
  "holding",
  "ask",
  "came",
  "captive",
  "threat",
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
  "single-verb",
  "negated",
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
  "with-value",
  "coster",
  "victims",
  "gone-to",
  "ground",
  "put-verb",
  "makes",
  "takes-in",
  "ask-who",
  "saver",
  "meanwhile",
  "gravely",
  "age-word",
  "versus",
  "former",
  "migrant",
  "aged",
  "among-them",
  "searcher",
  "camp",
] as const;

/** A class of `link-words.txt`. */
export type LinkClass = (typeof CLASS_NAMES)[number];

const indexOfClass = Object.fromEntries(CLASS_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<LinkClass, number>
>;
// Bits of 32 classes a row: there are more of them than a number has bits.
const ROWS = Math.ceil(CLASS_NAMES.length / 32);

interface LinkPhrase {
  readonly hashes: readonly number[];
  readonly classes: readonly LinkClass[];
}

interface LinkWords {
  /** By class and word number: words that are of the class alone. */
  readonly alone: readonly Uint32Array[];
  /** By class and word number: words that a phrase of the class begins with. */
  readonly begins: readonly Uint32Array[];
  /** Phrases by the number of their first word, longest first. */
  readonly phrases: readonly (readonly LinkPhrase[] | undefined)[];
}

/** True where the single word at a token is of the class. */
export function isLinkWord(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): boolean {
  return hasBit(linkWordsOf(lexicon).alone, doc, token, name);
}

/** The end of the phrase of the class that begins at the token; 0 where none does. */
export function linkPhraseEnd(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): number {
  const words = linkWordsOf(lexicon);
  if (!hasBit(words.begins, doc, token, name)) return 0;
  for (const { hashes, classes } of words.phrases[doc.word[token] ?? 0] ?? []) {
    if (token + hashes.length > doc.tokenCount || !classes.includes(name)) continue;
    if (hashes.every((hash, at) => doc.hash[token + at] === hash)) return token + hashes.length;
  }
  return 0;
}

function hasBit(rows: readonly Uint32Array[], doc: Doc, token: number, name: LinkClass): boolean {
  if (token < 0 || token >= doc.tokenCount) return false;
  const index = indexOfClass[name];
  return (((rows[index >> 5]?.[doc.word[token] ?? 0] ?? 0) >>> (index & 31)) & 1) === 1;
}

const linkWordsOf = keepByLexicon((lexicon): LinkWords => {
  const rows = () => Array.from({ length: ROWS }, () => new Uint32Array(lexicon.vocabulary.words.length));
  const alone = rows();
  const begins = rows();
  const phrases: LinkPhrase[][] = [];
  for (const [number, list] of lexicon.phrasesByWord.entries()) {
    for (const { category, hashes, fields } of list ?? []) {
      if (category !== "link-words") continue;
      const classes = classesOf(fields);
      const known = phrases[number] ?? [];
      known.push({ hashes, classes });
      phrases[number] = known;
      for (const name of classes) {
        setBit(begins, number, name);
        if (hashes.length === 1) setBit(alone, number, name);
      }
    }
  }
  return { alone, begins, phrases };
});

function setBit(rows: readonly Uint32Array[], word: number, name: LinkClass): void {
  const index = indexOfClass[name];
  const row = rows[index >> 5];
  if (row !== undefined) row[word] = (row[word] ?? 0) | (1 << (index & 31));
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
