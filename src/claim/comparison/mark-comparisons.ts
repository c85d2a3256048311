import { categoryBit, findPhrases, matchPhrase, type PhraseMatch } from "../../lexicon/lexicon.ts";
import { sentenceTokens, TokenKind, tokenText } from "../../text/doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { reportDay } from "../time/anchor-day.ts";
import { addMonths, type Day, ordinalOf } from "../time/day.ts";
import type { DayMention } from "../time/day-mention.ts";
import { daysWithin, findDays } from "../time/find-days.ts";
import { storyEvent } from "../time/find-events.ts";
import { countBack, readCount, readUnit } from "../time/read-stretch.ts";

/** Why a figure is told for scale: the rule's name and the tokens that show it. */
interface Sign {
  readonly rule: string;
  readonly first: number;
  readonly end: number;
}

// Older than this is another time, whatever the calendar year: reports speak of last week's event for weeks.
const OTHER_TIME_DAYS = 200;
// “last year”, “2021 and 2022”: a whole year that is over is another time, however near its end.
const WHOLE_YEAR_DAYS = 364;
// A report of an event of these last days tells every month before it of another.
const FRESH_DAYS = 14;
const LONG_BEFORE_DAYS = 14;
const LONG_OVER_DAYS = 45;
// “since the outbreak was declared last August”: how far before its day the word may stand.
const SINCE_REACH = 8;
// “the anniversary of the mudslide in the north of the island, in which 41 died”
const CLAUSE_REACH = 14;
// “the last time the mountain erupted”: its verb
const SUBJECT_REACH = 6;
// What stands behind such words is the other figure; what stands before is the story's own.
const BESIDE = "beside another figure";
const REMEMBERED = "an event that is remembered";
const ANOTHER = "another event of the kind";
const BEFORE = "a time long before the event";
const ONLY_BEHIND: ReadonlySet<string> = new Set([BESIDE, REMEMBERED, ANOTHER].map((rule) => `comparison: ${rule}`));
// Between a figure and a sign behind it: the sign speaks of what these words lead to.
const PARTING: ReadonlySet<string> = new Set(["compare", "superlative", "exceeds", "versus"]);
// “49 people were killed … the deadliest attack of its kind worldwide”: such words speak of the figure beside them.
const YEARLY = "a figure for every year or everywhere";
const YEARLY_REACH = 8;
const EVENTS = "events";
const CALENDAR = "calendar";

/**
 * Marks the figures of another war, disaster, place or time that a report tells for scale: “the deadliest since 1974, when
 * 2,300 died”, “in 1988 a quake in Armenia killed 25,000”, “compared with”, “over 10 years in Afghanistan”. Earlier
 * figures of the same event (“up from 487 on Tuesday”) are none.
 */
export const markComparisons: Refiner = (context, drafts) => {
  if (drafts.length === 0) return drafts;
  const oldTimes = oldTimesOfStory(context);
  const firstBySentence = new Map<number, ClaimDraft>();
  for (const draft of drafts) if (!firstBySentence.has(draft.sentence)) firstBySentence.set(draft.sentence, draft);
  const signsBySentence = new Map<number, readonly Sign[]>();
  const signsOf = (sentence: number): readonly Sign[] => {
    const known = signsBySentence.get(sentence);
    if (known !== undefined) return known;
    const signs = readSigns(context, sentence, oldTimes);
    signsBySentence.set(sentence, signs);
    return signs;
  };
  return drafts.map((draft) => {
    const sentences = [
      ...new Set([draft.sentence, context.doc.sentence[Math.max(0, draft.measureEnd - 1)] ?? draft.sentence]),
    ];
    const sign = sentences.flatMap(signsOf).find((candidate) => reaches(context, candidate, draft)) ?? carried(draft);
    if (sign === null) return draft;
    const { doc } = context;
    const reason = { rule: sign.rule, start: doc.start[sign.first] ?? 0, end: doc.end[sign.end - 1] ?? 0 };
    return { ...draft, comparison: true, why: [...draft.why, reason] };
  });

  // “In 1988 a quake in Armenia killed 25,000. Another 100,000 were injured.”
  function carried(draft: ClaimDraft): Sign | null {
    const { doc, lexicon } = context;
    const before = draft.sentence - 1;
    if (before < 0 || doc.paragraph[before] !== doc.paragraph[draft.sentence]) return null;
    const [first, end] = sentenceTokens(doc, draft.sentence);
    if (matchPhrase(lexicon, doc, first, EVENTS)?.phrase.fields[0] !== "carries") return null;
    if (daysWithin(findDays(context), first, end).length > 0) return null;
    const told = firstBySentence.get(before);
    const sign =
      told === undefined ? undefined : signsOf(before).find((candidate) => reaches(context, candidate, told));
    return sign === undefined ? null : { ...sign, rule: "comparison: goes on from the sentence before" };
  }
};

