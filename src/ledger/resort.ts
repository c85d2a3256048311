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
  return wanted.size === 0 && kept.length === before.length ? before : mergeSorted(kept, [...wanted], compare);
}

/** What is in order already, and what is not, as one list in order. */
export function mergeSorted<Item>(
  sorted: readonly Item[],
  fresh: readonly Item[],
  compare: (one: Item, other: Item) => number,
): readonly Item[] {
  if (fresh.length === 0) return sorted;
  const merged: Item[] = [];
  let at = 0;
  for (const item of [...fresh].sort(compare)) {
    const place = placeIn(sorted, item, compare, at);
    for (; at < place; at += 1) merged.push(sorted[at] as Item);
    merged.push(item);
  }
  for (; at < sorted.length; at += 1) merged.push(sorted[at] as Item);
  return merged;
}

// The place of the first that does not stand before the item.
function placeIn<Item>(
  sorted: readonly Item[],
  item: Item,
  compare: (one: Item, other: Item) => number,
  from: number,
): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as Item, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
