import { findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { foldText } from "../../text/character.ts";
import { type Doc, sentenceTokens, TokenKind, TokenShape, tokenAt, tokensText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import { sideAdjective } from "../attribution/side-adjective.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { findPlaces } from "../place/find-places.ts";
import { findSides, sidesWithin } from "../place/find-sides.ts";
import type { SideMention } from "../place/side-mention.ts";
import { hasWord, OF_FORCES } from "./population-rules.ts";

/** The ground that people were harmed on: its side, and the tokens that tell it. */
interface Ground {
  readonly side: string;
  readonly first: number;
  readonly end: number;
}

/** What a war is told by, and the towns that the report puts on a side. */
interface War {
  readonly sides: ReadonlySet<string>;
  /** The one side’s ground that the report tells of; null where it tells of none, or of both. */
  readonly ground: Ground | null;
  readonly towns: ReadonlyMap<string, string>;
}

/** Units of people and of what they live in; guns and ships stand on anyone’s ground. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  "people",
  "percent",
  "share",
  "houses",
  "households",
  "families",
  "buildings",
]);
/** Those who are there to fight, or are held. */
const PRISONERS = "prisoners";
/** Words between a preposition and the name it puts something at: “in the east of Norland”. */
const GROUND_REACH = 4;

/**
 * In a war, people who do not fight belong to the ground they were harmed on: “six civilians in the Keldani village”, “in
 * Keldan’s east”, “in Lower Varrow”, where the report calls that a Keldani village. Soldiers do not: they die abroad. What
 * goes on from such a figure goes on about the same people.
 */
export const giveGroundSide: Refiner = (context, drafts) => {
  const war = drafts.some(mayStandOnGround) ? readWar(context, drafts) : null;
  if (war === null || war.sides.size === 0) return drafts;
  const settled: ClaimDraft[] = [];
  const grounds = new Map<number, Ground>();
  for (const draft of drafts) {
    const found = mayStandOnGround(draft)
      ? (groundOf(context, war, draft) ?? carried(context, draft, settled, grounds))
      : null;
    if (found === null) {
      settled.push(draft);
      continue;
    }
    grounds.set(draft.key, found);
    const { doc } = context;
    const why = {
      rule: `side ${found.side}: the ground they were on`,
      start: doc.start[found.first] ?? 0,
      end: doc.end[found.end - 1] ?? 0,
    };
    settled.push({ ...draft, population: { ...draft.population, side: found.side }, why: [...draft.why, why] });
  }
  return settled;
};

function mayStandOnGround({ population, comparison, measure, figure }: ClaimDraft): boolean {
  return (
    population.side === null &&
    !comparison &&
    measure !== "other" &&
    measure !== "deployed" &&
    measure !== "captured" &&
    OF_PEOPLE.has(figure.unit) &&
    !OF_FORCES.has(population.role) &&
    population.role !== PRISONERS
  );
}

function readWar(context: ClaimContext, drafts: readonly ClaimDraft[]): War {
  const { doc, lexicon } = context;
  const sides = new Set<string>();
  const towns = new Map<string, string>();
  for (const { population } of drafts)
    if (population.side !== null && OF_FORCES.has(population.role)) sides.add(population.side);
  for (const mention of findSides(context)) {
    const next = behind(doc, mention);
    const noun = matchPhrase(lexicon, doc, next, "demonyms");
    if (noun?.phrase.fields[1] === "war" && mention.form !== "party") sides.add(mention.side);
    const town = townAt(context, mention, next);
    if (town !== null && !towns.has(town)) towns.set(town, mention.side);
  }
  const told = { sides, towns, ground: null };
  return { ...told, ground: onlyGround(groundsIn(context, told, 0, doc.tokenCount)) };
}

function onlyGround(grounds: readonly Ground[]): Ground | null {
  const [first] = grounds;
  return first !== undefined && grounds.every(({ side }) => side === first.side) ? first : null;
}

// “the Keldani village of Lower Varrow”, “Lower Varrow, Keldan”: the town’s name, folded.
function townAt({ doc, lexicon }: ClaimContext, mention: SideMention, next: number): string | null {
  const land = matchPhrase(lexicon, doc, next, "demonyms");
  if (land?.phrase.fields[0] === "land") {
    const first = isSmall(doc, land.end) ? land.end + 1 : land.end;
    let end = first;
    while (isName(doc, end) && doc.sentence[end] === doc.sentence[first]) end += 1;
    return end > first ? foldText(tokensText(doc, first, end)) : null;
  }
  if (mention.form !== "name" || doc.kind[mention.first - 1] !== TokenKind.comma) return null;
  let first = mention.first - 1;
  while (first > 0 && isName(doc, first - 1) && doc.sentence[first - 1] === doc.sentence[mention.first]) first -= 1;
  return first < mention.first - 1 ? foldText(tokensText(doc, first, mention.first - 1)) : null;
}

function groundOf(context: ClaimContext, war: War, draft: ClaimDraft): Ground | null {
  const [first, end] = sentenceTokens(context.doc, draft.sentence);
  // soldiers in the same breath: nobody can tell who the others are
  const isCivil = draft.population.role !== null;
  if (!isCivil && namesForces(context, first, end)) return null;
  // people at large only where both sides fight, or one fights on the other’s ground
  const grounds = groundsIn(context, war, first, end).filter(
    ({ side }) => isCivil || war.sides.size > 1 || !war.sides.has(side),
  );
  const after = grounds.find(
    (ground) => ground.first >= draft.figureEnd && !isCut(context, draft.figureEnd, ground.first),
  );
  if (after !== undefined) return after;
  const before = grounds.findLast(
    (ground) => ground.end <= draft.figureFirst && !isCut(context, ground.end, draft.figureFirst),
  );
  if (before !== undefined) return before;
  return (isCivil ? war.ground : null) ?? groundOfOffice(context, war, draft);
}

// “the Norlandic relief office counts 2,300 evacuees”: a civil office tells of its own people.
function groundOfOffice(context: ClaimContext, war: War, draft: ClaimDraft): Ground | null {
  const [source] = draft.sources;
  const isOffice = source?.kind === "agency" || source?.kind === "office";
  // a state’s own release, read as its own page, tells of its own civilians
  const speaker = isOffice && !isWarOffice(context, source.name) ? source.name : (context.report.outlet?.name ?? "");
  if (draft.population.role === null && !isOffice) return null;
  if (isOffice && source.kind === "office") {
    // “the mayor of Lower Varrow”
    const first = tokenAt(context.doc, source.start);
    const told = sideOfPlaces(context, war, first, tokenAt(context.doc, source.end));
    if (told !== null) return told;
  }
  for (const side of war.sides) {
    if (isOfSide(speaker, side) || isOfSide(speaker, sideAdjective(context, side)))
      return { side, first: draft.figureFirst, end: draft.figureEnd };
  }
  return null;
}

// A ministry of defence, a general staff: it tells of the enemy as well.
function isWarOffice({ lexicon }: ClaimContext, name: string): boolean {
  const doc = readDoc(name, lexicon.vocabulary);
  return findPhrases(lexicon, doc, "offices", 0, doc.tokenCount).some(({ phrase }) => phrase.fields[0] === "war");
}

function sideOfPlaces(context: ClaimContext, war: War, first: number, end: number): Ground | null {
  for (const place of findPlaces(context, first, end)) {
    const side = war.towns.get(foldText(place.name)) ?? place.country;
    if (side !== null) return { side, first: place.first, end: place.end };
  }
  return null;
}

// “Norlandic Health Ministry”, “Ministry of Defence of Norland”
function isOfSide(name: string, side: string): boolean {
  return name.startsWith(`${side} `) || name.endsWith(` ${side}`);
}

function groundsIn(context: ClaimContext, war: War, first: number, end: number): readonly Ground[] {
  const { doc } = context;
  const grounds: Ground[] = [];
  for (const mention of sidesWithin(findSides(context), first, end)) {
    const next = behind(doc, mention);
    const isOwner = mention.form === "adjective" || next > mention.end;
    const isLand = isOwner && hasWord(context, next, "ground");
    const isAt = mention.form === "name" && next === mention.end && isPutAt(context, mention.first);
    if (isLand || isAt) grounds.push({ side: mention.side, first: mention.first, end: next });
  }
  for (const place of findPlaces(context, first, end)) {
    const side = place.locative === -1 ? null : (war.towns.get(foldText(place.name)) ?? place.country);
    if (side !== null) grounds.push({ side, first: place.first, end: place.end });
  }
  return grounds.sort((a, b) => a.first - b.first);
}

// “in Norland”, “across eastern Norland”, “in the south of Norland”
function isPutAt(context: ClaimContext, token: number): boolean {
  const { doc, lexicon } = context;
  for (let at = token - 1; at >= token - GROUND_REACH && at >= 0 && doc.sentence[at] === doc.sentence[token]; at--) {
    if (doc.kind[at] !== TokenKind.word) return false;
    if (matchPhrase(lexicon, doc, at, "demonyms")?.phrase.fields[0] === "locative") return true;
    if (matchPhrase(lexicon, doc, at, "measures") !== null || matchPhrase(lexicon, doc, at, "cues") !== null)
      return false;
  }
  return false;
}

// A word of saying between: the place may be where it was said.
function isCut({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    if (doc.kind[at] === TokenKind.quote) return true;
    const cue = matchPhrase(lexicon, doc, at, "cues");
    if (cue !== null && cue.phrase.fields[3] !== "view" && cue.phrase.fields[0] !== "noun") return true;
  }
  return false;
}

function namesForces({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  for (let at = first; at < end; at++)
    if (OF_FORCES.has(matchPhrase(lexicon, doc, at, "populations")?.phrase.fields[0] ?? null)) return true;
  return false;
}

// The figure before, in this sentence or the one before it, stood on told ground: parts, and others of the same place.
function carried(
  { doc }: ClaimContext,
  draft: ClaimDraft,
  before: readonly ClaimDraft[],
  grounds: ReadonlyMap<number, Ground>,
): Ground | null {
  const whole = draft.partOf === null ? undefined : grounds.get(draft.partOf);
  if (whole !== undefined) return whole;
  const last = before.at(-1);
  const ground = last === undefined ? undefined : grounds.get(last.key);
  if (last === undefined || ground === undefined || draft.sentence - last.sentence > 1) return null;
  return doc.paragraph[draft.sentence] === doc.paragraph[last.sentence] ? ground : null;
}

function behind(doc: Doc, mention: SideMention): number {
  return mention.end + (doc.kind[mention.end] === TokenKind.clitic ? 1 : 0);
}

function isName(doc: Doc, token: number): boolean {
  return doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isSmall(doc: Doc, token: number): boolean {
  return doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) === 0;
}
