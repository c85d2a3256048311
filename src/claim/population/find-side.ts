import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { lastWithin } from "../last-within.ts";
import { MeasureForm, measureWordOf } from "../measure/measure-words.ts";
import { findSides, firstEndingAfter, sidesWithin } from "../place/find-sides.ts";
import type { SideMention } from "../place/side-mention.ts";
import { HARM, hasWord, OF_FORCES } from "./population-rules.ts";

/** What a side was told by. */
export interface SideFound {
  readonly side: string | null;
  readonly rule: string;
  readonly first: number;
  readonly end: number;
}

/**
 * The side of those who are counted, from the surest ground to the weakest; null where nothing tells it. `previous` is
 * the figure before, `whole` the one that this is a part of, `before` all so far.
 */
export function findSide(
  context: ClaimContext,
  draft: ClaimDraft,
  previous: ClaimDraft | null,
  whole: ClaimDraft | null,
  before: readonly ClaimDraft[],
): SideFound | null {
  const isSaid = draft.populationEnd > draft.populationFirst;
  return (
    sideOfWords(context, draft) ??
    sideOfOwner(context, draft, before) ??
    sideOfBoth(context, draft) ??
    sideOfEnemy(context, draft) ??
    sideOfSufferer(context, draft) ??
    sideCarried(context, draft, previous, whole, isSaid) ??
    sideOfForces(context, draft) ??
    sideOfPlaceWord(context, draft)
  );
}

// “Russian troops”, “Keldanis”, “Dravonian deaths”, “the Russian troop death toll”
function sideOfWords(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  const mentions = findSides(context);
  const own = sidesWithin(mentions, draft.figureFirst, Math.max(draft.populationEnd, draft.figureEnd));
  const adjective = own.find(
    (mention) => !isAfterPreposition(context, mention) || mention.form === "people" || mention.form === "adjective",
  );
  if (adjective !== undefined)
    return { side: adjective.side, rule: "named with the counted", first: adjective.first, end: adjective.end };
  if (!isNounMeasure(context, draft)) return null;
  const [first] = sentenceTokens(context.doc, draft.sentence);
  for (const mention of sidesWithin(
    mentions,
    Math.max(first, draft.measureFirst - 5),
    draft.measureFirst,
  ).toReversed()) {
    const gap = draft.measureFirst - mention.end;
    const isOwner = context.doc.kind[mention.end] === TokenKind.clitic;
    // “Norlandic missiles killed 11”: whoever fires is not counted
    const isOfCount = hasWord(context, mention.end, "martial") || draft.measureEnd !== draft.figureFirst;
    if (gap === 0 || isOwner || (gap === 1 && mention.form === "adjective" && isOfCount)) {
      return { side: mention.side, rule: "named before the count", first: mention.first, end: mention.end };
    }
  }
  return null;
}

function isNounMeasure({ doc, lexicon }: ClaimContext, draft: ClaimDraft): boolean {
  if (draft.measureEnd === draft.measureFirst || draft.measureFirst >= draft.figureFirst) return false;
  if (doc.sentence[draft.measureFirst] !== draft.sentence) return false;
  const match = matchPhrase(lexicon, doc, draft.measureFirst, "measures", draft.measureEnd);
  return match !== null && (measureWordOf(match.phrase).forms & NOUN_FORMS) !== 0;
}
const NOUN_FORMS = MeasureForm.noun | MeasureForm.toll | MeasureForm["dead-noun"];

