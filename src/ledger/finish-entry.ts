import type { Rating } from "./apply-review.ts";
import type { EntryResult } from "./assemble-ledger.ts";
import { accountingOfCell, type DraftEntry, evolve } from "./compile-entry.ts";
import { estimateEntry } from "./estimate-entry.ts";
import { findChanges } from "./find-changes.ts";
import { findDisagreements, isDisputed } from "./find-disagreements.ts";
import { findDistortions } from "./find-distortions.ts";
import { findAnonymous, findUnits } from "./find-in-story.ts";
import { gradeEntry } from "./grade-entry.ts";
import type { Entry, ProfileName, Statement } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { Memory } from "./memory.ts";
import type { Told } from "./told.ts";

/** An entry with its findings, estimate and grade. `aside`: feared and forecast claims of the same kind of thing. */
export function finishEntry(
  draft: DraftEntry,
  aside: readonly Told[],
  profile: ProfileName,
  context: LedgerContext,
  memory: Memory,
): EntryResult {
  const own = aside.filter((told) => isOfEntry(told, draft));
  const disagreements = findDisagreements(draft, context, memory);
  const findings = [
    ...disagreements,
    ...findChanges(draft, context, memory),
    ...findDistortions(draft, own, context, memory),
    ...findAnonymous(draft, context),
    ...findUnits(draft, context, memory),
  ];
  const statements = draft.stated.map(({ statement }) => statement);
  const { cell, population, place } = draft;
  const accounting = accountingOfCell(cell);
  const latest = latestOf(statements);
  const lastWords = draft.stated.find(({ statement }) => statement === latest)?.utterance.lead.claim.evidence ?? "";
  const entry: Entry = {
    id: draft.id,
    measure: cell.measure,
    counted: draft.counted,
    population,
    place,
    accounting,
    unit: cell.unit,
    statements,
    origins: draft.origins,
    estimate: estimateEntry(statements, population.side, accounting, profile, context.book),
    latest: latest === null ? null : { low: latest.low, high: latest.high, statement: latest.id },
    grade: gradeEntry({
      statements,
      origins: draft.origins,
      side: population.side,
      isDisputed: isDisputed(draft, disagreements),
      sideOf: (source) => context.book.sideOf(context.book.keyOf(source)),
      lastWords,
    }),
    ...ratedBy(draft),
    evolution: evolve(draft.stated),
    partOf: null,
  };
  return { draft, entry, findings };
}

// The last that was given to a word that still stands.
function ratedBy({ stated }: DraftEntry): Pick<Entry, "rated"> {
  const last = stated
    .filter(({ statement }) => statement.current)
    .flatMap(({ utterance }) => utterance.members.flatMap(({ told }) => told.rating ?? []))
    .reduce<Rating | null>(
      (latest, rating) =>
        latest === null || rating.at > latest.at || (rating.at === latest.at && rating.act > latest.act)
          ? rating
          : latest,
      null,
    );
  return last === null ? {} : { rated: { pair: last.pair, act: last.act } };
}

function isOfEntry(told: Told, draft: DraftEntry): boolean {
  const [one, other] = [told.cell, draft.cell];
  return (
    one.group === other.group &&
    (one.side === null || other.side === null || one.side === other.side) &&
    (one.place === null || other.place === null || one.place === other.place) &&
    one.residue === other.residue
  );
}

// The most recent that someone stands behind; a day not told is no recent day.
function latestOf(statements: readonly Statement[]): Statement | null {
  const spoken = statements.filter((statement) => statement.current && statement.source !== null);
  return spoken.reduce<Statement | null>((last, statement) => {
    const [day, lastDay] = [statement.saidOn ?? statement.asOf ?? "", last?.saidOn ?? last?.asOf ?? ""];
    return last === null || day >= lastDay ? statement : last;
  }, null);
}
