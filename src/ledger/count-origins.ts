import type { Utterance } from "./build-utterances.ts";
import { rangesMeet } from "./figure-range.ts";
import { areWordsWithin, foldWords, isSameStem } from "./fold-name.ts";
import { initialsOf } from "./join-names.ts";
import type { CountInterval } from "./ledger.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import type { SourceBook } from "./resolve-sources.ts";

/** Independent origins, and the names that stand behind `max`. */
export interface OriginCount extends CountInterval {
  readonly names: readonly string[];
}

interface Voice {
  readonly key: string;
  readonly kind: Utterance["sourceKind"];
  readonly utterances: readonly Utterance[];
  readonly byDay: ReadonlyMap<string | null, readonly Utterance[]>;
  readonly side: string | null;
  readonly isOfGovernment: boolean;
  readonly isPaper: boolean;
  /** Everyone whose word reached us through this voice or with it. */
  readonly speakers: ReadonlySet<string>;
  readonly basis: readonly string[];
  /** Whether it may be one with another, as far as that was asked. */
  readonly joined: WeakMap<Voice, boolean>;
}

// Above this the exact search would take long; a greedy one can only count too few, which is the safe side of `min`.
const EXACT_SEARCH = 16;

/** Who of an entry may draw on whom: asked for all of it, and for those that support one figure. */
export interface Independence {
  readonly count: () => OriginCount;
  readonly countAmong: (voices: Voices) => CountInterval;
}

/** Some sources of an entry, by key and in order, and the name that they are looked up by. */
export interface Voices {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Sources by their keys, which may come in any order. */
export function voicesOf(keys: readonly string[]): Voices {
  const sorted = [...keys].sort();
  return { name: sorted.join("|"), keys: sorted };
}

/**
 * How many independent origins speak in the utterances. `max`: all that are named apart. `min`: the most of which none
 * can be shown or suspected to draw on another: by a stated basis, by one government, by an unnamed voice or paper that
 * may be anyone's. Figures of one day that do not meet do not draw on each other.
 */
export function readIndependence(utterances: readonly Utterance[], book: SourceBook, memory: Memory): Independence {
  const all = readVoices(utterances, book, memory);
  const byKey = new Map(all.map((voice) => [voice.key, voice]));
  const standing = memory.shelf("standing");
  const standings = new Map(
    all.map(
      (voice) => [voice, standing.of(voice.key, [voice.kind, ...matesOf(voice, all, book)], () => ({}))] as const,
    ),
  );
  const counts = memory.shelf("counts");
  const kept = new Map<string, CountInterval>();
  return {
    count: () => countVoices(mergeStates(all, book), book),
    countAmong: ({ name, keys }) => {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const chosen = keys.flatMap((key) => byKey.get(key) ?? []);
      const count = counts.of(
        name,
        chosen.map((voice) => standings.get(voice)),
        () => countApartOf(mergeStates(chosen, book), book),
      );
      kept.set(name, count);
      return count;
    },
  };
}

function countVoices(voices: readonly Voice[], book: SourceBook): OriginCount {
  const names = [...voices]
    .sort((one, other) => other.utterances.length - one.utterances.length || (one.key < other.key ? -1 : 1))
    .map((voice) => book.nameOf(voice.key));
  return { ...countApartOf(voices, book), names };
}

function countApartOf(voices: readonly Voice[], book: SourceBook): CountInterval {
  const known = voices.filter((voice) => voice.kind === "named");
  const firm = known.filter((voice) => !voice.isPaper);
  return { min: countApart(firm.length > 0 ? firm : known.slice(0, 1), book), max: voices.length };
}

function readVoices(utterances: readonly Utterance[], book: SourceBook, memory: Memory): readonly Voice[] {
  const bySource = new Map<string, Utterance[]>();
  for (const utterance of utterances)
    if (utterance.source !== null) {
      const shelf = bySource.get(utterance.source);
      if (shelf === undefined) bySource.set(utterance.source, [utterance]);
      else shelf.push(utterance);
    }
  const known = memory.shelf("voices");
  return [...bySource]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => known.of(key, own, () => readVoice(key, own, book)));
}

function readVoice(key: string, own: readonly Utterance[], book: SourceBook): Voice {
  const words = foldWords(key);
  const basis = new Set<string>();
  const speakers = new Set([key]);
  for (const { members, speakers: mates } of own) {
    for (const speaker of mates) speakers.add(speaker);
    for (const { told } of members) for (const { text } of told.claim.basis) basis.add(text);
  }
  const kind = own.some((utterance) => utterance.sourceKind === "named") ? "named" : (own[0]?.sourceKind ?? "none");
  const isOfGovernment = anyHasSense(words, "government") || book.isOfGovernment(key);
  return {
    key,
    kind,
    utterances: own,
    byDay: shelveByDay(own),
    side: book.sideOf(key),
    isOfGovernment,
    isPaper: anyHasSense(words, "paper"),
    speakers,
    basis: [...basis],
    joined: new WeakMap(),
  };
}

