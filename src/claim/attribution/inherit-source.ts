import { sentenceTokens, tokensText } from "../../text/doc.ts";
import { type ClaimDraft, draftOfKey } from "../claim-draft.ts";
import { lastWithin } from "../last-within.ts";
import type { SourceBook } from "./source-book.ts";

/** Beginnings of a sentence that goes on from the one before: “Of those, …”, “Another 304 …”, “… of the dead”. */
const GOES_ON =
  /^(?:by (?:that|his|her|their|this) (?:account|count|reckoning)\b|of (?:those|them|these|the)\b|another\b|a total of\b|the (?:count|tally|toll|total|number|figure)\b|the (?:rest|others|remaining|remainder)\b|among (?:them|those|the)\b|they\b|those\b|(?:\S+ ){1,5}of (?:those|them|these|the (?:dead|deceased|victims|killed|injured|wounded|missing|casualties|total))\b)/i;

/** Whether a draft’s sentence begins as one that goes on from the sentence before. */
export function goesOn({ context }: SourceBook, { sentence }: ClaimDraft): boolean {
  const { doc } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  return GOES_ON.test(tokensText(doc, first, Math.min(end, first + 8)).replace(/^[“"']+/, ""));
}

/**
 * The source of the claim before, taken over where the draft’s sentence plainly goes on from it in the same paragraph, or
 * where the draft is a part of it. Null where neither holds: then the report speaks itself.
 */
export function inheritFrom(book: SourceBook, draft: ClaimDraft, before: readonly ClaimDraft[]): ClaimDraft | null {
  const { doc } = book.context;
  const told = draftOfKey(before, draft.partOf);
  const whole = told !== null && told.sources.length > 0 ? told : undefined;
  const previous = whole ?? (goesOn(book, draft) ? lastInParagraph(book, draft, before) : undefined);
  if (previous === undefined) return null;
  const [first, end] = sentenceTokens(doc, draft.sentence);
  const start = doc.start[first] ?? 0;
  const rule =
    whole === undefined
      ? "goes on from the sentence before, in the same paragraph: its source is taken over"
      : "a part of a figure that has a source: the source is taken over";
  return {
    ...draft,
    sources: previous.sources,
    saying: previous.saying,
    stance: previous.stance,
    basis: previous.basis,
    confidence: previous.confidence,
    why: [...draft.why, { rule, start, end: doc.end[end - 1] ?? start }],
  };
}

function lastInParagraph(
  { context }: SourceBook,
  draft: ClaimDraft,
  before: readonly ClaimDraft[],
): ClaimDraft | undefined {
  const { paragraph } = context.doc;
  return lastWithin(
    before,
    draft.sentence,
    2,
    ({ sentence, sources }) =>
      sources.length > 0 && sentence < draft.sentence && paragraph[sentence] === paragraph[draft.sentence],
  );
}