function readSigns(context: ClaimContext, sentence: number, oldTimes: ReadonlySet<string>): readonly Sign[] {
  const { doc, lexicon } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const words = findPhrases(lexicon, doc, EVENTS, first, end);
  const kinds = (kind: string) => words.filter(({ phrase }) => phrase.fields[0] === kind);
  const signs: Sign[] = [];
  const add = (rule: string, { first: from, end: to }: { readonly first: number; readonly end: number }) =>
    signs.push({ rule: `comparison: ${rule}`, first: from, end: to });
  for (const mention of daysWithin(findDays(context), first, end)) {
    if (isStartOrAside(context, mention, sentence)) continue;
    if (isOtherTime(context, mention, oldTimes)) add("another time", mention);
    else if (isLongBefore(context, mention, oldTimes, words)) add(BEFORE, mention);
  }
  for (const span of yearsLong(context, first, end)) add("a span longer than the story", span);
  for (const word of kinds("known")) if (isPastWar(context, word)) add("another war or disaster by its name", word);
  for (const word of kinds("compare")) add(BESIDE, word);
  for (const word of kinds("yearly")) add(YEARLY, word);
  for (const word of kinds("anniversary")) {
    const told = kinds("relative").find(({ first: at }) => at >= word.end && at - word.end <= CLAUSE_REACH);
    if (told !== undefined) add(REMEMBERED, { first: word.first, end: told.end });
  }
  for (const word of kinds("last-time")) {
    // “the last time the ministry gave a number”: when it spoke, not what happened
    if (!hasCue(context, word.end, Math.min(end, word.end + SUBJECT_REACH))) add(ANOTHER, word);
  }
  for (const word of kinds("former")) {
    const event = kinds("noun").find(({ first: at }) => at >= word.end && at - word.end <= 2);
    if (event !== undefined && !isRenamed(context, event)) add(ANOTHER, { ...event, first: word.first });
  }
  for (const word of kinds("superlative")) {
    // “the worst in the country's history”, “the deadliest on record”: what follows with “when” or “in which” is the other
    const since = kinds("history").find(({ first: at }) => at >= word.end && at - word.end <= 8);
    if (since !== undefined && hasWhen(context, since.end, end)) add("a record and what held it", since);
  }
  return signs;
}

// “the Korean War, which killed 36,000”: long over, and not what the report is headed by.
const PAST_WAR_DAYS = 5 * 365;

function isPastWar(context: ClaimContext, { phrase, first }: PhraseMatch): boolean {
  const anchor = reportDay(context);
  const day = phrase.fields[1] ?? "";
  if (anchor === null || ordinalOf(anchor.day) - ordinalOf(day) < PAST_WAR_DAYS) return false;
  const isHeading = (context.report.title ?? "").toLowerCase().includes(phrase.text.toLowerCase());
  return !isHeading && context.doc.sentence[first] !== 0;
}

