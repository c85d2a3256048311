import { areWordsWithin, foldName, foldSide, foldWords } from "./fold-name.ts";
import { initialsOf, isPair, joinNames } from "./join-names.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";
import type { Names } from "./story-names.ts";

/** Who a name stands for, over a whole story. */
export interface SourceBook {
  /** Key of a name as said; names of one speaker share it. */
  readonly keyOf: (name: string) => string;
  /** The name to show for a key. */
  readonly nameOf: (key: string) => string;
  /** Outlet keys that are offices publishing their own word → the source key they speak as. */
  readonly issuers: ReadonlyMap<string, string>;
  /** Whether the source of a key has an outlet of its own. */
  readonly speaksForItself: (key: string) => boolean;
  /** Outlet key → its name, for outlets whose reports are held. */
  readonly outlets: ReadonlyMap<string, string>;
  /** The held outlet that a source name means; null where it means none. */
  readonly outletOf: (name: string) => string | null;
  /** The side that a source speaks for; null where its name does not tell. */
  readonly sideOf: (key: string) => string | null;
  /** Whether the source is a person whom a text gives as a country's own: "the Norlandic president". */
  readonly isOfGovernment: (key: string) => boolean;
  /** Every name's decision, and what outlets and sides it was made among. */
  readonly decisions: ReadonlyMap<string, string>;
  /** The same object for as long as all that was decided before still stands: what was read by it stands too. */
  readonly era: object;
}

/** Works out which names are one speaker's: spellings, initials, short forms that only one longer name holds. `earlier`: the book of the names before. */
export function resolveSources(names: Names, earlier: SourceBook | null = null): SourceBook {
  const { all, folded, rootOf } = joinNames(names);
  const shown = chooseNames(all, folded, names.people, rootOf);
  const keys = new Map(all.map((name) => [name, foldName(shown.get(rootOf(name)) ?? name)]));
  const keyOf = (name: string): string => keys.get(name) ?? foldName(name);
  const shownKeys = new Set(keys.values());
  const shownByKey = new Map([...shown.values()].map((name) => [foldName(name), name]));
  const nameOf = (key: string): string => shownByKey.get(key) ?? names.outlets.get(key) ?? key;
  const issuers = findIssuers(names, all, folded, keyOf);
  const speaking = new Set(issuers.values());
  const outletsNear = indexOutlets(names.outlets, issuers);
  const outletKept = new Map<string, string | null>();
  const outletOf = (name: string): string | null => {
    const known = outletKept.get(name);
    if (known !== undefined) return known;
    // a country is no outlet, though outlets bear its name
    const words = names.sides.has(foldSide(name)) || names.states.has(name) ? [] : foldWords(name);
    const found = outletsNear(words).filter(([, outlet]) => isSameName(words, outlet));
    const outlet = found.length === 1 ? (found[0]?.[0] ?? null) : null;
    outletKept.set(name, outlet);
    return outlet;
  };
  const sides = [...new Set([...names.sides, ...[...names.states].map(foldSide)])].filter((side) => side !== "").sort();
  const leaders = findLeaders(names, sides, keyOf);
  const decisions = new Map([
    ...all.map((name) => [name, `${keyOf(name)}@${nameOf(keyOf(name))}@${outletOf(name) ?? ""}`] as const),
    ...[...issuers].map(([key, source]) => [`>${key}`, `${source}@${nameOf(source)}`] as const),
    ...[...names.outlets].map(([key, name]) => [`#${key}`, name] as const),
    ...[...leaders].map(([key, side]) => [`^${key}`, side] as const),
    // a new side may be whose word any name is
    ["sides", sides.join("|")] as const,
    // and a new issuer may speak for a source known until now from others alone
    [
      "speaking",
      [...speaking]
        .filter((key) => shownKeys.has(key))
        .sort()
        .join("|"),
    ] as const,
  ]);
  const sideKept = new Map<string, string | null>();
  return {
    keyOf,
    nameOf,
    issuers,
    speaksForItself: (key) => speaking.has(key),
    outlets: names.outlets,
    outletOf,
    sideOf: (key) => {
      const known = sideKept.get(key);
      if (known !== undefined) return known;
      const side = sideOfName(key, sides) ?? leaders.get(key) ?? null;
      sideKept.set(key, side);
      return side;
    },
    isOfGovernment: (key) => leaders.has(key),
    decisions,
    era: earlier !== null && holds(decisions, earlier.decisions) ? earlier.era : {},
  };
}

function holds(decisions: ReadonlyMap<string, string>, earlier: ReadonlyMap<string, string>): boolean {
  // of a name that is gone nothing was read that is still there
  for (const [name, decision] of earlier) if ((decisions.get(name) ?? decision) !== decision) return false;
  return true;
}

function isSameName(words: readonly string[], other: readonly string[]): boolean {
  if (words.length === 0 || other.length === 0) return false;
  if (words.every((word) => hasSense(word, "unnamed"))) return false;
  if (words.length === other.length) return areWordsWithin(words, other);
  const [short, long] = words.length < other.length ? [words, other] : [other, words];
  if (short.length === 1) {
    const [word = ""] = short;
    if (word.length > 1 && word === initialsOf(long)) return true;
    return word.length > 3 && !hasSense(word, "office") && !hasSense(word, "government") && long.includes(word);
  }
  return areWordsWithin(short, long);
}

type OutletWords = readonly [key: string, words: readonly string[]];

