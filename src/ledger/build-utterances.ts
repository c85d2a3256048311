import type { Bunch } from "./bunch-claims.ts";
import { type Range, rangeOf, type Value } from "./figure-range.ts";
import type { Origin } from "./find-origin.ts";
import { foldWords, isSameStem } from "./fold-name.ts";
import { giveToKeeper } from "./give-to-keeper.ts";
import type { Memory } from "./memory.ts";
import { type FamilyOf, openPlacing, placeLoose } from "./place-loose.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { type Likeness, likenessOf } from "./same-value.ts";
import type { Told } from "./told.ts";
import { type Draft, isEitherLike, joinDraft, lastPublished, newDraft } from "./utterance-draft.ts";

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

/** The day that an utterance stands for: when it was said, else what it speaks of. */
export function dayOfUtterance(utterance: Utterance): string | null {
  return utterance.saidOn ?? utterance.asOf;
}

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
  placeLoose(rest, drafts, book, familyOf, memory.shelf("placing").of("", [], openPlacing));
  giveToKeeper(drafts);
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
      (states.get(key) === true ? likest(offices.get(book.sideOf(key) ?? "")?.filter(isCandidate), bunch) : undefined);
    return first === undefined ? bunch : reassigned.of(bunch, [first], () => reassign(bunch, first));
  });
}

// Of several offices the one that has the very figure.
function likest(candidates: readonly Bunch[] | undefined, { value }: Bunch): Bunch | undefined {
  return candidates?.find((other) => likenessOf(other.value, value) === "equal") ?? candidates?.[0];
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
      drafted
        .of(key, own, () => draftSource(own))
        .map(({ source, sourceKind, saidOn, lead, bunches }) => ({
          source,
          sourceKind,
          saidOn,
          lead,
          bunches: bunches.slice(),
        })),
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
