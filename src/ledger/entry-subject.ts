import type { Entry } from "./ledger.ts";
import type { Cell, Told } from "./told.ts";

/** What an entry is of, as most of its claims have it: kept while they come and go. */
export interface EntrySubject {
  readonly count: (told: Told, step: 1 | -1) => void;
  /** `tolds`: all claims of the entry, by id; there must be one. */
  readonly read: (tolds: readonly Told[]) => Subject;
}

/** What is counted in an entry. */
export interface Subject {
  readonly cell: Cell;
  readonly counted: string | null;
  readonly population: Entry["population"];
  readonly place: string | null;
  /** Ids of the claims that claims of this entry are said to be parts of. */
  readonly wholes: readonly string[];
}

/** How often each of some things stands there. */
type Tally<Key> = Map<Key, number>;

/** Opens the subject of an entry without claims. */
export function openEntrySubject(): EntrySubject {
  const cells: Tally<string> = new Map();
  const named = new Map<string, { readonly all: Tally<string>; readonly sourced: Tally<string> }>();
  const sides: Tally<string> = new Map();
  const places: Tally<string> = new Map();
  const sourcedPlaces: Tally<string> = new Map();
  const wholes: Tally<string> = new Map();
  return {
    count: (told, step) => {
      const { claim, cell } = told;
      add(cells, cell.key, step);
      const names = named.get(cell.key) ?? { all: new Map(), sourced: new Map() };
      named.set(cell.key, names);
      const population = write(claim.population);
      add(names.all, population, step);
      add(sides, claim.population.side, step);
      add(places, claim.place, step);
      add(wholes, claim.partOf, step);
      if (told.links.length === 0) return;
      add(names.sourced, population, step);
      add(sourcedPlaces, claim.place, step);
    },
    read: (tolds) => {
      const key = chooseCell(cells);
      const first = tolds.find((told) => told.cell.key === key);
      if (first === undefined) throw new Error("an entry has no claim");
      const names = named.get(key);
      // whoever has a source tells who and where; a retelling puts it in its own words
      const shown = mostOf((names?.sourced.size ?? 0) > 0 ? names?.sourced : names?.all) ?? "";
      return {
        cell: first.cell,
        counted: first.claim.counted,
        population: {
          name: (JSON.parse(shown) as { readonly name: string | null }).name,
          side: modalString(sides),
          role: first.cell.role,
        },
        place: modalString(sourcedPlaces) ?? modalString(places),
        wholes: [...wholes.keys()],
      };
    },
  };
}

function add(tally: Tally<string>, key: string | null, step: 1 | -1): void {
  if (key === null || key === "") return;
  const now = (tally.get(key) ?? 0) + step;
  if (now === 0) tally.delete(key);
  else tally.set(key, now);
}

const written = new WeakMap<object, string>();

function write(population: Told["claim"]["population"]): string {
  const known = written.get(population);
  if (known !== undefined) return known;
  const text = JSON.stringify(population);
  written.set(population, text);
  return text;
}

// The cell that most claims are of; of two as common the one that tells more.
function chooseCell(cells: Tally<string>): string {
  const [best] = [...cells].sort(
    ([one, count], [other, otherCount]) => otherCount - count || other.length - one.length || (one < other ? -1 : 1),
  );
  return best?.[0] ?? "";
}

function mostOf(tally: Tally<string> | undefined): string | null {
  const [best] = [...(tally ?? [])].sort(
    ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
  );
  return best?.[0] ?? null;
}

// The string that stands most often; of two as common the longer.
function modalString(tally: Tally<string>): string | null {
  const [best] = [...tally].sort(
    ([one, count], [other, otherCount]) => otherCount - count || other.length - one.length || (one < other ? -1 : 1),
  );
  return best?.[0] ?? null;
}
