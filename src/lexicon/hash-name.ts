import { TokenKind } from "../text/doc.ts";
import { readDoc } from "../text/read-doc.ts";
import { createVocabulary } from "../text/vocabulary.ts";

const empty = createVocabulary([]);
const PRIME = 0x01000193;

/** Where the hash of a name begins, before its first word. */
export const NAME_SEED = 0x1b873593;

/** The hash of a name so far, with one more word: its words in order, whatever joins them. */
export function addToName(hash: number, word: number): number {
  return Math.imul(hash ^ word, PRIME) ^ (hash >>> 13);
}

/** The hash of a whole name: “Port-au-Prince” and “Port au Prince” have the same. */
export function hashName(name: string): number {
  const doc = readDoc(name, empty);
  let hash = NAME_SEED;
  for (let token = 0; token < doc.tokenCount; token++) {
    if (doc.kind[token] === TokenKind.word || doc.kind[token] === TokenKind.number) {
      hash = addToName(hash, doc.hash[token] ?? 0);
    }
  }
  return hash | 0;
}
