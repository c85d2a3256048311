import type { Claim } from "../claim/claim.ts";
import { dayOfUtterance, type Utterance } from "./build-utterances.ts";
import type { DraftEntry, Stated } from "./compile-entry.ts";
import { anchorOf, rangesMeet } from "./figure-range.ts";
import { capitalise } from "./find-disagreements.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense, tellsCorrection } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import { numbersGivenUp, sentenceOf } from "./read-passage.ts";
import { openReportDays } from "./report-days.ts";
import type { Told } from "./told.ts";
import {
  daysBetween,
  type FindingDraft,
  onDay,
  outletsOf,
  speakerName,
  writeDay,
  writeStated,
  writeSubject,
} from "./write-finding.ts";

const LEAST_LEFT = 0.5;

/** What one origin's own words do over time: a toll that falls, a count put right, a scope made narrower, an old word carried on. */
export function findChanges(entry: DraftEntry, context: LedgerContext, memory: Memory): readonly FindingDraft[] {
  const bySpeaker = new Map<string, Stated[]>();
  for (const stated of entry.stated) {
    if (stated.utterance.sourceKind !== "named" || stated.utterance.value.kind === "ratio") continue;
    for (const key of new Set([stated.utterance.source ?? "", ...stated.utterance.speakers])) {
      const own = bySpeaker.get(key);
      if (own === undefined) bySpeaker.set(key, [stated]);
      else own.push(stated);
    }
  }
  const subject = writeSubject(entry.cell, entry.population, entry.place);
  const known = memory.shelf("changes");
  const drafts = [...bySpeaker]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, own]) =>
      known.of(key, [entry.id, subject, ...own], () =>
        readSeries(highestOfDays(own, entry), entry, context.book.nameOf(key)),
      ),
    );
  return [...drafts, ...writeReplaced(entry), ...findStale(entry, subject, context, memory)];
}

// What one speaker's words do from day to day.
function readSeries(series: readonly Stated[], entry: DraftEntry, speaker: string): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  for (const [at, later] of series.entries()) {
    const earlier = series[at - 1];
    if (earlier === undefined) continue;
    const change = readChange(earlier, later, entry, speaker);
    // A toll that the source gave before, word for word, is that toll told again by someone late: no fall of the newer one.
    if (change !== null && !series.slice(0, at - 1).some((one) => isSameRange(one, later))) drafts.push(change);
  }
  return [...drafts, ...findRevised(series, entry, speaker)];
}

function isSameRange(one: Stated, other: Stated): boolean {
  return (
    one.utterance.range.low === other.utterance.range.low && one.utterance.range.high === other.utterance.range.high
  );
}

// Of one day's figures on a toll the highest is the day's: the others are earlier ones, or parts that say of what too late.
// What was put right on its own day is none of the day's.
function highestOfDays(all: readonly Stated[], { cell, replaced }: DraftEntry): readonly Stated[] {
  if (cell.accounting !== "cumulative") return all;
  const series = all.filter(
    ({ utterance }) =>
      dayOfUtterance(replaced.get(utterance) ?? utterance) !== dayOfUtterance(utterance) || !replaced.has(utterance),
  );
  const byDay = new Map<string | null, Stated>();
  for (const stated of series) {
    const day = dayOfUtterance(stated.utterance);
    const other = byDay.get(day);
    if (other === undefined || stated.utterance.range.low > other.utterance.range.low) byDay.set(day, stated);
  }
  return series.filter((stated) => byDay.get(dayOfUtterance(stated.utterance)) === stated);
}

function readChange(earlier: Stated, later: Stated, entry: DraftEntry, speaker: string): FindingDraft | null {
  const [day, laterDay] = [dayOfUtterance(earlier.utterance), dayOfUtterance(later.utterance)];
  if (day === null || laterDay === null || day >= laterDay) return null;
  const [range, laterRange] = [earlier.utterance.range, later.utterance.range];
  if (rangesMeet(range, laterRange)) return null;
  const isFall = laterRange.high < range.low;
  const { accounting } = entry.cell;
  if (accounting === "cumulative" ? !isFall : accounting !== "incident") return null;
  const words = later.utterance.members.flatMap(({ told }) =>
    foldWords(`${sentenceOf(told)} ${told.report.title ?? ""}`),
  );
  const isCorrected =
    tellsCorrection(words) || later.utterance.members.some(({ told }) => told.claim.accounting === "revision");
  if (accounting === "cumulative" && isFall) {
    // half of it gone is another count, told as if it were the same
    const isNamed = later.utterance.members.some(({ told }) =>
      givesUp(told).has(anchorOf(earlier.utterance.value) ?? -1),
    );
    if (laterRange.high < range.low * LEAST_LEFT && !(isCorrected && isNamed)) return null;
    const kind = isCorrected ? "correction" : anyHasSense(words, "narrows") ? "rescoped" : "decrease";
    return write(kind, earlier, later, entry, speaker);
  }
  // what was there at the time does not grow: another number for it is a number put right
  if (accounting !== "incident") return null;
  const isGivenUp = later.statement.stance === "acknowledges" || anyHasSense(words, "gives-up") || isCorrected;
  return isGivenUp ? write("correction", earlier, later, entry, speaker) : null;
}

