/**
 * Records in order, where most of them stood in it before: what is new is sorted by itself and merged. `compare` must
 * tell any two apart, or their order would depend on which came first.
 */
export function resort<Item>(
  before: readonly Item[],
  now: readonly Item[],
  compare: (one: Item, other: Item) => number,
): readonly Item[] {
  const wanted = new Set(now);
  const kept = before.filter((item) => wanted.delete(item));
  const fresh = [...wanted].sort(compare);
  if (fresh.length === 0 && kept.length === before.length) return before;
  const merged: Item[] = [];
  let at = 0;
  for (const item of fresh) {
    for (let next = kept[at]; next !== undefined && compare(next, item) <= 0; next = kept[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(item);
  }
  for (; at < kept.length; at += 1) merged.push(...kept.slice(at, at + 1));
  return merged;
}
