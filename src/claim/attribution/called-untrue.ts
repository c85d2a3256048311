import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { readSentence } from "./attribution-reader.ts";
import type { SourceBook } from "./source-book.ts";
import { sourceWordAt } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/** “are false”, “is nothing but an invention”: how far before the word its verb may stand. */
const REACH = 4;
/** “called the 14,000 an invention”: verbs that say what a figure is, and the words between. */
const CALLING =
  /^(?:call|calls|called|calling|brand|brands|branded|label|labels|labelled|labeled|dismiss|dismisses|dismissed)$/;

/**
 * Whether a figure’s own sentence calls it untrue: “reports of the deaths of seven generals are false”, “it is untrue that
 * …”, “called the 14,000 an invention”. Then the figure is someone else’s, and it is denied.
 */
export function isCalledUntrue(book: SourceBook, { sentence, figureFirst }: ClaimDraft): boolean {
  const { doc, lexicon } = book.context;
  const [first, end] = sentenceTokens(doc, sentence);
  for (let at = first; at < end; at++) {
    const word = sourceWordAt(lexicon, doc, at, end, "untrue");
    if (word === null) continue;
    const { tags } = readSentence(book.reader, sentence);
    // “do not correspond to reality” has its verb in it
    if (tags[at] === WordClass.auxiliary) return reaches(book, figureFirst, at);
    for (let back = at - 1; back >= Math.max(first, at - REACH); back--) {
      const text = tokenText(doc, back).toLowerCase();
      if (text === "not" || text === "if" || doc.kind[back] === TokenKind.comma) break;
      if (tags[back] === WordClass.auxiliary && /^(?:is|are|was|were)$/.test(text))
        return reaches(book, figureFirst, at);
    }
    for (let back = at - 1; back >= first && at > figureFirst; back--)
      if (back < figureFirst && CALLING.test(tokenText(doc, back).toLowerCase())) return true;
  }
  return false;
}

// Nothing else is said between the figure and the word: no stop, no “but”.
function reaches({ context }: SourceBook, figure: number, word: number): boolean {
  const { doc } = context;
  for (let at = Math.min(figure, word); at < Math.max(figure, word); at++) {
    const text = tokenText(doc, at).toLowerCase();
    if (text === ";" || text === "but" || text === "while" || text === "and") return false;
  }
  return true;
}
