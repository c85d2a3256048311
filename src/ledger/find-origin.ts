import { foldName, foldWords } from "./fold-name.ts";
import { hasSense } from "./ledger-words.ts";
import type { SourceBook } from "./resolve-sources.ts";
import { isUnnamed } from "./tell-claim.ts";
import type { Told } from "./told.ts";

/** Who a claim's words come from, as far as its own text tells. */
export interface Origin {
  /** named: a speaker; outlet: only whoever printed it before; unnamed: "officials"; none: the report's own voice. */
  readonly kind: "named" | "outlet" | "unnamed" | "none";
  /** Key in the source book; null for `none`. */
  readonly key: string | null;
  /** Keys of all speakers of the chain, origin first; outlets left out. */
  readonly speakers: readonly string[];
  /** Names of the outlets that the claim says it has this from. */
  readonly cited: readonly string[];
  /** Stated day of the utterance; an office's own release is spoken on the day it is published. */
  readonly saidOn: string | null;
}

// Asked for at every step of the way; the same for as long as the names stand for the same.
const kept = new WeakMap<Told, { readonly era: object; readonly origin: Origin }>();

/** Reads a claim's origin off its chain. */
export function findOrigin(told: Told, book: SourceBook): Origin {
  const known = kept.get(told);
  if (known !== undefined && known.era === book.era) return known.origin;
  const origin = readOrigin(told, book);
  kept.set(told, { era: book.era, origin });
  return origin;
}

function readOrigin(told: Told, book: SourceBook): Origin {
  const speakers: string[] = [];
  const cited: string[] = [];
  let unnamed: string | null = null;
  for (const link of told.links) {
    // “It says”, where no one could tell who: no one's word
    if (isPronoun(link.name)) continue;
    const isPrinter =
      (link.role === "reporter" && (link.kind === "outlet" || link.kind === "agency")) ||
      book.outletOf(link.name) !== null;
    if (isPrinter && !isIssuer(book, link.name)) cited.push(link.name);
    else if (isUnnamed(link.name) && book.keyOf(link.name) === foldName(link.name)) unnamed ??= link.name;
    else if (speakers.at(-1) !== book.keyOf(link.name)) speakers.push(book.keyOf(link.name));
  }
  const issuer = book.issuers.get(told.outlet);
  const [first] = speakers;
  const own =
    told.saidOn ?? (issuer !== undefined && (first === undefined || first === issuer) ? told.publishedOn : null);
  if (first !== undefined) return { kind: "named", key: first, speakers, cited, saidOn: own };
  if (unnamed === null && issuer !== undefined && cited.length === 0)
    return { kind: "named", key: issuer, speakers: [issuer], cited, saidOn: own };
  if (unnamed !== null) return { kind: "unnamed", key: book.keyOf(unnamed), speakers: [], cited, saidOn: told.saidOn };
  const [outlet] = cited;
  if (outlet !== undefined)
    return { kind: "outlet", key: book.keyOf(outlet), speakers: [], cited, saidOn: told.saidOn };
  return { kind: "none", key: null, speakers: [], cited: [], saidOn: told.saidOn };
}

function isPronoun(name: string): boolean {
  const [word = "", another] = foldWords(name);
  return another === undefined && hasSense(word, "pronoun");
}

function isIssuer(book: SourceBook, name: string): boolean {
  return book.speaksForItself(book.keyOf(name));
}
