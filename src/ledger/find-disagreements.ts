import { dayOfUtterance } from "./build-utterances.ts";
import type { DraftEntry, Stated } from "./compile-entry.ts";
import { rangesMeet } from "./figure-range.ts";
import { areWordsWithin, foldSide, foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import {
  dayNumber,
  type FindingDraft,
  isPlural,
  onDay,
  speakerName,
  writeDay,
  writeStated,
  writeSubject,
} from "./write-finding.ts";

interface Pair {
  readonly one: Stated;
  readonly other: Stated;
}

// A toll grows between two days; below this a later, higher word is no disagreement worth a line.
const GROWTH = 1.5;
// In the first days of a disaster it doubles overnight.
const GROWTH_OF_DISASTER = 2.5;
const LONG_SERIES = 400;

/** Origins of one entry whose figures cannot both hold at comparable time, each pair told once, the nearest in time. */
export function findDisagreements(entry: DraftEntry, context: LedgerContext, memory: Memory): readonly FindingDraft[] {
  // in a war, a count of no side, no kind of people and no one place may be anyone's
  const { side, role, place, measure } = entry.cell;
  if (context.isOfSides && side === null && role === null && place === null && measure !== "other") return [];
  const stated = entry.stated.filter(isSpokenFor);
  const bySource = new Map<string, Stated[]>();
  for (const one of stated) {
    const key = one.utterance.source ?? "";
    const own = bySource.get(key);
    if (own === undefined) bySource.set(key, [one]);
    else own.push(one);
  }
  const wholes = memory.shelf("series");
  const series = [...bySource]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => wholes.of(key, own, () => openSeries(wholesOf(own))));
  const { accounting } = entry.cell;
  const pairs: Pair[] = [];
  for (const [at, one] of series.entries())
    for (const other of series.slice(at + 1)) {
      const pair = lookNearest(one, other, accounting);
      if (pair !== null) pairs.push(pair);
    }
  const isPutRight = ({ one, other }: Pair): boolean =>
    entry.replaced.get(one.utterance) === other.utterance || entry.replaced.get(other.utterance) === one.utterance;
  const byDay = shelveByDay(stated);
  const kept = pairs
    .filter((pair) => !isPutRight(pair) && !isOfOneState(pair, context))
    .filter((pair) => isOfParty(pair, entry, context) || !isBridged(pair, byDay));
  const written = memory.shelf("disagreements");
  const subject = writeSubject(entry.cell, entry.population, entry.place);
  return mergeCamps(kept).map((camp) =>
    written.of(
      [camp.one, ...camp.others].map((mate) => mate.statement.id).join(" "),
      [subject, entry.id, camp.one, ...camp.others],
      () => writeDisagreement(camp, subject, entry.id),
    ),
  );
}

/** Whether any origins of the entry disagree on what stands now. */
export function isDisputed(entry: DraftEntry, findings: readonly FindingDraft[]): boolean {
  const ids = new Set(entry.stated.map(({ statement }) => statement.id));
  return findings.some((finding) => finding.kind === "disagreement" && finding.statements.some((id) => ids.has(id)));
}

// Someone who can be told from others: a name, or a group of witnesses; "officials" may be anyone already heard.
function isSpokenFor({ utterance }: Stated): boolean {
  if (utterance.source === null || utterance.value.kind === "ratio" || utterance.value.kind === "vague") return false;
  if (utterance.sourceKind === "named") return true;
  return (
    utterance.sourceKind === "unnamed" &&
    !foldWords(utterance.source).some((word) => hasSense(word, "government") || hasSense(word, "may-be-anyone"))
  );
}

// Of two counts that a source gives on one day, one under half of the other is of some of them only.
function wholesOf(stated: readonly Stated[] = []): readonly Stated[] {
  if (stated.length < 2) return stated;
  const most = new Map<string | null, number>();
  for (const { utterance } of stated) {
    const day = dayOfUtterance(utterance);
    most.set(day, Math.max(most.get(day) ?? 0, utterance.range.low));
  }
  return stated.filter(({ utterance }) => utterance.range.high >= (most.get(dayOfUtterance(utterance)) ?? 0) / 2);
}

/** What one source said of an entry, and how it stands beside others: the same for as long as it says no more. */
interface Series {
  readonly stated: readonly Spoken[];
  readonly byDay: ReadonlyMap<number | null, readonly Spoken[]>;
  /** Words that stand. */
  readonly lasting: readonly Spoken[];
  readonly beside: WeakMap<Series, { readonly accounting: string; readonly pair: Pair | null }>;
}

