import { areWordsWithin, foldWords, isSameStem } from "./fold-name.ts";
import { alternativesOf, anyHasSense, hasSense } from "./ledger-words.ts";
import type { Names } from "./story-names.ts";
import { isUnnamed } from "./tell-claim.ts";

/** Every name of a story by the one it is joined with. */
export interface JoinedNames {
  /** In the order of letters. */
  readonly all: readonly string[];
  readonly folded: ReadonlyMap<string, readonly string[]>;
  /** The name that stands for all that are one speaker's. */
  readonly rootOf: (name: string) => string;
}

interface Joining extends JoinedNames {
  readonly join: (one: string, other: string) => void;
}

/** Works out which names are one speaker's: spellings, initials, short forms that only one longer name holds, people and their offices. */
export function joinNames(names: Names): JoinedNames {
  const folded = new Map<string, readonly string[]>();
  for (const name of names.said) folded.set(name, foldWords(name));
  const all = [...folded.keys()].sort();
  const parent = new Map<string, string>(all.map((name) => [name, name]));
  const rootOf = (name: string): string => {
    let at = name;
    for (;;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      at = up;
    }
  };
  const join = (one: string, other: string): void => {
    const [low, high] = [rootOf(one), rootOf(other)].sort();
    if (low !== undefined && high !== undefined && low !== high) parent.set(high, low);
  };
  const joining = { all, folded, rootOf, join };
  const states = wordsOfStates(names);
  joinSpellings(joining);
  joinOfOneCountry(joining, states, true);
  joinShortForms(joining, names.people);
  joinOfOneCountry(joining, states, false);
  const heads = indexHeads(joining, names);
  joinHeads(joining, heads, names, states);
  joinFirstWords(joining, names, states);
  joinPeople(joining, heads, names, states);
  return { all, folded, rootOf };
}

// One name in two spellings: the same words, in any order and ending.
function joinSpellings({ all, folded, join }: Joining): void {
  const seen = new Map<string, string[]>();
  for (const name of all) {
    const words = folded.get(name) ?? [];
    if (words.length === 0) continue;
    const bucket = words
      .map((word) => word.slice(0, 4))
      .sort()
      .join(" ");
    const others = seen.get(bucket) ?? [];
    const like = others.find((other) => {
      const otherWords = folded.get(other) ?? [];
      return (
        otherWords.length === words.length && areWordsWithin(words, otherWords) && areWordsWithin(otherWords, words)
      );
    });
    // one word alone is one name only in the same letters: "Russia" is no "Russian"
    // a survivor is not the survivors
    if (words.length === 1 && isUnnamed(name)) continue;
    if (like !== undefined && (words.length > 1 || isSameStem(words[0] ?? "", (folded.get(like) ?? [])[0] ?? "")))
      join(like, name);
    else seen.set(bucket, [...others, name]);
  }
}

// "Coast Guard" is the only coast guard of the story, "NDA" the initials of one agency, "Zelensky" of one person.
function joinShortForms({ all, folded, rootOf, join }: Joining, people: ReadonlySet<string>): void {
  const byWord = indexWords(all, folded);
  const byInitials = new Map<string, string[]>();
  for (const name of all) {
    const words = folded.get(name) ?? [];
    if (words.length > 2) {
      const initials = initialsOf(words);
      byInitials.set(initials, [...(byInitials.get(initials) ?? []), name]);
    }
  }
  for (const name of all) {
    const words = folded.get(name) ?? [];
    const [first] = words;
    if (first === undefined || isUnnamed(name) || isPair(name)) continue;
    const longer =
      words.length === 1 && byInitials.has(first)
        ? (byInitials.get(first) ?? [])
        : (byWord.get(first.slice(0, 4)) ?? []).filter(
            (other) => !isPair(other) && isShortFormOf(words, folded.get(other) ?? [], people.has(other)),
          );
    joinOnly(name, longer, rootOf, join);
  }
}

function indexWords(
  all: readonly string[],
  folded: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  for (const name of all)
    for (const word of new Set((folded.get(name) ?? []).map((entry) => entry.slice(0, 4))))
      byWord.set(word, [...(byWord.get(word) ?? []), name]);
  return byWord;
}

