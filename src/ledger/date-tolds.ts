import type { Claim } from "../claim/claim.ts";
import { anchorOf } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Told } from "./told.ts";

/** All claims of one voice in an entry, while they come and go, each with the day that it was said on. */
export interface Voice {
  readonly move: (told: Told, step: 1 | -1) => void;
  readonly size: () => number;
  /** The claims whose day may be another than before, each with its day as it now is. */
  readonly settle: (context: LedgerContext) => ReadonlyMap<Told, string | null>;
}

/** What the claims of a voice are compared by. */
interface Shelves {
  /** Those of one figure. */
  readonly byFigure: Map<string, Told[]>;
  /** Those of one report. */
  readonly byReport: Map<string, Told[]>;
  /** Growing counts of one thing. */
  readonly byThing: Map<string, Told[]>;
  /** Those that give a number as the most there could be. */
  readonly byBound: Map<number, Told[]>;
}

/**
 * Opens a voice that gives a figure that is told again the day it was first said: "up to 900", said on Monday, is not
 * said anew by Friday's report. An exact count may be: "189" on two days are two words of a source, unless the text says
 * that it is the earlier one, or has its words from a report of then. No day where no text tells it. The order of the
 * claims does not matter. It serves for as long as the names of the story mean the same.
 */
export function openVoice(): Voice {
  const shelves: Shelves = { byFigure: new Map(), byReport: new Map(), byThing: new Map(), byBound: new Map() };
  const all = new Set<Told>();
  const moved = new Set<Told>();
  const file = <Key>(shelf: Map<Key, Told[]>, key: Key, told: Told, step: 1 | -1): void => {
    const own = shelf.get(key);
    if (step === 1 && own === undefined) shelf.set(key, [told]);
    else if (step === 1) own?.push(told);
    else if (own?.length === 1) shelf.delete(key);
    else own?.splice(own.indexOf(told), 1);
  };
  return {
    size: () => all.size,
    move: (told, step) => {
      if (step === 1) all.add(told);
      else all.delete(told);
      moved.add(told);
      file(shelves.byFigure, figureKeyOf(told), told, step);
      file(shelves.byReport, told.report.id, told, step);
      if (told.cell.accounting === "cumulative") file(shelves.byThing, thingKeyOf(told), told, step);
      const bound = boundOf(told);
      if (bound !== null) file(shelves.byBound, bound, told, step);
    },
    settle: (context) => {
      const dated = new Map<Told, string | null>();
      for (const told of touched(moved, all, shelves)) dated.set(told, dayOf(told, shelves, context));
      moved.clear();
      return dated;
    },
  };
}

// What the days of some claims bear on: the same figure, what its report says beside it, a count that outgrew another.
function touched(moved: ReadonlySet<Told>, all: ReadonlySet<Told>, shelves: Shelves): ReadonlySet<Told> {
  if (moved.size * 2 > all.size) return all;
  const near = new Set<Told>();
  for (const told of moved) {
    for (const mate of shelves.byFigure.get(figureKeyOf(told)) ?? []) near.add(mate);
    for (const mate of shelves.byReport.get(told.report.id) ?? []) near.add(mate);
    const bound = boundOf(told);
    if (bound !== null) for (const mate of shelves.byFigure.get(`exact|${bound}|${bound}`) ?? []) near.add(mate);
    const count = anchorOf(told.claim.figure) ?? 0;
    if (told.saidOn === null || told.cell.accounting !== "cumulative") continue;
    for (const mate of shelves.byThing.get(thingKeyOf(told)) ?? [])
      if ((ownDayOf(mate) ?? "") > told.saidOn && (anchorOf(mate.claim.figure) ?? 0) < count) near.add(mate);
  }
  return near;
}

function dayOf(told: Told, shelves: Shelves, context: LedgerContext): string | null {
  const mates = shelves.byFigure.get(figureKeyOf(told)) ?? [];
  if (mates.length > 1) {
    const day = findDay(told, mates, shelves, context);
    if (day !== null) return day;
    if (isOfUndated(told, mates)) return null;
  }
  return dayOfBound(told, shelves, context) ?? told.saidOn ?? told.maySaidOn;
}

