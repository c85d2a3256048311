import { type Doc, tokensText, tokenText, TokenKind, TokenShape } from "../../text/doc.ts";
import { findOutletByName } from "../../report/find-outlet.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { SourceKind } from "../claim.ts";
import { findSides, sideAt } from "../place/find-sides.ts";
import type { AttributionReader } from "./attribution-reader.ts";
import { sideAdjective } from "./side-adjective.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { fullBodyOf, fullNameOf, type ReportNames, reportNamesOf } from "./report-names.ts";
import { firstSourceWord, lastSourceWord, type SourceWord, sourceWordAt } from "./source-words.ts";
import { isNominal, WordClass } from "./word-class.ts";

/** Whose word it is, by the one name that all its forms share. */
export interface SourceName {
  readonly name: string;
  readonly kind: SourceKind;
  /** True where a person speaks whose name is not told. */
  readonly anonymous: boolean;
  /** The word for what it is (“officer”, “ministry”, “alliance”), by which the report may call it again; null for names. */
  readonly noun: string | null;
  /** True for “the official”, “the ministry”: it stands for a source told before, if there is one. */
  readonly isShort: boolean;
}

/** Everything naming needs of a report. */
export interface NamingContext {
  readonly context: ClaimContext;
  readonly reader: AttributionReader;
}

/** Names the source in tokens `[first, end)` from its own words and the names the report teaches; pronouns stay as said. */
export function nameSource(naming: NamingContext, range: TokenRange): SourceName {
  const { doc, lexicon } = naming.context;
  const { tags } = naming.reader;
  const names = reportNamesOf(naming.context);
  let [first, end] = range;
  while (first < end && (tags[first] === WordClass.determiner || tags[first] === WordClass.quote)) first += 1;
  if (first >= end) first = range[0];
  const coreEnd = endOfCore(tags, first, end);
  const headEnd = endOfHead(tags, first, coreEnd);
  const owner = ownerOf(naming, first, headEnd);
  const known = firstSourceWord(lexicon, doc, first, headEnd, "name");
  const role = lastSourceWord(
    lexicon,
    doc,
    first,
    headEnd,
    "person",
    "voice",
    "authority",
    "minister",
    "chief",
    "office",
    "title",
    "witness",
  );
  const named = role === null ? null : nameAfter(doc, tags, role.end, headEnd);
  if (role !== null && named !== null) return namedPerson(naming, names, first, end, coreEnd, role, named, known);
  if (known !== null && known.fields[1] === "person") return person(known.fields[0] ?? "");
  if (role !== null && role.end === headEnd) return unnamed(naming, names, range, first, coreEnd, role, owner);
  if (known !== null && (owner === null || known.first >= owner.end))
    return organisation(known.fields[0] ?? "", known.fields[1] ?? "organisation", known.fields[2] ?? null);
  const thing = lastSourceWord(lexicon, doc, first, headEnd, "document", "figure", "body");
  if (thing !== null && thing.end === headEnd) {
    if (thing.class !== "body") return documentOf(naming, range, first, headEnd, thing, owner);
    return bodyOf(naming, names, range, first, coreEnd, headEnd, thing, owner);
  }
  return properName(naming, names, range, first, headEnd, coreEnd, end);
}

// The noun phrase without apposition, relative clause and brackets.
function endOfCore(tags: Uint8Array, first: number, end: number): number {
  for (let at = first + 1; at < end; at++) {
    const tag = tags[at];
    if (tag === WordClass.comma || tag === WordClass.relative || tag === WordClass.bracket || tag === WordClass.stop)
      return at;
    if (tag === WordClass.ing || (tag === WordClass.past && at > first + 1) || tag === WordClass.participle) return at;
  }
  return end;
}

function endOfHead(tags: Uint8Array, first: number, end: number): number {
  for (let at = first + 1; at < end; at++)
    if (tags[at] === WordClass.preposition || tags[at] === WordClass.to) return at;
  return end;
}

// “Russia’s”, “the coast guard’s”: tokens before the possessive mark, and where the owned begins.
function ownerOf(
  { reader }: NamingContext,
  first: number,
  end: number,
): { readonly range: TokenRange; readonly end: number } | null {
  const { tags } = reader;
  for (let at = end - 1; at > first; at--)
    if (tags[at] === WordClass.clitic) return at + 1 < end ? { range: [first, at], end: at + 1 } : null;
  return null;
}

