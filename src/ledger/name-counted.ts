/** What names a thing that is counted: an entry, a cell of the ledger with its population, a source's figure. */
export interface CountedThing {
  readonly measure: string;
  /** The noun of what is counted, where the measure is `other`. */
  readonly counted: string | null;
  readonly unit: string;
  readonly population: { readonly name: string | null; readonly side: string | null; readonly role: string | null };
}

// Roles that are no nouns of people by themselves, with the noun that is.
const NOUNS_OF_ROLES: ReadonlyMap<string, string> = new Map([
  ["military", "soldiers"],
  ["civilian", "civilians"],
  ["civilians", "civilians"],
  ["medical", "medical workers"],
]);

// Measures that are nouns: "casualties among Ardovian troops", where a participle would stand behind the people.
const NOUN_MEASURES = new Set(["casualties", "refugees"]);

// Units that say how people are counted, not what else is.
const UNITS_OF_PEOPLE = new Set(["people", "percent", "ratio"]);

/** What is counted, in a few words: "Russian troops killed", "people aboard", "casualties among civilians", "tanks destroyed". */
export function nameCounted(thing: CountedThing): string {
  const who = nameWho(thing);
  const what = thing.measure === "other" ? (thing.counted ?? "counted") : thing.measure;
  const isAll = who === "people";
  // "civilian casualties": the people have the measure's word already
  if (who.toLowerCase().split(" ").includes(what.toLowerCase())) return who;
  if (NOUN_MEASURES.has(thing.measure)) return isAll ? what : `${what} among ${who}`;
  if (thing.measure !== "other") return `${who} ${what}`;
  if (isAll) return what;
  // "employees aboard": what is counted names them already
  const counted = what.replace(/^people /, "");
  const noun = who.toLowerCase().split(" ").at(-1) ?? "";
  return counted.toLowerCase().split(" ").includes(noun) ? counted : `${who} ${counted}`;
}

/** The same with its place behind a comma, where the words do not name it. */
export function nameCountedIn(thing: CountedThing, place: string | null): string {
  const name = nameCounted(thing);
  return place === null || name.toLowerCase().includes(place.toLowerCase()) ? name : `${name}, ${place}`;
}

function nameWho({ population, unit }: CountedThing): string {
  const { name, side, role } = population;
  if (name !== null) return NOUNS_OF_ROLES.get(name.toLowerCase()) ?? name;
  const noun = role === null ? (UNITS_OF_PEOPLE.has(unit) ? "people" : unit) : (NOUNS_OF_ROLES.get(role) ?? role);
  return side === null ? noun : `${noun} of ${side}`;
}
