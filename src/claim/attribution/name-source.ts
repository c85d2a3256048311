import { findOutletByName } from "../../report/find-outlet.ts";
import { TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import { findSides, sideAt } from "../place/find-sides.ts";
import { nameBody } from "./name-body.ts";
import { fromApposition, nameAfterRole, nameBySurname, nameRolePerson, nameUnnamed, ownName } from "./name-person.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { reportNamesOf } from "./report-names.ts";
import {
  bodyName,
  isThe,
  knownName,
  type NamingContext,
  personName,
  type SourceName,
  type SourcePhrase,
  withArticle,
  withoutPossessive,
} from "./source-name.ts";
import { firstSourceWord, lastSourceWord, type SourceWord } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/** Names the source in tokens `[first, end)` from its own words and the names the report teaches; pronouns stay as said. */
export function nameSource(naming: NamingContext, range: TokenRange): SourceName {
  const phrase = readPhrase(naming, range);
  const { first, coreEnd, headEnd, owner } = phrase;
  const { doc, lexicon } = naming.context;
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
  const head = lastSourceWord(lexicon, doc, first, headEnd, "body");
  // “the General Staff” is no general
  if (role !== null && head !== null && head.end === headEnd && head.first === role.first && head.end > role.end)
    return nameBody(phrase, head);
  const named = role === null ? null : nameAfterRole(doc, naming.reader.tags, role.end, headEnd);
  if (role !== null && named !== null && lastSourceWord(lexicon, doc, named[0], named[1], "body") === null)
    return nameRolePerson(phrase, role, named);
  if (known !== null && known.fields[1] === "person") return personName(known.fields[0] ?? "");
  if (role !== null && role.end === headEnd) return nameUnnamed(phrase, role);
  const thing = lastSourceWord(lexicon, doc, first, headEnd, "document", "figure", "body");
  const isThing = thing !== null && thing.end === headEnd && thing.class !== "body";
  if (known !== null && !isThing && (owner === null || known.first >= owner.end)) return knownName(known);
  if (thing !== null && thing.end === headEnd)
    return thing.class === "body" ? nameBody(phrase, thing) : nameDocument(phrase, thing);
  return nameProper(phrase, coreEnd);
}

function readPhrase(naming: NamingContext, range: TokenRange): SourcePhrase {
  const { tags } = naming.reader;
  let [first, end] = range;
  while (first < end && (tags[first] === WordClass.determiner || tags[first] === WordClass.quote)) first += 1;
  if (first >= end) first = range[0];
  let coreEnd = end;
  for (let at = first + 1; at < end; at++) {
    const tag = tags[at];
    const ends =
      tag === WordClass.comma ||
      tag === WordClass.relative ||
      tag === WordClass.bracket ||
      tag === WordClass.stop ||
      tag === WordClass.ing ||
      tag === WordClass.participle ||
      (tag === WordClass.past && at > first + 1);
    if (!ends) continue;
    coreEnd = at;
    break;
  }
  let headEnd = coreEnd;
  for (let at = first + 1; at < coreEnd; at++) {
    if (tags[at] !== WordClass.preposition && tags[at] !== WordClass.to) continue;
    // “Secretary of State Holt”: a title with “of” in it goes on
    const title = firstSourceWord(naming.context.lexicon, naming.context.doc, first, coreEnd, "title");
    if (title !== null && title.first < at && title.end > at) continue;
    headEnd = at;
    break;
  }
  return {
    naming,
    names: reportNamesOf(naming.context),
    range,
    first,
    coreEnd,
    headEnd,
    end,
    owner: ownerOf(tags, first, headEnd),
    nameOf: nameSource,
  };
}

// “Norland’s”, “the coast guard’s”: tokens before the possessive mark, and where the owned begins.
function ownerOf(tags: Uint8Array, first: number, end: number): SourcePhrase["owner"] {
  for (let at = end - 1; at > first; at--) {
    if (tags[at] === WordClass.clitic) return at + 1 < end ? { range: [first, at], end: at + 1 } : null;
  }
  return null;
}

// “NATO’s estimate” and “NATO’s first report” are NATO’s word; “the manifest” is a document.
function nameDocument({ naming, range, first, headEnd, coreEnd, owner }: SourcePhrase, thing: SourceWord): SourceName {
  const { doc, lexicon } = naming.context;
  const noun = tokenText(doc, thing.end - 1).toLowerCase();
  if (owner !== null) {
    const whose = nameSource(naming, owner.range);
    if (whose.kind !== "person" || thing.class === "figure") return { ...whose, anonymous: false, shortBody: null };
  }
  const known = firstSourceWord(lexicon, doc, first, coreEnd, "name");
  if (known !== null && known.fields[1] !== "person") return knownName(known);
  // “figures from the ministry”, “an estimate by the mission”
  const link = headEnd < coreEnd ? tokenText(doc, headEnd).toLowerCase() : "";
  if (link === "from" || link === "by") {
    const whose = nameSource(naming, [headEnd + 1, coreEnd]);
    if (whose.kind !== "document") return { ...whose, anonymous: false };
  }
  const isShort = isThe(doc, range[0]) && headEnd - first === 1;
  return { ...bodyName(tokensText(doc, first, headEnd), "document", noun), isShort };
}

// Names without a word that says what they are: states, outlets, persons, bodies.
function nameProper(phrase: SourcePhrase, coreEnd: number): SourceName {
  const { naming, names, range, first, headEnd } = phrase;
  const { doc } = naming.context;
  const text = withoutPossessive(tokensText(doc, first, headEnd));
  const whole = tokensText(doc, first, coreEnd);
  const long = names.longForms.get(text);
  if (long !== undefined)
    return bodyName(
      long,
      findOutletByName(long) === null && !isOwnOutlet(naming, long) ? "organisation" : "outlet",
      null,
    );
  const side = sideAt(findSides(naming.context), first);
  if (side !== null && side.first <= first && side.end >= headEnd && side.form !== "leader") {
    return bodyName(side.side, side.form === "party" ? "organisation" : "state", null);
  }
  const outlet = findOutletByName(whole) ?? findOutletByName(text);
  if (outlet !== null) return bodyName(outlet.name, "outlet", null);
  if (isOwnOutlet(naming, text)) return bodyName(text, "outlet", null);
  const isName = isCapital(phrase, first) && isCapital(phrase, headEnd - 1);
  if (!isName) {
    const noun = tokenText(doc, headEnd - 1).toLowerCase();
    return { ...bodyName(withArticle(doc, range[0], whole), "organisation", noun), isShort: isThe(doc, range[0]) };
  }
  if (isThe(doc, range[0])) return bodyName(whole, "organisation", null);
  if (headEnd - first === 1) {
    const before = nameBySurname(phrase, first);
    if (before !== null) return before;
  }
  if (isAllCapitals(phrase)) return bodyName(whole, "organisation", null);
  return fromApposition(phrase, personName(ownName(phrase, [first, headEnd])));
}

function isOwnOutlet({ context }: NamingContext, name: string): boolean {
  const own = context.report.outlet?.name ?? "";
  const mine = own.replace(/^the /i, "").toLowerCase();
  const said = name.replace(/^the /i, "").toLowerCase();
  // “Channel 6” in a report of Channel 6 Norland
  return mine !== "" && (mine === said || (said.length > 3 && mine.startsWith(`${said} `)));
}

function isCapital({ naming }: SourcePhrase, token: number): boolean {
  return ((naming.context.doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isAllCapitals({ naming, first, headEnd }: SourcePhrase): boolean {
  for (let at = first; at < headEnd; at++)
    if (((naming.context.doc.shape[at] ?? 0) & TokenShape.allCapitals) === 0) return false;
  return true;
}