// Does a sign speak of this figure, and not of the story's own beside it?
function reaches(context: ClaimContext, sign: Sign, draft: ClaimDraft): boolean {
  const { doc, lexicon } = context;
  // “killed 700, compared with 300 in 2015”, “12 died on the anniversary of a march in which 60 were shot”
  if (ONLY_BEHIND.has(sign.rule)) return draft.figureFirst >= sign.end;
  const isBehind = sign.first > draft.figureFirst;
  const [low, high] = isBehind ? [draft.figureEnd, sign.first] : [sign.end, draft.figureFirst];
  if (sign.rule === `comparison: ${YEARLY}` && (high - low > YEARLY_REACH || hasComma(context, low, high)))
    return false;
  // “in November the ministry said 590 had died”: the day of a word on what still goes on
  if (sign.rule === `comparison: ${BEFORE}` && hasCue(context, isBehind ? draft.clauseFirst : low, high)) return false;
  // “In 2013 a bridge gave way; 115 were crushed”: a time that opens the sentence frames the whole of it
  const isOpening = sign.first - (doc.sentenceFirst[draft.sentence] ?? 0) <= 1;
  // “passed what the first 12 years of that war cost, when just over 6,000 died”: behind “when” stands the other
  for (let token = low; token < high; token++) {
    if (tokenText(doc, token) === ";" && !isOpening) return false;
    const kind = matchPhrase(lexicon, doc, token, EVENTS)?.phrase.fields[0];
    if (kind === "now" || kind === "contrast") return false;
    if (isBehind && PARTING.has(kind ?? "")) return false;
    // “killed 12, four years after a blast in 2019”: what stands behind “after” is the other
    const time = matchPhrase(lexicon, doc, token, CALENDAR)?.phrase.fields[0];
    if (isBehind && (time === "after" || time === "before")) return false;
  }
  // the story's own day between them: “in 2007 it killed 101; on Sunday seven”
  const anchor = reportDay(context)?.day ?? null;
  return !daysWithin(findDays(context), low, high).some(
    ({ day, form }) => day !== null && form !== "date" && anchor !== null && day <= anchor,
  );
}

function hasComma({ doc }: ClaimContext, from: number, end: number): boolean {
  for (let token = from; token < end; token++) if (doc.kind[token] === TokenKind.comma) return true;
  return false;
}

function hasCue({ doc, lexicon }: ClaimContext, from: number, end: number): boolean {
  for (let token = from; token < end; token++) if (matchPhrase(lexicon, doc, token, "cues") !== null) return true;
  return false;
}

// A year, a month or a day that lies well before the story's own time.
function isOtherTime(context: ClaimContext, mention: DayMention, oldTimes: ReadonlySet<string>): boolean {
  const anchor = reportDay(context);
  if (anchor === null) return isOtherThanUndated(context, mention, oldTimes);
  if (mention.to === null) return false;
  if (oldTimes.has(mention.to.slice(0, 4))) return false;
  if (mention.form === "stretch") return false;
  const event = storyEvent(context);
  const limit: Day = event !== null && event.day < anchor.day ? event.day : anchor.day;
  const isWholeYear = mention.from !== null && ordinalOf(mention.to) - ordinalOf(mention.from) >= WHOLE_YEAR_DAYS;
  if (ordinalOf(limit) - ordinalOf(mention.to) <= (isWholeYear ? 0 : OTHER_TIME_DAYS)) return false;
  // “since February 2022” in the same report: an earlier word on what still goes on is no other time
  const begun = longestRun(context);
  return begun === null || mention.to < begun;
}

// The report's own day is not told. It is news of these days where it tells one by its weekday or as “today”, and then a
// year, or years ago, is another time.
function isOtherThanUndated(context: ClaimContext, mention: DayMention, oldTimes: ReadonlySet<string>): boolean {
  const { form, to } = mention;
  const isNews = findDays(context).some((one) => one.form === "weekday" || one.form === "relative");
  if (form === "ago" || form === "relative") return isNews && isOfYears(context, mention);
  if (to === null || (form !== "year" && form !== "month")) return false;
  return (isNews || (form === "year" && oldTimes.size > 0)) && !oldTimes.has(to.slice(0, 4));
}

