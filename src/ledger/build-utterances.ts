import type { Bunch } from "./bunch-claims.ts";
import { type Range, rangeOf, type Value } from "./figure-range.ts";
import type { Origin } from "./find-origin.ts";
import { foldWords, isSameStem } from "./fold-name.ts";
import type { Memory } from "./memory.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { type Likeness, likenessOf, mayBeLike } from "./same-value.ts";
import type { Told } from "./told.ts";

/** One claim of an utterance, and how its figure is like the utterance's. */
export interface Member {
  readonly told: Told;
  readonly origin: Origin;
  readonly likeness: Likeness;
}

/** One utterance as it is put together: the same source, occasion and value. */
export interface Utterance {
  readonly source: string | null;
  readonly sourceKind: Origin["kind"];
  /** Everyone whom some chain names as its speaker. */
  readonly speakers: readonly string[];
  readonly saidOn: string | null;
  readonly asOf: string | null;
  readonly value: Value;
  readonly range: Range;
  /** Outlets that carry it, also those that retell it otherwise. */
  readonly outletCount: number;
  /** The claim that gives the value. */
  readonly lead: Told;
  readonly members: readonly Member[];
}

interface Draft {
  source: string | null;
  sourceKind: Origin["kind"];
  saidOn: string | null;
  lead: Bunch;
  readonly bunches: Bunch[];
}

/** The day that an utterance stands for: when it was said, else what it speaks of. */
export function dayOfUtterance(utterance: Utterance): string | null {
  return utterance.saidOn ?? utterance.asOf;
}

/** Ways that a report's family is known, for claims in no one's name. */
export type FamilyOf = (report: string) => string;

/** Joins the claims of one entry, bunched and in the order of bunches, into utterances. */
export function buildUtterances(
  bunches: readonly Bunch[],
  book: SourceBook,
  familyOf: FamilyOf,
  memory: Memory,
): readonly Utterance[] {
  const named = bunches.filter((bunch) => bunch.origin.kind === "named");
  const rest = bunches.filter((bunch) => bunch.origin.kind !== "named");
  const drafts = draftNamed(reassignDropped(named, book, memory), memory);
  const near = indexDrafts(drafts);
  // who is cited first, then who is unnamed, then no one: each may be what a named speaker said
  for (const kind of ["outlet", "unnamed", "none"] as const)
    for (const bunch of rest) if (bunch.origin.kind === kind) placeLoose(bunch, drafts, near, book, familyOf);
  const finished = memory.shelf("utterances");
  return drafts.map((draft) =>
    finished.of(draft.bunches[0], [draft.source, draft.sourceKind, draft.saidOn, draft.lead, ...draft.bunches], () =>
      finish(draft),
    ),
  );
}

/**
 * "The manifest, the coast guard says, held 162" names an origin that another report drops: "the coast guard says 162".
 * Where some chain runs from A through B, B's word of the same figure and day is A's. So is a country's word its office's.
 */
function reassignDropped(named: readonly Bunch[], book: SourceBook, memory: Memory): readonly Bunch[] {
  const through = new Map<string, Bunch[]>();
  const offices = new Map<string, Bunch[]>();
  const put = (shelves: Map<string, Bunch[]>, key: string, bunch: Bunch): void => {
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [bunch]);
    else shelf.push(bunch);
  };
  const states = new Map<string, boolean>();
  for (const bunch of named) {
    for (const speaker of bunch.origin.speakers.slice(1)) put(through, speaker, bunch);
    const key = bunch.origin.key ?? "";
    const side = book.sideOf(key);
    if (side === null) continue;
    const isState = states.get(key) ?? isStateItself(key, side);
    states.set(key, isState);
    if (!isState) put(offices, side, bunch);
  }
  const loosely = memory.shelf("loosely named");
  const isLoose = (bunch: Bunch): boolean => loosely.of(bunch, [], () => isLooselyNamed(bunch, book));
  const reassigned = memory.shelf("reassigned");
  return named.map((bunch) => {
    // whoever a person set apart or joined stays with the name it was given
    if (bunch.bond !== null) return bunch;
    const key = bunch.origin.key ?? "";
    const isCandidate = (other: Bunch): boolean =>
      other.origin.key !== key && (areOneOccasion(other, bunch) || isBound(bunch.value)) && isEitherLike(other, bunch);
    const first =
      (isLoose(bunch)
        ? named.find((other) => isSameFigure(other, bunch) && !isLoose(other) && isCandidate(other))
        : undefined) ??
      through.get(key)?.find(isCandidate) ??
      (states.get(key) === true ? offices.get(book.sideOf(key) ?? "")?.find(isCandidate) : undefined);
    return first === undefined ? bunch : reassigned.of(bunch, [first], () => reassign(bunch, first));
  });
}

function reassign(bunch: Bunch, { origin }: Bunch): Bunch {
  const speakers = [...new Set([...origin.speakers, ...bunch.origin.speakers])];
  // no one comes to the very same bound twice
  const saidOn = isBound(bunch.value) ? (origin.saidOn ?? bunch.origin.saidOn) : bunch.origin.saidOn;
  return { ...bunch, origin: { ...bunch.origin, key: origin.key, speakers, saidOn } };
}

