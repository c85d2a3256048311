import { matchPhrase } from "../../lexicon/lexicon.ts";
import { foldText } from "../../text/character.ts";
import { type Doc, sentenceTokens, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { readDateline } from "../time/read-dateline.ts";
import type { SideMention } from "./side-mention.ts";

/** Adverbs and auxiliaries between a name and its word of saying: “Veldin also said”, “Veldin has said”. */
const BETWEEN = 2;
/** “it” follows the word of saying at once, or after “that”, a day, a comma. */
const IT_REACH = 4;

/**
 * Capitals that speak for their state and that no list knows: a town that the dateline puts in a state (“VELDIN, Dravonia —”
 * … “Veldin said”), one that the text calls a state’s capital or seat (“Veldin, the Dravonian capital”, “Dravonian officials
 * in Veldin”), or, where two sides fight, a name that speaks as “it” of the other’s losses (“Tarsk says it killed over
 * 60 Dravonians”). Only where they speak: a town is a place everywhere else.
 */
export function learnCapitals(context: ClaimContext, mentions: readonly SideMention[]): readonly SideMention[] {
  const sides = new Set<string>();
  const taken = new Set<number>();
  for (const { side, form, first, end } of mentions) {
    if (form !== "party") sides.add(side);
    for (let token = first; token < end; token++) taken.add(token);
  }
  if (sides.size === 0) return [];
  const { doc } = context;
  const dateline = readDateline(context);
  const known = new Map<string, string>();
  if (dateline?.country && sides.has(dateline.country)) known.set(foldText(dateline.city), dateline.country);
  const ordered = [...mentions].sort((a, b) => a.first - b.first);
  const speaking: number[] = [];
  let next = 0;
  for (let token = 0; token < doc.tokenCount; token++) {
    if (doc.kind[token] !== TokenKind.word || ((doc.shape[token] ?? 0) & TokenShape.capital) === 0) continue;
    if (taken.has(token) || isPartOfName(context, token)) continue;
    while ((ordered[next]?.end ?? token) <= token - SEAT_REACH) next += 1;
    const folded = foldText(tokenText(doc, token));
    const told = known.has(folded) ? null : seatOf(context, ordered, next, token);
    if (told !== null) known.set(folded, told);
    const cue = cueBehind(context, token);
    if (cue === -1) continue;
    speaking.push(token);
    const other = sides.size === 2 ? otherSide(context, ordered, sides, cue) : null;
    if (other !== null && !known.has(folded)) known.set(folded, other);
  }
  return speaking.flatMap((token) => {
    const side = known.get(foldText(tokenText(doc, token)));
    return side === undefined ? [] : [{ first: token, end: token + 1, side, form: "capital" as const, learned: true }];
  });
}

/** “the capital of Dravonia, Veldin”: how far from a town the word may stand that says whose it is. */
const SEAT_REACH = 5;

// The state whose capital or seat the words around a town make it; null where they do not.
function seatOf(context: ClaimContext, mentions: readonly SideMention[], from: number, town: number): string | null {
  const { doc } = context;
  for (let at = from; at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.first > town + SEAT_REACH) break;
    if (doc.sentence[mention.first] !== doc.sentence[town]) continue;
    if (mention.form === "party" || mention.form === "people") continue;
    // “Veldin, Dravonia”: a town that speaks for anyone speaks for its state
    if (mention.form === "name" && mention.first === town + 2 && doc.kind[town + 1] === TokenKind.comma)
      return mention.side;
    const owned = mention.end + (doc.kind[mention.end] === TokenKind.clitic ? 1 : 0);
    const isOwner = mention.form === "adjective" || owned > mention.end;
    if (mention.first > town) {
      const isApposed = doc.kind[town + 1] === TokenKind.comma || tokenText(doc, town + 1) === "(";
      if (isApposed && ((isOwner && isSeat(context, owned)) || isSeat(context, mention.first - 2))) return mention.side;
      continue;
    }
    const seat = isOwner && isSeat(context, owned) ? owned : isSeat(context, mention.first - 2) ? mention.end - 1 : -1;
    if (seat !== -1 && town - seat <= 2) return mention.side;
    // “Dravonian officials in Veldin”
    const organ = isOwner ? matchPhrase(context.lexicon, doc, owned, "demonyms") : null;
    if (organ?.phrase.fields[0] === "organ" && organ.end === town - 1 && tokenText(doc, organ.end) === "in")
      return mention.side;
  }
  return null;
}

function isSeat({ doc, lexicon }: ClaimContext, token: number): boolean {
  return token >= 0 && matchPhrase(lexicon, doc, token, "demonyms")?.phrase.fields[1] === "seat";
}

// The end of a word of saying that the name is the subject of; -1 where none follows.
function cueBehind({ doc, lexicon }: ClaimContext, token: number): number {
  for (let at = token + 1; at <= token + 1 + BETWEEN && at < doc.tokenCount; at++) {
    if (doc.sentence[at] !== doc.sentence[token] || doc.kind[at] !== TokenKind.word) return -1;
    const cue = matchPhrase(lexicon, doc, at, "cues");
    if (cue !== null && cue.phrase.fields[0] !== "noun") return cue.end;
  }
  return -1;
}

// Of two sides the one that is not told of behind “says it killed …”.
function otherSide(
  { doc }: ClaimContext,
  mentions: readonly SideMention[],
  sides: ReadonlySet<string>,
  cue: number,
): string | null {
  const [, end] = sentenceTokens(doc, doc.sentence[cue - 1] ?? 0);
  let it = cue;
  while (it < Math.min(end, cue + IT_REACH) && tokenText(doc, it).toLowerCase() !== "it") it += 1;
  if (it >= Math.min(end, cue + IT_REACH)) return null;
  const told = new Set<string>();
  for (let at = firstBehind(mentions, it); at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.first >= end) break;
    told.add(mention.side);
  }
  if (told.size !== 1) return null;
  return [...sides].find((side) => !told.has(side)) ?? null;
}

function firstBehind(mentions: readonly SideMention[], token: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.first ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isPartOfName({ doc, lexicon }: ClaimContext, token: number): boolean {
  const sentence = doc.sentence[token] ?? 0;
  const first = doc.sentenceFirst[sentence] ?? 0;
  if (isCapitalIn(doc, token + 1, sentence)) return true;
  if (token - 1 <= first || !isCapitalIn(doc, token - 1, sentence)) return false;
  // “On Tuesday Veldin said”
  return matchPhrase(lexicon, doc, token - 1, "calendar") === null;
}

function isCapitalIn(doc: Doc, token: number, sentence: number): boolean {
  if (token >= doc.tokenCount || doc.sentence[token] !== sentence) return false;
  return doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}
