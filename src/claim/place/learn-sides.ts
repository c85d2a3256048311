import { categoryBit, findPhrases, matchPhrase } from "../../lexicon/lexicon.ts";
import { foldOf, foldText } from "../../text/character.ts";
import { type Doc, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import { OPENER_FLAG } from "../../text/split-sentences.ts";
import { hashWord } from "../../text/vocabulary.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { SideForm, SideMention } from "./side-mention.ts";

interface Ending {
  /** What the adjective ends in: `ian`. */
  readonly adjective: string;
  /** What the name may end in instead, likeliest first: `ia`. */
  readonly names: readonly string[];
  /** True where the name itself must stand in the report: “Atlantic” is nobody’s adjective. */
  readonly needsName: boolean;
}

/** A word and where it stands, its first place first. Its text is cut only where a rule asks for it. */
interface Word {
  readonly tokens: number[];
}

/** The words of a report by the hash of their folded form: see {@link Doc.hash}. */
type Words = ReadonlyMap<number, Word>;

const CATEGORY = "demonyms";
// Shorter words meet by chance: Ali and Al, Ian and I.
const SHORTEST_NAME = 4;
const LETTER_S = 0x73;
const endingsByLexicon = new WeakMap<object, readonly Ending[]>();

/**
 * Sides that no list knows, told by the report itself: an adjective of a people beside its name (“Keldani soldiers …
 * Keldan said”), such an adjective before what only states and armies have (“Dravonian troops”), a name that owns a
 * ministry or an army (“Dravonia’s Defense Ministry”). Small states, new ones, and parts of states that act alone.
 */
export function learnSides(context: ClaimContext, listed: readonly SideMention[]): readonly SideMention[] {
  const { doc } = context;
  const words = nameWords(context, listed);
  if (words.size === 0) return [];
  const sides = new Map<string, { readonly side: string; readonly form: SideForm }>();
  const isKnown = (word: Word): boolean => sides.size > 0 && sides.has(foldedOf(doc, word));
  const endings = endingsOf(context);
  for (const word of words.values()) {
    if (!endsAsAdjective(doc, word, endings)) continue;
    const folded = foldedOf(doc, word);
    const adjective = folded.endsWith("s") && wordOf(words, folded.slice(0, -1)) ? folded.slice(0, -1) : folded;
    if (sides.has(adjective) && adjective !== folded) continue;
    const name = nameBehind(context, words, folded, word, endings);
    if (name === null) continue;
    sides.set(folded, { side: name, form: folded.endsWith("s") && isPlural(context, word) ? "people" : "adjective" });
    sides.set(foldText(name), { side: name, form: "name" });
  }
  // “Dravonians” beside “Dravonian”
  for (const [folded, { side, form }] of [...sides]) {
    if (form === "adjective" && wordOf(words, `${folded}s`)) sides.set(`${folded}s`, { side, form: "people" });
  }
  for (const word of words.values()) {
    const isSide = ownsOrgan(context, word) || standsInDateline(doc, word) || losesForces(context, word);
    if (isSide && !isKnown(word)) sides.set(foldedOf(doc, word), { side: textOf(doc, word), form: "name" });
  }
  const taught = new Set<number>();
  for (const [folded, { form }] of sides) {
    if (form === "name") for (const at of wordOf(words, folded)?.tokens ?? []) taught.add(at);
  }
  for (const word of taught.size > 0 ? words.values() : []) {
    if (!isKnown(word) && standsBesideSide(context, word, taught)) {
      sides.set(foldedOf(doc, word), { side: textOf(doc, word), form: "name" });
    }
  }
  if (sides.size > 0) addAdjectives(context, words, endings, sides);
  const mentions: SideMention[] = [];
  for (const [folded, { side, form }] of sides) {
    for (const token of wordOf(words, folded)?.tokens ?? []) {
      mentions.push({ first: token, end: token + 1, side, form, learned: true });
    }
  }
  return mentions;
}

// Once a name is known so are its adjectives, whatever they stand before: “two Dravonian”.
function addAdjectives(
  context: ClaimContext,
  words: Words,
  endings: readonly Ending[],
  sides: Map<string, { readonly side: string; readonly form: SideForm }>,
): void {
  for (const word of words.values()) {
    const folded = foldedOf(context.doc, word);
    if (sides.has(folded)) continue;
    const singular = folded.endsWith("s") ? folded.slice(0, -1) : folded;
    for (const { adjective, names } of endings) {
      if (!singular.endsWith(adjective)) continue;
      const stem = singular.slice(0, -adjective.length);
      const known = names.map((name) => sides.get(stem + name)).find((found) => found?.form === "name");
      if (known !== undefined && !isSurname(context, word)) {
        sides.set(folded, { side: known.side, form: singular === folded ? "adjective" : "people" });
        break;
      }
    }
  }
}

function textOf(doc: Doc, { tokens }: Word): string {
  return tokenText(doc, tokens[0] ?? 0);
}

function foldedOf(doc: Doc, word: Word): string {
  return foldText(textOf(doc, word));
}

function wordOf(words: Words, folded: string): Word | undefined {
  return words.get(hashWord(folded, 0, folded.length));
}

// Whether a word ends as an adjective of a people does, or as several of them do, letter by letter from its end.
function endsAsAdjective({ text, start, end }: Doc, { tokens }: Word, endings: readonly Ending[]): boolean {
  const token = tokens[0] ?? 0;
  const first = start[token] ?? 0;
  const last = (end[token] ?? 0) - 1;
  const letter = foldOf[text.charCodeAt(last)];
  for (let at = 0; at < endings.length; at++) {
    const adjective = endings[at]?.adjective ?? "";
    // nearly every word is told by its last letter to be none
    if (letter === adjective.charCodeAt(adjective.length - 1) && endsWith(text, first, last, adjective)) return true;
    if (letter === LETTER_S && endsWith(text, first, last - 1, adjective)) return true;
  }
  return false;
}

function endsWith(text: string, first: number, last: number, ending: string): boolean {
  let at = last;
  for (let letter = ending.length - 1; letter >= 0; letter--) {
    if (at < first || foldOf[text.charCodeAt(at)] !== ending.charCodeAt(letter)) return false;
    at -= 1;
  }
  return true;
}

// Capitalised words that no list explains.
function nameWords({ doc, lexicon }: ClaimContext, listed: readonly SideMention[]): Words {
  const words = new Map<number, Word>();
  const bit = categoryBit(lexicon, CATEGORY);
  let next = 0;
  for (let token = 0; token < doc.tokenCount; token++) {
    if (doc.kind[token] !== TokenKind.word || !isCapital(doc, token)) continue;
    while ((listed[next]?.end ?? token + 1) <= token) next += 1;
    const mention = listed[next];
    if (mention !== undefined && mention.first <= token) continue;
    if ((doc.end[token] ?? 0) - (doc.start[token] ?? 0) < SHORTEST_NAME) continue;
    if (((doc.flags[token] ?? 0) & bit) !== 0 && matchPhrase(lexicon, doc, token, CATEGORY) !== null) continue;
    const hash = doc.hash[token] ?? 0;
    const word = words.get(hash);
    if (word === undefined) words.set(hash, { tokens: [token] });
    else word.tokens.push(token);
  }
  return words;
}

// The name that an adjective belongs to: one of the report's own words, or what the ending makes of it before what only
// a side has; null where the word is no such adjective.
function nameBehind(
  context: ClaimContext,
  words: Words,
  folded: string,
  word: Word,
  endings: readonly Ending[],
): string | null {
  const { doc } = context;
  const singular = folded.endsWith("s") ? folded.slice(0, -1) : folded;
  for (const ending of endings) {
    if (!singular.endsWith(ending.adjective)) continue;
    const stem = singular.slice(0, -ending.adjective.length);
    if (stem.length < SHORTEST_NAME - 1) continue;
    const standsBefore = word.tokens.some((token) => beforeForm(context, coupled(context, token)) !== null);
    for (const name of ending.names) {
      const base = wordOf(words, stem + name);
      if (base === undefined || stem + name === singular) continue;
      const isToll = word.tokens.some((token) => standsBeforeToll(context, token)) && !isSurname(context, base);
      if (standsBefore || isToll || (isPlural(context, word) && !isSurname(context, base))) return textOf(doc, base);
    }
    // without its name in the report an adjective must stand before what only a side has: “Dravonian troops”
    if (ending.needsName) continue;
    const isOwner = word.tokens.some((token) => {
      const form = isAfterName(doc, token) ? null : beforeForm(context, token);
      return form === "organ" || (form === "group" && !isCapital(doc, token + 1));
    });
    if (isOwner && folded === singular) {
      const text = textOf(doc, word);
      return text.slice(0, text.length - ending.adjective.length) + writtenLike(text, ending.names[0] ?? "");
    }
  }
  return null;
}

// “Keldani and Dravonian troops”: the noun behind the second belongs to the first as well.
function coupled({ doc, lexicon }: ClaimContext, token: number): number {
  const isAnd = matchPhrase(lexicon, doc, token + 1, "joints")?.phrase.fields[0] === "and";
  return isAnd && isCapital(doc, token + 2) ? token + 2 : token;
}

// What kind of noun follows the word: people and things that belong to a side, or a body that speaks for it.
function beforeForm({ doc, lexicon }: ClaimContext, token: number): "group" | "land" | "organ" | null {
  const match = matchPhrase(lexicon, doc, token + 1, CATEGORY);
  const form = match === null || doc.sentence[token + 1] !== doc.sentence[token] ? null : match.phrase.fields[0];
  return form === "group" || form === "land" || form === "organ" ? form : null;
}

// “Dravonia’s Defense Ministry”: the name owns what only a side has. Not “Colonel Marr’s army”.
function ownsOrgan(context: ClaimContext, { tokens }: Word): boolean {
  for (const token of tokens) if (ownsOrganAt(context, token)) return true;
  return false;
}

function ownsOrganAt(context: ClaimContext, token: number): boolean {
  const { doc } = context;
  const behind = doc.kind[token + 1];
  if (behind !== TokenKind.period && behind !== TokenKind.clitic) return false;
  if (isFollowedByOrgan(context, token)) return true;
  if (behind !== TokenKind.clitic || beforeForm(context, token + 1) !== "organ") return false;
  const isFirst = token === doc.sentenceFirst[doc.sentence[token] ?? 0];
  const follows = !isFirst && doc.kind[token - 1] === TokenKind.word && isCapital(doc, token - 1);
  return !follows || ((doc.flags[token - 1] ?? 0) & OPENER_FLAG) !== 0;
}

// “Dravonian deaths”: beside “Dravonia”, what is counted of it.
function standsBeforeToll({ doc, lexicon }: ClaimContext, token: number): boolean {
  const match = matchPhrase(lexicon, doc, token + 1, "measures");
  return (
    match !== null && doc.sentence[token + 1] === doc.sentence[token] && /\btoll\b/.test(match.phrase.fields[1] ?? "")
  );
}

// “Keldan lost 120 soldiers”, “22: soldiers Keldan admits losing”: whose forces are lost is a side.
const LOSS_REACH = 3;

function losesForces(context: ClaimContext, { tokens }: Word): boolean {
  const bit = categoryBit(context.lexicon, "measures");
  for (const token of tokens) if (losesForcesAt(context, token, bit)) return true;
  return false;
}

function losesForcesAt(context: ClaimContext, token: number, bit: number): boolean {
  const { doc } = context;
  if (isCapital(doc, token + 1)) return false;
  const loss = lossBehind(context, token, bit);
  if (loss === 0 || isAfterName(doc, token)) return false;
  if (beforeForm(context, token - 2) === "group") return true;
  return loss < LOSS_REACH && [1, 2, 3, 4].some((step) => beforeForm(context, token + loss + step) === "group");
}

// How many tokens behind a name its loss is told; 0 where none is.
function lossBehind({ doc, lexicon }: ClaimContext, name: number, bit: number): number {
  for (let step = 1; step <= LOSS_REACH && name + step < doc.tokenCount; step++) {
    const token = name + step;
    if (((doc.flags[token] ?? 0) & bit) === 0 || doc.sentence[token] !== doc.sentence[name]) continue;
    const fields = matchPhrase(lexicon, doc, token, "measures")?.phrase.fields;
    if (fields?.[0] === "lost" && /\b(?:verb|part)\b/.test(fields[1] ?? "")) return step;
  }
  return 0;
}

// “The highest comes from Lethia. Its General Staff claims …”
function isFollowedByOrgan({ doc, lexicon }: ClaimContext, token: number): boolean {
  if (doc.kind[token + 1] !== TokenKind.period || isAfterName(doc, token)) return false;
  if (matchPhrase(lexicon, doc, token + 2, "offices")?.phrase.fields[0] !== "own") return false;
  const organ = matchPhrase(lexicon, doc, token + 3, CATEGORY);
  if (organ?.phrase.fields[0] !== "organ") return false;
  // what a state has and no company: not “its president”, “its officials”
  return findPhrases(lexicon, doc, "offices", organ.first, organ.end).some(({ phrase }) => phrase.fields[0] === "war");
}

// “VELDIN, Dravonia (TNS) —”: a wire's first line names town and country.
function standsInDateline(doc: Doc, { tokens }: Word): boolean {
  for (const token of tokens) if (standsInDatelineAt(doc, token)) return true;
  return false;
}

function standsInDatelineAt(doc: Doc, token: number): boolean {
  if (doc.kind[token - 1] !== TokenKind.comma || !isAllCapitals(doc, token - 2)) return false;
  let first = token - 2;
  while (first > 0 && doc.sentence[first - 1] === doc.sentence[token] && isAllCapitals(doc, first - 1)) first -= 1;
  const opensLine = ((doc.shape[first] ?? 0) & TokenShape.lineStart) !== 0;
  return opensLine && (tokenText(doc, token + 1) === "(" || doc.kind[token + 1] === TokenKind.dash);
}

// “Dravonia and Keldan”: a name that is coupled with one that the report has taught.
function standsBesideSide({ doc, lexicon }: ClaimContext, word: Word, taught: ReadonlySet<number>): boolean {
  if (word.tokens.length < 2) return false;
  return word.tokens.some(
    (token) =>
      !isAfterName(doc, token) &&
      [1, -1].some(
        (way) =>
          taught.has(token + 2 * way) && matchPhrase(lexicon, doc, token + way, "joints")?.phrase.fields[0] === "and",
      ),
  );
}

function isCapital(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isAllCapitals(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.allCapitals) !== 0;
}

function isPlural({ doc }: ClaimContext, word: Word): boolean {
  return word.tokens.some((token) => {
    const next = token + 1;
    const nextIsName = doc.kind[next] === TokenKind.word && isCapital(doc, next);
    return textOf(doc, word).toLowerCase().endsWith("s") && !nextIsName && !isAfterName(doc, token);
  });
}

function isSurname({ doc }: ClaimContext, word: Word): boolean {
  return word.tokens.every((token) => isAfterName(doc, token));
}

function isAfterName(doc: Doc, token: number): boolean {
  const before = token - 1;
  if (before < 0 || doc.sentence[before] !== doc.sentence[token]) return false;
  if (doc.kind[before] !== TokenKind.word || !isCapital(doc, before)) return false;
  // a sentence’s first word has its capital by its place
  return before > (doc.sentenceFirst[doc.sentence[token] ?? 0] ?? 0);
}

function writtenLike(model: string, ending: string): string {
  const letters = ending === "-" ? "" : ending;
  return model === model.toUpperCase() ? letters.toUpperCase() : letters;
}

function endingsOf({ lexicon }: ClaimContext): readonly Ending[] {
  const known = endingsByLexicon.get(lexicon);
  if (known !== undefined) return known;
  const endings = lexicon.phrasesByWord
    .flatMap((phrases) => phrases ?? [])
    .filter((phrase) => phrase.category === CATEGORY && phrase.fields[0] === "ending")
    .map((phrase) => ({
      adjective: foldText(phrase.text),
      names: (phrase.fields[1] ?? "").split(" ").map((name) => (name === "-" ? "" : name)),
      needsName: phrase.fields[2] === "named",
    }))
    .sort((a, b) => b.adjective.length - a.adjective.length);
  endingsByLexicon.set(lexicon, endings);
  return endings;
}
