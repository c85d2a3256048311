import { categoryBit, lexiconOf } from "../lexicon/lexicon.ts";
import type { Notice } from "../notice.ts";
import type { Report } from "../report/report.ts";
import { sentenceTokens } from "../text/doc.ts";
import { readDoc } from "../text/read-doc.ts";
import { attributeClaims } from "./attribution/attribute-claims.ts";
import type { Claim } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import type { ClaimDraft, Refiner } from "./claim-draft.ts";
import { markComparisons } from "./comparison/mark-comparisons.ts";
import { linkDisputes } from "./dispute/link-disputes.ts";
import { draftClaims } from "./draft-claims.ts";
import { findFigures } from "./figure/find-figures.ts";
import { rejectFigures } from "./figure/reject-figures.ts";
import { finishClaim } from "./finish-claim.ts";
import { findImplied } from "./implied/find-implied.ts";
import { linkBackValue } from "./link/back-value.ts";
import type { CountedPhrase } from "./link/counted-phrase.ts";
import { findParts } from "./link/find-parts.ts";
import type { Link, ToldLink } from "./link/link.ts";
import { linkCompanions } from "./link/link-companions.ts";
import { linkFigures } from "./link/link-figures.ts";
import { linkLines } from "./link/link-lines.ts";
import { linkLoose } from "./link/link-loose.ts";
import { isAlone, linkRow, linkValueFirst } from "./link/link-row.ts";
import { isLinkWord } from "./link/link-words.ts";
import { holdsClass, type SentenceScan, scanSentence } from "./link/scan-sentence.ts";
import { holdsNumber, lookOver, Prospect } from "./look-over.ts";
import { fillIncludes } from "./measure/fill-includes.ts";
import { readAccounting, readMethod, readModality } from "./measure/read-holding.ts";
import { placeClaims } from "./place/place-claims.ts";
import { alignRepeats } from "./population/align-repeats.ts";
import { giveArmySide } from "./population/give-army-side.ts";
import { giveGroundSide } from "./population/give-ground-side.ts";
import { settlePopulations } from "./population/settle-populations.ts";
import { datePeriods } from "./time/date-periods.ts";

const DEFAULT_LANGUAGE = "en";

/**
 * What is done with the drafts of a report, in this order: each refiner sees what the ones before it decided.
 */
export const refiners: readonly Refiner[] = [
  settlePopulations,
  alignRepeats,
  findParts,
  fillIncludes,
  readModality,
  readMethod,
  readAccounting,
  attributeClaims,
  placeClaims,
  markComparisons,
  giveGroundSide,
  giveArmySide,
  datePeriods,
  linkDisputes,
];

/**
 * Every quantitative claim of a report, its title's first, then in order of the text. A language without a lexicon
 * gives no claims and the notice `language-not-read`.
 */
export function findClaims(report: Report): { readonly claims: readonly Claim[]; readonly notices: readonly Notice[] } {
  const language = (report.language ?? DEFAULT_LANGUAGE).slice(0, 2).toLowerCase();
  const lexicon = lexiconOf(language);
  if (lexicon === null) {
    return {
      claims: [],
      notices: [{ code: "language-not-read", text: `There are no words for the language “${report.language}” yet.` }],
    };
  }
  const body: ClaimContext = { report, in: "text", doc: readDoc(report.text, lexicon.vocabulary), lexicon };
  const own = report.title === null ? [] : findIn(titleOf(body, report.title));
  return { claims: [...own, ...findIn(body)], notices: [] };
}

function titleOf(body: ClaimContext, title: string): ClaimContext {
  const { report, lexicon } = body;
  return { report, in: "title", doc: readDoc(title, lexicon.vocabulary), lexicon, body };
}

function findIn(context: ClaimContext): readonly Claim[] {
  let drafts = draftAll(context);
  if (drafts.length === 0) return [];
  for (const refine of refiners) drafts = refine(context, drafts);
  return drafts.map((draft) => finishClaim(context, draft, drafts));
}