/** Utterances by the day that they speak of. */
export function shelveByDay(utterances: readonly Utterance[]): ReadonlyMap<string | null, readonly Utterance[]> {
  const days = new Map<string | null, Utterance[]>();
  for (const utterance of utterances) {
    const shelf = days.get(utterance.asOf);
    if (shelf === undefined) days.set(utterance.asOf, [utterance]);
    else shelf.push(utterance);
  }
  return days;
}

// "Dravonia said" is one of its offices; which one is not told, so it is not named apart from them.
function mergeStates(voices: readonly Voice[], book: SourceBook): readonly Voice[] {
  return voices.filter((voice) => {
    const { side } = voice;
    if (side === null || foldWords(voice.key).length > foldWords(side).length) return true;
    return !voices.some(
      (other) =>
        other.key !== voice.key && other.side === side && (other.isOfGovernment || book.sideOf(other.key) === side),
    );
  });
}

function countApart(voices: readonly Voice[], book: SourceBook): number {
  if (voices.length < 2) return voices.length;
  const joined = voices.map((voice) => voices.map((other) => other !== voice && areJoined(voice, other, book)));
  if (voices.length <= EXACT_SEARCH)
    return mostApart(
      joined.map((row) => row.reduce((mates, isMate, at) => (isMate ? mates | (1 << at) : mates), 0)),
      (1 << voices.length) - 1,
    );
  const degrees = joined.map((row) => row.filter(Boolean).length);
  const order = voices.map((_, at) => at).sort((one, other) => (degrees[one] ?? 0) - (degrees[other] ?? 0));
  return greedy(order, joined).length;
}

// Of the voices whose bits are set, as many as none is joined with another. `mates`: the bits of whom each is joined with.
function mostApart(mates: readonly number[], left: number): number {
  if (left === 0) return 0;
  const first = 31 - Math.clz32(left);
  const others = left & ~(1 << first);
  const own = mates[first] ?? 0;
  const taken = 1 + mostApart(mates, others & ~own);
  // whoever is joined with no one left is taken in any case
  return (own & others) === 0 ? taken : Math.max(taken, mostApart(mates, others));
}

function greedy(order: readonly number[], joined: readonly (readonly boolean[])[]): readonly number[] {
  const chosen: number[] = [];
  for (const at of order) if (!chosen.some((other) => joined[at]?.[other] === true)) chosen.push(at);
  return chosen;
}

// Keys of those that a voice may be one with.
function matesOf(voice: Voice, all: readonly Voice[], book: SourceBook): readonly string[] {
  return all.filter((other) => other !== voice && areJoined(voice, other, book)).map(({ key }) => key);
}

function areJoined(one: Voice, other: Voice, book: SourceBook): boolean {
  const known = one.joined.get(other);
  if (known !== undefined) return known;
  const joined = mayBeOne(one, other, book);
  one.joined.set(other, joined);
  other.joined.set(one, joined);
  return joined;
}

function mayBeOne(one: Voice, other: Voice, book: SourceBook): boolean {
  if (drawsOn(one, other, book) || drawsOn(other, one, book)) return true;
  if (isPartOf(one, other, book) || isPartOf(other, one, book)) return true;
  if (one.side !== null && other.side !== null && one.side !== other.side) return false;
  return one.isOfGovernment && other.isOfGovernment && !contradict(one, other);
}

// "The United Nations human rights office" is of the United Nations; a country's office is not the country's every voice.
function isPartOf(part: Voice, whole: Voice, book: SourceBook): boolean {
  const words = foldWords(book.nameOf(whole.key));
  const own = foldWords(book.nameOf(part.key));
  if (words.length < 2 || own.length < 2) return false;
  return own.includes(initialsOf(words)) || (words.length < own.length && words.every((word) => own.includes(word)));
}

// A stated basis that names the other or its country; or a chain that runs through the other.
function drawsOn(one: Voice, other: Voice, book: SourceBook): boolean {
  if (one.speakers.has(other.key) && one.key !== other.key) return true;
  const name = foldWords(book.nameOf(other.key));
  return one.basis.some((text) => {
    const words = foldWords(text);
    if (areWordsWithin(name, words)) return true;
    return other.side !== null && foldWords(other.side).every((word) => words.some((entry) => isSameStem(entry, word)));
  });
}

function contradict(one: Voice, other: Voice): boolean {
  return one.utterances.some((utterance) => {
    const near =
      utterance.asOf === null
        ? other.utterances
        : [...(other.byDay.get(utterance.asOf) ?? []), ...(other.byDay.get(null) ?? [])];
    return near.some((mate) => !rangesMeet(utterance.range, mate.range));
  });
}
