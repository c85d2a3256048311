import { anchorOf, isOneSided, rangeOf, rangesMeet, writeFigure } from "./figure-range.ts";
import { capitalise } from "./find-disagreements.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";
import { likenessOf } from "./same-value.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, outletsOf, writeNames } from "./write-finding.ts";

/** All claims of one report, by how they enter the ledger. */
export interface ReportClaims {
  readonly counted: readonly Told[];
  readonly titles: readonly Told[];
}

/** What a report's own claims tell: figures in no one's name, a headline that says other than its body, a share of nothing. */
export function findInReport(claims: ReportClaims, context: LedgerContext): readonly FindingDraft[] {
  return [
    ...findUnattributed(claims.counted, context),
    ...findHeadlines(claims, context),
    ...findNoBase(claims.counted, context),
  ];
}

// Six figures are as many as a sentence bears.
const SHOWN = 6;
// "One was found in hospital" is a scene, and needs no source.
const LARGEST_SCENE = 2;

function findUnattributed(counted: readonly Told[], context: LedgerContext): readonly FindingDraft[] {
  const loose = counted
    .filter((told) => findOrigin(told, context.book).kind === "none" && !told.claim.figure.implied)
    .filter(
      (told) =>
        told.claim.figure.kind !== "vague" &&
        told.cell.unit !== "ratio" &&
        told.cell.unit !== "percent" &&
        told.cell.unit !== "share",
    )
    .filter((told) => told.cell.measure !== "other" && size(told) > LARGEST_SCENE);
  const byFigure = new Map<string, Told>();
  for (const told of [...loose].sort((one, other) => one.claim.start - other.claim.start))
    if (!byFigure.has(`${writeFigure(told.claim.figure)} ${told.cell.key}`))
      byFigure.set(`${writeFigure(told.claim.figure)} ${told.cell.key}`, told);
  const [first] = loose;
  if (first === undefined) return [];
  // the largest are the ones a reader will carry on
  const shown = [...byFigure.values()].sort((one, other) => size(other) - size(one)).slice(0, SHOWN);
  const told = [...byFigure.values()].filter((one) => shown.includes(one)).map(tellFigure);
  const more = byFigure.size - shown.length;
  return [
    {
      kind: "unattributed",
      text: `${context.outletName(first.outlet)} gives ${writeNames(told, SHOWN)}${more > 0 ? ` (and ${more} more)` : ""} in no one’s name.`,
      statements: [],
      claims: loose.map((one) => one.claim.id),
      severity: "note",
      // two versions of one text are one cause
      cause: `${first.outlet}|${context.familyOf(first.report.id)}`,
    },
  ];
}

function size(told: Told): number {
  return told.claim.figure.high ?? told.claim.figure.low ?? 0;
}

function tellFigure(told: Told): string {
  const { claim, cell } = told;
  const who =
    cell.role !== null ? `${claim.population.name ?? cell.role} ` : cell.unit === "people" ? "" : `${cell.unit} `;
  return `${writeFigure(claim.figure)} ${who}${cell.measure}`;
}

