import type { Doc } from "../../text/doc.ts";
import type { QuotedSpan } from "../../text/span.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { TokenRange } from "./noun-phrase.ts";

/** Tokens as a span of the text with its words. */
export function spanOf({ doc }: ClaimContext, [first, end]: TokenRange): QuotedSpan {
  const start = doc.start[first] ?? 0;
  const stop = doc.end[end - 1] ?? start;
  return { text: doc.text.slice(start, stop), start, end: stop };
}

/** Whether a token is this word, small or large. */
export function isWord(doc: Doc, token: number, word: string): boolean {
  const start = doc.start[token] ?? 0;
  return (
    (doc.end[token] ?? 0) - start === word.length && doc.text.slice(start, start + word.length).toLowerCase() === word
  );
}
