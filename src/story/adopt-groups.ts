import { fadeOf, gapDays, type Point, type Stretch } from "./point.ts";
import { STORY_THRESHOLDS as T } from "./thresholds.ts";

interface Side extends Stretch {
  readonly members: readonly number[];
  readonly families: number;
  /** Length of the sum of its members, as if each had length one, over their number: 1 for one text, less the more they differ. */
  readonly length: number;
}

/**
 * Gives what the grouping by average similarity left over to the group it points at: a tabloid's half page shares few words
 * with each report of a story, but most of them with the story as a whole. Few voices are held against the middle of many
 * (cosine to the group's sum), which a group that tells its event in many ways does not lower. The most similar go first.
 */
export function adoptGroups(
  groups: readonly (readonly number[])[],
  points: readonly Point[],
  alike: (i: number, j: number) => number,
): readonly (readonly number[])[] {
  const sides = groups.map((members) => sideOf(members, points, alike));
  const wishes = sides.flatMap((small, from) => {
    if (small.families > T.adoptedMost) return [];
    let best = -1;
    let most: number = T.adopted;
    for (const [to, large] of sides.entries()) {
      if (to === from || large.families < T.groupSize || large.members.length < small.members.length) continue;
      const value = likenessToMiddle(small, large, alike);
      if (value > most) {
        most = value;
        best = to;
      }
    }
    return best === -1 ? [] : [{ from, to: best, value: most }];
  });
  const home = groups.map((_, place) => place);
  for (const { from, to } of wishes.sort((a, b) => b.value - a.value || a.from - b.from)) {
    // A group that was itself taken in takes none in; neither goes one that took others in.
    if (home[to] === to && !home.some((place, other) => other !== from && place === from)) home[from] = to;
  }
  return groups.flatMap((members, place) =>
    home[place] === place
      ? [
          [
            ...members,
            ...groups.flatMap((others, other) => (other !== place && home[other] === place ? others : [])),
          ].sort((a, b) => a - b),
        ]
      : [],
  );
}

function sideOf(members: readonly number[], points: readonly Point[], alike: (i: number, j: number) => number): Side {
  let sum = members.length;
  for (const [place, i] of members.entries())
    for (const j of members.slice(place + 1)) {
      // Copies are one voice, however often it is printed.
      sum += 2 * (points[i]?.family === points[j]?.family ? 1 : alike(i, j));
    }
  const moments = members.flatMap((i) => points[i]?.moment ?? []);
  return {
    members,
    families: new Set(members.map((i) => points[i]?.family)).size,
    length: Math.sqrt(sum) / members.length,
    from: moments.length === 0 ? null : Math.min(...moments),
    to: moments.length === 0 ? null : Math.max(...moments),
  };
}

function likenessToMiddle(small: Side, large: Side, alike: (i: number, j: number) => number): number {
  let sum = 0;
  for (const i of small.members) for (const j of large.members) sum += alike(i, j);
  const mean = sum / (small.members.length * large.members.length);
  return (mean / (small.length * large.length)) * fadeOf(gapDays(small, large));
}
