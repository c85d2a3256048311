import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { reportDay } from "../time/anchor-day.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { findEvents } from "../time/find-events.ts";
import { saidWordAt } from "../time/said-word.ts";
import { findPlaces, type PlaceMention } from "./find-places.ts";
import { findSides } from "./find-sides.ts";

interface StoryPlace {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}

const storyByDoc = new WeakMap<Doc, StoryPlace | "none">();
// Where a report says that its event was counts more than what it names in passing.
const EVENT_WEIGHT = 4;
const LEAD_WEIGHT = 2;
const LEAD_SENTENCES = 3;

/**
 * Gives each figure the place that it covers: “in Ostrel province” in its own clause, else the place of the story, which is
 * where the report says its event was. Never the dateline, and never where something was said.
 */
export const placeClaims: Refiner = (context, drafts) => {
  if (drafts.length === 0) return drafts;
  const placesBySentence = new Map<number, readonly PlaceMention[]>();
  const placesOf = (sentence: number): readonly PlaceMention[] => {
    const known = placesBySentence.get(sentence);
    if (known !== undefined) return known;
    const places = findPlaces(context, ...sentenceTokens(context.doc, sentence));
    placesBySentence.set(sentence, places);
    return places;
  };
  return drafts.map((draft) => {
    if (draft.place !== null) return draft;
    const own = placeInClause(context, draft, placesOf(draft.sentence));
    const place = own ?? (draft.comparison ? null : storyPlace(context));
    if (place === null) return draft;
    const { doc } = context;
    const rule = own === null ? "place: the story's" : "place: told in the clause";
    const reason = { rule, start: doc.start[place.first] ?? 0, end: doc.end[place.end - 1] ?? 0 };
    return { ...draft, place: place.name, why: [...draft.why, reason] };
  });
};

function placeInClause(context: ClaimContext, draft: ClaimDraft, places: readonly PlaceMention[]): PlaceMention | null {
  const [sentenceFirst] = sentenceTokens(context.doc, draft.sentence);
  const located = places.filter(({ locative }) => locative !== -1);
  const after = located.find(
    ({ locative, end }) =>
      locative >= draft.figureFirst && end <= draft.clauseEnd + 1 && !isCued(context, draft.figureEnd, locative),
  );
  if (after !== undefined) return after;
  const before = located.filter(
    ({ first, end }) => end <= draft.figureFirst && first >= Math.min(draft.clauseFirst, sentenceFirst),
  );
  // “In Kharkiv, 12 people died”: at the head of the sentence; else within the figure's own clause
  const head = before.find(({ locative }) => locative - sentenceFirst <= 1);
  const inClause = before.filter(({ locative }) => locative >= draft.clauseFirst).at(-1);
  if (inClause !== undefined && !isCued(context, inClause.end, draft.figureFirst)) return inClause;
  return head !== undefined && !isCued(context, head.end, draft.figureFirst) ? head : null;
}

// A saying between a place and a figure: the place may be where it was said. “After” and “;” lead to something else.
function isCued(context: ClaimContext, first: number, end: number): boolean {
  const { doc, lexicon } = context;
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.quote || saidWordAt(context, token) !== null) return true;
    const time = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    if (time === "after" || time === "before" || tokenText(doc, token) === ";") return true;
  }
  return false;
}

/** The place that most of the report is about; null where it names none. */
export function storyPlace(context: ClaimContext): StoryPlace | null {
  const { doc } = context;
  const known = storyByDoc.get(doc);
  if (known !== undefined) return known === "none" ? null : known;
  const place = weighPlaces(context);
  storyByDoc.set(doc, place ?? "none");
  return place;
}

function weighPlaces(context: ClaimContext): StoryPlace | null {
  const { doc } = context;
  const events = new Set(findEvents(context).map(({ sentence }) => sentence));
  const weights = new Map<string, { weight: number; readonly isCountry: boolean; readonly place: StoryPlace }>();
  let townEnd = -1;
  let judged = -1;
  let isPast = false;
  for (const { first, end, name, locative, kind } of findPlaces(context, 0, doc.tokenCount)) {
    const sentence = doc.sentence[first] ?? 0;
    if (sentence !== judged) isPast = isOtherTime(context, sentence);
    judged = sentence;
    // “In 1988 a quake in Armenia”: another time's place
    if (isPast) continue;
    // “in Dunmere, Norland”: what is put in the town is put in its country
    const isTownsCountry = kind === "country" && first === townEnd + 1 && doc.kind[townEnd] === TokenKind.comma;
    townEnd = locative === -1 ? -1 : end;
    let weight = locative === -1 && !isTownsCountry ? 0 : 1;
    if (isEventOf(context, first) || isEventAt(context, end)) weight += EVENT_WEIGHT;
    if (weight > 0 && sentence < LEAD_SENTENCES) weight += LEAD_WEIGHT;
    if (weight > 0 && events.has(sentence)) weight += LEAD_WEIGHT;
    if (weight === 0) continue;
    const entry = weights.get(name);
    if (entry === undefined) weights.set(name, { weight, isCountry: kind === "country", place: { name, first, end } });
    else entry.weight += weight;
  }
  // a country holds the whole story's figures; a place in it only those told there
  const ranked = [...weights.values()].sort((a, b) => b.weight - a.weight || a.place.first - b.place.first);
  const country = ranked.find(({ isCountry }) => isCountry) ?? null;
  if (country !== null) return country.place;
  const side = mainSide(context);
  if (side !== null) return side;
  const [best] = ranked;
  return best !== undefined && best.weight > LEAD_WEIGHT ? best.place : null;
}

// A report that puts nothing in any country is about the one that it names most; of two that fight, nobody can tell.
function mainSide(context: ClaimContext): StoryPlace | null {
  const counts = new Map<string, { count: number; readonly place: StoryPlace }>();
  for (const { side, form, first, end } of findSides(context)) {
    if (form !== "name" && form !== "adjective") continue;
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
  return daysWithin(findDays(context), first, end).some(
    ({ form, to }) => form === "year" && to !== null && (anchor === null || to < anchor.day),
  );
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
