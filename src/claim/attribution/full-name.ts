import type { Report } from "../../report/report.ts";
import { readDoc } from "../../text/read-doc.ts";
import { bodyOf } from "../body-of.ts";
import type { SourceKind } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import { tidyBody } from "./name-body.ts";
import { reportNamesOf } from "./report-names.ts";
import type { SourceBook } from "./source-book.ts";
import { bodyName, type SourceName } from "./source-name.ts";
import { lastSourceWord, sourceWordAt } from "./source-words.ts";

/** As much of a text as is looked through for full names from the title’s side; a report names its sources early. */
const HEAD_LIMIT = 8000;
/** Full names of one report that are looked at. */
const NAME_LIMIT = 80;
/** What makes an office’s outlet one of news, whatever else its name says: “Coastal News Agency”. */
const NEWS = /\b(?:news|press|media|broadcasting|tv|radio|television|wire|times|herald|telegraph)\b/i;
const STATE_STYLE = / of the (?:republic|kingdom|state|states|federation|union|emirate|principality) of /i;

/** A body that a report has in full somewhere. */
interface FullName {
  readonly name: string;
  readonly kind: SourceKind;
  /** Its last word, small, and the noun it may also be called by: “compact”, “alliance”. */
  readonly calls: readonly string[];
}

interface Names {
  readonly own: SourceName | null;
  readonly full: readonly FullName[];
}

const kept = new WeakMap<Report, Names>();

/**
 * The body that publishes the report itself: a ministry, agency or alliance whose statement it is, and so who “we” is.
 * Null for a news outlet.
 */
export function ownBodyOf(context: ClaimContext): SourceName | null {
  return namesOf(context).own;
}

/**
 * A name in one word (“the alliance”, “Compact”, “the Ministry”) as the report has it in full anywhere: in its text, its
 * title, or the name of the office that publishes it. As said where there is none, or more than one.
 */
export function completeName(book: SourceBook, name: SourceName): SourceName {
  if (name.kind === "state" || name.kind === "witness" || name.kind === "document") return name;
  const word = name.name.replace(/^the /i, "");
  const small = word.toLowerCase();
  const { own, full } = namesOf(book.context);
  if (own !== null && own.name !== name.name && own.name.toLowerCase().endsWith(` ${small}`))
    return { ...name, name: own.name, kind: own.kind, isShort: false };
  const isSaidShort = name.isShort || /^\p{Lu}/u.test(word) || book.context.in === "title";
  if (/\s/.test(word) || !isSaidShort || name.anonymous) return name;
  const called = full.filter(({ calls }) => calls.includes(small));
  const [first] = called;
  if (first === undefined || called.some((other) => other.name !== first.name)) return name;
  return { ...name, name: first.name, kind: first.kind, isPerson: false, isShort: false };
}

function namesOf(context: ClaimContext): Names {
  const { report } = context;
  const known = kept.get(report);
  if (known !== undefined) return known;
  const names = { own: readOwn(context), full: partsOf(context).flatMap(readFull).slice(0, NAME_LIMIT) };
  kept.set(report, names);
  return names;
}

// The name of its outlet, its title, and its text: whichever of them is at hand already is not read again.
function partsOf(context: ClaimContext): readonly ClaimContext[] {
  const { report, lexicon } = context;
  const body = bodyOf(context);
  const titled = (text: string): ClaimContext => {
    return { report, in: "title", doc: readDoc(text, lexicon.vocabulary), lexicon, body };
  };
  const outlet = report.outlet === null ? [] : [titled(report.outlet.name)];
  const title = report.title === null ? [] : [context.in === "title" ? context : titled(report.title)];
  return [...outlet, ...title, body];
}

function readFull(context: ClaimContext): readonly FullName[] {
  const { doc, lexicon } = context;
  const full: FullName[] = [];
  for (const { first, end, body } of reportNamesOf(context).runs) {
    if (full.length >= NAME_LIMIT || (doc.start[first] ?? 0) > HEAD_LIMIT) break;
    if (body === null || end - first < 2) continue;
    const word = sourceWordAt(lexicon, doc, end - 1, end, "body");
    const name = tidyBody({ context }, first, end);
    if (!/\s/.test(name)) continue;
    const last = name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
    full.push({ name, kind: body as SourceKind, calls: [last, ...(word?.fields.slice(1) ?? [])] });
  }
  return full;
}

// “Ministry of Defence of the Republic of Norland” → Norlandic Defense Ministry; “Disaster Agency of Norland” → Disaster
// Agency.
function readOwn(context: ClaimContext): SourceName | null {
  const name = context.report.outlet?.name.replace(STATE_STYLE, " of ") ?? "";
  if (name === "" || NEWS.test(name)) return null;
  const own = readDoc(name, context.lexicon.vocabulary);
  const body = lastSourceWord(context.lexicon, own, 0, own.tokenCount, "body");
  const listed = lastSourceWord(context.lexicon, own, 0, own.tokenCount, "name");
  if (listed !== null && listed.fields[1] !== "person" && listed.fields[1] !== "outlet")
    return bodyName(listed.fields[0] ?? name, listed.fields[1] ?? "organisation", listed.fields[2] ?? null);
  if (body === null || body.fields[0] === "outlet") return null;
  // the report’s own words teach the sides that its outlet’s name may hold
  const wide = readDoc(`${name}\n\n${context.report.text.slice(0, HEAD_LIMIT)}`, context.lexicon.vocabulary);
  const tidy = tidyBody({ context: { ...context, doc: wide } }, 0, own.tokenCount);
  const isMinistry = /\bMinistry$/.test(tidy);
  const plain = isMinistry ? tidy : name.replace(/ of \p{Lu}\S*$/u, "");
  return bodyName(plain.replace(/^the /i, ""), body.fields[0] ?? "organisation", null);
}
