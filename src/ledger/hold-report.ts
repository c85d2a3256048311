import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import type { Mark } from "./apply-review.ts";
import { anchorOf } from "./figure-range.ts";
import { findArithmetic } from "./find-arithmetic.ts";
import { findErrata } from "./find-errata.ts";
import { findInReport } from "./find-in-report.ts";
import { listWithheld, type Withheld } from "./find-in-story.ts";
import { findOrigin } from "./find-origin.ts";
import { type DeadAndMissing, findSums, listSums } from "./find-sums.ts";
import type { Assessment } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { listAssessments } from "./list-assessments.ts";
import { listNamingSentences, type NamingSentence } from "./list-naming-sentences.ts";
import { type Introduction, readIntroductions } from "./read-introductions.ts";
import { shareSides } from "./share-sides.ts";
import { tellClaim } from "./tell-claim.ts";
import type { Told } from "./told.ts";
import type { FindingDraft } from "./write-finding.ts";

/** A report in a book, with its claims by how they enter the ledger. */
export interface HeldReport {
  readonly report: Report;
  readonly counted: readonly Told[];
  /** Shares of something, which stand beside the entries where no one gives them. */
  readonly shares: readonly Told[];
  readonly titles: readonly Told[];
  readonly aside: readonly Told[];
  readonly comparisons: readonly string[];
  readonly assessments: readonly Assessment[];
  readonly withheld: readonly Withheld[];
  readonly introductions: readonly Introduction[];
  readonly sums: readonly DeadAndMissing[];
  /** Folded name of the place that the report is about, and of those that its claims state for themselves. */
  readonly ground: { readonly own: string | null; readonly stated: ReadonlySet<string> };
}

/** What a report's own claims and words tell. */
export interface ReportResult {
  readonly findings: readonly FindingDraft[];
  readonly sentences: readonly NamingSentence[];
  readonly cites: readonly Told[];
}

/** Sorts a report's claims by how they enter the ledger. */
export function holdReport(
  report: Report,
  claims: readonly Claim[],
  attributions: readonly Attribution[],
  marks?: ReadonlyMap<string, Mark>,
): HeldReport {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const sorted = [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const own = sorted
    .filter((claim) => !claim.comparison)
    .map((claim) => tellClaim(claim, report, marks?.get(claim.id)));
  const tolds = shareDays(shareSources(shareSides(own)));
  const sums = listSums(tolds);
  const added = new Set(sums.map(({ sum }) => sum));
  const reported = tolds.filter(
    (told) => told.claim.in === "text" && told.claim.modality === "reported" && !isRejection(told) && !added.has(told),
  );
  return {
    report,
    counted: reported.filter((told) => !isOwnShare(told)),
    shares: reported.filter(isOwnShare),
    titles: tolds.filter((told) => told.claim.in === "title"),
    aside: tolds.filter((told) => told.claim.in === "text" && told.claim.modality !== "reported"),
    comparisons: sorted.filter((claim) => claim.comparison).map((claim) => claim.id),
    assessments: listAssessments(attributions, sorted, report),
    withheld: listWithheld(report),
    introductions: readIntroductions(report),
    sums,
    ground: readGround(reported),
  };
}

function readGround(tolds: readonly Told[]): HeldReport["ground"] {
  const counts = new Map<string, number>();
  const stated = new Set<string>();
  for (const { claim, cell } of tolds) {
    if (cell.place === null) continue;
    if (claim.placeBasis === "inferred") counts.set(cell.place, (counts.get(cell.place) ?? 0) + 1);
    else stated.add(cell.place);
  }
  const [own] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return { own: own?.[0] ?? null, stated };
}

// "Keldan rejected that number": the number is another's; only "none" is a figure of whoever denies.
function isRejection(told: Told): boolean {
  return told.claim.stance === "denies" && (anchorOf(told.claim.figure) ?? 0) > 0;
}

// "Ten of the dead were found in Moren", in no one's name: whoever gave the whole gave the part. And where the parts of
// a whole that no one gives have one source, the whole is that source's.
function shareSources(tolds: readonly Told[]): readonly Told[] {
  const byId = new Map(tolds.map((told) => [told.claim.id, told]));
  const sourceOf = new Map<string, Told>();
  for (const told of tolds) {
    const whole = told.claim.partOf === null ? undefined : byId.get(told.claim.partOf);
    if (whole === undefined || whole.claim.in !== told.claim.in) continue;
    if (told.links.length === 0 && whole.links.length > 0 && !whole.anonymous) sourceOf.set(told.claim.id, whole);
    else if (told.links.length > 0 && whole.links.length === 0) {
      const parts = tolds.filter((other) => other.claim.partOf === whole.claim.id && other.links.length > 0);
      const names = new Set(parts.map((other) => other.links[0]?.name));
      if (parts.length > 1 && names.size === 1 && !told.anonymous) sourceOf.set(whole.claim.id, told);
    }
  }
  return tolds.map((told) => {
    const partOfMeasure = byId.get(told.claim.partOf ?? "")?.claim.measure ?? null;
    const source = sourceOf.get(told.claim.id);
    if (source === undefined) return partOfMeasure === null ? told : { ...told, partOfMeasure };
    const { links, anonymous, saidOn, maySaidOn } = source;
    return { ...told, links, anonymous, saidOn, maySaidOn, partOfMeasure };
  });
}

// A source that is quoted with its day once in a report spoke on that day where its count is as of that day.
function shareDays(tolds: readonly Told[]): readonly Told[] {
  const days = new Set<string>();
  for (const { links, saidOn } of tolds)
    if (saidOn !== null) for (const link of links) days.add(`${link.name}|${saidOn}`);
  return tolds.map((told) => {
    const { asOf } = told.claim;
    const [first] = told.links;
    if (told.saidOn !== null || asOf === null || first === undefined || !days.has(`${first.name}|${asOf}`)) return told;
    return { ...told, maySaidOn: asOf };
  });
}

// "Roughly three in four of them": a report's own arithmetic, or words for a number given beside it.
function isOwnShare(told: Told): boolean {
  const { kind, unit } = told.claim.figure;
  if (kind === "ratio") return (anchorOf(told.claim.figure) ?? 1) < 1;
  return (unit === "percent" || unit === "share") && told.links.length === 0;
}

/** Reads what a report tells by itself. */
export function readReport(
  report: Report,
  counted: readonly Told[],
  { titles, sums }: Pick<HeldReport, "titles" | "sums">,
  context: LedgerContext,
): ReportResult {
  return {
    findings: [
      ...findInReport({ counted, titles }, context),
      ...findSums(sums, context),
      ...findErrata(report, nameOfReport(report, report.id), counted),
      ...findArithmetic({ tolds: counted, teller: nameOfReport(report, report.id) }, context),
    ],
    sentences: listNamingSentences(report, counted),
    cites: counted.filter((told) => findOrigin(told, context.book).cited.length > 0),
  };
}

/** The name that a report goes by in a finding. */
export function nameOfReport(report: Report | undefined, otherwise: string): string {
  return report?.outlet?.name ?? report?.file ?? report?.title ?? otherwise;
}
