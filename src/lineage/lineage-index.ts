import type { Report } from "../report/report.ts";
import { compareReports } from "./compare-reports.ts";
import { momentOf } from "./compare-times.ts";
import type { Edge } from "./edge.ts";
import { citedKeys, citerKeys, creditedOutlets, type FeatureKeys, featureKeysOf, mostUnder } from "./feature-keys.ts";
import { countIn, createPostings, createTally } from "./postings.ts";
import { readReading } from "./read-reading.ts";
import type { Reading } from "./reading.ts";
import { encodeSegment, openSegment, type SegmentReader } from "./segment.ts";
import { createSieve } from "./sieve.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** Reports as they arrive, each matched against all that came before. Opened once, fed one by one. */
export interface LineageIndex {
  /**
   * The edges of shared text between this report and those already there, then the report is there too. Time does not grow
   * with the family. A report whose id is there already gives none.
   */
  add(report: Report): readonly Edge[];
  /**
   * The edges from a report that is there to what it cites among all that are there, whichever came first: of each outlet
   * that it credits the nearest two that it shares no text with, and those that share some.
   */
  cite(id: string): readonly Edge[];
  /** The ids of reports that credit this one and may cite it: what `cite` gives for them is to be asked anew. */
  listCiters(id: string): readonly string[];
  /**
   * Forgets a report. `relatives` are the reports that its edges lead to: they take its place as what others are found by.
   */
  remove(id: string, relatives?: readonly Report[]): void;
  /** What was added since the last seal as a segment to be kept (see `segment.ts`); null where nothing was. */
  seal(): Uint8Array | null;
  has(id: string): boolean;
  readonly count: number;
}

/** What the keeper of an index hands in; nothing is needed for reports that live in memory. */
export interface LineageIndexOptions {
  /** `seal` will be asked for: what is added is held for it. True by itself where `readReport` is given. */
  readonly isDurable?: boolean;
  /** Segments written earlier, oldest first, and the ids removed since. */
  readonly segments?: readonly Uint8Array[];
  readonly removed?: Iterable<string>;
  /** A stored report by its id. Where it is given, texts are not kept in memory beyond the latest. */
  readonly readReport?: (id: string) => Report | null;
  /** Reports whose words stay at hand (default 20,000). */
  readonly readingsKept?: number;
}

interface Sealed {
  readonly reader: SegmentReader;
  readonly base: number;
}

const HOUR = 3_600_000;

