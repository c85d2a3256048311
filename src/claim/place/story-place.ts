import { findPhrases, matchPhrase, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, TokenShape, tokensText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { reportDay } from "../time/anchor-day.ts";
import { addDays } from "../time/day.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { findEvents } from "../time/find-events.ts";
import { readDateline } from "../time/read-dateline.ts";
import { isEdge } from "../time/resolve-day.ts";
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
  readonly country: string | null;
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
  const ranked = [...listWeights(context).values()].sort(
    (a, b) => b.weight - a.weight || a.place.first - b.place.first,
  );
  const [best] = ranked;
  const country = ranked.find(({ kind }) => kind === "country") ?? null;
  const isPoint = isOfOnePlace(context);
  const point = isPoint ? ranked.find(({ kind, points }) => kind !== "country" && points > 0) : undefined;
  const side = mainSide(context);
  const located = country !== null && country.weight * 2 >= (best?.weight ?? 0) ? country.place : null;
  const land = located ?? side;
  if (point !== undefined) {
    // a strike by one land in another is not in the first
    const isOutside = point.country !== null && land !== null && point.country !== land.name;
    return { place: point.place, land: isOutside ? null : land };
  }
  if (land !== null) return { place: land, land };
  const isPlaced = best !== undefined && best.weight > LEAD_WEIGHT;
  return { place: isPlaced ? best.place : null, land: country?.place ?? null };
}

function listWeights(context: ClaimContext): ReadonlyMap<string, Weighed> {
  const { doc, report } = context;
  const events = new Set(findEvents(context).map(({ sentence }) => sentence));
  const weights = new Map<string, Weighed>();
  let townEnd = -1;
  for (const mention of findPlaces(context, 0, doc.tokenCount)) {
    const { first, end, name, locative } = mention;
    // “in northern Norland”, “in six districts of Norland”: what has a north or districts is a land, though no list knows it
    const kind = mention.kind === "told" && isOfLand(context, first) ? "country" : mention.kind;
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
      // a headline names the parties of a war; a town it names is where it was
      const isTitled = context.in === "text" && kind !== "country" && (report.title ?? "").includes(name);
      const titled = isTitled ? TITLE_WEIGHT : 0;
      const points = Number(isPoint) + Number(isTitled);
      weights.set(name, {
        weight: weight + titled,
        points,
        kind,
        country: mention.country,
        place: { name, first, end },
      });
    } else {
      known.weight += weight;
      known.points += Number(isPoint);
    }
  }
  addTitle(context, weights);
  return weights;
}

// “How many died at Ered Sul?”: where a headline puts the event, though the text may never say so.
function addTitle(context: ClaimContext, weights: Map<string, Weighed>): void {
  const { lexicon, report } = context;
  if (context.in !== "text" || report.title === null) return;
  const doc = readDoc(report.title, lexicon.vocabulary);
  for (const { name, kind, country, locative, isOwner } of findPlaces(
    { ...context, in: "title", doc, body: context },
    0,
    doc.tokenCount,
  )) {
    if (locative === -1 || isOwner || kind === "country" || weights.has(name)) continue;
    weights.set(name, { weight: TITLE_WEIGHT, points: 1, kind, country, place: { name, first: 0, end: 1 } });
  }
}

function isOfLand({ doc, lexicon }: ClaimContext, token: number): boolean {
  const wordAt = (at: number): readonly string[] =>
    at < 0 ? [] : (matchPhrase(lexicon, doc, at, "demonyms")?.phrase.fields ?? []);
  const [form] = wordAt(token - 1);
  return form === "compass" || (form === "origin" && wordAt(token - 2)[1] === "parts");
}

// Does what the report tells of happen in one place? What has no name, as a killing, does.
function isOfOnePlace(context: ClaimContext): boolean {
  const event = leadingEvent(context);
  return event === null || event.phrase.fields[2] === "point";
}

