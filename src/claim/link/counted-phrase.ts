import { TokenKind, TokenShape } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { isOfPeople } from "../population/population-words.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  type PopulationMatch,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

/** A figure with the noun phrase it counts: “14 of its soldiers”, “seven armored vehicles”, “four of them children”. */
export interface CountedPhrase {
  readonly figure: FigureAtom;
  /** Token after the whole phrase. */
  readonly end: number;
  /** The noun that is counted, where the lexicon knows it. */
  readonly head: PopulationMatch | null;
  /** Tokens of the population as said; equal where it is not said. */
  readonly nounFirst: number;
  readonly nounEnd: number;
  /** A measure inside the phrase: “wounded soldiers”, “battlefield casualties”. */
  readonly inner: MeasureMatch | null;
  /** “of the dead”: the measure of the whole that the figure is a part of. */
  readonly ofMeasure: MeasureMatch | null;
  /** What the noun is: known, a name (“four Dravonians”), a word that no list has, none at all, or a compound that counts nothing. */
  readonly noun: "known" | "name" | "unknown" | "none" | "compound";
  /** “of them”, “of those”, “of the dead”: part of a whole told before. */
  readonly isPart: boolean;
}

const LONGEST = 9;

/** Reads the noun phrase that a figure counts. */
export function readCountedPhrase(scan: SentenceScan, figure: FigureAtom): CountedPhrase {
  if (figure.form === "ratio" && figure.of !== null) {
    const head = scan.populations.find((one) => one.first >= figure.first && one.end <= figure.end) ?? null;
    if (head !== null) return { ...readNoun(scan, figure, figure.end, false), head, noun: "known" };
  }
  let token = figure.end;
  let isPart = false;
  while (isLink(scan, token, "more")) token += 1;
  const ownKindEnd = linkEnd(scan, token, "own-kind");
  // “four of its own staff” are staff
  if (ownKindEnd > 0 && !isNounAhead(scan, ownKindEnd)) {
    return {
      figure,
      end: ownKindEnd,
      head: null,
      nounFirst: ownKindEnd,
      nounEnd: ownKindEnd,
      inner: null,
      ofMeasure: null,
      noun: "none",
      isPart: false,
    };
  }
  // only four “martyrs”
  if (tagAt(scan, token) === WordClass.quote && populationAt(scan, token + 1) !== null) token += 1;
  // “two or three” of the dead
  if (tagAt(scan, token) === WordClass.quote && isOf(scan, token + 1)) token += 1;
  const partEnd = linkEnd(scan, token, "of-them") || linkEnd(scan, token, "of-those");
  if (partEnd > 0) {
    token = partEnd;
    isPart = true;
  } else if (isOf(scan, token)) {
    token += 1;
    while (isOpener(scan, token) || isOwn(scan, token)) token += 1;
    const whole = figureAt(scan, token);
    if (whole !== null && whole.first === token) token = whole.end;
    const nominal = measureAt(scan, token);
    if (nominal !== null && hasForm(nominal, "dead-noun", "noun") && populationAt(scan, nominal.end) === null) {
      return readPredicate(scan, figure, nominal, nominal.end);
    }
  } else if (tagAt(scan, token) === WordClass.joint) {
    // “a 14-person crew”, “a 400-strong garrison”; “the two-tiered system” counts nothing
    if (isLink(scan, token + 1, "strong")) return readNoun(scan, figure, token + 2, false);
    if (populationAt(scan, token + 1) === null) return compound(scan, figure, token);
    token += 1;
  } else if (isRowValue(scan, figure)) token += 1;
  return readNoun(scan, figure, token, isPart);
}

function compound(scan: SentenceScan, figure: FigureAtom, from: number): CountedPhrase {
  let end = from + 1;
  while (end < scan.end && end < from + 4 && isModifier(tagAt(scan, end)) && measureAt(scan, end) === null) end += 1;
  return {
    figure,
    end,
    head: null,
    nounFirst: from,
    nounEnd: end,
    inner: null,
    ofMeasure: null,
    noun: "compound",
    isPart: false,
  };
}

function isSingle({ low, high }: FigureAtom): boolean {
  return (high ?? low ?? 2) <= 1;
}

/**
 * A figure whose noun stands behind “were”: “nineteen of the dead were children”, “of the 34 dead, nine are minors”.
 * `end` is where the way to the predicate begins.
 */