// “its soldiers”, “his people”, “our servicemen”, “Keldan’s 3 missing”
function sideOfOwner(context: ClaimContext, draft: ClaimDraft, before: readonly ClaimDraft[]): SideFound | null {
  const { doc } = context;
  const from = draft.figureFirst - 1;
  if (doc.kind[from] === TokenKind.clitic) {
    const owner = sidesWithin(findSides(context), Math.max(0, from - 3), from).at(-1);
    if (owner !== undefined && owner.end === from)
      return { side: owner.side, rule: "whose they are", first: owner.first, end: owner.end };
  }
  const reach = isNounMeasure(context, draft) ? draft.measureFirst : draft.figureFirst;
  const behind = ownersBehind(context, draft);
  for (let token = Math.max(0, reach - 4); token < behind; token++) {
    // “put its losses at 31”: farther off only before a word for them
    if (token < reach - 2 && !isTollAt(context, token + 1)) continue;
    // the possessive stands right before the count or right before the figure
    if (token > reach && token < draft.figureFirst - 2) continue;
    if (token >= draft.figureFirst && token < draft.figureEnd) continue;
    const isOwn = hasWord(context, token, "possessive-own");
    if (!isOwn && !hasWord(context, token, "possessive")) continue;
    if (token < draft.figureFirst && doc.sentence[token] !== draft.sentence) continue;
    const subject = isOwn ? speakerSide(context, draft, token) : subjectBefore(context, draft, token, true, before);
    if (subject !== null)
      return {
        side: subject.side,
        rule: "whose they are: the pronoun stands for it",
        first: subject.first,
        end: subject.end,
      };
  }
  return null;
}

/** Sides that are looked at for the office that speaks: a report has fewer, a hostile text millions. */
const MOST_LOOKED_AT = 500;

function isTollAt({ doc, lexicon }: ClaimContext, token: number): boolean {
  const match = matchPhrase(lexicon, doc, token, "measures");
  return match !== null && (measureWordOf(match.phrase).forms & NOUN_FORMS) !== 0;
}

// Where a possessive may stand behind the figure: in the population, or “nine deaths among its troops”.
function ownersBehind(context: ClaimContext, draft: ClaimDraft): number {
  const end = Math.max(draft.populationEnd, draft.figureEnd);
  const isMeasureBehind = context.doc.sentence[draft.measureFirst] === draft.sentence && draft.measureFirst >= end;
  const last = isMeasureBehind && draft.measureFirst <= end + 1 ? draft.measureEnd : end;
  return hasWord(context, last, "among") || hasWord(context, last, "toll-of") ? last + 2 : end;
}

// “we”, “our”: the side that speaks: of the sentence, of the outlet, of the office last named.
function speakerSide(context: ClaimContext, draft: ClaimDraft, token: number): SideMention | null {
  const subject = subjectBefore(context, draft, token, false);
  if (subject !== null) return subject;
  const mentions = findSides(context);
  const own = ownSide(context, mentions);
  if (own !== null) return own;
  for (let at = firstEndingAfter(mentions, token), looked = 0; at >= 0 && looked < MOST_LOOKED_AT; at--) {
    const mention = mentions[at];
    if (mention === undefined || mention.first >= token) continue;
    if (isOfGovernment(context, mention)) return mention;
    looked += 1;
  }
  return null;
}

const ownByDoc = new WeakMap<Doc, SideMention | "none">();

// The side that the outlet's own name has: “Ministry of Defence of Norland”.
function ownSide({ doc, report }: ClaimContext, mentions: readonly SideMention[]): SideMention | null {
  const outlet = report.outlet?.name ?? "";
  if (outlet === "") return null;
  const known = ownByDoc.get(doc) ?? mentions.find((mention) => outlet.includes(mention.side)) ?? "none";
  ownByDoc.set(doc, known);
  return known === "none" ? null : known;
}

// “the Defence Ministry of Keldan”, “Dravonia’s army”
function isOfGovernment(context: ClaimContext, mention: SideMention): boolean {
  if (mention.form === "capital" || mention.form === "office" || mention.form === "leader") return true;
  for (let token = mention.first - 4; token < mention.end + 4; token++) {
    if (hasWord(context, token, "government")) return true;
  }
  return false;
}

/**
 * The side that acts before a token: the nearest one that is no place (“fighting with Keldan”, “in Ukraine”) and no
 * event (“the Afghanistan war”); with `far`, that of the sentence before where this one has none.
 */
