import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { addDays, addMonths, type Day } from "./day.ts";

/** What time is counted in: so many days, or a unit that the calendar measures. */
export type TimeUnit = number | "hour" | "month" | "year" | "decade";

/** A number of units: `null` where the words do not tell it (“several”). */
export interface Count {
  readonly value: number | null;
  readonly end: number;
}

const COUNTED_ROLES: ReadonlySet<string> = new Set(["unit", "teen", "tens"]);

/** The number at a token, in digits or words up to ninety-nine, or “a”, “a couple of”, “several”; null where none is. */
export function readCount({ doc, lexicon }: ClaimContext, token: number): Count | null {
  if (doc.kind[token] === TokenKind.number) {
    const value = Number(tokenText(doc, token));
    return Number.isFinite(value) ? { value, end: token + 1 } : null;
  }
  const vague = matchPhrase(lexicon, doc, token, "calendar");
  const kind = vague?.phrase.fields[0];
  if (vague !== null && (kind === "one" || kind === "two" || kind === "some")) {
    return { value: kind === "one" ? 1 : kind === "two" ? 2 : null, end: vague.end };
  }
  let value = 0;
  let end = token;
  for (;;) {
    const match = matchPhrase(lexicon, doc, end, "numerals");
    const [role = "", amount = ""] = match?.phrase.fields ?? [];
    if (match === null || !COUNTED_ROLES.has(role)) break;
    value += Number(amount);
    end = match.end;
    if (role !== "tens") break;
    if (doc.kind[end] === TokenKind.dash) end += 1;
  }
  return end === token ? null : { value, end };
}

/** The unit of time at a token; null where none is. */
export function readUnit({ doc, lexicon }: ClaimContext, token: number): TimeUnit | null {
  const match = matchPhrase(lexicon, doc, token, "calendar");
  if (match?.phrase.fields[0] !== "unit") return null;
  const value = match.phrase.fields[1] ?? "";
  return value === "hour" || value === "month" || value === "year" || value === "decade" ? value : Number(value);
}

/** The day so many units before another. Hours count as the day before once they make most of one. */
export function countBack(day: Day, count: number, unit: TimeUnit): Day {
  if (count > 100_000) return day;
  if (unit === "hour") return addDays(day, -Math.ceil((count - 11) / 24));
  if (unit === "month") return addMonths(day, -Math.round(count));
  if (unit === "year") return addMonths(day, -Math.round(count * 12));
  if (unit === "decade") return addMonths(day, -Math.round(count * 120));
  return addDays(day, -Math.round(count * unit));
}
