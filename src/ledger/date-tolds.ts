import { anchorOf } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Told } from "./told.ts";

/**
 * Gives a figure that is told again the day it was first said: "up to 900", said on Monday, is not said anew by
 * Friday's report. An exact count may be: "189" on two days are two words of a source, unless the text says that it is
 * the earlier one, or has its words from a report of then. `tolds`: all of one voice; the days of those that were said
 * on another one than their report tells, null where no text tells it. The order of the claims does not matter.
 */
export function dateVoice(tolds: readonly Told[], context: LedgerContext): ReadonlyMap<Told, string | null> {
  const shelves = new Map<string, Told[]>();
  for (const told of tolds) {
    const { kind, low, high } = told.claim.figure;
    const key = `${kind}|${low}|${high}`;
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [told]);
    else shelf.push(told);
  }
  const bounds = listBounds(tolds);
  const counts = listCounts(tolds);
  const words = listWords(tolds);
  const dated = new Map<Told, string | null>();
  for (const shelf of shelves.values()) {
    if (shelf.length < 2) continue;
    for (const told of shelf) {
      const day = findDay(told, shelf, counts, words, context);
      if (day !== null) dated.set(told, day);
      else if (isOfUndated(told, shelf)) dated.set(told, null);
    }
  }
  for (const told of tolds) {
    const day = dated.has(told) ? null : dayOfBound(told, bounds, context);
    if (day !== null) dated.set(told, day);
  }
  return dated;
}

const redated = new WeakMap<Told, Told>();

/** The claim as said on that day: one copy for as long as the day stays, so that what was made of it stands. */
export function redate(told: Told, day: string | null): Told {
  if (day === told.saidOn) return told;
  const known = redated.get(told);
  if (known !== undefined && known.saidOn === day) return known;
  const copy = { ...told, saidOn: day };
  redated.set(told, copy);
  return copy;
}

function findDay(
  told: Told,
  shelf: readonly Told[],
  counts: Counts,
  words: ReadonlyMap<string, readonly DatedCount[]>,
  context: LedgerContext,
): string | null {
  const own = told.saidOn ?? told.maySaidOn ?? told.publishedOn;
  if (own === null || told.bond !== null) return null;
  // said on the very day that it speaks of, as another text tells
  if (
    told.saidOn === null &&
    told.cell.accounting !== "incident" &&
    shelf.some((other) => other.saidOn !== null && other.saidOn === told.claim.asOf)
  )
    return told.claim.asOf;
  // said anew on its own day, as another text has it
  if (told.saidOn === null && shelf.some((other) => other !== told && dayToldAnew(other) === own)) return own;
  let first: string | null = null;
  const isOwnWord = context.book.issuers.get(told.outlet) === findOrigin(told, context.book).key;
  for (const other of shelf) {
    const day = other.saidOn ?? (told.saidOn === null ? other.maySaidOn : null);
    if (day === null || day >= own || (first !== null && day >= first)) continue;
    const isAgain =
      (told.saidOn === null && !isToldAnew(told)) ||
      told.claim.asOf === day ||
      told.cell.accounting === "incident" ||
      isBounded(told) ||
      isOutgrown(told, counts) ||
      isOutgrownSince(told, day, own, words) ||
      context.familyOf(told.report.id) === context.familyOf(other.report.id);
    // an office that publishes its own count says it
    if (isAgain && !(isOwnWord && told.report.id !== other.report.id && !isBounded(told))) first = day;
  }
  return first;
}

// “Up to 80”, told on the next day as “80” and with no day of its own: the bound's number, not a count of that day.
function dayOfBound(told: Told, bounds: ReadonlyMap<number, readonly string[]>, context: LedgerContext): string | null {
  const { kind, high } = told.claim.figure;
  if (kind !== "exact" || told.saidOn !== null || told.bond !== null || isToldAnew(told)) return null;
  const own = told.maySaidOn ?? told.publishedOn;
  if (own === null || context.book.issuers.has(told.outlet)) return null;
  const [first] = (bounds.get(high ?? -1) ?? []).filter((day) => day < own);
  return first ?? null;
}

