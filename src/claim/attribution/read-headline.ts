import { matchPhrase } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind } from "../../text/doc.ts";
import type { AttributionReader } from "./attribution-reader.ts";
import { readSentence } from "./attribution-reader.ts";
import type { AttributionWords } from "./attribution-words.ts";
import type { Candidate } from "./candidate.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import type { Sentence, TokenRange } from "./noun-phrase.ts";
import { isNominal, WordClass } from "./word-class.ts";

/** A source in a headline is a word or a few: “NATO”, “disaster agency”, “U.S. officials”. */
const SOURCE_LIMIT = 4;
const CONTENT_FROM = 3;
const HEADLINE_WEIGHT = 10;

/**
 * A headline’s source beside its colon or behind its dash: “As many as 40,000 killed: NATO”, “UN: as many as 60,000
 * displaced”, “Quake toll passes 40 – disaster agency”. Only in lines
 * that end without a full stop. Null where there is none.
 */
export function readHeadline(reader: AttributionReader, sentence: number): FoundAttribution | null {
  const s = readSentence(reader, sentence);
  if (s.tags[s.end - 1] === WordClass.end || s.end - s.first <= CONTENT_FROM) return null;
  if (isSameParagraph(reader, sentence, sentence - 1) || isSameParagraph(reader, sentence, sentence + 1)) return null;
  const dash = lastDash(s);
  const behind = dash < 0 ? null : sourceIn(s, dash + 1, s.end, true);
  if (behind !== null && dash - s.first >= CONTENT_FROM)
    return found(sentence, behind, [dash, dash + 1], [s.first, dash]);
  const colon = onlyColon(s);
  if (colon < 0) return null;
  const after = sourceIn(s, colon + 1, s.end, true);
  if (after !== null && colon - s.first >= CONTENT_FROM)
    return found(sentence, after, [colon, colon + 1], [s.first, colon]);
  const before = sourceIn(s, s.first, colon, false);
  if (before !== null && s.end - colon >= CONTENT_FROM)
    return found(sentence, before, [colon, colon + 1], [colon + 1, s.end]);
  return null;
}

function onlyColon({ doc, tags, first, end }: Sentence): number {
  let colon = -1;
  for (let at = first; at < end; at++) {
    if (tags[at] !== WordClass.stop || doc.text.charCodeAt(doc.start[at] ?? 0) !== 0x3a) continue;
    if (colon >= 0) return -1;
    colon = at;
  }
  return colon;
}

// Nothing but names and nouns, and one at least that a list knows for a source or a capital letter marks.
function sourceIn({ doc, tags, words }: Sentence, first: number, end: number, mayBeState: boolean): TokenRange | null {
  if (end <= first || end - first > SOURCE_LIMIT) return null;
  let isKnown = false;
  for (let at = first; at < end; at++) {
    const tag = tags[at] ?? 0;
    if (tag === WordClass.number || tag === WordClass.day) return null;
    if (
      !isNominal(tag) &&
      tag !== WordClass.determiner &&
      tag !== WordClass.adjective &&
      tag !== WordClass.joint &&
      tag !== WordClass.clitic
    )
      return null;
    if (words.isSource[doc.word[at] ?? 0] === 1) isKnown = true;
    // “14 killed: Norland”; before the colon a state is the place, not the speaker
    if (mayBeState && at === first && isState(doc, words, at)) isKnown = true;
  }
  return isKnown ? [first, end] : null;
}

function isState(doc: Doc, words: AttributionWords, token: number): boolean {
  const form = matchPhrase(words.lexicon, doc, token, "demonyms")?.phrase.fields[0];
  return form === "name" || form === "capital" || form === "office";
}

// “Quake toll passes 40 – UN”: a dash between spaces, and no other mark behind it.
function lastDash({ doc, tags, first, end }: Sentence): number {
  for (let at = end - 1; at > first; at--)
    if (tags[at] === WordClass.stop) return doc.kind[at] === TokenKind.dash ? at : -1;
  return -1;
}

function isSameParagraph({ doc }: AttributionReader, sentence: number, other: number): boolean {
  return other >= 0 && other < doc.sentenceCount && doc.paragraph[other] === doc.paragraph[sentence];
}

function found(sentence: number, source: TokenRange, cue: TokenRange, content: TokenRange): FoundAttribution {
  const candidate: Candidate = {
    sentence,
    cue,
    entry: null,
    frame: "before",
    source,
    isDirect: true,
    contentFirst: -1,
    addressee: null,
  };
  return { candidate, contents: [content], weight: HEADLINE_WEIGHT };
}
