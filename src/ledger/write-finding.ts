import { digestOf } from "../text/digest.ts";
import type { Stated } from "./compile-entry.ts";
import { writeValue } from "./figure-range.ts";
import type { Finding, FindingKind, Severity } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { nameCountedIn } from "./name-counted.ts";
import type { Cell, Told } from "./told.ts";

/** A finding before it is numbered. */
export interface FindingDraft {
  readonly kind: FindingKind;
  readonly text: string;
  readonly statements: readonly string[];
  readonly claims: readonly string[];
  readonly severity: Severity;
  /** What makes it one: drafts of one kind and cause are one finding. */
  readonly cause: string;
  /** The change that it tells, and the entry it is told of: a part that changes with its whole is not told again. */
  readonly change?: { readonly entry: string; readonly key: string };
}

const ids = new Map<string, string>();
const IDS_KEPT = 50_000;

function findingId(kind: FindingKind, cause: string): string {
  const key = `${kind}|${cause}`;
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = digestOf("finding", kind, cause);
  if (ids.size >= IDS_KEPT) ids.clear();
  ids.set(key, id);
  return id;
}

/** Numbers a draft by its kind and cause, so that it keeps its id while reports come in. */
export function finishFinding(draft: FindingDraft): Finding {
  const { kind, text, severity, cause } = draft;
  return {
    id: findingId(kind, cause),
    kind,
    text,
    statements: [...new Set(draft.statements)].sort(),
    claims: [...new Set(draft.claims)].sort(),
    severity,
  };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day as it is read: "9 October". The year is the story's, and stands at its head. */
export function writeDay(day: string): string {
  const [, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""}`;
}

/** "on 9 October", or nothing where the day is not known. */
export function onDay(day: string | null): string {
  return day === null ? "" : ` on ${writeDay(day)}`;
}

/** Names in a row: "A, B and C"; more than `most` are counted, not named. */
export function writeNames(names: readonly string[], most = 4): string {
  const apart = [...new Set(names)];
  const shown = apart.length > most ? [...apart.slice(0, most - 1), `${apart.length - most + 1} others`] : apart;
  if (shown.length < 2) return shown[0] ?? "";
  return `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

/** The outlets of some claims, by name. */
export function outletsOf(tolds: readonly Told[], context: LedgerContext): readonly string[] {
  return [...new Set(tolds.map((told) => context.outletName(told.outlet)))].sort();
}

const DAY_MS = 86_400_000;
const dayNumbers = new Map<string, number>();

/** The days from the first of 1970 to a day; null where the day is not known. */
export function dayNumber(day: string | null): number | null {
  const number = day === null ? Number.NaN : numberOf(day);
  return Number.isNaN(number) ? null : number;
}

function numberOf(day: string): number {
  const known = dayNumbers.get(day);
  if (known !== undefined) return known;
  const number = Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS,
  );
  if (dayNumbers.size > 5_000) dayNumbers.clear();
  dayNumbers.set(day, number);
  return number;
}

/** Days between two days; 0 where one is not known. */
export function daysBetween(one: string | null, other: string | null): number {
  if (one === null || other === null) return 0;
  return one === other ? 0 : Math.abs(numberOf(one) - numberOf(other));
}

/** What an entry counts, in words: "Russian troops killed", "people aboard". */
export function writeSubject(
  cell: Cell,
  population: { readonly name: string | null; readonly side: string | null; readonly role: string | null },
  place: string | null,
): string {
  return nameCountedIn({ measure: cell.measure, counted: cell.counted, unit: cell.unit, population }, place);
}

/** "has" for one, "have" for more: the verb that names in a row take. */
export function agreeing(names: readonly string[], one: string, many: string): string {
  return new Set(names).size > 1 ? many : one;
}

/** Whether a name is of several people: "survivors", "rescuers". */
export function isPlural(name: string): boolean {
  return /(?:ors|ers|als|ves|ies|nts|sts|sses)$/i.test(name) && !name.includes(" ") && name === name.toLowerCase();
}

/** A statement's value in words; a vague one is told as it was. */
export function writeStated({ utterance }: Stated): string {
  const value = writeValue(utterance.value, utterance.lead.claim.figure.text);
  return utterance.lead.cell.unit === "percent" && !/%|percent/.test(value) ? `${value} percent` : value;
}

/** The name of whoever speaks, or of whoever only prints. */
export function speakerName(stated: Stated): string {
  return stated.statement.source ?? "no one named";
}
