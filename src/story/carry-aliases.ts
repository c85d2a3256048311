import type { Story } from "./story.ts";

/**
 * Lets old ids live on: an id that was told before and now names no story becomes an alias of the story that holds most of its
 * reports (of equals, the earlier one). Ids of today are never aliases, so every id leads to one story.
 */
export function carryAliases(before: readonly Story[], now: readonly Story[]): readonly Story[] {
  const taken = new Set(now.map((story) => story.id));
  const holder = new Map(now.flatMap((story, place) => story.reports.map((report) => [report, place] as const)));
  const aliases = now.map((story) => new Set(story.aliases));
  for (const story of before) {
    const shares = new Map<number, number>();
    for (const report of story.reports) {
      const place = holder.get(report);
      if (place !== undefined) shares.set(place, (shares.get(place) ?? 0) + 1);
    }
    const heir = [...shares].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
    if (heir === undefined) continue;
    for (const id of [story.id, ...story.aliases]) if (!taken.has(id)) aliases[heir]?.add(id);
  }
  return now.map((story, place) => ({ ...story, aliases: [...(aliases[place] ?? [])].sort() }));
}