// “An air strike hit the market in Ered”, “went down off Punta Grisa”: the word before tells of what happens in one place.
function isPutByPoint(context: ClaimContext, { locative, end, kind }: PlaceMention): boolean {
  const { doc, lexicon } = context;
  if (locative === -1 || kind === "country") return false;
  const sentence = doc.sentence[locative] ?? 0;
  const [opening] = sentenceTokens(doc, sentence);
  const word = findPhrases(lexicon, doc, "events", opening, locative + 1).findLast(({ phrase }) => {
    const [form, , extent] = phrase.fields;
    return (form === "noun" || form === "happens") && extent === "point";
  });
  if (word !== undefined) return !holdsSaidWord(context, word.end, locative);
  // “rode into the town of Dogon late on Monday and opened fire”
  if (sentence === 0 && leadsToDeed(context, end)) return true;
  // “killed 50 in the town of Merawi”, “of those killed in Ered Sul on Tuesday”: a deed, whatever it is called
  const deed = findPhrases(lexicon, doc, "measures", opening, locative).at(-1);
  if (deed === undefined || holdsSaidWord(context, deed.end, locative)) return false;
  // not “had crossed into Norland since Monday”
  return (
    sentence === 0 ||
    daysWithin(findDays(context), end, end + 3).some(({ day, first }) => day !== null && !isEdge(context, first))
  );
}

// What was done comes behind the place, with no one speaking between.
function leadsToDeed(context: ClaimContext, from: number): boolean {
  const { doc, lexicon } = context;
  const [, end] = sentenceTokens(doc, doc.sentence[from - 1] ?? 0);
  const word = findPhrases(lexicon, doc, "events", from, end).find(
    ({ phrase }) => phrase.fields[0] === "happens" && phrase.fields[2] === "point",
  );
  return word !== undefined && !holdsSaidWord(context, from, word.first);
}

// A report that puts nothing in any country is about the one that it names most, or that its dateline names with it; of two
// that fight, nobody can tell.
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
  if (top === undefined) return ofOutlet(context);
  // “had crossed into neighbouring Norland”: named once and further down, it is not what the report is about
  if (top.count === 1 && next === undefined && (doc.sentence[top.place.first] ?? 0) >= LEAD_SENTENCES * 2) return null;
  const isAtWar = leadingEvent(context)?.phrase.fields[1] === "war";
  if (isAtWar && next !== undefined && next.count > 1) return null;
  if (next === undefined || top.count >= 2 * next.count) return top.place;
  const filed = context.in === "text" ? (readDateline(context)?.country ?? null) : null;
  return filed === null || isAtWar ? null : (counts.get(filed)?.place ?? null);
}

// What an office of a land publishes in its own name is of that land: “Disaster Agency of Norland”.
function ofOutlet({ doc, lexicon, report }: ClaimContext): StoryPlace | null {
  const outlet = report.outlet?.name ?? "";
  if (doc.tokenCount === 0 || outlet === "") return null;
  const name = readDoc(outlet, lexicon.vocabulary);
  const [office] = findPhrases(lexicon, name, "offices", 0, name.tokenCount).filter(
    ({ phrase }) => phrase.fields[0] === "land",
  );
  let of = -1;
  for (let token = office?.end ?? name.tokenCount; token < name.tokenCount; token++)
    if (matchPhrase(lexicon, name, token, "joints")?.phrase.fields[0] === "of") of = token;
  const isName = of !== -1 && of + 1 < name.tokenCount && ((name.shape[of + 1] ?? 0) & TokenShape.capital) !== 0;
  return isName ? { name: tokensText(name, of + 1, name.tokenCount), first: 0, end: 1 } : null;
}

// The first event that the report tells of.
function leadingEvent({ doc, lexicon }: ClaimContext): PhraseMatch | null {
  for (let sentence = 0; sentence < Math.min(doc.sentenceCount, LEAD_SENTENCES * 2); sentence++) {
    const word = findPhrases(lexicon, doc, "events", ...sentenceTokens(doc, sentence)).find(({ phrase }) => {
      const [kind] = phrase.fields;
      return kind === "noun" || kind === "happens" || kind === "known";
    });
    if (word !== undefined) return word;
  }
  return null;
}

/** Whether a sentence tells of a month or year long before the report. */
export function isOtherTime(context: ClaimContext, sentence: number): boolean {
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
