import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { Period, Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { addDays, type Day, ordinalOf } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";
import { type Scene, sceneAt } from "./find-scenes.ts";
import type { ToldSpan } from "./read-span.ts";
import { holdsSaidWord, saidWordAt } from "./said-word.ts";
import { storyBeginning } from "./story-beginning.ts";
import {
  BETWEEN,
  isEventDay,
  isOfSaying,
  isPlain,
  isSinceDay,
  isTold,
  ROUGH,
  STRETCH,
  saidMentions,
  spanReason,
} from "./told-day.ts";

/** Measures that are counted as they stand at a moment, not as they add up from an event on. */
export const STOCKS: ReadonlySet<string> = new Set([
  "missing",
  "trapped",
  "hospitalised",
  "captured",
  "detained",
  "displaced",
  "refugees",
  "homeless",
  "deployed",
  "affected",
  "disappeared",
  "other",
]);

// “were killed in the raid on the village of Lower Varrow on Tuesday”
const OWN_REACH = 14;

/** The span that a figure covers, and the rule that told it. */
export interface FoundPeriod {
  readonly period: Period | null;
  readonly reason: Reason | null;
  /** Name of the rule that read a told span; null where none is told. */
  readonly rule: ToldSpan["rule"] | null;
}

/**
 * The span that a figure covers: what its clause tells outright, else its own day, else from the report's dated event to the
 * moment it speaks of. Null where nothing tells it.
 */
export function periodOf(
  context: ClaimContext,
  draft: ClaimDraft,
  spans: readonly ToldSpan[],
  asOf: Day | null,
): FoundPeriod {
  const fitting = spans.filter((span) => fitsDraft(context, span, draft));
  // “this week in two days of fighting”: the narrower tells more
  const fit =
    fitting.find(({ rule }) => rule === "so many days of an event") ??
    fitting.find(isBetween(fitting[0])) ??
    fitting[0];
  // “On 5 February 30 prisoners were returned under the exchange agreed in January”
  const isOpened = sceneOf(context, draft)?.sentence === draft.sentence;
  const told = isOpened && fit?.rule === ROUGH && fit.first > draft.figureEnd ? undefined : fit;
  if (told !== undefined && (!draft.comparison || told.period.from !== null)) {
    const { period, rule } = told;
    // a count that runs on ends when it is spoken of, not when it is printed; “the past week” is then the week up to it
    const isEarly = period.to !== null && asOf !== null && asOf < period.to;
    const to = isEarly ? asOf : period.to;
    const late = isEarly && rule === STRETCH ? ordinalOf(period.to ?? "") - ordinalOf(asOf ?? "") : 0;
    const from = late > 0 && period.from !== null ? addDays(period.from, -late) : period.from;
    return {
      period: { ...period, from, to },
      reason: spanReason(context, `period: ${rule}`, told.first, told.end),
      rule,
    };
  }
  if (draft.comparison || draft.figure.unit === "percent" || draft.figure.kind === "ratio") return none;
  const isDeed = DEEDS_OF_POLICE.has(draft.measure);
  if (STOCKS.has(draft.measure) && !(isDeed && sceneOf(context, draft) !== null)) return none;
  const own = ownDay(context, draft);
  if (own !== null && own.day !== null) {
    const period = { from: own.day, to: own.day, text: null, basis: "stated" } as const;
    return { period, reason: spanReason(context, "period: the day the clause tells", own.first, own.end), rule: null };
  }
  const event = storyBeginning(context);
  const scene = sceneOf(context, draft);
  if (scene !== null && scene.day !== event?.day) {
    const period = { from: scene.day, to: scene.day, text: null, basis: "stated" } as const;
    return { period, reason: spanReason(context, OF_SCENE, scene.first, scene.end), rule: null };
  }
  if (event === null || draft.modality !== "reported" || asOf === null || event.day > asOf) return none;
  if (isTooMany(draft) && ONE_PLACE.has(event.eventClass ?? "")) return none;
  const period = { from: event.day, to: asOf, text: null, basis: "event" } as const;
  return {
    period,
    reason: spanReason(context, event.counted === true ? COUNTED_BACK : DATED, event.first, event.end),
    rule: null,
  };
}

// What is also counted as it stands, and yet is done on a day.
const DEEDS_OF_POLICE: ReadonlySet<string> = new Set(["detained", "captured"]);
/** Rule of a span that is the day on which a paragraph turned to something. */
export const OF_SCENE = "period: the day that the paragraph turned to";

function sceneOf(context: ClaimContext, draft: ClaimDraft): Scene | null {
  const isSaid = draft.saying !== null && draft.sources.length > 0;
  if (draft.modality !== "reported" || isSaid) return null;
  const scene = sceneAt(context, draft.sentence);
  if (scene === null || scene.sentence !== draft.sentence) return scene;
  // “On Saturday, three days after a quake killed more than 200”: what the day opens goes no further than its clause
  const from = context.doc.kind[scene.end] === TokenKind.comma ? scene.end + 1 : scene.end;
  return isPlain(context, from, draft.figureFirst) ? scene : null;
}

const DATED = "period: from the report's dated event";
/** Rule of a span whose beginning is only counted back to: “four days after the raid”. */
export const COUNTED_BACK = "period: from so many days before";

// What happens in one place; a count beyond that is of a longer time, told beside it (“Norland has lost 90,000”).
const ONE_PLACE: ReadonlySet<string> = new Set(["strike", "blast", "crash", "ship", "collapse", "crush", "fire"]);
const MOST_IN_ONE_PLACE = 1000;

/** Whether a figure is more than what happens in one place on a day brings. */
export function isTooMany({ figure }: ClaimDraft): boolean {
  return figure.unit === "people" && (figure.low ?? figure.high ?? 0) > MOST_IN_ONE_PLACE;
}

const none: FoundPeriod = { period: null, reason: null, rule: null };

// “Last week (7 to 13 August)”: the days behind it tell what it was.
function isBetween(rough: ToldSpan | undefined): (span: ToldSpan) => boolean {
  return ({ first, rule }) => rough?.rule === ROUGH && rule === BETWEEN && first >= rough.end && first - rough.end <= 2;
}

// A span belongs to the figures of its clause; at the head of a sentence to all of them.
function fitsDraft(context: ClaimContext, span: ToldSpan, draft: ClaimDraft): boolean {
  const [first] = sentenceTokens(context.doc, draft.sentence);
  if (isOfSaying(context, span, draft)) return false;
  if (span.first - first <= 2) return true;
  if (span.first >= draft.figureEnd && isSince(span) && isJoined(context, draft.figureEnd, span.first)) return true;
  return span.first >= draft.clauseFirst - 2 && span.first <= draft.clauseEnd + 3;
}

// “killed 19 people in the west and infected 47 since the start of the month”: it ends the sentence of both.
function isSince({ rule }: ToldSpan): boolean {
  return rule.startsWith("since");
}

function isJoined(context: ClaimContext, first: number, end: number): boolean {
  const { doc } = context;
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.quote || tokenText(doc, token) === ";") return false;
  }
  return !holdsSaidWord(context, first, end);
}

