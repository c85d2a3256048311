import { anchorOf, writeFigure } from "./figure-range.ts";
import { findOrigin, type Origin } from "./find-origin.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { likenessOf, stepOf } from "./same-value.ts";
import type { Told } from "./told.ts";
import { agreeing, type FindingDraft, onDay, outletsOf, writeNames } from "./write-finding.ts";

/** A claim that tells a source's number of another thing, and the claim that tells it as it was said. */
export interface Retelling {
  readonly told: Told;
  readonly wrong: Told;
}

// Measures that a retelling slips between.
const SLIPS: readonly (readonly [string, string])[] = [
  ["killed", "casualties"],
  ["wounded", "casualties"],
  ["missing", "casualties"],
  ["killed", "lost"],
  ["homeless", "displaced"],
  ["evacuated", "displaced"],
  ["refugees", "displaced"],
  ["affected", "displaced"],
  ["destroyed", "damaged"],
];
// Two counts of their own, which may well share a number: one is the other's slip only where one outlet alone has it,
// after another was quoted with it, in the same name or in no one's (see `findSlips`).
const LONE_SLIPS: readonly (readonly [string, string])[] = [
  ["killed", "wounded"],
  ["killed", "infected"],
  ["killed", "missing"],
  ["killed", "hospitalised"],
  ["killed", "trapped"],
  ["killed", "displaced"],
  ["killed", "evacuated"],
  ["killed", "affected"],
  ["wounded", "infected"],
  ["destroyed", "displaced"],
];
const MEASURES = new Set([...SLIPS, ...LONE_SLIPS].flat());
// Below this two things share a number by chance.
const TELLING = 10;
// Of one kind of people, medics or children, from five on; of two kinds of count from twenty.
const TELLING_OF_KIND = 5;
const TELLING_BY_CHANCE = 20;
// A number of which a tenth or more is a step of ten (20, 200, 1,500) is shared by chance, unless it is told in one name.
const ROUND = 0.1;

/** The bucket that a claim's number falls in; null where it can be in no slip. */
export function slipKeyOf(told: Told): string | null {
  const number = anchorOf(told.claim.figure);
  const least = told.cell.role === null ? TELLING : TELLING_OF_KIND;
  if (number === null || number < least || told.claim.figure.kind === "vague" || told.claim.figure.kind === "ratio")
    return null;
  return MEASURES.has(told.cell.measure) && told.cell.unit !== "percent" ? `${number}` : null;
}

/** Among claims of one number: those that give it for another measure than their source does. */
export function findRetellings(tolds: readonly Told[], context: LedgerContext): readonly Retelling[] {
  const measures = [...new Set(tolds.map((told) => told.cell.measure))].sort();
  const found: Retelling[] = [];
  for (const [one, other] of SLIPS) {
    if (!measures.includes(one) || !measures.includes(other)) continue;
    const [ones, others] = [
      tolds.filter((told) => told.cell.measure === one),
      tolds.filter((told) => told.cell.measure === other),
    ];
    const right = chooseRight(ones, others, context);
    if (right === null) continue;
    const wrongs = right === ones ? others : ones;
    for (const wrong of wrongs) {
      const told = findTold(wrong, right, wrongs, context);
      if (told !== null && (anchorOf(wrong.claim.figure) ?? 0) >= TELLING) found.push({ told, wrong });
    }
  }
  for (const [one, other] of LONE_SLIPS)
    if (measures.includes(one) && measures.includes(other))
      for (const [rights, wrongs] of [
        [tolds.filter((told) => told.cell.measure === one), tolds.filter((told) => told.cell.measure === other)],
        [tolds.filter((told) => told.cell.measure === other), tolds.filter((told) => told.cell.measure === one)],
      ] as const)
        found.push(...findSlips(rights, wrongs, context));
  const seen = new Set<string>();
  return found.filter(({ wrong }) => !seen.has(wrong.claim.id) && seen.add(wrong.claim.id));
}

// "48 corpses" in one paper, where a hospital had 48 wounded: no one stands behind the dead.
function findSlips(rights: readonly Told[], wrongs: readonly Told[], context: LedgerContext): readonly Retelling[] {
  const [first] = wrongs;
  if (first === undefined || new Set(wrongs.map((told) => told.outlet)).size > 1) return [];
  const named = rights.filter((told) => findOrigin(told, context.book).kind === "named");
  return wrongs.flatMap((wrong) => {
    const origin = findOrigin(wrong, context.book);
    if (rights.some((told) => told.report.id === wrong.report.id)) return [];
    const number = anchorOf(wrong.claim.figure) ?? 0;
    const told = named.find((right) => {
      const isVoice = origin.kind === "named" && isSameVoice(origin, findOrigin(right, context.book), context);
      const isOfKind = wrong.cell.role !== null && wrong.cell.role === right.cell.role;
      // "as many as 200" of a range that ends there: no one comes to the same bound by chance
      const isBound = wrong.claim.figure.low === null && right.claim.figure.kind !== "exact";
      const isRound = !isOfKind && !isBound && stepOf(number) >= number * ROUND;
      return (
        ((origin.kind === "none" && !isRound) || isVoice) &&
        number >= (isOfKind ? TELLING_OF_KIND : TELLING_BY_CHANCE) &&
        isPrintedBefore(right, wrong) &&
        (wrong.cell.unit !== right.cell.unit || areOfOneBody(right, wrong))
      );
    });
    return told === undefined ? [] : [{ told, wrong }];
  });
}

