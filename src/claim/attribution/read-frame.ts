import type { AttributionReader } from "./attribution-reader.ts";
import { ClassBit, type CueFrame } from "./attribution-words.ts";
import { endOfHedge, nounPhraseAfter, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { sourceWordAt } from "./source-words.ts";
import { isVerb, WordClass } from "./word-class.ts";

/** How a cue’s content follows it, and where it begins (-1: it stood before). */
export interface FrameReading {
  readonly frame: CueFrame;
  readonly contentFirst: number;
  readonly addressee: TokenRange | null;
}

/**
 * Reads what follows a cue that ends before `start`: “that …”, “whether …”, “to …”, a clause, a noun phrase, a quotation,
 * or nothing but the sentence’s end. Days, places and occasions between (“said Monday in a briefing that”) are stepped over.
 */
export function readFrame(reader: AttributionReader, s: Sentence, start: number): FrameReading | null {
  const { tags, end } = s;
  const own = reader.quotes.of[start - 1] ?? -1;
  let at = start;
  let addressee: TokenRange | null = null;
  for (let steps = 0; steps < 6; steps++) {
    if (at >= end) return { frame: "before", contentFirst: -1, addressee };
    const tag = tags[at] ?? 0;
    // “the man officials say was killed”: the subject of what was said stands before the source
    if (at === start && isFiniteVerb(s, at)) return { frame: "gap", contentFirst: at, addressee };
    if (endOfHedge(s, at) > at) return readObject(reader, s, start, at, own, addressee);
    if (opensQuote(reader, s, at, own)) return { frame: "quote", contentFirst: at, addressee };
    // “warned last night”: when, and not what
    const when = sourceWordAt(s.words.lexicon, s.doc, at, end, "when");
    if (when !== null) {
      at = when.end;
      continue;
    }
    switch (tag) {
      case WordClass.adverb:
        // “said there were 200 on board”
        if (tags[at + 1] === WordClass.auxiliary && at === start)
          return { frame: "clause", contentFirst: at, addressee };
        at += 1;
        continue;
      case WordClass.day:
      case WordClass.negation:
        at += 1;
        continue;
      case WordClass.end:
      case WordClass.quote:
      case WordClass.bracket:
        return { frame: "before", contentFirst: -1, addressee };
      case WordClass.comma:
        if (opensQuote(reader, s, at + 1, own)) return { frame: "quote", contentFirst: at + 1, addressee };
        return { frame: "before", contentFirst: -1, addressee };
      case WordClass.stop:
        if (isColon(s, at))
          return at + 1 < end
            ? { frame: "quote", contentFirst: at + 1, addressee }
            : { frame: "before", contentFirst: -1, addressee };
        return { frame: "before", contentFirst: -1, addressee };
      case WordClass.to:
        if (isVerb(tags[at + 1] ?? 0) || tags[at + 1] === WordClass.auxiliary)
          return { frame: "to", contentFirst: at, addressee };
        break;
      case WordClass.subordinator:
      case WordClass.relative:
        if (isThat(s, at)) return { frame: "that", contentFirst: at, addressee };
        if (isWhether(s, at)) return { frame: "whether", contentFirst: at, addressee };
        return { frame: "before", contentFirst: -1, addressee };
      default:
    }
    if (tag === WordClass.preposition || tag === WordClass.to) {
      const phrase = nounPhraseAfter(s, at + 1, "none");
      if (phrase === null) return { frame: "before", contentFirst: -1, addressee };
      if (tag === WordClass.to) addressee = phrase;
      at = phrase[1];
      continue;
    }
    if (isThat(s, at)) return { frame: "that", contentFirst: at, addressee };
    return readObject(reader, s, start, at, own, addressee);
  }
  return null;
}

// A noun phrase behind the cue: the content itself, its subject, or who was told.
function readObject(
  reader: AttributionReader,
  s: Sentence,
  start: number,
  at: number,
  own: number,
  addressee: TokenRange | null,
): FrameReading | null {
  const { tags, end } = s;
  const tag = tags[at] ?? 0;
  const phrase = nounPhraseAfter(s, at, "none");
  if (phrase === null) {
    if (tag === WordClass.ing || tag === WordClass.adjective) return { frame: "noun", contentFirst: at, addressee };
    return at > start ? { frame: "before", contentFirst: -1, addressee } : null;
  }
  const next = phrase[1];
  const nextTag = tags[next] ?? 0;
  if (
    next < end &&
    (isVerb(nextTag) ||
      nextTag === WordClass.auxiliary ||
      (nextTag === WordClass.adverb && isVerb(tags[next + 1] ?? 0)))
  ) {
    return { frame: "clause", contentFirst: at, addressee };
  }
  if (addressee === null && next < end) {
    const inner = readInner(reader, s, next, own);
    if (inner !== null) return { ...inner, addressee: phrase };
  }
  return { frame: "noun", contentFirst: at, addressee };
}

// After “told reporters”: that …, whether …, “…”, or a clause of its own.
function readInner(
  reader: AttributionReader,
  s: Sentence,
  from: number,
  own: number,
): Omit<FrameReading, "addressee"> | null {
  const { tags } = s;
  let at = from;
  while (tags[at] === WordClass.day || tags[at] === WordClass.adverb) at += 1;
  if (isThat(s, at)) return { frame: "that", contentFirst: at };
  if (tags[at] === WordClass.subordinator && isWhether(s, at)) return { frame: "whether", contentFirst: at };
  if (opensQuote(reader, s, at, own)) return { frame: "quote", contentFirst: at };
  if (tags[at] === WordClass.comma && opensQuote(reader, s, at + 1, own))
    return { frame: "quote", contentFirst: at + 1 };
  if (tags[at] === WordClass.stop && isColon(s, at) && at + 1 < s.end) return { frame: "quote", contentFirst: at + 1 };
  const phrase = nounPhraseAfter(s, at, "none");
  if (phrase === null) return null;
  const next = tags[phrase[1]] ?? 0;
  return isVerb(next) || next === WordClass.auxiliary ? { frame: "clause", contentFirst: at } : null;
}

function isFiniteVerb({ tags }: Sentence, token: number): boolean {
  const tag = tags[token];
  return tag === WordClass.auxiliary || tag === WordClass.past || tag === WordClass.present;
}

function opensQuote(reader: AttributionReader, s: Sentence, token: number, own: number): boolean {
  if (s.tags[token] !== WordClass.quote) return false;
  const next = s.tags[token + 1] === WordClass.quote ? token + 2 : token + 1;
  const quote = reader.quotes.of[next] ?? -1;
  return quote >= 0 && quote !== own && reader.quotes.list[quote]?.first === next;
}

function isColon({ doc }: Sentence, token: number): boolean {
  return doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3a;
}

function isThat({ doc }: Sentence, token: number): boolean {
  const start = doc.start[token] ?? 0;
  return (doc.end[token] ?? 0) - start === 4 && doc.text.slice(start, start + 4).toLowerCase() === "that";
}

function isWhether({ doc, words }: Sentence, token: number): boolean {
  const possible = words.possible[doc.word[token] ?? 0] ?? 0;
  if ((possible & (ClassBit.relative | ClassBit.subordinator)) === 0) return false;
  const text = doc.text.slice(doc.start[token], doc.end[token]).toLowerCase();
  return WHETHER.has(text);
}

const WHETHER: ReadonlySet<string> = new Set(["whether", "if", "how", "why", "what", "who", "where", "when"]);