// The numbers that a claim's sentence says were given up.
function givesUp(told: Told): ReadonlySet<number> {
  return numbersGivenUp(sentenceOf(told));
}

// A stock may fall as it likes; that its number was put right is told only by the text: "cut the list from 167 to 79".
function findRevised(series: readonly Stated[], entry: DraftEntry, speaker: string): readonly FindingDraft[] {
  if (entry.cell.accounting !== "stock") return [];
  return series.flatMap((later) => {
    const given = listPutRight(later.utterance);
    const earlier =
      given.size === 0
        ? undefined
        : series.find((other) => other !== later && given.has(anchorOf(other.utterance.value) ?? -1));
    return earlier === undefined ? [] : [write("correction", earlier, later, entry, speaker)];
  });
}

const putRight = new WeakMap<Utterance, ReadonlySet<number>>();

// The numbers that an utterance is said to put right.
function listPutRight(utterance: Utterance): ReadonlySet<number> {
  const known = putRight.get(utterance);
  if (known !== undefined) return known;
  const given = new Set(utterance.members.flatMap(({ told }) => (isPutRight(told) ? [...givesUp(told)] : [])));
  putRight.set(utterance, given);
  return given;
}

function isPutRight(told: Told): boolean {
  if (told.claim.accounting === "revision") return true;
  // a headline on the toll puts no other count right
  const title = told.report.title ?? "";
  const words = foldWords(`${sentenceOf(told)} ${title.toLowerCase().includes(told.cell.measure) ? title : ""}`);
  return tellsCorrection(words);
}

// "The figure replaces the 1,450 that the president gave": one side's count, put right by another of its offices.
function writeReplaced(entry: DraftEntry): readonly FindingDraft[] {
  if (entry.replaced.size === 0) return [];
  return [...entry.replaced].flatMap(([old, now]) => {
    const earlier = entry.stated.find(({ utterance }) => utterance === old);
    const later = entry.stated.find(({ utterance }) => utterance === now);
    if (earlier === undefined || later === undefined) return [];
    return [write("correction", earlier, later, entry, speakerName(later))];
  });
}

function write(
  kind: "correction" | "rescoped" | "decrease",
  earlier: Stated,
  later: Stated,
  entry: DraftEntry,
  speaker: string,
): FindingDraft {
  const subject = writeSubject(entry.cell, entry.population, entry.place);
  const from = `${writeStated(earlier)}${onDay(dayOfUtterance(earlier.utterance))}`;
  const to = `${writeStated(later)}${onDay(dayOfUtterance(later.utterance))}`;
  const isOwn = earlier.utterance.source === later.utterance.source;
  const verb = {
    correction: isOwn ? "corrects its count from" : `corrects the count of ${speakerName(earlier)} from`,
    rescoped: "counts less than before: from",
    decrease: "goes down from",
  }[kind];
  const tail = kind === "decrease" ? " A toll of one scope does not fall, and no correction is told." : "";
  return {
    kind,
    text: `${capitalise(subject)}: ${speaker} ${verb} ${from} to ${to}.${tail}`,
    statements: [earlier.statement.id, later.statement.id],
    claims: [...earlier.statement.claims, ...later.statement.claims],
    severity: kind === "decrease" ? "warn" : "note",
    cause: [entry.id, earlier.statement.id, later.statement.id].join("|"),
    change: {
      entry: entry.id,
      key: [kind, speaker, dayOfUtterance(earlier.utterance), dayOfUtterance(later.utterance)].join("|"),
    },
  };
}

/** A word of a source that another one replaced, and who still carries it. */
interface Outdated {
  readonly old: Stated;
  readonly newer: Stated;
  readonly late: readonly Told[];
}

