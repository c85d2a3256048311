import {
  categoryBit,
  type Lexicon,
  matchPhrase,
  openingAt,
  type Phrase,
  type PhraseMatch,
} from "../../lexicon/lexicon.ts";
import { type Doc, sentenceTokens, TokenKind, TokenShape } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import { attributionWordsOf, ClassBit } from "../attribution/attribution-words.ts";
import { tagWords } from "../attribution/tag-words.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { MeasureForm, type MeasureWord, measureWordOf } from "../measure/measure-words.ts";
import { type PopulationWord, populationWordOf } from "../population/population-words.ts";
import { holdsLinkWord, isLinkWord, type LinkClass, linkPhraseEnd } from "./link-words.ts";

/** Where a measure's words stand: tokens `[first, end)`. */
export interface MeasureMatch {
  readonly first: number;
  readonly end: number;
  readonly word: MeasureWord;
  /** What else the same words may say, of other things: “swept away” of people and of houses. */
  readonly others: readonly MeasureWord[];
}

/** Where a population's words stand. */
export interface PopulationMatch {
  readonly first: number;
  readonly end: number;
  readonly word: PopulationWord;
}

/** One sentence with everything in it that a claim may be made of, from left to right. */
export interface SentenceScan {
  readonly context: ClaimContext;
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  readonly figures: readonly FigureAtom[];
  readonly measures: readonly MeasureMatch[];
  readonly populations: readonly PopulationMatch[];
  /** What part of speech each token of the doc is ({@link WordClass}); filled in for this sentence. */
  readonly tags: Uint8Array;
}

const tagsOf = new WeakMap<Doc, { readonly tags: Uint8Array; readonly done: Uint8Array }>();

/** Scans one sentence. `found` are the figures of the sentence, from left to right. */
export function scanSentence(context: ClaimContext, sentence: number, found: readonly FigureAtom[]): SentenceScan {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const tags = tagSentence(context, sentence, first, end);
  const figures = found.map((figure) => withoutVerb(context, figure, first));
  const measures = findMeasures(context, first, end, figures).filter(
    (match) => !isInName(context.doc, tags, match, first, end),
  );
  const populations = findPopulations(context, first, end);
  return { context, sentence, first, end, figures, measures, populations, tags };
}

/** The measure whose words begin at a token; null where none does. */
export function measureAt(scan: SentenceScan, token: number): MeasureMatch | null {
  for (const match of scan.measures) if (match.first === token) return match;
  return null;
}

/** The measure whose words end before a token; null where none does. */
export function measureEndingAt(scan: SentenceScan, token: number): MeasureMatch | null {
  for (const match of scan.measures) if (match.end === token) return match;
  return null;
}

export function populationAt(scan: SentenceScan, token: number): PopulationMatch | null {
  for (const match of scan.populations) if (match.first === token) return match;
  return null;
}

/** The figure that covers a token; null where none does. */
export function figureAt(scan: SentenceScan, token: number): FigureAtom | null {
  for (const figure of scan.figures) if (figure.first <= token && token < figure.end) return figure;
  return null;
}

/** The {@link WordClass} of a token; `end` beyond the sentence. */
export function tagAt(scan: SentenceScan, token: number): number {
  return token >= scan.first && token < scan.end ? (scan.tags[token] ?? 0) : WordClass.end;
}

/** True where the token is a form of “be” (or of “have”, as asked). */
export function isAuxiliary(scan: SentenceScan, token: number, which: "be" | "have" | "modal" | "do"): boolean {
  if (token < scan.first || token >= scan.end) return false;
  const words = attributionWordsOf(scan.context.lexicon);
  return ((words.possible[scan.context.doc.word[token] ?? 0] ?? 0) & ClassBit[which]) !== 0;
}

/** True where the single word at the token is of the class. */
export function isLink(scan: SentenceScan, token: number, name: LinkClass): boolean {
  if (token < scan.first || token >= scan.end) return false;
  return isLinkWord(scan.context.lexicon, scan.context.doc, token, name);
}

