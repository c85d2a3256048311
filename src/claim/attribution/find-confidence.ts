import type { Confidence } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { firstSourceWord } from "./source-words.ts";
import { spanOf } from "./token-span.ts";

/**
 * The words of confidence (“with low confidence”) of a claim’s sentence, kept as said with their level after ICD 203, or
 * of the sentence after it where that speaks of the judgement itself. Null where nothing is told.
 */
export function findConfidence(
  context: ClaimContext,
  draft: ClaimDraft,
  found: FoundAttribution | null,
): Confidence | null {
  const { doc, lexicon } = context;
  const first = doc.sentenceFirst[draft.sentence] ?? 0;
  const end = doc.sentenceFirst[draft.sentence + 1] ?? doc.tokenCount;
  const own = firstSourceWord(lexicon, doc, first, end, "confidence");
  const next = own === null && found !== null ? judgementAfter(context, draft.sentence) : null;
  const word = own ?? next;
  if (word === null) return null;
  const withIt =
    doc.text.slice(doc.start[word.first - 1], doc.end[word.first - 1]).toLowerCase() === "with"
      ? word.first - 1
      : word.first;
  return { ...spanOf(context, [withIt, word.end]), level: word.fields[0] ?? "" };
}

// “The reading, she said, was one of low confidence.”
function judgementAfter({ doc, lexicon }: ClaimContext, sentence: number): ReturnType<typeof firstSourceWord> {
  const next = sentence + 1;
  if (next >= doc.sentenceCount || doc.paragraph[next] !== doc.paragraph[sentence]) return null;
  const first = doc.sentenceFirst[next] ?? 0;
  const end = doc.sentenceFirst[next + 1] ?? doc.tokenCount;
  const head = doc.text.slice(doc.start[first], doc.end[Math.min(first + 2, end - 1)]);
  if (
    !/^(?:that|this|the|its|their) (?:\w+ )?(?:judge?ment|assessment|estimate|figure|range|finding|number)/i.test(head)
  )
    return null;
  return firstSourceWord(lexicon, doc, first, end, "confidence");
}