function subjectBefore(
  context: ClaimContext,
  draft: ClaimDraft,
  token: number,
  far: boolean,
  before: readonly ClaimDraft[] = [],
): SideMention | null {
  const { doc } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  // those who are counted do not act
  const isCounted = (mention: SideMention): boolean =>
    lastWithin(
      before,
      draft.sentence,
      0,
      (one) => one.figureFirst <= mention.first && mention.end <= one.populationEnd,
    ) !== undefined;
  const near = sidesWithin(findSides(context), first, token).findLast(
    (mention) => isActor(context, mention) && !isCounted(mention),
  );
  if (near !== undefined) return near;
  if (!far || draft.sentence === 0) return null;
  const [start, end] = sentenceTokens(doc, draft.sentence - 1);
  if ((doc.paragraph[draft.sentence] ?? 0) - (doc.paragraph[draft.sentence - 1] ?? 0) > 1) return null;
  return sidesWithin(findSides(context), start, end).find((mention) => isActor(context, mention)) ?? null;
}

function isActor(context: ClaimContext, mention: SideMention): boolean {
  if (hasWord(context, mention.end, "event")) return false;
  return mention.form === "adjective" || !isAfterPreposition(context, mention);
}

function isAfterPreposition(context: ClaimContext, mention: SideMention): boolean {
  for (let token = mention.first - 1; token >= mention.first - 3 && token >= 0; token--) {
    if (hasWord(context, token, "place-word")) return true;
    if (!hasWord(context, token, "place-word-filler")) return false;
  }
  return false;
}

// “70 soldiers died on the two sides”: of no single one.
function sideOfBoth(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  const [, end] = sentenceTokens(context.doc, draft.sentence);
  for (let token = draft.figureEnd; token < Math.min(end, draft.figureEnd + 9); token++) {
    if (hasWord(context, token, "both") && hasWord(context, token + 1, "side")) {
      return { side: null, rule: "told of both sides", first: token, end: token + 2 };
    }
  }
  return null;
}

// “Enemy losses”, “11 enemy fighters”: in a war of two sides the one that does not speak.
function sideOfEnemy(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  const from = Math.max(
    0,
    Math.min(draft.figureFirst, draft.measureEnd > draft.measureFirst ? draft.measureFirst : draft.figureFirst) - 3,
  );
  for (let token = from; token < Math.max(draft.populationEnd, draft.figureEnd); token++) {
    if (context.doc.sentence[token] !== draft.sentence || !hasWord(context, token, "enemy")) continue;
    const speaker = speakerSide(context, draft, token);
    const sides = mainSides(context);
    const other = speaker === null || sides.length !== 2 ? undefined : sides.find((side) => side !== speaker.side);
    if (other !== undefined)
      return { side: other, rule: "the enemy of the one who speaks", first: token, end: token + 1 };
  }
  return null;
}

