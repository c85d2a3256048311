import { placesNamed } from "../../lexicon/gazetteer.ts";

/** Degrees; south and west are negative. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where a place lies, for the map: a country's people's middle, a region's, a city's. The largest place of the name,
 * or the one in the country given. Null where no list has it.
 */
export function findCoordinates(place: string, country: string | null = null): Coordinates | null {
  const places = placesNamed(place);
  const found = (country === null ? undefined : places.find((other) => other.country === country)) ?? places[0];
  return found === undefined ? null : { latitude: found.latitude, longitude: found.longitude };
}