export function readPredicate(
  scan: SentenceScan,
  figure: FigureAtom,
  ofMeasure: MeasureMatch | null,
  end: number,
): CountedPhrase {
  let token = end;
  let head: PopulationMatch | null = null;
  if (isAuxiliary(scan, token, "be")) {
    token += 1;
    const first = token;
    while (token < first + 4 && populationAt(scan, token) === null && isBeforeNoun(tagAt(scan, token))) token += 1;
    head = populationAt(scan, token);
    if (head !== null) {
      return {
        figure,
        end: head.end,
        head,
        nounFirst: head.first,
        nounEnd: head.end,
        inner: null,
        ofMeasure,
        noun: "known",
        isPart: true,
      };
    }
  }
  return { figure, end, head: null, nounFirst: end, nounEnd: end, inner: null, ofMeasure, noun: "none", isPart: true };
}

// “were our employees”
function isBeforeNoun(tag: number): boolean {
  return isModifier(tag) || tag === WordClass.possessive;
}

function isModifier(tag: number): boolean {
  return (
    tag === WordClass.adjective || tag === WordClass.name || tag === WordClass.noun || tag === WordClass.determiner
  );
}

// “22: soldiers that the army admits losing”: a row of a list that begins with its value.
function isRowValue(scan: SentenceScan, figure: FigureAtom): boolean {
  const { doc } = scan.context;
  return (
    figure.first === scan.first && doc.text.charCodeAt(doc.start[figure.end] ?? 0) === 0x3a && figure.end + 1 < scan.end
  );
}

function readNoun(scan: SentenceScan, figure: FigureAtom, from: number, isPart: boolean): CountedPhrase {
  let token = from;
  let head: PopulationMatch | null = null;
  let inner: MeasureMatch | null = null;
  let nounFirst = from;
  let last: "name" | "unknown" | "none" = "none";
  while (token < scan.end && token < from + LONGEST) {
    if (figureAt(scan, token) !== null || isLink(scan, token, "state")) break;
    const behind = head === null ? behindCompound(scan, token) : token;
    if (behind > token) {
      token = behind;
      last = "unknown";
      continue;
    }
    const population = populationAt(scan, token);
    const measure = measureAt(scan, token);
    if (measure !== null && (population === null || population.end <= measure.end)) {
      // “1,912 civilian deaths”: the one before tells whose
      const isFree = head === null || (head.end === measure.first && isOfPeople(head.word));
      if (isFree && (hasForm(measure, "noun") || (hasForm(measure, "single") && isSingle(figure)))) {
        inner = measure;
        token = measure.end;
        last = "none";
        if (hasForm(measure, "soft") && population !== null) head = population;
        break;
      }
      // “12 wounded soldiers”, not “12 wounded, soldiers said”
      if (head === null && hasForm(measure, "adj", "part") && isNounAhead(scan, measure.end)) {
        inner = measure;
        token = measure.end;
        nounFirst = token;
        continue;
      }
      break;
    }
    if (population !== null) {
      head = population;
      token = population.end;
      last = "none";
      if (continuesNoun(scan, population) || isWhoseDeaths(scan, population)) continue;
      token = afterJoinedNouns(scan, token);
      break;
    }
    const tag = tagAt(scan, token);
    // “seven downstream”, “20 abroad”
    if (head === null && last === "none" && isLink(scan, token, "where-adverb")) break;
    // “hit 31 last night”
    if (head === null && tag === WordClass.adjective && isLink(scan, token + 1, "time-word")) break;
    if (tag === WordClass.name) last = "name";
    else if (tag === WordClass.noun) last = "unknown";
    else if (tag === WordClass.clitic) last = "none";
    else if (tag === WordClass.joint) last = last === "none" ? "unknown" : last;
    else if (isParticiple(tag) && head === null && (isNounAhead(scan, token + 1) || isMeasureNoun(scan, token + 1)))
      last = "unknown";
    else if (tag !== WordClass.adjective || head !== null) break;
    // a noun after a known one: “12 police stations” are stations
    if (head !== null) head = null;
    token += 1;
  }
  const noun = head !== null ? "known" : last;
  return {
    figure,
    end: token,
    head,
    nounFirst: noun === "none" ? token : nounFirst,
    nounEnd: inner !== null && hasForm(inner, "noun") ? Math.max(nounFirst, inner.first) : token,
    inner,
    ofMeasure: null,
    noun,
    isPart,
  };
}

