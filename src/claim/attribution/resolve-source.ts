import { sentenceTokens, tokenText } from "../../text/doc.ts";
import { findSides, sidesWithin } from "../place/find-sides.ts";
import { readDateline } from "../time/read-dateline.ts";
import { readSentence } from "./attribution-reader.ts";
import { completeName, ownBodyOf } from "./full-name.ts";
import { mentionsIn } from "./mentions-in.ts";
import { isCommonWord, tidyBody } from "./name-body.ts";
import { nameSource } from "./name-source.ts";
import { nounPhraseBefore, type TokenRange } from "./noun-phrase.ts";
import { fullBodyOf, reportNamesOf } from "./report-names.ts";
import { sideAdjective } from "./side-adjective.ts";
import { attributionsIn, type SourceBook } from "./source-book.ts";
import { bodyName, isThe, type SourceName } from "./source-name.ts";
import { calledToo, genericKindsOf, sourceWordAt, wordsOfClass } from "./source-words.ts";
import { officeOf } from "./state-office.ts";
import { type Fits, isBody, isPlainName, isSeveral, pronounAt } from "./what-fits.ts";
import { WordClass } from "./word-class.ts";

/** How far back a pronoun or short form may look for what it stands for, in sentences. */
const REACH = 12;
/** How far back for “the ministry”, which may stand far from its name. */
const LONG_REACH = 60;

/** Whose word it is, with pronouns and short forms resolved to the source they stand for; as said where that fails. */
export function resolveSource(book: SourceBook, range: TokenRange, depth = 0): SourceName {
  const key = range[0] * 4096 + (range[1] - range[0]);
  const known = book.named.get(key);
  if (known !== undefined) return known;
  const name = asWithin(book, range, completeName(book, resolve(book, range, depth)));
  book.named.set(key, name);
  return name;
}

// “Local officials” at a sentence’s beginning are “local officials”: the capital is the sentence’s.
function asWithin(book: SourceBook, [first]: TokenRange, name: SourceName): SourceName {
  const { doc } = book.context;
  const word = tokenText(doc, first);
  const opens = doc.sentenceFirst[doc.sentence[first] ?? 0] === first;
  if (!opens || !name.name.startsWith(word) || /^.\P{Lu}*\p{Lu}/u.test(name.name)) return name;
  const { lexicon } = book.context;
  const isCased = sourceWordAt(lexicon, doc, first, first + 1, "cased") !== null;
  return isCommonWord(book, first) && !isCased
    ? { ...name, name: word.charAt(0).toLowerCase() + name.name.slice(1) }
    : name;
}

function resolve(book: SourceBook, range: TokenRange, depth: number): SourceName {
  const { tags } = book.reader;
  const { doc } = book.context;
  const sentence = doc.sentence[range[0]] ?? 0;
  const tag = tags[range[0]] ?? 0;
  const said = nameSource(book, range);
  if (depth > 3) return said;
  if (tag === WordClass.relative) return resolveRelative(book, range, sentence, depth) ?? said;
  if (isOfThem(tags, range)) {
    const whole = searchBack(book, sentence, range[0], depth, isSeveral);
    return whole === null ? said : { ...whole, anonymous: true, isPerson: true, shortBody: null };
  }
  const isSole = range[1] - range[0] === 1 || tag === WordClass.possessive;
  const pronoun = isSole ? pronounAt(book.context.lexicon, doc, range[0]) : null;
  // “its operator, Karst Coal”: the name is told, whoever “its” is
  if (pronoun !== null && said.isApposed) return said;
  if (pronoun !== null) {
    const state = tag === WordClass.possessive && said.kind === "agency" ? stateBefore(book, range[0]) : null;
    if (state !== null) return owned(book, state, range, said);
    // only a state or a body has a ministry: “its defence ministry”
    const fits =
      tag === WordClass.possessive && said.kind === "agency" && pronoun.standsFor !== "person" ? isBody : pronoun.fits;
    const stands = searchBack(book, sentence, range[0], depth, fits);
    if (stands === null) return said;
    const whose = pronoun.standsFor === "thing" ? asThing(stands) : stands;
    if (tag === WordClass.possessive && range[1] - range[0] > 1) return owned(book, whose, range, said);
    return whose;
  }
  return resolveShort(book, range, said, sentence, depth);
}