/** A statement and the day of its words; null where it is not known. */
interface Spoken {
  readonly stated: Stated;
  readonly day: number | null;
}

interface SpokenPair {
  readonly one: Spoken;
  readonly other: Spoken;
}

function openSeries(own: readonly Stated[]): Series {
  const stated = own
    .map((one) => ({ stated: one, day: dayNumber(dayOfUtterance(one.utterance)) }))
    .sort((one, other) => compareDays(one.day, other.day));
  const byDay = new Map<number | null, Spoken[]>();
  for (const one of stated) {
    const mates = byDay.get(one.day);
    if (mates === undefined) byDay.set(one.day, [one]);
    else mates.push(one);
  }
  return { stated, byDay, lasting: stated.filter((one) => one.stated.statement.current), beside: new WeakMap() };
}

function shelveByDay(stated: readonly Stated[]): ReadonlyMap<string | null, readonly Stated[]> {
  const days = new Map<string | null, Stated[]>();
  for (const one of stated) {
    const day = dayOfUtterance(one.utterance);
    const own = days.get(day);
    if (own === undefined) days.set(day, [one]);
    else own.push(one);
  }
  return days;
}

function lookNearest(one: Series, other: Series, accounting: string): Pair | null {
  const known = one.beside.get(other);
  if (known !== undefined && known.accounting === accounting) return known.pair;
  const pair = mayBeOneName(nameOf(one), nameOf(other)) ? null : nearestPair(one, other, accounting);
  one.beside.set(other, { accounting, pair });
  return pair;
}

// All words of a series have one name.
function nameOf({ stated: [first] }: Series): string | null {
  return first?.stated.statement.source ?? null;
}

function nearestPair({ stated: ones }: Series, other: Series, accounting: string): Pair | null {
  const { stated: others, byDay, lasting } = other;
  let best: SpokenPair | null = null;
  let gap = Number.POSITIVE_INFINITY;
  // a stock comes and goes, a night's count is of its night
  const isOfDays = !isLasting(accounting);
  // two long series are set against each other day by day, and by their last words
  const isLong = ones.length * others.length > LONG_SERIES;
  for (const one of ones) {
    const near = isOfDays
      ? [byDay.get(one.day) ?? []]
      : isLong
        ? [byDay.get(one.day) ?? [], one.stated.statement.current ? lasting : []]
        : listWithin(others, one.day, gap);
    for (const mates of near)
      for (const mate of mates) {
        // no nearer than what was found differs in vain
        const between = daysApart(one.day, mate.day);
        if (between > gap || (between === gap && best !== null && !isLater(one, mate, best))) continue;
        if (!differ(one.stated, mate.stated, accounting)) continue;
        best = { one, other: mate };
        gap = between;
      }
  }
  return best === null ? null : settlePair(best, gap, ones, other);
}

// What the two said nearest in time is what they disagree on; where that meets, a later growth is no disagreement.
function settlePair(
  { one: oneOf, other: otherOf }: SpokenPair,
  gap: number,
  ones: readonly Spoken[],
  { stated: others, lasting }: Series,
): Pair | null {
  // a source that gives several figures of one thing on one day may mean any of them
  const meetsAnother =
    others.some((other) => other.day === otherOf.day && agree(other.stated, oneOf.stated)) ||
    ones.some((one) => one.day === oneOf.day && agree(one.stated, otherOf.stated));
  if (meetsAnother) return null;
  const isAgreed = ones.some(
    (one) =>
      one.stated.statement.current &&
      lasting.some(
        (other) =>
          daysApart(one.day, other.day) <= gap && rangesMeet(one.stated.utterance.range, other.stated.utterance.range),
      ),
  );
  return isAgreed ? null : { one: oneOf.stated, other: otherOf.stated };
}

// The words within some days of one day, and those of no known day, in their order.
function listWithin(words: readonly Spoken[], day: number | null, gap: number): readonly (readonly Spoken[])[] {
  if (day === null || gap === Number.POSITIVE_INFINITY) return [words];
  const from = words.findIndex((word) => word.day === null || word.day >= day - gap);
  if (from < 0) return [];
  const end = words.findIndex((word, at) => at >= from && (word.day === null || word.day > day + gap));
  const undated = words.findIndex((word) => word.day === null);
  return [words.slice(from, end < 0 ? words.length : end), undated < 0 ? [] : words.slice(undated)];
}

// What is of no known day stands last.
function compareDays(one: number | null, other: number | null): number {
  return (one ?? Number.POSITIVE_INFINITY) === (other ?? Number.POSITIVE_INFINITY)
    ? 0
    : (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY);
}

