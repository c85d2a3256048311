import { tokenText } from "../../text/doc.ts";
import type { Source } from "../claim.ts";
import type { ClaimDraft } from "../claim-draft.ts";
import { readSentence } from "./attribution-reader.ts";
import { nameSource } from "./name-source.ts";
import { nounPhraseAfter } from "./noun-phrase.ts";
import type { SourceBook } from "./source-book.ts";
import { lastSourceWord, sourceWordAt } from "./source-words.ts";
import { spanOf } from "./token-span.ts";
import { WordClass } from "./word-class.ts";

/** How far behind the figure its record may stand: “148 passengers and a crew of 14 on its manifest”. */
const REACH = 10;
/** How far before it, in a table’s row: “Persons on manifest: 162”. */
const ROW_REACH = 3;

/** The record that a figure stands in (“on its manifest”, “on the list”), as its origin; null where none is told. */
export function recordAfter(book: SourceBook, draft: ClaimDraft): Source | null {
  const { context } = book;
  const s = readSentence(book.reader, draft.sentence);
  const limit = Math.min(s.end, draft.figureEnd + REACH);
  for (let at = Math.max(s.first, draft.figureFirst - ROW_REACH); at < limit; at++) {
    if (at === draft.figureFirst) at = draft.figureEnd;
    if (s.tags[at] === WordClass.quote) return null;
    // “kept to 140, the count on the crew list”
    if (at >= draft.figureEnd && s.tags[at] === WordClass.comma && s.tags[at + 1] !== WordClass.determiner) return null;
    if (s.tags[at] !== WordClass.preposition || tokenText(context.doc, at).toLowerCase() !== "on") continue;
    const phrase = nounPhraseAfter(s, at + 1, "none");
    if (phrase === null) continue;
    const record = lastSourceWord(context.lexicon, context.doc, phrase[0], phrase[1], "document");
    // what people and goods are entered in; a report or video is not such a record
    if (record === null || sourceWordAt(context.lexicon, context.doc, record.first, record.end, "record") === null)
      continue;
    const named = nameSource(book, [record.first, record.end]);
    return {
      ...spanOf(context, [record.first, record.end]),
      name: named.name,
      role: "origin",
      kind: "document",
      cue: "on",
      anonymous: false,
      saidOn: null,
    };
  }
  return null;
}
