import { foldName, isSameStem } from "./fold-name.ts";
import { hasSense } from "./ledger-words.ts";
import { type Forces, forceOf } from "./settle-forces.ts";
import type { StoryGround } from "./settle-ground.ts";
import { keyCell } from "./tell-claim.ts";
import type { Cell, Told } from "./told.ts";

/** Folded names of the countries that a story is about, of the sides whose losses it tells, and of where its event was. */
export interface Ground {
  readonly places: ReadonlySet<string>;
  readonly sides: ReadonlySet<string>;
  readonly event: StoryGround;
  /** Whose soldiers they are that no text tells the side of. */
  readonly forces: Forces;
}

/** What is known of a part beside its whole, where the text's own word for it was not read. */
export const PART = "part";

/** Folded names of the places that a whole story is about. */
export function foldPlaces(places: readonly string[]): ReadonlySet<string> {
  return new Set(places.map(foldName).filter((place) => place !== ""));
}

/**
 * A claim's cell without what goes without saying. The country that a story is about is no scope of its own; in a war
 * of two countries it is none beside the side whose losses are told. A part never counts what its whole does. `whole`:
 * the claim that this one is said to be a part of; null where it is none. `nameOf`: the name that a source goes by in
 * the story.
 */
export function clearCell(told: Told, whole: Told | null, ground: Ground, nameOf: (name: string) => string): Cell {
  const bare = withoutPlace(told, ground);
  const own = bare.place === null && bare.side === null ? placeByOffice(bare, told, ground.places, nameOf) : bare;
  if (whole === null) return own;
  const all = withoutPlace(whole, ground);
  if (all.key === own.key) return keyCell({ ...own, place: null, residue: PART });
  // of a part's part it is often not told whether it is the whole's
  return own.measure === all.measure && whole.claim.partOf === null ? withinWhole(own, all) : own;
}

// "27 died in Orlo on Friday, nine of them children": nine in Orlo, of that one strike, and not of the war.
function withinWhole(own: Cell, { place, accounting }: Cell): Cell {
  if (own.place !== null && own.place !== place) return own;
  return own.place === place && own.accounting === accounting ? own : keyCell({ ...own, place, accounting });
}

/** A claim of soldiers with the side that they are of in all of its story; itself where that goes for no claim of it. */
export function tellSide(told: Told, { side, name }: Forces): Told {
  if (side === null || told.cell.side !== null || forceOf(told) !== "regular") return told;
  const { claim, cell } = told;
  return {
    ...told,
    claim: { ...claim, population: { ...claim.population, side: name } },
    cell: keyCell({ ...cell, side }),
  };
}

// The mayor of a town counts the town's.
function placeByOffice(
  cell: Cell,
  { links: [first] }: Told,
  places: ReadonlySet<string>,
  nameOf: (name: string) => string,
): Cell {
  if (first === undefined || cell.measure === "other") return cell;
  const [, office = "", town = ""] = /^(?:the )?(\p{L}+) of (.+)$/u.exec(nameOf(first.name)) ?? [];
  if (!hasSense(office.toLowerCase(), "head-of-place")) return cell;
  const place = foldName(town);
  return place === "" || places.has(place) ? cell : keyCell({ ...cell, place });
}

function withoutPlace({ claim, cell }: Told, { places, sides, event }: Ground): Cell {
  const { place, side } = cell;
  if (place === null) return cell;
  // the place that a report is about is none of the figure's own, unless it is known as a part of another's
  const isWhole = isOneOf(place, event.own) || (claim.placeBasis === "inferred" && !event.parts.has(place));
  if (isWhole) return keyCell({ ...cell, place: null });
  const isGround =
    side === null ? places.size === 1 && isOneOf(place, places) : isOneOf(place, places) || sides.has(place);
  return isGround ? keyCell({ ...cell, place: null }) : cell;
}

// "Norlandic" was meant for Norland.
function isOneOf(place: string, places: ReadonlySet<string>): boolean {
  return places.has(place) || (!place.includes(" ") && [...places].some((other) => isSameStem(place, other)));
}