// “eight years ago”, “last year”
function isOfYears(context: ClaimContext, { first, end }: DayMention): boolean {
  for (let token = first; token < end; token++) {
    const unit = readUnit(context, token);
    if (unit === "year" || unit === "decade") return true;
  }
  return false;
}

// “In November a raid killed 23”, in a report of last Tuesday's: another event, though the war that both belong to goes
// on. Where the report dates no event of its own, only what is over in a day is another.
function isLongBefore(
  context: ClaimContext,
  mention: DayMention,
  oldTimes: ReadonlySet<string>,
  words: readonly PhraseMatch[],
): boolean {
  const anchor = reportDay(context);
  const event = storyEvent(context);
  if (anchor === null || mention.to === null || mention.form === "stretch") return false;
  if (oldTimes.has(mention.to.slice(0, 4))) return false;
  if (event === null) {
    const isOver = words.some(({ phrase }) => phrase.fields[0] === "noun" && phrase.fields[2] === "point");
    return isOver && ordinalOf(anchor.day) - ordinalOf(mention.to) > LONG_OVER_DAYS;
  }
  if (ordinalOf(anchor.day) - ordinalOf(event.day) > FRESH_DAYS) return false;
  return ordinalOf(event.day) - ordinalOf(mention.to) > LONG_BEFORE_DAYS;
}

// The first day of what a report counts from “since …” until now; null where it tells none, or only how rare a thing is.
function longestRun(context: ClaimContext): Day | null {
  const { doc, lexicon } = context;
  let begun: Day | null = null;
  for (const mention of findDays(context)) {
    if (mention.from === null || matchPhrase(lexicon, doc, mention.first - 1, CALENDAR)?.phrase.fields[0] !== "since")
      continue;
    const [first, end] = sentenceTokens(doc, doc.sentence[mention.first] ?? 0);
    if (isRecord(context, first, mention.first) || hasWhen(context, mention.end, end)) continue;
    if (begun === null || mention.from < begun) begun = mention.from;
  }
  return begun;
}

// “the latest strike”, “the previous war's toll”: the event itself, or what its figure is.
function isRenamed({ doc, lexicon }: ClaimContext, event: PhraseMatch): boolean {
  const follows = matchPhrase(lexicon, doc, event.end, "tolls");
  return follows !== null || doc.kind[event.end] === TokenKind.clitic;
}

// “since 2014” begins a count that runs on, unless “when” tells what that year saw; “built in 1990” dates a thing.
function isStartOrAside(context: ClaimContext, mention: DayMention, sentence: number): boolean {
  const { doc, lexicon } = context;
  const [first, end] = sentenceTokens(doc, sentence);
  const lead = matchPhrase(lexicon, doc, mention.first - 1, CALENDAR)?.phrase.fields[0];
  if (lead === "since" || lead === "from" || isInSinceClause(context, mention, first))
    return !hasWhen(context, mention.end, end);
  const isIn = matchPhrase(lexicon, doc, mention.first - 1, "joints")?.phrase.fields[0] === "in";
  if (isIn && matchPhrase(lexicon, doc, mention.first - 2, EVENTS)?.phrase.fields[0] === "made") return true;
  // the year of a document or a law: “the ministry's 2023 audit”
  return matchPhrase(lexicon, doc, mention.end, EVENTS)?.phrase.fields[0] === "paper";
}

// “the worst since 2013”: how rare a thing is, not where a count begins.
function isRecord({ doc, lexicon }: ClaimContext, first: number, end: number): boolean {
  return findPhrases(lexicon, doc, EVENTS, first, end).some(
    ({ phrase }) => phrase.fields[0] === "superlative" || phrase.fields[0] === "compare",
  );
}