function joinOnly(name: string, others: readonly string[], rootOf: Joining["rootOf"], join: Joining["join"]): void {
  const roots = new Set(others.map(rootOf));
  roots.delete(rootOf(name));
  const [only] = roots;
  if (roots.size === 1 && only !== undefined) join(name, only);
}

const TWO = new RegExp(
  `(\\S+)\\s(?:${alternativesOf("joins-two")})\\s(?:(?:${alternativesOf("article")})\\s)?(\\S+)`,
  "i",
);

/**
 * "The Dravonian and Keldani ministries" are two that speak at once, and neither's longer name. "The Ministry of Trade and
 * Industry" is one.
 */
export function isPair(name: string): boolean {
  const joint = TWO.exec(name);
  if (joint === null) return false;
  const [, before = "", after = ""] = joint;
  const offices = foldWords(name).filter((word) => hasSense(word, "office"));
  const isField = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word) || word === word.toLowerCase();
  const isOne = offices.length === 1 && (isField(before) ? isField(after) : before === before.toUpperCase());
  return !isOne || anyHasSense(foldWords(`${before} ${after}`), "office") || anyHasSense(foldWords(after), "unnamed");
}

function isShortFormOf(words: readonly string[], longer: readonly string[], isPerson: boolean): boolean {
  if (longer.length <= words.length || !areWordsWithin(words, longer)) return false;
  if (words.length > 1) return !words.every((word) => hasSense(word, "unnamed"));
  const [word = ""] = words;
  if (hasSense(word, "government") && !hasSense(word, "unnamed")) return longer.includes(word);
  return isPerson && word.length > 2 && longer.slice(1).some((other) => isSameStem(word, other));
}

/** The first letters of some words. */
export function initialsOf(words: readonly string[]): string {
  return words.map((word) => word[0] ?? "").join("");
}

// Countries and parties of one word: those whose losses are told, that speak, and that the story is about.
function wordsOfStates({ sides, states, places }: Names): readonly string[] {
  const words = [...sides, ...states, ...(places ?? [])].map(foldWords).filter((name) => name.length === 1);
  return [...new Set(words.flat())].filter((word) => word.length > 3).sort();
}

function isOfState(word: string, states: readonly string[]): boolean {
  return hasSense(word, "whose-body") || states.some((state) => isSameStem(word, state));
}

// "Tarnovia’s mines ministry" and "the Ministry of Energy and Mines" of a story of one country: what is left without the
// country's name is the other's short form. The defence ministries of two countries are two.
function joinOfOneCountry({ all, folded, rootOf, join }: Joining, states: readonly string[], isWhole: boolean): void {
  const byWord = indexWords(all, folded);
  for (const name of all) {
    const words = folded.get(name) ?? [];
    if (isPair(name)) continue;
    const core = words.filter((word) => !isOfState(word, states));
    const [first] = core;
    if (core.length < 2 || core.length === words.length || first === undefined) continue;
    const own = words.filter((word) => !core.includes(word));
    const others = (byWord.get(first.slice(0, 4)) ?? []).filter((other) => {
      const otherWords = folded.get(other) ?? [];
      if (other === name || isPair(other) || !areWordsWithin(core, otherWords)) return false;
      const theirs = otherWords.filter((word) => isOfState(word, states));
      if (isWhole && otherWords.length > core.length + theirs.length) return false;
      return theirs.length === 0 || (areWordsWithin(theirs, own) && areWordsWithin(own, theirs));
    });
    joinOnly(name, others, rootOf, join);
  }
}

// Names of bodies by the word that says what they are.
function indexHeads({ all, folded }: Joining, { people }: Names): ReadonlyMap<string, readonly string[]> {
  const byHead = new Map<string, string[]>();
  for (const name of all) {
    if ((folded.get(name)?.length ?? 0) < 2 || people.has(name) || isPair(name)) continue;
    const head = headOf(name);
    if (head === null) continue;
    const own = byHead.get(head);
    if (own === undefined) byHead.set(head, [name]);
    else own.push(name);
  }
  return byHead;
}

