import { type Doc, sentenceTokens, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import { isVerb, WordClass } from "../attribution/word-class.ts";
import { findFigures } from "../figure/find-figures.ts";
import { rejectFigures } from "../figure/reject-figures.ts";
import { isThingMeasure, MeasureForm, type MeasureWord } from "../measure/measure-words.ts";
import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, ToldLink } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import { linkCells } from "./link-cells.ts";
import { linkLabelled } from "./link-labelled.ts";
import { measureOf } from "./link-row.ts";
import {
  isLink,
  linkEnd,
  type MeasureMatch,
  type PopulationMatch,
  type SentenceScan,
  scanSentence,
  tagAt,
} from "./scan-sentence.ts";

const LONGEST_LABEL = 8;
const LONGEST_HEADING = 10;
const FARTHEST_HEADING = 30;

/**
 * Lines of a list or a table whose measure stands above them: “Deaths by district” / “Moroto 31”, “In the hospitals” /
 * “St Anne’s: 14”, `District | Dead | Injured` / `Moroto | 31 | 120`. A hospital’s own line needs no heading where people
 * were hurt. `unlinked` are the line's figures that found no measure.
 */
export function linkLines(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  told: readonly ToldLink[],
): readonly Link[] {
  const { doc } = scan.context;
  if (scan.end - scan.first > LONGEST_ROW) return [];
  const columns = columnsOf(scan, told);
  if (columns !== null) return unlinked.flatMap((phrase) => linkColumn(scan, phrase, columns));
  const listed = unlinked.flatMap((phrase) => linkListed(scan, phrase));
  if (listed.length > 0) return listed;
  const cells = linkCells(scan, unlinked, told);
  if (cells.length > 0) return cells;
  const [first] = unlinked;
  if (first === undefined || first.figure !== scan.figures[0] || first.figure.form === "ratio") return [];
  if (!isRow(scan, first)) return [];
  const above = partOfRowAbove(scan, first, told);
  if (above !== null) return [above];
  if (first.figure.form !== "number") return [];
  const isLine = isLineStart(doc, scan.first);
  const heading = isLine || isColon(doc, first.figure.first - 1) ? headingOf(scan, first) : null;
  const place = heading === null && hasHospital(scan, first) && isHarm(told) ? hospitalOf(scan, first) : heading;
  if (place === null) return linkLabelled(scan, first, told);
  const rule = "<heading> / <label> <figure>";
  return isValues(scan)
    ? unlinked.flatMap((phrase) => toLink(scan, phrase, place, rule))
    : toLink(scan, first, place, rule);
}

const LONGEST_ROW = 30;

// “Aracoya 58, Spain 6, Canada 2”
function isValues(scan: SentenceScan): boolean {
  for (let at = scan.first; at < scan.end; at++) {
    const tag = tagAt(scan, at);
    const isSmall =
      tag === WordClass.name || tag === WordClass.noun || tag === WordClass.number || tag === WordClass.comma;
    if (!isSmall && tag !== WordClass.conjunction && tag !== WordClass.end && tag !== WordClass.adjective) return false;
  }
  return true;
}

// “St Anne’s: 14”, “- Moroto 31”, “Ketiwa – 52 (unchanged)”: a label with no verb, and its value.
function isRow(scan: SentenceScan, { figure, noun, end }: CountedPhrase): boolean {
  const { doc } = scan.context;
  let at = figure.first - 1;
  const isMarked = isColon(doc, at) || tagAt(scan, at) === WordClass.stop;
  if (isMarked) at -= 1;
  if (at < scan.first || at - scan.first >= LONGEST_LABEL) return false;
  let words = 0;
  for (let token = scan.first; token <= at; token++) {
    const tag = tagAt(scan, token);
    if (isVerb(tag) && ((doc.shape[token] ?? 0) & TokenShape.capital) === 0) return false;
    if (tag === WordClass.auxiliary || tag === WordClass.subject || tag === WordClass.quote) return false;
    if (doc.kind[token] === TokenKind.word) words += 1;
  }
  if (words === 0 || (noun !== "none" && noun !== "known")) return false;
  const next = tagAt(scan, end);
  return next === WordClass.end || next === WordClass.comma || next === WordClass.stop || next === WordClass.bracket;
}

