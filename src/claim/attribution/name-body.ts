import { type Doc, TokenKind, TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import { hashWord } from "../../text/vocabulary.ts";
import { findSides, sideAt } from "../place/find-sides.ts";
import { ClassBit } from "./attribution-words.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { fullBodyOf } from "./report-names.ts";
import { sideAdjective } from "./side-adjective.ts";
import {
  bodyName,
  isThe,
  knownName,
  type NamingContext,
  type SourceName,
  type SourcePhrase,
  withoutPossessive,
} from "./source-name.ts";
import { firstSourceWord, lastSourceWord, type SourceWord, sourceWordAt } from "./source-words.ts";
import { isNominal, WordClass } from "./word-class.ts";

/** An organisation or state in the plain words before a role: “coast guard”, “NATO military”, “Kremlin”, “U.S.”. */
export function nameBodyWords(phrase: SourcePhrase, range: TokenRange): SourceName | null {
  const { naming, names } = phrase;
  const { doc, lexicon } = naming.context;
  const known = firstSourceWord(lexicon, doc, range[0], range[1], "name");
  if (known !== null && known.fields[1] !== "person") return knownName(known);
  let [first, end] = range;
  while (end > first && naming.reader.tags[end - 1] === WordClass.clitic) end -= 1;
  const body = lastSourceWord(lexicon, doc, first, end, "body");
  if (body !== null && body.end === end)
    return nameBody({ ...phrase, range, first, coreEnd: end, headEnd: end, end, owner: null }, body);
  const side = sideAt(findSides(naming.context), first);
  if (side !== null) return bodyName(side.side, side.form === "party" ? "organisation" : "state", null);
  while (first < end && (((doc.shape[first] ?? 0) & TokenShape.capital) === 0 || isOfEveryDay(naming, first)))
    first += 1;
  if (first >= end) return null;
  const text = withoutPossessive(tokensText(doc, first, end));
  return bodyName(names.longForms.get(text) ?? text, "organisation", null);
}

/** “Western officials”, and “Rebel commanders” at a sentence’s beginning: a word of every day is no body’s name. */
export function isCommonWord({ context, reader }: NamingContext, token: number): boolean {
  const { doc } = context;
  const possible = reader.words.possible[doc.word[token] ?? 0] ?? 0;
  if ((possible & ClassBit.adjective) !== 0) return true;
  return (possible & ClassBit.noun) !== 0 && token === doc.sentenceFirst[doc.sentence[token] ?? 0];
}

// “European intelligence officials”: half a continent is no body
function isOfEveryDay(naming: NamingContext, token: number): boolean {
  const { lexicon, doc } = naming.context;
  return isCommonWord(naming, token) || sourceWordAt(lexicon, doc, token, token + 1, "cased") !== null;
}

/** A phrase whose head is an organisation’s noun: “Norland’s Defense Ministry”, “the disaster agency”, “the ministry”. */
export function nameBody(phrase: SourcePhrase, body: SourceWord): SourceName {
  const { naming, names, range, first, coreEnd, headEnd, owner } = phrase;
  const { doc } = naming.context;
  const { tags } = naming.reader;
  const kind = body.fields[0] ?? "organisation";
  const noun = tokenText(doc, body.end - 1).toLowerCase();
  const from = owner?.end ?? (tags[first] === WordClass.possessive ? first + 1 : first);
  const words: number[] = [];
  for (let at = from; at < headEnd; at++)
    if (isNominal(tags[at] ?? 0) || tags[at] === WordClass.adjective) words.push(doc.hash[at] ?? 0);
  const isBare = words.length <= 1 && headEnd === coreEnd && owner === null;
  if (!isBare) {
    const full = fullBodyOf(names, doc, words);
    if (full !== null && full.first !== from && full.end - full.first > words.length)
      return bodyName(tidyBody(naming, full.first, full.end), kind, noun);
  }
  const isCapital = isLarge(doc, headEnd - 1);
  const proper = kind === "organisation" && owner === null && !isCapital ? nameBefore(naming, from, body.first) : null;
  if (proper !== null) return bodyName(proper, kind, noun);
  // “the state-appointed Tolvan Rights Commission”: plain words before a name are none of it
  const own = owner === null && isCapital ? firstLarge(doc, tags, from, headEnd) : from;
  const name = tidyBody(naming, owner === null ? own : first, headEnd < coreEnd && isOf(phrase) ? coreEnd : headEnd);
  // “the rail company” is one told before as well
  const isCompany = owner === null && isThe(doc, range[0]) && !isCapital && body.fields[1] === "company";
  return { ...bodyName(name, kind, noun), isShort: isCompany || (isBare && (!isCapital || isThe(doc, range[0]))) };
}

function isLarge(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

// Where the capitals begin that run to the end of a name; `from` where small words stand between them.
function firstLarge(doc: Doc, tags: Uint8Array, from: number, end: number): number {
  let at = end;
  while (at > from && (isLarge(doc, at - 1) || (tags[at - 1] === WordClass.joint && isLarge(doc, at - 2)))) at -= 1;
  const isPlain = tags[at - 1] === WordClass.adjective || tags[at - 1] === WordClass.participle;
  return at > from && at < end && isPlain ? at : from;
}

// “the al-Shabab extremist group”, “the Hamas militant group”: a name before the words that say what it is.
function nameBefore(naming: NamingContext, from: number, noun: number): string | null {
  const { doc } = naming.context;
  const { tags } = naming.reader;
  let end = from;
  while (end < noun && (isLarge(doc, end) || tags[end] === WordClass.joint || tags[end + 1] === WordClass.joint))
    end += 1;
  // a plain word must stand between: “the Bergland group” may be called so
  if (end === from || end >= noun || tags[end] === WordClass.clitic || !isLarge(doc, end - 1)) return null;
  if (isOfEveryDay(naming, from) || sideAt(findSides(naming.context), from) !== null) return null;
  for (let at = end; at < noun; at++) if (!isNominal(tags[at] ?? 0) && tags[at] !== WordClass.adjective) return null;
  return tokensText(doc, from, end);
}

function isOf({ naming, headEnd }: SourcePhrase): boolean {
  return tokenText(naming.context.doc, headEnd).toLowerCase() === "of";
}

/** “Norland’s Defence Ministry”, “the Ministry of Defence of Norland” → Norlandic Defense Ministry. */
export function tidyBody(naming: Pick<NamingContext, "context">, first: number, end: number): string {
  const { doc } = naming.context;
  const sides = findSides(naming.context);
  let from = first;
  while (from < end && isThe(doc, from)) from += 1;
  const lead = sideAt(sides, from);
  let side = lead !== null && lead.form !== "party" && lead.first === from && lead.end < end ? lead.side : null;
  // “the Kenya Medical Association” is called so
  const isOwnWord = lead?.form === "name" && doc.kind[lead.end] !== TokenKind.clitic && !endsInMinistry(doc, end);
  if (isOwnWord && isLarge(doc, end - 1)) side = null;
  if (side !== null && lead !== null) from = lead.end;
  if (doc.kind[from] === TokenKind.clitic) from += 1;
  let to = end;
  const last = sideAt(sides, end - 1);
  const isLast = side === null && last !== null && last.end === end && last.first - 1 > from;
  if (isLast && tokenText(doc, last.first - 1).toLowerCase() === "of") {
    side = last.side;
    to = last.first - 1;
  }
  let name = unshouted(doc, from, to).replace(/\bdefence\b/gi, "Defense");
  name = name.replace(/\bcoastguard\b/gi, "coast guard");
  const ministry = /^ministry of (?:the )?(.+)$/i.exec(name);
  if (ministry !== null) name = `${ministry[1]} Ministry`;
  // “defence ministry” and “Defence Ministry” are one
  if (/ ministry$/i.test(name) && !/[^\p{L} ]/u.test(name))
    name = name.replace(/(?<= |^)\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase());
  return side === null ? name : `${sideAdjective(naming.context, side)} ${name}`;
}

// “MINISTRY OF ENERGY AND MINES” → Ministry of Energy and Mines: where a whole name is in capitals they tell nothing.
function unshouted(doc: Doc, from: number, to: number): string {
  const text = tokensText(doc, from, to);
  if (to - from < 2 || text !== text.toUpperCase() || !/\p{Lu}{5}/u.test(text)) return text;
  return text.toLowerCase().replace(/(?<=^|[\s-])\p{Ll}(?=\p{Ll}{3})/gu, (letter) => letter.toUpperCase());
}

function endsInMinistry(doc: Doc, end: number): boolean {
  return doc.hash[end - 1] === MINISTRY_HASH || doc.hash[end - 1] === MINISTRIES_HASH;
}

const MINISTRIES_HASH = hashWord("ministries", 0, "ministries".length);
const MINISTRY_HASH = hashWord("ministry", 0, "ministry".length);

/** The ministry of a minister: “Transport Minister Holt” → Transport Ministry. `range` is what stands before “Minister”. */
export function nameMinistry({ naming, names }: SourcePhrase, range: TokenRange): SourceName {
  const { doc } = naming.context;
  const lead = sideAt(findSides(naming.context), range[0]);
  const from = lead !== null && lead.first === range[0] && lead.end < range[1] ? lead.end : range[0];
  const start = doc.kind[from] === TokenKind.clitic ? from + 1 : from;
  const field = capitalise(tokensText(doc, start, range[1]).replace(/\bdefence\b/gi, "Defense"));
  const side = from > range[0] && lead !== null ? `${sideAdjective(naming.context, lead.side)} ` : "";
  if (field === "Prime") return bodyName(`${side}Prime Minister`, "office", "minister");
  const ministries = names.runsByEnd.get(MINISTRY_HASH) ?? [];
  const full = ministries.find((run) => run.body !== null && run.text.endsWith(`${field} Ministry`));
  return bodyName(
    full === undefined ? `${side}${field} Ministry` : tidyBody(naming, full.first, full.end),
    "agency",
    "minister",
  );
}

/** A post by its place: “Kale Mayor Holt”, “the mayor of Kale” → mayor of Kale; “the district governor” as said. */
export function nameOffice(
  { naming }: SourcePhrase,
  before: TokenRange | null,
  post: SourceWord,
  coreEnd: number,
): SourceName {
  const { doc } = naming.context;
  const { tags } = naming.reader;
  const noun = tokenText(doc, post.end - 1).toLowerCase();
  if (before !== null) {
    const place = withoutPossessive(tokensText(doc, before[0], before[1]));
    const isName = ((doc.shape[before[0]] ?? 0) & TokenShape.capital) !== 0 && !isCommonWord(naming, before[0]);
    return bodyName(isName ? `${noun} of ${place}` : `${place} ${noun}`, "office", noun);
  }
  for (let at = post.end; at < coreEnd; at++) {
    if (tags[at] !== WordClass.preposition) continue;
    // “governor of the coastal province of Salinas” is governor of Salinas
    let from = at + 1;
    while (from < coreEnd && !isLarge(doc, from)) from += 1;
    if (from >= coreEnd) from = at + 1;
    let end = from;
    while (end < coreEnd && (isThe(doc, end) || isLarge(doc, end))) end += 1;
    const place = tokensText(doc, from, Math.max(end, from + 1)).replace(/^the /i, "");
    // “the mayor in Kale” is the mayor of Kale; other languages keep their own small word
    const link = naming.context.lexicon.language === "en" ? "of" : tokenText(doc, at);
    return bodyName(`${noun} ${link} ${place}`, "office", noun);
  }
  return { ...bodyName(noun, "office", noun), isShort: true };
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