// Capitalised words that follow a role: “spokesman Cmdr. Elio Brandt”.
function nameAfter(doc: Doc, tags: Uint8Array, from: number, end: number): TokenRange | null {
  let at = from;
  while (at < end && (tags[at] === WordClass.joint || tags[at] === WordClass.bracket)) at += 1;
  if (at >= end || ((doc.shape[at] ?? 0) & TokenShape.capital) === 0 || doc.kind[at] !== TokenKind.word) return null;
  return [at, end];
}

function namedPerson(
  naming: NamingContext,
  names: ReportNames,
  first: number,
  end: number,
  coreEnd: number,
  role: SourceWord,
  named: TokenRange,
  known: SourceWord | null,
): SourceName {
  const { doc, lexicon } = naming.context;
  // titles may follow one another: “Defense Minister Gen. Holt”
  const post = firstSourceWord(lexicon, doc, first, named[0], "voice", "minister", "chief", "office") ?? role;
  const before: TokenRange | null = post.first > first ? [first, post.first] : null;
  if (post.class === "voice" || (post.class === "chief" && before !== null)) {
    const body = before === null ? null : nameBodyWords(naming, names, before);
    if (body !== null) return { ...body, anonymous: false };
  }
  if (post.class === "minister" && before !== null) return ministryOf(naming, names, before);
  if (post.class === "office") return officeOf(naming, before, post, named[1], coreEnd);
  if (known !== null && known.fields[1] === "person") return person(known.fields[0] ?? "");
  return fromApposition(naming, names, person(nameText(naming, names, named)), coreEnd, end);
}

// “a senior NATO officer”, “coastguard officers”, “a spokesman for the ministry”, “the official”.
function unnamed(
  naming: NamingContext,
  names: ReportNames,
  range: TokenRange,
  first: number,
  coreEnd: number,
  role: SourceWord,
  owner: { readonly range: TokenRange; readonly end: number } | null,
): SourceName {
  const { doc, lexicon } = naming.context;
  const { tags } = naming.reader;
  const noun = tokenText(doc, role.end - 1).toLowerCase();
  let at = owner?.end ?? first;
  while (
    at < role.first &&
    (sourceWordAt(lexicon, doc, at, role.first, "rank", "anonymous") !== null ||
      tags[at] === WordClass.adverb ||
      tags[at] === WordClass.number)
  )
    at += 1;
  const whole = firstSourceWord(lexicon, doc, first, coreEnd, "name");
  const isDefinite = isThe(doc, range[0]) || owner !== null || tags[range[0]] === WordClass.possessive;
  const bare = at === role.first && role.end === coreEnd && owner === null;
  if (role.class === "office") {
    const office = officeOf(
      naming,
      at < role.first ? [at, role.first] : (owner?.range ?? null),
      role,
      role.end,
      coreEnd,
    );
    return { ...office, anonymous: !isDefinite, noun, isShort: isDefinite && bare };
  }
  if (role.class === "minister" && at < role.first) return ministryOf(naming, names, [at, role.first]);
  if (role.class === "witness") {
    return {
      name: tokensText(doc, isDefinite ? first : at, coreEnd),
      kind: "witness",
      anonymous: !isDefinite && !/s$/.test(noun),
      noun,
      isShort: isDefinite && bare,
    };
  }
  const body =
    whole !== null
      ? organisation(whole.fields[0] ?? "", whole.fields[1] ?? "organisation", null)
      : bodyAround(naming, names, at, role, coreEnd, owner);
  const isAnonymous = role.class === "person" || role.class === "voice";
  if (body !== null && body.kind !== "person") return { ...body, anonymous: isAnonymous, noun, isShort: false };
  const name = tokensText(doc, at < role.first ? at : role.first, role.end);
  return {
    name: role.class === "authority" ? noun : withArticle(doc, range[0], name),
    kind: role.class === "authority" ? "agency" : "person",
    anonymous: isAnonymous,
    noun,
    isShort: isDefinite || bare,
  };
}

