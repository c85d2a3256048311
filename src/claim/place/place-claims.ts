import { matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { sceneAt } from "../time/find-scenes.ts";
import { holdsSaidWord, saidWordAt } from "../time/said-word.ts";
import { storyBeginning } from "../time/story-beginning.ts";
import { findPlaces, type PlaceMention } from "./find-places.ts";
import { isOtherTime, type StoryPlace, storyGround } from "./story-place.ts";

/**
 * Gives each figure the place that it covers: “in Ostrim province” in its own clause, else the place of the story, which is
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
    const places = placesOf(draft.sentence);
    const told = placeInClause(context, draft, places);
    // “in Ostrim and Mirzan”: neither of the two alone
    const own = told !== null && isOneOfTwo(context, told, places) ? null : told;
    const place =
      own ?? (draft.comparison ? null : (placeOfScene(context, draft, placesOf) ?? groundOf(context, draft)));
    if (place === null) return draft;
    const { doc } = context;
    const rule = own === null ? "place: the story's" : "place: told in the clause";
    const reason = { rule, start: doc.start[place.first] ?? 0, end: doc.end[place.end - 1] ?? 0 };
    const placeBasis = own === null ? "inferred" : "stated";
    return { ...draft, place: place.name, placeBasis, why: [...draft.why, reason] };
  });
};

function isOneOfTwo(context: ClaimContext, told: PlaceMention, places: readonly PlaceMention[]): boolean {
  const { doc, lexicon } = context;
  const isAnd = (token: number): boolean => matchPhrase(lexicon, doc, token, "joints")?.phrase.fields[0] === "and";
  const isName = (token: number): boolean =>
    doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
  if (places.some(({ end, locative }) => isAnd(end) && told.first === end + 1 && locative !== -1)) return true;
  const after = told.end + 1;
  if (!isAnd(told.end) || !isName(after)) return false;
  let end = after + 1;
  while (isName(end)) end += 1;
  // “in Kyiv and Moscow said”: the next clause has begun
  return !holdsSaidWord(context, end, end + 2);
}

// “On Tuesday 3,000 people marched in Sarn. Police hurt three”: what a paragraph turns to is where its first sentence puts it,
// if it is not the day of the report's own event, or that is of a whole land.
function placeOfScene(
  context: ClaimContext,
  draft: ClaimDraft,
  placesOf: (sentence: number) => readonly PlaceMention[],
): PlaceMention | null {
  const scene = sceneAt(context, draft.sentence);
  if (scene === null || scene.sentence === draft.sentence) return null;
  const { place, land } = storyGround(context);
  if (scene.day === storyBeginning(context)?.day && place !== land) return null;
  const towns = placesOf(scene.sentence).filter(({ kind, isOwner }) => kind !== "country" && !isOwner);
  const [only] = new Set(towns.map(({ name }) => name)).size === 1 ? towns : [];
  return only ?? null;
}

// What is counted since a war began, or over years, was not all in the place of the day’s strike.
function groundOf(context: ClaimContext, draft: ClaimDraft): StoryPlace | null {
  const { place, land } = storyGround(context);
  if (place === land) return place;
  const { doc, lexicon } = context;
  const [first, end] = sentenceTokens(doc, draft.sentence);
  for (let token = first; token < end; token++) {
    const [kind, value] = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields ?? [];
    if (kind === "since" || kind === "year" || (kind === "unit" && value === "year")) return land;
  }
  return place;
}

function placeInClause(context: ClaimContext, draft: ClaimDraft, places: readonly PlaceMention[]): PlaceMention | null {
  const [sentenceFirst] = sentenceTokens(context.doc, draft.sentence);
  const located = places.filter(({ locative, isOwner }) => locative !== -1 && !isOwner);
  const after = located.find(
    ({ first, locative }) =>
      locative >= draft.figureFirst && first <= draft.clauseEnd && !isCued(context, draft.figureEnd, locative),
  );
  if (after !== undefined) return after;
  const where = places.findLast(({ end }) => end <= draft.figureFirst && isFollowedByWhere(context, end));
  if (where !== undefined) return where;
  const before = located.filter(
    ({ first, end }) => end <= draft.figureFirst && first >= Math.min(draft.clauseFirst, sentenceFirst),
  );
  // “In Kharkiv, 12 people died”: at the head of the sentence; else within the figure's own clause
  const head = before.find(({ locative }) => locative - sentenceFirst <= 1);
  const inClause = before.filter(({ locative }) => locative >= draft.clauseFirst).at(-1);
  const isOwn = inClause !== undefined && !isCued(context, inClause.end, draft.figureFirst);
  if (isOwn && (inClause === head || !holdsWhen(context, inClause.end, draft.figureFirst))) return inClause;
  // “In 2006 the roof of a hall in Norland collapsed under snow, killing 65”: another time’s figure has no other place
  const last = isOtherTime(context, draft.sentence) ? before.at(-1) : undefined;
  if (last !== undefined && !isCued(context, last.end, draft.figureFirst)) return last;
  return head !== undefined && !isCued(context, head.end, draft.figureFirst) ? head : null;
}

// “Flags flew across Norland as the number of dead rose to 13”: the figure is of another clause.
function holdsWhen({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let token = first; token < end; token++)
    if (matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "when") return true;
  return false;
}

// “in Varn, where the dead now number 505”
function isFollowedByWhere({ doc, lexicon }: ClaimContext, end: number): boolean {
  return (
    doc.kind[end] === TokenKind.comma && matchPhrase(lexicon, doc, end + 1, "calendar")?.phrase.fields[0] === "where"
  );
}

// A saying between a place and a figure: the place may be where it was said. “After” and “;” lead to something else.
function isCued(context: ClaimContext, first: number, end: number): boolean {
  const { doc, lexicon } = context;
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.quote) return true;
    // “were recorded in Ostrim”: the passive of a word by which a number is given parts nothing from its place
    const isPassive = matchPhrase(lexicon, doc, token - 1, "joints")?.phrase.fields[0] === "stop";
    const said = saidWordAt(context, token)?.phrase.fields;
    if (said !== undefined && said[3] !== "view" && !isPassive) return true;
    const time = matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0];
    if (time === "after" || time === "before" || tokenText(doc, token) === ";") return true;
  }
  return false;
}