/**
 * "Veldin said", "the alliance said": a capital or a common noun that stands for an office another report names. Whose it
 * is shows by the figure: the very same, of ten or more.
 */
function isLooselyNamed({ tolds, origin }: Bunch, book: SourceBook): boolean {
  if (book.sideOf(origin.key ?? "") !== null) return false;
  return tolds.every((told) => {
    const link = told.links.find((entry) => book.keyOf(entry.name) === origin.key);
    if (link === undefined) return false;
    const isCommon =
      !/\p{Lu}/u.test(book.nameOf(origin.key ?? "")) && link.kind !== "witness" && link.kind !== "document";
    return isCommon || (link.kind === "person" && /^\p{Lu}\p{Ll}+$/u.test(link.name));
  });
}

const TELLING = 10;

function isSameFigure(other: Bunch, bunch: Bunch): boolean {
  const { low, high, kind } = bunch.value;
  return (high ?? low ?? 0) >= TELLING && kind !== "vague" && (other.value.high ?? other.value.low) === (high ?? low);
}

function isBound({ kind, low, high }: Value): boolean {
  return kind !== "vague" && (low === null) !== (high === null);
}

function isStateItself(key: string, side: string): boolean {
  const words = foldWords(key);
  return (
    words.length === foldWords(side).length && words.every((word, at) => isSameStem(word, foldWords(side)[at] ?? ""))
  );
}

function areOneOccasion(one: Bunch, other: Bunch): boolean {
  const [day, otherDay] = [one.origin.saidOn, other.origin.saidOn];
  return day === null || otherDay === null || day === otherDay;
}

function isEitherLike(one: Bunch, other: Bunch): boolean {
  return (
    mayBeLike(one.outline, other.outline) &&
    (likenessOf(one.value, other.value) !== null || likenessOf(other.value, one.value) !== null)
  );
}

function draftNamed(named: readonly Bunch[], memory: Memory): Draft[] {
  const bySource = new Map<string, Bunch[]>();
  for (const bunch of named) {
    const key = bunch.origin.key ?? "";
    const own = bySource.get(key);
    if (own === undefined) bySource.set(key, [bunch]);
    else own.push(bunch);
  }
  const drafted = memory.shelf("drafts");
  // copied, because what is loose is put into them
  return [...bySource]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, own]) =>
      drafted.of(key, own, () => draftSource(own)).map((draft) => ({ ...draft, bunches: [...draft.bunches] })),
    );
}

// What one source said, occasion by occasion.
function draftSource(bunches: readonly Bunch[]): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const bunch of bunches) {
    const home = chooseHome(bunch, drafts);
    if (home === null) drafts.push(newDraft(bunch));
    else joinDraft(home, bunch, true);
  }
  return drafts;
}

function newDraft(bunch: Bunch): Draft {
  const { key, kind, saidOn } = bunch.origin;
  return { source: key, sourceKind: kind, saidOn, lead: bunch, bunches: [bunch] };
}

function joinDraft(draft: Draft, bunch: Bunch, mayLead: boolean): void {
  draft.bunches.push(bunch);
  draft.saidOn ??= bunch.origin.saidOn;
  const leads = likenessOf(draft.lead.value, bunch.value) === null || bunch.fullness > draft.lead.fullness;
  if (mayLead && leads && likenessOf(bunch.value, draft.lead.value) !== null) draft.lead = bunch;
}

// The same stated day; else the day that the count speaks of; else the latest that could have been known.
function chooseHome(bunch: Bunch, drafts: readonly Draft[]): Draft | null {
  const { saidOn } = bunch.origin;
  if (bunch.bond !== null) return drafts.find((draft) => draft.lead.bond === bunch.bond) ?? null;
  const like = drafts.filter(
    (draft) =>
      draft.lead.bond === null &&
      (saidOn === null || draft.saidOn === null || draft.saidOn === saidOn) &&
      isEitherLike(draft.lead, bunch),
  );
  if (saidOn !== null) return like.find((draft) => draft.saidOn === saidOn) ?? like[0] ?? null;
  const exact = like.find((draft) => draft.saidOn !== null && draft.saidOn === bunch.asOf);
  if (exact !== undefined) return exact;
  const latest = lastPublished(bunch);
  const known = like
    .filter((draft) => draft.saidOn !== null && (latest === null || draft.saidOn <= latest))
    .sort((one, other) => ((one.saidOn ?? "") < (other.saidOn ?? "") ? 1 : -1));
  // what was printed before it was said is another word
  return known[0] ?? like.find((draft) => draft.saidOn === null) ?? null;
}

function lastPublished(bunch: Bunch): string | null {
  return bunch.tolds.reduce<string | null>(
    (last, told) => (told.publishedOn !== null && (last === null || told.publishedOn > last) ? told.publishedOn : last),
    null,
  );
}

