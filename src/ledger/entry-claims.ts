import { type Bunch, bunchClaims, bunchKeyOf, compareBunches } from "./bunch-claims.ts";
import { openVoice, redate, type Voice, voiceOf } from "./date-tolds.ts";
import { anchorOf } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import type { CellStock } from "./group-cells.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { mergeSorted } from "./resort.ts";
import type { Told } from "./told.ts";
import { compareLists, insertTold, openToldShelf, removeTold } from "./told-shelf.ts";

/**
 * The claims of one entry while they come and go, made ready for its utterances: scenes left out, days found, bunched.
 * Whatever is done claim by claim is done for those that came or went, and for the others that they bear on.
 */
export interface EntryClaims {
  /** Takes in the cells of the entry as they now stand. Gives the claims that went and those that came. */
  readonly update: (
    stocks: readonly CellStock[],
    context: LedgerContext,
  ) => { readonly gone: readonly Told[]; readonly come: readonly Told[] };
  /** All claims, by id. */
  readonly list: () => readonly Told[];
  /** Bunches in their order. */
  readonly bunches: () => readonly Bunch[];
}

// Of two figures that one report gives of one thing in one name, a fifth of the other is a case told, not the count.
const SCENE_RATIO = 0.2;

/** Opens an entry without claims. It serves for as long as the names of the story mean the same. */
export function openEntryClaims(): EntryClaims {
  const all = openToldShelf();
  let before: ReadonlyMap<string, CellStock> = new Map();
  // a report's figures of one thing in one name
  const mates = new Map<string, Told[]>();
  const movedMates = new Set<string>();
  let growing = 0;
  let isGrowing = false;
  const kept = new Map<string, Told>();
  const voices = new Map<string, Voice>();
  const movedVoices = new Set<string>();
  const dated = new Map<string, Told>();
  // many and small, so plain lists by claim id
  const shelves = new Map<string, Told[]>();
  const movedShelves = new Set<string>();
  const bunches = new Map<string, Bunch>();
  let ordered: readonly Bunch[] = [];

  const shelve = (told: Told, step: 1 | -1, { book }: LedgerContext): void => {
    const key = bunchKeyOf(told, book);
    movedShelves.add(key);
    const own = shelves.get(key);
    if (step === -1) {
      if (own !== undefined) removeTold(own, told);
      if (own?.length === 0) shelves.delete(key);
    } else if (own === undefined) shelves.set(key, [told]);
    else insertTold(own, told);
  };
  const date = (told: Told, day: string | null, context: LedgerContext): void => {
    const old = dated.get(told.claim.id);
    const now = redate(told, day);
    if (old === now) return;
    if (old !== undefined) shelve(old, -1, context);
    shelve(now, 1, context);
    dated.set(told.claim.id, now);
  };
  const leave = (told: Told, context: LedgerContext): void => {
    if (kept.get(told.claim.id) !== told) return;
    kept.delete(told.claim.id);
    const voice = voiceOf(told, context);
    if (voice !== null) {
      movedVoices.add(voice);
      move(voices, voice, told, -1);
    }
    const old = dated.get(told.claim.id);
    if (old !== undefined) shelve(old, -1, context);
    dated.delete(told.claim.id);
  };
  const enter = (told: Told, context: LedgerContext): void => {
    if (kept.get(told.claim.id) === told) return;
    kept.set(told.claim.id, told);
    const voice = voiceOf(told, context);
    if (voice === null) date(told, told.saidOn ?? told.maySaidOn, context);
    else {
      movedVoices.add(voice);
      move(voices, voice, told, 1);
    }
  };
  const mate = (told: Told, step: 1 | -1, context: LedgerContext): void => {
    const key = [told.report.id, findOrigin(told, context.book).key ?? "", told.claim.asOf ?? ""].join("|");
    movedMates.add(key);
    const own = mates.get(key);
    if (step === -1) {
      if (own?.includes(told)) own.splice(own.indexOf(told), 1);
      if (own?.length === 0) mates.delete(key);
    } else if (own === undefined) mates.set(key, [told]);
    else own.push(told);
    if (told.cell.accounting === "cumulative" || told.cell.accounting === "stock") growing += step;
  };
  const dropScenes = (context: LedgerContext): void => {
    if (isGrowing !== growing > 0) for (const key of mates.keys()) movedMates.add(key);
    isGrowing = growing > 0;
    for (const key of movedMates) {
      const own = mates.get(key) ?? [];
      const most = own.reduce((highest, { claim }) => Math.max(highest, anchorOf(claim.figure) ?? 0), 0);
      for (const told of own)
        if (!isGrowing || isCount(told, most)) enter(told, context);
        else leave(told, context);
    }
    movedMates.clear();
  };
  const dateVoices = (context: LedgerContext): void => {
    for (const voice of movedVoices) {
      for (const [told, day] of voices.get(voice)?.settle(context) ?? []) date(told, day, context);
    }
    movedVoices.clear();
  };
  const bunch = ({ book }: LedgerContext): void => {
    const fresh: Bunch[] = [];
    const gone = new Set<Bunch | undefined>();
    for (const key of movedShelves) {
      const own = shelves.get(key);
      gone.add(bunches.get(key));
      if (own === undefined) bunches.delete(key);
      else {
        const made = bunchClaims(key, [...own], book);
        bunches.set(key, made);
        fresh.push(made);
      }
    }
    if (movedShelves.size > 0)
      ordered = mergeSorted(
        ordered.filter((one) => !gone.has(one)),
        fresh,
        compareBunches,
      );
    movedShelves.clear();
  };

  return {
    update: (stocks, context) => {
      const now = new Map(stocks.map((stock) => [stock.cell.key, stock]));
      const moves = [...now].map(([key, stock]) => compareLists(before.get(key)?.tolds ?? [], stock.tolds));
      const gone = [
        ...[...before].flatMap(([key, stock]) => (now.has(key) ? [] : stock.tolds)),
        ...moves.flatMap((move) => move.gone),
      ];
      const come = moves.flatMap((move) => move.come);
      before = now;
      for (const told of gone) {
        all.drop(told);
        mate(told, -1, context);
        leave(told, context);
      }
      for (const told of come) {
        all.put(told);
        mate(told, 1, context);
      }
      dropScenes(context);
      dateVoices(context);
      bunch(context);
      return { gone, come };
    },
    list: all.list,
    bunches: () => ordered,
  };
}

function isCount(told: Told, most: number): boolean {
  const { kind } = told.claim.figure;
  const number = anchorOf(told.claim.figure) ?? 0;
  return (
    told.acts.length > 0 ||
    kind === "vague" ||
    kind === "ratio" ||
    number >= most * SCENE_RATIO ||
    anchorOf(told.claim.figure) === 0
  );
}

function move(voices: Map<string, Voice>, key: string, told: Told, step: 1 | -1): void {
  const voice = voices.get(key) ?? openVoice();
  voice.move(told, step);
  if (voice.size() === 0) voices.delete(key);
  else voices.set(key, voice);
}
