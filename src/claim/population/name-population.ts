import { tokensText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { findSides, sidesWithin } from "../place/find-sides.ts";
import { FORCE_MEASURES, HARM, hasWord, OF_FORCES } from "./population-rules.ts";

/** The role of those who are counted: their noun's, a word of war beside it, or that of the figure it goes on from. `rolesTold` is the last role told of each side. */
export function roleOf(
  context: ClaimContext,
  draft: ClaimDraft,
  side: string | null,
  previous: ClaimDraft | null,
  whole: ClaimDraft | null,
  isSaid: boolean,
  isPeople: boolean,
  rolesTold: ReadonlyMap<string, string>,
): string | null {
  const own = draft.population.role;
  if (draft.measure === "released" && (own === null || own === "military") && isPeople) return "prisoners";
  if (own !== null || !isPeople) return isSaid && isOfPolice(context, draft) ? "police" : own;
  if (isMartial(context, draft)) return "military";
  const isNamed = isSaid && side !== null && isSideWord(context, draft);
  if (isSaid && !isNamed)
    return draft.measure === "lost" || (FORCE_MEASURES.has(draft.measure) && side !== null) ? "military" : null;
  if (whole !== null && whole.population.side === side) return whole.population.role;
  if (whole !== null && isNamed) return whole.population.role;
  if (
    !isSaid &&
    previous !== null &&
    previous.sentence === draft.sentence &&
    previous.figure.unit === "people" &&
    previous.measure !== "other"
  ) {
    return previous.population.role;
  }
  if (side === null || !HARM.has(draft.measure)) return null;
  const same = rolesTold.get(side);
  // “60 Arvanians were shot. A hospital took in 184 casualties”: it goes on from people at large
  const goesOn = previous !== null && previous.population.side === side && previous.population.role !== "military";
  if (draft.measure === "casualties" && goesOn && same === undefined) return previous.population.role;
  if (draft.measure === "captured" || draft.measure === "lost" || draft.measure === "casualties") return "military";
  if (same !== undefined) return same;
  // “31 soldiers killed. Dravonia now acknowledges 17 dead”: the same count of the other side
  const isParallel = previous !== null && draft.sentence - previous.sentence <= 1 && previous.measure === draft.measure;
  return isParallel && OF_FORCES.has(previous.population.role) ? previous.population.role : null;
}

// “police said 44 of their officers were hurt”: a word that either force has is the police's where they alone are told of.
function isOfPolice(context: ClaimContext, { populationFirst, populationEnd, sentence }: ClaimDraft): boolean {
  // “soldiers and police officers” says itself who they are
  if (populationEnd - populationFirst > 2 || !hasWord(context, populationEnd - 1, "of-either-force")) return false;
  const { doc } = context;
  const first = doc.sentenceFirst[Math.max(0, sentence - 1)] ?? 0;
  const end = doc.sentenceFirst[sentence + 1] ?? doc.tokenCount;
  let isPolice = false;
  for (let token = first; token < end; token++) {
    if (hasWord(context, token, "martial")) return false;
    if (hasWord(context, token, "police-word")) isPolice = true;
  }
  return isPolice;
}

// “Dravonians”: the noun is the side's own word.
function isSideWord(context: ClaimContext, { populationFirst, populationEnd }: ClaimDraft): boolean {
  return sidesWithin(findSides(context), populationFirst, populationEnd).some(
    (mention) => mention.end === populationEnd,
  );
}

// “battlefield casualties”, “military deaths”, “troop losses”
function isMartial(context: ClaimContext, draft: ClaimDraft): boolean {
  const isInside = draft.measureEnd > draft.measureFirst && context.doc.sentence[draft.measureFirst] === draft.sentence;
  const from = isInside && draft.measureFirst < draft.figureFirst ? draft.measureFirst - 2 : draft.figureEnd;
  const to = isInside && draft.measureFirst < draft.figureFirst ? draft.measureFirst : draft.measureFirst;
  for (let token = Math.max(0, from); token < Math.min(to, from + 4); token++)
    if (hasWord(context, token, "martial")) return true;
  return false;
}

const OWNERS = ["possessive", "possessive-own", "place-word-filler"] as const;

/** The normalised name of those who are counted; null where they are people at large. */
export function nameOf(
  context: ClaimContext,
  draft: ClaimDraft,
  side: string | null,
  role: string | null,
  like: ClaimDraft | null,
): string | null {
  const said = draft.population.text;
  if (said !== null) {
    const isOwned = OWNERS.some((name) => hasWord(context, draft.populationFirst, name));
    const first = draft.populationFirst + (isOwned ? 1 : 0);
    const bare = tokensText(context.doc, first, draft.populationEnd) || said;
    return side !== null && bare !== said ? `${side}: ${bare}` : bare;
  }
  if (like !== null && like.population.side === side && like.population.role === role) return like.population.name;
  if (role !== null) return side === null ? role : `${side}: ${role}`;
  return null;
}
