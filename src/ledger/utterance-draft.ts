import type { Bunch } from "./bunch-claims.ts";
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
  const leads = likenessOf(draft.lead.value, bunch.value) === null || bunch.fullness > draft.lead.fullness;
  if (mayLead && leads && likenessOf(bunch.value, draft.lead.value) !== null) draft.lead = bunch;
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
