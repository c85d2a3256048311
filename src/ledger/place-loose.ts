import type { Bunch } from "./bunch-claims.ts";
import { type MovedSizes, openMovedSizes } from "./moved-sizes.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { likenessOf, mayBeLike } from "./same-value.ts";
import { type Draft, isEitherLike, joinDraft, lastPublished, newDraft } from "./utterance-draft.ts";

/** Ways that a report's family is known, for claims in no one's name. */
export type FamilyOf = (report: string) => string;

/** How the claims in no one's name of an entry were placed the last time. A draft goes by its first bunch. */
export interface Placing {
  /** The bunches of named speakers in each draft that has such. */
  named: ReadonlyMap<Bunch | undefined, readonly Bunch[]>;
  /** All bunches of each draft. */
  all: ReadonlyMap<Bunch | undefined, readonly Bunch[]>;
  /** The draft that each bunch in no one's name was put to, or opened. */
  homes: ReadonlyMap<Bunch, Bunch | undefined>;
}

/** Opens a placing of nothing. */
export function openPlacing(): Placing {
  return { named: new Map(), all: new Map(), homes: new Map() };
}

/**
 * Puts claims in no one's name to what was said before they were printed: by their kin first, then the latest word. Who
 * is cited first, then who is unnamed, then no one: each may be what a named speaker said. Adds to `drafts`. A bunch that
 * was placed the `last` time, and is like nothing that has changed since, has its place.
 */
export function placeLoose(
  bunches: readonly Bunch[],
  drafts: Draft[],
  book: SourceBook,
  familyOf: FamilyOf,
  last: Placing,
): void {
  if (bunches.length === 0 && last.homes.size === 0) return;
  const named = new Map(drafts.map((draft) => [draft.bunches[0], [...draft.bunches]] as const));
  const moved = noteMoved(bunches, named, last);
  const index = indexDrafts(drafts, familyOf);
  const byFirst = new Map(drafts.map((draft) => [draft.bunches[0], draft] as const));
  const homes = new Map<Bunch, Bunch | undefined>();
  for (const kind of ["outlet", "unnamed", "none"] as const)
    for (const bunch of bunches) {
      if (bunch.origin.kind !== kind) continue;
      const known = last.homes.get(bunch);
      const isPlaced = last.homes.has(bunch) && !moved.isNear(bunch.outline);
      const home = isPlaced ? (byFirst.get(known) ?? null) : chooseHome(bunch, index, book, familyOf);
      const first = home === null ? bunch : home.bunches[0];
      homes.set(bunch, first);
      if (first !== known) {
        moved.note([bunch, ...(home?.bunches ?? [])]);
        moved.note(last.all.get(known) ?? []);
      }
      if (home === null) {
        const draft = newDraft(bunch);
        drafts.push(draft);
        byFirst.set(bunch, draft);
        index.put(draft);
        continue;
      }
      const { lead } = home;
      joinDraft(home, bunch, home.source === null || home.sourceKind === "unnamed");
      // of unnamed voices the one that tells most is whose word it is
      if (home.sourceKind === "unnamed" && home.lead === bunch) home.source = bunch.origin.key;
      index.grow(home, home.lead !== lead);
    }
  last.named = named;
  last.all = new Map(drafts.map((draft) => [draft.bunches[0], draft.bunches]));
  last.homes = homes;
}

// What named speakers said otherwise than the last time, and what is gone.
function noteMoved(
  bunches: readonly Bunch[],
  named: ReadonlyMap<Bunch | undefined, readonly Bunch[]>,
  last: Placing,
): MovedSizes {
  const moved = openMovedSizes();
  for (const [first, own] of named) {
    const before = last.named.get(first) ?? [];
    if (before.length === own.length && before.every((bunch, at) => bunch === own[at])) continue;
    moved.note(own);
    moved.note(last.all.get(first) ?? []);
  }
  for (const first of last.named.keys()) if (!named.has(first)) moved.note(last.all.get(first) ?? []);
  const now = new Set(bunches);
  for (const [bunch, first] of last.homes) if (!now.has(bunch)) moved.note(last.all.get(first) ?? []);
  return moved;
}

/** Drafts by what claims in no one's name are placed by. */
interface DraftIndex {
  readonly put: (draft: Draft) => void;
  /** A bunch was put to a draft; the draft may have another value since. */
  readonly grow: (draft: Draft, isNewValue: boolean) => void;
  /** Every draft that a bunch may be like, some more than once, and some that it is not. */
  readonly near: (bunch: Bunch) => readonly (readonly Draft[])[];
  /** The place of a draft in the order they were put in. */
  readonly placeOf: (draft: Draft) => number;
  /** The families that the reports of a draft are of. */
  readonly familiesOf: (draft: Draft) => ReadonlySet<string>;
}