/** The two sides that the report speaks of most; fewer where one stands far behind. */
function mainSides(context: ClaimContext): readonly string[] {
  const counts = new Map<string, number>();
  for (const mention of findSides(context)) counts.set(mention.side, (counts.get(mention.side) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([side]) => side);
}

// “Russia has suffered 30,000 casualties”, “Keldan lost 120 soldiers”, “Moscow acknowledged one dead”
function sideOfSufferer(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  if (!HARM.has(draft.measure)) return null;
  const { doc } = context;
  const [first] = sentenceTokens(doc, draft.sentence);
  const from = Math.max(first, draft.figureFirst - 5);
  for (let token = draft.figureFirst - 1; token >= from; token--) {
    const isOwn =
      hasWord(context, token, "own") &&
      (draft.populationEnd === draft.populationFirst || OF_FORCES.has(draft.population.role));
    if (!isOwn && !hasWord(context, token, "loss-verb") && draft.measure !== "lost") continue;
    const subject = subjectBefore(context, draft, token + 1, true);
    if (subject !== null)
      return { side: subject.side, rule: "the one who suffers or admits it", first: subject.first, end: subject.end };
  }
  return null;
}

// A figure that stands alone is told of those before it: in its sentence, or where its sentence names no side.
function sideCarried(
  context: ClaimContext,
  draft: ClaimDraft,
  previous: ClaimDraft | null,
  whole: ClaimDraft | null,
  isSaid: boolean,
): SideFound | null {
  if (whole !== null && whole.population.side !== null) {
    return { side: whole.population.side, rule: "part of those", first: whole.figureFirst, end: whole.figureEnd };
  }
  if (previous === null || previous.population.side === null || draft.figure.kind === "ratio") return null;
  const isAlike = draft.population.role !== null && draft.population.role === previous.population.role;
  if (previous.figure.unit !== draft.figure.unit && !isAlike && !CIVIL.has(previous.population.role)) return null;
  const { doc } = context;
  const isNear = previous.sentence === draft.sentence;
  const isNext =
    draft.sentence - previous.sentence === 1 &&
    (doc.paragraph[draft.sentence] ?? 0) - (doc.paragraph[previous.sentence] ?? 0) <= 1;
  if (!isNear && !isNext) return null;
  if (isSaid && !isOfSameKind(draft, previous)) return null;
  const from = isNear ? previous.figureEnd : (sentenceTokens(doc, draft.sentence)[0] ?? 0);
  const turned = sidesWithin(findSides(context), from, draft.figureFirst).findLast((mention) =>
    isActor(context, mention),
  );
  if (turned !== undefined && turned.side !== previous.population.side) {
    return isSaid || !isNear
      ? null
      : { side: turned.side, rule: "the one who tells it of its own", first: turned.first, end: turned.end };
  }
  if (!isNear && draft.measure === previous.measure) return null;
  return {
    side: previous.population.side,
    rule: "carried over from the figure before",
    first: previous.figureFirst,
    end: previous.figureEnd,
  };
}

// Other people of the same place told in one breath: six civilians, their houses, the residents evacuated.
function isOfSameKind(draft: ClaimDraft, previous: ClaimDraft): boolean {
  const { role } = draft.population;
  if (role !== null && role === previous.population.role) return true;
  if (!CIVIL.has(previous.population.role)) return false;
  return CIVIL.has(role) || (role === null && draft.figure.unit !== "people");
}
const CIVIL: ReadonlySet<string | null> = new Set(["civilian", "children", "women"]);

// Soldiers without a side belong to the one who tells of them or sends them.
function sideOfForces(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  if (!OF_FORCES.has(draft.population.role) || draft.figure.kind === "ratio") return null;
  // “said it had killed nine fighters”: whoever kills is not counted
  if ((draft.measure === "killed" || draft.measure === "wounded") && draft.measureEnd === draft.figureFirst)
    return null;
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, draft.sentence);
  let isBack = false;
  for (let token = first; token < draft.figureFirst; token++) isBack ||= hasWord(context, token, "back-subject");
  const subject =
    subjectBefore(context, draft, draft.figureFirst, isBack) ??
    (draft.measure === "deployed"
      ? (sidesWithin(findSides(context), draft.figureEnd, end).find((mention) => isActor(context, mention)) ?? null)
      : null);
  return subject === null
    ? null
    : { side: subject.side, rule: "the one whose forces are told of", first: subject.first, end: subject.end };
}

// “six civilians were killed in the Keldani village”: of people, the place’s adjective, where the report tells of sides.
function sideOfPlaceWord(context: ClaimContext, draft: ClaimDraft): SideFound | null {
  if (draft.population.role === null || draft.figure.unit !== "people") return null;
  const [, end] = sentenceTokens(context.doc, draft.sentence);
  const limit = Math.min(end, Math.max(draft.clauseEnd, draft.measureEnd));
  const mention = sidesWithin(findSides(context), draft.figureEnd, limit).find(
    (one) => one.form === "adjective" && isAfterPreposition(context, one),
  );
  return mention === undefined
    ? null
    : { side: mention.side, rule: "the side of the place", first: mention.first, end: mention.end };
}