// “186 fixed-wing drones”, “two 155-mm howitzers”, “two 12-year-old boys”: words joined by a dash before the noun that is counted.
function behindCompound(scan: SentenceScan, token: number): number {
  if (tagAt(scan, token + 1) !== WordClass.joint || token + 2 >= scan.end) return token;
  if (populationAt(scan, token) !== null || measureAt(scan, token) !== null || measureAt(scan, token + 2) !== null)
    return token;
  let end = token + 3;
  while (tagAt(scan, end) === WordClass.joint) end += 2;
  return isNounAhead(scan, end) ? end : token;
}

// “servicemen and police officers”, “men, women and children”: one number for all of them.
function afterJoinedNouns(scan: SentenceScan, end: number): number {
  let token = end;
  for (let joined = 0; joined < 3; joined++) {
    let at = token;
    const tag = tagAt(scan, at);
    if (tag !== WordClass.conjunction && tag !== WordClass.comma) return token;
    at += 1;
    if (tag === WordClass.comma && tagAt(scan, at) === WordClass.conjunction) at += 1;
    while (tagAt(scan, at) === WordClass.adjective && populationAt(scan, at) === null) at += 1;
    const next = populationAt(scan, at);
    if (next === null || next.word.kind === "one" || figureAt(scan, at) !== null) return token;
    // “12 soldiers, police said”: a speaker, not one more of the counted
    if (
      tag === WordClass.comma &&
      tagAt(scan, next.end) !== WordClass.conjunction &&
      tagAt(scan, next.end) !== WordClass.comma
    ) {
      return token;
    }
    // “12 soldiers and police said”; but “no children or staff were injured”
    const isMass = next.word.kind === "mass" || next.word.kind === "force";
    if (isMass && !isAuxiliary(scan, next.end, "be")) return token;
    token = next.end;
  }
  return token;
}

function isOf(scan: SentenceScan, token: number): boolean {
  return isLink(scan, token, "toll-of");
}

// “of its own staff”
function isOwn(scan: SentenceScan, token: number): boolean {
  return tagAt(scan, token) === WordClass.adjective && tagAt(scan, token - 1) === WordClass.possessive;
}

function isOpener(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.determiner || tag === WordClass.possessive || isLink(scan, token, "more");
}

// After “wounded”: does its noun follow (“wounded soldiers”, “injured student nurses”)?
function isNounAhead(scan: SentenceScan, token: number): boolean {
  for (let at = token; at < token + 3; at++) {
    if (populationAt(scan, at) !== null) return true;
    const tag = tagAt(scan, at);
    if (tag !== WordClass.adjective && tag !== WordClass.name && tag !== WordClass.noun) return false;
  }
  return false;
}

// “1,912 civilian deaths”, “three police fatalities”
function isWhoseDeaths(scan: SentenceScan, { word, end }: PopulationMatch): boolean {
  return (word.kind === "one" || word.kind === "mass" || word.kind === "force") && isMeasureNoun(scan, end);
}

function isMeasureNoun(scan: SentenceScan, token: number): boolean {
  const match = measureAt(scan, token);
  return match !== null && hasForm(match, "noun");
}

// “107 disfigured bodies”
function isParticiple(tag: number): boolean {
  return tag === WordClass.past || tag === WordClass.participle || tag === WordClass.ing;
}

// Words that may stand before another noun: “police officers”, “student nurses”, “Army soldiers”.
function continuesNoun(scan: SentenceScan, { word, end }: PopulationMatch): boolean {
  if (populationAt(scan, end) !== null && tagAt(scan, end) !== WordClass.preposition) return true;
  if (word.kind !== "one" && word.kind !== "kin" && word.kind !== "mass" && word.kind !== "force") return false;
  const tag = tagAt(scan, end);
  if (tag === WordClass.joint) return true;
  // “two of the minister’s bodyguards”
  if (tag === WordClass.clitic) return scan.context.doc.kind[end + 1] === TokenKind.word;
  const isCapital = ((scan.context.doc.shape[end] ?? 0) & TokenShape.capital) !== 0;
  return tag === WordClass.noun && !isCapital && measureAt(scan, end) === null;
}