function figureKeyOf({ claim }: Told): string {
  const { kind, low, high } = claim.figure;
  return `${kind}|${low}|${high}`;
}

function thingKeyOf({ cell }: Told): string {
  return `${cell.measure}|${cell.side}|${cell.role}`;
}

// The day on which a claim was said, or at the latest was.
function ownDayOf(told: Told): string | null {
  return told.saidOn ?? told.maySaidOn ?? told.publishedOn;
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

function findDay(told: Told, shelf: readonly Told[], shelves: Shelves, context: LedgerContext): string | null {
  const own = ownDayOf(told);
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
      isOutgrown(told, shelves) ||
      isOutgrownSince(told, day, own, shelves) ||
      context.familyOf(told.report.id) === context.familyOf(other.report.id);
    // an office that publishes its own count says it
    if (isAgain && !(isOwnWord && told.report.id !== other.report.id && !isBounded(told))) first = day;
  }
  return first;
}

// “Up to 80”, told on the next day as “80” and with no day of its own: the bound's number, not a count of that day.
function dayOfBound(told: Told, { byBound }: Shelves, context: LedgerContext): string | null {
  const { kind, high } = told.claim.figure;
  if (kind !== "exact" || told.saidOn !== null || told.bond !== null) return null;
  const bounds = byBound.get(high ?? -1);
  const own = told.maySaidOn ?? told.publishedOn;
  if (bounds === undefined || own === null || isToldAnew(told) || context.book.issuers.has(told.outlet)) return null;
  return bounds.reduce<string | null>((first, other) => {
    const day = other.saidOn ?? other.maySaidOn;
    return day !== null && day < own && (first === null || day < first) ? day : first;
  }, null);
}

// The number that a claim gives as the most there could be; null where it has no day or gives none.
function boundOf(told: Told): number | null {
  const { kind, high } = told.claim.figure;
  if (kind !== "at-most" && kind !== "less-than" && kind !== "range") return null;
  return (told.saidOn ?? told.maySaidOn) === null ? null : high;
}

function dayToldAnew(told: Told): string | null {
  return isToldAnew(told) ? (told.saidOn ?? told.maySaidOn) : null;
}

const anew = new WeakMap<Claim, boolean>();

// "Unchanged at 189": the same number, and said again.
function isToldAnew({ claim }: Told): boolean {
  const known = anew.get(claim);
  if (known !== undefined) return known;
  const isAnew = anyHasSense(foldWords(claim.evidence), "told-anew");
  anew.set(claim, isAnew);
  return isAnew;
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
function isOutgrown(told: Told, { byReport }: Shelves): boolean {
  if (told.cell.accounting !== "cumulative") return false;
  const count = anchorOf(told.claim.figure) ?? 0;
  return (byReport.get(told.report.id) ?? []).some(
    ({ cell, claim }) => cell.key === told.cell.key && (anchorOf(claim.figure) ?? 0) > count,
  );
}

// “The ministry says 612”, the day after it said 1,087: an old word carried on, not a new one.
function isOutgrownSince(told: Told, first: string, own: string, { byThing }: Shelves): boolean {
  if (told.cell.accounting !== "cumulative") return false;
  const count = anchorOf(told.claim.figure) ?? 0;
  return (byThing.get(thingKeyOf(told)) ?? []).some(
    ({ saidOn, claim }) => saidOn !== null && saidOn > first && saidOn < own && (anchorOf(claim.figure) ?? -1) > count,
  );
}

/** Whose words a claim dates among: an office of a country and the country itself are one voice here. */
export function voiceOf(told: Told, { book }: LedgerContext): string | null {
  const { kind, key } = findOrigin(told, book);
  if ((kind !== "named" && kind !== "unnamed") || key === null) return null;
  return book.sideOf(key) ?? key;
}
