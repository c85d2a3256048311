import { categoryBit, matchPhrase } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { Day } from "./day.ts";
import type { DayMention } from "./day-mention.ts";
import { daysWithin, findDays } from "./find-days.ts";

/**
 * The one day that tokens `[first, end)` tell: “Wednesday”, “on March 12”, “yesterday”. Null where they tell none, or
 * more than one, or where the report's own day is not known and nothing else tells it: unresolved is an answer.
 */
export function resolveDay(context: ClaimContext, first: number, end: number): Day | null {
  const days = new Set(
    daysWithin(findDays(context), first, end)
      .map(({ day }) => day)
      .filter((day) => day !== null),
  );
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

/** How far behind its cue the day of an utterance may stand: “said in a briefing at the ministry late Wednesday”. */
const REACH_AFTER = 12;
const REACH_BEFORE = 14;
const EDGE_REACH = 10;
// “that the Defense Ministry announced”
const COUNT_REACH = 6;
const UTTERANCE_FORMS: ReadonlySet<string> = new Set(["date", "weekday", "relative", "ago"]);

/**
 * The day of the utterance whose cue (“said”, “told”) is at tokens `[cueFirst, cueEnd)`: “said Wednesday”, “said on
 * March 12”, “told reporters Tuesday”, “On Tuesday, the ministry said”, “Norland on Friday lowered”, “the last time was on
 * March 2, when it said”. Not a day that what was said tells of itself. Null where none is told.
 */
export function saidOnNear(context: ClaimContext, cueFirst: number, cueEnd: number): Day | null {
  return saidMentionNear(context, cueFirst, cueEnd)?.day ?? null;
}

/** The words that tell it; null where there are none. See {@link saidOnNear}. */
export function saidMentionNear(context: ClaimContext, cueFirst: number, cueEnd: number): DayMention | null {
  const { doc } = context;
  const sentence = doc.sentence[cueFirst] ?? 0;
  const [sentenceFirst, sentenceEnd] = sentenceTokens(doc, sentence);
  const mentions = daysWithin(findDays(context), sentenceFirst, sentenceEnd).filter(
    (mention) => UTTERANCE_FORMS.has(mention.form) && !isEdge(context, mention.first),
  );
  if (mentions.length === 0 || isCountGiven(context, cueFirst)) return null;
  for (const mention of mentions) {
    if (mention.first < cueEnd || mention.first - cueEnd > REACH_AFTER) continue;
    if (!isPlainBetween(context, cueEnd, mention.first)) break;
    // “said Monday’s blast” tells of the blast
    if (doc.kind[mention.end] !== TokenKind.clitic) return mention;
    break;
  }
  const before = mentions.filter(({ end }) => end <= cueFirst).at(-1);
  if (before === undefined || cueFirst - before.end > REACH_BEFORE) return null;
  if (doc.kind[before.end] === TokenKind.clitic || holdsContent(context, before.end, cueFirst)) return null;
  // “On Tuesday, …”, “In its first report, on Thursday, …”
  const opens =
    before.first - sentenceFirst <= 3 ||
    (before.first - sentenceFirst <= 8 &&
      doc.kind[before.end] === TokenKind.comma &&
      !holdsContent(context, sentenceFirst, before.first));
  const isBeside = cueFirst - before.end <= 2 && doc.kind[before.end] !== TokenKind.comma;
  const isLed = matchPhrase(context.lexicon, doc, before.end + 1, "calendar")?.phrase.fields[0] === "when";
  const marks = matchPhrase(context.lexicon, doc, before.end, "calendar")?.phrase.fields[0] === "when";
  return opens || isBeside || isLed || marks ? before : null;
}

// “twice the count it published on Monday”, “up from the 64 that the ministry announced a day earlier”: another figure's day.
function isCountGiven({ doc, lexicon }: ClaimContext, cue: number): boolean {
  const sentence = doc.sentence[cue];
  const isToll = [1, 2, 3].some(
    (back) => doc.sentence[cue - back] === sentence && matchPhrase(lexicon, doc, cue - back, "tolls") !== null,
  );
  if (isToll) return true;
  for (let at = cue - 1; at >= cue - COUNT_REACH && at > 0 && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] !== TokenKind.word) return false;
    if (isThat({ doc, lexicon }, at)) return doc.kind[at - 1] === TokenKind.number;
  }
  return false;
}

/** “since early Thursday”, “until Monday”, “since the war began on Feb. 24”: an edge of a stretch, no day of an utterance. */
export function isEdge({ doc, lexicon }: ClaimContext, token: number): boolean {
  const sentence = doc.sentence[token];
  for (let at = token - 1; at >= token - EDGE_REACH && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] === TokenKind.comma) return false;
    const kind = matchPhrase(lexicon, doc, at, "calendar")?.phrase.fields[0];
    if (kind === "since" || ((kind === "until" || kind === "by" || kind === "as-of") && at >= token - 2)) return true;
  }
  return false;
}

// “as of late Wednesday”, “by Thursday evening”
const AS_OF_REACH = 5;

/** Whether a figure is told as it stood on the day of a mention: “as of Monday evening”, “by Tuesday noon”. */
export function isAsOf({ doc, lexicon }: ClaimContext, { first }: DayMention): boolean {
  const sentence = doc.sentence[first];
  for (let at = first - 1; at >= first - AS_OF_REACH && at >= 0 && doc.sentence[at] === sentence; at--) {
    if (doc.kind[at] === TokenKind.comma) return false;
    const kind = matchPhrase(lexicon, doc, at, "calendar")?.phrase.fields[0];
    if (kind === "as-of") return true;
    // not “rose by three overnight”
    if (kind === "by")
      return at === first - 1 || (at === first - 2 && matchPhrase(lexicon, doc, at + 1, "numerals") === null);
  }
  return false;
}

// Between a cue and its day stand only whom it was told and where: no content, no clause of its own.
function isPlainBetween(context: ClaimContext, first: number, end: number): boolean {
  const { doc } = context;
  for (let token = first; token < end; token++) {
    const kind = doc.kind[token];
    if (kind === TokenKind.comma || kind === TokenKind.quote || kind === TokenKind.dash) return false;
    if (isThat(context, token)) return false;
  }
  return !holdsContent(context, first, end);
}

// Words that belong to what was said: a figure, a loss, a number.
function holdsContent({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  const bits = categoryBit(lexicon, "measures") | categoryBit(lexicon, "numerals");
  for (let token = first; token < end; token++) {
    if (doc.kind[token] === TokenKind.quote) return true;
    if (doc.kind[token] === TokenKind.number) {
      // “said at 9 a.m. on Tuesday”
      if (!isClock({ doc, lexicon }, token)) return true;
      continue;
    }
    if (((doc.flags[token] ?? 0) & bits) === 0) continue;
    if (matchPhrase(lexicon, doc, token, "measures", end) !== null) return true;
    if (matchPhrase(lexicon, doc, token, "numerals", end) !== null) return true;
  }
  return false;
}

function isClock({ doc, lexicon }: Pick<ClaimContext, "doc" | "lexicon">, token: number): boolean {
  if (tokenText(doc, token - 1) === ":" || tokenText(doc, token + 1) === ":") return true;
  return (
    matchPhrase(lexicon, doc, token + 1, "date-marks")?.phrase.fields[0] === "clock" ||
    matchPhrase(lexicon, doc, token + 1, "calendar")?.phrase.fields[0] === "clock"
  );
}

function isThat({ doc, lexicon }: Pick<ClaimContext, "doc" | "lexicon">, token: number): boolean {
  return matchPhrase(lexicon, doc, token, "calendar")?.phrase.fields[0] === "that";
}