/** A title whose figure does not meet the body's latest of the same thing, or fears what the body counts. */
function findHeadlines({ counted, titles }: ReportClaims, context: LedgerContext): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  for (const title of titles) {
    if (title.claim.comparison || title.claim.figure.kind === "vague") continue;
    const body = bodyOf(title, counted);
    const meant = body.filter(
      (told) =>
        likenessOf(told.claim.figure, title.claim.figure) !== null ||
        likenessOf(title.claim.figure, told.claim.figure) !== null,
    );
    const isSaid = meant.length > 0;
    // whoever is quoted beside the one whose figure it is says no later word of his
    const sources = new Set(meant.map((told) => findOrigin(told, context.book).key));
    const latest = latestOf(isSaid ? body.filter((told) => sources.has(findOrigin(told, context.book).key)) : body);
    // a headline leaves out whose dead they were; the text has its number of someone
    const isOfOthers = counted.some(
      (told) =>
        !body.includes(told) &&
        told.cell.measure === title.cell.measure &&
        (likenessOf(told.claim.figure, title.claim.figure) !== null ||
          likenessOf(title.claim.figure, told.claim.figure) !== null),
    );
    if (!isSaid && isOfOthers) continue;
    const isOld =
      latest?.told.every((told) => !rangesMeet(rangeOf(title.claim.figure), rangeOf(told.claim.figure))) ?? false;
    const isWidened = body.length === 0 ? widened(title, counted) : null;
    const against = isWidened !== null ? [isWidened] : isOld && latest !== null ? latest.told : [];
    const [first] = against;
    const unhedged = first === undefined ? findUnhedged(title, meant) : null;
    if (unhedged !== null) drafts.push(writeUnhedged(title, unhedged, context));
    if (first === undefined) continue;
    const fear = title.claim.modality === "reported" ? "" : ` ${title.claim.modality}`;
    drafts.push({
      kind: "headline",
      text: `${capitalise(context.outletName(title.outlet))}: the headline has ${writeFigure(title.claim.figure)}${fear} ${thingOf(title)}, the text ${writeNames([...new Set(against.map((told) => `${writeFigure(told.claim.figure)} ${thingOf(told)}`))], 3)}${isSaid ? " as the later word" : ""}.`,
      statements: [],
      claims: [title.claim.id, ...against.map((told) => told.claim.id)],
      severity: "warn",
      cause: [title.report.id, title.claim.figure.low, title.claim.figure.high, title.cell.measure].join("|"),
    });
  }
  return drafts;
}

// "200 dead" over a text that has up to 200: "at least" and "about" a headline may leave out, a bound it may not.
function findUnhedged(title: Told, meant: readonly Told[]): Told | null {
  const number = anchorOf(title.claim.figure);
  if (title.claim.figure.kind !== "exact" || title.claim.modality !== "reported") return null;
  const same = meant.filter((told) => anchorOf(told.claim.figure) === number || told.claim.figure.low === number);
  const isBounded = ({ kind }: Told["claim"]["figure"]): boolean =>
    kind === "at-most" || kind === "less-than" || kind === "nearly" || kind === "more-than" || kind === "range";
  return same.every((told) => isBounded(told.claim.figure)) ? (same[0] ?? null) : null;
}

function writeUnhedged(title: Told, told: Told, context: LedgerContext): FindingDraft {
  return {
    kind: "headline",
    text: `${capitalise(context.outletName(title.outlet))}: the headline has ${writeFigure(title.claim.figure)} ${thingOf(title)}, the text ${writeFigure(told.claim.figure)}.`,
    statements: [],
    claims: [title.claim.id, told.claim.id],
    severity: "note",
    cause: [title.report.id, title.claim.figure.low, title.claim.figure.high, title.cell.measure].join("|"),
  };
}

function thingOf(told: Told): string {
  return told.cell.measure === "other"
    ? (told.claim.counted ?? told.claim.population.name ?? "counted")
    : told.cell.measure;
}

// "Collapse kills 30" over a text that counts miners alone: a headline leaves out who they were.
function bodyOf(title: Told, counted: readonly Told[]): readonly Told[] {
  const body = counted.filter((told) => isSameThing(title, told));
  if (body.length > 0 || title.cell.role !== null || title.cell.residue !== "" || title.cell.measure === "other")
    return body;
  const whole = counted.filter(
    (told) =>
      isSameThing({ ...title, cell: { ...title.cell, group: told.cell.group, residue: told.cell.residue } }, told) &&
      told.cell.measure === title.cell.measure &&
      told.cell.unit === title.cell.unit,
  );
  return new Set(whole.map((told) => told.cell.group)).size === 1 ? whole : [];
}

function isSameThing(title: Told, told: Told): boolean {
  const [one, other] = [title.cell, told.cell];
  return (
    one.group === other.group &&
    (one.side === null || other.side === null || one.side === other.side) &&
    (one.place === null || other.place === null || one.place === other.place) &&
    one.residue === other.residue &&
    told.claim.partOf === null &&
    (other.accounting === "new") === (one.accounting === "new")
  );
}