/** Opens an index, empty or over segments kept earlier. */
export function createLineageIndex(options: LineageIndexOptions = {}): LineageIndex {
  const { readReport, readingsKept = 20_000, isDurable = readReport !== undefined } = options;
  const postings = createPostings();
  const sealed: Sealed[] = [];
  // By number: id, moment, and the report itself where nobody else keeps it. A forgotten one has no id.
  const ids: (string | null)[] = [];
  const moments: number[] = [];
  const reports = new Map<number, Report>();
  const numbers = new Map<string, number>();
  const readings = new Map<number, Reading>();
  let unsealed = new Map<number, FeatureKeys>();
  let tally = createTally(1024);
  const sieve = createSieve();

  const enter = (id: string, moment: number): number => {
    const number = ids.push(id) - 1;
    moments.push(moment);
    numbers.set(id, number);
    if (tally.counts.length <= number) tally = createTally(tally.counts.length * 2);
    return number;
  };

  for (const bytes of options.segments ?? []) {
    const reader = openSegment(bytes);
    sealed.push({ reader, base: ids.length });
    for (const [i, id] of reader.ids.entries()) {
      const before = numbers.get(id);
      if (before !== undefined) ids[before] = null;
      enter(id, reader.moments[i] ?? Number.NaN);
    }
  }

  // The reports that share at least `least` of these keys, with how many; the counts are cleared.
  // With `entering` a report is put under the keys by the way.
  const findSharing = (keys: ArrayLike<number>, least: number, entering = -1): [number, number][] => {
    if (entering < 0) postings.tally(keys, tally);
    else postings.tallyAndAdd(keys, tally, entering);
    for (const { reader, base } of sealed)
      for (let i = 0; i < keys.length; i += 1) reader.visit(keys[i] ?? 0, (local) => countIn(tally, base + local));
    const found: [number, number][] = [];
    for (let i = 0; i < tally.size; i += 1) {
      const number = tally.touched[i] ?? 0;
      const shared = tally.counts[number] ?? 0;
      tally.counts[number] = 0;
      if (shared >= least && ids[number] !== null) found.push([number, shared]);
    }
    tally.size = 0;
    return found;
  };

  const readingOf = (number: number): Reading | null => {
    const kept = readings.get(number);
    if (kept !== undefined) return kept;
    const id = ids[number] ?? null;
    const report = id === null ? null : (reports.get(number) ?? readReport?.(id) ?? null);
    return report === null ? null : keepReading(number, readReading(report));
  };
  const keepReading = (number: number, reading: Reading): Reading => {
    readings.set(number, reading);
    if (readings.size > readingsKept)
      for (const oldest of readings.keys()) {
        readings.delete(oldest);
        break;
      }
    return reading;
  };

  const isNear = (number: number, moment: number): boolean => {
    const apart = Math.abs((moments[number] ?? Number.NaN) - moment);
    return Number.isNaN(apart) || apart <= T.nearHours * HOUR;
  };
  // Puts the report under its shingles too, as the number it is about to get.
  const findCandidates = (report: Report, keys: FeatureKeys): ReadonlySet<number> => {
    const moment = momentOf(report) ?? Number.NaN;
    const number = ids.length;
    const candidates = new Set<number>();
    if (keys.url !== null) for (const [other] of findSharing([keys.url], 1)) candidates.add(other);
    const sharing = findSharing(keys.shingles, T.sharedShinglesNear, number)
      .filter(([other, shared]) => shared >= T.sharedShingles || isNear(other, moment))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    for (const [other] of sharing.slice(0, T.candidatesVerified)) candidates.add(other);
    return candidates;
  };
  // The nearest first: by shared names, then the latest, then by id, so that the order of arrival does not count.
  const findCited = (outlet: string, { report, words }: Reading): readonly number[] =>
    findSharing(citedKeys(outlet, report, words), T.citedNames)
      .filter(([other]) => ids[other] !== report.id)
      .sort((a, b) => b[1] - a[1] || instantOf(b[0]) - instantOf(a[0]) || compareIds(ids[a[0]], ids[b[0]]))
      .slice(0, T.citationsCompared)
      .map(([other]) => other);
  const instantOf = (number: number): number => {
    const moment = moments[number] ?? Number.NaN;
    return Number.isNaN(moment) ? 0 : moment;
  };
  const forget = (id: string): void => {
    const number = numbers.get(id);
    if (number === undefined) return;
    const keys = unsealed.get(number);
    const reading = keys === undefined ? readingOf(number) : null;
    const held = keys ?? (reading === null ? null : featureKeysOf(reading.report, reading.words));
    if (held !== null) for (const keys of [held.shingles, held.others]) postings.remove(keys, number);
    numbers.delete(id);
    ids[number] = null;
    reports.delete(number);
    readings.delete(number);
    unsealed.delete(number);
  };

  for (const id of options.removed ?? []) forget(id);

  const sealedCount = ids.length;
  const renumber = (report: Report, known: number): number => {
    ids[known] = null;
    readings.delete(known);
    return enter(report.id, momentOf(report) ?? Number.NaN);
  };

  return {
    add(report) {
      if (numbers.has(report.id)) return [];
      const reading = readReading(report);
      const keys = featureKeysOf(report, reading.words);
      const edges: Edge[] = [];
      const candidates = findCandidates(report, keys);
      if (candidates.size > 0) sieve.load(reading.words);
      for (const number of candidates) {
        const other = readingOf(number);
        if (other === null || !sieve.mayRelate(other.words)) continue;
        const edge = compareReports(reading, other);
        if (edge !== null) edges.push(edge);
      }
      const number = enter(report.id, momentOf(report) ?? Number.NaN);
      if (readReport === undefined) reports.set(number, report);
      keepReading(number, reading);
      if (isDurable) unsealed.set(number, keys);
      postings.add(keys.others, number);
      return edges;
    },
    cite(id) {
      const number = numbers.get(id);
      const reading = number === undefined ? null : readingOf(number);
      const edges: Edge[] = [];
      for (const outlet of reading === null ? [] : creditedOutlets(reading.report)) {
        let citations = 0;
        for (const cited of reading === null ? [] : findCited(outlet, reading)) {
          const other = readingOf(cited);
          const edge = other === null || reading === null ? null : compareReports(reading, other, true);
          // Where the other is the one that credits, the edge is the other's to give.
          if (edge === null || (edge.kind === "citation" && edge.childId !== id)) continue;
          if (edge.kind === "citation") citations += 1;
          if (edge.kind !== "citation" || citations <= T.citationsACredit) edges.push(edge);
        }
      }
      return edges;
    },
    listCiters(id) {
      const number = numbers.get(id);
      const reading = number === undefined ? null : readingOf(number);
      if (reading === null) return [];
      const citers = findSharing(citerKeys(reading.report, reading.words), T.citedNames);
      return citers.flatMap(([citer]) => ids[citer] ?? []).filter((citer) => citer !== id);
    },
    remove(id, relatives = []) {
      forget(id);
      for (const report of relatives) {
        const known = numbers.get(report.id);
        if (known === undefined) continue;
        // Under a number of its own once it stands in a segment: else it would be counted there and here.
        const number = known < sealedCount ? renumber(report, known) : known;
        const keys = featureKeysOf(report, readReading(report).words);
        postings.add(keys.shingles, number);
        postings.add(keys.others, number);
        // Sealed under its own id once more: of two the later counts.
        if (isDurable) unsealed.set(number, keys);
      }
    },
    seal() {
      if (unsealed.size === 0) return null;
      const bytes = encodeSegment(segmentOf(unsealed, ids, moments));
      unsealed = new Map();
      return bytes;
    },
    has: (id) => numbers.has(id),
    get count() {
      return numbers.size;
    },
  };
}

const compareIds = (a: string | null | undefined, b: string | null | undefined): number =>
  (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;

function segmentOf(
  unsealed: ReadonlyMap<number, FeatureKeys>,
  ids: readonly (string | null)[],
  moments: readonly number[],
): Parameters<typeof encodeSegment>[0] {
  const pairs: [number, number][] = [];
  const own: string[] = [];
  const times: number[] = [];
  for (const [number, { shingles, others }] of unsealed) {
    const place = own.push(ids[number] ?? "") - 1;
    times.push(moments[number] ?? Number.NaN);
    for (const key of shingles) pairs.push([key, place]);
    for (const key of others) pairs.push([key, place]);
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const kept = pairs.filter((pair, i) => pairs[i - mostUnder(pair[0])]?.[0] !== pair[0]);
  return {
    ids: own,
    moments: Float64Array.from(times),
    keys: Float64Array.from(kept, (pair) => pair[0]),
    numbers: Uint32Array.from(kept, (pair) => pair[1]),
  };
}
