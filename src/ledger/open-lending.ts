import { clearCell, type Ground, tellSide } from "./clear-cell.ts";
import { type AreLinked, lendCells, lendingKeyOf } from "./lend-cells.ts";
import type { Told } from "./told.ts";

/** What goes without saying in a story as it now stands. */
export interface Setting extends Ground {
  readonly nameOf: (name: string) => string;
  readonly areLinked: AreLinked;
}

/** Whoever files the claims once it is settled what they count. */
export interface Filing {
  readonly file: (told: Told, step: 1 | -1) => void;
  /** The counted claims of the report that a claim stands in, as they came. */
  readonly matesOf: (told: Told) => readonly Told[];
  /** A claim of the report is filed anew. */
  readonly moved: (report: string) => void;
}

/** The claims of a book as they came, each filed under what it counts as far as the others of its number tell. */
export interface Lending {
  readonly take: (told: Told) => void;
  readonly drop: (told: Told) => void;
  readonly forget: (report: string) => void;
  /** Claims that are to be looked at again, or all where none are given. */
  readonly doubt: (tolds?: readonly Told[]) => void;
  /** Files claims once more as they are, as records of their own: whatever was made of the old ones is made anew. */
  readonly renew: (tolds: readonly Told[]) => void;
  readonly settle: (setting: Setting) => void;
  readonly filedOf: (tolds: readonly Told[]) => readonly Told[];
}

const SHARED_FIGURES = 3;

/** Opens the shelves; `settle` files only what an addition touched, and the same as if all had come at once. */
export function openLending(filing: Filing): Lending {
  const shelves = new Map<string, Map<string, Told>>();
  const filed = new Map<string, { readonly told: Told; readonly from: Told }>();
  const figuresOf = new Map<string, Set<string>>();
  const doubted = new Set<string>();

  const take = (told: Told): void => {
    const key = lendingKeyOf(told);
    doubted.add(key);
    const shelf = shelves.get(key) ?? new Map<string, Told>();
    shelves.set(key, shelf.set(told.claim.id, told));
    if (key.startsWith("~")) return;
    const figures = figuresOf.get(told.report.id) ?? new Set<string>();
    figuresOf.set(told.report.id, figures.add(key));
  };
  const drop = (told: Told): void => {
    const key = lendingKeyOf(told);
    doubted.add(key);
    const shelf = shelves.get(key);
    shelf?.delete(told.claim.id);
    if (shelf?.size === 0) shelves.delete(key);
    const old = filed.get(told.claim.id);
    if (old !== undefined) filing.file(old.told, -1);
    filed.delete(told.claim.id);
  };
  const clear = (told: Told, setting: Setting): Told => {
    const { partOf } = told.claim;
    const whole = partOf === null ? undefined : filing.matesOf(told).find((mate) => mate.claim.id === partOf);
    const sided = tellSide(told, setting.forces);
    const cell = clearCell(
      sided,
      whole === undefined ? null : tellSide(whole, setting.forces),
      setting,
      setting.nameOf,
    );
    return cell.key === told.cell.key ? told : { ...sided, cell };
  };
  // whoever has three figures of another tells of the same things
  const shareFigures = (one: string, other: string): boolean => {
    const theirs = figuresOf.get(other);
    let shared = 0;
    for (const key of figuresOf.get(one) ?? []) if (theirs?.has(key) === true) shared += 1;
    return shared >= SHARED_FIGURES;
  };
  const settle = (setting: Setting): void => {
    const background = new Set([...setting.places, ...setting.sides]);
    const areLinked: AreLinked = (one, other) => setting.areLinked(one, other) || shareFigures(one, other);
    for (const key of doubted) {
      const shelf = [...(shelves.get(key)?.values() ?? [])].sort((one, other) =>
        one.claim.id < other.claim.id ? -1 : 1,
      );
      const cleared = shelf.map((told) => clear(told, setting));
      const settled = lendCells(cleared, background, areLinked);
      for (const [at, from] of shelf.entries()) {
        const told = settled[at] ?? from;
        const old = filed.get(from.claim.id);
        if (old !== undefined && old.from === from && old.told.cell.key === told.cell.key) continue;
        if (old !== undefined) filing.file(old.told, -1);
        filing.file(told, 1);
        filed.set(from.claim.id, { told, from });
        filing.moved(from.report.id);
      }
    }
    doubted.clear();
  };
  const renew = (tolds: readonly Told[]): void => {
    for (const { claim } of tolds) {
      const old = filed.get(claim.id);
      if (old === undefined) continue;
      const told = { ...old.told };
      filing.file(old.told, -1);
      filing.file(told, 1);
      filed.set(claim.id, { told, from: old.from });
    }
  };
  return {
    take,
    drop,
    forget: (report) => figuresOf.delete(report),
    doubt: (tolds) => {
      for (const key of tolds === undefined ? shelves.keys() : tolds.map(lendingKeyOf)) doubted.add(key);
    },
    renew,
    settle,
    filedOf: (tolds) => tolds.map((told) => filed.get(told.claim.id)?.told ?? told),
  };
}
