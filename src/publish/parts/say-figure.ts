import type { Claim, FigureKind } from "../../claim/claim.ts";
import { writeNumber, writeValue } from "../../ledger/figure-range.ts";
import type { Statement } from "../../ledger/ledger.ts";

export interface SayableFigure {
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: FigureKind;
  readonly of: string | null;
}

/**
 * A figure in the fewest plain words that keep its hedge: “up to 15,000”, “7,000 to 15,000”, “3 for each killed”.
 * `words` are the claim's own, shown where the figure is vague. `unit` is the entry's.
 */
export function sayFigure(figure: SayableFigure, unit: string, words: string | null = null): string {
  const sign = unit === "percent" ? "%" : "";
  const of = figure.of === null ? "" : figure.kind === "ratio" ? ` for each ${figure.of}` : ` of ${figure.of}`;
  return `${writeValue(figure, words)}${sign}${of}`;
}

/** A statement's figure; a vague one in the words of the first claim that carries it. */
export function sayStatement(statement: Statement, unit: string, claims: ReadonlyMap<string, Claim>): string {
  return sayFigure(statement, unit, claims.get(statement.claims[0] ?? "")?.figure.text ?? null);
}

/** Two ends, either of which may be open: “500–15,000”, “at least 500”, “up to 15,000”, “could not tell”. */
export function sayRange(low: number | null, high: number | null, unit: string): string {
  const sign = unit === "percent" ? "%" : "";
  if (low === null && high === null) return "could not tell";
  if (low === null) return `up to ${writeNumber(high ?? 0)}${sign}`;
  if (high === null) return `at least ${writeNumber(low)}${sign}`;
  return low === high ? `${writeNumber(low)}${sign}` : `${writeNumber(low)}–${writeNumber(high)}${sign}`;
}
