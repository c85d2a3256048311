import type { ClaimDraft, Refiner } from "../claim-draft.ts";

// Parts stand near their whole: an own count of the same kind farther off is another story's.
const FARTHEST_SENTENCE = 12;

/**
 * Finds the whole of parts by their sum: “74 people died in Ostrel and 38 in Mirzan” after “killing at least 112”. Two or
 * three figures of one measure that stand together and add up to another of the same measure are its parts.
 */
export const findParts: Refiner = (_context, drafts) => {
  const wholes = new Map<number, ClaimDraft>();
  for (let at = 0; at < drafts.length; at++) {
    for (const count of [2, 3]) {
      const group = drafts.slice(at, at + count);
      if (group.length < count || !isGroup(group)) continue;
      const sum = group.reduce((total, one) => total + (sizeOf(one) ?? Number.NaN), 0);
      const whole = nearest(drafts, group, (one) => sizeOf(one) === sum);
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

function nearest(
  drafts: readonly ClaimDraft[],
  group: readonly ClaimDraft[],
  isWhole: (draft: ClaimDraft) => boolean,
): ClaimDraft | null {
  const [first] = group;
  if (first === undefined) return null;
  let best: ClaimDraft | null = null;
  for (const draft of drafts) {
    if (group.includes(draft) || draft.measure !== first.measure || !isWhole(draft)) continue;
    const distance = Math.abs(draft.sentence - first.sentence);
    if (distance > FARTHEST_SENTENCE || draft.sentence > first.sentence + 1) continue;
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
