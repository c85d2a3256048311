import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { anchorAt } from "./anchor-day.ts";
import { addDays, type Day } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { countBack, readCount, readUnit } from "./read-stretch.ts";

/** “four weeks ago”, “two days earlier”, “in the past 24 hours”. `before`: the mentions that stand before it. */
export function readStretch(context: ClaimContext, token: number, before: readonly DayMention[]): DayMention | null {
  const back = kindAt(context, token);
  const isBack = back === "back" || back === "first";
  const count = readCount(context, isBack ? token + 1 : token);
  const unitAt = count === null ? token + 1 : count.end;
  const unit = readUnit(context, unitAt);
  if (unit === null) return null;
  const anchor = anchorAt(context, token);
  if (back === "back") {
    // “the past week” and “the past few days”: one of them, or as many as nobody told
    const amount = count === null ? 1 : count.value;
    // “the past two days” are yesterday and today
    const length = amount === null || unit !== 1 || amount < 2 ? amount : amount - 1;
    const from = anchor === null || length === null ? null : countBack(anchor.day, length, unit);
    return { first: token, end: unitAt + 1, form: "stretch", from, to: anchor?.day ?? null, day: null, stated: false };
  }
  if (count === null || isBack) return null;
  const after = kindAt(context, unitAt + 1);
  if (after === "ago-today" && anchor !== null && count.value !== null) {
    // “One year ago today, at 11.20”: to the day
    const day = countBack(anchor.day, count.value, unit);
    return { first: token, end: unitAt + 3, form: "date", from: day, to: day, day, stated: false };
  }
  if (after === "ago" || after === "before") {
    // “two days earlier” looks back from the day that the sentence has just told
    const base = after === "before" ? dayToldBefore(context, token, before) : (anchor?.day ?? null);
    const day = base === null || count.value === null ? null : countBack(base, count.value, unit);
    // only hours and days are told to the day; “four weeks ago” is a manner of speaking
    const isExact = unit === "hour" || unit === 1;
    return { first: token, end: unitAt + 2, form: "ago", from: day, to: day, day: isExact ? day : null, stated: false };
  }
  return null;
}

/** “from 17 the day before”: beside the day that the sentence has told, else the report's own; not “the day before the vote”. */
export function readEve(context: ClaimContext, token: number, before: readonly DayMention[]): DayMention | null {
  const { doc, lexicon } = context;
  const match = matchPhrase(lexicon, doc, token, "calendar");
  if (match === null) return null;
  const { first, end, phrase } = match;
  const next = matchPhrase(lexicon, doc, end, "joints")?.phrase.fields[0];
  if (next === "the" || next === "article") return null;
  const told = before.at(-1);
  const near =
    told !== undefined && doc.paragraph[doc.sentence[told.first] ?? 0] === doc.paragraph[doc.sentence[token] ?? 0];
  const step = Number(phrase.fields[1]);
  // “released them the next day”: after a day that the paragraph has told; never after the report's own
  const base = step > 0 ? (near ? told.day : null) : dayToldBefore(context, token, before);
  const day = base === null ? null : addDays(base, step);
  return { first, end, form: "relative", from: day, to: day, day, stated: false };
}

// The day that the sentence has just told, else the report's own; not that of “in Sunday’s raid”.
function dayToldBefore(context: ClaimContext, token: number, before: readonly DayMention[]): Day | null {
  const { doc } = context;
  const told = before.findLast(({ end }) => doc.kind[end] !== TokenKind.clitic);
  const isOfSentence = told !== undefined && doc.sentence[told.first] === doc.sentence[token];
  return isOfSentence ? told.day : (anchorAt(context, token)?.day ?? null);
}

function kindAt({ doc, lexicon }: ClaimContext, token: number): string | null {
  return matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] ?? null;
}