// Whose officer: the words before the noun, after “for / of / at / from”, or a possessive.
function bodyAround(
  naming: NamingContext,
  names: ReportNames,
  at: number,
  role: SourceWord,
  coreEnd: number,
  owner: { readonly range: TokenRange } | null,
): SourceName | null {
  const { tags } = naming.reader;
  if (at < role.first) {
    const body = nameBodyWords(naming, names, [at, role.first]);
    if (body !== null) return body;
  }
  if (role.end < coreEnd && tags[role.end] === WordClass.preposition) {
    const word = tokenText(naming.context.doc, role.end).toLowerCase();
    if (word === "for" || word === "of" || word === "at" || word === "from" || word === "with" || word === "in") {
      const body = nameSource(naming, [role.end + 1, coreEnd]);
      if (word !== "with" && word !== "in" ? body.kind !== "person" : body.kind !== "person" && body.noun !== null)
        return body;
    }
  }
  return owner === null ? null : nameSource(naming, owner.range);
}

/** An organisation or state named by plain words before a role: “coast guard”, “NATO military”, “Kremlin”, “U.S.”. */
function nameBodyWords(naming: NamingContext, names: ReportNames, range: TokenRange): SourceName | null {
  const { doc, lexicon } = naming.context;
  const known = firstSourceWord(lexicon, doc, range[0], range[1], "name");
  if (known !== null && known.fields[1] !== "person")
    return organisation(known.fields[0] ?? "", known.fields[1] ?? "organisation", known.fields[2] ?? null);
  let [first, end] = range;
  while (end > first && naming.reader.tags[end - 1] === WordClass.clitic) end -= 1;
  const body = lastSourceWord(lexicon, doc, first, end, "body");
  if (body !== null) return bodyOf(naming, names, range, first, end, end, body, ownerOf(naming, first, end));
  const side = sideAt(findSides(naming.context), first);
  if (side !== null)
    return {
      name: side.side,
      kind: side.form === "party" ? "organisation" : "state",
      anonymous: false,
      noun: null,
      isShort: false,
    };
  while (first < end && ((doc.shape[first] ?? 0) & TokenShape.capital) === 0) first += 1;
  if (first < end) return organisation(longForm(names, tokensText(doc, first, end)), "organisation", null);
  return null;
}

function bodyOf(
  naming: NamingContext,
  names: ReportNames,
  range: TokenRange,
  first: number,
  coreEnd: number,
  headEnd: number,
  body: SourceWord,
  owner: { readonly range: TokenRange; readonly end: number } | null,
): SourceName {
  const { doc } = naming.context;
  const { tags } = naming.reader;
  const kind = (body.fields[0] ?? "organisation") as SourceKind;
  const noun = tokenText(doc, body.end - 1).toLowerCase();
  const from = owner?.end ?? (tags[first] === WordClass.possessive ? first + 1 : first);
  const words: number[] = [];
  for (let at = from; at < headEnd; at++)
    if (isNominal(tags[at] ?? 0) || tags[at] === WordClass.adjective) words.push(doc.hash[at] ?? 0);
  const full = fullBodyOf(names, doc, words);
  if (full !== null && full.first !== from) return organisation(tidyBody(naming, full.first, full.end), kind, noun);
  const isShort =
    words.length <= 1 &&
    headEnd === coreEnd &&
    owner === null &&
    ((doc.shape[headEnd - 1] ?? 0) & TokenShape.capital) === 0;
  const name = tidyBody(naming, owner === null ? from : first, coreEnd);
  return { name, kind, anonymous: false, noun, isShort: isShort || (words.length <= 1 && isThe(doc, range[0])) };
}