// Of several days the last; of one day all.
function latestOf(body: readonly Told[]): { readonly told: readonly Told[] } | null {
  const days = body.map((told) => told.saidOn ?? told.claim.asOf).filter((day) => day !== null);
  const last = days.sort()[days.length - 1];
  if (body.length === 0) return null;
  const own = last === undefined ? body : body.filter((told) => (told.saidOn ?? told.claim.asOf) === last);
  if (own.length === 0) return null;
  // "topped 700" beside 731 bounds nothing that 731 leaves open
  const full = own.filter((told) => !isOneSided(told.claim.figure));
  return { told: full.length > 0 ? full : own };
}

// "120 killed" over a text that has 120 only as killed or wounded.
function widened(title: Told, counted: readonly Told[]): Told | null {
  const number = title.claim.figure.high ?? title.claim.figure.low;
  if (number === null || number < 10 || title.cell.measure === "other") return null;
  const same = counted.filter(
    (told) =>
      (told.claim.figure.high ?? told.claim.figure.low) === number &&
      told.cell.unit === title.cell.unit &&
      told.cell.measure !== "other" &&
      (told.cell.role === title.cell.role || told.cell.role === null || title.cell.role === null),
  );
  const [only] = same;
  return only !== undefined &&
    same.every((told) => told.cell.measure === only.cell.measure) &&
    only.cell.measure === "casualties"
    ? only
    : null;
}

/** A percentage of something that neither it nor any figure of the report counts. */
function findNoBase(counted: readonly Told[], context: LedgerContext): readonly FindingDraft[] {
  return counted
    .filter((told) => told.cell.unit === "percent" || told.cell.unit === "share")
    .filter((told) => !hasBase(told, counted))
    .map((told) => ({
      kind: "no-base" as const,
      text: `${writeNames(outletsOf([told], context))} gives ${writeShare(told)}, and nowhere how many that is of.`,
      statements: [],
      claims: [told.claim.id],
      severity: "note" as const,
      cause: [told.cell.key, told.claim.figure.low, told.claim.figure.high].join("|"),
    }));
}

// A share read as “other” has its own words alone: "22% of those aboard".
function writeShare({ claim, cell }: Told): string {
  const { text, of } = claim.figure;
  const whole = of === null || text.includes(of) ? "" : ` of ${of}`;
  const what = cell.measure === "other" ? "" : ` ${cell.measure}`;
  return `“${text}”${whole}${what}`;
}

// "5,000 men strong" is no loss, and a base all the same.
function isCountedBeside(of: string, { report }: Told): boolean {
  const noun = foldWords(of).at(-1);
  if (noun === undefined || noun.length < 3) return false;
  const stem = noun.replace(/s$/, "").replace(/[^\p{L}]/gu, "");
  const number = "\\b\\d[\\d,]{2,}";
  return new RegExp(`${number} (?:\\p{Ll}+ ){0,2}${stem}|${stem}\\p{Ll}* of (?:about |some )?${number}`, "iu").test(
    report.text,
  );
}

function hasBase(share: Told, counted: readonly Told[]): boolean {
  const of = share.claim.figure.of ?? "";
  // "38% of them": of those counted a word before
  if (/\d/.test(of) || hasSense(of.trim().toLowerCase(), "those-counted") || isCountedBeside(of, share)) return true;
  const words = foldWords(of).filter((word) => word.length > 3);
  // "60 percent of its strength", beside the 180 men it had
  const isOfForce = anyHasSense(foldWords(of), "strength");
  if (isOfForce && counted.some(({ cell }) => cell.measure === "deployed" && cell.unit === "people")) return true;
  return counted.some((told) => {
    if (told === share || told.cell.unit === "percent" || told.cell.unit === "share") return false;
    const own = foldWords(`${told.claim.population.name ?? ""} ${told.claim.counted ?? ""} ${told.claim.measure}`);
    return words.some((word) => own.includes(word));
  });
}
