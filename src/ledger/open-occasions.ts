import { dayOfUtterance } from "./build-utterances.ts";
import type { Stated } from "./compile-entry.ts";
import { findArithmetic } from "./find-arithmetic.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { PlacedStatement } from "./story-statements.ts";
import type { Told } from "./told.ts";
import { compareTolds } from "./told-shelf.ts";
import { type FindingDraft, writeDay } from "./write-finding.ts";

/** The figures of one source on one day, from whatever reports, while statements come and go: they too must hold together. */
export interface Occasions {
  /** What cannot all hold, by occasion, of those occasions that changed. */
  readonly find: (
    gone: readonly Stated[],
    come: readonly PlacedStatement[],
    context: LedgerContext,
  ) => ReadonlyMap<string, readonly FindingDraft[]>;
}

interface Occasion {
  readonly teller: string;
  /** The entries of its statements. */
  readonly entries: Map<Stated, string>;
  tolds: readonly Told[];
}

/** Opens the occasions of a story without statements. */
export function openOccasions(): Occasions {
  const occasions = new Map<string, Occasion>();
  return {
    find: (gone, come, context) => {
      const found = new Map<string, readonly FindingDraft[]>();
      const touched = new Set<string>();
      for (const stated of gone) {
        const key = keyOf(stated);
        if (key === null) continue;
        touched.add(key);
        occasions.get(key)?.entries.delete(stated);
      }
      for (const { stated, entry } of come) {
        const key = keyOf(stated);
        if (key === null) continue;
        touched.add(key);
        const own = occasions.get(key);
        if (own === undefined)
          occasions.set(key, { teller: tellerOf(stated), entries: new Map([[stated, entry.id]]), tolds: [] });
        else own.entries.set(stated, entry.id);
      }
      for (const key of touched) {
        const own = occasions.get(key);
        if (own === undefined) continue;
        if (own.entries.size === 0) occasions.delete(key);
        // what one entry holds is compared there
        const tolds =
          new Set(own.entries.values()).size > 1
            ? [...own.entries.keys()].map(({ utterance }) => utterance.lead).sort(compareTolds)
            : [];
        if (tolds.length === own.tolds.length && tolds.every((told, at) => told === own.tolds[at])) continue;
        own.tolds = tolds;
        found.set(key, tolds.length === 0 ? [] : findArithmetic({ tolds, teller: own.teller }, context));
      }
      return found;
    },
  };
}

// Source and day; null where one of them is not known.
function keyOf({ utterance }: Stated): string | null {
  const day = dayOfUtterance(utterance);
  return utterance.sourceKind !== "named" || utterance.source === null || day === null
    ? null
    : `${utterance.source}|${day}`;
}

function tellerOf({ utterance, statement }: Stated): string {
  return `${statement.source} on ${writeDay(dayOfUtterance(utterance) ?? "")}`;
}