// “since the outbreak was declared last August”: the day of a clause that begins a count.
function isInSinceClause(context: ClaimContext, mention: DayMention, floor: number): boolean {
  const { doc, lexicon } = context;
  for (let token = mention.first - 1; token >= Math.max(floor, mention.first - SINCE_REACH); token--) {
    if (doc.kind[token] === TokenKind.comma) return false;
    if (matchPhrase(lexicon, doc, token, CALENDAR)?.phrase.fields[0] === "since")
      return !isRecord(context, floor, token);
  }
  return false;
}

function hasWhen({ doc, lexicon }: ClaimContext, from: number, end: number): boolean {
  for (let token = from; token < Math.min(end, from + 3); token++) {
    if (matchPhrase(lexicon, doc, token, EVENTS)?.phrase.fields[0] === "relative") return true;
  }
  return false;
}

// “over nine years of another war”, “its first 12 years”: longer than the story has lasted.
function yearsLong(context: ClaimContext, first: number, end: number): readonly { first: number; end: number }[] {
  const { doc, lexicon } = context;
  const anchor = reportDay(context);
  const event = storyEvent(context);
  if (anchor === null) return [];
  const spans: { first: number; end: number }[] = [];
  const bits = categoryBit(lexicon, CALENDAR) | categoryBit(lexicon, "numerals");
  for (let token = first; token < end; token++) {
    if (doc.kind[token] !== TokenKind.number && ((doc.flags[token] ?? 0) & bits) === 0) continue;
    const count = readCount(context, token);
    if (count === null || count.value === null) continue;
    const unit = readUnit(context, count.end);
    const after = matchPhrase(lexicon, doc, count.end + 1, CALENDAR)?.phrase.fields[0];
    // ages, sentences and “two years later” are no spans that figures cover
    const isSpan = (unit === "year" || unit === "decade") && after !== "ago" && after !== "after" && after !== "before";
    if (!isSpan || count.value > 200 || !isLedAsSpan(context, token, first, end, count.end + 1)) continue;
    const begun = countBack(anchor.day, count.value, unit);
    if (event === null ? count.value >= 2 || unit === "decade" : begun < addMonths(event.day, -6)) {
      spans.push({ first: token, end: count.end + 1 });
    }
  }
  return spans;
}

// “over 10 years”, “in its first 12 years”; not “more than 10 years old”, “a 20-year sentence”.
function isLedAsSpan(
  { doc, lexicon }: ClaimContext,
  token: number,
  floor: number,
  end: number,
  after: number,
): boolean {
  if (doc.kind[token + 1] === TokenKind.dash) return false;
  for (let at = token - 1; at >= Math.max(floor, token - 5); at--) {
    const kind = matchPhrase(lexicon, doc, at, EVENTS)?.phrase.fields[0];
    if (kind === "over" && at + 1 === token) break;
    if (kind === "course" || kind === "span") return true;
    if (matchPhrase(lexicon, doc, at, CALENDAR)?.phrase.fields[0] === "first") {
      return findPhrases(lexicon, doc, EVENTS, after, Math.min(end, after + 6)).some(
        ({ phrase }) => phrase.fields[0] === "noun" || phrase.fields[0] === "known",
      );
    }
  }
  const isOver = matchPhrase(lexicon, doc, token - 1, EVENTS)?.phrase.fields[0] === "over";
  const follows = matchPhrase(lexicon, doc, after, "joints")?.phrase.fields[0];
  return isOver && (follows === "in" || follows === "of" || doc.kind[after] !== TokenKind.word);
}

// The years that the story is itself about: told in its title, or in a first sentence that tells no day.
function oldTimesOfStory(context: ClaimContext): ReadonlySet<string> {
  const { doc } = context;
  const years = new Set<string>();
  const lead = daysWithin(findDays(context), ...sentenceTokens(doc, 0));
  if (lead.every(({ day }) => day === null)) {
    for (const { form, to } of lead) if (form === "year" && to !== null) years.add(to.slice(0, 4));
  }
  for (const match of (context.report.title ?? "").matchAll(/\b(1[5-9]\d\d|20\d\d)\b/g)) years.add(match[1] ?? "");
  return years;
}