// 0 where one is not known.
function daysApart(one: number | null, other: number | null): number {
  return one === null || other === null ? 0 : Math.abs(one - other);
}

// By the earlier day of each, then by the later; a day that is not known is before all.
function isLater(one: Spoken, other: Spoken, best: SpokenPair): boolean {
  const [first, second] = orderDays(one.day, other.day);
  const [bestFirst, bestSecond] = orderDays(best.one.day, best.other.day);
  return first === bestFirst ? second > bestSecond : first > bestFirst;
}

function orderDays(one: number | null, other: number | null): readonly [number, number] {
  const [day, otherDay] = [one ?? Number.NEGATIVE_INFINITY, other ?? Number.NEGATIVE_INFINITY];
  return day < otherDay ? [day, otherDay] : [otherDay, day];
}

function differ(one: Stated, other: Stated, accounting: string): boolean {
  if (rangesMeet(one.utterance.range, other.utterance.range)) return false;
  if (!areApart(one, other, accounting)) return false;
  if (isNoneOfFew(one) || isNoneOfFew(other) || scopeOf(one) !== scopeOf(other)) return false;
  if (isScene(one, other) || isScene(other, one) || sawSome(one, other) || sawSome(other, one)) return false;
  return !shareSpeaker(one.utterance, other.utterance);
}

// At comparable time, or a toll that falls back or grows too fast.
function areApart(one: Stated, other: Stated, accounting: string): boolean {
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  if (accounting === "incident" || day === otherDay) return true;
  if (!isLasting(accounting)) return false;
  if (day === null || otherDay === null) return true;
  const [earlier, later] = day < otherDay ? [one, other] : [other, one];
  return (
    earlier.utterance.range.low > later.utterance.range.high ||
    later.utterance.range.low >=
      earlier.utterance.range.high * (earlier.utterance.lead.cell.side === null ? GROWTH_OF_DISASTER : GROWTH)
  );
}

// What is counted of one day can be held against what is counted of another.
function isLasting(accounting: string): boolean {
  return accounting === "cumulative" || accounting === "incident";
}

// "Of the 61 whom we treated 22 died" counts the treated; the toll counts all.
function scopeOf({ utterance }: Stated): string | null {
  const { partOfMeasure, cell } = utterance.lead;
  return partOfMeasure === cell.measure || partOfMeasure === "casualties" || partOfMeasure === "other"
    ? null
    : partOfMeasure;
}

// "None of our rescuers died": beside a toll of others a nought counts someone else, unless it is said against it.
function isNoneOfFew({ utterance, statement }: Stated): boolean {
  if (utterance.range.high > 0) return false;
  // of a named group it counts that group: "not one civilian died"
  const { accounting, role } = utterance.lead.cell;
  return accounting === "cumulative" && role === null && statement.stance !== "denies";
}

// "I counted 14 bodies on the floor": whoever was there saw some of them.
function sawSome(few: Stated, many: Stated): boolean {
  if (few.utterance.range.high >= many.utterance.range.low) return false;
  const [link] = few.utterance.lead.links;
  return link?.kind === "witness" || (link?.anonymous === true && link.kind === "person");
}

// One or two beside dozens are a case that someone told of.
function isScene(few: Stated, many: Stated): boolean {
  const { high } = few.utterance.range;
  if (high > 2 || many.utterance.range.low < 20) return false;
  const { measure, role } = few.utterance.lead.cell;
  // none of a kind is no case: "not one civilian died"
  return measure !== "captured" && (high > 0 || role === null);
}

// "The defence ministry" of a report on two countries may be either's.
function mayBeOneName(one: string | null, other: string | null): boolean {
  const [words, others] = [foldWords(one ?? ""), foldWords(other ?? "")];
  const [short, long] = words.length < others.length ? [words, others] : [others, words];
  return short.length > 0 && areWordsWithin(short, long);
}

function shareSpeaker(one: Stated["utterance"], other: Stated["utterance"]): boolean {
  if (one.source === other.source) return true;
  if (one.source !== null && other.speakers.includes(one.source)) return true;
  return one.speakers.some((key) => key === other.source || other.speakers.includes(key));
}

// A party's own word on its losses stands against every other.
function isOfParty(pair: Pair, entry: DraftEntry, context: LedgerContext): boolean {
  const side = entry.population.side === null ? null : foldSide(entry.population.side);
  if (side === null) return false;
  return [pair.one, pair.other].some(
    (stated) =>
      stated.statement.current &&
      stated.utterance.source !== null &&
      context.book.sideOf(stated.utterance.source) === side,
  );
}

