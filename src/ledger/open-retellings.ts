import { findRetellings, type Retelling, slipKeyOf } from "./find-retellings.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { Told } from "./told.ts";
import { openToldShelf, type ToldShelf } from "./told-shelf.ts";

/** All retellings of a story. */
export interface Retold {
  readonly all: readonly Retelling[];
  /** Ids of the claims that retell wrongly. */
  readonly wrong: ReadonlySet<string>;
  /** By the id of a claim those that retell it. */
  readonly by: ReadonlyMap<string, readonly Told[]>;
}

/** The retellings of a story while its claims come and go. */
export interface OpenRetellings {
  readonly file: (told: Told, step: 1 | -1) => void;
  /** Names mean otherwise than before: all is to be looked at again. */
  readonly doubt: () => void;
  /** Works out what moved. Gives the claims of the retellings that came or went. */
  readonly settle: (context: LedgerContext) => readonly Told[];
  readonly now: () => Retold;
}

/** Opens a story without claims. */
export function openRetellings(): OpenRetellings {
  const shelves = new Map<string, ToldShelf>();
  const known = new Map<string, readonly Retelling[]>();
  const doubted = new Set<string>();
  let retold = gather([]);
  return {
    file: (told, step) => {
      const key = slipKeyOf(told);
      if (key === null) return;
      doubted.add(key);
      const shelf = shelves.get(key) ?? openToldShelf();
      if (step === 1) shelf.put(told);
      else shelf.drop(told);
      if (shelf.size() === 0) shelves.delete(key);
      else shelves.set(key, shelf);
    },
    doubt: () => {
      for (const key of shelves.keys()) doubted.add(key);
    },
    settle: (context) => {
      let isNew = false;
      const moved: Told[] = [];
      for (const key of doubted) {
        const before = known.get(key) ?? [];
        const after = findRetellings(shelves.get(key)?.list() ?? [], context);
        if (before.length === 0 && after.length === 0) continue;
        isNew = true;
        for (const { told, wrong } of differing(before, after)) moved.push(told, wrong);
        if (after.length === 0) known.delete(key);
        else known.set(key, after);
      }
      doubted.clear();
      if (isNew) retold = gather([...known.values()].flat());
      return moved;
    },
    now: () => retold,
  };
}

function gather(all: readonly Retelling[]): Retold {
  const by = new Map<string, Told[]>();
  for (const { told, wrong } of all) {
    const own = by.get(told.claim.id);
    if (own === undefined) by.set(told.claim.id, [wrong]);
    else own.push(wrong);
  }
  return { all, wrong: new Set(all.map(({ wrong }) => wrong.claim.id)), by };
}

// Those of two lists of retellings that only one of them has.
function differing(before: readonly Retelling[], after: readonly Retelling[]): readonly Retelling[] {
  const keyOf = ({ told, wrong }: Retelling): string => `${told.claim.id}|${wrong.claim.id}`;
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [...before.filter((one) => !has.has(keyOf(one))), ...after.filter((one) => !had.has(keyOf(one)))];
}
