import { type GazetteerPlace, isPlaceHash, placesOfHash } from "../../lexicon/gazetteer.ts";
import { addToName, NAME_SEED } from "../../lexicon/hash-name.ts";
import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape, tokensText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { readDateline } from "../time/read-dateline.ts";
import { isCompound, saidWordAt } from "../time/said-word.ts";
import { findSides, firstEndingAfter, isCapitalSentence } from "./find-sides.ts";
import type { SideMention } from "./side-mention.ts";

/** Tokens `[first, end)` that name a place. */
export interface PlaceMention {
  readonly first: number;
  readonly end: number;
  /** As records show it: a country's own name, a city as said. */
  readonly name: string;
  /** Null where no list has the place, or it lies in several. */
  readonly country: string | null;
  readonly kind: "country" | "region" | "city" | "told";
  /** Token of the word that puts something there: “in”, “near”, “off”; -1 where none does. */
  readonly locative: number;
  /** True where it only says whose the next place is: “India’s Uttar Pradesh state”. */
  readonly isOwner: boolean;
}

const CATEGORY = "demonyms";
const LONGEST_NAME = 4;
// “in eastern Norland”, “in the neighbouring village of Upper Tolm”: what may stand between the small word and the name.
const REACH = 6;
// A name in two or more words, or of a large town, is a place without more ado; “March” and “Reading” are not.
const LARGE = 100_000;

/**
 * The places named in tokens `[first, end)`, from left to right: countries, theatres and regions, towns of the gazetteer,
 * and names that the words themselves make a place (“the village of Lower Varrow”, “Ostrim province”).
 */
export function findPlaces(context: ClaimContext, first: number, end: number): readonly PlaceMention[] {
  const { doc } = context;
  const dateline = context.in === "title" ? null : readDateline(context);
  const sides = findSides(context);
  let next = firstEndingAfter(sides, first);
  const mentions: PlaceMention[] = [];
  for (let token = first; token < end; token++) {
    if (doc.kind[token] !== TokenKind.word || ((doc.shape[token] ?? 0) & TokenShape.capital) === 0) continue;
    if (dateline !== null && token >= dateline.first && token < dateline.end) continue;
    while ((sides[next]?.end ?? token + 1) <= token) next += 1;
    const side = sides[next];
    const isSide = side !== undefined && side.first <= token && side.form !== "capital";
    if (!isSide && isSmallWord(context, token)) continue;
    const mention = isSide ? readSide(context, side, token) : readName(context, token, end);
    if (mention === null) continue;
    addMention(doc, mentions, mention);
    token = mention.end - 1;
  }
  return mentions;
}

function addMention(doc: Doc, mentions: PlaceMention[], mention: PlaceMention): void {
  const last = mentions.at(-1);
  const gap = last === undefined ? -1 : mention.first - last.end;
  if (last !== undefined && gap === 1 && doc.kind[last.end] === TokenKind.clitic) {
    // “in northern India’s Uttar Pradesh state”: what is put in the state is put in its owner
    mentions[mentions.length - 1] = { ...last, isOwner: true };
    mentions.push({ ...mention, locative: mention.locative === -1 ? last.locative : mention.locative });
    return;
  }
  const isHomonym = last?.kind === "country" && mention.kind === "region" && mention.country !== last.country;
  if (last !== undefined && isHomonym && gap === 1 && doc.kind[last.end] === TokenKind.comma) {
    // “in Lebanon, Pennsylvania” is no country
    const name = `${last.name}, ${mention.name}`;
    mentions[mentions.length - 1] = { ...last, end: mention.end, name, country: mention.country, kind: "told" };
    return;
  }
  mentions.push(mention);
}

// “In Harn district”: the small word that opens a sentence has a capital, and is no part of the name.
function isSmallWord(context: ClaimContext, token: number): boolean {
  const { doc, lexicon } = context;
  if (doc.sentenceFirst[doc.sentence[token] ?? 0] !== token) return false;
  const form = formAt(context, token);
  return form === "locative" || form === "origin" || matchPhrase(lexicon, doc, token, "joints") !== null;
}

function readSide(context: ClaimContext, { side, form, end }: SideMention, token: number): PlaceMention | null {
  if (form !== "name") return null;
  const locative = locativeBefore(context, token);
  return { first: token, end, name: side, country: side, kind: "country", locative, isOwner: false };
}