// Outlets that share a word's first letters with a name, or whose initials it is.
function indexOutlets(
  outlets: ReadonlyMap<string, string>,
  issuers: ReadonlyMap<string, string>,
): (words: readonly string[]) => readonly OutletWords[] {
  const index = new Map<string, OutletWords[]>();
  const put = (key: string, outlet: OutletWords): void => {
    const shelf = index.get(key);
    if (shelf === undefined) index.set(key, [outlet]);
    else if (!shelf.includes(outlet)) shelf.push(outlet);
  };
  for (const [key, name] of outlets) {
    if (issuers.has(key)) continue;
    const outlet: OutletWords = [key, foldWords(name)];
    for (const word of outlet[1]) put(word.slice(0, 4), outlet);
    put(`=${initialsOf(outlet[1])}`, outlet);
  }
  return (words) => {
    const [first] = words;
    if (first === undefined) return [];
    // a source that is longer than the outlet's name may hold it anywhere: "the Daily Oak newspaper"
    const near = words.flatMap((word) => index.get(word.slice(0, 4)) ?? []);
    const byInitials = words.length === 1 ? (index.get(`=${first}`) ?? []) : (index.get(initialsOf(words)) ?? []);
    return [...new Set([...near, ...byInitials])];
  };
}

// The name of most words, "National Disaster Agency" for "NDA"; of those the shortest, then the first by letters.
// Which is said most often would change from report to report.
const BODY_FIRST = 100;
const PROPER_FIRST = 50;

function isProper(name: string): boolean {
  return /^(?:\p{Ll}+ (?:of )?(?:the )?)?\p{Lu}/u.test(name);
}

function chooseNames(
  all: readonly string[],
  folded: ReadonlyMap<string, readonly string[]>,
  people: ReadonlySet<string>,
  rootOf: (name: string) => string,
): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  // whoever speaks for a body goes by its name
  const size = (name: string): number =>
    (folded.get(name)?.length ?? 0) + (people.has(name) ? 0 : BODY_FIRST) + (isProper(name) ? PROPER_FIRST : 0);
  for (const name of all) {
    const root = rootOf(name);
    const best = shown.get(root);
    const gain = best === undefined ? 1 : size(name) - size(best) || best.length - name.length;
    if (gain > 0) shown.set(root, name);
  }
  return shown;
}

// A news agency or a paper prints others' words, however official its name.
function isOfficeName(words: readonly string[]): boolean {
  const offices = words.filter((word) => hasSense(word, "office"));
  return offices.length > 0 && !(anyHasSense(words, "press") && offices.every((word) => word === "agency"));
}

/**
 * Outlets that speak for themselves: an office by its name; and a company or body that others name as a source, where it
 * prints no one else's words. "Northgate Agency" may be of either kind: it is an office only if it quotes no one.
 */
function findIssuers(
  { outlets, bodies, people, quoting }: Names,
  all: readonly string[],
  folded: ReadonlyMap<string, readonly string[]>,
  keyOf: (name: string) => string,
): ReadonlyMap<string, string> {
  const issuers = new Map<string, string>();
  for (const [key, name] of outlets) {
    const words = foldWords(name);
    const isAgency = words.filter((word) => hasSense(word, "office")).every((word) => word === "agency");
    const isOffice = isOfficeName(words) && !(isAgency && quoting.has(key));
    if (
      !isOffice &&
      (quoting.has(key) || anyHasSense(words, "press") || !(isNamed(words, bodies) || isNamed(words, people)))
    )
      continue;
    // a country's name in an office's name is not the office
    const alike = all.filter(
      (other) =>
        !isPair(other) &&
        ((folded.get(other)?.length ?? 0) > 1 || words.length === 1) &&
        isSameName(folded.get(other) ?? [], words),
    );
    const whole = alike.filter((other) => folded.get(other)?.length === words.length);
    const fitting = new Set((whole.length > 0 ? whole : alike).map(keyOf));
    const [only] = [...fitting].sort();
    issuers.set(key, fitting.size === 1 && only !== undefined ? only : keyOf(name));
  }
  return issuers;
}

function isNamed(words: readonly string[], bodies: ReadonlySet<string>): boolean {
  for (const name of bodies) {
    const own = foldWords(name);
    if (own.length === words.length && areWordsWithin(own, words)) return true;
  }
  return false;
}

// "Norlandic President Ana Reyes" speaks for Norland: people of whom a text says so, and of no second country.
function findLeaders(
  { offices, places }: Names,
  sides: readonly string[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, string> {
  const countries = [...new Set([...sides, ...(places ?? [])])].sort();
  const found = new Map<string, Set<string>>();
  for (const [person, phrases] of offices ?? [])
    for (const phrase of phrases) {
      const words = foldWords(phrase);
      if (!anyHasSense(words, "head-of-country")) continue;
      for (const country of countries)
        if (areWordsWithin(foldWords(country), words))
          found.set(keyOf(person), (found.get(keyOf(person)) ?? new Set<string>()).add(foldSide(country)));
    }
  const leaders = new Map<string, string>();
  for (const [key, own] of found) {
    const [side, another] = own;
    if (side !== undefined && another === undefined) leaders.set(key, side);
  }
  return leaders;
}

function sideOfName(key: string, sides: readonly string[]): string | null {
  const words = foldWords(key);
  if (words.length === 0) return null;
  const found = sides.filter((side) => {
    const sideWords = foldWords(side);
    return areWordsWithin(sideWords, words) || sideWords.map((word) => word[0] ?? "").join("") === words[0];
  });
  const [only] = found;
  return found.length === 1 && only !== undefined ? foldSide(only) : null;
}
