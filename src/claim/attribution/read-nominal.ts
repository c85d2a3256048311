import type { AttributionReader } from "./attribution-reader.ts";
import type { Cue } from "./attribution-words.ts";
import type { Candidate, CueReach } from "./candidate.ts";
import { maySpeak } from "./may-speak.ts";
import { nounPhraseAfter, nounPhraseBefore, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { readFrame } from "./read-frame.ts";
import { sourceWordAt } from "./source-words.ts";
import { isWord } from "./token-span.ts";
import { isFiniteForm, isPreposition, WordClass } from "./word-class.ts";

/** Reads a noun of saying with whose it is: “his claim that …”, “the ministry’s estimate of …”, “the assertion of Norland that …”. */
export function readNominal(
  reader: AttributionReader,
  s: Sentence,
  sentence: number,
  token: number,
  entry: Cue,
  reach: CueReach,
): Candidate | null {
  const { tags, first } = s;
  let at = token - 1;
  while (at >= first && (tags[at] === WordClass.adjective || tags[at] === WordClass.noun || tags[at] === WordClass.ing))
    at -= 1;
  const tag = at >= first ? tags[at] : WordClass.other;
  let cueEnd = token + 1 + entry.restHashes.length;
  let source: TokenRange | null = null;
  if (tag === WordClass.possessive) source = [at, at + 1];
  else if (tag === WordClass.clitic) source = nounPhraseBefore(s, at);
  else if (isPreposition(tags[cueEnd] ?? 0)) {
    source = nounPhraseAfter(s, cueEnd + 1, "none");
    const next = source === null ? 0 : (tags[source[1]] ?? 0);
    // “the toll from the ministry stands at 30”
    const isGiven =
      reach === "counts" && isFrom(s, cueEnd) && isFiniteForm(next) && source !== null && maySpeak(s, source);
    if (source === null || (next !== WordClass.subordinator && !isGiven)) return null;
    cueEnd = source[1];
  }
  if (source === null) return null;
  const cue: TokenRange = [token, token + 1 + entry.restHashes.length];
  const isOf = isWord(s.doc, cueEnd, "of");
  // “the ministry’s toll is 30”, “its bulletin has 92 dead”
  const isNext = tags[cueEnd] === WordClass.auxiliary || (isFiniteForm(tags[cueEnd] ?? 0) && maySpeak(s, source));
  const isTold = reach === "counts" && isNext && entry.sure.noun !== undefined;
  const frame =
    isOf || isTold
      ? ({ frame: "noun", contentFirst: isTold ? cueEnd : cueEnd + 1 } as const)
      : readFrame(reader, s, cueEnd);
  // “by the army’s count 500 were killed”
  const isLed = source[0] > first && sourceWordAt(s.words.lexicon, s.doc, source[0] - 1, s.end, "reckons") !== null;
  if (frame === null || frame.frame === "before" || (isLed && frame.frame === "clause")) {
    // “those are the coast guard’s figures”, “by the army’s count”: of what the sentence says
    const isFree = tag === WordClass.clitic && !isPreposition(tags[source[0] - 1] ?? 0);
    const mayStand = isFree || isLed;
    if (entry.sure.before === undefined || reach !== "counts" || !mayStand) return null;
    return { sentence, cue, entry, frame: "before", source, isDirect: true, contentFirst: -1, addressee: null };
  }
  return {
    sentence,
    cue,
    entry,
    frame: frame.frame,
    source,
    isDirect: true,
    contentFirst: frame.contentFirst,
    addressee: null,
  };
}

function isFrom({ doc }: Sentence, token: number): boolean {
  return isWord(doc, token, "from") || isWord(doc, token, "by");
}
