import { inflateRawSync } from "node:zlib";
import { hashName } from "./hash-name.ts";
import { readLexiconBytes, readLexiconFile } from "./read-lexicon-file.ts";

/** A town, city, region or country. */
export interface GazetteerPlace {
  readonly name: string;
  /** Name of the country it lies in; null for seas and continents, and what lies in several. */
  readonly country: string | null;
  readonly kind: "city" | "region" | "country";
  /** True where the name looked up is an old or foreign one, and `name` the one in use. */
  readonly renamed: boolean;
  /** People, to about a tenth; 0 where it is no city. */
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

interface Gazetteer {
  readonly keys: Int32Array;
  readonly placeOfKey: Uint16Array;
  /** Two bits for each name's hash ({@link bitOf}, {@link otherBitOf}): a hash without both is no name of the gazetteer. */
  readonly sieve: Uint32Array;
  readonly cityAt: (index: number) => GazetteerPlace;
  /** Regions, countries and other names, by the hash of the name. */
  readonly others: ReadonlyMap<number, readonly GazetteerPlace[]>;
}

const NEWLINE = 0x0a;
let loaded: Gazetteer | null = null;

/** Every place of a name, given by its {@link hashName}: countries and regions first, then cities, the largest first. */
export function placesOfHash(hash: number): readonly GazetteerPlace[] {
  const { keys, placeOfKey, cityAt, others } = gazetteer();
  const found: GazetteerPlace[] = [...(others.get(hash) ?? [])];
  for (let at = firstKey(keys, hash); at < keys.length && keys[at] === hash; at++) {
    found.push(cityAt(placeOfKey[at] ?? 0));
  }
  return found;
}

/** True where some place has the name with this hash. */
export function isPlaceHash(hash: number): boolean {
  const { keys, others, sieve } = gazetteer();
  // nearly every word of a text is no place: a look or two instead of a search through all names
  if (!holdsBit(sieve, bitOf(hash)) || !holdsBit(sieve, otherBitOf(hash))) return false;
  return others.has(hash) || keys[firstKey(keys, hash)] === hash;
}

/** Every place of a name, as {@link placesOfHash}. */
export function placesNamed(name: string): readonly GazetteerPlace[] {
  return placesOfHash(hashName(name));
}

function firstKey(keys: Int32Array, hash: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gazetteer(): Gazetteer {
  loaded ??= load();
  return loaded;
}

// The layout that scripts/pack-places.mjs writes: a line of JSON, then deflated columns.
function load(): Gazetteer {
  const bytes = readLexiconBytes("places.bin");
  const lineEnd = bytes.indexOf(NEWLINE);
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, lineEnd)));
  const { places, keys: keyCount, countries } = header as { places: number; keys: number; countries: string[] };
  const body = Uint8Array.from(inflateRawSync(bytes.subarray(lineEnd + 1))).buffer;
  let at = 0;
  const take = (size: number): number => {
    at += size;
    return at - size;
  };
  const keys = new Int32Array(body, take(keyCount * 4), keyCount);
  const placeOfKey = new Uint16Array(body, take(keyCount * 2), keyCount);
  const latitudes = new Int16Array(body, take(places * 2), places);
  const longitudes = new Int16Array(body, take(places * 2), places);
  const populations = new Uint8Array(body, take(places), places);
  const countryOf = new Uint8Array(body, take(places), places);
  const names = new TextDecoder().decode(new Uint8Array(body, at)).split("\n");
  const countryNames = namesOfCountries();
  const readCity = (index: number): GazetteerPlace => ({
    name: names[index] ?? "",
    country: countryNames.get(countries[countryOf[index] ?? 0] ?? "") ?? null,
    kind: "city",
    renamed: false,
    population: Math.round(2 ** ((populations[index] ?? 0) / 10)),
    latitude: (latitudes[index] ?? 0) / 100,
    longitude: (longitudes[index] ?? 0) / 100,
  });
  const made: GazetteerPlace[] = [];
  const cityAt = (index: number): GazetteerPlace => {
    const city = made[index] ?? readCity(index);
    made[index] = city;
    return city;
  };
  const cities = (hash: number): readonly GazetteerPlace[] => {
    const found: GazetteerPlace[] = [];
    for (let key = firstKey(keys, hash); keys[key] === hash; key++) found.push(cityAt(placeOfKey[key] ?? 0));
    return found;
  };
  const others = readOthers(cities, countryNames);
  return { keys, placeOfKey, sieve: sieveOf(keys, others.keys()), cityAt, others };
}

const SIEVE_BITS = 20;

function bitOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SIEVE_BITS);
}

function otherBitOf(hash: number): number {
  return Math.imul(hash, 0x85ebca6b) >>> (32 - SIEVE_BITS);
}

function holdsBit(sieve: Uint32Array, bit: number): boolean {
  return ((sieve[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

function sieveOf(keys: Int32Array, others: Iterable<number>): Uint32Array {
  const sieve = new Uint32Array(2 ** (SIEVE_BITS - 5));
  const mark = (hash: number): void => {
    for (const bit of [bitOf(hash), otherBitOf(hash)]) sieve[bit >>> 5] = (sieve[bit >>> 5] ?? 0) | (1 << (bit & 31));
  };
  for (const key of keys) mark(key);
  for (const hash of others) mark(hash);
  return sieve;
}

// The first of a code is the state that has it today.
function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name = "", code = ""] of readLexiconFile("countries")) if (!names.has(code)) names.set(code, name);
  return names;
}

function readOthers(
  cities: (hash: number) => readonly GazetteerPlace[],
  countryNames: ReadonlyMap<string, string>,
): ReadonlyMap<number, readonly GazetteerPlace[]> {
  const others = new Map<number, readonly GazetteerPlace[]>();
  const add = (name: string, place: GazetteerPlace) => {
    const hash = hashName(name);
    others.set(hash, [...(others.get(hash) ?? []), place]);
  };
  for (const [name = "", , , latitude = "", longitude = ""] of readLexiconFile("countries")) {
    const place = { name, country: name, kind: "country", renamed: false, population: 0 } as const;
    add(name, { ...place, latitude: Number(latitude), longitude: Number(longitude) });
  }
  for (const [name = "", country = "", latitude = "", longitude = ""] of readLexiconFile("regions")) {
    const place = {
      name,
      country: country === "" ? null : country,
      kind: "region",
      renamed: false,
      population: 0,
    } as const;
    add(name, { ...place, latitude: Number(latitude), longitude: Number(longitude) });
  }
  for (const [alias = "", name = "", code = ""] of readLexiconFile("place-aliases")) {
    const place = cities(hashName(name)).find(({ country }) => country === countryNames.get(code));
    // the name it goes by today, as the press writes it
    if (place !== undefined) add(alias, { ...place, name, renamed: alias !== name });
  }
  return others;
}
