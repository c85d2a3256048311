import { findPhrases } from "../../lexicon/lexicon.ts";
import { sentenceTokens } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { isLinkWord } from "../link/link-words.ts";
import { measureWordOf } from "./measure-words.ts";

/**
 * Fills what a sum counts from the report's own definition elsewhere (“Here casualties are the dead, the wounded and
 * those taken”).
 */
export const fillIncludes: Refiner = (context, drafts) => {
  if (!drafts.some(isOpenSum)) return drafts;
  const definition = findDefinition(context);
  if (definition === null) return drafts;
  return drafts.map((draft) =>
    isOpenSum(draft)
      ? {
          ...draft,
          includes: definition.includes,
          why: [
            ...draft.why,
            { rule: "includes: defined in the report", start: definition.start, end: definition.end },
          ],
        }
      : draft,
  );
};

function isOpenSum(draft: ClaimDraft): boolean {
  return draft.measure === "casualties" && draft.includes.length === 0;
}

function findDefinition(context: ClaimContext): { includes: readonly string[]; start: number; end: number } | null {
  const { doc, lexicon } = context;
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    const [first, end] = sentenceTokens(doc, sentence);
    if (doc.sentenceHasNumber[sentence] === 1) continue;
    const matches = findPhrases(lexicon, doc, "measures", first, end);
    const [sum, ...parts] = matches.map((match) => ({ match, word: measureWordOf(match.phrase) }));
    if (sum?.word.measure !== "casualties" || parts.length < 2) continue;
    if (!isLinkWord(lexicon, doc, sum.match.end, "includes")) continue;
    return {
      includes: [...new Set(parts.map((part) => part.word.measure))].filter((measure) => measure !== "casualties"),
      start: doc.start[first] ?? 0,
      end: doc.end[end - 1] ?? 0,
    };
  }
  return null;
}