// The days on which a voice gave a number as the most there could be, the first first.
function listBounds(tolds: readonly Told[]): ReadonlyMap<number, readonly string[]> {
  const bounds = new Map<number, string[]>();
  for (const told of tolds) {
    const { kind, high } = told.claim.figure;
    const day = told.saidOn ?? told.maySaidOn;
    if (day === null || high === null || (kind !== "at-most" && kind !== "less-than" && kind !== "range")) continue;
    const days = bounds.get(high);
    if (days === undefined) bounds.set(high, [day]);
    else days.push(day);
  }
  for (const days of bounds.values()) days.sort();
  return bounds;
}

function dayToldAnew(told: Told): string | null {
  return isToldAnew(told) ? (told.saidOn ?? told.maySaidOn) : null;
}

// "Unchanged at 189": the same number, and said again.
function isToldAnew({ claim }: Told): boolean {
  return anyHasSense(foldWords(claim.evidence), "told-anew");
}

// "Down from 270 on Thursday": said by the same on a day that no text tells.
function isOfUndated(told: Told, shelf: readonly Told[]): boolean {
  const { asOf } = told.claim;
  if (asOf === null || told.saidOn === null || asOf >= told.saidOn) return false;
  return shelf.some((other) => other.saidOn === null && other.claim.asOf === asOf);
}

// A bound, an estimate: no one comes to the very same again.
function isBounded({ claim }: Told): boolean {
  const { kind, low, high } = claim.figure;
  return kind !== "exact" && kind !== "ratio" && (low !== null || high !== null);
}

// "31, up from 22": of two counts of one source in one report the lower is the earlier.
function isOutgrown(told: Told, counts: Counts): boolean {
  if (told.cell.accounting !== "cumulative") return false;
  return (counts.get(told.report.id)?.get(told.cell.key) ?? 0) > (anchorOf(told.claim.figure) ?? 0);
}

/** A count of a voice and the day it was given. */
interface DatedCount {
  readonly day: string;
  readonly count: number;
}

// “The ministry says 612”, the day after it said 1,087: an old word carried on, not a new one.
function isOutgrownSince(
  told: Told,
  first: string,
  own: string,
  words: ReadonlyMap<string, readonly DatedCount[]>,
): boolean {
  if (told.cell.accounting !== "cumulative") return false;
  const count = anchorOf(told.claim.figure) ?? 0;
  return (words.get(wordKeyOf(told)) ?? []).some((word) => word.day > first && word.day < own && word.count > count);
}

function listWords(tolds: readonly Told[]): ReadonlyMap<string, readonly DatedCount[]> {
  const words = new Map<string, DatedCount[]>();
  for (const told of tolds) {
    const count = anchorOf(told.claim.figure);
    if (told.saidOn === null || count === null || told.cell.accounting !== "cumulative") continue;
    const key = wordKeyOf(told);
    const list = words.get(key);
    const word = { day: told.saidOn, count };
    if (list === undefined) words.set(key, [word]);
    else list.push(word);
  }
  return words;
}

function wordKeyOf({ cell }: Told): string {
  return `${cell.measure}|${cell.side}|${cell.role}`;
}

// The most that each report gives of each thing, by report, then cell.
function listCounts(tolds: readonly Told[]): Counts {
  const most = new Map<string, Map<string, number>>();
  for (const { report, cell, claim } of tolds) {
    if (cell.accounting !== "cumulative") continue;
    const own = most.get(report.id) ?? new Map<string, number>();
    most.set(report.id, own.set(cell.key, Math.max(own.get(cell.key) ?? 0, anchorOf(claim.figure) ?? 0)));
  }
  return most;
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Whose words a claim dates among: an office of a country and the country itself are one voice here. */
export function voiceOf(told: Told, { book }: LedgerContext): string | null {
  const { kind, key } = findOrigin(told, book);
  if ((kind !== "named" && kind !== "unnamed") || key === null) return null;
  return book.sideOf(key) ?? key;
}
