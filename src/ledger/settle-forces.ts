import { foldWords } from "./fold-name.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Told } from "./told.ts";

/** Whose men a noun is of: an army's soldiers, or the fighters of those who have no state. */
export type ForceKind = "regular" | "irregular";

/** The one country whose soldiers a story of it tells of: folded key, and the name to show. Null where there are two, or none. */
export interface Forces {
  readonly side: string | null;
  readonly name: string | null;
}

/** Sides of soldiers as claims come and go. */
export interface ForceTally {
  readonly count: (told: Told, step: 1 | -1) => void;
  /** `places`: folded names of the countries that the story is about; an army far from its own is not taken for granted. */
  readonly settle: (places: ReadonlySet<string>) => Forces;
}

// One figure of another army may be misread, or be of long ago.
const CHANCE = 1;

/** Which men a claim counts, by its noun; null where it counts no fighting men, or does not say. */
export function forceOf({ claim }: Told): ForceKind | null {
  const words = foldWords(claim.population.name ?? claim.population.text ?? "");
  if (anyHasSense(words, "irregulars")) return "irregular";
  return claim.population.role === "military" && anyHasSense(words, "regulars") ? "regular" : null;
}

/** Opens a tally without claims. */
export function openForces(): ForceTally {
  const sides = new Map<string, number>();
  const names = new Map<string, number>();
  const add = (tally: Map<string, number>, key: string, step: 1 | -1): void => {
    const now = (tally.get(key) ?? 0) + step;
    if (now === 0) tally.delete(key);
    else tally.set(key, now);
  };
  return {
    count: (told, step) => {
      const { side } = told.cell;
      if (side === null || forceOf(told) !== "regular") return;
      add(sides, side, step);
      add(names, `${side}\n${told.claim.population.side ?? side}`, step);
    },
    settle: (places) => {
      const [side, another] = [...sides.keys()].filter((key) => places.has(key)).sort();
      if (side === undefined || another !== undefined) return { side: null, name: null };
      const others = [...sides].reduce((sum, [key, count]) => (key === side ? sum : sum + count), 0);
      if (others > CHANCE) return { side: null, name: null };
      const [named] = sorted(names).filter(([pair]) => pair.startsWith(`${side}\n`));
      return { side, name: named?.[0].split("\n")[1] ?? side };
    },
  };
}

function sorted(tally: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...tally].sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1));
}
