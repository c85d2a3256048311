import { readDoc } from "../text/read-doc.ts";
import type { ClaimContext } from "./claim-context.ts";

/** As much of a text as is read for the sake of its headline, where the text is not read anyhow. */
const TEXT_LIMIT = 8000;

/** The context of a report's text: its own where it is of the text, else that which its title was given. */
export function bodyOf(context: ClaimContext): ClaimContext {
  if (context.in === "text") return context;
  if (context.body !== undefined) return context.body;
  const { report, lexicon } = context;
  return { report, in: "text", doc: readDoc(report.text.slice(0, TEXT_LIMIT), lexicon.vocabulary), lexicon };
}
