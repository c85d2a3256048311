import { forceOf } from "./settle-forces.ts";
import { keyCell } from "./tell-claim.ts";
import type { Told } from "./told.ts";

/**
 * Sides that go without saying in one report: a part is of its whole's side; and a ratio or share of soldiers, of the side
 * whose soldiers the same source counts there.
 */
export function shareSides(tolds: readonly Told[]): readonly Told[] {
  const byId = new Map(tolds.map((told) => [told.claim.id, told]));
  return tolds.map((told) => {
    if (told.cell.side !== null) return told;
    const whole = told.claim.partOf === null ? undefined : byId.get(told.claim.partOf);
    if (whole !== undefined && whole.cell.side !== null) return takeSide(told, whole);
    const { unit } = told.cell;
    if (unit !== "ratio" && unit !== "percent" && unit !== "share") return told;
    const mate = told.cell.role === "military" ? mateOf(told, tolds) : null;
    return mate === null ? told : takeSide(told, mate);
  });
}

function mateOf(told: Told, tolds: readonly Told[]): Told | null {
  const source = told.links[0]?.name;
  const mates = tolds.filter(
    (other) =>
      other !== told && other.cell.side !== null && other.links[0]?.name === source && forceOf(other) === "regular",
  );
  const [first] = mates;
  return first !== undefined && source !== undefined && mates.every((mate) => mate.cell.side === first.cell.side)
    ? first
    : null;
}

function takeSide(told: Told, { cell: { side }, claim: { population } }: Told): Told {
  const { claim, cell } = told;
  return {
    ...told,
    claim: { ...claim, population: { ...claim.population, side: population.side } },
    cell: keyCell({ ...cell, side }),
  };
}