/** A report that carries a source's old word as if it stood, after the newer one was out, and without it. */
function findStale(
  entry: DraftEntry,
  subject: string,
  context: LedgerContext,
  memory: Memory,
): readonly FindingDraft[] {
  const [outdated, written] = [memory.shelf("outdated"), memory.shelf("stale")];
  const found = [...shelveBySource(entry.stated)].flatMap(([source, own]) =>
    outdated.of(source, own, () => listOutdated(own)),
  );
  if (found.length === 0) return [];
  const days = memory.shelf("days of reports").of("", [], openReportDays);
  days.update(entry.stated);
  return found.flatMap(({ old, newer, late }) => {
    const day = dayOfUtterance(old.utterance) ?? "";
    const [first, ...others] = late.filter(
      (told) => isPutAsOfficial(told, newer) || days.lastOf(told.report.id) <= day,
    );
    if (first === undefined) return [];
    return [
      written.of(old, [newer, subject, first, ...others], () =>
        writeStale(old, newer, [first, ...others], subject, context),
      ),
    ];
  });
}

// `own`: the words of one source in the order of days.
function listOutdated(own: readonly Stated[]): readonly Outdated[] {
  const standing = own.filter(({ statement }) => statement.current);
  return own.flatMap((old) => {
    const newer = old.statement.current ? null : nextWord(old, own, standing);
    const late = newer === null ? [] : listLate(old, newer);
    return newer === null || late.length === 0 ? [] : [{ old, newer, late }];
  });
}

// Claims of an old word that came out after the newer one, and tell it as if it stood.
function listLate(old: Stated, newer: Stated): readonly Told[] {
  const newerDay = dayOfUtterance(newer.utterance) ?? "";
  return old.utterance.members
    .map(({ told }) => told)
    .filter((told) => told.publishedOn !== null && (told.publishedOn > newerDay || isPutAsOfficial(told, newer)))
    .filter((told) => isUndated(told, old) && !toneOf(told.claim).isPast);
}

function writeStale(
  old: Stated,
  newer: Stated,
  late: readonly [Told, ...Told[]],
  subject: string,
  context: LedgerContext,
): FindingDraft {
  const [first] = late;
  const newerDay = dayOfUtterance(newer.utterance) ?? "";
  const days = daysBetween(dayOfUtterance(old.utterance), first.publishedOn);
  return {
    kind: "stale",
    text: `${outletsOf(late, context).join(" and ")} gives ${writeStated(old)} as if it stood${onDay(first.publishedOn)}, ${days === 1 ? "a day" : `${days} days`} after it was said; ${speakerName(newer)} had ${writeStated(newer)}${newerDay === "" ? "" : ` on ${writeDay(newerDay)}`} (${subject}).`,
    statements: [old.statement.id, newer.statement.id],
    claims: late.map((told) => told.claim.id),
    severity: "note",
    cause: [old.statement.id, ...late.map((told) => told.report.id).sort()].join("|"),
  };
}

function shelveBySource(stated: readonly Stated[]): ReadonlyMap<string, readonly Stated[]> {
  const bySource = new Map<string, Stated[]>();
  for (const one of stated) {
    const { source } = one.utterance;
    if (source === null) continue;
    const own = bySource.get(source);
    if (own === undefined) bySource.set(source, [one]);
    else own.push(one);
  }
  return bySource;
}

// The word that took its place: the first later one of the same source that says another number, of those that stand.
function nextWord(old: Stated, own: readonly Stated[], standing: readonly Stated[]): Stated | null {
  const day = dayOfUtterance(old.utterance);
  if (day === null) return null;
  const isNewer = (other: Stated): boolean =>
    (dayOfUtterance(other.utterance) ?? "") > day && !rangesMeet(other.utterance.range, old.utterance.range);
  return standing.find(isNewer) ?? own.find(isNewer) ?? null;
}

// "The official toll is 731" in a report that also has the new number: told in the present, where the past was meant.
function isPutAsOfficial(told: Told, newer: Stated): boolean {
  return (
    toneOf(told.claim).isOfficial && newer.utterance.members.some((member) => member.told.report.id === told.report.id)
  );
}

/** How a claim's sentence tells it. */
interface Tone {
  readonly isOfficial: boolean;
  readonly isPast: boolean;
}

const tones = new WeakMap<Claim, Tone>();

function toneOf(claim: Claim): Tone {
  const known = tones.get(claim);
  if (known !== undefined) return known;
  const words = foldWords(claim.evidence);
  const isOfficial = words.includes("is") && words.some((word) => word === "official" || word === "confirmed");
  const tone = { isOfficial, isPast: anyHasSense(words, "told-as-past") };
  tones.set(claim, tone);
  return tone;
}

// Told without its day, or as if it were said on a later one.
function isUndated({ claim }: Told, { utterance }: Stated): boolean {
  const day = claim.sources.find((source) => source.saidOn !== null)?.saidOn ?? null;
  return day === null || day > (utterance.saidOn ?? day);
}
