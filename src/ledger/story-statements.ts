import type { DraftEntry, Stated } from "./compile-entry.ts";

/** A statement in its entry. */
export interface PlacedStatement {
  readonly stated: Stated;
  readonly entry: DraftEntry;
}

/** The statements of a story while its entries come, go and change. */
export interface StoryStatements {
  /** Takes in all entries as they now stand. Gives the statements that went and those that came. */
  readonly update: (entries: readonly DraftEntry[]) => {
    readonly gone: readonly Stated[];
    readonly come: readonly PlacedStatement[];
    /** Ids of their claims. */
    readonly moved: ReadonlySet<string>;
  };
  /** The statement that a claim is of; null where it is of none, as one that was left out as a scene. */
  readonly statementOf: (claim: string) => string | null;
}

/** Opens a story without statements. */
export function openStoryStatements(): StoryStatements {
  const byClaim = new Map<string, string>();
  let before: ReadonlyMap<string, readonly Stated[]> = new Map();
  return {
    update: (entries) => {
      const gone: Stated[] = [];
      const come: PlacedStatement[] = [];
      const now = new Map<string, readonly Stated[]>();
      for (const entry of entries) {
        const { id, stated } = entry;
        now.set(id, stated);
        const had = before.get(id) ?? [];
        if (had === stated) continue;
        const left = new Set(had);
        for (const one of stated) if (!left.delete(one)) come.push({ stated: one, entry });
        gone.push(...left);
      }
      for (const [id, stated] of before) if (!now.has(id)) gone.push(...stated);
      before = now;
      const moved = new Set<string>();
      // a claim may have gone from one entry to another
      for (const { statement } of gone)
        for (const claim of statement.claims) {
          moved.add(claim);
          byClaim.delete(claim);
        }
      for (const { stated } of come)
        for (const claim of stated.statement.claims) {
          moved.add(claim);
          byClaim.set(claim, stated.statement.id);
        }
      return { gone, come, moved };
    },
    statementOf: (claim) => byClaim.get(claim) ?? null,
  };
}
