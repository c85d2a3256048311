import { findOutletByName } from "../../report/find-outlet.ts";
import { TokenShape, tokensText } from "../../text/doc.ts";
import { findSides, sideAt } from "../place/find-sides.ts";
import type { TokenRange } from "./noun-phrase.ts";
import type { SourceBook } from "./source-book.ts";
import { firstSourceWord, sourceWordAt } from "./source-words.ts";
import { isFiniteForm, isPreposition, WordClass } from "./word-class.ts";

/** Bodies of one list that are looked at. */
const PART_LIMIT = 6;

/**
 * The bodies that speak together, each as a range of its own: “the Red Cross and the World Food Programme”, “a joint
 * statement by the army, the police and the fire service”. The range itself where it is one source, or where the parts are
 * no bodies: “fire and rescue service”, “officials and residents”.
 */
export function jointSources(book: SourceBook, range: TokenRange): readonly TokenRange[] {
  const { tags } = book.reader;
  const { doc, lexicon } = book.context;
  const told = firstSourceWord(lexicon, doc, range[0], range[1], "document");
  const isGiven = told !== null && told.end + 1 < range[1] && isPreposition(tags[told.end] ?? 0);
  const first = isGiven && told !== null ? told.end + 1 : range[0];
  const end = isGiven ? endOfList(book, first) : range[1];
  const parts: TokenRange[] = [];
  let from = first;
  for (let at = first; at <= end; at++) {
    const tag = at === end ? WordClass.comma : tags[at];
    if (tag !== WordClass.comma && tag !== WordClass.conjunction) continue;
    if (at > from) parts.push([from, at]);
    from = at + 1;
  }
  const hasAnd = parts.some(([, stop]) => stop < end && tags[stop] === WordClass.conjunction);
  if (!hasAnd || parts.length < 2 || parts.length > PART_LIMIT) return [range];
  return parts.every((part, at) => isWhole(book, part, at > 0)) ? parts : [range];
}

// To the verb or mark that ends a list of names.
function endOfList({ reader, context }: SourceBook, first: number): number {
  const { tags } = reader;
  const { doc } = context;
  const limit = doc.sentenceFirst[(doc.sentence[first] ?? 0) + 1] ?? doc.tokenCount;
  for (let at = first; at < limit; at++) {
    const tag = tags[at] ?? 0;
    const isMark = tag === WordClass.end || tag === WordClass.stop || tag === WordClass.quote;
    if (isMark || isFiniteForm(tag) || tag === WordClass.auxiliary || tag === WordClass.relative) return at;
  }
  return limit;
}

// A part that stands alone: it ends in a body’s noun, or is a name that a list or the report knows for a speaker.
function isWhole(book: SourceBook, [first, end]: TokenRange, isLater: boolean): boolean {
  const { context, reader } = book;
  const { doc, lexicon } = context;
  const from = reader.tags[first] === WordClass.determiner ? first + 1 : first;
  if (from >= end) return false;
  let head = from + 1;
  while (head < end && !isPreposition(reader.tags[head] ?? 0)) head += 1;
  if (sourceWordAt(lexicon, doc, head - 1, head, "body") !== null) return true;
  if (firstSourceWord(lexicon, doc, from, end, "name") !== null) return true;
  if (findOutletByName(tokensText(doc, from, end)) !== null) return true;
  const side = sideAt(findSides(context), from);
  if (side !== null && side.end === end && side.form !== "adjective") return true;
  for (let at = from; at < end; at++) if (((doc.shape[at] ?? 0) & TokenShape.capital) === 0) return false;
  // “the Ministry of Energy and Mines”: a word alone behind “and” is as often the name’s own
  return !isLater || end - from > 1;
}