function readName(context: ClaimContext, token: number, limit: number): PlaceMention | null {
  const { doc } = context;
  // where all words are written large a name is a place only if a list has it
  const isShouted = isCapitalSentence(doc, doc.sentence[token] ?? 0);
  if (isShouted && !mayBeListed(doc, token, limit)) return null;
  if (isOtherName(context, token)) return null;
  const fullEnd = endOfName(doc, token, limit);
  // “Ostrim Province” and “Ostrim province” are one place
  const nameEnd = fullEnd - token > 1 && isUnit(context, fullEnd - 1) ? fullEnd - 1 : fullEnd;
  if (isBody(context, nameEnd - 1) || isStreet(context, token, nameEnd)) return null;
  const listed = readListed(context, token, nameEnd);
  if (listed !== null) return listed;
  if (isShouted) return null;
  // “Ostrim province”, “the village of Lower Varrow”: the noun makes it a place, whatever its name
  const isLand = formAt(context, nameEnd) === "land" || isUnit(context, nameEnd) || isLandOf(context, token);
  const locative = locativeBefore(context, token);
  const isTold =
    isLand ||
    isNamedEvent(context, token, nameEnd) ||
    (locative !== -1 && isPlainName(context, token, nameEnd, locative));
  if (!isTold) return null;
  const name = tokensText(doc, token, nameEnd);
  return { first: token, end: nameEnd, name, country: null, kind: "told", locative, isOwner: false };
}

// A look before the name is read: whether any list has its first words. Most words begin no place.
function mayBeListed(doc: Doc, token: number, limit: number): boolean {
  let hash = NAME_SEED;
  let words = 0;
  for (let at = token; at < limit && words < LONGEST_NAME; at++) {
    const kind = doc.kind[at];
    if (kind === TokenKind.dash) continue;
    if (kind !== TokenKind.word) return false;
    hash = addToName(hash, doc.hash[at] ?? 0);
    words += 1;
    if (isPlaceHash(hash | 0)) return true;
  }
  return false;
}

// “in Mirzan”, “near Kale Dere”, “in eastern Sarvania”: a name that stands behind a small word without an article. Not “in
// the Senate”, “at EPX”, “in Group B”, “off Capt. Marr”.
function isPlainName({ doc, lexicon }: ClaimContext, token: number, end: number, locative: number): boolean {
  const isShouted = ((doc.shape[end - 1] ?? 0) & TokenShape.allCapitals) !== 0;
  if (isShouted || (doc.end[end - 1] ?? 0) - (doc.start[token] ?? 0) < 4 || token - locative > 2) return false;
  if (doc.kind[end] === TokenKind.number) return false;
  // “in Norland’s insurgency”, not “in Brandt’s office”
  const isOfEvent = matchPhrase(lexicon, doc, end + 1, "events")?.phrase.fields[0] === "noun";
  if (doc.kind[end] === TokenKind.clitic && !isOfEvent) return false;
  for (let at = locative; at < token; at++) {
    const joint = matchPhrase(lexicon, doc, at, "joints")?.phrase.fields[0];
    if (joint === "the" || joint === "article" || joint === "all") return false;
    if (matchPhrase(lexicon, doc, at, "cues") !== null || matchPhrase(lexicon, doc, at, "events") !== null)
      return at === locative;
  }
  return true;
}

function readListed(context: ClaimContext, token: number, nameEnd: number): PlaceMention | null {
  const { doc } = context;
  let hash = NAME_SEED;
  let best: { readonly end: number; readonly hash: number } | null = null;
  let words = 0;
  for (let at = token; at < nameEnd && words < LONGEST_NAME; at++) {
    if (doc.kind[at] !== TokenKind.word && doc.kind[at] !== TokenKind.number) continue;
    hash = addToName(hash, doc.hash[at] ?? 0);
    words += 1;
    if (isPlaceHash(hash | 0)) best = { end: at + 1, hash: hash | 0 };
  }
  if (best === null) return null;
  // part of a longer name of something else: “Hull Street”, “London Bridge”
  if (best.end < nameEnd && formAt(context, best.end) !== "land") return null;
  const place = likeliest(context, placesOfHash(best.hash));
  if (place === undefined) return null;
  const isSure = best.end - token > 1 || place.kind !== "city" || place.population >= LARGE;
  const locative = locativeBefore(context, token);
  if (locative === -1 && !isSure) return null;
  const said = tokensText(doc, token, best.end);
  // “Kiev” is shown as Kyiv, which its own list says; what GeoNames spells otherwise stays as said, and so does “Gaza City”
  const isOther = place.renamed && !said.startsWith(place.name);
  const name = isOther ? place.name : place.kind === "city" || place.renamed ? said : place.name;
  return { first: token, end: best.end, name, country: place.country, kind: place.kind, locative, isOwner: false };
}

const sideNamesByDoc = new WeakMap<Doc, ReadonlySet<string>>();

function sideNames(context: ClaimContext): ReadonlySet<string> {
  const known = sideNamesByDoc.get(context.doc);
  if (known !== undefined) return known;
  const names = new Set(findSides(context).map(({ side }) => side));
  sideNamesByDoc.set(context.doc, names);
  return names;
}

