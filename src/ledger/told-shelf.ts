import type { Told } from "./told.ts";

/** Claims by id, in the order of their ids whichever came first. */
export interface ToldShelf {
  readonly put: (told: Told) => void;
  readonly drop: (told: Told) => void;
  readonly size: () => number;
  /** The claims as they stand; what was given out before is left as it was. */
  readonly list: () => readonly Told[];
}

// More than these at once are sorted together: a whole story, or a long report.
const PUT_IN_PLACE = 16;

/** Opens an empty shelf. */
export function openToldShelf(): ToldShelf {
  const held = new Map<string, Told>();
  let listed: readonly Told[] = [];
  let moved = new Set<string>();
  const note = (id: string): void => void moved.add(id);
  return {
    put: (told) => {
      held.set(told.claim.id, told);
      note(told.claim.id);
    },
    drop: ({ claim }) => {
      if (held.delete(claim.id)) note(claim.id);
    },
    size: () => held.size,
    list: () => {
      if (moved.size === 0) return listed;
      listed = moved.size > PUT_IN_PLACE ? [...held.values()].sort(compareTolds) : putInPlace(listed, moved, held);
      moved = new Set();
      return listed;
    },
  };
}

/** The order of claims by id. */
export function compareTolds(one: Told, other: Told): number {
  return one.claim.id < other.claim.id ? -1 : 1;
}

/** From one list by id to another: the claims that only the one has, or has as another record, and those of the other. */
export function compareLists(
  before: readonly Told[],
  now: readonly Told[],
): { readonly gone: readonly Told[]; readonly come: readonly Told[] } {
  const gone: Told[] = [];
  const come: Told[] = [];
  if (before === now) return { gone, come };
  let [at, place] = [0, 0];
  for (;;) {
    const [old, told] = [before[at], now[place]];
    if (old === undefined && told === undefined) return { gone, come };
    const isBefore = old !== undefined && (told === undefined || old === told || old.claim.id <= told.claim.id);
    const isAfter = told !== undefined && (old === undefined || old === told || told.claim.id <= old.claim.id);
    if (old !== told) {
      if (isBefore) gone.push(old);
      if (isAfter) come.push(told);
    }
    if (isBefore) at += 1;
    if (isAfter) place += 1;
  }
}

/** Puts a claim into a list by id, in the place of the one of its id. */
export function insertTold(tolds: Told[], told: Told): void {
  const at = placeOf(told.claim.id, tolds);
  tolds.splice(at, tolds[at]?.claim.id === told.claim.id ? 1 : 0, told);
}

/** Takes a claim out of a list by id. */
export function removeTold(tolds: Told[], told: Told): void {
  const at = placeOf(told.claim.id, tolds);
  if (tolds[at]?.claim.id === told.claim.id) tolds.splice(at, 1);
}

function putInPlace(
  listed: readonly Told[],
  moved: ReadonlySet<string>,
  held: ReadonlyMap<string, Told>,
): readonly Told[] {
  const next = [...listed];
  for (const id of moved) {
    const at = placeOf(id, next);
    const isThere = next[at]?.claim.id === id;
    const told = held.get(id);
    if (told === undefined) next.splice(at, isThere ? 1 : 0);
    else next.splice(at, isThere ? 1 : 0, told);
  }
  return next;
}

// The place of the first id that is not before.
function placeOf(id: string, tolds: readonly Told[]): number {
  let [low, high] = [0, tolds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tolds[middle]?.claim.id ?? "") < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
