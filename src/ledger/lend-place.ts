import type { Claim, Reason } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import { nameOfReport } from "./hold-report.ts";

/** Where a story's event was, as its reports tell it. */
export interface EventPlace {
  readonly place: string;
  /** The first report that tells it, by id. */
  readonly toldBy: Report;
}

/** Of the reports that place the event, how many must agree. */
const SHARE = 2 / 3;

/**
 * The place of the event that the reports of a story tell of: the one that those who are about a place agree on, a report a
 * voice. Null where none tells it, or they differ. The order of the claims does not matter.
 */
export function learnEventPlace(claims: readonly Claim[], reports: ReadonlyMap<string, Report>): EventPlace | null {
  const own = listOwnPlaces(claims);
  const voices = new Map<string, string[]>();
  for (const [report, place] of own) {
    const ids = voices.get(place);
    if (ids === undefined) voices.set(place, [report]);
    else ids.push(report);
  }
  for (const [place, ids] of voices) {
    const toldBy = reports.get([...ids].sort()[0] ?? "");
    if (ids.length >= own.size * SHARE && toldBy !== undefined) return { place, toldBy };
  }
  return null;
}

/** Reports that are about a place, or put figures in places: nothing is lent to them. */
export function listPlaced(claims: readonly Claim[]): ReadonlySet<string> {
  return new Set(claims.filter(({ place, comparison }) => place !== null && !comparison).map(({ report }) => report));
}

/** The claim with the place of the event, where its report names none at all. */
export function lendPlace(claim: Claim, { place, toldBy }: EventPlace): Claim {
  const { comparison, figure, modality } = claim;
  if (claim.place !== null || comparison || (modality !== "reported" && modality !== "feared")) return claim;
  const why: Reason = {
    rule: `place: the event's, as ${nameOfReport(toldBy, toldBy.id)} tells it`,
    start: figure.start,
    end: figure.end,
  };
  return { ...claim, place, placeBasis: "inferred", why: [...claim.why, why] };
}

// The place that each report is about: the one that most of its figures have, above all for want of their own.
function listOwnPlaces(claims: readonly Claim[]): ReadonlyMap<string, string> {
  const places = new Map<string, Map<string, number>>();
  for (const { comparison, place, placeBasis, report } of claims) {
    if (comparison || place === null) continue;
    const own = places.get(report) ?? new Map<string, number>();
    places.set(report, own.set(place, (own.get(place) ?? 0) + (placeBasis === "inferred" ? 2 : 1)));
  }
  return new Map(
    [...places].flatMap(([report, own]) => {
      const [best] = [...own].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
      return best === undefined ? [] : [[report, best[0]] as const];
    }),
  );
}
