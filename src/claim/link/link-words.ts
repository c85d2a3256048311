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
  "of-many",
  "at-value",
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
  "addresser",
  "inhabitant",
  "sent-force",
  "medical",
  "refugee",
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
  "public",
  "capacity",
  "saw",
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
  "crew",
  "gets-out",
  "out-of-it",
  "accounted",
  "site",
  "camp",
] as const;

/** A class of `link-words.txt`. */
export type LinkClass = (typeof CLASS_NAMES)[number];

const nameOfClass: ReadonlyMap<string, LinkClass> = new Map(CLASS_NAMES.map((name) => [name, name]));

interface LinkPhrase {
  readonly hashes: readonly number[];
  readonly classes: readonly LinkClass[];
}

/** What the lexicon says of each word, by its number: few words have classes, so one look answers nearly every question. */
interface LinkWords {
  /** Classes that words are of by themselves. */
  readonly alone: readonly (readonly LinkClass[])[];
  /** Phrases that begin with them, longest first. */
  readonly phrases: readonly (readonly LinkPhrase[])[];
}

/** True where the single word at a token is of the class. */
export function isLinkWord(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): boolean {
  if (token < 0 || token >= doc.tokenCount) return false;
  return isAmong(linkWordsOf(lexicon).alone[doc.word[token] ?? 0] ?? NONE, name);
}

/** True where a single word of the class stands in tokens `[first, end)`. */
export function holdsLinkWord(lexicon: Lexicon, doc: Doc, first: number, end: number, name: LinkClass): boolean {
  const { alone } = linkWordsOf(lexicon);
  for (let token = first; token < end; token++) {
    const classes = alone[doc.word[token] ?? 0] ?? NONE;
    if (classes.length > 0 && isAmong(classes, name)) return true;
  }
  return false;
}

/** The end of the phrase of the class that begins at the token; 0 where none does. */
export function linkPhraseEnd(lexicon: Lexicon, doc: Doc, token: number, name: LinkClass): number {
  if (token < 0 || token >= doc.tokenCount) return 0;
  const phrases = linkWordsOf(lexicon).phrases[doc.word[token] ?? 0] ?? NONE;
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at];
    if (phrase !== undefined && isAmong(phrase.classes, name) && isPhraseAt(doc, token, phrase.hashes))
      return token + phrase.hashes.length;
  }
  return 0;
}

const NONE: readonly never[] = [];

function isAmong(classes: readonly LinkClass[], name: LinkClass): boolean {
  for (let at = 0; at < classes.length; at++) if (classes[at] === name) return true;
  return false;
}

function isPhraseAt(doc: Doc, token: number, hashes: readonly number[]): boolean {
  if (token + hashes.length > doc.tokenCount) return false;
  for (let at = 0; at < hashes.length; at++) if (doc.hash[token + at] !== hashes[at]) return false;
  return true;
}

const linkWordsOf = keepByLexicon((lexicon): LinkWords => {
  const phrases = lexicon.openingsByWord.map((openings): readonly LinkPhrase[] =>
    openings
      .filter(({ category }) => category === "link-words")
      .flatMap((opening) => opening.phrases.map(({ hashes, fields }) => ({ hashes, classes: classesOf(fields) }))),
  );
  const alone = phrases.map((list) =>
    list.filter(({ hashes }) => hashes.length === 1).flatMap(({ classes }) => [...classes]),
  );
  return { alone, phrases };
});

// Throws over a class that no rule knows: a slip of the pen in the file would else be a rule that never fires.
function classesOf(fields: readonly string[]): readonly LinkClass[] {
  return (fields[0] ?? "").split(" ").map((name) => {
    const known = nameOfClass.get(name);
    if (known === undefined) throw new RangeError(`link-words.txt: there is no class “${name}”; see link-words.ts`);
    return known;
  });
}
