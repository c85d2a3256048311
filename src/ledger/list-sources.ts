import { rangeOf, rangesMeet } from "./figure-range.ts";
import type { Assessment, Ledger, Statement } from "./ledger.ts";

/** What another source said of the same thing. `later` and `earlier`: another day, so that a count may have moved. */
export interface OtherWord {
  readonly source: string;
  readonly statement: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly asOf: string | null;
  readonly stands: "agrees" | "differs" | "later" | "earlier";
}

/** One thing that a source counted, in the order it spoke. */
export interface SourceFigure {
  readonly entry: string;
  readonly measure: string;
  readonly counted: string | null;
  readonly population: string | null;
  readonly place: string | null;
  readonly unit: string;
  readonly statements: readonly Statement[];
  /** What others last said of it; empty where no one else spoke. */
  readonly others: readonly OtherWord[];
}

/** One source of a story: all it said, against what others said. */
export interface SourceRecord {
  readonly schema: 1;
  readonly story: string;
  readonly source: string;
  /** Whoever spoke for it, as the texts call them. */
  readonly speakers: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
  readonly reports: number;
  readonly figures: readonly SourceFigure[];
  /** What it said without a number. */
  readonly assessments: readonly Assessment[];
}

/** One record a source, by name. Nothing here ranks or rates them. */
export function listSources(ledger: Ledger): readonly SourceRecord[] {
  const names = new Set<string>();
  for (const entry of ledger.entries) for (const { source } of entry.statements) if (source !== null) names.add(source);
  for (const { source } of ledger.assessments) if (source !== null) names.add(source);
  return [...names].sort().map((source) => recordSource(source, ledger));
}

function recordSource(source: string, ledger: Ledger): SourceRecord {
  const figures = ledger.entries.flatMap((entry): readonly SourceFigure[] => {
    const own = entry.statements.filter((statement) => statement.source === source);
    if (own.length === 0) return [];
    const last = own.filter((statement) => statement.current).at(-1) ?? own.at(-1);
    const others = entry.statements.filter(
      (statement) => statement.source !== null && statement.source !== source && statement.current,
    );
    return [
      {
        entry: entry.id,
        measure: entry.measure,
        counted: entry.counted,
        population: entry.population.name,
        place: entry.place,
        unit: entry.unit,
        statements: own,
        others: last === undefined ? [] : others.map((other) => setAgainst(other, last)),
      },
    ];
  });
  const statements = figures.flatMap((figure) => figure.statements);
  const days = statements
    .map(dayOf)
    .filter((day) => day !== null)
    .sort();
  return {
    schema: 1,
    story: ledger.story.id,
    source,
    speakers: [
      ...new Set(statements.map((statement) => statement.speaker).filter((speaker) => speaker !== null)),
    ].sort(),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    reports: statements.reduce((most, statement) => Math.max(most, statement.reports), 0),
    figures,
    assessments: ledger.assessments.filter((assessment) => assessment.source === source),
  };
}

function setAgainst(other: Statement, own: Statement): OtherWord {
  const { id, source, low, high, asOf } = other;
  const [day, ownDay] = [dayOf(other), dayOf(own)];
  const isOneDay = day === ownDay || day === null || ownDay === null;
  const meet = rangesMeet(rangeOf(other), rangeOf(own));
  const stands = meet ? "agrees" : isOneDay ? "differs" : (day ?? "") > (ownDay ?? "") ? "later" : "earlier";
  return { source: source ?? "", statement: id, low, high, asOf, stands };
}

function dayOf(statement: Statement): string | null {
  return statement.saidOn ?? statement.asOf;
}
