import type { Bunch } from "./bunch-claims.ts";
import type { Value } from "./figure-range.ts";
import type { Origin } from "./find-origin.ts";
import { likenessOf, mayBeLike } from "./same-value.ts";

/** An utterance while it is put together. */
export interface Draft {
  source: string | null;
  sourceKind: Origin["kind"];
  saidOn: string | null;
  lead: Bunch;
  readonly bunches: Bunch[];
}

/** An utterance of which this is the first that is known. */
export function newDraft(bunch: Bunch): Draft {
  const { key, kind, saidOn } = bunch.origin;
  return { source: key, sourceKind: kind, saidOn, lead: bunch, bunches: [bunch] };
}

/** Puts a bunch to an utterance; it may give the value where it tells more. */
export function joinDraft(draft: Draft, bunch: Bunch, mayLead: boolean): void {
  draft.bunches.push(bunch);
  draft.saidOn ??= bunch.origin.saidOn;
  if (!mayLead) return;
  const { lead } = draft;
  const order = areOneNumber(lead.value, bunch.value) ? compareFirst(bunch, lead) : 0;
  if (order !== 0) {
    // "at least 17", and "17" when it is told again: a hedge is the source's own, and falls off on the way
    if (order < 0) draft.lead = bunch;
    return;
  }
  const leads = likenessOf(lead.value, bunch.value) === null || bunch.fullness > lead.fullness;
  if (leads && likenessOf(bunch.value, lead.value) !== null) draft.lead = bunch;
}

// Which was told first: in print, else in the one report that has both.
function compareFirst(one: Bunch, other: Bunch): number {
  if (one.printed !== other.printed) return one.printed < other.printed ? -1 : 1;
  for (const told of one.tolds.slice(0, FEW)) {
    const mate = other.tolds.slice(0, FEW).find(({ report }) => report.id === told.report.id);
    if (mate !== undefined) return told.claim.start - mate.claim.start;
  }
  return 0;
}

// A report that has both is soon found.
const FEW = 20;

function areOneNumber(one: Value, other: Value): boolean {
  if (one.kind === other.kind || isRangeOrVague(one) || isRangeOrVague(other)) return false;
  return (one.high ?? one.low) === (other.high ?? other.low);
}

function isRangeOrVague({ kind, low, high }: Value): boolean {
  return kind === "vague" || kind === "ratio" || (low !== null && high !== null && low !== high);
}

/** Whether one of two bunches may retell the other. */
export function isEitherLike(one: Bunch, other: Bunch): boolean {
  return (
    mayBeLike(one.outline, other.outline) &&
    (likenessOf(one.value, other.value) !== null || likenessOf(other.value, one.value) !== null)
  );
}

/** The last day on which a claim of the bunch was printed; null where none is known. */
export function lastPublished(bunch: Bunch): string | null {
  return bunch.tolds.reduce<string | null>(
    (last, told) => (told.publishedOn !== null && (last === null || told.publishedOn > last) ? told.publishedOn : last),
    null,
  );
}
