import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
import { type Lexicon, openingAt, type Phrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenShape } from "../../text/doc.ts";

/** What a word tells of who speaks: the second field of `source-words.txt`. */
export type SourceClass =
  | "name"
  | "person"
  | "voice"
  | "authority"
  | "minister"
  | "chief"
  | "office"
  | "title"
  | "body"
  | "document"
  | "figure"
  | "witness"
  | "rank"
  | "anonymous"
  | "plain"
  | "confidence"
  | "basis"
  | "toll"
  | "whose"
  | "cased"
  | "when"
  | "reckons"
  | "cites"
  | "carried"
  | "untrue"
  | "nobody"
  | "means"
  | "branch"
  | "generic"
  | "author"
  | "pronoun"
  | "called"
  | "leads"
  | "idle"
  | "record"
  | "nobodys"
  | "anyone"
  | "taken";

/** A word or phrase of `source-words.txt` in a doc: tokens `[first, end)`. */
export interface SourceWord {
  readonly class: SourceClass;
  readonly first: number;
  readonly end: number;
  /** The fields after the class. */
  readonly fields: readonly string[];
}

const CATEGORY = "source-words";

/** The longest entry at a token that is of one of the classes; null where there is none. */
export function sourceWordAt(
  lexicon: Lexicon,
  doc: Doc,
  token: number,
  limit: number,
  ...classes: readonly SourceClass[]
): SourceWord | null {
  // asked of nearly every word of a name: what is no source's word is turned away at one look
  const opening = openingAt(lexicon, doc, token, CATEGORY);
  if (opening === null) return null;
  for (const phrase of opening.phrases) {
    const name = phrase.fields[0] as SourceClass;
    if (classes.length > 0 && !classes.includes(name)) continue;
    if (isAt(doc, token, phrase, limit))
      return { class: name, first: token, end: token + phrase.hashes.length, fields: phrase.fields.slice(1) };
  }
  return null;
}

const called = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/** What a body’s noun is also called: operator → company; a noun that is called so is its own. */
export function calledToo(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = called.get(lexicon);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const phrases of lexicon.phrasesByWord) {
    for (const { category, fields, text } of phrases ?? []) {
      if (category !== CATEGORY || fields[0] !== "body" || fields[2] === undefined) continue;
      names.set(text, fields[2]);
      names.set(fields[2], fields[2]);
    }
  }
  called.set(lexicon, names);
  return names;
}

/** Nouns by which a body may be called again whatever its name, with the kinds of body: group → organisation. */
export const genericKindsOf = keepByLexicon((lexicon): ReadonlyMap<string, ReadonlySet<string>> => {
  const kinds = new Map<string, ReadonlySet<string>>();
  for (const phrases of lexicon.phrasesByWord)
    for (const { category, fields, text } of phrases ?? [])
      if (category === CATEGORY && fields[0] === "generic") kinds.set(text, new Set((fields[1] ?? "").split(" ")));
  return kinds;
});

const byClass = keepByLexicon((lexicon): ReadonlyMap<string, ReadonlySet<string>> => {
  const words = new Map<string, Set<string>>();
  for (const phrases of lexicon.phrasesByWord) {
    for (const { category, fields, text } of phrases ?? []) {
      if (category !== CATEGORY || fields[0] === undefined) continue;
      const known = words.get(fields[0]) ?? new Set<string>();
      words.set(fields[0], known.add(text));
    }
  }
  return words;
});

const NO_WORDS: ReadonlySet<string> = new Set();

/** The words of a class: “ministry”, “institute” and “charity” of `body`, “spokesman” of `voice`. */
export function wordsOfClass(lexicon: Lexicon, name: SourceClass): ReadonlySet<string> {
  return byClass(lexicon).get(name) ?? NO_WORDS;
}

/** The first such entry in tokens `[first, end)`. */
export function firstSourceWord(
  lexicon: Lexicon,
  doc: Doc,
  first: number,
  end: number,
  ...classes: readonly SourceClass[]
): SourceWord | null {
  for (let token = first; token < end; token++) {
    const found = sourceWordAt(lexicon, doc, token, end, ...classes);
    if (found !== null) return found;
  }
  return null;
}

/** The last such entry in tokens `[first, end)`. */
export function lastSourceWord(
  lexicon: Lexicon,
  doc: Doc,
  first: number,
  end: number,
  ...classes: readonly SourceClass[]
): SourceWord | null {
  for (let token = end - 1; token >= first; token--) {
    const found = sourceWordAt(lexicon, doc, token, end, ...classes);
    if (found !== null) return found;
  }
  return null;
}

function isAt(doc: Doc, token: number, phrase: Phrase, limit: number): boolean {
  const { hashes } = phrase;
  if (token + hashes.length > limit) return false;
  for (let at = 1; at < hashes.length; at++) if (doc.hash[token + at] !== hashes[at]) return false;
  // “WHO” is an organisation only in capitals
  return (
    phrase.text.length > 4 ||
    phrase.text !== phrase.text.toUpperCase() ||
    ((doc.shape[token] ?? 0) & TokenShape.allCapitals) !== 0
  );
}
