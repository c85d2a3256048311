import type { Claim, Reason } from "../claim/claim.ts";
import { COUNTED_BACK, STOCKS } from "../claim/time/period-of.ts";
import type { Report } from "../report/report.ts";
import { anchorOf } from "./figure-range.ts";
import { nameOfReport } from "./hold-report.ts";

/** The day that a story's event began, as its reports tell it. */
export interface EventDay {
  readonly day: string;
  /** The first report that tells it, by the day it was published, then by id. */
  readonly toldBy: Report;
  /** The most people that a claim dated by it counts: many more are of a longer time. */
  readonly most: number;
}

/** Of the reports that date the event, how many must agree: fewer tell of two events, or of none for sure. */
const SHARE = 2 / 3;
/** A count so many times that of the event is of a war, a season, a decade. */
const BEYOND = 10;
/** A figure that speaks of a day so long after is no longer of the event's own time. */
const LONGEST_DAYS = 92;
const DAY_MS = 86_400_000;

/**
 * The day of the event that the reports of a story tell of: the one that those who date it agree on, a report a voice. Null
 * where none dates it, or they differ. The order of the claims does not matter.
 */
export function learnEventDay(claims: readonly Claim[], reports: ReadonlyMap<string, Report>): EventDay | null {
  const voices = new Map<string, Report[]>();
  let count = 0;
  for (const [id, day] of listOwnDays(claims)) {
    const report = reports.get(id);
    if (report === undefined) continue;
    count += 1;
    const own = voices.get(day);
    if (own === undefined) voices.set(day, [report]);
    else own.push(report);
  }
  for (const [day, own] of voices) {
    const [toldBy] = own.sort(compareByDay);
    if (own.length < count * SHARE || toldBy === undefined) continue;
    const dated = claims.filter((claim) => isOfEvent(claim) && claim.period?.from === day);
    const most = Math.max(0, ...dated.map(({ figure }) => anchorOf(figure) ?? 0));
    return { day, toldBy, most };
  }
  return null;
}

/** Reports that date their event themselves, and not only by counting back, or begin with losses of another day: nothing is lent to them. */
export function listDated(claims: readonly Claim[], { day }: EventDay): ReadonlySet<string> {
  const dated = new Set(listOwnDays(claims).keys());
  // what a report tells first is what it is about
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const { comparison, in: part, measure, modality, report, start } = claim;
    if (comparison || part === "title" || modality !== "reported" || !LOSSES.has(measure)) continue;
    if (start < (first.get(report)?.start ?? Number.POSITIVE_INFINITY)) first.set(report, claim);
  }
  for (const [report, { period }] of first) if (isOneDay(period) && period?.from !== day) dated.add(report);
  return dated;
}

/**
 * The claim with the span that it covers, where its report does not tell when the event was and the others do: from the
 * event's day to the moment that it speaks of. Never in place of what the report tells.
 */
export function lendEventDay(claim: Claim, event: EventDay): Claim {
  const { asOf, figure, period } = claim;
  if (asOf === null || asOf < event.day || daysBetween(event.day, asOf) > LONGEST_DAYS) return claim;
  if (!mayTake(claim) || (figure.unit === "people" && (anchorOf(figure) ?? 0) > event.most * BEYOND)) return claim;
  const why: Reason = {
    rule: `period: from the event's day, as ${nameOfReport(event.toldBy, event.toldBy.id)} tells it`,
    start: figure.start,
    end: figure.end,
  };
  const text = period?.text ?? null;
  return { ...claim, period: { from: event.day, to: asOf, text, basis: "inferred" }, why: [...claim.why, why] };
}

const LOSSES: ReadonlySet<string> = new Set(["killed", "wounded", "casualties", "destroyed", "damaged"]);

// “since the attack began”, where the report never says when, tells a beginning that only the others know.
function mayTake(claim: Claim): boolean {
  const { accounting, comparison, figure, measure, modality, period } = claim;
  if (comparison || (modality !== "reported" && modality !== "feared")) return false;
  if (figure.unit === "percent" || figure.unit === "share" || figure.kind === "ratio") return false;
  if (STOCKS.has(measure) || accounting === "new") return false;
  return period === null || (period.basis === "event" && (period.from === null || isCountedBack(claim)));
}

// “Four days after the raid”: days are counted with the first or without it.
function isCountedBack({ why }: Claim): boolean {
  return why.some(({ rule }) => rule === COUNTED_BACK);
}

// The day that each report dates its event by: the one that most of its claims run from.
function listOwnDays(claims: readonly Claim[]): ReadonlyMap<string, string> {
  const days = new Map<string, Map<string, number>>();
  for (const claim of claims) {
    const from = claim.period?.from ?? null;
    if (from === null || !isOfEvent(claim)) continue;
    const own = days.get(claim.report) ?? new Map<string, number>();
    days.set(claim.report, own.set(from, (own.get(from) ?? 0) + 1));
  }
  return new Map(
    [...days].flatMap(([report, own]) => {
      const [best] = [...own].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
      return best === undefined ? [] : [[report, best[0]] as const];
    }),
  );
}

function isOfEvent(claim: Claim): boolean {
  const { comparison, period } = claim;
  return !comparison && period?.basis === "event" && period.text === null && !isCountedBack(claim);
}

function isOneDay(period: Claim["period"]): boolean {
  return period?.basis === "stated" && period.from !== null && period.from === period.to;
}

function compareByDay(one: Report, other: Report): number {
  const [day, otherDay] = [one.publishedAt ?? "~", other.publishedAt ?? "~"];
  return day === otherDay ? (one.id < other.id ? -1 : 1) : day < otherDay ? -1 : 1;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from)) / DAY_MS;
}
