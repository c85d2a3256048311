import type { Population } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { findSide } from "./find-side.ts";
import { nameOf, roleOf } from "./name-population.ts";

/**
 * Says who is counted: the side from the words of the population (“Russian troops”), a possessive (“its soldiers”), the
 * one who suffers or admits (“Kheltan lost 14”), the enemy; the role from the noun; both carried over from the figure
 * before where the figure stands alone (“16 of its men were killed and 40 wounded”).
 */
export const settlePopulations: Refiner = (context, drafts) => {
  const settled: ClaimDraft[] = [];
  for (const draft of drafts) settled.push(settle(context, draft, settled));
  return settled;
};

function settle(context: ClaimContext, draft: ClaimDraft, before: readonly ClaimDraft[]): ClaimDraft {
  const isSaid = draft.populationEnd > draft.populationFirst;
  // parts are told by the way: what follows them goes on from their whole
  const last = before.at(-1) ?? null;
  const previous =
    last !== null && last.partOf !== null && draft.partOf === null
      ? (before.find((one) => one.key === last.partOf) ?? last)
      : last;
  const like = draft.like === null ? null : (before.find((one) => one.key === draft.like) ?? null);
  if (like !== null && !isSaid) {
    const why = { rule: "population carried over with the measure", start: like.figure.start, end: like.figure.end };
    return { ...draft, population: { ...like.population, text: null }, why: [...draft.why, why] };
  }
  const isUnit = draft.figure.unit === "people" || draft.figure.unit === "percent" || draft.figure.unit === "share";
  const whole = draft.partOf === null ? null : (before.find((one) => one.key === draft.partOf) ?? null);
  const found = findSide(context, draft, previous, whole, before);
  const side = found?.side ?? null;
  const role = roleOf(context, draft, side, previous, whole, isSaid, isUnit, before);
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