// “Fatalities by district: Ostrim 21, Mirzan 9, others 2”, “Sent: 2,140 firefighters, 18 helicopters”
function linkListed(scan: SentenceScan, phrase: CountedPhrase): readonly Link[] {
  if (phrase.figure.form !== "number" || phrase.noun === "unknown" || phrase.noun === "compound") return [];
  const { doc } = scan.context;
  let at = phrase.figure.first - 1;
  // “37 (+5 since noon)” is a change
  if (SIGN.test(tokenText(doc, at))) return [];
  for (; at >= scan.first && !isColon(doc, at); at--) {
    const tag = tagAt(scan, at);
    if (isVerb(tag) || LIST_ENDS.has(tag) || SIGN.test(tokenText(doc, at)) || linkEnd(scan, at, "including") > 0)
      return [];
  }
  if (at < scan.first || at - scan.first > LONGEST_HEADING) return [];
  const label = scan.measures.find(({ end, word }) => end <= at && word.measure !== "*");
  if (label === undefined || !isLabel(scan, at)) return [];
  return toLink(scan, phrase, label, "<label>: … <figure>");
}

const SIGN = /^[-+–−]$/;

const LIST_ENDS: ReadonlySet<number> = new Set([
  WordClass.auxiliary,
  WordClass.subject,
  WordClass.relative,
  WordClass.subordinator,
  WordClass.quote,
]);

// No sentence of its own before the colon: “The minister said 12 had died: …”
function isLabel(scan: SentenceScan, colon: number): boolean {
  if (!isLineStart(scan.context.doc, scan.first)) return false;
  for (let at = scan.first; at < colon; at++) {
    if (tagAt(scan, at) === WordClass.auxiliary || scan.figures.some((figure) => figure.first === at)) return false;
  }
  return true;
}

// “Displaced persons: 21,560” / “Children under five: 4,100”: a row that tells only who, below one that tells what
function partOfRowAbove(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): Link | null {
  const above = told.findLast(({ sentence }) => sentence < scan.sentence);
  if (above === undefined || above.sentence !== scan.sentence - 1) return null;
  const { link } = above;
  const head = scan.populations.find((one) => one.end <= phrase.figure.first && one.word.kind !== "nothing") ?? null;
  const isLine = isLineStart(scan.context.doc, scan.first) && isColon(scan.context.doc, phrase.figure.first - 1);
  if (head === null || !isLine || scan.measures.length > 0 || link.match === null || link.measure === "other")
    return null;
  if (!isColon(scan.context.doc, link.phrase.figure.first - 1)) return null;
  const isOfHomes = head.word.kind === "thing";
  if (
    isOfHomes !== (link.phrase.head?.word.kind === "thing") &&
    phrase.figure.form !== "percent" &&
    !isHouseholds(head)
  )
    return null;
  const whole = link.whole ?? link;
  const isPart = phrase.figure.form === "percent" || (sizeOf(whole.phrase) > sizeOf(phrase) && !isOfHomes);
  return {
    ...link,
    phrase: { ...phrase, head, noun: "known" },
    ground: "row",
    rule: "who they are, of the row above",
    whole: isPart ? whole : null,
    like: link,
  };
}

function isHouseholds({ word }: PopulationMatch): boolean {
  return word.unit === "households" || word.unit === "families";
}

// The nearest line above that is no row itself: a short one without a figure, which tells what its rows count.
function headingOf(scan: SentenceScan, { figure }: CountedPhrase): MeasureMatch | null {
  const { context } = scan;
  const { doc } = context;
  let isPassed = false;
  for (let at = scan.sentence - 1; at >= Math.max(0, scan.sentence - FARTHEST_HEADING); at--) {
    const [first, end] = sentenceTokens(doc, at);
    const figures = rejectFigures(context, findFigures(context, first, end)).kept;
    const isAtLine = isLineStart(doc, first);
    if (figures.length > 0) {
      const [own] = figures;
      const isRowAbove =
        own !== undefined &&
        own.first - first <= LONGEST_LABEL + 1 &&
        end - own.end <= LONGEST_LABEL &&
        own.first > first;
      if (!isRowAbove) return null;
      continue;
    }
    const label = scanSentence(context, at, []);
    const match = measureOf(label) ?? label.measures.find(isPlace) ?? hospitalHeading(label);
    if (isAtLine && end - first <= LONGEST_HEADING && match !== null) return match;
    // “Kanal 2 has called all three.” between a heading and its rows
    if (isPassed || isColon(doc, figure.first) || end - first > LONGEST_HEADING) return null;
    isPassed = true;
  }
  return null;
}

function isPlace({ word }: MeasureMatch): boolean {
  return (word.forms & MeasureForm.place) !== 0;
}

function hospitalHeading(label: SentenceScan): MeasureMatch | null {
  for (let token = label.first; token < label.end; token++) {
    if (isLink(label, token, "hospital")) return { first: token, end: token + 1, word: HOSPITALISED, others: [] };
  }
  return null;
}

const HOSPITALISED: MeasureWord = {
  words: "in hospital",
  measure: "hospitalised",
  forms: MeasureForm.where,
  needs: null,
  method: null,
  counted: null,
  near: [],
  unless: null,
  within: null,
};