// Of several places of one name the one in a country that the report speaks of, else the largest.
function likeliest(context: ClaimContext, places: readonly GazetteerPlace[]): GazetteerPlace | undefined {
  const [first] = places;
  if (places.length < 2 || first?.kind !== "city") return first;
  const sides = sideNames(context);
  return places.find(({ country }) => country !== null && sides.has(country)) ?? first;
}

// Capitalised words in a row, with small joints and hyphens inside: Port-au-Prince, Rio de Janeiro, Deir al-Balah.
function endOfName(doc: Doc, first: number, limit: number): number {
  let end = first + 1;
  for (let at = first + 1; at < Math.min(limit, first + 8); at++) {
    if (doc.sentence[at] !== doc.sentence[first]) break;
    const isDash = doc.kind[at] === TokenKind.dash && ((doc.shape[at] ?? 0) & TokenShape.spaced) === 0;
    const isName = doc.kind[at] === TokenKind.word && ((doc.shape[at] ?? 0) & TokenShape.capital) !== 0;
    const isClose = ((doc.shape[at] ?? 0) & TokenShape.spaced) === 0;
    if (isName) end = at + 1;
    else if (!isDash && !(doc.kind[at] === TokenKind.word && isClose)) break;
  }
  return end;
}

// The small word that puts something at the name: “in eastern Norland”, “off the coast of Maresa”.
function locativeBefore(context: ClaimContext, token: number): number {
  const { doc } = context;
  let isOfLand = false;
  for (let at = token - 1; at >= token - REACH && at >= 0 && doc.sentence[at] === doc.sentence[token]; at--) {
    // “north-central Norland”
    if (doc.kind[at] === TokenKind.dash && ((doc.shape[at] ?? 0) & TokenShape.spaced) === 0) continue;
    if (doc.kind[at] !== TokenKind.word) return -1;
    const form = formAt(context, at);
    if (form === "locative") return at;
    // “the count for Mirzan”
    if (form === "count" && at === token - 1 && matchPhrase(context.lexicon, doc, at - 1, "tolls") !== null) return at;
    // “three miles from Punta Grisa”
    if (form === "origin" && at === token - 1 && isLength(context, at - 1)) return at;
    if (form === "origin" && at === token - 1) isOfLand = formAt(context, at - 1) === "land";
    else if (form === "origin") return -1;
    if (form === "origin" && !isOfLand) return -1;
    if (((doc.shape[at] ?? 0) & TokenShape.capital) !== 0 && form !== "land") return -1;
    if (isVerb(context, at)) return -1;
  }
  return -1;
}

// “the Kale Varrow landslide”, “the Norland earthquake”: what shakes or buries a land bears its name, as a fever or a ship’s
// sinking does not
const LAND_EVENTS: ReadonlySet<string> = new Set(["quake", "flood", "eruption"]);

function isNamedEvent({ doc, lexicon }: ClaimContext, token: number, end: number): boolean {
  const [kind, eventClass = ""] = matchPhrase(lexicon, doc, end, "events")?.phrase.fields ?? [];
  if (kind !== "noun" || !LAND_EVENTS.has(eventClass) || doc.sentence[end] !== doc.sentence[token]) return false;
  return matchPhrase(lexicon, doc, token - 1, "joints")?.phrase.fields[0] === "the";
}

function isLength({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "units")?.phrase.fields[0] === "length";
}

function isVerb(context: ClaimContext, token: number): boolean {
  const { doc, lexicon } = context;
  // “rebel-held parts of Norland”
  if (isCompound(doc, token)) return false;
  return saidWordAt(context, token) !== null || matchPhrase(lexicon, doc, token, "measures") !== null;
}

function isLandOf(context: ClaimContext, token: number): boolean {
  return formAt(context, token - 1) === "origin" && formAt(context, token - 2) === "land";
}

function isOtherName({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "calendar") !== null || matchPhrase(lexicon, doc, token, "numerals") !== null;
}

function isBody(context: ClaimContext, token: number): boolean {
  return formAt(context, token) === "body";
}

// “on Tannery Lane in Ostmark”: the town is the place
function isStreet(context: ClaimContext, first: number, end: number): boolean {
  return end - first > 1 && formAt(context, end - 1) === "street";
}

function isUnit({ doc, lexicon }: ClaimContext, token: number): boolean {
  const [form, unit] = matchPhrase(lexicon, doc, token, CATEGORY)?.phrase.fields ?? [];
  return (form === "land" || form === "organ") && unit === "unit";
}

function formAt({ doc, lexicon }: ClaimContext, token: number): string | null {
  return token < 0 ? null : (matchPhrase(lexicon, doc, token, CATEGORY)?.phrase.fields[0] ?? null);
}
