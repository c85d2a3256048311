import { findOutletByName, foldOutletName } from "../report/find-outlet.ts";
import type { Report } from "../report/report.ts";
import { keepShingles, type Words } from "../text/shingles.ts";
import { momentOf } from "./compare-times.ts";
import { outletKey, urlKey } from "./same-publisher.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** What a report is found by. All of them are keys of the same postings, so that one segment holds them all. */
export interface FeatureKeys {
  /** Kept shingles, ascending. */
  readonly shingles: Float64Array;
  /** Its address, or null. */
  readonly url: number | null;
  /** Its address, if it has one; its outlet with each of its names and its day; and so each outlet that it credits. */
  readonly others: readonly number[];
}

const DAY = 86_400_000;

/** A report's features. Names are the capitalised words it uses most, which tell one event of an outlet's day from another. */
export function featureKeysOf(report: Report, words: Words): FeatureKeys {
  const address = urlKey(report.url);
  const url = address === null ? null : evenKey(hashKey(`url ${address}`));
  const names =
    report.outlet === null
      ? []
      : nameKeys("of", outletKey(report.outlet), namesOf(report.text, words, T.namesHeld), dayOf(report));
  const credited = creditedOutlets(report);
  const sought = credited.length === 0 ? [] : namesOf(report.text, words, T.namesSought);
  const seeks = credited.flatMap((outlet) => nameKeys("credits", outlet, sought, dayOf(report)));
  return { shingles: shinglesOf(words), url, others: [...(url === null ? [] : [url]), ...names, ...seeks] };
}

/** The outlets that a report credits, each once, by the key that their own reports stand under. */
export function creditedOutlets(report: Report): readonly string[] {
  return [...new Set(report.credits.map((credit) => findOutletByName(credit)?.name ?? foldOutletName(credit)))];
}

/** The keys under which a credited outlet's reports of that day and the two before stand. */
export function citedKeys(outlet: string, report: Report, words: Words): readonly number[] {
  const names = namesOf(report.text, words, T.namesSought);
  return daysFrom(dayOf(report), -1).flatMap((day) => nameKeys("of", outlet, names, day));
}

/** The keys under which reports that credit this one's outlet stand, of its day and the two after: {@link citedKeys} from the other end. */
export function citerKeys(report: Report, words: Words): readonly number[] {
  if (report.outlet === null) return [];
  const outlet = outletKey(report.outlet);
  const names = namesOf(report.text, words, T.namesHeld);
  return daysFrom(dayOf(report), 1).flatMap((day) => nameKeys("credits", outlet, names, day));
}

/** How many reports are listed under a key: names have odd keys, all else even ones. */
export function mostUnder(key: number): number {
  return key % 2 === 1 ? T.postingsAName : T.postingsAKey;
}

const daysFrom = (day: number | null, step: 1 | -1): readonly (number | null)[] =>
  day === null ? [null] : [day, day + step, day + 2 * step];

// Of long texts only even ones are kept; short ones keep all.
function shinglesOf(words: Words): Float64Array {
  const shingles = keepShingles(words, T.keepOneIn);
  for (let i = 0; i < shingles.length; i += 1) shingles[i] = evenKey(shingles[i] ?? 0);
  return shingles;
}

const dayOf = (report: Report): number | null => {
  const moment = momentOf(report);
  return moment === null ? null : Math.floor(moment / DAY);
};

const nameKeys = (
  role: "of" | "credits",
  outlet: string,
  names: readonly number[],
  day: number | null,
): readonly number[] => names.map((name) => evenKey(hashKey(`${role} ${outlet} ${name} ${day ?? "-"}`)) + 1);

const evenKey = (key: number): number => key - (key % 2);

// The capitalised words (not those that open a sentence) that stand most often, ties by first place.
function namesOf(text: string, words: Words, most: number): readonly number[] {
  const counts = new Map<number, number>();
  for (let i = 1; i < words.count; i += 1) {
    const start = words.starts[i] ?? 0;
    const unit = text.charCodeAt(start);
    const isCapital =
      (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde) || (unit >= 0x391 && unit <= 0x42f);
    if (!isCapital || start - (words.ends[i - 1] ?? 0) > 1) continue;
    const hash = words.hashes[i] ?? 0;
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([hash]) => hash);
}

/** A key of 53 bits for words of our own; shingles have theirs. */
export function hashKey(words: string): number {
  let low = 0x811c9dc5;
  let high = 0x2c1b3c6d;
  for (let i = 0; i < words.length; i += 1) {
    const unit = words.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 13;
  }
  low ^= low >>> 15;
  return ((high ^ (high >>> 16)) & 0x1fffff) * 4_294_967_296 + (low >>> 0);
}
