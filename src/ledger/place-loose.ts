import type { Bunch } from "./bunch-claims.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { likenessOf, mayBeLike } from "./same-value.ts";
import { type Draft, isEitherLike, joinDraft, lastPublished, newDraft } from "./utterance-draft.ts";

/** Ways that a report's family is known, for claims in no one's name. */
export type FamilyOf = (report: string) => string;

/**
 * Puts claims in no one's name to what was said before they were printed: by their kin first, then the latest word. Who
 * is cited first, then who is unnamed, then no one: each may be what a named speaker said. Adds to `drafts`.
 */
export function placeLoose(bunches: readonly Bunch[], drafts: Draft[], book: SourceBook, familyOf: FamilyOf): void {
  if (bunches.length === 0) return;
  const index = indexDrafts(drafts, bunches, familyOf);
  for (const kind of ["outlet", "unnamed", "none"] as const)
    for (const bunch of bunches) {
      if (bunch.origin.kind !== kind) continue;
      const home = chooseHome(bunch, index, book);
      if (home === null) {
        const draft = newDraft(bunch);
        drafts.push(draft);
        index.put(draft);
        continue;
      }
      const { lead } = home;
      joinDraft(home, bunch, home.source === null || home.sourceKind === "unnamed");
      // of unnamed voices the one that tells most is whose word it is
      if (home.sourceKind === "unnamed" && home.lead === bunch) home.source = bunch.origin.key;
      index.grow(home, bunch, home.lead !== lead);
    }
}

/** Drafts by what claims in no one's name are placed by. */
interface DraftIndex {
  readonly put: (draft: Draft) => void;
  /** A bunch was put to a draft; the draft may have another value since. */
  readonly grow: (draft: Draft, bunch: Bunch, isNewValue: boolean) => void;
  /** Every draft that a bunch may be like, some more than once, and some that it is not. */
  readonly near: (bunch: Bunch) => readonly (readonly Draft[])[];
  /** The place of a draft in the order they were put in. */
  readonly placeOf: (draft: Draft) => number;
  readonly isOfReport: (draft: Draft, report: string) => boolean;
  /** Whether a claim of the draft is in a report of the other's family. */
  readonly isOfKin: (draft: Draft, report: string) => boolean;
}

function indexDrafts(drafts: readonly Draft[], loose: readonly Bunch[], familyOf: FamilyOf): DraftIndex {
  const places = new Map<Draft, number>();
  const all: Draft[] = [];
  const byEnd = new Map<number, Draft[]>();
  // what others may be rounded to, and what is compared with everything
  const wide: Draft[] = [];
  // only for the reports and families that are asked for
  const byReport = new Map<string, Set<Draft>>();
  const byFamily = new Map<string, Set<Draft>>();
  for (const { tolds } of loose)
    for (const { report } of tolds) {
      byReport.set(report.id, new Set());
      byFamily.set(familyOf(report.id), new Set());
    }
  const carry = (draft: Draft, { tolds }: Bunch): void => {
    for (const { report } of tolds) {
      byReport.get(report.id)?.add(draft);
      byFamily.get(familyOf(report.id))?.add(draft);
    }
  };
  const value = (draft: Draft): void => {
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
  const put = (draft: Draft): void => {
    places.set(draft, all.length);
    all.push(draft);
    value(draft);
    for (const bunch of draft.bunches) carry(draft, bunch);
  };
  for (const draft of drafts) put(draft);
  return {
    put,
    grow: (draft, bunch, isNewValue) => {
      carry(draft, bunch);
      if (isNewValue) value(draft);
    },
    near: ({ outline: { low, high, isRound, isOpen } }) => {
      if (isRound || isOpen) return [all];
      return [byEnd.get(low ?? -1) ?? [], low === high ? [] : (byEnd.get(high ?? -1) ?? []), wide];
    },
    placeOf: (draft) => places.get(draft) ?? 0,
    isOfReport: (draft, report) => byReport.get(report)?.has(draft) === true,
    isOfKin: (draft, report) => byFamily.get(familyOf(report))?.has(draft) === true,
  };
}

function chooseHome(bunch: Bunch, index: DraftIndex, book: SourceBook): Draft | null {
  const printed = lastPublished(bunch);
  // the day on which an outlet printed it is not the day on which it was said
  const saidOn = bunch.origin.kind === "outlet" ? null : bunch.origin.saidOn;
  const cited = new Set(bunch.origin.cited.map((name) => book.outletOf(name)));
  const reports = new Set(bunch.tolds.map((told) => told.report.id));
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
      const weight = weigh(draft, bunch, reports, cited, index);
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
  reports: ReadonlySet<string>,
  cited: ReadonlySet<string | null>,
  index: DraftIndex,
): number {
  const isCited = cited.size > 0 && draft.bunches.some((other) => other.tolds.some((told) => cited.has(told.outlet)));
  let [isSameReport, isKin] = [false, false];
  for (const report of reports) {
    isSameReport ||= index.isOfReport(draft, report);
    isKin ||= index.isOfKin(draft, report);
  }
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
