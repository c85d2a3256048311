import type { Lexicon } from "./lexicon.ts";

/**
 * A table that is made of a lexicon's words: `make` is asked once for each lexicon. The last one is at hand without a
 * look-up, since a word is asked for thousands of times in one language.
 */
export function keepByLexicon<Table extends object>(make: (lexicon: Lexicon) => Table): (lexicon: Lexicon) => Table {
  const kept = new WeakMap<Lexicon, Table>();
  let last: Lexicon | null = null;
  let table: Table | null = null;
  return (lexicon) => {
    if (lexicon === last && table !== null) return table;
    const found = kept.get(lexicon) ?? make(lexicon);
    kept.set(lexicon, found);
    last = lexicon;
    table = found;
    return found;
  };
}
