import type { QuotedSpan } from "../../text/span.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { TokenRange } from "./noun-phrase.ts";

/** Tokens as a span of the text with its words. */
export function spanOf({ doc }: ClaimContext, [first, end]: TokenRange): QuotedSpan {
  const start = doc.start[first] ?? 0;
  const stop = doc.end[end - 1] ?? start;
  return { text: doc.text.slice(start, stop), start, end: stop };
}
