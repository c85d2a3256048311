import type { ClaimDraft, Refiner } from "../claim-draft.ts";

// Parts stand near their whole: an own count of the same kind farther off is another story's.
const FARTHEST_SENTENCE = 12;
// More claims than stand in so many sentences of any report.
const MOST_BEFORE = 120;

/**
 * Finds the whole of parts by their sum: “74 people died in Ostrim and 38 in Mirzan” after “killing at least 112”. Two or
 * three figures of one measure that stand together and add up to another of the same measure are its parts.
 */
export const findParts: Refiner = (_context, drafts) => {
  const wholes = new Map<number, ClaimDraft>();
  for (let at = 0; at < drafts.length; at++) {
    for (const count of [2, 3]) {
      const group = drafts.slice(at, at + count);
      if (group.length < count || !isGroup(group)) continue;
      const sum = group.reduce((total, one) => total + (sizeOf(one) ?? Number.NaN), 0);
      const whole = nearest(drafts, at, group, sum);
      if (whole !== null) for (const part of group) if (part.partOf === null) wholes.set(part.key, whole);
    }
  }
  if (wholes.size === 0) return drafts;
  return drafts.map((draft) => {
    const whole = wholes.get(draft.key);
    if (whole === undefined) return draft;
    const why = { rule: "part of: these figures add up to it", start: whole.figure.start, end: whole.figure.end };
    return { ...draft, partOf: whole.key, why: [...draft.why, why] };
  });
};

function isGroup(group: readonly ClaimDraft[]): boolean {
  const [first, ...rest] = group;
  if (first === undefined) return false;
  return rest.every(
    (one) =>
      one.population.side === first.population.side &&
      one.measure === first.measure &&
      one.figure.unit === first.figure.unit &&
      one.sentence - first.sentence <= 1,
  );
}

// The nearest count of that size around the group, which begins at `at`: from so far before it to the sentence behind.
function nearest(
  drafts: readonly ClaimDraft[],
  at: number,
  group: readonly ClaimDraft[],
  size: number,
): ClaimDraft | null {
  const [first] = group;
  if (first === undefined) return null;
  let from = at;
  while (from > 0 && at - from < MOST_BEFORE && first.sentence - (drafts[from - 1]?.sentence ?? 0) <= FARTHEST_SENTENCE)
    from -= 1;
  let best: ClaimDraft | null = null;
  // single people told one by one are parts of what was told before them; behind them of “the two” alone
  const isImplied = group.every(({ figure }) => figure.implied);
  for (let index = from; index < drafts.length; index++) {
    const draft = drafts[index];
    if (draft === undefined || draft.sentence > first.sentence + 1) break;
    if (isImplied && index > at && draft.population.text !== null) continue;
    if (draft.measure !== first.measure || sizeOf(draft) !== size || group.includes(draft)) continue;
    const distance = Math.abs(draft.sentence - first.sentence);
    if (draft.population.side !== null && draft.population.side !== first.population.side) continue;
    if (best === null || distance < Math.abs(best.sentence - first.sentence)) best = draft;
  }
  return best;
}

function sizeOf({ figure }: ClaimDraft): number | null {
  return figure.kind === "exact" || figure.kind === "at-least" || figure.kind === "about"
    ? (figure.low ?? figure.high)
    : null;
}