/** Drafts by the numbers of their leads. */
interface DraftIndex {
  readonly put: (draft: Draft) => void;
  /** Every draft that a bunch may be like, and some that it is not, in the order they were put in. */
  readonly near: (bunch: Bunch) => readonly Draft[];
}

function indexDrafts(drafts: readonly Draft[]): DraftIndex {
  const all: Draft[] = [];
  const places = new Map<Draft, number>();
  const byEnd = new Map<number, Draft[]>();
  // what others may be rounded to, and what is compared with everything
  const wide: Draft[] = [];
  const put = (draft: Draft): void => {
    if (!places.has(draft)) {
      places.set(draft, all.length);
      all.push(draft);
    }
    const { low, high, isRound, isOpen } = draft.lead.outline;
    if (isRound || isOpen) wide.push(draft);
    else
      for (const end of low === high ? [low] : [low, high]) {
        if (end === null) continue;
        const own = byEnd.get(end);
        if (own === undefined) byEnd.set(end, [draft]);
        else own.push(draft);
      }
  };
  for (const draft of drafts) put(draft);
  return {
    put,
    near: ({ outline: { low, high, isRound, isOpen } }) => {
      if (isRound || isOpen) return all;
      const own = [...(byEnd.get(low ?? -1) ?? []), ...(byEnd.get(high ?? -1) ?? []), ...wide];
      return [...new Set(own)].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
    },
  };
}

/** A claim in no one's name joins what was said before it was printed: by its kin first, then the latest word. */
function placeLoose(bunch: Bunch, drafts: Draft[], index: DraftIndex, book: SourceBook, familyOf: FamilyOf): void {
  const printed = lastPublished(bunch);
  // the day on which an outlet printed it is not the day on which it was said
  const saidOn = bunch.origin.kind === "outlet" ? null : bunch.origin.saidOn;
  const like: Draft[] = [];
  for (const draft of index.near(bunch))
    if (
      mayBeLike(draft.lead.outline, bunch.outline) &&
      draft.lead.bond === bunch.bond &&
      (saidOn === null || draft.saidOn === null || draft.saidOn === saidOn) &&
      (printed === null || draft.saidOn === null || draft.saidOn <= printed) &&
      (bunch.origin.kind !== "unnamed" || draft.source !== null) &&
      isEitherLike(draft.lead, bunch)
    )
      like.push(draft);
  const families = new Set(bunch.tolds.map((told) => familyOf(told.report.id)));
  const cited = new Set(bunch.origin.cited.map((name) => book.outletOf(name)));
  const weigh = (draft: Draft): number => {
    const isCarried = (by: (told: Told) => boolean): boolean => draft.bunches.some((other) => other.tolds.some(by));
    const isCited = cited.size > 0 && isCarried((told) => cited.has(told.outlet));
    const isSameReport = isCarried((told) => bunch.tolds.some((own) => own.report.id === told.report.id));
    const isKin = isCarried((told) => families.has(familyOf(told.report.id)));
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
  };
  const weights = new Map(like.map((draft) => [draft, like.length === 1 ? 0 : weigh(draft)]));
  const [home] = like.sort(
    (one, other) =>
      (weights.get(other) ?? 0) - (weights.get(one) ?? 0) ||
      ((one.saidOn ?? "") === (other.saidOn ?? "") ? 0 : (one.saidOn ?? "") < (other.saidOn ?? "") ? 1 : -1) ||
      other.bunches.length - one.bunches.length,
  );
  if (home === undefined) {
    const draft = newDraft(bunch);
    drafts.push(draft);
    index.put(draft);
  } else {
    const { lead } = home;
    joinDraft(home, bunch, home.source === null || home.sourceKind === "unnamed");
    // of unnamed voices the one that tells most is whose word it is
    if (home.sourceKind === "unnamed" && home.lead === bunch) home.source = bunch.origin.key;
    if (home.lead !== lead) index.put(home);
  }
}

function finish(draft: Draft): Utterance {
  const members = draft.bunches
    .flatMap((bunch) => {
      const likeness =
        likenessOf(draft.lead.value, bunch.value) ??
        (likenessOf(bunch.value, draft.lead.value) === null ? null : "floor");
      return bunch.tolds.map((told) => ({ told, origin: bunch.origin, likeness }));
    })
    .sort((one, other) => (one.told.claim.id < other.told.claim.id ? -1 : 1));
  const [lead = members[0]?.told] = draft.lead.tolds;
  if (lead === undefined) throw new Error("an utterance has no claim");
  const asOfs = members.map((member) => member.told.claim.asOf).filter((day) => day !== null);
  return {
    source: draft.source,
    sourceKind: draft.sourceKind,
    speakers: [...new Set(draft.bunches.flatMap((bunch) => bunch.origin.speakers))].sort(),
    saidOn: draft.saidOn,
    asOf: lead.claim.asOf ?? [...asOfs].sort()[0] ?? draft.saidOn,
    value: draft.lead.value,
    range: rangeOf(draft.lead.value),
    outletCount: new Set(members.map((member) => member.told.outlet)).size,
    lead,
    members,
  };
}
