import type { Doc } from "../../text/doc.ts";
import { tokenText } from "../../text/doc.ts";
import type { SourceKind } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { AttributionReader } from "./attribution-reader.ts";
import type { TokenRange } from "./noun-phrase.ts";
import type { ReportNames } from "./report-names.ts";
import type { SourceWord } from "./source-words.ts";

/** Whose word it is, by the one name that all its forms share. */
export interface SourceName {
  readonly name: string;
  readonly kind: SourceKind;
  /** True where a person speaks whose name is not told. */
  readonly anonymous: boolean;
  /** True where a person speaks, also one who is named by the body spoken for: “he” may stand for it, “it” may not. */
  readonly isPerson: boolean;
  /** The word for what it is (“officer”, “ministry”, “alliance”), by which the report may call it again; null for names. */
  readonly noun: string | null;
  /** The rank or title told with the name (“general” for Gen. Holt), by which a person may be called again; else null. */
  readonly rank: string | null;
  /** The noun of the body that a person speaks for (“alliance” for a NATO spokesman), by which it may be called; else null. */
  readonly bodyNoun: string | null;
  /** True for “the official”, “the ministry”: it stands for a source told before, if there is one. */
  readonly isShort: boolean;
  /** For “an alliance official”: the short word for the body, which stands for one told before; else null. */
  readonly shortBody: string | null;
  /** True where an apposition tells the name of what the head only describes: “its operator, Karst Coal”. */
  readonly isApposed: boolean;
}

/** Everything naming needs of a report. */
export interface NamingContext {
  readonly context: ClaimContext;
  readonly reader: AttributionReader;
}

/** A source’s noun phrase on the way to its name. Token ranges are `[first, end)`. */
export interface SourcePhrase {
  readonly naming: NamingContext;
  readonly names: ReportNames;
  /** As found, with its article. */
  readonly range: TokenRange;
  /** Without its article. */
  readonly first: number;
  /** Where apposition, relative clause or bracket begin. */
  readonly coreEnd: number;
  /** Where “of …”, “for …” begin. */
  readonly headEnd: number;
  readonly end: number;
  /** “Norland’s”: the owner, and where the owned begins; null where there is none. */
  readonly owner: { readonly range: TokenRange; readonly end: number } | null;
  /** Names another phrase: “a spokesman for <the ministry>”. */
  readonly nameOf: (naming: NamingContext, range: TokenRange) => SourceName;
}

/** A person by name. */
export function personName(name: string): SourceName {
  return {
    name,
    kind: "person",
    anonymous: false,
    isPerson: true,
    noun: null,
    rank: null,
    bodyNoun: null,
    isShort: false,
    shortBody: null,
    isApposed: false,
  };
}

/** An organisation, office, state or other body by name. */
export function bodyName(name: string, kind: string, noun: string | null): SourceName {
  return {
    name,
    kind: kind as SourceKind,
    anonymous: false,
    isPerson: kind === "person",
    noun,
    rank: null,
    bodyNoun: null,
    isShort: false,
    shortBody: null,
    isApposed: false,
  };
}

/** What `source-words.txt` says a known name stands for. */
export function knownName(word: SourceWord): SourceName {
  return bodyName(word.fields[0] ?? "", word.fields[1] ?? "organisation", word.fields[2] ?? null);
}

/** Whether a token is “the”. */
export function isThe(doc: Doc, token: number): boolean {
  const start = doc.start[token] ?? 0;
  return (doc.end[token] ?? 0) - start === 3 && doc.text.slice(start, start + 3).toLowerCase() === "the";
}

/** A name with the article that makes it one of many: “a Western official”. */
export function withArticle(doc: Doc, token: number, name: string): string {
  const text = tokenText(doc, token).toLowerCase();
  return text === "a" || text === "an" ? `${text} ${name}` : name;
}

/** A name without the ’s that it stood with. */
export function withoutPossessive(text: string): string {
  return text.replace(/[’']s?$/, "");
}
