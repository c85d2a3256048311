/** What was made of some parts: kept for as long as it is asked for with the very same ones. */
export interface Shelf {
  /** What `make` gives, or what it gave the last time where no part has changed. A key stands for one thing made. */
  readonly of: <Made>(key: unknown, parts: readonly unknown[], make: () => Made) => Made;
}

/**
 * What is remembered between two compilations of one entry. Parts are compared by identity: whoever changes a record
 * makes a new one. It only saves work: with an empty memory the same comes out.
 */
export interface Memory {
  readonly shelf: (name: string) => Shelf;
  /** Ends a round: what it did not ask for is forgotten, sooner or later. */
  readonly turn: () => void;
}

interface Kept {
  readonly parts: readonly unknown[];
  readonly made: unknown;
  round: number;
}

// Sweeping takes as long as remembering: it is done when about as much is stale as is in use.
const STALE_FOR_EACH = 2;

/** Opens an empty memory. */
export function openMemory(): Memory {
  const shelves = new Map<string, { readonly shelf: Shelf; readonly sweep: () => void }>();
  let round = 0;
  const openShelf = (): { readonly shelf: Shelf; readonly sweep: () => void } => {
    const kept = new Map<unknown, Kept>();
    let asked = 0;
    return {
      shelf: {
        of: <Made>(key: unknown, parts: readonly unknown[], make: () => Made): Made => {
          asked += 1;
          const known = kept.get(key);
          if (known !== undefined && areSame(known.parts, parts)) {
            known.round = round;
            return known.made as Made;
          }
          const made = make();
          kept.set(key, { parts, made, round });
          return made;
        },
      },
      sweep: () => {
        if (kept.size > STALE_FOR_EACH * asked)
          for (const [key, one] of kept) if (one.round !== round) kept.delete(key);
        asked = 0;
      },
    };
  };
  return {
    shelf: (name) => {
      const known = shelves.get(name);
      if (known !== undefined) return known.shelf;
      const opened = openShelf();
      shelves.set(name, opened);
      return opened.shelf;
    },
    turn: () => {
      for (const { sweep } of shelves.values()) sweep();
      round += 1;
    },
  };
}

/** A memory that keeps nothing: for an entry that is compiled once. */
export const FORGETFUL: Memory = {
  shelf: () => ({ of: (_key, _parts, make) => make() }),
  turn: () => undefined,
};

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
