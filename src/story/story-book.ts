import { momentOf } from "../lineage/compare-times.ts";
import type { Edge } from "../lineage/edge.ts";
import { isDerivation } from "../lineage/group-families.ts";
import type { Report } from "../report/report.ts";
import { carryAliases } from "./carry-aliases.ts";
import { describeStory } from "./describe-story.ts";
import { joinGroups } from "./join-groups.ts";
import { fadeOf } from "./point.ts";
import { nameSimilarityOf, type ReportVector, similarityOf, vectorOf } from "./report-vector.ts";
import type { Story } from "./story.ts";
import { STORY_THRESHOLDS as T } from "./thresholds.ts";

/** Stories as reports arrive. What it tells depends on the reports and edges alone, never on their order. */
export interface StoryBook {
  add(reports: readonly Report[], edges: readonly Edge[]): void;
  remove(ids: readonly string[]): void;
  /** The stories as they are now, earliest first. An id that was told before and is none any more is an alias of the story that holds most of its reports. */
  readStories(): readonly Story[];
}

interface Entry {
  readonly report: Report;
  readonly vector: ReportVector;
  readonly moment: number | null;
}

type Bonds = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

const DAY = 86_400_000;

/** Opens an empty book; `known` are stories told earlier, whose ids live on. */
export function createStoryBook(known: readonly Story[] = []): StoryBook {
  const entries = new Map<string, Entry>();
  const byTerm = new Map<string, Set<string>>();
  const neighbours = new Map<string, Map<string, number>>();
  const bonds = new Map<string, Map<string, Edge>>();
  const grouped = new Map<string, readonly Story[]>();
  let told = known;

  const similarity = (a: Entry, b: Entry): number => {
    // Days apart, the same kind of event makes the same words: then only who and where they name makes two reports alike.
    const isFar = daysBetween(a, b) > T.cycleDays;
    const words = similarityOf(a.vector, b.vector);
    const alike = isFar ? Math.min(words, nameSimilarityOf(a.vector, b.vector)) : words;
    const edge = bonds.get(a.report.id)?.get(b.report.id);
    if (edge === undefined) return alike;
    return isDerivation(edge) && !isFar ? Math.max(alike, T.derived) : Math.min(1, alike + T.related);
  };
  const link = (a: Entry, b: Entry): void => {
    const value = similarity(a, b) * fadeOf(daysBetween(a, b));
    if (value < T.similarity) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const own = neighbours.get(one.report.id) ?? new Map<string, number>();
      own.set(other.report.id, value);
      neighbours.set(one.report.id, own);
    }
  };
  const enter = (report: Report): void => {
    const entry = { report, vector: vectorOf(report), moment: momentOf(report) };
    const shared = new Map<string, number>();
    for (const term of entry.vector.strong) {
      const holders = byTerm.get(term) ?? new Set<string>();
      for (const id of holders) shared.set(id, (shared.get(id) ?? 0) + 1);
      holders.add(report.id);
      byTerm.set(term, holders);
    }
    entries.set(report.id, entry);
    for (const [id, count] of shared) {
      const other = entries.get(id);
      if (count >= T.strongTermsShared && other !== undefined) link(entry, other);
    }
  };
  const bind = (edge: Edge): void => {
    for (const [one, other] of [
      [edge.childId, edge.parentId],
      [edge.parentId, edge.childId],
    ] as const) {
      const own = bonds.get(one) ?? new Map<string, Edge>();
      own.set(other, edge);
      bonds.set(one, own);
    }
    const [child, parent] = [entries.get(edge.childId), entries.get(edge.parentId)];
    if (child !== undefined && parent !== undefined) link(child, parent);
    grouped.clear();
  };
  const leave = (id: string): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    for (const term of entry.vector.strong) byTerm.get(term)?.delete(id);
    for (const other of neighbours.get(id)?.keys() ?? []) neighbours.get(other)?.delete(id);
    neighbours.delete(id);
    entries.delete(id);
    // What it has from others is told anew when it comes again.
    for (const other of bonds.get(id)?.keys() ?? []) bonds.get(other)?.delete(id);
    bonds.delete(id);
    grouped.clear();
  };

  return {
    add(reports, edges) {
      for (const edge of edges) bind(edge);
      for (const report of reports) if (!entries.has(report.id)) enter(report);
      for (const edge of edges) bind(edge);
    },
    remove(ids) {
      for (const id of ids) leave(id);
    },
    readStories() {
      const stories: Story[] = [];
      const seen = new Map<string, readonly Story[]>();
      for (const ids of findComponents([...entries.keys()], neighbours, T.similarity)) {
        // A group of reports that has not changed since it was last asked for is not grouped again.
        const key = [...ids].sort().join(" ");
        const made = grouped.get(key) ?? groupComponent(ids, entries, neighbours, bonds, similarity);
        seen.set(key, made);
        stories.push(...made);
      }
      grouped.clear();
      for (const [key, made] of seen) grouped.set(key, made);
      told = carryAliases(told, stories.sort(byTime));
      return told;
    },
  };
}

