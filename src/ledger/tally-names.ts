import { anchorOf } from "./figure-range.ts";
import { areWordsWithin, foldName, foldWords } from "./fold-name.ts";
import { hasSense } from "./ledger-words.ts";
import type { Introduction } from "./read-introductions.ts";
import { resolveSources, type SourceBook } from "./resolve-sources.ts";
import { type ForceTally, openForces } from "./settle-forces.ts";
import type { Told } from "./told.ts";

/** The names of a story as its claims come and go: who is spoken of as a source, which outlets and sides there are. */
export interface NameTally {
  readonly count: (told: Told, step: 1 | -1) => void;
  readonly countOutlet: (name: string, step: 1 | -1) => void;
  readonly introduce: (introduction: Introduction, step: 1 | -1) => void;
  /** What the names stand for, as they now are; the same book where no name is new or gone. */
  readonly resolve: (places: ReadonlySet<string>) => SourceBook;
  readonly sides: () => ReadonlySet<string>;
  /** Whose soldiers they are that no text tells the side of. `places`: countries that the story is about. */
  readonly forces: ForceTally["settle"];
  /** Some source counts twenty or more. */
  readonly isLarge: () => boolean;
}

const LARGE = 20;

/** Opens an empty tally. */
export function openNameTally(): NameTally {
  const names = new Map<string, number>();
  const people = new Map<string, number>();
  const states = new Map<string, number>();
  const sides = new Map<string, number>();
  const bodies = new Map<string, number>();
  const quoting = new Map<string, number>();
  const outlets = new Map<string, number>();
  // a person, and what is said of them beside their name
  const introductions = new Map<string, number>();
  let places: ReadonlySet<string> = new Set();
  const forces = openForces();
  let largeCount = 0;
  let isNew = true;
  let book: SourceBook | null = null;
  const add = (map: Map<string, number>, key: string, step: 1 | -1): void => {
    const now = (map.get(key) ?? 0) + step;
    if (now === 0 || (now === 1 && step === 1)) isNew = true;
    if (now === 0) map.delete(key);
    else map.set(key, now);
  };
  return {
    count: (told, step) => {
      forces.count(told, step);
      for (const link of told.links) {
        add(names, link.name, step);
        if (link.kind === "state") add(states, link.name, step);
        if (link.kind === "person" || link.kind === "witness") {
          add(people, link.name, step);
        } else if (link.kind !== "outlet" && link.role !== "reporter") add(bodies, link.name, step);
      }
      if (told.links.some((link) => link.kind !== "document" && !isOwnName(link.name, told)))
        add(quoting, told.outlet, step);
      if (told.cell.side !== null) add(sides, told.cell.side, step);
      if (told.links.length > 0 && told.cell.unit === "people" && (anchorOf(told.claim.figure) ?? 0) >= LARGE)
        largeCount += step;
    },
    countOutlet: (name, step) => add(outlets, name, step),
    introduce: ({ person, phrase }, step) => {
      // of people whom no one quotes nothing depends
      const wasNew = isNew;
      add(introductions, `${person}\n${phrase}`, step);
      if (!people.has(person)) isNew = wasNew;
    },
    resolve: (now) => {
      if (book !== null && !isNew && now === places) return book;
      places = now;
      isNew = false;
      book = resolveSources(
        {
          said: names.keys(),
          outlets: nameOutlets(outlets.keys()),
          sides: new Set(sides.keys()),
          people: new Set(people.keys()),
          states: new Set(states.keys()),
          bodies: new Set(bodies.keys()),
          quoting: new Set(quoting.keys()),
          offices: gatherOffices(introductions.keys(), people),
          places,
        },
        book,
      );
      return book;
    },
    sides: () => new Set(sides.keys()),
    forces: forces.settle,
    isLarge: () => largeCount > 0,
  };
}

function gatherOffices(
  pairs: Iterable<string>,
  people: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byPerson = new Map<string, Set<string>>();
  for (const pair of [...pairs].sort()) {
    const [person = "", phrase = ""] = pair.split("\n");
    if (people.has(person)) byPerson.set(person, (byPerson.get(person) ?? new Set<string>()).add(phrase));
  }
  return byPerson;
}

function isOwnName(name: string, told: Told): boolean {
  const [words, own] = [foldWords(name), told.outlet.split(" ")];
  // "our ticketing data"
  if (hasSense(words[0] ?? "", "one-own")) return true;
  return areWordsWithin(words, own) || areWordsWithin(own, words);
}

// Of two spellings the first by letters, whichever came in first.
function nameOutlets(names: Iterable<string>): ReadonlyMap<string, string> {
  const byKey = new Map(
    [...names]
      .sort()
      .reverse()
      .map((name) => [foldName(name), name] as const),
  );
  byKey.delete("");
  return byKey;
}
