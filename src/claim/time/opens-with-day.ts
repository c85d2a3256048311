import { matchPhrase } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { DayMention } from "./day-mention.ts";

/** How many tokens may lead to the day that a sentence begins with. */
export const OPENING = 7;

/** Whether a sentence begins with a day: “On Tuesday …”, “On the evening of 3 October …”, “Two months ago, on 1 August, …”. */
export function opensWithDay({ doc, lexicon }: ClaimContext, mention: DayMention, first: number): boolean {
  if (mention.first - first <= 1) return true;
  if (mention.first - first > OPENING) return false;
  // only words of time and small words lead to it
  for (let at = first; at < mention.first; ) {
    if (doc.kind[at] === TokenKind.comma) {
      at += 1;
      continue;
    }
    const word =
      matchPhrase(lexicon, doc, at, "numerals") ??
      matchPhrase(lexicon, doc, at, "calendar") ??
      matchPhrase(lexicon, doc, at, "joints") ??
      matchPhrase(lexicon, doc, at, "demonyms");
    if (word === null) return false;
    at = word.end;
  }
  return true;
}