// “Norland’s Defence Ministry”, “the Ministry of Defence of Norland” → Norlandic Defense Ministry.
function tidyBody(naming: NamingContext, first: number, end: number): string {
  const { doc } = naming.context;
  const sides = findSides(naming.context);
  let from = first;
  while (from < end && isThe(doc, from)) from += 1;
  const lead = sideAt(sides, from);
  let side = lead !== null && lead.form !== "party" && lead.first === from && lead.end < end ? lead.side : null;
  if (side !== null && lead !== null) from = lead.end;
  if (doc.kind[from] === TokenKind.clitic) from += 1;
  let to = end;
  const last = sideAt(sides, end - 1);
  if (
    side === null &&
    last !== null &&
    last.end === end &&
    last.first - 1 > from &&
    tokenText(doc, last.first - 1).toLowerCase() === "of"
  ) {
    side = last.side;
    to = last.first - 1;
  }
  let name = tokensText(doc, from, to).replace(/\bdefence\b/gi, "Defense");
  const ministry = /^ministry of (?:the )?(.+)$/i.exec(name);
  if (ministry !== null) name = `${ministry[1]} Ministry`;
  return side === null ? name : `${sideAdjective(naming.context, side)} ${name}`;
}

function ministryOf(naming: NamingContext, names: ReportNames, range: TokenRange): SourceName {
  const { doc } = naming.context;
  const sides = findSides(naming.context);
  const lead = sideAt(sides, range[0]);
  const from = lead !== null && lead.first === range[0] && lead.end < range[1] ? lead.end : range[0];
  const start = doc.kind[from] === TokenKind.clitic ? from + 1 : from;
  const field = tokensText(doc, start, range[1]).replace(/\bdefence\b/gi, "Defense");
  const side = from > range[0] && lead !== null ? `${sideAdjective(naming.context, lead.side)} ` : "";
  const name = /^prime$/i.test(field) ? "Prime Minister" : `${side}${capitalise(field)} Ministry`;
  const full = names.runs.find((run) => run.body !== null && run.text.endsWith(`${capitalise(field)} Ministry`));
  return organisation(full === undefined ? name : tidyBody(naming, full.first, full.end), "agency", "ministry");
}

