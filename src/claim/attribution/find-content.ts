import type { AttributionReader } from "./attribution-reader.ts";
import { readSentence } from "./attribution-reader.ts";
import type { Candidate } from "./candidate.ts";
import { nounPhraseAfter, nounPhraseBefore, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { sourceWordAt } from "./source-words.ts";
import { isNominal, isVerb, WordClass } from "./word-class.ts";

/**
 * What a source is said to have said: one stretch of tokens, or more where the source interrupts it or a quotation goes on
 * after it. Empty where nothing is left.
 */
export function findContent(
  reader: AttributionReader,
  candidate: Candidate,
  others: readonly Candidate[],
): readonly TokenRange[] {
  const s = readSentence(reader, candidate.sentence);
  const ranges =
    candidate.contentFirst >= 0
      ? contentAfter(reader, s, candidate, others)
      : contentAround(reader, s, candidate, others);
  const trimmed = ranges.map((range) => trimRange(s.tags, range)).filter(([first, end]) => end > first);
  return trimmed.length === 0 ? trimmed : [...trimmed, ...quotesThatGoOn(reader, candidate, trimmed)];
}

function contentAfter(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
): readonly TokenRange[] {
  const { contentFirst, frame } = candidate;
  if (frame === "noun") {
    // “put the toll at 31, up from 22, seven of them children”: what follows a number belongs to it
    const isCount = candidate.entry?.part === "count" || isFigureNoun(candidate);
    const end = isCount ? endOfCount(reader, s, candidate, others) : endOfObject(reader, s, candidate, others);
    return [[contentFirst, end]];
  }
  if (frame === "gap" && candidate.source !== null) {
    const end = endOfClause(reader, s, candidate, others, contentFirst);
    const before = nounPhraseBefore(
      s,
      s.tags[candidate.source[0] - 1] === WordClass.subordinator ? candidate.source[0] - 1 : candidate.source[0],
    );
    return before === null ? [[contentFirst, end]] : [before, [contentFirst, end]];
  }
  if (frame !== "quote") return [[contentFirst, endOfClause(reader, s, candidate, others, contentFirst)]];
  const quote = quoteAt(reader, contentFirst);
  if (quote === null) return [[contentFirst, endOfClause(reader, s, candidate, others, contentFirst)]];
  if (quote.end >= s.end || closesSentence(s, quote.end)) return [[contentFirst, quote.end]];
  return [[contentFirst, endOfClause(reader, s, candidate, others, quote.end)]];
}

// “…, he said, …”: the words before the source, and those after.
function contentAround(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
): readonly TokenRange[] {
  const { tags, first } = s;
  const { source, cue } = candidate;
  const left = source === null ? cue[0] : Math.min(source[0], cue[0]);
  const right = source === null ? cue[1] : Math.max(source[1], cue[1]);
  const gap = antecedentOf(s, left, right);
  if (gap !== null) return [gap];
  const ranges: TokenRange[] = [];
  let at = left - 1;
  if (tags[at] === WordClass.subordinator || tags[at] === WordClass.conjunction) at -= 1;
  // “500 were killed by the army’s count”
  else if (tags[at] === WordClass.preposition && candidate.entry?.part === "noun") at -= 1;
  const before = contentBefore(reader, s, candidate, at, others);
  if (before !== null) ranges.push(before);
  let after = skipAdjuncts(reader, s, right);
  if (tags[after] === WordClass.comma) after += 1;
  else if (before !== null || left > first + 1) after = s.end;
  if (
    after < s.end &&
    (tags[after] !== WordClass.ing || takesOn(s, candidate, after)) &&
    !opensAnothers(s, candidate, others, after, before !== null) &&
    (before === null || tags[after] !== WordClass.conjunction || mayGoOn(candidate))
  ) {
    const quote = quoteAt(reader, after);
    const end =
      quote !== null && (quote.end >= s.end || closesSentence(s, quote.end))
        ? quote.end
        : endOfClause(reader, s, candidate, others, after);
    if (before === null || quote !== null || candidate.entry?.part !== "preposition") ranges.push([after, end]);
    else ranges.push([after, end]);
  }
  return ranges;
}

// “the 64 that the ministry announced”, “the toll it had stuck to”: no more than what the clause hangs on.
function antecedentOf(s: Sentence, left: number, right: number): TokenRange | null {
  const { tags, first, doc } = s;
  const isThat = tags[left - 1] === WordClass.subordinator || tags[left - 1] === WordClass.relative;
  const head = isThat ? left - 2 : left - 1;
  if (head < first || !isNominal(tags[head] ?? 0) || tags[head] === WordClass.day) return null;
  // “as the army said”, “officials the ministry said were …”: only what has an article or number of its own
  const isWord = isThat ? doc.text.startsWith("that", doc.start[left - 1] ?? 0) : isSoleSubject(s, left);
  if (!isWord || right > s.end) return null;
  return nounPhraseBefore(s, head + 1);
}

// “it had stuck to”, “the ministry gave”
function isSoleSubject({ tags }: Sentence, token: number): boolean {
  const tag = tags[token];
  return tag === WordClass.subject || tag === WordClass.pronoun || tag === WordClass.determiner;
}

// “…, medics say, and about 130 were injured”
function mayGoOn({ entry, isDirect }: Candidate): boolean {
  return entry?.part === "preposition" || (isDirect && entry?.part === "count");
}

// “…, the doctor said, taking the toll to 19”: what follows from the words before, and no cue of its own.
function takesOn({ words, doc, end }: Sentence, { entry }: Candidate, at: number): boolean {
  if (entry?.part !== "count" || words.cues[doc.word[at] ?? 0] !== undefined) return false;
  return sourceWordAt(words.lexicon, doc, at, end, "cites", "basis") === null;
}

// “…, residents said Monday, as the army raised its toll”: the clause has a source of its own.
function opensAnothers(
  { tags }: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
  at: number,
  isTold: boolean,
): boolean {
  const tag = tags[at];
  const isLink = tag === WordClass.subordinator || tag === WordClass.conjunction || tag === WordClass.preposition;
  if (!isTold || !isLink) return false;
  return others.some(
    (other) =>
      other !== candidate &&
      other.isDirect &&
      other.source !== null &&
      other.source[0] === at + 1 &&
      other.cue[0] >= other.source[1],
  );
}

function contentBefore(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  last: number,
  others: readonly Candidate[],
): TokenRange | null {
  const { tags, first } = s;
  const own = reader.quotes.of[candidate.cue[0]] ?? -1;
  let at = last;
  while (
    at >= first &&
    (tags[at] === WordClass.quote ||
      tags[at] === WordClass.comma ||
      tags[at] === WordClass.end ||
      tags[at] === WordClass.stop)
  )
    at -= 1;
  if (at < first && last < first) {
    // the sentence before may end in the quotation: “…!” he said
    return null;
  }
  if (at < first) at = first;
  const number = reader.quotes.of[at] ?? -1;
  const quote = number >= 0 && number !== own ? reader.quotes.list[number] : undefined;
  if (quote !== undefined && quote.first < first) return [quote.first, at + 1];
  let start = first;
  for (const other of others) {
    if (other === candidate || other.source === null || other.sentence !== candidate.sentence) continue;
    // “Holt said one thing, Marr said another”: what is another’s stays another’s
    if (
      other.contentFirst < 0 &&
      other.cue[1] <= at &&
      other.cue[0] > start &&
      (reader.quotes.of[other.cue[0]] ?? -1) === own
    )
      start = Math.max(start, other.cue[1], other.source[1]);
  }
  if (own >= 0) start = Math.max(start, reader.quotes.list[own]?.first ?? start);
  return at >= start ? [start, at + 1] : null;
}

function endOfClause(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
  from: number,
): number {
  const { tags, end } = s;
  const own = reader.quotes.of[candidate.cue[0]] ?? -1;
  let limit = own >= 0 ? Math.min(end, reader.quotes.list[own]?.end ?? end) : end;
  for (const other of others) {
    if (other === candidate || other.sentence !== candidate.sentence || other.cue[0] <= from) continue;
    if ((reader.quotes.of[other.cue[0]] ?? -1) !== own) continue;
    const start = other.source !== null && other.isDirect ? Math.min(other.source[0], other.cue[0]) : other.cue[0];
    if (start <= from + 1) continue;
    const mark = tags[start - 1];
    const beforeMark = tags[start - 2];
    // “…, adding that”, “…, he said”, “… and Marr said”
    if (mark === WordClass.comma || (mark === WordClass.stop && other.isDirect)) limit = Math.min(limit, start - 1);
    else if (
      (mark === WordClass.conjunction || mark === WordClass.subordinator) &&
      (beforeMark === WordClass.comma || other.isDirect) &&
      (other.frame !== "noun" || (beforeMark === WordClass.comma && other.isDirect)) &&
      other.frame !== "to"
    ) {
      limit = Math.min(limit, beforeMark === WordClass.comma ? start - 2 : start - 1);
    } else if (other.entry?.part === "preposition" && other.cue[0] > from) limit = Math.min(limit, other.cue[0]);
  }
  return limit;
}

// To the clause’s end, not over a semicolon.
function endOfCount(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
): number {
  const limit = endOfClause(reader, s, candidate, others, candidate.contentFirst);
  for (let at = candidate.contentFirst; at < limit; at++) {
    if (s.tags[at] === WordClass.stop && s.doc.text.charCodeAt(s.doc.start[at] ?? 0) === 0x3b) return at;
  }
  return limit;
}

function isFigureNoun({ entry }: Candidate): boolean {
  return entry?.part === "noun" && entry.stance === "estimates";
}

// The object of a verb, with what hangs on it: to the next comma, “and” with a verb, or the sentence’s end.
function endOfObject(
  reader: AttributionReader,
  s: Sentence,
  candidate: Candidate,
  others: readonly Candidate[],
): number {
  const { tags } = s;
  const start = candidate.contentFirst;
  const limit = endOfClause(reader, s, candidate, others, start);
  const phrase = nounPhraseAfter(s, start, "none");
  let at = phrase === null ? start + 1 : phrase[1];
  while (at < limit) {
    const tag = tags[at] ?? 0;
    if (tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.end) break;
    if (
      tag === WordClass.conjunction &&
      (isVerb(tags[at + 1] ?? 0) || tags[at + 1] === WordClass.auxiliary || tags[at + 1] === WordClass.subject)
    )
      break;
    if (
      tag === WordClass.subordinator &&
      (tags[at + 1] === WordClass.subject || tags[at + 1] === WordClass.determiner) &&
      at > start + 1
    )
      break;
    at += 1;
  }
  return at;
}

// “in a statement”, “on Monday”, “to reporters”: what stands between a cue and the comma after it.
function skipAdjuncts(reader: AttributionReader, s: Sentence, from: number): number {
  const { tags, end } = s;
  let at = from;
  for (let steps = 0; steps < 6 && at < end; steps++) {
    const tag = tags[at];
    if (tag === WordClass.day || tag === WordClass.adverb) at += 1;
    else if (tag === WordClass.preposition || tag === WordClass.to || tag === WordClass.ing) {
      const phrase = nounPhraseAfter(s, at + 1, "none");
      if (phrase === null) break;
      at = phrase[1];
    } else if (
      (tag === WordClass.determiner || tag === WordClass.adjective || tag === WordClass.noun) &&
      at > from - 1
    ) {
      const phrase = nounPhraseAfter(s, at, "none");
      if (phrase === null) break;
      at = phrase[1];
    } else break;
    if ((reader.quotes.of[at] ?? -1) !== (reader.quotes.of[from] ?? -1)) break;
  }
  return at;
}

// “A,” he said. “B. C.” The next sentences of the paragraph, where they are nothing but quotation.
function quotesThatGoOn(
  reader: AttributionReader,
  candidate: Candidate,
  contents: readonly TokenRange[],
): readonly TokenRange[] {
  const { doc, quotes } = reader;
  if ((quotes.of[candidate.cue[0]] ?? -1) >= 0) return [];
  const last = contents[contents.length - 1];
  if (last === undefined || last[1] > (doc.sentenceFirst[candidate.sentence + 1] ?? 0)) return [];
  const found: TokenRange[] = [];
  const next = candidate.sentence + 1;
  if (next >= doc.sentenceCount || doc.paragraph[next] !== doc.paragraph[candidate.sentence]) return [];
  const first = doc.sentenceFirst[next] ?? 0;
  const number = quotes.of[first + 1] ?? -1;
  const quote = number >= 0 ? quotes.list[number] : undefined;
  if (quote === undefined || quote.first !== first + 1) return [];
  const following = sentenceAfterQuote(reader, quote.end);
  if (following) found.push([quote.first, quote.end]);
  return found;
}

// Whether a quotation that ends before `end` ends its sentence too: no source of its own follows.
function sentenceAfterQuote({ doc }: AttributionReader, end: number): boolean {
  const sentence = doc.sentence[Math.max(0, end - 1)] ?? 0;
  const stop = doc.sentenceFirst[sentence + 1] ?? doc.tokenCount;
  return stop - end <= 2;
}

function quoteAt(
  { quotes, tags }: AttributionReader,
  token: number,
): { readonly first: number; readonly end: number } | null {
  let at = token;
  while (tags[at] === WordClass.quote && at < token + 2) at += 1;
  const number = quotes.of[at] ?? -1;
  const quote = number >= 0 ? quotes.list[number] : undefined;
  return quote !== undefined && quote.first === at ? quote : null;
}

function closesSentence({ tags, end }: Sentence, quoteEnd: number): boolean {
  if (tags[quoteEnd - 1] === WordClass.end || tags[quoteEnd - 1] === WordClass.comma) return true;
  for (let at = quoteEnd; at < end; at++) if (tags[at] !== WordClass.quote && tags[at] !== WordClass.end) return false;
  return true;
}

function trimRange(tags: Uint8Array, [first, end]: TokenRange): TokenRange {
  let from = first;
  let to = end;
  const isEdge = (tag: number | undefined): boolean =>
    tag === WordClass.comma || tag === WordClass.end || tag === WordClass.stop;
  while (from < to && isEdge(tags[from])) from += 1;
  while (to > from && (isEdge(tags[to - 1]) || (tags[to - 1] === WordClass.quote && isEdge(tags[to - 2])))) to -= 1;
  return [from, to];
}