/** The end of the phrase of a class that begins at the token; 0 where none does. */
export function linkEnd(scan: SentenceScan, token: number, name: LinkClass): number {
  if (token < scan.first || token >= scan.end) return 0;
  const end = linkPhraseEnd(scan.context.lexicon, scan.context.doc, token, name);
  return end <= scan.end ? end : 0;
}

/** The first token of the phrase of a class that ends before the token; -1 where none does. */
export function linkStartBefore(scan: SentenceScan, token: number, name: LinkClass): number {
  for (let first = token - 1; first >= Math.max(scan.first, token - 4); first--) {
    if (linkEnd(scan, first, name) === token) return first;
  }
  return -1;
}

/** True where a phrase of the class stands anywhere in the sentence. */
export function hasLink(scan: SentenceScan, name: LinkClass): boolean {
  for (let token = scan.first; token < scan.end; token++) if (linkEnd(scan, token, name) > 0) return true;
  return false;
}

function tagSentence(context: ClaimContext, sentence: number, first: number, end: number): Uint8Array {
  const { doc } = context;
  let kept = tagsOf.get(doc);
  if (kept === undefined) {
    kept = { tags: new Uint8Array(doc.tokenCount), done: new Uint8Array(doc.sentenceCount) };
    tagsOf.set(doc, kept);
  }
  if (kept.done[sentence] === 0) {
    tagWords(doc, attributionWordsOf(context.lexicon), first, end, kept.tags);
    kept.done[sentence] = 1;
  }
  return kept.tags;
}

// “handed over 11 soldiers”: the verb's own word is no hedge.
function withoutVerb({ doc, lexicon }: ClaimContext, figure: FigureAtom, first: number): FigureAtom {
  if (figure.numberFirst !== figure.first + 1 || figure.first - 1 < first || figure.kind === "range") return figure;
  const match = matchPhrase(lexicon, doc, figure.first - 1, "measures", figure.numberFirst);
  if (match === null || match.end !== figure.numberFirst) return figure;
  const value = figure.low ?? figure.high;
  return { ...figure, first: figure.numberFirst, kind: "exact", low: value, high: value, hedge: null };
}

function findMeasures(
  context: ClaimContext,
  first: number,
  end: number,
  figures: readonly FigureAtom[],
): readonly MeasureMatch[] {
  const { doc, lexicon } = context;
  const bit = categoryBit(lexicon, "measures");
  const matches: MeasureMatch[] = [];
  for (let token = first; token < end; token++) {
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    const match = matchPhrase(lexicon, doc, token, "measures", end);
    if (match === null || isInFigure(figures, token)) continue;
    // “the dead sea”, “killer”: a word joined to another by a dash is part of that
    if (isJoined(doc, match.first, match.end)) continue;
    const readings = readingsAt(context, match, first, end);
    const [word] = readings;
    if (word !== undefined && word.measure !== "-") {
      const others = readings.length > 1 ? readings.slice(1) : NO_OTHERS;
      matches.push({ first: match.first, end: match.end, word, others });
    }
    token = match.end - 1;
  }
  return matches;
}

const NO_OTHERS: readonly MeasureWord[] = [];

// A ratio holds the words of what it counts.
function isInFigure(figures: readonly FigureAtom[], token: number): boolean {
  for (const { first, end, form } of figures) if (first <= token && token < end && form !== "ratio") return true;
  return false;
}

// “the 3rd Rescue Group”, “Death Valley”: part of a name. A headline's capitals tell no names.
function isInName(doc: Doc, tags: Uint8Array, match: MeasureMatch, first: number, end: number): boolean {
  if (match.end - match.first > 1 || hasForm(match, "place") || tags[match.first] !== WordClass.name) return false;
  const isBeside =
    (match.first > first && tags[match.first - 1] === WordClass.name) ||
    (match.end < end && tags[match.end] === WordClass.name);
  return isBeside && !isTitled(doc, first, end);
}

function isTitled(doc: Doc, first: number, end: number): boolean {
  let words = 0;
  let capitals = 0;
  for (let token = first; token < end; token++) {
    if (doc.kind[token] !== TokenKind.word || (doc.end[token] ?? 0) - (doc.start[token] ?? 0) < 4) continue;
    words += 1;
    if (((doc.shape[token] ?? 0) & TokenShape.capital) !== 0) capitals += 1;
  }
  return capitals * 4 >= words * 3;
}

