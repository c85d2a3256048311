import type { Entry, Ledger } from "../ledger/ledger.ts";

const written = new WeakMap<object, string>();

/**
 * A ledger as JSON: the same as `JSON.stringify` gives. A record that was written before is not written again, so that of
 * a long story's next ledger only what has changed is.
 */
export function writeLedger(ledger: Ledger): string {
  return writeFields(ledger, (name, value) => {
    if (name === "entries") return writeList(ledger.entries, writeEntry);
    return Array.isArray(value) ? writeList(value, JSON.stringify) : JSON.stringify(value);
  });
}

function writeEntry(entry: Entry): string {
  return writeFields(entry, (_, value) =>
    Array.isArray(value) ? writeList(value, JSON.stringify) : JSON.stringify(value),
  );
}

function writeFields(record: object, write: (name: string, value: unknown) => string | undefined): string {
  const fields = Object.entries(record).flatMap(([name, value]) => {
    const text = write(name, value);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${fields.join(",")}}`;
}

function writeList<Item>(items: readonly Item[], write: (item: Item) => string): string {
  return `[${items.map((item) => writeOnce(item, write)).join(",")}]`;
}

function writeOnce<Item>(item: Item, write: (item: Item) => string): string {
  if (typeof item !== "object" || item === null) return write(item) ?? "null";
  const known = written.get(item);
  if (known !== undefined) return known;
  const text = write(item);
  written.set(item, text);
  return text;
}
