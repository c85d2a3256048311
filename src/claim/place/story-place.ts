import { findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { reportDay } from "../time/anchor-day.ts";
import { addDays } from "../time/day.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { findEvents } from "../time/find-events.ts";
import { holdsSaidWord } from "../time/said-word.ts";
import { findPlaces, type PlaceMention } from "./find-places.ts";
import { findSides } from "./find-sides.ts";

/** A place, and the words that told it: tokens `[first, end)`. */
export interface StoryPlace {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}

/** What a report is about: `place` where its event was, `land` the country or region of it. Null where not told. */
export interface StoryGround {
  readonly place: StoryPlace | null;
  readonly land: StoryPlace | null;
}

interface Weighed {
  weight: number;
  /** How often an event that happens in one place was put there. */
  points: number;
  readonly kind: PlaceMention["kind"];
  readonly place: StoryPlace;
}

const groundByDoc = new WeakMap<Doc, StoryGround>();
// Where a report says that its event was counts more than what it names in passing.
const EVENT_WEIGHT = 4;
const POINT_WEIGHT = 3;
const LEAD_WEIGHT = 2;
const TITLE_WEIGHT = 3;
const LEAD_SENTENCES = 3;
/** A month that ended so long before the report is another time’s. */
const OTHER_TIME_DAYS = 14;

/**
 * Where the report’s event was. What happens in one place (a strike, a crash, a sinking) was where the report puts it, as
 * narrowly as it does; a quake, an outbreak, a war was in the country that the report is about.
 */
export function storyGround(context: ClaimContext): StoryGround {
  const { doc } = context;
  const known = groundByDoc.get(doc);
  if (known !== undefined) return known;
  const ground = weighPlaces(context);
  groundByDoc.set(doc, ground);
  return ground;
}

function weighPlaces(context: ClaimContext): StoryGround {
  const { doc } = context;
  const ranked = [...listWeights(context).values()].sort(
    (a, b) => b.weight - a.weight || a.place.first - b.place.first,
  );
  const [best] = ranked;
  const country = ranked.find(({ kind }) => kind === "country") ?? null;
  const point = isOfOnePlace(context, doc)
    ? ranked.find(({ kind, points }) => kind !== "country" && points > 0)
    : undefined;
  const land = country !== null && country.weight * 2 >= (best?.weight ?? 0) ? country.place : null;
  if (point !== undefined) return { place: point.place, land };
  if (land !== null) return { place: land, land };
  const isPlaced = best !== undefined && best.weight > LEAD_WEIGHT + 1;
  if (isPlaced) return { place: best.place, land: country?.place ?? null };
  const side = mainSide(context);
  if (side !== null) return { place: side, land: side };
  return { place: best !== undefined && best.weight > LEAD_WEIGHT ? best.place : null, land: null };
}

function listWeights(context: ClaimContext): ReadonlyMap<string, Weighed> {
  const { doc, report } = context;
  const events = new Set(findEvents(context).map(({ sentence }) => sentence));
  const weights = new Map<string, Weighed>();
  let townEnd = -1;
  for (const mention of findPlaces(context, 0, doc.tokenCount)) {
    const { first, end, name, locative, kind } = mention;
    const sentence = doc.sentence[first] ?? 0;
    // “In 1988 a quake in Armenia”: another time's place
    if (isOtherTime(context, sentence)) continue;
    // “in Dunmere, Norland”: what is put in the town is put in its country
    const isTownsCountry = kind === "country" && first === townEnd + 1 && doc.kind[townEnd] === TokenKind.comma;
    townEnd = locative === -1 ? -1 : end;
    let weight = locative === -1 && !isTownsCountry ? 0 : 1;
    if (isEventOf(context, first) || isEventAt(context, end)) weight += EVENT_WEIGHT;
    if (weight > 0 && sentence < LEAD_SENTENCES) weight += LEAD_WEIGHT;
    if (weight > 0 && events.has(sentence)) weight += LEAD_WEIGHT;
    if (weight === 0) continue;
    const isPoint = !mention.isOwner && isPutByPoint(context, mention);
    if (isPoint) weight += POINT_WEIGHT;
    const known = weights.get(name);
    if (known === undefined) {
      const titled = context.in === "text" && (report.title ?? "").includes(name) ? TITLE_WEIGHT : 0;
      weights.set(name, { weight: weight + titled, points: Number(isPoint), kind, place: { name, first, end } });
    } else {
      known.weight += weight;
      known.points += Number(isPoint);
    }
  }
  return weights;
}

// The first event that the report tells of: does it happen in one place?
function isOfOnePlace(context: ClaimContext, { sentenceCount }: Doc): boolean {
  for (let sentence = 0; sentence < Math.min(sentenceCount, LEAD_SENTENCES * 2); sentence++) {
    const [first, end] = sentenceTokens(context.doc, sentence);
    for (const { phrase } of findPhrases(context.lexicon, context.doc, "events", first, end)) {
      const [kind = "", , extent = ""] = phrase.fields;
      if (kind === "noun" || kind === "happens") return extent === "point";
    }
    // “killed 50 civilians in the town of Merawi”: a deed, whatever it is called
    if (sentence === 0 && findPhrases(context.lexicon, context.doc, "measures", first, end).length > 0) continue;
  }
  return true;
}

// “An air strike hit the market in Ered”, “went down off Punta Grisa”: the word before tells of what happens in one place.
function isPutByPoint(context: ClaimContext, { locative, kind }: PlaceMention): boolean {
  const { doc, lexicon } = context;
  if (locative === -1 || kind === "country") return false;
  const sentence = doc.sentence[locative] ?? 0;
  const [first] = sentenceTokens(doc, sentence);
  const word = findPhrases(lexicon, doc, "events", first, locative + 1).findLast(({ phrase }) => {
    const [form, , extent] = phrase.fields;
    return (form === "noun" || form === "happens") && extent === "point";
  });
  if (word !== undefined) return !holdsSaidWord(context, word.end, locative);
  if (sentence > 0) return false;
  const deed = findPhrases(lexicon, doc, "measures", first, locative).at(-1);
  return deed !== undefined && !holdsSaidWord(context, deed.end, locative);
}

// A report that puts nothing in any country is about the one that it names most; of two that fight, nobody can tell.
function mainSide(context: ClaimContext): StoryPlace | null {
  const { doc } = context;
  const counts = new Map<string, { count: number; readonly place: StoryPlace }>();
  for (const { side, form, first, end } of findSides(context)) {
    if (form !== "name" && form !== "adjective") continue;
    if (isOtherTime(context, doc.sentence[first] ?? 0)) continue;
    const entry = counts.get(side);
    if (entry === undefined) counts.set(side, { count: 1, place: { name: side, first, end } });
    else entry.count += 1;
  }
  const [top, next] = [...counts.values()].sort((a, b) => b.count - a.count);
  return top !== undefined && (next === undefined || top.count >= 2 * next.count) ? top.place : null;
}

function isOtherTime(context: ClaimContext, sentence: number): boolean {
  const [first, end] = sentenceTokens(context.doc, sentence);
  const anchor = reportDay(context);
  const limit = anchor === null ? null : addDays(anchor.day, -OTHER_TIME_DAYS);
  return daysWithin(findDays(context), first, end).some(({ form, to }) => {
    if (form === "month") return to !== null && limit !== null && to < limit;
    return form === "year" && to !== null && (anchor === null || to < anchor.day);
  });
}

// “the Norland quake”: the name stands before its event.
function isEventAt({ doc, lexicon }: ClaimContext, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "events")?.phrase.fields[0] === "noun";
}

// “the invasion of Ukraine”, “struck eastern Norland”, “the war in Sudan”: the event's own place; not “fighting with Norland”.
function isEventOf(context: ClaimContext, token: number): boolean {
  const { doc, lexicon } = context;
  const sentence = doc.sentence[token];
  let isLed = false;
  for (let at = token - 1; at >= Math.max(0, token - 3) && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] !== TokenKind.word) return false;
    const kind = matchPhrase(lexicon, doc, at, "events")?.phrase.fields[0];
    if (kind === "begins" || kind === "happens") return true;
    if (kind === "noun" || kind === "known") return isLed;
    const form = matchPhrase(lexicon, doc, at, "demonyms")?.phrase.fields[0];
    if (form === "locative" || form === "origin") isLed = true;
  }
  return false;
}
