import { readWords } from "../text/shingles.ts";

/** A term of a text: how often it stands there, and how often as a name (a capital inside a sentence). */
export interface TermCount {
  count: number;
  named: number;
  /** Its first place, as a share of the text (0 at the start). */
  first: number;
}

/**
 * The terms of a text: words in lower case, without the possessive and the plural’s s. Numbers are kept: they tell one event's
 * toll, day and magnitude. One-letter words are none.
 */
export function readTerms(text: string): Map<string, TermCount> {
  const words = readWords(text);
  const terms = new Map<string, TermCount>();
  let before = -1;
  for (let i = 0; i < words.count; i += 1) {
    const start = words.starts[i] ?? 0;
    const end = words.ends[i] ?? 0;
    const opens = before < 0 || !isInsideSentence(text, before, start);
    before = end;
    const word = text.slice(start, end);
    const term = foldTerm(word);
    if (term.length < 2) continue;
    const isNamed = !opens && word[0] !== term[0] && word !== word.toUpperCase();
    const known = terms.get(term);
    if (known === undefined) terms.set(term, { count: 1, named: isNamed ? 1 : 0, first: start / text.length });
    else {
      known.count += 1;
      if (isNamed) known.named += 1;
    }
  }
  return terms;
}

/** One word as a term. */
export function foldTerm(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/[’']s?$|[’'](?=\p{L})|,/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  return plain.length > 3 && plain.endsWith("s") && !/(?:ss|us|is)$/.test(plain) ? plain.slice(0, -1) : plain;
}

// Only spaces and quotation marks between two words: the second does not open a sentence.
function isInsideSentence(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    if (
      unit === 0x2e ||
      unit === 0x21 ||
      unit === 0x3f ||
      unit === 0x0a ||
      unit === 0x3a ||
      unit === 0x201c ||
      unit === 0x22
    )
      return false;
  }
  return true;
}
