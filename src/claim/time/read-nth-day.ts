import { matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { anchorAt } from "./anchor-day.ts";
import { addDays, type Day } from "./day.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { readCount, readUnit } from "./read-stretch.ts";

/** The day that something which is in its nth day began, and the words that tell it: tokens `[first, end)`. */
export interface NthDay {
  readonly first: number;
  readonly end: number;
  readonly day: Day;
}

// Longer than this nobody counts in days.
const MOST_DAYS = 60;

/**
 * “for a third day on Wednesday”, “entered its fourth straight day”, “day three of the fighting”: the first of those days,
 * counted back from the day that the sentence tells, else from its own. Null where the sentence has no such words.
 */
export function readNthDay(context: ClaimContext, sentence: number): NthDay | null {
  const [first, end] = sentenceTokens(context.doc, sentence);
  for (let token = first; token < end; token++) {
    const nth = readAt(context, token, end);
    if (nth === null || nth.count < 2 || nth.count > MOST_DAYS) continue;
    const told = daysWithin(findDays(context), nth.end, Math.min(end, nth.end + 4)).find(({ day }) => day !== null);
    const base = told?.day ?? anchorAt(context, token)?.day ?? null;
    return base === null ? null : { first: token, end: nth.end, day: addDays(base, 1 - nth.count) };
  }
  return null;
}

function readAt(
  context: ClaimContext,
  token: number,
  sentenceEnd: number,
): { readonly count: number; readonly end: number } | null {
  const { doc, lexicon } = context;
  // “day three of the fighting”
  if (readUnit(context, token) === 1) {
    const count = readCount(context, token + 1);
    const isOf = count !== null && matchPhrase(lexicon, doc, count.end, "joints")?.phrase.fields[0] === "of";
    return isOf && count.value !== null ? { count: count.value, end: count.end } : null;
  }
  const ordinal = matchPhrase(lexicon, doc, token, "ordinals");
  if (ordinal === null) return null;
  // “for a third day”, “its fourth day”, “enters third day”; not “on the third day of a visit”
  const lead = matchPhrase(lexicon, doc, token - 1, "calendar")?.phrase.fields[0];
  if (lead !== "nth" && lead !== "one") return null;
  const run = matchPhrase(lexicon, doc, ordinal.end, "calendar")?.phrase.fields[0] === "run" ? 1 : 0;
  const unitAt = ordinal.end + run;
  if (unitAt >= sentenceEnd || readUnit(context, unitAt) !== 1) return null;
  return { count: Number(ordinal.phrase.fields[0]), end: unitAt + 1 };
}