// “One of them”, “two of us”, also with what they are: “one of them, a teacher”.
function isOfThem(tags: Uint8Array, [first, end]: TokenRange): boolean {
  const isSome = tags[first] === WordClass.pronoun || tags[first] === WordClass.number;
  return isSome && end - first > 2 && tags[first + 1] === WordClass.preposition && tags[first + 2] === WordClass.object;
}

// “the official”, “the ministry”, “officials”, “an alliance spokesman”.
function resolveShort(
  book: SourceBook,
  range: TokenRange,
  said: SourceName,
  sentence: number,
  depth: number,
): SourceName {
  const { noun, shortBody } = said;
  const spokenFor = bodyOfVoice(book, range, said, sentence, depth);
  if (spokenFor !== null) return spokenFor;
  if (said.isShort && noun !== null) {
    const stands =
      searchBack(book, sentence, range[0], depth, (other) => !other.isShort && isCalled(book, other, noun), true) ??
      (isOfCompany(book, noun) ? searchBack(book, sentence, range[0], depth, isCompany(book), true) : null);
    // “the alliance” after its spokesman: the body, not who spoke for it
    if (stands !== null && stands.bodyNoun === noun && stands.noun !== noun)
      return { ...stands, anonymous: false, isPerson: false, noun, bodyNoun: null };
    if (stands !== null)
      return {
        ...stands,
        anonymous: stands.anonymous || (said.anonymous && stands.kind !== "person" && stands.noun !== noun),
      };
    // nobody in particular: in a report with one office that gives the figures it is that office
    if (wordsOfClass(book.context.lexicon, "nobodys").has(noun)) {
      const authority = searchBack(book, sentence, range[0], depth, isAuthority, true);
      return authority ?? officeOf(book, null, (inner) => resolveSource(book, inner, depth + 1)) ?? said;
    }
    const full = fullBodyOf(reportNamesOf(book.context), book.context.doc, [book.context.doc.hash[range[1] - 1] ?? 0]);
    if (full !== null && isBody(said) && full.end <= range[0])
      return { ...said, name: tidyBody(book, full.first, full.end), isShort: false };
  }
  // “The lowest is Dravonia’s own. The defence ministry says …”
  if (
    said.kind === "agency" &&
    noun === "ministry" &&
    /^\S+ Ministry$/.test(said.name) &&
    ownBodyOf(book.context) === null
  ) {
    const state = onlyStateBefore(book, range[0]);
    if (state !== null) return { ...said, name: `${sideAdjective(book.context, state)} ${said.name}`, isShort: false };
  }
  if (said.isShort && noun !== null && !said.isPerson) {
    const body = genericOf(book, noun, (fits) => searchBack(book, sentence, range[0], depth, fits, true));
    if (body !== null) return { ...body, noun };
  }
  if (shortBody === null) return said;
  const body = searchBack(
    book,
    sentence,
    range[0],
    depth,
    (other) => !other.isShort && isBody(other) && isCalled(book, other, shortBody),
  );
  if (body === null && shortBody === MILITARY) {
    const alliance = searchBack(book, sentence, range[0], depth, isAlliance(book));
    if (alliance !== null && alliance.kind === "organisation")
      return { ...alliance, anonymous: said.anonymous, isPerson: said.isPerson, noun, shortBody: null };
  }
  const told = body ?? genericOf(book, shortBody, (fits) => searchBack(book, sentence, range[0], depth, fits, true));
  return told === null ? said : { ...told, anonymous: said.anonymous, isPerson: said.isPerson, noun, shortBody: null };
}

// “the group”, “the organization” after a body of that kind with another word in its name.
function genericOf(
  { context }: SourceBook,
  noun: string,
  search: (fits: Fits) => SourceName | null,
): SourceName | null {
  const kinds = genericKindsOf(context.lexicon).get(noun);
  if (kinds === undefined) return null;
  return search((other) => !other.isShort && isBody(other) && /^\p{Lu}/u.test(other.name) && kinds.has(other.kind));
}