// “killed 12 on Tuesday”: the clause's own day, where it is neither the saying's nor the story's event.
function ownDay(context: ClaimContext, draft: ClaimDraft): DayMention | null {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, draft.sentence);
  const mentions = daysWithin(findDays(context), first, end).filter(
    ({ day, form }) => day !== null && (form === "date" || form === "weekday" || form === "relative"),
  );
  if (mentions.length === 0) return null;
  // a toll is put, raised, lowered on a day: that is when it was told, not what it covers
  if (isTold(context, first, end)) return null;
  const said = new Set(saidMentions(context, first, end).map(({ mention }) => mention.first));
  // “He counted 17 bodies on Tuesday morning”: the day of the counting
  const isCounted =
    draft.sources.length > 0 && [1, 2].some((back) => saidWordAt(context, draft.figureFirst - back) !== null);
  const near = mentions.find((mention) => {
    if (isCounted && mention.first >= draft.figureEnd) return false;
    if (said.has(mention.first) || isSinceDay(context, mention)) return false;
    if (mention.first - first <= 1) return mention.end <= draft.clauseFirst + 2;
    const from = Math.max(draft.measureEnd, draft.figureEnd);
    return mention.first >= from && mention.first - from <= OWN_REACH && isPlain(context, from, mention.first);
  });
  // what the event did is counted from its day on
  if (near !== undefined && isEventDay(context, near)) return null;
  return near ?? null;
}