// "17" of the ministry, "26" of its army a day later: one state's count, and it grew.
function isOfOneState({ one, other }: Pair, { book }: LedgerContext): boolean {
  const [key, otherKey] = [one.utterance.source ?? "", other.utterance.source ?? ""];
  const [side, otherSide] = [book.sideOf(key), book.sideOf(otherKey)];
  if (side === null && otherSide === null) return false;
  if (side !== null && otherSide !== null && side !== otherSide) return false;
  if (![key, otherKey].every((name) => anyHasSense(foldWords(name), "government"))) return false;
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  return day !== null && otherDay !== null && day !== otherDay && !fallsBack(one, other);
}

// A third voice of the same days that lies between, and meets neither, tells the same twice, each time nearer.
function isBridged({ one, other }: Pair, byDay: ReadonlyMap<string | null, readonly Stated[]>): boolean {
  const [low, high] = one.utterance.range.low < other.utterance.range.low ? [one, other] : [other, one];
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  const isBetween = (third: Stated): boolean => {
    const { range } = third.utterance;
    return (
      third !== one && third !== other && low.utterance.range.high < range.low && range.high < high.utterance.range.low
    );
  };
  return (
    byDay.get(day)?.some(isBetween) === true || (day !== otherDay && byDay.get(otherDay)?.some(isBetween) === true)
  );
}

interface Camps {
  readonly one: Stated;
  readonly others: readonly Stated[];
}

// Where two voices that agree with each other stand against one, that is one disagreement.
function mergeCamps(pairs: readonly Pair[]): readonly Camps[] {
  const camps: { one: Stated; others: Stated[] }[] = [];
  for (const pair of pairs) {
    const home = camps.find(
      (camp) =>
        (camp.one === pair.one && camp.others.every((mate) => agree(mate, pair.other))) ||
        (camp.one === pair.other && camp.others.every((mate) => agree(mate, pair.one))) ||
        (camp.others.length === 1 && camp.others[0] === pair.other && agree(camp.one, pair.one)) ||
        (camp.others.length === 1 && camp.others[0] === pair.one && agree(camp.one, pair.other)),
    );
    if (home === undefined) {
      camps.push({ one: pair.one, others: [pair.other] });
      continue;
    }
    if (home.one !== pair.one && home.one !== pair.other) {
      const [only] = home.others;
      if (only === undefined) continue;
      home.others.splice(0, 1, home.one);
      home.one = only;
    }
    home.others.push(home.one === pair.one ? pair.other : pair.one);
  }
  return camps;
}

function agree(one: Stated, other: Stated): boolean {
  return one !== other && rangesMeet(one.utterance.range, other.utterance.range);
}

function writeDisagreement({ one, others }: Camps, subject: string, entry: string): FindingDraft {
  const all = [one, ...others];
  const days = [...new Set(all.map((stated) => dayOfUtterance(stated.utterance)))];
  const [day = null] = days;
  const isOneDay = days.length === 1;
  const tell = (stated: Stated): string =>
    `${speakerName(stated)} ${isPlural(speakerName(stated)) ? verbOf(stated).replace(/s$/, "") : verbOf(stated)} ${writeStated(stated)}${isOneDay ? "" : onDay(dayOfUtterance(stated.utterance))}`;
  const head = isOneDay && day !== null ? `${subject}, ${writeDay(day)}` : subject;
  const [first, ...rest] = others;
  const against = first === undefined ? "" : `; ${tell(first)}`;
  const also = rest.length === 0 ? "" : ` (as ${rest.slice(0, 2).map(tell).join(" and ")})`;
  const cannot = isOneDay ? "The figures do not meet." : "The figures do not meet, and days lie between them.";
  return {
    kind: "disagreement",
    text: `${capitalise(head)}: ${tell(one)}${against}${also}. ${cannot}`,
    statements: all.map((stated) => stated.statement.id),
    claims: all.flatMap((stated) => stated.statement.claims),
    severity: isOneDay || fallsBack(one, others[0]) ? "warn" : "note",
    cause: [entry, ...all.map((stated) => stated.utterance.source ?? "").sort()].join("|"),
  };
}

function fallsBack(one: Stated, other: Stated | undefined): boolean {
  if (other === undefined) return false;
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  if (day === null || otherDay === null) return false;
  const [earlier, later] = day < otherDay ? [one, other] : [other, one];
  return earlier.utterance.range.low > later.utterance.range.high;
}

function verbOf(stated: Stated): string {
  const { stance } = stated.statement;
  return stance === "denies" || stance === "confirms" || stance === "plans" ? "says" : stance;
}

/** The first letter as at the head of a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
