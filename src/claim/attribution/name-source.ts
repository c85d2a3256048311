import { findOutletByName } from "../../report/find-outlet.ts";
import { TokenShape, tokensText, tokenText } from "../../text/doc.ts";
import { findSides, sideAt } from "../place/find-sides.ts";
import { ClassBit } from "./attribution-words.ts";
import { nameInApposition } from "./name-apposed.ts";
import { isCommonWord, nameBody } from "./name-body.ts";
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
import { firstSourceWord, lastSourceWord, type SourceWord, sourceWordAt } from "./source-words.ts";
import { isNominal, WordClass } from "./word-class.ts";

/** Names the source in tokens `[first, end)` from its own words and the names the report teaches; pronouns stay as said. */
export function nameSource(naming: NamingContext, range: TokenRange): SourceName {
  const phrase = readPhrase(naming, range);
  const { first, coreEnd, headEnd, owner } = phrase;
  const { doc, lexicon } = naming.context;
  const known = knownIn(phrase);
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
  const whole = nameOfWhole(phrase);
  if (whole !== null) return whole;
  if (isTitledBody(phrase)) return bodyName(tokensText(doc, first, coreEnd), "organisation", null);
  const apposed = nameInApposition(phrase, role ?? head);
  if (apposed !== null) return apposed;
  const called = nameAfterBody(phrase);
  if (called !== null) return called;
  const named = role === null ? null : nameAfterRole(doc, naming.reader.tags, role.end, headEnd);
  if (role !== null && named !== null && lastSourceWord(lexicon, doc, named[0], named[1], "body") === null)
    return nameRolePerson(phrase, role, named);
  if (known !== null && known.fields[1] === "person") return personName(known.fields[0] ?? "");
  if (role !== null && role.end === headEnd) return nameUnnamed(phrase, role);
  const thing = lastSourceWord(lexicon, doc, first, headEnd, "document", "figure", "body");
  const isThing = thing !== null && thing.end === headEnd && thing.class !== "body";
  if (known !== null && !isThing && (owner === null || known.first >= owner.end || known.end > owner.end))
    return knownName(known);
  if (thing !== null && thing.end === headEnd)
    return thing.class === "body" ? nameBody(phrase, thing) : nameDocument(phrase, thing);
  return nameProper(phrase, coreEnd);
}

// “Amnesty’s Nairobi office” speaks for Amnesty; “first responders known as the White Helmets” are these.
function nameOfWhole({ naming, first, headEnd, coreEnd, end, owner, nameOf }: SourcePhrase): SourceName | null {
  const { doc, lexicon } = naming.context;
  const branch = owner === null ? null : lastSourceWord(lexicon, doc, owner.end, headEnd, "branch");
  if (owner !== null && branch !== null && branch.end === headEnd && isPlace(naming, owner.end, branch.first)) {
    const whose = nameOf(naming, owner.range);
    if (whose.kind === "organisation" && /^\p{Lu}/u.test(whose.name)) return whose;
  }
  const inner = bodyOfTeam();
  if (inner !== null) return inner;
  const called = firstSourceWord(lexicon, doc, first + 1, end, "called");
  if (called === null) return null;
  let from = called.end;
  if (from < end && isThe(doc, from)) from += 1;
  let to = from;
  while (to < end && isCapitalAt(naming, to)) to += 1;
  if (to === from || (called.first > headEnd && called.first !== coreEnd)) return null;
  const known = sourceWordAt(lexicon, doc, from, to, "name");
  return known === null ? bodyName(tokensText(doc, from, to), "organisation", null) : knownName(known);

  // “a team at Saro University”, “the Geneva office of the Red Cross”
  function bodyOfTeam(): SourceName | null {
    const team = owner === null ? sourceWordAt(lexicon, doc, headEnd - 1, headEnd, "branch") : null;
    const link =
      team === null || isCapitalAt(naming, team.first) ? null : sourceWordAt(lexicon, doc, headEnd, coreEnd, "whose");
    if (link === null || link.end >= coreEnd) return null;
    const body = nameOf(naming, [link.end, coreEnd]);
    const isBody = body.kind === "organisation" || body.kind === "agency";
    return isBody && body.noun !== null && /^\p{Lu}/u.test(body.name) ? body : null;
  }
}

// One or two words written large between an owner and its office: “Nairobi”, “Port Amal”.
function isPlace(naming: NamingContext, first: number, end: number): boolean {
  if (end <= first || end - first > 2) return false;
  for (let at = first; at < end; at++) if (!isCapitalAt(naming, at)) return false;
  return true;
}

