import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Doc } from "../../text/doc.ts";
import { markAddresses } from "./mark-addresses.ts";
import { markLines } from "./mark-lines.ts";

const kept = new WeakMap<Doc, Uint8Array>();

/**
 * The {@link Zone} of every token: what is an address, a caption, a credit line or a notice is no prose of the article,
 * and no figure or source is looked for there. Made once a doc.
 */
export function findZones(doc: Doc, lexicon: Lexicon): Readonly<Uint8Array> {
  const known = kept.get(doc);
  if (known !== undefined) return known;
  const zones = new Uint8Array(doc.tokenCount);
  markLines(doc, lexicon, zones);
  markAddresses(doc, zones);
  kept.set(doc, zones);
  return zones;
}
