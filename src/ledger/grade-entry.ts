import { foldSide, foldWords } from "./fold-name.ts";
import type { Entry, Grade, Statement } from "./ledger.ts";
import { anyHasSense } from "./ledger-words.ts";

/** Each grade's rule, in the words that are shown beside it. */
export const GRADE_RULES: Readonly<Record<Grade, string>> = {
  withdrawn: "Whoever gave the figure has taken it back and put none in its place.",
  disputed: "Origins disagree at comparable time and scope.",
  corroborated: "Two or more independent origins state figures that agree. That does not make them true.",
  acknowledged: "The party that lost by it states it: a floor.",
  "single-origin": "One origin speaks. That is no fault.",
  ungraded: "None of the other grades fits.",
};

/** What a grade is read from. */
export interface GradeGround {
  readonly statements: readonly Statement[];
  readonly origins: Entry["origins"];
  readonly side: string | null;
  readonly isDisputed: boolean;
  /** The side that a source speaks for. */
  readonly sideOf: (source: string) => string | null;
  /** Evidence of the latest statement. */
  readonly lastWords: string;
}

/** The grade of an entry: the first of the rules that fits, in the order they are written. */
export function gradeEntry({ statements, origins, side, isDisputed, sideOf, lastWords }: GradeGround): Grade {
  const current = statements.filter((statement) => statement.current && statement.source !== null);
  if (current.length === 1 && anyHasSense(foldWords(lastWords), "withdraws")) return "withdrawn";
  if (isDisputed) return "disputed";
  if (current.some((statement) => statement.support.min >= 2)) return "corroborated";
  const own = side === null ? null : foldSide(side);
  const isOwnWord = (statement: Statement): boolean =>
    statement.stance === "acknowledges" &&
    (own === null || (statement.source !== null && sideOf(statement.source) === own));
  if (current.some(isOwnWord)) return "acknowledged";
  return origins.max === 1 ? "single-origin" : "ungraded";
}
