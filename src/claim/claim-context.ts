import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Report } from "../report/report.ts";
import type { Doc } from "../text/doc.ts";

/**
 * What every finder and refiner of the claim stage is handed: one report, its words as a doc, and the words of its
 * language. `in` tells whether the doc is the report's text or its title: offsets are into that one.
 */
export interface ClaimContext {
  readonly report: Report;
  readonly in: "text" | "title";
  readonly doc: Doc;
  readonly lexicon: Lexicon;
  /** Of a title: the context of the report's text, where it is at hand. What the text teaches holds for its title. */
  readonly body?: ClaimContext;
}
