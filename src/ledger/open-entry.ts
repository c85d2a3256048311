import type { EntryResult } from "./assemble-ledger.ts";
import { type DraftEntry, draftEntry, type Retellings } from "./compile-entry.ts";
import { openEntryClaims } from "./entry-claims.ts";
import { openEntrySubject } from "./entry-subject.ts";
import { finishEntry } from "./finish-entry.ts";
import type { CellStock } from "./group-cells.ts";
import type { ProfileName } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { FORGETFUL, openMemory } from "./memory.ts";
import type { Told } from "./told.ts";

/** An entry from one compilation to the next: it works out again what has changed. */
export interface OpenEntry {
  /** The entry of these cells. `aside`: feared and forecast claims of the same kind of thing. Null where nothing is left. */
  readonly compile: (
    stocks: readonly CellStock[],
    aside: readonly Told[],
    retellings: Retellings,
    context: LedgerContext,
  ) => EntryResult | null;
}

/** Opens an entry; one that is not lasting is quicker compiled, and once. It serves for as long as the names of the story mean the same. */
export function openEntry(profile: ProfileName, isLasting: boolean): OpenEntry {
  const memory = isLasting ? openMemory() : FORGETFUL;
  const claims = openEntryClaims();
  const subject = openEntrySubject();
  let before: DraftEntry | null = null;
  return {
    compile: (stocks, aside, retellings, context) => {
      const { gone, come } = claims.update(stocks, context);
      for (const told of gone) subject.count(told, -1);
      for (const told of come) subject.count(told, 1);
      const tolds = claims.list();
      const draft = draftEntry(
        { tolds, bunches: claims.bunches(), subject: subject.read(tolds), retellings, before },
        context,
        memory,
      );
      before = draft;
      const result = draft === null ? null : finishEntry(draft, aside, profile, context, memory);
      memory.turn();
      return result;
    },
  };
}