// "The union said", "the Front said": the only one of the story whose name has that word at its head. So is "the ministry"
// where there is one ministry.
function joinHeads(
  { all, folded, rootOf, join }: Joining,
  heads: ReadonlyMap<string, readonly string[]>,
  { people, states: parties }: Names,
  states: readonly string[],
): void {
  for (const name of all) {
    const [word, another] = folded.get(name) ?? [];
    if (word === undefined || another !== undefined || people.has(name) || parties.has(name)) continue;
    if (isUnnamed(name) && !hasSense(word, "office") && !hasSense(word, "government")) continue;
    if (isOfState(word, states) || /[^s]s$/.test(word)) continue;
    joinOnly(name, heads.get(word) ?? [], rootOf, join);
  }
}

// "Belmar said" of Belmar Mining: a name's first word, where it is no country's and no other name begins with it.
function joinFirstWords(
  { all, folded, rootOf, join }: Joining,
  { states: parties }: Names,
  states: readonly string[],
): void {
  const byFirst = new Map<string, string[]>();
  for (const name of all) {
    const [first, second] = folded.get(name) ?? [];
    if (first === undefined || second === undefined || !/^\p{Lu}/u.test(name) || isPair(name)) continue;
    const own = byFirst.get(first);
    if (own === undefined) byFirst.set(first, [name]);
    else own.push(name);
  }
  for (const name of all) {
    const [word, another] = folded.get(name) ?? [];
    if (word === undefined || another !== undefined || parties.has(name) || !/^\p{Lu}\p{Ll}{3,}$/u.test(name)) continue;
    if (isUnnamed(name) || hasSense(word, "office") || hasSense(word, "government") || isOfState(word, states))
      continue;
    joinOnly(name, byFirst.get(word) ?? [], rootOf, join);
  }
}

/** The word that says what kind of body or person a name is of: "union" in "the National Union of Pitmen". */
export function headOf(name: string): string | null {
  const words = name.split(/[\s,]+/u);
  const joint = words.findIndex((word, at) => at > 0 && hasSense(word.toLowerCase(), "name-joint"));
  const own = foldWords(words.slice(0, joint < 0 ? words.length : joint).join(" "));
  return own.at(-1) ?? null;
}

// "Interior Ministry spokeswoman Ana Reyes" in one report, "Reyes" in another: her word is the ministry's.
function joinPeople(
  { folded, rootOf, join }: Joining,
  heads: ReadonlyMap<string, readonly string[]>,
  { offices, people }: Names,
  states: readonly string[],
): void {
  for (const [person, phrases] of offices ?? []) {
    if (!folded.has(person)) continue;
    const roots = new Set<string>();
    for (const phrase of phrases) {
      const words = foldWords(phrase);
      const found = officeIn(words, folded, people, states) ?? officeByHead(words, heads, rootOf);
      if (found !== null) roots.add(rootOf(found));
    }
    const [only] = roots;
    if (roots.size === 1 && only !== undefined) join(person, only);
  }
}

// The body whose name a phrase holds, by all of its words but its country's; of several the longest name.
function officeIn(
  phrase: readonly string[],
  folded: ReadonlyMap<string, readonly string[]>,
  people: ReadonlySet<string>,
  states: readonly string[],
): string | null {
  let best: string | null = null;
  let size = 0;
  for (const [name, words] of folded) {
    if (people.has(name) || isUnnamed(name) || isPair(name)) continue;
    const core = words.filter((word) => !isOfState(word, states));
    const [first = ""] = core;
    const isProper = core.length > 1 || (core.length === 1 && /^\p{Lu}/u.test(name) && first.length > 3);
    if (!isProper || !areWordsWithin(core, phrase)) continue;
    if (core.length > size || (core.length === size && best !== null && name < best))
      [best, size] = [name, core.length];
  }
  return best;
}

// "Ministry spokeswoman": of the one ministry there is.
function officeByHead(
  phrase: readonly string[],
  heads: ReadonlyMap<string, readonly string[]>,
  rootOf: Joining["rootOf"],
): string | null {
  for (const word of phrase) {
    if (hasSense(word, "speaks-for")) continue;
    const roots = new Set((heads.get(word) ?? []).map(rootOf));
    const [only] = roots;
    if (roots.size === 1 && only !== undefined) return only;
  }
  return null;
}
