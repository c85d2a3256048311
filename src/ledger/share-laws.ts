import { rangeOf, writeFigure, writeNumber } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { hasSense } from "./ledger-words.ts";
import { type Law, tellCount } from "./sum-laws.ts";
import type { Told } from "./told.ts";

/** So many wounded for each killed: with the killed that the same source gives, that is a total. */
export function ratioLaws(
  tolds: readonly Told[],
  counts: readonly Told[],
  at: (told: Told) => number,
  context: LedgerContext,
): readonly Law[] {
  const laws: Law[] = [];
  for (const ratio of tolds.filter((told) => told.cell.unit === "ratio" && told.cell.measure === "wounded")) {
    if (!foldWords(ratio.claim.figure.of ?? "").some((word) => hasSense(word, "a-death"))) continue;
    const each = ratio.claim.figure.low ?? ratio.claim.figure.high;
    if (each === null || each <= 0) continue;
    const { key } = findOrigin(ratio, context.book);
    const isOfRatio = (told: Told): boolean =>
      findOrigin(told, context.book).key === key &&
      (ratio.cell.side === null || told.cell.side === ratio.cell.side) &&
      told.claim.figure.high !== null;
    const killed = widest(counts.filter((told) => told.cell.measure === "killed" && isOfRatio(told)));
    const total = widest(counts.filter((told) => told.cell.measure === "casualties" && isOfRatio(told)));
    if (
      killed === null ||
      total === null ||
      killed.cell.side !== total.cell.side ||
      killed.cell.role !== total.cell.role
    )
      continue;
    const most = killed.claim.figure.high ?? 0;
    laws.push({
      constraint: {
        kind: "scale",
        whole: at(total),
        part: at(killed),
        by: { low: 1 + each, high: 1 + each },
        isAll: false,
      },
      tolds: [killed, total, ratio],
      write: (solved) => {
        const left = solved[at(killed)];
        const fit =
          left === undefined || left.high < left.low
            ? ""
            : `; at ${writeNumber(each)}:1 no more than ${writeNumber(left.high)} killed fit`;
        return `at ${writeNumber(each)} wounded for each killed, ${writeNumber(most)} killed make ${writeNumber(most * (1 + each))} (${writeNumber(most)} + ${writeNumber(each)} × ${writeNumber(most)}), but the total given is ${writeFigure(total.claim.figure)}${fit}.`;
      },
    });
  }
  return laws;
}

// A range tells more than its upper bound alone.
function widest(tolds: readonly Told[]): Told | null {
  const ranked = [...tolds].sort(
    (one, other) =>
      Number(other.claim.figure.low !== null) - Number(one.claim.figure.low !== null) ||
      (other.claim.figure.high ?? 0) - (one.claim.figure.high ?? 0) ||
      (one.claim.id < other.claim.id ? -1 : 1),
  );
  return ranked[0] ?? null;
}

/** A share of a whole that the same scope counts, beside the count of the same thing. */
export function percentLaws(
  tolds: readonly Told[],
  counts: readonly Told[],
  at: (told: Told) => number,
  context: LedgerContext,
): readonly Law[] {
  const laws: Law[] = [];
  for (const share of tolds.filter((told) => told.cell.unit === "percent")) {
    const { figure } = share.claim;
    if (figure.of === null) continue;
    const base = counts.filter((told) => isBase(told, figure.of ?? "", share));
    const count = counts.filter(
      (told) =>
        told.cell.measure === share.cell.measure &&
        told.cell.side === share.cell.side &&
        told.cell.role === share.cell.role &&
        told.claim.figure.kind === "exact" &&
        told.claim.asOf === share.claim.asOf &&
        findOrigin(told, context.book).key === findOrigin(share, context.book).key,
    );
    const [whole, another] = base;
    const [part, other] = count;
    // two that fit are none: which is meant is not told
    if (whole === undefined || another !== undefined || part === undefined || other !== undefined || whole === part)
      continue;
    const stated = rangeOf(figure);
    const by = {
      low: Math.max(0, stated.low - 0.5) / 100,
      high: Number.isFinite(stated.high) ? (stated.high + 0.5) / 100 : 1,
    };
    const low = Math.floor(rangeOf(whole.claim.figure).low * by.low);
    const high = Math.ceil(rangeOf(whole.claim.figure).high * by.high);
    laws.push({
      constraint: { kind: "scale", whole: at(part), part: at(whole), by, isAll: true },
      tolds: [share, whole, part],
      write: () =>
        `${figure.text} of ${tellCount(whole)} are ${writeNumber(low)} to ${writeNumber(high)}, not the ${tellCount(part)}.`,
    });
  }
  return laws;
}

function isBase(told: Told, of: string, share: Told): boolean {
  if (told.claim.figure.kind !== "exact" || told === share) return false;
  const ofWords = foldWords(of).filter((word) => word.length > 3);
  if (ofWords.length === 0) return false;
  const numbers: readonly string[] = of.replaceAll(",", "").match(/\d+/g) ?? [];
  if (numbers.length > 0)
    return numbers.includes(String(told.claim.figure.low)) && told.cell.measure !== share.cell.measure;
  const own = foldWords(
    `${told.claim.population.name ?? ""} ${told.claim.counted ?? ""} ${told.claim.population.text ?? ""}`,
  );
  return told.cell.measure !== share.cell.measure && ofWords.every((word) => own.includes(word));
}
