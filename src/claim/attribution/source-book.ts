import type { ClaimContext } from "../claim-context.ts";
import { type AttributionReader, createAttributionReader } from "./attribution-reader.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { readAttributions } from "./read-attributions.ts";
import type { NamingContext, SourceName } from "./source-name.ts";

/** The sources of one report, read sentence by sentence as they are asked for, each reading kept. */
export interface SourceBook extends NamingContext {
  readonly found: (readonly FoundAttribution[] | undefined)[];
  readonly named: Map<number, SourceName>;
}

/** A book with nothing read yet. */
export function createSourceBook(context: ClaimContext): SourceBook {
  const reader: AttributionReader = createAttributionReader(context.doc, context.lexicon);
  return { context, reader, found: [], named: new Map() };
}

/** The attributions of a sentence. */
export function attributionsIn(book: SourceBook, sentence: number): readonly FoundAttribution[] {
  const known = book.found[sentence];
  if (known !== undefined) return known;
  const found = readAttributions(book.reader, sentence);
  book.found[sentence] = found;
  return found;
}
