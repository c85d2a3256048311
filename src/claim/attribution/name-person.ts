import { type Doc, TokenKind, TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { readSentence } from "./attribution-reader.ts";
import { nameBodyWords, nameMinistry, nameOffice } from "./name-body.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { fullNameOf, type NameRun } from "./report-names.ts";
import {
  bodyName,
  isThe,
  knownName,
  personName,
  type SourceName,
  type SourcePhrase,
  withArticle,
  withoutPossessive,
} from "./source-name.ts";
import { firstSourceWord, lastSourceWord, type SourceWord, sourceWordAt } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/** Capitalised words that follow a role: “spokesman Cmdr. Elio Brandt”; null where none do. */
export function nameAfterRole(doc: Doc, tags: Uint8Array, from: number, end: number): TokenRange | null {
  let at = from;
  while (at < end && (tags[at] === WordClass.joint || tags[at] === WordClass.bracket)) at += 1;
  if (at >= end || ((doc.shape[at] ?? 0) & TokenShape.capital) === 0 || doc.kind[at] !== TokenKind.word) return null;
  return [at, end];
}

/** The word by which one of that role may be called again: “Gen.” → general, “spokeswoman”. */
export function nounOf({ doc }: ClaimContext, role: SourceWord): string {
  return (role.class === "title" ? role.fields[0] : undefined) ?? tokenText(doc, role.end - 1).toLowerCase();
}

/** The rank or title that a name begins with: “Gen. Ruth Holt” → general; null where it begins with none. */
export function rankOf(context: ClaimContext, [first, end]: TokenRange): string | null {
  const title = sourceWordAt(context.lexicon, context.doc, first, end, "title");
  return title === null ? null : nounOf(context, title);
}

/**
 * A person with name and role. Who speaks for a body is named by it (“coast guard spokesman Holt”, “Transport Minister
 * Holt”, “agency chief Holt”), a mayor or governor by the place, all others by their own name.
 */
export function nameRolePerson(phrase: SourcePhrase, role: SourceWord, named: TokenRange): SourceName {
  const { naming, first, coreEnd, owner } = phrase;
  const { doc, lexicon } = naming.context;
  // titles may follow one another: “Defense Minister Gen. Holt”
  const post = firstSourceWord(lexicon, doc, first, named[0], "voice", "minister", "chief", "office") ?? role;
  const before: TokenRange | null = post.first > first ? [first, post.first] : null;
  const inName = firstSourceWord(lexicon, doc, named[0], named[1], "name");
  if (inName !== null && inName.fields[1] === "person") return personName(inName.fields[0] ?? "");
  if (before !== null && (post.class === "voice" || post.class === "chief")) {
    const body = nameBodyWords(phrase, before);
    if (body !== null) {
      const shortBody = body.isShort ? body.noun : null;
      const noun = nounOf(naming.context, post);
      return { ...body, anonymous: false, isPerson: true, noun, bodyNoun: body.noun, shortBody, isShort: false };
    }
  }
  if (post.class === "minister" && before !== null) return { ...nameMinistry(phrase, before), isPerson: true };
  if (post.class === "office")
    return { ...nameOffice(phrase, before ?? owner?.range ?? null, post, coreEnd), isPerson: true };
  return fromApposition(phrase, { ...personName(ownName(phrase, named)), noun: nounOf(naming.context, role) });
}

/** A person whose name is not told: “a senior NATO officer”, “coastguard officers”, “a spokesman for the ministry”. */
export function nameUnnamed(phrase: SourcePhrase, role: SourceWord): SourceName {
  const { naming, range, first, coreEnd, owner } = phrase;
  const { doc, lexicon } = naming.context;
  const { tags } = naming.reader;
  const noun = tokenText(doc, role.end - 1).toLowerCase();
  let at = owner?.end ?? (tags[first] === WordClass.possessive ? first + 1 : first);
  while (
    at < role.first &&
    (sourceWordAt(lexicon, doc, at, role.first, "rank", "anonymous") !== null ||
      tags[at] === WordClass.adverb ||
      tags[at] === WordClass.number)
  )
    at += 1;
  const isPossessed = owner !== null || tags[range[0]] === WordClass.possessive;
  const isDefinite = isThe(doc, range[0]) || isPossessed;
  const isBare = at === role.first && role.end === coreEnd && owner === null;
  const isMany = /s$/.test(noun) || noun === "people" || noun === "police";
  if (role.class === "office") {
    const office = nameOffice(phrase, at < role.first ? [at, role.first] : (owner?.range ?? null), role, coreEnd);
    return { ...office, anonymous: !isDefinite && !isMany, isPerson: true, isShort: isDefinite && isBare };
  }
  if (role.class === "minister" && at < role.first)
    return { ...nameMinistry(phrase, [at, role.first]), isPerson: true };
  if (role.class === "minister") return { ...personName(noun), kind: "office", noun, isShort: isDefinite };
  if (role.class === "witness") {
    const name = tokensText(doc, isDefinite ? first : at, coreEnd);
    return {
      ...personName(name),
      kind: "witness",
      anonymous: !isDefinite && !isMany,
      noun,
      isShort: isDefinite && isBare,
    };
  }
  // a source of many is no one who hides: “NATO analysts”; “two NATO analysts” are
  const isCounted = tags[range[0]] === WordClass.number;
  const isOne = tags[range[0]] === WordClass.determiner && !isDefinite && !isMany;
  // “a hospital director” as well, but “the director” is one whom everybody knows
  const isUnnamed = role.class === "person" || role.class === "voice" || (isOne && role.class !== "authority");
  // “the officials, who asked not to be named”
  const isHidden = coreEnd < phrase.end && firstSourceWord(lexicon, doc, coreEnd, phrase.end, "anonymous") !== null;
  const anonymous = isHidden || ((!isMany || isCounted) && isUnnamed);
  if (owner !== null && !isMany && isTop(phrase, owner.end, role)) {
    // “Norland’s top commander”: there is one
    const text = tokensText(doc, first, role.end);
    return { ...personName(text), kind: "office", noun };
  }
  const whole = firstSourceWord(lexicon, doc, first, coreEnd, "name");
  const body = whole === null ? bodyAround(phrase, at, role) : whole.fields[1] === "person" ? null : knownName(whole);
  // “Sandovan health authorities”, “the provincial authorities in Saro”: called so, and not by the words before
  if (role.class === "authority" && at < role.first && (body === null || !isToldBody(phrase, [at, role.first], body))) {
    return { ...bodyName(tokensText(doc, at, role.end), "agency", noun), isShort: false };
  }
  if (body !== null && body.kind !== "person") {
    // “the senior military officer”: one told before, rather than any officer of the military
    const isShort = isThe(doc, range[0]) && whole === null && body.kind !== "state";
    const shortBody = body.isShort ? body.noun : null;
    return { ...body, anonymous, isPerson: !isMany, noun, bodyNoun: body.noun, isShort, shortBody };
  }
  const name = withArticle(doc, range[0], tokensText(doc, Math.min(at, role.first), role.end));
  const kind = role.class === "authority" ? "agency" : "person";
  return {
    ...personName(role.class === "authority" ? noun : name),
    kind,
    anonymous,
    noun,
    isShort: isDefinite || isBare,
  };
}

function isTop({ naming }: SourcePhrase, from: number, role: SourceWord): boolean {
  const { doc, lexicon } = naming.context;
  const rank = firstSourceWord(lexicon, doc, from, role.first, "rank");
  return rank !== null && rank.fields[0] === "one" && rank.end === role.first;
}

// A state, or words that end in a body’s noun: “Ukrainian authorities”, “hospital authorities”.
function isToldBody({ naming }: SourcePhrase, [first, end]: TokenRange, body: SourceName): boolean {
  const { doc, lexicon } = naming.context;
  return body.kind === "state" ? end - first === 1 : sourceWordAt(lexicon, doc, end - 1, end, "body", "name") !== null;
}

/** Whose officer: the words before the noun, after “for / of / at / from”, or a possessive; null where none tells it. */
export function bodyAround(phrase: SourcePhrase, at: number, role: SourceWord): SourceName | null {
  const { naming, coreEnd, owner, nameOf } = phrase;
  if (at < role.first) {
    const body = nameBodyWords(phrase, [at, role.first]);
    if (body !== null) return body;
  }
  if (role.end < coreEnd && naming.reader.tags[role.end] === WordClass.preposition) {
    const { doc, lexicon } = naming.context;
    const link = sourceWordAt(lexicon, doc, role.end, coreEnd, "whose");
    if (link !== null) {
      const body = nameOf(naming, [link.end, coreEnd]);
      // “officials in the capital”, “officials with knowledge of it” are nobody’s
      const isTold = lastSourceWord(lexicon, doc, link.end, coreEnd, "body", "name") !== null;
      const isBody = link.fields[0] !== "body" || isTold || body.kind === "outlet";
      if (body.kind !== "person" && body.kind !== "document" && isBody) return body;
    }
  }
  return owner === null ? null : nameOf(naming, owner.range);
}

/** A name without titles; a surname alone stands for the full name that the report tells somewhere. */
export function ownName(phrase: SourcePhrase, [first, end]: TokenRange): string {
  const { naming, names } = phrase;
  const { doc, lexicon } = naming.context;
  let from = first;
  while (from < end - 1) {
    const title = sourceWordAt(lexicon, doc, from, end, "title", "rank");
    if (title !== null && title.end < end) from = title.end;
    else if (doc.kind[from] === TokenKind.period || doc.kind[from] === TokenKind.dash) from += 1;
    else break;
  }
  const full = end - from === 1 ? fullNameOf(names, doc, from) : null;
  return full === null ? withoutPossessive(tokensText(doc, from, end)) : ownNameOfRun(phrase, full);
}

// “NATO Secretary-General Jens Holt” → Jens Holt: what stands behind the last title.
function ownNameOfRun({ naming }: SourcePhrase, run: NameRun): string {
  const { doc, lexicon } = naming.context;
  let from = run.first;
  for (let at = run.first; at < run.end - 1; at++) {
    const title = sourceWordAt(lexicon, doc, at, run.end, "title", "voice", "office", "minister", "chief", "person");
    if (title !== null && title.end < run.end) from = title.end;
    else if (at === from && (doc.kind[at] === TokenKind.period || doc.kind[at] === TokenKind.dash)) from = at + 1;
  }
  return tokensText(doc, from, run.end);
}

/** A surname whose full name was told with a role (“agency chief Pavel Holt”): named as it was there. Null where it was not. */
export function nameBySurname(phrase: SourcePhrase, surname: number): SourceName | null {
  const { naming, names, nameOf } = phrase;
  const { doc } = naming.context;
  const run = fullNameOf(names, doc, surname);
  if (run === null) return null;
  const s = readSentence(naming.reader, doc.sentence[run.first] ?? 0);
  let from = run.first;
  while (
    from > s.first &&
    (s.tags[from - 1] === WordClass.noun ||
      s.tags[from - 1] === WordClass.adjective ||
      s.tags[from - 1] === WordClass.clitic)
  )
    from -= 1;
  let end = run.end;
  if (s.tags[end] === WordClass.comma) {
    end += 1;
    while (end < s.end && s.tags[end] !== WordClass.comma && s.tags[end] !== WordClass.end) end += 1;
  }
  return nameOf(naming, [from, end]);
}

/** “Anis Torv, the mayor”, “Elio Holt, a spokesman for the coast guard”: the apposition says for whom they speak. */
export function fromApposition(phrase: SourcePhrase, named: SourceName): SourceName {
  const { naming, coreEnd, end } = phrase;
  const { doc, lexicon } = naming.context;
  const { tags } = naming.reader;
  if (coreEnd >= end || tags[coreEnd] !== WordClass.comma) return named;
  const first = tags[coreEnd + 1] === WordClass.determiner ? coreEnd + 2 : coreEnd + 1;
  const role = firstSourceWord(lexicon, doc, first, Math.min(end, first + 8), "voice", "office");
  if (role === null) return named;
  let stop = first;
  while (stop < end && tags[stop] !== WordClass.comma && tags[stop] !== WordClass.relative) stop += 1;
  if (role.end > stop) return named;
  if (role.class === "office")
    return { ...nameOffice(phrase, role.first > first ? [first, role.first] : null, role, stop), isPerson: true };
  const body = bodyAround({ ...phrase, coreEnd: stop, owner: null }, first, role);
  return body === null || body.kind === "person" ? named : { ...body, anonymous: false, isPerson: true };
}