// “spokesman Ira Holt said”, “a spokeswoman said”: for the body that the paragraph told of last.
function bodyOfVoice(
  book: SourceBook,
  range: TokenRange,
  { kind, noun, anonymous }: SourceName,
  sentence: number,
  depth: number,
): SourceName | null {
  const { doc } = book.context;
  if (kind !== "person" || noun === null || !isVoice(book, noun) || isThe(doc, range[0])) return null;
  for (let at = range[0]; at < range[1]; at++) if (book.reader.tags[at] === WordClass.preposition) return null;
  let opening = sentence;
  while (opening > 0 && doc.paragraph[opening - 1] === doc.paragraph[sentence]) opening -= 1;
  const isTold: Fits = (other) => isBody(other) && other.kind !== "outlet" && other.kind !== "document";
  const body = searchBack(book, sentence, range[0], depth, isTold, false, opening);
  return body === null ? null : { ...body, anonymous, isPerson: true, noun, bodyNoun: body.noun, isShort: false };
}

function isVoice({ context }: SourceBook, noun: string): boolean {
  return wordsOfClass(context.lexicon, "voice").has(noun);
}

// “the company”, “the airline”, “the operator”: the lexicon knows them for one kind of body.
function isOfCompany({ context }: SourceBook, noun: string): boolean {
  return calledToo(context.lexicon).get(noun) === COMPANY;
}

const COMPANY = "company";

function asThing(name: SourceName): SourceName {
  return isPlainName(name) ? { ...name, kind: "organisation", isPerson: false } : name;
}

// A body known for a company, or a name that nothing marks as a person’s.
function isCompany(book: SourceBook): Fits {
  const town = readDateline(book.context)?.city ?? null;
  return (name) =>
    !name.isShort &&
    ((name.noun !== null && name.kind === "organisation" && isOfCompany(book, name.noun)) ||
      (isPlainName(name) && / /.test(name.name) && name.name !== town));
}

/** “a senior military officer” in a report of an alliance’s word is the alliance’s. */
const MILITARY = "military";
const ALLIANCE = "alliance";

function isAlliance({ context }: SourceBook): Fits {
  return ({ noun, isShort }) =>
    !isShort && noun !== null && (noun === ALLIANCE || calledToo(context.lexicon).get(noun) === ALLIANCE);
}

function isAuthority({ kind, isShort, anonymous, noun }: SourceName): boolean {
  return (
    (kind === "agency" || kind === "office") && !isShort && !anonymous && noun !== "officials" && noun !== "authorities"
  );
}

// “the official” after “a senior NATO officer”: by the noun, or by what such people and bodies are also called.
function isCalled({ context }: SourceBook, name: SourceName, noun: string): boolean {
  if (name.noun === noun || name.rank === noun || name.bodyNoun === noun || name.name.toLowerCase() === noun)
    return true;
  if (name.name.toLowerCase().endsWith(` ${noun}`)) return true;
  const officials = wordsOfClass(context.lexicon, "anyone");
  return name.anonymous && officials.has(noun) && officials.has(name.noun ?? "");
}

// “its Defense Ministry” → the ministry of the state that “its” stands for.
function owned(book: SourceBook, owner: SourceName, range: TokenRange, said: SourceName): SourceName {
  if (owner.kind === "person" || owner.kind === "office" || owner.anonymous) return owner;
  // “their daughter” is no one’s spokeswoman
  if (said.kind === "witness") return said;
  if (said.kind === "person" || said.anonymous) {
    return isBody(owner) ? { ...owner, anonymous: said.anonymous, noun: said.noun } : said;
  }
  const rest = nameSource(book, [range[0] + 1, range[1]]);
  if (rest.kind === "document") return { ...owner, anonymous: false };
  // an alliance has no defence ministry: whoever “its” is, it is not this one
  if (/ Ministry$/.test(rest.name) && owner.kind !== "state") return said;
  const lead = owner.kind === "state" ? sideAdjective(book.context, owner.name) : owner.name;
  return rest.name.includes(lead) ? rest : { ...rest, name: `${lead} ${rest.name}`, isShort: false };
}

/** Sentences back that the state behind “its Defense Ministry” may stand. */
const STATE_REACH = 1;

