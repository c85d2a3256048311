import { lexiconOf } from "../lexicon/lexicon.ts";
import type { Notice } from "../notice.ts";
import type { Report } from "../report/report.ts";
import { readDoc } from "../text/read-doc.ts";
import { findAttributions as findInContext } from "./attribution/find-attributions.ts";
import type { Attribution } from "./attribution.ts";

/**
 * Who says what in a report, with a number or without. A report in a language that there are no words for has none, and a
 * notice says so.
 */
export function findAttributions(report: Report): {
  readonly attributions: readonly Attribution[];
  readonly notices: readonly Notice[];
} {
  const language = (report.language ?? "en").slice(0, 2).toLowerCase();
  const lexicon = lexiconOf(language);
  if (lexicon === null) {
    return {
      attributions: [],
      notices: [
        {
          code: "language-not-read",
          text: `No attributions were looked for: there are no words for the language “${language}”.`,
        },
      ],
    };
  }
  const doc = readDoc(report.text, lexicon.vocabulary);
  return { attributions: findInContext({ report, in: "text", doc, lexicon }), notices: [] };
}
