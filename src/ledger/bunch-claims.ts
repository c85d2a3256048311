import type { Value } from "./figure-range.ts";
import { findOrigin, type Origin } from "./find-origin.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { fullnessOf, type Outline, outlineOf } from "./same-value.ts";
import type { Told } from "./told.ts";

/** Claims of one origin, day and figure: a story of thousands of claims has few of these. */
export interface Bunch {
  /** What makes it one: bunches are put in order by it. */
  readonly key: string;
  readonly bond: string | null;
  readonly origin: Origin;
  readonly value: Value;
  readonly outline: Outline;
  readonly fullness: number;
  readonly asOf: string | null;
  /** The day that it was first printed on; before every other where the source prints it itself; last where not known. */
  readonly printed: string;
  /** By claim id. */
  readonly tolds: readonly Told[];
  /** Ids of the reports of its claims. */
  readonly reports: ReadonlySet<string>;
}

const keys = new WeakMap<Told, { readonly era: object; readonly key: string }>();

/** What a claim shares with the others of its bunch. */
export function bunchKeyOf(told: Told, book: SourceBook): string {
  const known = keys.get(told);
  if (known !== undefined && known.era === book.era) return known.key;
  const origin = findOrigin(told, book);
  const { kind, low, high, text } = told.claim.figure;
  const key = [
    origin.kind,
    origin.speakers.join(">"),
    origin.key ?? "",
    origin.cited.join(">"),
    origin.saidOn ?? "",
    told.claim.asOf ?? "",
    kind,
    low ?? "",
    high ?? "",
    kind === "vague" && low === null ? text.toLowerCase() : "",
    // unsourced claims are placed by when they were printed and by their kin, so reports are kept apart
    origin.kind === "named" ? "" : told.report.id,
    told.bond ?? "",
  ].join("|");
  keys.set(told, { era: book.era, key });
  return key;
}

/** Makes a bunch of its claims, given by claim id. */
export function bunchClaims(key: string, tolds: readonly Told[], book: SourceBook): Bunch {
  const [first] = tolds;
  if (first === undefined) throw new Error("a bunch has no claim");
  const { kind, low, high } = first.claim.figure;
  const value: Value = { kind, low, high };
  const origin = findOrigin(first, book);
  return {
    key,
    bond: first.bond,
    origin,
    value,
    outline: outlineOf(value),
    fullness: fullnessOf(value),
    asOf: first.claim.asOf,
    printed: tolds.some((told) => origin.key !== null && book.issuers.get(told.outlet) === origin.key)
      ? ""
      : tolds.reduce(
          (day, told) => (told.publishedOn !== null && told.publishedOn < day ? told.publishedOn : day),
          "~",
        ),
    tolds,
    reports: new Set(tolds.map(({ report }) => report.id)),
  };
}

/** What has its day stated first, then what tells most. */
export function compareBunches(one: Bunch, other: Bunch): number {
  return (
    Number(other.origin.saidOn !== null) - Number(one.origin.saidOn !== null) ||
    other.fullness - one.fullness ||
    (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)
  );
}