// “Its General Staff”: a ministry or an army is a state’s, and the state may stand anywhere before it: the subject of its
// own or the last sentence, else the last one named.
function stateBefore(book: SourceBook, token: number): SourceName | null {
  const { doc } = book.context;
  const sentence = doc.sentence[token] ?? 0;
  const [from] = sentenceTokens(doc, Math.max(0, sentence - STATE_REACH));
  const named = sidesWithin(findSides(book.context), from, token).filter(
    ({ form }) => form === "name" || form === "capital" || form === "office",
  );
  const own = named.filter(({ first }) => doc.sentence[first] === sentence);
  const last = named.filter(({ first }) => doc.sentence[first] !== sentence);
  const state = own.at(-1) ?? last.find(({ first }) => first === doc.sentenceFirst[sentence - 1]) ?? last.at(-1);
  return state === undefined ? null : bodyName(state.side, "state", null);
}

// The one state that the last sentence and this one name before a token; null where there are two.
function onlyStateBefore(book: SourceBook, token: number): string | null {
  const { doc } = book.context;
  const sentence = doc.sentence[token] ?? 0;
  if (sentence === 0 || doc.paragraph[sentence - 1] !== doc.paragraph[sentence]) return null;
  const [from] = sentenceTokens(doc, sentence - 1);
  const states = new Set(
    sidesWithin(findSides(book.context), from, token)
      .filter(({ form }) => form === "name" || form === "capital")
      .map(({ side }) => side),
  );
  const [state] = states;
  return states.size === 1 && state !== undefined ? state : null;
}

// “Iosef Marr, who said”, “the monitors, which put”
function resolveRelative(book: SourceBook, range: TokenRange, sentence: number, depth: number): SourceName | null {
  const s = readSentence(book.reader, sentence);
  let end = range[0];
  while (end > s.first && (s.tags[end - 1] === WordClass.comma || s.tags[end - 1] === WordClass.preposition)) end -= 1;
  const phrase = nounPhraseBefore(s, end);
  if (phrase === null) return null;
  // “the district governor, Iosef Holt, who said”: the role before the name belongs to it
  const role = s.tags[phrase[0] - 1] === WordClass.comma ? nounPhraseBefore(s, phrase[0] - 1) : null;
  const isRole = role !== null && s.words.isRole[book.context.doc.word[role[1] - 1] ?? 0] === 1;
  return resolveSource(book, isRole && role !== null ? [role[0], phrase[1]] : phrase, depth + 1);
}

/** The nearest source or subject before a token that fits; null where none does within reach. */
function searchBack(
  book: SourceBook,
  sentence: number,
  before: number,
  depth: number,
  fits: Fits,
  toBeginning = false,
  opening = 0,
): SourceName | null {
  const lowest = Math.max(opening, sentence - (toBeginning ? LONG_REACH : REACH));
  for (let at = sentence; at >= lowest; at--) {
    for (const range of mentionsIn(book, at, at === sentence ? before : Number.POSITIVE_INFINITY)) {
      const name = resolveSource(book, range, depth + 1);
      if (!fits(name) || isBarePronoun(book, range, name)) continue;
      if (isNamed(name) || isToldBody(book, name) || isSource(book, at, range)) return name;
    }
  }
  return null;
}

// “The last time”, “three in four”: a subject is what “it” stands for only if it has a name
function isNamed({ name, bodyNoun }: SourceName): boolean {
  return bodyNoun !== null || /^\p{Lu}/u.test(name);
}

// “The institute spent weeks there; its director said”
function isToldBody({ context }: SourceBook, { noun, isPerson }: SourceName): boolean {
  return noun !== null && !isPerson && wordsOfClass(context.lexicon, "body").has(noun);
}

function isSource(book: SourceBook, sentence: number, range: TokenRange): boolean {
  return attributionsIn(book, sentence).some(({ candidate }) => candidate.source?.[0] === range[0]);
}

function isBarePronoun(book: SourceBook, range: TokenRange, name: SourceName): boolean {
  return (
    range[1] - range[0] === 1 &&
    pronounAt(book.context.lexicon, book.context.doc, range[0])?.text === name.name.toLowerCase()
  );
}
