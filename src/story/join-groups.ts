import { adoptGroups } from "./adopt-groups.ts";
import { fadeOf, gapDays, type Point } from "./point.ts";
import { STORY_THRESHOLDS as T } from "./thresholds.ts";

interface Group {
  members: number[];
  from: number | null;
  to: number | null;
  /** Sum of the similarities of the pairs inside that are of two families, their number, and the number of families. */
  inside: number;
  pairs: number;
  families: Set<number>;
}

/**
 * Groups reports by average similarity, the most similar groups first, until none are similar enough. `similarity(i, j)` is asked once a pair.
 * Points must come in an order that is theirs (time, id): ties go by it. Gives the members of each group.
 */
export function joinGroups(
  points: readonly Point[],
  similarity: (i: number, j: number) => number,
): readonly (readonly number[])[] {
  const n = points.length;
  const between = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < i; j += 1) {
      const value = similarity(i, j);
      between[i * n + j] = value;
      between[j * n + i] = value;
    }
  const alike = Float32Array.from(between);
  const groups: (Group | null)[] = points.map(({ moment, family }, i) => ({
    members: [i],
    from: moment,
    to: moment,
    inside: 0,
    pairs: 0,
    families: new Set([family]),
  }));
  const score = (i: number, j: number): number => {
    const [a, b] = [groups[i], groups[j]];
    if (a == null || b == null || i === j) return -1;
    return scoreOf(a, b, between[i * n + j] ?? 0);
  };
  // The best partner of each group; looked for again only where it may have changed.
  const partners = new Int32Array(n);
  const scores = new Float32Array(n);
  const seek = (i: number): void => {
    let best = -1;
    let most = -1;
    for (let j = 0; j < n; j += 1) {
      const value = score(i, j);
      if (value > most) {
        most = value;
        best = j;
      }
    }
    partners[i] = best;
    scores[i] = most;
  };
  for (let i = 0; i < n; i += 1) seek(i);
  for (;;) {
    let i = -1;
    for (let k = 0; k < n; k += 1) if (groups[k] != null && (i < 0 || (scores[k] ?? 0) > (scores[i] ?? 0))) i = k;
    if (i < 0 || (scores[i] ?? 0) < T.similarity) break;
    const [kept, gone] = [Math.min(i, partners[i] ?? 0), Math.max(i, partners[i] ?? 0)];
    const [a, b] = [groups[kept], groups[gone]];
    if (a == null || b == null) break;
    for (let k = 0; k < n; k += 1) {
      if (groups[k] == null || k === kept || k === gone) continue;
      const [sizeA, sizeB] = [a.members.length, b.members.length];
      const mean = ((between[kept * n + k] ?? 0) * sizeA + (between[gone * n + k] ?? 0) * sizeB) / (sizeA + sizeB);
      between[kept * n + k] = mean;
      between[k * n + kept] = mean;
    }
    for (const x of a.members)
      for (const y of b.members) {
        if (points[x]?.family === points[y]?.family) continue;
        a.inside += alike[x * n + y] ?? 0;
        a.pairs += 1;
      }
    merge(a, b);
    groups[gone] = null;
    seek(kept);
    for (let k = 0; k < n; k += 1) {
      if (groups[k] == null || k === kept) continue;
      if (partners[k] === kept || partners[k] === gone) seek(k);
      else {
        const value = score(k, kept);
        if (value > (scores[k] ?? 0) || (value === scores[k] && kept < (partners[k] ?? 0))) {
          partners[k] = kept;
          scores[k] = value;
        }
      }
    }
  }
  const joined = groups.flatMap((group) => (group == null ? [] : [[...group.members].sort((x, y) => x - y)]));
  return adoptGroups(joined, points, (i, j) => alike[i * n + j] ?? 0);
}

function merge(a: Group, b: Group): void {
  a.inside += b.inside;
  a.pairs += b.pairs;
  a.members.push(...b.members);
  for (const family of b.families) a.families.add(family);
  a.from = least(a.from, b.from);
  a.to = greatest(a.to, b.to);
}

// Similarity, faded by the time between; nothing where two groups with a character of their own are less alike than that.
function scoreOf(a: Group, b: Group, mean: number): number {
  const value = mean * fadeOf(gapDays(a, b));
  if (Math.min(a.families.size, b.families.size) < T.groupSize) return value;
  const own = Math.sqrt(Math.min(T.ownSimilarityMost, insideOf(a)) * Math.min(T.ownSimilarityMost, insideOf(b)));
  return value < T.ownSimilarity * own ? -1 : value;
}

const insideOf = ({ inside, pairs }: Group): number => (pairs === 0 ? 0 : inside / pairs);

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));
const greatest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);
