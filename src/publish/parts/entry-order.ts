import type { Entry, Ledger } from "../../ledger/ledger.ts";

/**
 * Entries as a page shows them: those that most reports carry first, then those with most statements; never by the
 * size of the figure. A part of the same count (children among the killed) stands after its whole.
 */
export function orderEntries(ledger: Ledger): readonly Entry[] {
  const weights = new Map(
    ledger.entries.map((entry) => [entry, entry.statements.reduce((most, { reports }) => Math.max(most, reports), 0)]),
  );
  const weight = (entry: Entry): number => weights.get(entry) ?? 0;
  const byWeight = [...ledger.entries].sort(
    (a, b) => weight(b) - weight(a) || b.statements.length - a.statements.length || a.id.localeCompare(b.id),
  );
  const byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const partsOf = new Map<string, Entry[]>();
  for (const entry of byWeight) {
    if (entry.partOf === null || byId.get(entry.partOf)?.measure !== entry.measure) continue;
    const parts = partsOf.get(entry.partOf);
    if (parts === undefined) partsOf.set(entry.partOf, [entry]);
    else parts.push(entry);
  }
  const isPart = new Set([...partsOf.values()].flat());
  const ordered = new Set<Entry>();
  const place = (entry: Entry): void => {
    if (ordered.has(entry)) return;
    ordered.add(entry);
    for (const part of partsOf.get(entry.id) ?? []) place(part);
  };
  for (const entry of byWeight) if (!isPart.has(entry)) place(entry);
  // Parts of each other, should a ledger hold such a circle, are not lost.
  for (const entry of byWeight) place(entry);
  return [...ordered];
}

/** “quiet since 12 March”: an entry whose last word is days older than the story's last report; null where it is fresh or undated. */
export function sayStale(entry: Entry, storyTo: string | null): string | null {
  const last = entry.statements
    .map((statement) => statement.asOf ?? statement.saidOn)
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (last === undefined || storyTo === null) return null;
  const days = (Date.parse(storyTo.slice(0, 10)) - Date.parse(last.slice(0, 10))) / DAY_MS;
  return days >= STALE_AFTER_DAYS ? `quiet since ${last.slice(0, 10)}` : null;
}

const DAY_MS = 86_400_000;
// OCHA's snapshots and ours: a figure older than three days in a running story is marked.
const STALE_AFTER_DAYS = 3;