function isPrintedBefore(one: Told, other: Told): boolean {
  return one.publishedOn !== null && other.publishedOn !== null && one.publishedOn <= other.publishedOn;
}

// The office's own text, else the named source in more outlets, else whoever printed first.
function chooseRight(ones: readonly Told[], others: readonly Told[], context: LedgerContext): readonly Told[] | null {
  const rank = (tolds: readonly Told[]): readonly [number, number, string] => {
    const named = tolds.filter((told) => findOrigin(told, context.book).kind === "named");
    const isOwn = named.some((told) => context.book.issuers.get(told.outlet) === findOrigin(told, context.book).key);
    const first = named.map((told) => told.report.publishedAt ?? "~").sort()[0] ?? "~";
    return [Number(isOwn), new Set(named.map((told) => told.outlet)).size, first];
  };
  const [own, outlets, first] = rank(ones);
  const [otherOwn, otherOutlets, otherFirst] = rank(others);
  if (outlets === 0 && otherOutlets === 0) return null;
  if (own !== otherOwn) return own > otherOwn ? ones : others;
  if (outlets !== otherOutlets) return outlets > otherOutlets ? ones : others;
  return first <= otherFirst ? ones : others;
}

function findTold(wrong: Told, rights: readonly Told[], wrongs: readonly Told[], context: LedgerContext): Told | null {
  const origin = findOrigin(wrong, context.book);
  for (const told of [...rights].sort((one, other) => (one.claim.id < other.claim.id ? -1 : 1))) {
    const source = findOrigin(told, context.book);
    if (source.kind !== "named" || told.report.id === wrong.report.id) continue;
    if (origin.kind === "named" && !isSameVoice(origin, source, context)) continue;
    if (!areOfOneBody(told, wrong)) continue;
    // a report that has both tells two things; so does a source that says both
    if (
      rights.some(
        (other) => other.report.id === wrong.report.id && likenessOf(other.claim.figure, wrong.claim.figure) !== null,
      )
    )
      continue;
    if (wrongs.some((other) => other.report.id === told.report.id)) continue;
    if (wrongs.some((other) => isOtherVoice(other, source, context))) continue;
    return told;
  }
  return null;
}

// The same speaker, or the country whose office it is.
function isSameVoice(origin: Origin, source: Origin, { book }: LedgerContext): boolean {
  if (origin.key === source.key || source.speakers.includes(origin.key ?? "")) return true;
  const side = book.sideOf(origin.key ?? "");
  return side !== null && side === book.sideOf(source.key ?? "");
}

function areOfOneBody(one: Told, other: Told): boolean {
  const { cell } = one;
  if (cell.unit !== other.cell.unit || (cell.accounting === "new") !== (other.cell.accounting === "new")) return false;
  if (cell.side !== null && other.cell.side !== null && cell.side !== other.cell.side) return false;
  return cell.role === other.cell.role || cell.role === null || other.cell.role === null;
}

// Someone else says the number of the other measure in his own name: then it is no slip.
function isOtherVoice(told: Told, source: Origin, context: LedgerContext): boolean {
  const origin = findOrigin(told, context.book);
  return origin.kind === "named" && !isSameVoice(origin, source, context);
}

/** One finding for each number and pair of measures: who has it, and what was said. */
export function writeRetellings(retellings: readonly Retelling[], context: LedgerContext): readonly FindingDraft[] {
  const byCause = new Map<string, Retelling[]>();
  for (const retelling of retellings) {
    const { told, wrong } = retelling;
    const cause = [
      wrong.cell.measure,
      told.cell.measure,
      anchorOf(told.claim.figure),
      findOrigin(told, context.book).key,
    ].join("|");
    byCause.set(cause, [...(byCause.get(cause) ?? []), retelling]);
  }
  return [...byCause].map(([cause, group]) => {
    const wrongs = group
      .map((retelling) => retelling.wrong)
      .sort((one, other) => (one.claim.id < other.claim.id ? -1 : 1));
    const [first] = group;
    const told = first?.told;
    const source = told === undefined ? "" : context.book.nameOf(findOrigin(told, context.book).key ?? "");
    const outlets = outletsOf(wrongs, context);
    const as = [...new Set(wrongs.map((wrong) => `${writeFigure(wrong.claim.figure)} ${thingOf(wrong)}`))].slice(0, 2);
    const said = told === undefined ? "" : `${writeFigure(told.claim.figure)} ${measureInWords(told)}`;
    const day = told === undefined ? null : findOrigin(told, context.book).saidOn;
    return {
      kind: "distortion" as const,
      text: `${writeNames(outlets)} ${agreeing(outlets, "has", "have")} ${as.join(" and ")} where ${source} said ${said}${onDay(day)}.`,
      statements: [],
      claims: [...wrongs.map((wrong) => wrong.claim.id), ...(told === undefined ? [] : [told.claim.id])],
      severity: "warn" as const,
      cause,
    };
  });
}

// A sum is told with what it includes: "up to 120 casualties (killed and wounded)".
function measureInWords(told: Told): string {
  const { includes, measure } = told.claim;
  return includes.length === 0 ? thingOf(told) : `${measure} (${writeNames(includes)})`;
}

// "11,000 houses destroyed", "7 medics killed": what is counted, where it is not people at large.
function thingOf({ cell, claim }: Told): string {
  const who = cell.unit !== "people" ? cell.unit : cell.role === null ? null : (claim.population.name ?? cell.role);
  return who === null ? cell.measure : `${who} ${cell.measure}`;
}