// “Syrian Observatory for Human Rights” begins in the head and goes on behind its preposition.
function knownIn({ naming, first, headEnd, coreEnd }: SourcePhrase): SourceWord | null {
  const { doc, lexicon } = naming.context;
  for (let at = first; at < headEnd; at++) {
    const found = sourceWordAt(lexicon, doc, at, coreEnd, "name");
    if (found !== null) return found;
  }
  return null;
}

// “the state news agency MNA”, “mining company Karst Coal”: a name behind the noun that says what it is.
function nameAfterBody({ naming, first, headEnd, coreEnd }: SourcePhrase): SourceName | null {
  const { doc, lexicon } = naming.context;
  const body = firstSourceWord(lexicon, doc, first, headEnd, "body");
  if (body === null || body.end >= headEnd) return null;
  const kind = body.fields[0] ?? "organisation";
  const isLarge = isCapitalAt(naming, body.end - 1) && !isCommonWord(naming, body.end - 1);
  // “Radio Six”, “TV Tolva”
  const leads = sourceWordAt(lexicon, doc, first, headEnd, "leads") !== null;
  if (leads && isCapitalAt(naming, first) && isCapitalAt(naming, headEnd - 1)) {
    const outlet = tokensText(doc, first, headEnd);
    return bodyName(findOutletByName(outlet)?.name ?? outlet, "outlet", null);
  }
  if (isLarge) return null;
  // “the disaster agency AFAD”
  const isShort = body.end + 1 === headEnd && ((doc.shape[body.end] ?? 0) & TokenShape.allCapitals) !== 0;
  if (kind !== "outlet" && kind !== "organisation" && !isShort) return null;
  for (let at = body.end; at < headEnd; at++) {
    const isJoint = naming.reader.tags[at] === WordClass.joint && at > body.end;
    if (!isJoint && !isCapitalAt(naming, at)) return null;
  }
  const end = endOfName(naming, headEnd, coreEnd);
  const name = tokensText(doc, body.end, end);
  const known = sourceWordAt(lexicon, doc, body.end, end, "name");
  if (known !== null) return knownName(known);
  const noun = tokenText(doc, body.end - 1).toLowerCase();
  return bodyName(findOutletByName(name)?.name ?? name, kind, noun);
}

