import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "../story/story.ts";
import { digestOf } from "../text/digest.ts";
import { isAdmiraltyPair } from "./admiralty.ts";
import { correctClaim } from "./correct-claim.ts";
import { foldName } from "./fold-name.ts";
import type { ClaimAnchor, ReviewAct } from "./review-act.ts";

/** What review says of one claim beside its fields. */
export interface Mark {
  /** Ids of the acts that touched it, in the order they were done. */
  readonly acts: readonly string[];
  /** Claims of one bond are one utterance, and of no other; null where no one said so. */
  readonly bond: string | null;
  /** The Admiralty pair that it was given last, and when; left out where no one gave one. */
  readonly rating?: Rating;
}

/** An Admiralty pair as a person gave it. */
export interface Rating {
  readonly pair: string;
  readonly act: string;
  readonly at: string;
}

/** Claims and reports as people left them. */
export interface Reviewed {
  readonly claims: readonly Claim[];
  readonly reports: readonly Report[];
  readonly marks: ReadonlyMap<string, Mark>;
}

/**
 * The acts that stand, in the order they were done: those that no standing act takes back. An undo can be undone. The log
 * may be given in any order, and lines may be repeated.
 */
export function standingActs(acts: readonly ReviewAct[]): readonly ReviewAct[] {
  const byId = new Map(acts.map((act) => [act.id, act]));
  const sorted = [...byId.values()].sort((one, other) =>
    one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1,
  );
  const undone = new Set<string>();
  for (const act of [...sorted].reverse())
    if (act.review.kind === "undo" && !undone.has(act.id)) undone.add(act.review.act);
  return sorted.filter((act) => act.review.kind !== "undo" && !undone.has(act.id));
}

/**
 * Replays the acts over claims as they were extracted. What a person said wins over what was read; a later act wins over
 * an earlier one. Acts that point at nothing any more change nothing. Neither input is changed.
 */
export function applyReview(
  claims: readonly Claim[],
  reports: readonly Report[],
  acts: readonly ReviewAct[],
): Reviewed {
  const standing = standingActs(acts);
  if (standing.length === 0) return { claims, reports, marks: new Map() };
  const now = new Map(claims.map((claim) => [claim.id, claim]));
  const find = findClaims(claims);
  const touched = new Map<string, string[]>();
  const bonds = new Map<string, string | null>();
  const ratings = new Map<string, Rating>();
  const owners = new Map<string, string>();
  const touch = (id: string, act: ReviewAct): void => {
    touched.set(id, [...(touched.get(id) ?? []), act.id]);
  };
  for (const act of standing) {
    const { review } = act;
    switch (review.kind) {
      case "accept":
      case "reject":
      case "correct": {
        const id = find(review.claim);
        const claim = id === null ? undefined : now.get(id);
        if (id === null || claim === undefined) break;
        touch(id, act);
        if (review.kind === "reject") now.delete(id);
        if (review.kind === "correct") now.set(id, correctClaim(claim, review.field, review.value));
        break;
      }
      case "rate": {
        const id = find(review.claim);
        if (id === null || !now.has(id) || !isAdmiraltyPair(review.pair)) break;
        touch(id, act);
        ratings.set(id, { pair: review.pair, act: act.id, at: act.at });
        break;
      }
      case "join-statements": {
        const ids = review.claims.map(find).filter((id) => id !== null && now.has(id));
        const first = now.get(ids[0] ?? "");
        if (first === undefined || ids.length < 2) break;
        for (const id of ids) {
          const claim = id === null ? undefined : now.get(id);
          if (id === null || claim === undefined) continue;
          touch(id, act);
          bonds.set(id, act.id);
          now.set(id, likeFirst(claim, first));
        }
        break;
      }
      case "part-statement":
        for (const id of review.claims.map(find)) {
          if (id === null || !now.has(id)) continue;
          touch(id, act);
          bonds.set(id, act.id);
        }
        break;
      case "name-source":
        for (const claim of [...now.values()]) {
          const named = nameSource(claim, review.report, review.said, review.name);
          if (named === claim) continue;
          touch(claim.id, act);
          now.set(claim.id, named);
        }
        break;
      case "same-owner":
        for (const outlet of review.outlets) owners.set(foldName(outlet), review.owner);
        break;
      default:
        break;
    }
  }
  return {
    claims: claims.flatMap((claim) => now.get(claim.id) ?? []),
    reports: owners.size === 0 ? reports : reports.map((report) => ownReport(report, owners)),
    marks: new Map(
      [...touched].map(([id, ids]) => {
        const rating = ratings.get(id);
        return [id, { acts: ids, bond: bonds.get(id) ?? null, ...(rating === undefined ? {} : { rating }) }];
      }),
    ),
  };
}

