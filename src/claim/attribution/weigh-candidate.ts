import type { AttributionReader } from "./attribution-reader.ts";
import type { CueFrame } from "./attribution-words.ts";
import type { Candidate } from "./candidate.ts";
import { isOfPeople, maySpeak } from "./may-speak.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { sourceWordAt } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/**
 * What speaks for and against a candidate beside its cue word, as log odds times ten. Learned together with the weights in
 * `cues.txt`, by logistic regression over the annotated train part of PolNeAR (Newell, Margolin and Ruths 2018).
 */
const BIAS = -4;

const FRAME_WEIGHT: Readonly<Record<CueFrame, number>> = {
  that: 7,
  whether: 2,
  to: 0,
  clause: 1,
  noun: -3,
  quote: 3,
  before: -12,
  inverted: -8,
  gap: -6,
};

// “…,” said Holt: a closed quotation beside the cue all but settles it.
const QUOTED_WEIGHT: Readonly<Partial<Record<CueFrame, number>>> = { before: 21, inverted: 18, quote: 2 };

/** [source at the cue, source carried over from the verb before] */
const FORM_WEIGHT: Readonly<Record<number, readonly [direct: number, carried: number]>> = {
  [WordClass.past]: [-1, -12],
  [WordClass.present]: [-1, -12],
  [WordClass.base]: [-5, -14],
  [WordClass.ing]: [-9, -8],
  [WordClass.participle]: [-2, -12],
  [WordClass.adjective]: [-5, -25],
};
const OTHER_FORM_WEIGHT = 12;

const SOURCE_WEIGHT: Readonly<Record<number, number>> = {
  [WordClass.subject]: -2,
  [WordClass.name]: 2,
  [WordClass.noun]: -1,
  [WordClass.relative]: -10,
  [WordClass.pronoun]: -8,
  [WordClass.possessive]: -4,
};
const OTHER_SOURCE_WEIGHT = -4;
// What speakers tell of others inside their own quotation is theirs, not the report’s.
const INSIDE_QUOTE_WEIGHT = -60;
const PREPOSITION_WEIGHT = -3;

/** Log odds times ten that a candidate tells someone’s word or view. */
export function weighCandidate(
  reader: AttributionReader,
  candidate: Candidate,
  contents: readonly TokenRange[],
): number {
  const { entry, frame, source, cue, isDirect } = candidate;
  if (entry === null || source === null || contents.length === 0) return Number.NEGATIVE_INFINITY;
  // what a gap leaves out, a clause would hold
  const word = entry.sure[frame === "gap" ? "clause" : frame];
  if (word === undefined) return Number.NEGATIVE_INFINITY;
  const { tags, quotes } = reader;
  if (isTime(reader, source)) return Number.NEGATIVE_INFINITY;
  // “a gas leak set off a blast”: what is no word of speech needs one who may speak
  if (entry.part === "count" && !entry.isSpeech && !maySpeak(reader, source)) return Number.NEGATIVE_INFINITY;
  if (entry.isDeed && isOfPeople(reader, source)) return Number.NEGATIVE_INFINITY;
  // “claimed 12 lives” claims nothing
  if (entry.stance === "claims" && takesLives(reader, candidate)) return Number.NEGATIVE_INFINITY;
  // “deaths recorded over the weekend, the ministry said”: what gives a number gives it behind no more than a comma
  if (entry.part === "count" && frame === "before" && standsBehind(reader, candidate, contents))
    return Number.NEGATIVE_INFINITY;
  const form = FORM_WEIGHT[tags[cue[0]] ?? 0];
  const isQuoted = contents.some(([first, end]) => (quotes.of[Math.min(first + 1, end - 1)] ?? -1) >= 0);
  return (
    BIAS +
    word +
    FRAME_WEIGHT[frame] +
    (isQuoted ? (QUOTED_WEIGHT[frame] ?? 0) - 1 : 0) +
    (form === undefined ? OTHER_FORM_WEIGHT : form[isDirect ? 0 : 1]) +
    (SOURCE_WEIGHT[tags[source[1] - 1] ?? 0] ?? OTHER_SOURCE_WEIGHT) +
    lengthWeight(frame, contents) +
    ((quotes.of[cue[0]] ?? -1) >= 0 ? INSIDE_QUOTE_WEIGHT : 0) +
    (cue[1] - cue[0] > 1 && entry.part === "verb" ? PREPOSITION_WEIGHT : 0)
  );
}

// A number and “lives” or “victims” behind the verb, or before it as what is told: “claimed 12 lives”.
function takesLives({ doc, words }: AttributionReader, { cue }: Candidate): boolean {
  const end = doc.sentenceFirst[(doc.sentence[cue[0]] ?? 0) + 1] ?? doc.tokenCount;
  for (let at = cue[1]; at < Math.min(end, cue[1] + LIVES_REACH); at++)
    if (sourceWordAt(words.lexicon, doc, at, end, "taken") !== null) return true;
  return false;
}

const LIVES_REACH = 5;

// “Last night’s figures”: nobody
function isTime({ doc, words, tags }: AttributionReader, [first, end]: TokenRange): boolean {
  if (tags[first] === WordClass.day && end - first === 1) return true;
  return tags[first] !== WordClass.name && sourceWordAt(words.lexicon, doc, first, end, "when")?.end === end;
}

function standsBehind({ tags }: AttributionReader, { cue }: Candidate, [content]: readonly TokenRange[]): boolean {
  if (content === undefined || content[0] < cue[0]) return false;
  const next = tags[cue[1]];
  return next !== WordClass.comma && next !== WordClass.stop && next !== WordClass.quote;
}

// A word or two are seldom a content.
function lengthWeight(frame: CueFrame, contents: readonly TokenRange[]): number {
  let length = 0;
  for (const [first, end] of contents) length += end - first;
  if (length < 3) return frame === "noun" ? -6 : -10;
  if (length < 6) return frame === "noun" ? -4 : -5;
  return length >= 12 && frame === "noun" ? 2 : -1;
}
