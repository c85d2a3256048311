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

/** Where the reports of a story say that its event was, while they come and go. */
export interface GroundTally {
  readonly count: (ground: ReportGround, step: 1 | -1) => void;
  readonly settle: () => StoryGround;
}

/**
 * One event is told of as “in Norland”, “off Maresa”, “at Orlo Pass”: the names that many reports have for its place are one
 * ground, and what is told of it needs no place. A town that only some figures name is a part. The order does not matter.
 */
export function openGround(): GroundTally {
  const owns = new Map<string, number>();
  const stated = new Map<string, number>();
  const add = (tally: Map<string, number>, place: string, step: 1 | -1): void => {
    const now = (tally.get(place) ?? 0) + step;
    if (now === 0) tally.delete(place);
    else tally.set(place, now);
  };
  return {
    count: (ground, step) => {
      if (ground.own !== null) add(owns, ground.own, step);
      for (const place of ground.stated) add(stated, place, step);
    },
    settle: () => {
      const most = Math.max(0, ...owns.values());
      const own = new Set([...owns].flatMap(([place, count]) => (count >= most * SHARE ? [place] : [])).sort());
      return { own, parts: new Set([...stated.keys()].filter((place) => !own.has(place)).sort()) };
    },
  };
}
