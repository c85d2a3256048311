import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Doc } from "../../text/doc.ts";
import type { SourceName } from "./source-name.ts";
import { sourceWordAt } from "./source-words.ts";

/** Whether a source may be what a pronoun or short form stands for. */
export type Fits = (name: SourceName) => boolean;

/** A pronoun and whom it may stand for. */
export interface Pronoun {
  readonly text: string;
  /** `person`, `thing` or `many`. */
  readonly standsFor: string;
  readonly fits: Fits;
}

/** A name that nothing marks as a person’s or a body’s: “Soral Hydro”, “Ruth Holt”. */
export const isPlainName: Fits = ({ noun, kind, isPerson, rank, anonymous, name }) =>
  isPerson && kind === "person" && noun === null && rank === null && !anonymous && /^\p{Lu}/u.test(name);

/** A body of any kind: no person, and nobody unnamed. */
export const isBody: Fits = ({ isPerson, kind, anonymous }) =>
  !isPerson && kind !== "person" && kind !== "witness" && !anonymous;

/** More than one: “residents”, “two officials”. */
export const isSeveral: Fits = ({ noun, name }) => /(?:s|people|men)$/.test(noun ?? name);

// “crews” and “residents” are no “she”
const isOfPeople: Fits = ({ isPerson, kind, noun }) => isPerson || (kind === "witness" && !/[^s]s$/.test(noun ?? ""));

// a name that nothing marks as a person’s may be a firm’s: “Soral Hydro … It says”
const isThing: Fits = (name) => isBody(name) || isPlainName(name);

// one officer who is not named is no “they”
const isMany: Fits = ({ kind, name, noun, anonymous, isPerson }) =>
  !(anonymous && isPerson) &&
  (kind === "witness" || kind === "organisation" || kind === "agency" || /s$/.test(noun ?? name));

const FITS: Readonly<Record<string, Fits>> = { person: isOfPeople, thing: isThing, many: isMany };

/** The pronoun at a token (“it”, “his”); null where none stands there. */
export function pronounAt(lexicon: Lexicon, doc: Doc, token: number): Pronoun | null {
  const word = sourceWordAt(lexicon, doc, token, token + 1, "pronoun");
  const standsFor = word?.fields[0];
  const fits = standsFor === undefined ? undefined : FITS[standsFor];
  if (word === null || standsFor === undefined || fits === undefined) return null;
  return { text: doc.text.slice(doc.start[token], doc.end[token]).toLowerCase(), standsFor, fits };
}