/** Replays the acts on which reports tell one story. */
export function applyStoryReview(stories: readonly Story[], acts: readonly ReviewAct[]): readonly Story[] {
  return standingActs(acts).reduce<readonly Story[]>((now, { review }) => {
    if (review.kind === "join-stories") return joinStories(now, review.stories);
    return review.kind === "part-story" ? partStory(now, review.story, review.reports) : now;
  }, stories);
}

// By its id; else the claim of that report whose figure stands at the place, or the only one with the same words.
function findClaims(claims: readonly Claim[]): (anchor: ClaimAnchor) => string | null {
  const ids = new Set(claims.map((claim) => claim.id));
  const byReport = new Map<string, Claim[]>();
  for (const claim of claims) byReport.set(claim.report, [...(byReport.get(claim.report) ?? []), claim]);
  return (anchor) => {
    if (ids.has(anchor.claim)) return anchor.claim;
    const own = byReport.get(anchor.report) ?? [];
    const there = own.filter(({ figure }) => figure.start < anchor.end && figure.end > anchor.start);
    if (there.length > 0) return there[0]?.id ?? null;
    const alike = own.filter(({ figure }) => figure.text === anchor.figure);
    return alike.length === 1 ? (alike[0]?.id ?? null) : null;
  };
}

function likeFirst(claim: Claim, first: Claim): Claim {
  const { measure, counted, accounting, modality, comparison, population, place, asOf, sources } = first;
  const figure = { ...claim.figure, unit: first.figure.unit };
  return { ...claim, figure, measure, counted, accounting, modality, comparison, population, place, asOf, sources };
}

function nameSource(claim: Claim, report: string | null, said: string, name: string): Claim {
  if (report !== null && claim.report !== report) return claim;
  const folded = foldName(said);
  const isSaid = claim.sources.some((source) => isCalled(source, folded) && source.name !== name);
  if (!isSaid) return claim;
  const sources = claim.sources.map((source) =>
    isCalled(source, folded) ? { ...source, name, anonymous: false } : source,
  );
  return { ...claim, sources };
}

function isCalled(source: Claim["sources"][number], folded: string): boolean {
  return foldName(source.name) === folded || foldName(source.text) === folded;
}

function ownReport(report: Report, owners: ReadonlyMap<string, string>): Report {
  const owner = report.outlet === null ? undefined : owners.get(foldName(report.outlet.name));
  return report.outlet === null || owner === undefined ? report : { ...report, outlet: { ...report.outlet, owner } };
}

function joinStories(stories: readonly Story[], ids: readonly string[]): readonly Story[] {
  const joined = stories.filter(
    (story) => ids.includes(story.id) || story.aliases.some((alias) => ids.includes(alias)),
  );
  const [first] = joined;
  if (first === undefined || joined.length < 2) return stories;
  const story: Story = {
    ...first,
    aliases: [...new Set(joined.flatMap((other) => [other.id, ...other.aliases]))]
      .filter((id) => id !== first.id)
      .sort(),
    from: edgeDay(
      joined.map((other) => other.from),
      -1,
    ),
    to: edgeDay(
      joined.map((other) => other.to),
      1,
    ),
    places: [...new Set(joined.flatMap((other) => other.places))],
    reports: [...new Set(joined.flatMap((other) => other.reports))],
  };
  return stories.flatMap((other) => (other === first ? [story] : joined.includes(other) ? [] : [other]));
}

function partStory(stories: readonly Story[], id: string, reports: readonly string[]): readonly Story[] {
  return stories.flatMap((story) => {
    if (story.id !== id && !story.aliases.includes(id)) return [story];
    const parted = story.reports.filter((report) => reports.includes(report));
    const left = story.reports.filter((report) => !reports.includes(report));
    if (parted.length === 0 || left.length === 0) return [story];
    return [
      { ...story, reports: left },
      { ...story, id: digestOf("story", story.id, ...[...parted].sort()), aliases: [], reports: parted },
    ];
  });
}

function edgeDay(days: readonly (string | null)[], side: -1 | 1): string | null {
  const known = days.filter((day) => day !== null).sort();
  return (side === -1 ? known[0] : known[known.length - 1]) ?? null;
}
