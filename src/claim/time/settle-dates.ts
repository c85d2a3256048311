import type { ClaimContext } from "../claim-context.ts";
import { type ClaimDraft, draftOfKey } from "../claim-draft.ts";
import type { Day } from "./day.ts";
import { isFormer } from "./moment-of.ts";
import { isTooMany, STOCKS } from "./period-of.ts";
import { storyBeginning } from "./story-beginning.ts";

/** Measures of what an event does on its day. */
const LOSSES: ReadonlySet<string> = new Set(["killed", "wounded", "casualties", "destroyed", "damaged"]);

/**
 * Settles what only the figures beside each other tell: a part stands as its whole does; a former figure (“up from 21”) is
 * of the day that another sentence gives it (“On Sunday they spoke of 21”); where the report dates its event by what it did
 * alone (“killed 31 on Tuesday”), the tolls run from that day on.
 */
export function settleDates(context: ClaimContext, drafts: readonly ClaimDraft[]): readonly ClaimDraft[] {
  const day = storyBeginning(context) === null ? dayOfLoss(drafts) : null;
  const dated = datedByValue(drafts);
  return drafts.map((draft) => fromDay(likeOther(context, likeWhole(draft, drafts), dated), day));
}

// “had verified 37 deaths by Thursday evening, 30 of them civilian”
function likeWhole(draft: ClaimDraft, drafts: readonly ClaimDraft[]): ClaimDraft {
  if (draft.partOf === null || draft.comparison) return draft;
  const whole = draftOfKey(drafts, draft.partOf);
  if (whole?.asOf == null || draft.asOf === null || whole.sentence !== draft.sentence || whole.asOf >= draft.asOf) {
    return draft;
  }
  return { ...draft, asOf: whole.asOf, period: draft.period?.basis === "event" ? whole.period : draft.period };
}

type DatedByValue = ReadonlyMap<string, readonly ClaimDraft[]>;

// However often a value is told, one of its first tellings dates it.
const MOST_OF_A_VALUE = 60;

// The figures whose moment is known, by measure and value.
function datedByValue(drafts: readonly ClaimDraft[]): DatedByValue {
  const dated = new Map<string, ClaimDraft[]>();
  for (const draft of drafts) {
    if (draft.asOf === null || draft.comparison) continue;
    const key = valueKey(draft);
    const known = dated.get(key);
    if (known === undefined) dated.set(key, [draft]);
    else if (known.length < MOST_OF_A_VALUE) known.push(draft);
  }
  return dated;
}

function valueKey({ measure, figure }: ClaimDraft): string {
  return `${measure} ${figure.low} ${figure.high}`;
}

function likeOther(context: ClaimContext, draft: ClaimDraft, dated: DatedByValue): ClaimDraft {
  if (draft.asOf !== null || !isFormer(context, draft)) return draft;
  const other = dated.get(valueKey(draft))?.find(({ sentence }) => sentence !== draft.sentence);
  if (other === undefined) return draft;
  const saidOn = other.sources[0]?.saidOn ?? other.asOf;
  const sources = draft.sources.map((source) => ({ ...source, saidOn }));
  return { ...draft, asOf: other.asOf, period: other.period, sources };
}

// The one day that the report's own losses are told of, the first of them among these; null where they are told of none,
// or of several. What a report comes to later (“Two months ago, on 1 August, 11 died”) is not what it is about.
function dayOfLoss(drafts: readonly ClaimDraft[]): Day | null {
  const days = new Set<Day>();
  let isFirst = true;
  for (const { comparison, measure, modality, period } of drafts) {
    if (comparison || modality !== "reported" || !LOSSES.has(measure)) continue;
    const isDay =
      period?.basis === "stated" && period.from !== null && period.from === period.to && period.text === null;
    if (isFirst && !isDay) return null;
    isFirst = false;
    if (isDay && period.from !== null) days.add(period.from);
  }
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

function fromDay(draft: ClaimDraft, day: Day | null): ClaimDraft {
  const { asOf, comparison, figure, measure, modality, period } = draft;
  if (day === null || period !== null || comparison || modality !== "reported" || STOCKS.has(measure)) return draft;
  if (asOf === null || asOf < day || figure.unit === "percent" || figure.kind === "ratio") return draft;
  if (isTooMany(draft)) return draft;
  const reason = { rule: "period: from the day that other losses are told of", start: figure.start, end: figure.end };
  return {
    ...draft,
    period: { from: day, to: asOf, text: null, basis: "event" },
    why: [...draft.why, reason],
  };
}