// “the district governor”, “Kale Mayor Holt”, “the mayor of Kale”.
function officeOf(
  naming: NamingContext,
  before: TokenRange | null,
  post: SourceWord,
  from: number,
  coreEnd: number,
): SourceName {
  const { doc } = naming.context;
  const { tags } = naming.reader;
  const noun = tokenText(doc, post.end - 1).toLowerCase();
  let place = before === null ? "" : tokensText(doc, before[0], before[1]).replace(/[’']s?$/, "");
  for (let at = post.end; place === "" && at < coreEnd; at++) {
    if (tags[at] !== WordClass.preposition) continue;
    place = tokensText(
      doc,
      at + 1,
      tags[at] === WordClass.preposition && at < from ? endOfNames(doc, at + 1, coreEnd) : coreEnd,
    );
  }
  place = place.replace(/^the /i, "");
  return {
    name: place === "" ? noun : `${noun} of ${place}`,
    kind: "office",
    anonymous: false,
    noun,
    isShort: place === "",
  };
}

function endOfNames(doc: Doc, from: number, end: number): number {
  let at = from;
  while (at < end && (((doc.shape[at] ?? 0) & TokenShape.capital) !== 0 || doc.kind[at] !== TokenKind.word)) at += 1;
  return Math.max(at, from + 1);
}

// “NATO’s estimate” is NATO’s; “the manifest” is a document.
function documentOf(
  naming: NamingContext,
  range: TokenRange,
  first: number,
  headEnd: number,
  thing: SourceWord,
  owner: { readonly range: TokenRange; readonly end: number } | null,
): SourceName {
  const { doc, lexicon } = naming.context;
  const noun = tokenText(doc, thing.end - 1).toLowerCase();
  if (owner !== null) {
    const whose = nameSource(naming, owner.range);
    if (whose.kind !== "person" || thing.class === "figure") return { ...whose, anonymous: false };
  }
  const known = firstSourceWord(lexicon, doc, first, range[1], "name");
  if (known !== null && known.fields[1] !== "person")
    return organisation(known.fields[0] ?? "", known.fields[1] ?? "organisation", null);
  return {
    name: tokensText(doc, first, headEnd),
    kind: "document",
    anonymous: false,
    noun,
    isShort: isThe(doc, range[0]) && headEnd - first === 1,
  };
}

function properName(
  naming: NamingContext,
  names: ReportNames,
  range: TokenRange,
  first: number,
  headEnd: number,
  coreEnd: number,
  end: number,
): SourceName {
  const { doc } = naming.context;
  const text = tokensText(doc, first, headEnd).replace(/[’']s?$/, "");
  const whole = tokensText(doc, first, coreEnd);
  const side = sideAt(findSides(naming.context), first);
  if (side !== null && side.first <= first && side.end >= headEnd && side.form !== "leader") {
    return {
      name: side.side,
      kind: side.form === "party" ? "organisation" : "state",
      anonymous: false,
      noun: null,
      isShort: false,
    };
  }
  const long = names.longForms.get(text);
  if (long !== undefined) return organisation(long, findOutletByName(long) === null ? "organisation" : "outlet", null);
  const outlet = findOutletByName(whole) ?? findOutletByName(text);
  if (outlet !== null) return { name: outlet.name, kind: "outlet", anonymous: false, noun: null, isShort: false };
  const capitals =
    ((doc.shape[first] ?? 0) & TokenShape.capital) !== 0 && ((doc.shape[headEnd - 1] ?? 0) & TokenShape.capital) !== 0;
  if (!capitals)
    return {
      name: withArticle(doc, range[0], whole),
      kind: "organisation",
      anonymous: false,
      noun: tokenText(doc, headEnd - 1).toLowerCase(),
      isShort: isThe(doc, range[0]),
    };
  const hasArticle = isThe(doc, range[0]);
  if (hasArticle || isAllCapitals(doc, first, headEnd)) return organisation(whole, "organisation", null);
  return fromApposition(naming, names, person(nameText(naming, names, [first, headEnd])), coreEnd, end);
}

// A surname alone stands for the full name that the report tells somewhere.
function nameText(naming: NamingContext, names: ReportNames, [first, end]: TokenRange): string {
  const { doc, lexicon } = naming.context;
  let from = first;
  while (from < end - 1) {
    const title = sourceWordAt(lexicon, doc, from, end, "title", "rank");
    if (title !== null) from = title.end;
    else if (doc.kind[from] === TokenKind.period || doc.kind[from] === TokenKind.dash) from += 1;
    else break;
  }
  if (from >= end) from = first;
  if (end - from === 1) {
    const full = fullNameOf(names, doc, from);
    if (full !== null) return nameText(naming, names, [full.first, full.end]);
  }
  return tokensText(doc, from, end).replace(/[’']s?$/, "");
}

// “Anis Torv, the mayor”, “Elio Holt, a spokesman for the coast guard”: the apposition says for whom they speak.
function fromApposition(
  naming: NamingContext,
  names: ReportNames,
  named: SourceName,
  coreEnd: number,
  end: number,
): SourceName {
  const { doc, lexicon } = naming.context;
  const { tags } = naming.reader;
  if (coreEnd >= end || tags[coreEnd] !== WordClass.comma) return named;
  const first = tags[coreEnd + 1] === WordClass.determiner ? coreEnd + 2 : coreEnd + 1;
  const role = firstSourceWord(lexicon, doc, first, Math.min(end, first + 8), "voice", "office", "chief");
  if (role === null) return named;
  const stop = endOfCore(tags, first, end);
  if (role.end > stop) return named;
  if (role.class === "office")
    return officeOf(naming, role.first > first ? [first, role.first] : null, role, role.end, stop);
  const body = bodyAround(naming, names, first, role, stop, null);
  return body === null || role.class === "chief" ? named : { ...body, anonymous: false };
}

function person(name: string): SourceName {
  return { name, kind: "person", anonymous: false, noun: null, isShort: false };
}

function organisation(name: string, kind: string, noun: string | null): SourceName {
  return { name, kind: kind as SourceKind, anonymous: false, noun, isShort: false };
}

function longForm(names: ReportNames, text: string): string {
  return names.longForms.get(text) ?? text;
}

function withArticle(doc: Doc, token: number, name: string): string {
  const text = tokenText(doc, token).toLowerCase();
  return text === "a" || text === "an" ? `${text} ${name}` : name;
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function isAllCapitals(doc: Doc, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (((doc.shape[at] ?? 0) & TokenShape.allCapitals) === 0) return false;
  return true;
}

function isThe(doc: Doc, token: number): boolean {
  const start = doc.start[token] ?? 0;
  return (doc.end[token] ?? 0) - start === 3 && doc.text.slice(start, start + 3).toLowerCase() === "the";
}
