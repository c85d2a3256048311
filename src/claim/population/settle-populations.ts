import type { Population } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import { type ClaimDraft, draftOfKey, type Refiner } from "../claim-draft.ts";
import { findSide } from "./find-side.ts";
import { nameOf, roleOf } from "./name-population.ts";

/**
 * Says who is counted: the side from the words of the population (“Russian troops”), a possessive (“its soldiers”), the
 * one who suffers or admits (“Keldan lost 14”), the enemy; the role from the noun; both carried over from the figure
 * before where the figure stands alone (“16 of its men were killed and 40 wounded”).
 */
export const settlePopulations: Refiner = (context, drafts) => {
  const settled: ClaimDraft[] = [];
  const rolesTold = new Map<string, string>();
  for (const draft of drafts) {
    const one = settle(context, draft, settled, rolesTold);
    settled.push(one);
    const { side, role } = one.population;
    if (side !== null && role !== null && role !== "prisoners") rolesTold.set(side, role);
  }
  return settled;
};

function settle(
  context: ClaimContext,
  draft: ClaimDraft,
  before: readonly ClaimDraft[],
  rolesTold: ReadonlyMap<string, string>,
): ClaimDraft {
  const isSaid = draft.populationEnd > draft.populationFirst;
  // parts are told by the way: what follows them goes on from their whole
  const last = before.at(-1) ?? null;
  const previous =
    last !== null && last.partOf !== null && draft.partOf === null ? (draftOfKey(before, last.partOf) ?? last) : last;
  const like = draftOfKey(before, draft.like);
  if (like !== null && !isSaid) {
    const why = { rule: "population carried over with the measure", start: like.figure.start, end: like.figure.end };
    return { ...draft, population: { ...like.population, text: null }, why: [...draft.why, why] };
  }
  const isUnit = draft.figure.unit === "people" || draft.figure.unit === "percent" || draft.figure.unit === "share";
  const whole = draftOfKey(before, draft.partOf);
  const found = findSide(context, draft, previous, whole, before);
  const side = found?.side ?? null;
  const role = roleOf(context, draft, side, previous, whole, isSaid, isUnit, rolesTold);
  const name = nameOf(context, draft, side, role, whole ?? (isSaid ? null : previous));
  const population: Population = { text: draft.population.text, name, side, role };
  const { doc } = context;
  const why =
    found === null || side === null
      ? draft.why
      : [
          ...draft.why,
          { rule: `side ${side}: ${found.rule}`, start: doc.start[found.first] ?? 0, end: doc.end[found.end - 1] ?? 0 },
        ];
  return { ...draft, population, why };
}