// “Doctors Across Lines”, “Medics for Peace”: a name goes on over its preposition to what is written large.
function endOfName({ reader, context }: NamingContext, from: number, limit: number): number {
  let end = from;
  while (end + 1 < limit && isLink(reader.tags[end])) {
    let next = end + 1;
    while (next < limit && isCapitalAt({ context }, next)) next += 1;
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

// “Doctors for Relief”, “Lawyers for Justice”: a name whose last word is a common noun written large.
function isTitledBody({ naming, range, first, headEnd, coreEnd }: SourcePhrase): boolean {
  const { doc } = naming.context;
  const last = coreEnd - 1;
  if (first !== range[0] || headEnd >= last || tokenText(doc, headEnd) !== "for") return false;
  const possible = naming.reader.words.possible[doc.word[last] ?? 0] ?? 0;
  return (
    ((doc.shape[first] ?? 0) & TokenShape.capital) !== 0 &&
    ((doc.shape[last] ?? 0) & TokenShape.capital) !== 0 &&
    (possible & ClassBit.noun) !== 0
  );
}

const HOUR = /^\d{1,2}[.:h]\d\d$/;

function readPhrase(naming: NamingContext, range: TokenRange): SourcePhrase {
  const { tags } = naming.reader;
  let [first, end] = range;
  while (first < end && (tags[first] === WordClass.determiner || tags[first] === WordClass.quote)) first += 1;
  // “10.40 Police now speak of 11 dead”: the hour of a live report’s entry
  if (tags[first] === WordClass.number && first + 1 < end && HOUR.test(tokenText(naming.context.doc, first)))
    first += 1;
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
      // “officials familiar with the matter”
      (tag === WordClass.adjective && isNominal(tags[at - 1] ?? 0) && isLink(tags[at + 1])) ||
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

function isLink(tag: number | undefined): boolean {
  return tag === WordClass.preposition || tag === WordClass.to;
}

// “Norland’s”, “the coast guard’s”: tokens before the possessive mark, and where the owned begins.
function ownerOf(tags: Uint8Array, first: number, end: number): SourcePhrase["owner"] {
  for (let at = end - 1; at > first; at--) {
    if (tags[at] === WordClass.clitic) return at + 1 < end ? { range: [first, at], end: at + 1 } : null;
  }
  return null;
}

// “NATO’s estimate” and “NATO’s first report” are NATO’s word; “the manifest” is a document.
function nameDocument(
  { naming, range, first, headEnd, coreEnd, end, owner }: SourcePhrase,
  thing: SourceWord,
): SourceName {
  const { doc, lexicon } = naming.context;
  const noun = tokenText(doc, thing.end - 1).toLowerCase();
  if (owner !== null) {
    const whose = nameSource(naming, owner.range);
    if (whose.kind !== "person" || thing.class === "figure") return { ...whose, anonymous: false, shortBody: null };
  }
  const known = firstSourceWord(lexicon, doc, first, coreEnd, "name");
  if (known !== null && known.fields[1] !== "person") return knownName(known);
  const giver = owner === null && range[0] !== thing.first ? giverBefore(naming, first, thing.first) : null;
  if (giver !== null) return giver;
  // “figures from the ministry”, “an estimate by the mission”, “numbers compiled by the mission”
  const isMade =
    headEnd === coreEnd && coreEnd + 1 < end && sourceWordAt(lexicon, doc, coreEnd, end, "carried") === null;
  const at = isMade ? coreEnd + 1 : headEnd;
  const link = at < end ? tokenText(doc, at).toLowerCase() : "";
  if (link === "from" || link === "by") {
    const whose = nameSource(naming, [at + 1, isMade ? end : coreEnd]);
    if (whose.kind !== "document") return { ...whose, anonymous: false };
  }
  // “the count of the army”
  if (link === "of" && thing.class === "figure") {
    const whose = nameSource(naming, [headEnd + 1, coreEnd]);
    if (whose.noun !== null && whose.kind !== "document" && whose.kind !== "person" && whose.kind !== "witness")
      return { ...whose, anonymous: false };
  }
  const isShort = isThe(doc, range[0]) && headEnd - first === 1;
  return { ...bodyName(tokensText(doc, first, headEnd), "document", noun), isShort };
}

// “an AFP tally”, “the latest health ministry data”: who gives it stands before the noun.
function giverBefore(naming: NamingContext, first: number, end: number): SourceName | null {
  const { doc, lexicon } = naming.context;
  let from = first;
  while (from < end && naming.reader.tags[from] === WordClass.adjective && !isCapitalAt(naming, from)) from += 1;
  if (from >= end) return null;
  const outlet = findOutletByName(tokensText(doc, from, end));
  if (outlet !== null) return bodyName(outlet.name, "outlet", null);
  const body = lastSourceWord(lexicon, doc, from, end, "body");
  if (body === null || body.end !== end) return null;
  return { ...nameSource(naming, [first, end]), anonymous: false };
}

// Names without a word that says what they are: states, outlets, persons, bodies.
function nameProper(phrase: SourcePhrase, coreEnd: number): SourceName {
  const { naming, names, range, first, headEnd, owner } = phrase;
  const { doc } = naming.context;
  // “the Compact’s arithmetic”: what no list knows for a speaker has its word from whoever owns it
  if (owner !== null && !isCapital(phrase, owner.end)) {
    const whose = nameSource(naming, owner.range);
    if (whose.kind !== "person" && whose.kind !== "witness" && /^\p{Lu}/u.test(whose.name)) return whose;
  }
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
  if (isThe(doc, range[0])) return bodyName(longerName(phrase, whole), "organisation", null);
  if (headEnd - first === 1) {
    const before = nameBySurname(phrase, first);
    if (before !== null) return before;
  }
  if (isAllCapitals(phrase)) return bodyName(whole, "organisation", null);
  return fromApposition(phrase, personName(ownName(phrase, [first, headEnd])));
}

// “the Front” after “the Ashen Front”: the one longer name of the report that ends so.
function longerName({ naming, names, first, headEnd }: SourcePhrase, name: string): string {
  const { doc } = naming.context;
  if (headEnd - first !== 1) return name;
  const longer = new Set<string>();
  for (const run of names.runsByEnd.get(doc.hash[first] ?? 0) ?? []) if (run.end - run.first > 1) longer.add(run.text);
  const [only] = longer;
  return longer.size === 1 && only !== undefined ? only : name;
}

function isOwnOutlet({ context }: NamingContext, name: string): boolean {
  const own = context.report.outlet?.name ?? "";
  const mine = own.replace(/^the /i, "").toLowerCase();
  const said = name.replace(/^the /i, "").toLowerCase();
  // “Channel 6” in a report of Channel 6 Norland
  return mine !== "" && (mine === said || (said.length > 3 && mine.startsWith(`${said} `)));
}

function isCapital({ naming }: SourcePhrase, token: number): boolean {
  return isCapitalAt(naming, token);
}

function isCapitalAt({ context }: Pick<NamingContext, "context">, token: number): boolean {
  return ((context.doc.shape[token] ?? 0) & TokenShape.capital) !== 0;
}

function isAllCapitals({ naming, first, headEnd }: SourcePhrase): boolean {
  for (let at = first; at < headEnd; at++)
    if (((naming.context.doc.shape[at] ?? 0) & TokenShape.allCapitals) === 0) return false;
  return true;
}
