import { TokenKind } from "../../text/doc.ts";
import type { AttributionReader } from "./attribution-reader.ts";
import { readSentence } from "./attribution-reader.ts";
import { ClassBit, type Cue } from "./attribution-words.ts";
import type { Candidate, CueReach } from "./candidate.ts";
import { directSubject } from "./find-subject.ts";
import { nounPhraseAfter, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { quotedAs } from "./quoted-as.ts";
import { readFrame } from "./read-frame.ts";
import { readNominal } from "./read-nominal.ts";
import { type SourceClass, sourceWordAt } from "./source-words.ts";
import { isWord } from "./token-span.ts";
import { isFiniteForm, isPreposition, isPronoun, isVerb, WordClass } from "./word-class.ts";

/** Every word of a sentence that may be a cue, with each way to read it. */
export function findCandidates(
  reader: AttributionReader,
  sentence: number,
  reach: CueReach = "words",
): readonly Candidate[] {
  const s = readSentence(reader, sentence);
  const { doc, words, tags, first, end } = s;
  const { quotes } = reader;
  const found: Candidate[] = [];
  let subject: TokenRange | null = null;
  let main: TokenRange | null = null;
  let outside: TokenRange | null = null;
  let spoke: TokenRange | null = null;
  let quote = -1;
  const anyVerb = reach === "any";
  for (let token = first; token < end; token++) {
    const inQuote = quotes.of[token] ?? -1;
    if (inQuote !== quote) {
      if (quote < 0) outside = subject;
      subject = inQuote < 0 ? outside : null;
      quote = inQuote;
    }
    const tag = tags[token] ?? 0;
    // “407, all told”: nobody told it
    const idle = sourceWordAt(words.lexicon, doc, token, end, "idle");
    if (idle !== null) {
      token = idle.end - 1;
      continue;
    }
    // “a rebel-held town”: half of a compound is no verb
    if (token > first && tags[token - 1] === WordClass.joint && doc.kind[token - 1] === TokenKind.dash) continue;
    const entries = cuesAt(s, token, anyVerb);
    const preposition = entries.find(({ part }) => part === "preposition");
    if (preposition !== undefined) {
      const cueEnd = token + 1 + preposition.restHashes.length;
      const source = nounPhraseAfter(s, cueEnd, token - first <= 1 ? "closed" : "open");
      if (source !== null && sourceWordAt(words.lexicon, doc, source[1] - 1, end, "nobody") === null) {
        found.push({
          sentence,
          cue: [token, cueEnd],
          entry: preposition,
          frame: "before",
          source,
          isDirect: true,
          contentFirst: -1,
          addressee: null,
        });
      }
      token = cueEnd - 1;
      continue;
    }
    if (isVerb(tag) || tag === WordClass.auxiliary || tag === WordClass.adjective) {
      const isCopular = tag === WordClass.adjective;
      if (isCopular && (entries.length === 0 || !followsCopula(s, token))) continue;
      const quoted = tag === WordClass.ing ? quotedAs(s, token) : null;
      const direct = quoted?.source ?? directSubject(s, token, inQuote, quotes.of);
      if (direct !== null && tag !== WordClass.ing) {
        subject = direct;
        if (main === null && inQuote < 0) main = direct;
      }
      // “acknowledged that 14 …, and claimed to”, “…, saying that”: the sentence’s main subject goes on
      const isBehind = direct === null && inQuote < 0;
      const isAfterComma = isBehind && followsComma(tags, token);
      const carried = isAfterComma && main !== null ? main : subject;
      // “…, the air force said, adding that”, “denied that its boat had fired and said”: who spoke last speaks on
      let speaks: TokenRange | null = spoke;
      const goesOn = isAfterComma || (isBehind && tags[token - 1] === WordClass.conjunction);
      if (tag === WordClass.auxiliary) continue;
      for (const entry of entries) {
        if (entry.part === "count" && reach !== "counts") continue;
        if (
          entry !== ANY &&
          entry.part !== "count" &&
          entry.part !== (isCopular ? "adjective" : "verb") &&
          !(entry.part === "adjective" && tag === WordClass.participle)
        )
          continue;
        const read: Candidate[] = [];
        const before = entry.part === "count" && goesOn ? (spoke ?? carried) : carried;
        readVerb(reader, s, sentence, token, entry === ANY ? null : entry, direct, before, read);
        const told = entry.isSpeech
          ? read.find(({ isDirect, frame }) => isDirect && entry.sure[frame] !== undefined)
          : undefined;
        if (told !== undefined && inQuote < 0) speaks = told.source;
        for (const candidate of read)
          found.push(quoted === null ? candidate : { ...candidate, addressee: quoted.carrier });
      }
      spoke = speaks;
      if (anyVerb && isPreposition(tags[token + 1] ?? 0))
        readVerb(reader, s, sentence, token, ANY_WITH_PREPOSITION, direct, subject, found);
      continue;
    }
    for (const entry of entries) {
      if (entry.part === "noun") {
        const candidate = readNominal(reader, s, sentence, token, entry, reach);
        if (candidate !== null) found.push(candidate);
      }
    }
  }
  return found;
}

// Stand-ins for a verb that no lexicon lists, by itself and with its preposition: only to learn from annotated text.
const ANY: Cue = {
  text: "",
  restHashes: [],
  part: "verb",
  sure: {},
  stance: "says",
  isSpeech: true,
  isDeed: false,
  isView: false,
};
const ANY_WITH_PREPOSITION: Cue = { ...ANY, restHashes: [0] };

function followsComma(tags: Uint8Array, verb: number): boolean {
  let at = verb - 1;
  while (
    at > 0 &&
    (tags[at] === WordClass.adverb || tags[at] === WordClass.auxiliary || tags[at] === WordClass.conjunction)
  )
    at -= 1;
  return tags[at] === WordClass.comma;
}

// Reads one verb as one cue: what stands on its right decides, what stands on its left says whose word it is.
function readVerb(
  reader: AttributionReader,
  s: Sentence,
  sentence: number,
  verb: number,
  entry: Cue | null,
  direct: TokenRange | null,
  inherited: TokenRange | null,
  found: Candidate[],
): void {
  const { tags } = s;
  const cueEnd = verb + 1 + (entry?.restHashes.length ?? 0);
  const cue: TokenRange = [verb, cueEnd];
  if (isPassive(s, verb) && entry?.part !== "adjective") {
    const passive = readPassive(s, sentence, verb, cueEnd, entry, direct ?? inherited);
    if (passive !== null) found.push(passive);
    return;
  }
  const frame = readFrame(reader, s, cueEnd);
  // “…,” said Holt, an envoy
  const mark = verb > s.first ? (tags[verb - 1] ?? 0) : 0;
  if (direct === null && (mark === WordClass.comma || mark === WordClass.quote || mark === WordClass.end)) {
    const after = nounPhraseAfter(s, cueEnd, "open");
    const sameQuote = (reader.quotes.of[verb] ?? -1) === (reader.quotes.of[cueEnd] ?? -1);
    if (
      after !== null &&
      sameQuote &&
      isFiniteForm(tags[verb] ?? 0) &&
      // “…, says 60 names were counted twice”: not words of the names
      (frame?.frame === "noun" ||
        (frame?.frame === "clause" && tags[after[0]] !== WordClass.number) ||
        isPronoun(tags[cueEnd] ?? 0))
    ) {
      found.push({
        sentence,
        cue,
        entry,
        frame: "inverted",
        source: after,
        isDirect: true,
        contentFirst: -1,
        addressee: null,
      });
      if (mark === WordClass.quote) return;
    }
  }
  if (frame === null) return;
  const source = direct ?? inherited;
  // “speaks of 32 victims: he counts the diver”: the number is what was said, and nobody who was told
  const { addressee } = frame;
  if (entry?.part === "count" && frame.frame === "quote" && addressee && holdsNumber(s, addressee[0], addressee)) {
    const [contentFirst] = addressee;
    found.push({
      sentence,
      cue,
      entry,
      frame: "noun",
      source,
      isDirect: direct !== null,
      contentFirst,
      addressee: null,
    });
    return;
  }
  // “…,” Holt told the paper: what was said stood before, and the object is who was told
  // whoever opens a sentence that gives a number has said nothing before it
  const opens = direct === null || (direct[0] === s.first && entry?.part === "count");
  const before = opens ? 0 : (tags[direct[0] - 1] ?? 0);
  // “The pier,” she said, “is gone.”: the words on both sides
  if (direct !== null && frame.frame === "quote" && tags[cueEnd] === WordClass.comma && before === WordClass.quote) {
    found.push({
      sentence,
      cue,
      entry,
      frame: "before",
      source,
      isDirect: true,
      contentFirst: -1,
      addressee: frame.addressee,
    });
    return;
  }
  const follows = direct !== null && frame.frame === "noun" && (before === WordClass.quote || isComma(before));
  if (follows && endsAfter(s, frame.contentFirst)) {
    const addressee = nounPhraseAfter(s, frame.contentFirst, "none");
    found.push({ sentence, cue, entry, frame: "before", source, isDirect: true, contentFirst: -1, addressee });
    // “…, the ministry informed reporters”: whoever is told is no content
    if (before === WordClass.quote || (entry?.part === "count" && !holdsNumber(s, frame.contentFirst, addressee)))
      return;
  }
  found.push({
    sentence,
    cue,
    entry,
    frame: frame.frame,
    source,
    isDirect: direct !== null,
    contentFirst: frame.contentFirst,
    addressee: frame.addressee,
  });
}

function holdsNumber({ tags }: Sentence, from: number, range: TokenRange | null): boolean {
  // “Channel 6” is a name
  for (let at = from; at < (range?.[1] ?? from + 1); at++)
    if (tags[at] === WordClass.number && tags[at - 1] !== WordClass.name) return true;
  return false;
}

// Whether nothing but days and places stands between the noun phrase at `from` and the sentence’s end or next comma.
function endsAfter(s: Sentence, from: number): boolean {
  const { tags, end } = s;
  const phrase = nounPhraseAfter(s, from, "none");
  let at = phrase === null ? from + 1 : phrase[1];
  while (at < end && (tags[at] === WordClass.day || tags[at] === WordClass.adverb || isPreposition(tags[at] ?? 0))) {
    const inner = isPreposition(tags[at] ?? 0) ? nounPhraseAfter(s, at + 1, "none") : null;
    at = inner === null ? at + 1 : inner[1];
  }
  const tag = tags[at];
  return at >= end || tag === WordClass.end || tag === WordClass.comma || tag === WordClass.stop;
}

function isComma(tag: number): boolean {
  return tag === WordClass.comma || tag === WordClass.end;
}

// “is confident that”, “were hopeful”
function followsCopula({ doc, words, tags, first }: Sentence, token: number): boolean {
  let at = token - 1;
  while (at >= first && (tags[at] === WordClass.adverb || tags[at] === WordClass.negation)) at -= 1;
  return at >= first && ((words.possible[doc.word[at] ?? 0] ?? 0) & (ClassBit.be | ClassBit["subject-aux"])) !== 0;
}

/** The cues that the lexicon knows at a token, the longest first. */
function cuesAt(s: Sentence, token: number, anyVerb: boolean): readonly Cue[] {
  const { doc, words, end } = s;
  const list = words.cues[doc.word[token] ?? 0];
  if (list === undefined) return anyVerb ? [ANY] : NO_CUES;
  const found: Cue[] = [];
  for (const cue of list) {
    const { restHashes } = cue;
    if (token + restHashes.length >= end) continue;
    let at = 0;
    while (at < restHashes.length && doc.hash[token + 1 + at] === restHashes[at]) at += 1;
    if (at === restHashes.length) found.push(cue);
    else if (at === 0 && cue.part === "count" && restHashes.length === 1) {
      const gap = gapAfter(s, token + 1, restHashes[0] ?? 0);
      if (gap > 0) found.push({ ...cue, restHashes: new Array<number>(gap + 1).fill(0) });
    }
  }
  return found;
}

// “spoke on Tuesday of 70 dead”, “speaks now of 31”: the tokens between a verb and its preposition; 0 where it is not there.
function gapAfter({ doc, tags, words, end }: Sentence, first: number, rest: number): number {
  let at = first;
  while (at < end && at - first < GAP_LIMIT) {
    const when = sourceWordAt(words.lexicon, doc, at, end, "when");
    if (when !== null) at = when.end;
    else if (tags[at] === WordClass.adverb || tags[at] === WordClass.day) at += 1;
    else if (tags[at] === WordClass.preposition && tags[at + 1] === WordClass.day) at += 2;
    else break;
  }
  return at > first && doc.hash[at] === rest ? at - first : 0;
}

const GAP_LIMIT = 5;

const NO_CUES: readonly Cue[] = [];

function isPassive({ doc, words, tags, first, end }: Sentence, verb: number): boolean {
  // “Holt said by phone”: by which means, and not by whom
  if (isWord(doc, verb + 1, "by") && sourceWordAt(words.lexicon, doc, verb + 2, end, "means") !== null) return false;
  // “as established by the agency”
  if (tags[verb] === WordClass.past && isWord(doc, verb - 1, "as") && isWord(doc, verb + 1, "by")) return true;
  if (tags[verb] !== WordClass.participle) return false;
  for (let at = verb - 1; at >= first; at--) {
    if (tags[at] === WordClass.auxiliary) return ((words.possible[doc.word[at] ?? 0] ?? 0) & ClassBit.be) !== 0;
    if (tags[at] !== WordClass.adverb && tags[at] !== WordClass.negation) return tags[at] !== WordClass.subject;
  }
  return true;
}

// “was presented by Gen. Holt”: the agent is the source, the surface subject is what they said.
function readPassive(
  s: Sentence,
  sentence: number,
  verb: number,
  cueEnd: number,
  entry: Cue | null,
  subject: TokenRange | null,
): Candidate | null {
  const { tags, doc } = s;
  let at = cueEnd;
  while (tags[at] === WordClass.adverb || tags[at] === WordClass.day) at += 1;
  const isBy =
    tags[at] === WordClass.preposition &&
    doc.text.startsWith("by", doc.start[at] ?? 0) &&
    (doc.end[at] ?? 0) - (doc.start[at] ?? 0) === 2;
  if (!isBy || (subject === null && entry?.part !== "count")) return null;
  const source = nounPhraseAfter(s, at + 1, "open");
  // “confirmed by a laboratory”
  if (source === null || opensWith(s, source, "nobody")) return null;
  // “the paper was told by two officials that …”
  if (entry?.part === "count" && subject !== null && isWord(doc, source[1], "that"))
    return {
      sentence,
      cue: [verb, at + 1],
      entry,
      frame: "that",
      source,
      isDirect: true,
      contentFirst: source[1],
      addressee: subject,
    };
  return {
    sentence,
    cue: [verb, at + 1],
    entry,
    frame: "before",
    source,
    isDirect: true,
    contentFirst: -1,
    addressee: null,
  };
}

// Whether a phrase’s own noun is of a class: “a laboratory in the capital”.
function opensWith({ doc, tags, words }: Sentence, [first, end]: TokenRange, name: SourceClass): boolean {
  let head = first;
  while (head < end && !isPreposition(tags[head] ?? 0) && tags[head] !== WordClass.comma) head += 1;
  return head > first && sourceWordAt(words.lexicon, doc, head - 1, head, name) !== null;
}