interface Readings {
  readonly words: readonly MeasureWord[];
  /** True where they are the same wherever they stand. */
  readonly areUnbound: boolean;
}

const readingsByPhrase = new WeakMap<Phrase, Readings>();

// What the words may say here, in the file's order: the same words may stand in it more than once.
function readingsAt(context: ClaimContext, match: PhraseMatch, first: number, end: number): readonly MeasureWord[] {
  const { words, areUnbound } = readingsOf(context, match);
  return areUnbound ? words : words.filter((word) => isHere(context, word, match, first, end));
}

function readingsOf({ lexicon, doc }: ClaimContext, { phrase, first }: PhraseMatch): Readings {
  const known = readingsByPhrase.get(phrase);
  if (known !== undefined) return known;
  const words = (openingAt(lexicon, doc, first, phrase.category)?.phrases ?? [])
    .filter(({ text }) => text === phrase.text)
    .map(measureWordOf);
  const readings = { words, areUnbound: words.every(isUnbound) };
  readingsByPhrase.set(phrase, readings);
  return readings;
}

function isUnbound({ near, unless, within }: MeasureWord): boolean {
  return near.length === 0 && unless === null && within === null;
}

function isHere(
  context: ClaimContext,
  { near, unless, within, forms }: MeasureWord,
  { first: at, end: to }: PhraseMatch,
  first: number,
  end: number,
): boolean {
  const { lexicon, doc } = context;
  if (within !== null && !holdsClass(context, within as LinkClass)) return false;
  const isBeside = (name: string): boolean =>
    holdsLinkWord(lexicon, doc, first, at, name as LinkClass) ||
    holdsLinkWord(lexicon, doc, to, end, name as LinkClass);
  if (unless !== null && isBeside(unless)) return false;
  // “the bodies of nine children” needs no one who finds them
  const isSingle = (forms & MeasureForm.single) !== 0;
  return near.length === 0 || (!isSingle && isLinkWord(lexicon, doc, to, "toll-of")) || near.some(isBeside);
}

const classesHeld = new WeakMap<Doc, Map<LinkClass, boolean>>();

/** True where a word of the class stands anywhere in the report, its title too. Asked of few words and kept. */
export function holdsClass({ lexicon, doc, report }: ClaimContext, name: LinkClass): boolean {
  let held = classesHeld.get(doc);
  if (held === undefined) {
    held = new Map();
    classesHeld.set(doc, held);
  }
  const known = held.get(name);
  if (known !== undefined) return known;
  const isHeld =
    isHeldBy(lexicon, doc, name) || isHeldBy(lexicon, readDoc(report.title ?? "", lexicon.vocabulary), name);
  held.set(name, isHeld);
  return isHeld;
}

function isHeldBy(lexicon: Lexicon, doc: Doc, name: LinkClass): boolean {
  return holdsLinkWord(lexicon, doc, 0, doc.tokenCount, name);
}

function findPopulations({ doc, lexicon }: ClaimContext, first: number, end: number): readonly PopulationMatch[] {
  const bit = categoryBit(lexicon, "populations");
  const matches: PopulationMatch[] = [];
  for (let token = first; token < end; token++) {
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    const match = matchPhrase(lexicon, doc, token, "populations", end);
    if (match === null) continue;
    matches.push({ first: match.first, end: match.end, word: populationWordOf(match.phrase) });
    token = match.end - 1;
  }
  return matches;
}

// “dead-end”, “half-dead”; not “dead - police”
function isJoined(doc: Doc, first: number, end: number): boolean {
  const isTight = (dash: number, next: number): boolean =>
    doc.kind[dash] === TokenKind.dash && doc.end[dash] === doc.start[next] && doc.start[dash] === doc.end[dash - 1];
  return isTight(end, end + 1) || (first > 1 && isTight(first - 1, first));
}

/** True where any of the forms is among those of the measure. */
export function hasForm(match: MeasureMatch, ...forms: readonly (keyof typeof MeasureForm)[]): boolean {
  return forms.some((form) => (match.word.forms & MeasureForm[form]) !== 0);
}
