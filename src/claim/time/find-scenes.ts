import { categoryBit } from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { reportDay } from "./anchor-day.ts";
import type { Day } from "./day.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { OPENING, opensWithDay } from "./opens-with-day.ts";
import { isEdge } from "./resolve-day.ts";
import { holdsSaidWord } from "./said-word.ts";
import { isTold } from "./told-day.ts";

/** What a paragraph turns to on a day: “On Tuesday some 3,000 people marched in Sarn.” Tokens `[first, end)` tell the day. */
export interface Scene {
  readonly day: Day;
  readonly first: number;
  readonly end: number;
  /** The sentence that opens it. */
  readonly sentence: number;
}

const kept = new WeakMap<Doc, ReadonlyMap<number, Scene>>();

/**
 * The scene that a sentence belongs to: the last day that opened a sentence of its paragraph, and with it what the next
 * ones tell (“Police detained 12”). Not a day on which something was said or stood. Null where no day opened one.
 */
export function sceneAt(context: ClaimContext, sentence: number): Scene | null {
  return scenesOf(context).get(sentence) ?? null;
}

function scenesOf(context: ClaimContext): ReadonlyMap<number, Scene> {
  const { doc, lexicon } = context;
  const known = kept.get(doc);
  if (known !== undefined) return known;
  const scenes = new Map<number, Scene>();
  const bit = categoryBit(lexicon, "calendar");
  const today = reportDay(context)?.day ?? null;
  let scene: Scene | null = null;
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    if (sentence > 0 && doc.paragraph[sentence] !== doc.paragraph[sentence - 1]) scene = null;
    const isTimed = ((doc.sentenceFlags[sentence] ?? 0) & bit) !== 0;
    if (isTimed) scene = openScene(context, sentence, today) ?? (endsScene(context, sentence) ? null : scene);
    if (scene !== null) scenes.set(sentence, scene);
  }
  kept.set(doc, scenes);
  return scenes;
}

function openScene(context: ClaimContext, sentence: number, today: Day | null): Scene | null {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const mention = daysWithin(findDays(context), first, Math.min(end, first + OPENING + 3)).find(
    ({ day, form }) => day !== null && (form === "date" || form === "weekday" || form === "relative"),
  );
  if (mention?.day == null || (today !== null && mention.day > today) || !opensWithDay(context, mention, first))
    return null;
  if (isEdge(context, mention.first) || doc.kind[mention.end] === TokenKind.clitic) return null;
  if (holdsSaidWord(context, first, end) || isTold(context, first, end)) return null;
  return { day: mention.day, first: mention.first, end: mention.end, sentence };
}

// A sentence that tells a time of its own goes on with something else; “the next day” goes on with the same.
function endsScene(context: ClaimContext, sentence: number): boolean {
  const [first, end] = sentenceTokens(context.doc, sentence);
  return daysWithin(findDays(context), first, end).some(({ form }) => form !== "relative" && form !== "ago");
}
