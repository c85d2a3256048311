import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { hasWord } from "./population-rules.ts";

// Small numbers meet by chance: two were killed here, two there.
const TELLING = 5;
const MOST_TELLERS = 8;

/**
 * Gives a figure that is told again its people: “20 soldiers were killed … the army had 20 killed”, “five Dravonian guards
 * … the five guards”. Only where the words leave open who they are, and the same number of the same measure tells it
 * elsewhere in the report.
 */
export const alignRepeats: Refiner = (context, drafts) => {
  const tellers = tellersOf(drafts);
  if (tellers.size === 0) return drafts;
  return drafts.map((draft) => {
    if (!mayRepeat(draft) || (draft.population.role !== null && draft.population.side !== null)) return draft;
    const isDefinite = hasWord(context, draft.figureFirst - 1, "back-opener");
    if ((draft.figure.low ?? draft.figure.high ?? 0) < TELLING && !isDefinite) return draft;
    const twin = tellers.get(keyOf(draft))?.find((one) => one !== draft && isTwin(context, draft, one));
    if (twin === undefined) return draft;
    const { side, role, name } = twin.population;
    const population = {
      ...draft.population,
      side: draft.population.side ?? side,
      role: draft.population.role ?? role,
      name: draft.population.name ?? name,
    };
    const why = { rule: "population: the same number told elsewhere", start: twin.figure.start, end: twin.figure.end };
    return { ...draft, population, why: [...draft.why, why] };
  });
};

// Those that say who is counted, by number and measure.
function tellersOf(drafts: readonly ClaimDraft[]): ReadonlyMap<string, readonly ClaimDraft[]> {
  const tellers = new Map<string, ClaimDraft[]>();
  for (const draft of drafts) {
    if (!mayRepeat(draft) || (draft.population.role === null && draft.population.side === null)) continue;
    const key = keyOf(draft);
    const known = tellers.get(key);
    if (known === undefined) tellers.set(key, [draft]);
    else if (known.length < MOST_TELLERS) known.push(draft);
  }
  return tellers;
}

function keyOf({ measure, figure }: ClaimDraft): string {
  return `${measure} ${figure.low} ${figure.high}`;
}

function mayRepeat({ figure, measure, partOf }: ClaimDraft): boolean {
  return (
    figure.unit === "people" &&
    measure !== "other" &&
    partOf === null &&
    figure.kind !== "ratio" &&
    figure.kind !== "vague" &&
    (figure.low ?? figure.high ?? 0) > 1
  );
}

function isTwin(context: ClaimContext, draft: ClaimDraft, one: ClaimDraft): boolean {
  const own = draft.population;
  const other = one.population;
  if (own.side !== null && other.side !== null && own.side !== other.side) return false;
  if (own.role === null) return isOpen(context, draft) && (other.role !== null || other.side !== null);
  return own.role === other.role && other.side !== null;
}

// No noun, or one that fits anyone: “people”, “victims”.
function isOpen(context: ClaimContext, { populationFirst, populationEnd }: ClaimDraft): boolean {
  if (populationEnd <= populationFirst) return true;
  return populationEnd - populationFirst === 1 && hasWord(context, populationFirst, "anyone");
}
