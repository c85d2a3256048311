const kept = new Map<string, readonly string[]>();
const KEPT_AT_MOST = 20_000;
// names come back, sentences do not
const LONGEST_KEPT = 80;

// Two spellings of one word in the names of offices, and a name written as one word or two.
// A map, not an object: a report may well hold the word “constructor”.
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    defence: "defense",
    labour: "labor",
    centre: "center",
    coastguard: "coast guard",
    organisation: "organization",
  }),
);
const SILENT = new Set(["the", "of", "for", "and", "in", "a", "an", "s", "s’"]);

/** A name's words, folded: no case, accent, point, article or possessive; "U.S." becomes "us". */
export function foldWords(text: string): readonly string[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST_KEPT) return splitWords(text);
  const words = splitWords(text);
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(text, words);
  return words;
}

function splitWords(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']s\b/gu, "")
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (SPELLINGS.get(word) ?? word).split(" "))
    .filter((word) => word !== "" && !SILENT.has(word));
}

/** A name as one string to compare and to key by. */
export function foldName(text: string): string {
  return foldWords(text).join(" ");
}

/**
 * Whether two folded words are one word in two endings: "drosvia" and "drosvian", "ukraine" and "ukrainian",
 * "zelensky" and "zelenskyy". They share all but the last letter of the shorter, and four letters at least.
 */
export function isSameStem(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4 || Math.abs(one.length - other.length) > 3) return false;
  let shared = 0;
  while (shared < shorter && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
  return shared >= 4 && shared >= shorter - 1;
}

/** Whether every word of `some` has its like in `all`. */
export function areWordsWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.some((other) => isSameStem(word, other)));
}

// A map, not an object: a report may well hold the word “constructor”.
const SIDES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    us: "united states",
    usa: "united states",
    america: "united states",
    uk: "united kingdom",
    britain: "united kingdom",
    "great britain": "united kingdom",
    "russian federation": "russia",
  }),
);

/** A country or party as a key: "U.S." and "United States" are one. */
export function foldSide(side: string): string {
  const folded = foldName(side);
  return SIDES.get(folded) ?? folded;
}
