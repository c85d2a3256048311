import { writeNumber, writeValue } from "../ledger/figure-range.ts";
import type { Entry, Ledger, Statement } from "../ledger/ledger.ts";
import { nameCountedIn } from "../ledger/name-counted.ts";
import type { Report } from "../report/report.ts";
import type { Change, ChangeKind } from "../store/change.ts";

/** What is new in a ledger, for its latest developments: `before` is null for a story's first ledger. */
export function compareLedgers(
  before: Ledger | null,
  after: Ledger,
  arrived: readonly Report[],
  noticedAt: string,
): readonly Change[] {
  const change = (kind: ChangeKind, entry: string | null, subject: string | null, text: string): Change => ({
    schema: 1,
    story: after.story.id,
    noticedAt,
    kind,
    entry,
    subject,
    text,
  });
  const reports = arrived.map((report) => change("report", null, report.id, sayReport(report)));
  const entriesBefore = new Map(before?.entries.map((entry) => [entry.id, entry]));
  const entries = after.entries.flatMap((entry) => {
    const old = entriesBefore.get(entry.id) ?? null;
    if (old === entry) return [];
    return compareEntries(old, entry).map(([kind, subject, text]) => change(kind, entry.id, subject, text));
  });
  const known = new Set(before?.findings.map((finding) => finding.id));
  const now = new Set(after.findings.map((finding) => finding.id));
  const findings = after.findings.filter((finding) => !known.has(finding.id));
  const gone = (before?.findings ?? []).filter((finding) => !now.has(finding.id));
  return [
    ...reports,
    ...entries,
    ...findings.map((finding) => change("finding", null, finding.id, finding.text)),
    ...gone.map((finding) => change("finding-gone", null, finding.id, `No longer so: ${finding.text}`)),
  ];
}

type EntryChange = readonly [kind: ChangeKind, subject: string | null, text: string];

function compareEntries(before: Entry | null, after: Entry): readonly EntryChange[] {
  const name = nameCountedIn(after, after.place);
  const known = new Map(before?.statements.map((statement) => [statement.id, statement]));
  const fresh = after.statements.filter((statement) => !known.has(statement.id));
  const superseded = after.statements.filter(
    (statement) => !statement.current && known.get(statement.id)?.current === true,
  );
  const changes: EntryChange[] = [
    ...fresh.map((statement): EntryChange => ["statement", statement.id, `${name}: ${sayStatement(statement)}`]),
    ...superseded.map(
      (statement): EntryChange => [
        "superseded",
        statement.id,
        `${name}: no longer the latest word, ${sayStatement(statement)}`,
      ],
    ),
  ];
  // What an entry begins with is told by its statements.
  if (before === null) return changes;
  if (before.estimate.low !== after.estimate.low || before.estimate.high !== after.estimate.high)
    changes.push(["estimate", null, `${name}: now ${sayRange(after)}, before ${sayRange(before)}`]);
  if (before.origins.min !== after.origins.min || before.origins.max !== after.origins.max)
    changes.push(["origins", null, `${name}: now ${sayOrigins(after)}, before ${sayOrigins(before)}`]);
  if (before.grade !== after.grade)
    changes.push(["grade", null, `${name}: now ${after.grade}, before ${before.grade}`]);
  return changes;
}

function sayStatement(statement: Statement): string {
  const day = statement.saidOn ?? statement.asOf;
  return `${statement.source ?? "no one named"}, ${writeValue(statement)}${day === null ? "" : ` (${day})`}`;
}

function sayRange({ estimate }: Entry): string {
  const { low, high } = estimate;
  if (low === null && high === null) return "not told";
  if (low === null) return `up to ${writeNumber(high ?? 0)}`;
  if (high === null) return `at least ${writeNumber(low)}`;
  return low === high ? writeNumber(low) : `${writeNumber(low)} to ${writeNumber(high)}`;
}

function sayOrigins({ origins }: Entry): string {
  const { min, max } = origins;
  return `${min === max ? String(min) : `${min} to ${max}`} origin${max === 1 ? "" : "s"}`;
}

const sayReport = (report: Report): string =>
  `${report.outlet?.name ?? report.file ?? "A report"}: ${report.title ?? "a report without a title"}`;
