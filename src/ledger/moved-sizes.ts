import type { Bunch } from "./bunch-claims.ts";
import type { Outline } from "./same-value.ts";

/** Sizes at which something has changed: what is like none of them is as it was. */
export interface MovedSizes {
  readonly note: (bunches: readonly Bunch[]) => void;
  /** Whether a value may be like one that was noted. */
  readonly isNear: (outline: Outline) => boolean;
}

/** Opens sizes of which none has changed. */
export function openMovedSizes(): MovedSizes {
  const ends = new Set<number | null>();
  const rungs = new Set<number>();
  const roundRungs = new Set<number>();
  let isAny = false;
  let isOpenNoted = false;
  return {
    note: (bunches) => {
      for (const { outline } of bunches) {
        isAny = true;
        if (outline.isOpen) isOpenNoted = true;
        if (outline.low !== null) ends.add(outline.low);
        if (outline.high !== null) ends.add(outline.high);
        rungs.add(outline.rung);
        if (outline.isRound) roundRungs.add(outline.rung);
      }
    },
    isNear: ({ low, high, isRound, isOpen, rung }) => {
      if (!isAny) return false;
      if (isOpen || isOpenNoted || ends.has(low) || ends.has(high)) return true;
      const near = isRound ? rungs : roundRungs;
      return near.has(rung) || near.has(rung - 1) || near.has(rung + 1);
    },
  };
}
