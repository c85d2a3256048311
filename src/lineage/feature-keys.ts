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
  /** Its address, if it has one, and its outlet with each of its names and its day. */
  readonly others: readonly number[];
}

const DAY = 86_400_000;

/** A report's features. Names are the capitalised words it uses most, which tell one event of an outlet's day from another. */
export function featureKeysOf(report: Report, words: Words): FeatureKeys {
  const address = urlKey(report.url);
  const url = address === null ? null : hashKey(`url ${address}`);
  const names =
    report.outlet === null
      ? []
      : nameKeys(outletKey(report.outlet), namesOf(report.text, words, T.namesHeld), dayOf(report));
  return { shingles: keepShingles(words, T.keepOneIn), url, others: url === null ? names : [url, ...names] };
}

/** The keys under which a credited outlet's reports of that day and the two before would stand. */
export function citedKeys(outletName: string, report: Report, words: Words): readonly number[] {
  const day = dayOf(report);
  const names = namesOf(report.text, words, T.namesSought);
  const days = day === null ? [null] : [day, day - 1, day - 2];
  return days.flatMap((one) => nameKeys(outletName, names, one));
}

const dayOf = (report: Report): number | null => {
  const moment = momentOf(report);
  return moment === null ? null : Math.floor(moment / DAY);
};

const nameKeys = (outlet: string, names: readonly number[], day: number | null): readonly number[] =>
  names.map((name) => hashKey(`cite ${outlet} ${name} ${day ?? "-"}`));

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
