import { anchorOf, isOneSided, rangeOf, rangesMeet } from "./figure-range.ts";
import { foldSide } from "./fold-name.ts";
import type { Estimate, ProfileName, Statement } from "./ledger.ts";
import type { SourceBook } from "./resolve-sources.ts";

/** Each profile's rule, in the words that are shown beside its numbers. */
export const PROFILE_RULES: Readonly<Record<ProfileName, string>> = {
  recorder:
    "Lowest and highest of what each source last said; an older toll may set the low, never the high. Best is a number one source stated and none contradicts: never a midpoint.",
  "ucdp-like":
    "A party’s word on its own losses sets only the low, its word on the enemy’s only the high; neither is best.",
  "ibc-like": "Minimum and maximum across all statements; a lone statement fills both.",
  "acled-like":
    "Where sources conflict or speak vaguely, the most conservative number: tens are 10, dozens 12, hundreds 100.",
};

/** The profiles, the default first. */
export const PROFILES: readonly ProfileName[] = ["recorder", "ucdp-like", "ibc-like", "acled-like"];

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** What an entry's figures come to under a profile. Ends that nobody states are null. */
export function estimateEntry(
  statements: readonly Statement[],
  side: string | null,
  accounting: string | null,
  profile: ProfileName,
  book: Pick<SourceBook, "sideOf" | "keyOf">,
): Estimate {
  const current = statements.filter(
    (statement) => statement.current && statement.source !== null && statement.kind !== "ratio",
  );
  switch (profile) {
    case "recorder":
      return { ...record(current, accounting), profile };
    case "ucdp-like":
      return { ...weighParties(current, side, book), profile };
    case "ibc-like":
      return {
        ...spanAll(statements.filter((statement) => statement.source !== null && statement.kind !== "ratio")),
        profile,
      };
    case "acled-like":
      return { ...takeLeast(current), profile };
  }
}

/** What a statement lends: a bound only its own end, "nearly" its number as a low, a vague word nothing. */
function endsOf(statement: Statement): Ends {
  if (statement.kind === "vague") return { low: null, high: null };
  if (statement.kind === "nearly") return { low: statement.high ?? statement.low, high: null };
  return { low: statement.low, high: statement.high };
}

function record(current: readonly Statement[], accounting: string | null): Omit<Estimate, "profile"> {
  const lastDay = lastOf(current.map((statement) => statement.asOf));
  const isOld = (statement: Statement): boolean =>
    accounting === "cumulative" && statement.asOf !== null && lastDay !== null && statement.asOf < lastDay;
  const ends = current.map((statement) => ({ ...endsOf(statement), isOld: isOld(statement) }));
  const low = least(ends.map((end) => end.low));
  const high = most(ends.filter((end) => !end.isOld).map((end) => end.high));
  return { low, best: bestOf(current), high };
}

// A single number that one origin stated and that lies within what every other allows.
function bestOf(current: readonly Statement[]): number | null {
  const numbers = current
    .filter((statement) => statement.kind === "exact" || statement.kind === "about")
    .filter((statement) => current.every((other) => rangesMeet(rangeOf(other), rangeOf(statement))))
    .map(anchorOf);
  const apart = new Set(numbers);
  const [only] = apart;
  return apart.size === 1 ? (only ?? null) : null;
}

function weighParties(
  current: readonly Statement[],
  side: string | null,
  book: Pick<SourceBook, "sideOf" | "keyOf">,
): Omit<Estimate, "profile"> {
  const own = side === null ? null : foldSide(side);
  const lows: (number | null)[] = [];
  const highs: (number | null)[] = [];
  const third: Statement[] = [];
  for (const statement of current) {
    const speaksFor = statement.source === null ? null : book.sideOf(book.keyOf(statement.source));
    const ends = endsOf(statement);
    if (own !== null && speaksFor === own) lows.push(ends.low ?? ends.high);
    else if (own !== null && speaksFor !== null) highs.push(ends.high ?? ends.low);
    else {
      lows.push(ends.low);
      highs.push(ends.high);
      third.push(statement);
    }
  }
  return { low: least(lows), best: bestOf(third), high: most(highs) };
}

function spanAll(statements: readonly Statement[]): Omit<Estimate, "profile"> {
  const ends = statements.map(endsOf);
  const low = least(ends.map((end) => end.low ?? end.high));
  const high = most(ends.map((end) => end.high ?? end.low));
  return { low, best: null, high };
}

function takeLeast(current: readonly Statement[]): Omit<Estimate, "profile"> {
  const numbers = current.map((statement) =>
    statement.kind === "vague"
      ? roundDown(statement.low)
      : (statement.low ?? (isOneSided(statement) ? statement.high : anchorOf(statement))),
  );
  const number = least(numbers);
  return { low: number, best: number, high: number };
}

// Dozens count as 12, tens as 10, hundreds as 100: the lexicon's lower ends are twice that.
function roundDown(low: number | null): number | null {
  if (low === null) return null;
  if (low >= 24 && low < 100) return 12;
  return 10 ** Math.floor(Math.log10(Math.max(low, 10)));
}

function least(numbers: readonly (number | null)[]): number | null {
  const stated = numbers.filter((number) => number !== null);
  return stated.length === 0 ? null : Math.min(...stated);
}

function most(numbers: readonly (number | null)[]): number | null {
  const stated = numbers.filter((number) => number !== null);
  return stated.length === 0 ? null : Math.max(...stated);
}

function lastOf(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
