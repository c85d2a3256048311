import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
import { type Lexicon, matchPhrase } from "../../lexicon/lexicon.ts";
import { foldText } from "../../text/character.ts";
import { type Doc, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import { bodyOf } from "../body-of.ts";
import type { ClaimContext } from "../claim-context.ts";
import { learnCapitals } from "./learn-capitals.ts";
import { learnSides } from "./learn-sides.ts";
import type { SideForm, SideMention } from "./side-mention.ts";

const CATEGORY = "demonyms";
const FORMS: readonly string[] = ["name", "adjective", "people", "capital", "office", "leader", "party"];
const smallByLexicon = new WeakMap<Lexicon, boolean>();
const kept = new WeakMap<Doc, readonly SideMention[]>();

/**
 * Every word of the report that tells a side, from left to right: those of the lexicon (“Russian”, “Kyiv”, “the
 * Kremlin”) and those that the report itself teaches (“Keldan” from “Keldani troops”). Found once a doc, then kept.
 */
export function findSides(context: ClaimContext): readonly SideMention[] {
  const known = kept.get(context.doc);
  if (known !== undefined) return known;
  const listed = listSides(context);
  const own = [...listed, ...learnSides(context, listed)];
  const told = context.in === "title" ? [...own, ...toldByText(context, own)] : own;
  const mentions = [...told, ...learnCapitals(context, told)].sort((a, b) => a.first - b.first || b.end - a.end);
  kept.set(context.doc, mentions);
  return mentions;
}

// A headline is too short to teach a side: what its text teaches holds for it.
function toldByText(context: ClaimContext, own: readonly SideMention[]): readonly SideMention[] {
  const { doc } = context;
  const text = bodyOf(context);
  const taught = new Map<string, SideMention>();
  for (const mention of findSides(text)) {
    if (mention.learned && mention.form !== "capital")
      taught.set(foldText(tokenText(text.doc, mention.first)), mention);
  }
  if (taught.size === 0) return [];
  const told: SideMention[] = [];
  for (let token = 0; token < doc.tokenCount; token++) {
    if (((doc.shape[token] ?? 0) & TokenShape.capital) === 0 || own.some(({ first }) => first === token)) continue;
    const mention = taught.get(foldText(tokenText(doc, token)));
    if (mention !== undefined) told.push({ ...mention, first: token, end: token + 1 });
  }
  return told;
}

/** The mention that covers a token; null where none does. */
export function sideAt(mentions: readonly SideMention[], token: number): SideMention | null {
  const at = firstEndingAfter(mentions, token);
  const mention = mentions[at];
  return mention !== undefined && mention.first <= token ? mention : null;
}

/** The mentions inside tokens `[first, end)`, from left to right. */
export function sidesWithin(mentions: readonly SideMention[], first: number, end: number): readonly SideMention[] {
  const within: SideMention[] = [];
  for (let at = firstEndingAfter(mentions, first); at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.first >= end) break;
    if (mention.first >= first && mention.end <= end) within.push(mention);
  }
  return within;
}

/** True where every word of the sentence is in capitals: a headline or an old wire, where capitals tell no names. */
export function isCapitalSentence(doc: Doc, sentence: number): boolean {
  return doc.sentenceHasSmall[sentence] === 0;
}

/** Index of the first mention whose end lies behind a token. Mentions never overlap and are in order. */
export function firstEndingAfter(mentions: readonly SideMention[], token: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.end ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function listSides({ doc, lexicon }: ClaimContext): readonly SideMention[] {
  const mentions: SideMention[] = [];
  const opens = sideOpenersOf(lexicon);
  const hasSmall = writesSmall(lexicon);
  for (let token = 0; token < doc.tokenCount; token++) {
    if (opens[doc.word[token] ?? 0] === 0) continue;
    const isCapital = (((doc.shape[token] ?? 0) | (doc.shape[token + 1] ?? 0)) & TokenShape.capital) !== 0;
    if (!isCapital && !hasSmall) continue;
    const match = matchPhrase(lexicon, doc, token, CATEGORY);
    if (match === null) continue;
    const [form = "", side = "", guard = ""] = match.phrase.fields;
    // “the Kremlin”, “the United States”: the article may be small, the name may not
    if (((doc.shape[match.end - 1] ?? 0) & TokenShape.capital) === 0 && guard !== "small") continue;
    token = match.end - 1;
    if (!isSideForm(form) || !isWrittenSo(doc, match.first, match.phrase.text, guard)) continue;
    // “the Niger River”, “the Jordan Valley” is no state’s
    if (form === "name" && isWater({ doc, lexicon }, match.end)) continue;
    if ((guard === "person" || form === "capital") && isInsideName(doc, match.first, match.end, guard)) continue;
    mentions.push({ first: match.first, end: match.end, side, form, learned: false });
  }
  return mentions;
}

function isWater({ doc, lexicon }: Pick<ClaimContext, "doc" | "lexicon">, token: number): boolean {
  if (((doc.shape[token] ?? 0) & TokenShape.capital) === 0) return false;
  return matchPhrase(lexicon, doc, token, CATEGORY)?.phrase.fields[0] === "water";
}

// 1 for words that a side may begin with, or a longer phrase that would hold one (“New Mexico”): not “in”, “of”, “army”.
const sideOpenersOf = keepByLexicon((lexicon): Uint8Array => {
  const opens = new Uint8Array(lexicon.vocabulary.words.length);
  for (const [number, phrases] of lexicon.phrasesByWord.entries()) {
    for (const { category, fields, hashes } of phrases ?? []) {
      if (category === CATEGORY && (isSideForm(fields[0] ?? "") || hashes.length > 1)) opens[number] = 1;
    }
  }
  return opens;
});

// Languages that write adjectives of peoples small (“ruso”) say so in their words.
function writesSmall(lexicon: Lexicon): boolean {
  const known = smallByLexicon.get(lexicon);
  if (known !== undefined) return known;
  const isSmall = lexicon.phrasesByWord.some((phrases) =>
    (phrases ?? []).some(({ category, fields }) => category === CATEGORY && fields[2] === "small"),
  );
  smallByLexicon.set(lexicon, isSmall);
  return isSmall;
}

function isSideForm(form: string): form is SideForm {
  return FORMS.includes(form);
}

// Abbreviations are sides only in capitals: “us” is no state, and in a headline all in capitals nor is “US”.
function isWrittenSo(doc: Doc, token: number, text: string, guard: string): boolean {
  if (text !== text.toUpperCase()) return true;
  if (((doc.shape[token] ?? 0) & TokenShape.allCapitals) === 0) return false;
  return guard !== "cased" || !isCapitalSentence(doc, doc.sentence[token] ?? 0);
}

// “Chad Smith”, “Michael Jordan”, “the Washington Post”: part of another name.
function isInsideName(doc: Doc, first: number, end: number, guard: string): boolean {
  if (isCapitalSentence(doc, doc.sentence[first] ?? 0)) return false;
  if (isName(doc, end) && doc.sentence[end] === doc.sentence[first]) return true;
  return guard === "person" && isName(doc, first - 1) && doc.sentence[first - 1] === doc.sentence[first];
}

function isName(doc: Doc, token: number): boolean {
  return doc.kind[token] === TokenKind.word && ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}
