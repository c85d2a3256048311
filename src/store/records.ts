import { HearsayError } from "../error.ts";

/** Keeps a statement under SQLite's 32,766 parameters, and short enough to be prepared once and used again. */
const ROWS_A_STATEMENT = 64;

/** Rows in portions that fit one statement. */
export function portionsOf<Row>(rows: readonly Row[], size: number = ROWS_A_STATEMENT): readonly (readonly Row[])[] {
  const portions: (readonly Row[])[] = [];
  for (let at = 0; at < rows.length; at += size) portions.push(rows.slice(at, at + size));
  return portions;
}

/** Reads a record back as it was written: only this store writes them. */
export function parseRecord<Record>(json: string): Record {
  return JSON.parse(json) as Record;
}

/** The ids that begin so: `[from, to)` in the order of the database, which compares ids digit by digit. */
export function rangeOfPrefix(prefix: string): { readonly from: string; readonly to: string } {
  // Ids are hexadecimal digits, so that every one of them sorts before "g".
  return { from: prefix, to: `${prefix}g` };
}

/**
 * The one id that a prefix means. `what` names the thing ("claim"), `list` the call that lists what there is.
 * Throws `not-found` or `not-unique`, both misuse.
 */
export function onlyMatch(prefix: string, matches: readonly string[], what: string, list: string): string {
  const ids = [...new Set(matches)];
  const [only] = ids;
  if (only !== undefined && (ids.length === 1 || ids.includes(prefix))) return ids.includes(prefix) ? prefix : only;
  if (only === undefined)
    throw new HearsayError("not-found", `no ${what} has an id that begins with "${prefix}"`, {
      detail: [`See what there is: ${list}`],
      exitCode: 2,
    });
  throw new HearsayError(
    "not-unique",
    `"${prefix}" begins the ids of ${ids.length > 5 ? "many" : ids.length} ${what} records`,
    {
      detail: [`Give more of it: ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? " …" : ""}`],
      exitCode: 2,
    },
  );
}