function groupComponent(
  ids: readonly string[],
  entries: ReadonlyMap<string, Entry>,
  neighbours: ReadonlyMap<string, ReadonlyMap<string, number>>,
  bonds: Bonds,
  similarity: (a: Entry, b: Entry) => number,
): readonly Story[] {
  const members = ids
    .flatMap((id) => entries.get(id) ?? [])
    .sort((a, b) => (a.moment ?? Infinity) - (b.moment ?? Infinity) || (a.report.id < b.report.id ? -1 : 1));
  if (members.length > T.largestGroup) return cutApart(ids, entries, neighbours, bonds, similarity);
  const families = numberFamilies(members, bonds);
  const points = members.map(({ moment }, place) => ({ moment, family: families[place] ?? place }));
  const groups = joinGroups(points, (i, j) => {
    const [a, b] = [members[i], members[j]];
    return a === undefined || b === undefined ? 0 : similarity(a, b);
  });
  return groups.map((places) => describeStory(places.flatMap((place) => members[place]?.report ?? [])));
}

// Reports that have their words from one another share a number.
function numberFamilies(members: readonly Entry[], bonds: Bonds): readonly number[] {
  const places = new Map(members.map(({ report }, place) => [report.id, place]));
  const families = members.map(() => -1);
  for (const start of members.keys()) {
    if (families[start] !== -1) continue;
    const family = [start];
    families[start] = start;
    for (let i = 0; i < family.length; i += 1)
      for (const [other, edge] of bonds.get(members[family[i] ?? 0]?.report.id ?? "") ?? []) {
        const place = places.get(other);
        if (place === undefined || families[place] !== -1 || !isDerivation(edge)) continue;
        families[place] = start;
        family.push(place);
      }
  }
  return families;
}

// Average similarity over more reports than this is neither quick nor telling: the weakest links are cut first.
function cutApart(
  ids: readonly string[],
  entries: ReadonlyMap<string, Entry>,
  neighbours: ReadonlyMap<string, ReadonlyMap<string, number>>,
  bonds: Bonds,
  similarity: (a: Entry, b: Entry) => number,
): readonly Story[] {
  for (let level = T.similarity + 0.05; level < 1; level += 0.05) {
    const parts = findComponents(ids, neighbours, level);
    if (parts.length > 1) return parts.flatMap((part) => groupComponent(part, entries, neighbours, bonds, similarity));
  }
  return [describeStory(ids.flatMap((id) => entries.get(id)?.report ?? []))];
}

/** Reports that hang together by links of at least `level`. */
function findComponents(
  ids: readonly string[],
  neighbours: ReadonlyMap<string, ReadonlyMap<string, number>>,
  level: number,
): readonly (readonly string[])[] {
  const open = new Set(ids);
  const components: string[][] = [];
  for (const start of ids) {
    if (!open.delete(start)) continue;
    const component = [start];
    for (let i = 0; i < component.length; i += 1)
      for (const [other, value] of neighbours.get(component[i] ?? "") ?? [])
        if (value >= level && open.delete(other)) component.push(other);
    components.push(component);
  }
  return components;
}

const daysBetween = (a: Entry, b: Entry): number =>
  a.moment === null || b.moment === null ? 0 : Math.abs(a.moment - b.moment) / DAY;

const byTime = (a: Story, b: Story): number =>
  (a.from ?? "9999") < (b.from ?? "9999") ? -1 : (a.from ?? "9999") > (b.from ?? "9999") ? 1 : a.id < b.id ? -1 : 1;