const NONE = { links: [], unlinked: [] } as const;

function draftAll(context: ClaimContext): readonly ClaimDraft[] {
  const { doc } = context;
  const drafts: ClaimDraft[] = [];
  const told: ToldLink[] = [];
  // with those who are only counted: what goes on with no count told before may go on with them
  const around: ToldLink[] = [];
  const keys = new Map<Link, number>();
  const people = new Set<string>();
  let before: number = Prospect.nothing;
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    const [first, end] = sentenceTokens(doc, sentence);
    const prospect = lookOver(context, first, end);
    const isBehindMeasure = before !== Prospect.nothing;
    before = prospect;
    if (prospect === Prospect.nothing && told.length === 0 && !mayGoOn(context, sentence, isBehindMeasure)) continue;
    const figures = rejectFigures(context, findFigures(context, first, end)).kept;
    const mayGoBack = figures.length === 0 && told.length > 0 && isLinkWord(context.lexicon, doc, first, "back-opener");
    if (figures.length === 0 && !mayGoBack && prospect !== Prospect.person) continue;
    const scan = scanSentence(context, sentence, figures);
    const row = figures.length === 0 ? null : isAlone(scan) ? rowOf(context, scan) : linkValueFirst(scan);
    const back = mayGoBack ? linkBackValue(scan, told) : null;
    const own = back ?? row;
    const read =
      own === null ? (figures.length === 0 ? NONE : linkFigures(scan, told)) : { links: [own], unlinked: [] };
    const { unlinked } = read;
    const links = unlinked.length === 0 ? read.links : inOrder([...read.links, ...linkLines(scan, unlinked, told)]);
    const implied = scan.measures.length > 0 ? findImplied(scan, links, people) : [];
    const companions = unlinked.length > 0 ? linkCompanions(scan, unlinked, [...links, ...implied]) : [];
    const loose = readLoose(scan, unlinked, [...links, ...implied, ...companions], around);
    const all = [...links, ...implied, ...companions, ...loose].sort(
      (a, b) => a.phrase.figure.first - b.phrase.figure.first,
    );
    drafts.push(...draftClaims(scan, all, keys));
    for (const link of links) told.push({ link, sentence });
    for (const link of loose) if (link.measure !== "other") told.push({ link, sentence });
    for (const link of inOrder([...links, ...loose])) around.push({ link, sentence });
  }
  return drafts;
}

// “The number of the dead is corrected. It is 21.”, a table's first row: the words that measure stand in the sentence before.
// Or people are counted in it, and the report tells of an accident: “268 persons were travelling on the express”.
function mayGoOn(context: ClaimContext, sentence: number, isBehindMeasure: boolean): boolean {
  const { doc, lexicon } = context;
  if (isBehindMeasure && holdsNumber(context, ...sentenceTokens(doc, sentence))) return true;
  const own = doc.sentenceFlags[sentence] ?? 0;
  if (doc.sentenceHasNumber[sentence] === 0 || (own & categoryBit(lexicon, "populations")) === 0) return false;
  return holdsClass(context, "calamity");
}

function inOrder(links: readonly Link[]): readonly Link[] {
  return [...links].sort((a, b) => a.phrase.figure.first - b.phrase.figure.first);
}

// The figures that are left when all else is joined.
function readLoose(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  own: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  if (unlinked.length === 0) return [];
  const joined = new Set(own.map((link) => link.phrase.figure));
  return linkLoose(
    scan,
    unlinked.filter(({ figure }) => !joined.has(figure)),
    own,
    told,
  );
}

// The sentence behind that says what the number is, else the label on the line before.
function rowOf(context: ClaimContext, scan: SentenceScan): Link | null {
  for (const sentence of [scan.sentence + 1, scan.sentence - 1]) {
    if (sentence < 0 || sentence >= context.doc.sentenceCount) continue;
    const row = linkRow(scan, scanSentence(context, sentence, []));
    if (row !== null) return row;
  }
  return null;
}
