/** What one report is about, and what places its claims state for themselves: folded names. */
export interface ReportGround {
  readonly own: string | null;
  readonly stated: ReadonlySet<string>;
}

/** Where a story's event was, by its reports: folded names. */
export interface StoryGround {
  /** The places that the reports are about: a figure told of them is of the whole. */
  readonly own: ReadonlySet<string>;
  /** Other places that figures state for themselves: parts of the whole. */
  readonly parts: ReadonlySet<string>;
}

/** Of the names that reports give the place of one event, those that at least half as many give as the commonest. */
const SHARE = 0.5;

/**
 * One event is told of as “in Norland”, “off Mariva”, “at Orlo Pass”: the names that many reports have for its place are one
 * ground, and what is told of it needs no place. A town that only some figures name is a part. The order does not matter.
 */
export function settleGround(reports: Iterable<ReportGround>): StoryGround {
  const counts = new Map<string, number>();
  const list = [...reports];
  for (const { own } of list) if (own !== null) counts.set(own, (counts.get(own) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const own = new Set<string>();
  for (const [place, count] of [...counts].sort()) if (count >= most * SHARE) own.add(place);
  const parts = new Set<string>();
  for (const { stated } of list) for (const place of stated) if (!own.has(place)) parts.add(place);
  return { own, parts: new Set([...parts].sort()) };
}