function indexDrafts(drafts: readonly Draft[], familyOf: FamilyOf): DraftIndex {
  const places = new Map<Draft, number>();
  const all: Draft[] = [];
  const byEnd = new Map<number | null, Draft[]>();
  const byRung = new Map<number, Draft[]>();
  // what others may be rounded to
  const roundByRung = new Map<number, Draft[]>();
  // what is compared with everything
  const open: Draft[] = [];
  const families = new Map<Draft, { readonly known: Set<string>; bunches: number }>();
  const value = (draft: Draft): void => {
    const { low, high, isRound, isOpen, rung } = draft.lead.outline;
    if (isOpen) {
      open.push(draft);
      return;
    }
    shelve(byEnd, low, draft);
    if (high !== low) shelve(byEnd, high, draft);
    shelve(byRung, rung, draft);
    if (isRound) shelve(roundByRung, rung, draft);
  };
  const put = (draft: Draft): void => {
    places.set(draft, all.length);
    all.push(draft);
    value(draft);
  };
  for (const draft of drafts) put(draft);
  return {
    put,
    grow: (draft, isNewValue) => {
      if (isNewValue) value(draft);
    },
    near: ({ outline: { low, high, isRound, isOpen, rung } }) => {
      if (isOpen) return [all];
      const rungs = isRound ? byRung : roundByRung;
      const rounded = [rung - 1, rung, rung + 1].map((at) => rungs.get(at) ?? []);
      const ends = (low === high ? [low] : [low, high]).map((end) => (end === null ? [] : (byEnd.get(end) ?? [])));
      return [...ends, ...rounded, open];
    },
    placeOf: (draft) => places.get(draft) ?? 0,
    familiesOf: (draft) => {
      const own = families.get(draft) ?? { known: new Set<string>(), bunches: 0 };
      families.set(draft, own);
      for (; own.bunches < draft.bunches.length; own.bunches += 1)
        for (const report of draft.bunches[own.bunches]?.reports ?? []) own.known.add(familyOf(report));
      return own.known;
    },
  };
}

function shelve<Key>(shelves: Map<Key, Draft[]>, key: Key, draft: Draft): void {
  const own = shelves.get(key);
  if (own === undefined) shelves.set(key, [draft]);
  else own.push(draft);
}

function chooseHome(bunch: Bunch, index: DraftIndex, book: SourceBook, familyOf: FamilyOf): Draft | null {
  const printed = lastPublished(bunch);
  // the day on which an outlet printed it is not the day on which it was said
  const saidOn = bunch.origin.kind === "outlet" ? null : bunch.origin.saidOn;
  const cited = new Set(bunch.origin.cited.map((name) => book.outletOf(name)));
  const families = [...bunch.reports].map(familyOf);
  let best: { readonly draft: Draft; readonly weight: number } | null = null;
  for (const drafts of index.near(bunch))
    for (const draft of drafts) {
      if (
        !mayBeLike(draft.lead.outline, bunch.outline) ||
        draft.lead.bond !== bunch.bond ||
        (saidOn !== null && draft.saidOn !== null && draft.saidOn !== saidOn) ||
        (printed !== null && draft.saidOn !== null && draft.saidOn > printed) ||
        (bunch.origin.kind === "unnamed" && draft.source === null) ||
        !isEitherLike(draft.lead, bunch)
      )
        continue;
      const weight = weigh(draft, bunch, families, cited, index);
      if (best === null || comesFirst(draft, weight, best.draft, best.weight, index)) best = { draft, weight };
    }
  return best?.draft ?? null;
}

function comesFirst(draft: Draft, weight: number, best: Draft, bestWeight: number, index: DraftIndex): boolean {
  if (weight !== bestWeight) return weight > bestWeight;
  const [day, bestDay] = [draft.saidOn ?? "", best.saidOn ?? ""];
  if (day !== bestDay) return day > bestDay;
  if (draft.bunches.length !== best.bunches.length) return draft.bunches.length > best.bunches.length;
  return index.placeOf(draft) < index.placeOf(best);
}

function weigh(
  draft: Draft,
  bunch: Bunch,
  families: readonly string[],
  cited: ReadonlySet<string | null>,
  index: DraftIndex,
): number {
  const isCited = cited.size > 0 && draft.bunches.some((other) => other.tolds.some((told) => cited.has(told.outlet)));
  const isKin = families.some((family) => index.familiesOf(draft).has(family));
  // a report is of its own family
  const isSameReport = isKin && draft.bunches.some((other) => meet(other.reports, bunch.reports));
  const likeness = likenessOf(draft.lead.value, bunch.value);
  const isOwnDay = draft.saidOn !== null && draft.saidOn === bunch.asOf;
  return (
    (isCited ? 64 : 0) +
    (isSameReport ? 32 : 0) +
    (isKin ? 16 : 0) +
    (isOwnDay ? 8 : 0) +
    (likeness === "equal" ? 4 : likeness === "bared" ? 2 : 0) +
    (draft.source === null ? 0 : 1)
  );
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const id of few) if (many.has(id)) return true;
  return false;
}
