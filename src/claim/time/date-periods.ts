import { OWN_DAY } from "../attribution/said-on.ts";
import type { Reason } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { ordinalOf } from "./day.ts";
import { type Moment, momentOf, OF_PRINT, SAID_THEN, TOLD_BESIDE } from "./moment-of.ts";
import { type FoundPeriod, OF_SCENE, periodOf } from "./period-of.ts";
import { readSpans, type ToldSpan } from "./read-span.ts";
import { settleDates } from "./settle-dates.ts";
import { BETWEEN, STRETCH } from "./told-day.ts";

// How many figures back a paragraph is looked through for the day its source spoke.
const NEAR_DRAFTS = 20;
// What is counted over more than a month adds up.
const MOST_NEW_DAYS = 31;

/**
 * Says what span each figure covers and what moment it speaks of. The span is what the sentence states, else runs from the
 * report's dated event on. The moment is a day told beside the figure, else the day of the utterance, else the
 * report's own, unless the words put it in a past that they do not date: then it stays null.
 * Runs after sources and comparisons are known.
 */
export const datePeriods: Refiner = (context, drafts) => {
  const spans = new Map<number, readonly ToldSpan[]>();
  const spansOf = (sentence: number): readonly ToldSpan[] => {
    const known = spans.get(sentence);
    if (known !== undefined) return known;
    const read = readSpans(context, sentence);
    spans.set(sentence, read);
    return read;
  };
  const dated = drafts.map((draft, index) =>
    dateDraft(context, draft, drafts.slice(Math.max(0, index - NEAR_DRAFTS), index), spansOf(draft.sentence)),
  );
  return settleDates(context, dated);
};

function dateDraft(
  context: ClaimContext,
  draft: ClaimDraft,
  drafts: readonly ClaimDraft[],
  spans: readonly ToldSpan[],
): ClaimDraft {
  const moment = momentOf(context, draft, drafts, spans);
  const span = periodOf(context, draft, spans, moment.day);
  const why = [...draft.why];
  if (span.reason !== null) why.push(span.reason);
  if (moment.reason !== null) why.push(moment.reason);
  const accounting = isNew(draft, span) ? "new" : draft.accounting;
  const asOf = dayOfDeed(draft, span) ?? dayOfEnd(draft, span, moment) ?? moment.day;
  return { ...saidThen(draft, moment, why), accounting, period: span.period, asOf };
}

// “Nine were pulled out alive yesterday”: what is done on a day is counted that day, whoever tells it later.
const DEEDS: ReadonlySet<string> = new Set(["rescued", "released", "evacuated"]);

function dayOfDeed({ measure }: ClaimDraft, { period }: FoundPeriod): string | null {
  const isOfDay = period?.basis === "stated" && period.text === null && period.from === period.to;
  return isOfDay && DEEDS.has(measure) ? (period?.to ?? null) : null;
}

// “Between 20 and 22 May 27 died”, “On Tuesday thousands marched. Police hurt three”: a time that is over is counted to its end,
// where nothing but the day of print tells of when the figure speaks.
function dayOfEnd({ saying }: ClaimDraft, { period, reason, rule }: FoundPeriod, moment: Moment): string | null {
  if (rule !== BETWEEN && reason?.rule !== OF_SCENE) return null;
  const isOfPrint =
    moment.day !== null && saying === null && moment.reason !== null && OF_PRINT.has(moment.reason.rule);
  return isOfPrint && period?.to != null && period.to < (moment.day ?? "") ? period.to : null;
}

const OF_SAYING: ReadonlySet<string> = new Set([SAID_THEN, TOLD_BESIDE]);

// “It spoke of 17 dead on Sunday”: the day that a toll was given on is the day its source spoke, where no other is told.
function saidThen(draft: ClaimDraft, moment: Moment, why: readonly Reason[]): ClaimDraft {
  const { day, reason } = moment;
  const isSupposed = why.some(({ rule }) => rule.endsWith(OWN_DAY));
  const isOpen = draft.sources.length > 0 && draft.saying === null;
  const isUntold = isSupposed || draft.sources.every(({ saidOn }) => saidOn === null);
  if (day === null || reason === null || !OF_SAYING.has(reason.rule) || !isOpen || !isUntold) return { ...draft, why };
  return {
    ...draft,
    sources: draft.sources.map((source) => ({ ...source, saidOn: day })),
    why: why.filter(({ rule }) => !rule.endsWith(OWN_DAY)),
  };
}

// “172 died over the past week”, “between 3 and 9 May 88 died”: a count of some days, not one that runs on.
function isNew({ accounting, comparison }: ClaimDraft, { period, rule }: FoundPeriod): boolean {
  if (accounting !== "cumulative" || comparison || period?.from == null || period.to === null) return false;
  return (rule === STRETCH || rule === BETWEEN) && ordinalOf(period.to) - ordinalOf(period.from) <= MOST_NEW_DAYS;
}
