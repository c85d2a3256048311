import type { ClaimContext } from "../claim-context.ts";
import { type AttributionReader, createAttributionReader } from "./attribution-reader.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { KEPT_FROM_WEIGHT, readAttributions } from "./read-attributions.ts";
import type { NamingContext, SourceName } from "./source-name.ts";

/** The sources of one report, read sentence by sentence as they are asked for, each reading kept. */
export interface SourceBook extends NamingContext {
  /** `counts` where figures are looked for: verbs that give a number are cues as well, and lighter ones are kept. */
  readonly reach: "words" | "counts";
  readonly found: (readonly FoundAttribution[] | undefined)[];
  readonly named: Map<number, SourceName>;
}

/** Lower than for words in general: that a figure is told makes it likelier that someone’s word is told. */
const CLAIM_FROM_WEIGHT = -22;

/** A book with nothing read yet. */
export function createSourceBook(context: ClaimContext, reach: SourceBook["reach"] = "words"): SourceBook {
  const reader: AttributionReader = createAttributionReader(context.doc, context.lexicon);
  return { context, reader, reach, found: [], named: new Map() };
}

/** The attributions of a sentence. */
export function attributionsIn(book: SourceBook, sentence: number): readonly FoundAttribution[] {
  const known = book.found[sentence];
  if (known !== undefined) return known;
  const isOfCounts = book.reach === "counts";
  const found = readAttributions(
    book.reader,
    sentence,
    isOfCounts ? CLAIM_FROM_WEIGHT : KEPT_FROM_WEIGHT,
    isOfCounts ? "counts" : "words",
  );
  book.found[sentence] = found;
  return found;
}
