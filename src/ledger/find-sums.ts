import { anchorOf, writeFigure } from "./figure-range.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, outletsOf } from "./write-finding.ts";

/** A number of dead that is a report's own dead and missing added up. */
export interface DeadAndMissing {
  readonly sum: Told;
  readonly dead: Told;
  readonly missing: Told;
}

// "270" for 58 and 214: rounded at most so far.
const ROUNDING = 0.015;
const LEAST = 20;
const LEAST_PART = 5;

/**
 * Numbers of dead, or of feared dead, in no one's name or in a title, that are the dead and the missing of the same report
 * together: whoever is missing is not yet dead. `tolds`: all that the report tells.
 */
export function listSums(tolds: readonly Told[]): readonly DeadAndMissing[] {
  const all = (measure: string): readonly Told[] =>
    tolds.filter(
      ({ cell, claim }) => cell.measure === measure && cell.unit === "people" && claim.figure.kind !== "vague",
    );
  const killed = all("killed");
  const lost = all("missing").filter((told) => isWhole(told) && numberOf(told) >= LEAST_PART);
  const found = killed.filter(
    (told) => isWhole(told) && told.claim.in === "text" && told.claim.modality === "reported",
  );
  return killed
    .filter((told) => numberOf(told) >= LEAST && told.cell.role === null && isLoose(told))
    .flatMap((sum) => {
      for (const dead of found)
        for (const missing of lost) if (dead !== sum && isSumOf(sum, dead, missing)) return [{ sum, dead, missing }];
      return [];
    });
}

function isSumOf(sum: Told, dead: Told, missing: Told): boolean {
  const [total, one, other] = [numberOf(sum), numberOf(dead), numberOf(missing)];
  return one >= LEAST_PART && one < total && other < total && Math.abs(one + other - total) <= total * ROUNDING;
}

// Of everyone, not of one kind of people or of a day.
function isWhole({ cell, claim }: Told): boolean {
  return cell.role === null && cell.accounting !== "new" && claim.partOf === null;
}

function isLoose({ claim, links }: Told): boolean {
  // "if none of them is found, 270 will have died" adds up what it says it does
  if (claim.modality !== "reported" && claim.modality !== "feared") return false;
  return claim.in === "title" || claim.modality === "feared" || links.length === 0;
}

function numberOf({ claim }: Told): number {
  return anchorOf(claim.figure) ?? 0;
}

/** One finding for each number of a report that is its dead and missing added up. */
export function findSums(sums: readonly DeadAndMissing[], context: LedgerContext): readonly FindingDraft[] {
  const byNumber = new Map<number, DeadAndMissing[]>();
  for (const one of sums) {
    const own = byNumber.get(numberOf(one.sum));
    if (own === undefined) byNumber.set(numberOf(one.sum), [one]);
    else own.push(one);
  }
  return [...byNumber].flatMap(([number, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { sum, dead, missing } = first;
    const feared = own.every((one) => one.sum.claim.modality === "feared") ? " feared dead" : " dead";
    return [
      {
        kind: "double-count" as const,
        text: `${outletsOf([sum], context).join()} has ${writeFigure(sum.claim.figure)}${feared}: that is its ${writeFigure(dead.claim.figure)} dead and its ${writeFigure(missing.claim.figure)} missing added up, and the missing are not counted as dead.`,
        statements: [],
        claims: [...own.map((one) => one.sum), dead, missing].map((told) => told.claim.id),
        severity: "warn" as const,
        cause: [sum.outlet, context.familyOf(sum.report.id), number].join("|"),
      },
    ];
  });
}
