import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { isLinkWord } from "../link/link-words.ts";
import { holdsClass } from "../link/scan-sentence.ts";
import { findSides } from "../place/find-sides.ts";

const SOLDIERS = "military";
// Who fights the army, or for more than one.
const FOREIGN = ["gunmen", "of-many"] as const;

/**
 * Where an army fights gunmen in its own country, soldiers whose side no words tell are that army's: “17 soldiers were
 * killed when rebels stormed the fort”. Only in a report that names no other country; those who fight the army, and the
 * soldiers of many countries, have no country's side.
 */
export const giveArmySide: Refiner = (context, drafts) => {
  if (!drafts.some((draft) => isUnsided(context, draft)) || !holdsClass(context, "gunmen")) return drafts;
  const side = onlyCountry(context, drafts);
  if (side === null) return drafts;
  return drafts.map((draft) => {
    if (!isUnsided(context, draft)) return draft;
    const { doc } = context;
    const why = {
      rule: `side ${side}: soldiers of the one country that the report names`,
      start: doc.start[draft.figureFirst] ?? 0,
      end: doc.end[draft.figureEnd - 1] ?? 0,
    };
    return { ...draft, population: { ...draft.population, side }, why: [...draft.why, why] };
  });
};

function isUnsided(context: ClaimContext, { population, comparison, figure, ...draft }: ClaimDraft): boolean {
  if (population.role !== SOLDIERS || population.side !== null || comparison || figure.unit !== "people") return false;
  for (let token = draft.populationFirst; token < draft.populationEnd; token++)
    if (FOREIGN.some((name) => isLinkWord(context.lexicon, context.doc, token, name))) return false;
  return draft.populationEnd > draft.populationFirst;
}

// Two countries that are told of may both have soldiers there; the seat of a monitor (“Geneva-based”) is no country of it.
function onlyCountry(context: ClaimContext, drafts: readonly ClaimDraft[]): string | null {
  const sides = new Set<string>();
  for (const { population } of drafts)
    if (population.role === SOLDIERS && population.side !== null) sides.add(population.side);
  for (const { side, form } of findSides(context)) if (form === "name" || form === "adjective") sides.add(side);
  const [first = null] = sides;
  return sides.size === 1 ? first : null;
}