function hasHospital(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  if (!isColon(scan.context.doc, figure.first - 1)) return false;
  for (let at = scan.first; at < figure.first; at++) if (isLink(scan, at, "hospital")) return true;
  return false;
}

function hospitalOf(scan: SentenceScan, { figure }: CountedPhrase): MeasureMatch {
  return { first: scan.first, end: figure.first - 1, word: HOSPITALISED, others: [] };
}

function isHarm(told: readonly ToldLink[]): boolean {
  return told.some(({ link }) => HARM.has(link.measure));
}

const HARM: ReadonlySet<string> = new Set(["killed", "wounded", "hospitalised", "infected", "casualties"]);

/** A table's columns: what each measures, from its second on; `bounds` are where cells begin in the text. */
interface Columns {
  readonly matches: readonly (MeasureMatch | null)[];
  readonly label: SentenceScan;
  readonly mark: RegExp;
}

const MARKS: readonly RegExp[] = [/\s*\|\s*/g, /\t+/g, / {2,}/g];

// The header above: a line of as many cells without figures, with nothing but rows of as many cells between.
function columnsOf(scan: SentenceScan, told: readonly ToldLink[]): Columns | null {
  const { context } = scan;
  const { doc } = context;
  const mark = MARKS.find((one) => cellsOf(doc, scan.first, scan.end, one) >= 3);
  if (mark === undefined || !isLineStart(doc, scan.first)) return null;
  const cells = cellsOf(doc, scan.first, scan.end, mark);
  for (let at = scan.sentence - 1; at >= Math.max(0, scan.sentence - FARTHEST_HEADER); at--) {
    const [first, end] = sentenceTokens(doc, at);
    if (end - first > LONGEST_ROW) return null;
    // a rule of dashes under the header
    if (!hasWord(doc, first, end)) continue;
    if (Math.abs(cellsOf(doc, first, end, mark) - cells) > 1) return null;
    if (findFigures(context, first, end).length > 0) continue;
    const label = scanSentence(context, at, []);
    const matches: (MeasureMatch | null)[] = [];
    if (label.measures.length === 0) {
      // “Place | Households | Persons”: of what the report has told of them
      const before = told.findLast(
        ({ link }) => link.match !== null && link.measure !== "other" && !isThingMeasure(link.measure),
      );
      if (before === undefined) return null;
      for (const one of label.populations) {
        if (isOfPeople(one.word) || isHouseholds(one)) matches[cellAt(doc, first, one.first, mark)] = before.link.match;
      }
      return matches.length > 1 ? { matches, label, mark } : null;
    }
    for (const match of label.measures) {
      if (match.word.measure === "*") continue;
      const cell = cellAt(doc, first, match.first, mark);
      matches[cell] ??= match;
    }
    return { matches, label, mark };
  }
  return null;
}

const FARTHEST_HEADER = 60;

function linkColumn(scan: SentenceScan, phrase: CountedPhrase, { matches, label, mark }: Columns): readonly Link[] {
  const { doc } = scan.context;
  const cell = cellAt(doc, scan.first, phrase.figure.first, mark);
  const match = matches[cell] ?? null;
  if (cell === 0 || match === null) return [];
  const head =
    label.populations.find(
      (one) => one.word.kind !== "nothing" && cellAt(doc, label.first, one.first, mark) === cell,
    ) ?? null;
  return toLink(scan, { ...phrase, head, noun: head === null ? "none" : "known" }, match, "<column> / <figure>");
}

function cellsOf(doc: Doc, first: number, end: number, mark: RegExp): number {
  return textOf(doc, first, doc.end[end - 1] ?? 0).split(mark).length;
}

function cellAt(doc: Doc, first: number, token: number, mark: RegExp): number {
  return textOf(doc, first, doc.start[token] ?? 0).split(mark).length - 1;
}

function textOf(doc: Doc, first: number, end: number): string {
  return doc.text.slice(doc.start[first], end);
}

function toLink(scan: SentenceScan, phrase: CountedPhrase, found: MeasureMatch, rule: string): readonly Link[] {
  const match = found.word.needs === "people" && phrase.noun === "none" ? found : fitMeasure(scan, phrase, found);
  if (match === null) return [];
  const link: Link = {
    phrase,
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "row",
    rule,
    whole: null,
    like: null,
  };
  return [link];
}

function isLineStart(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.lineStart) !== 0;
}

function hasWord(doc: Doc, first: number, end: number): boolean {
  for (let token = first; token < end; token++) if (doc.kind[token] === TokenKind.word) return true;
  return false;
}

function isColon(doc: Doc, token: number): boolean {
  return doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3a;
}
