import { isVerb, WordClass } from "../attribution/word-class.ts";
import { isOfPeople } from "../population/population-words.ts";
import { endsOrDates } from "./clause-marks.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import { valueRules } from "./link-values.ts";
import { isLikeSize, isSameNoun, type ResumeRule, resume } from "./resumed.ts";
import {
  figureAt,
  hasForm,
  isLink,
  linkEnd,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  scanSentence,
  tagAt,
} from "./scan-sentence.ts";

const FARTHEST_NAMES = 12;
const LONGEST_GAP = 8;

/**
 * Figures whose measure stands where a reader last saw it: in a question (“How many died? The ministry says 14; the union
 * 17”), behind a verb that is not said again (“the university clinic another seven”), in what a list of names is of, in
 * the count that rose (“up four since Monday”). `unlinked` are the sentence's figures that found no measure.
 */
export function linkResumed(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  links: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  const found: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.noun === "compound") continue;
    const own = [...links, ...found]
      .filter((link) => link.phrase.figure.first < phrase.figure.first)
      .sort((a, b) => a.phrase.figure.first - b.phrase.figure.first);
    for (const rule of rules) {
      const resumed = rule(scan, phrase, own, told);
      if (resumed === null) continue;
      found.push({ phrase, measureFirst: 0, measureEnd: 0, ground: "carried", ...resumed });
      break;
    }
  }
  return found;
}

// “How many died? Fourteen, the ministry says; the union counts 17.”
const asAnswer: ResumeRule = (scan, phrase, _own, told) => {
  if (phrase.figure.form !== "number" || !isAnswering(phrase) || !endsOrDates(scan, phrase.end)) return null;
  if (!isTold(scan, phrase)) return null;
  const { doc } = scan.context;
  for (let sentence = scan.sentence - 1; sentence >= Math.max(0, scan.sentence - 2); sentence--) {
    if (doc.paragraph[sentence] !== doc.paragraph[scan.sentence] && sentence < scan.sentence - 1) return null;
    const last = (doc.sentenceFirst[sentence + 1] ?? doc.tokenCount) - 1;
    if (!isQuestion(scan, last)) continue;
    const question = scanSentence(scan.context, sentence, []);
    const asksWho = isLink(question, question.first, "ask-who");
    if (!asksWho && !hasAsk(question)) return null;
    const match = question.measures.find(
      (one) => one.word.measure !== "*" && hasForm(one, "adj", "part", "done", "noun", "toll", "where"),
    );
    if (match === undefined) {
      if (asksWho) return null;
      const before = told.findLast((one) => one.sentence < sentence && isLikeSize(one.link.phrase, phrase));
      return before === undefined ? null : resume(before.link, "the answer to a question after the count told before");
    }
    const head = question.populations.find((one) => isOfPeople(one.word)) ?? null;
    return {
      phrase: head === null ? phrase : { ...phrase, head, nounFirst: phrase.end, nounEnd: phrase.end },
      measure: match.word.measure,
      includes: [],
      match,
      rule: `how many ${match.word.words}? <figure>`,
      whole: null,
      like: null,
    };
  }
  return null;
};

function isAnswering({ noun, head }: CountedPhrase): boolean {
  return noun === "none" || (noun === "known" && head !== null && isOfPeople(head.word));
}

function isQuestion({ context: { doc } }: SentenceScan, last: number): boolean {
  for (let token = last; token > last - 3 && token >= 0; token--) {
    if (doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3f) return true;
  }
  return false;
}

function hasAsk(question: SentenceScan): boolean {
  for (let token = question.first; token < question.end; token++) if (linkEnd(question, token, "ask") > 0) return true;
  return false;
}

// “says 14”, “puts it at 30”, “Fourteen, says …”, “the figure is 12”
function isTold(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  if (figure.first === scan.first) return true;
  const before = figure.first - 1;
  // “As of Friday noon, 21, according to the ministry”
  if (tagAt(scan, before) === WordClass.comma && isTimeOnly(scan, before)) return true;
  return (
    isLink(scan, before, "tell-verb") ||
    isLink(scan, before, "toll-link") ||
    isLink(scan, before, "tell-of") ||
    isLink(scan, before, "toll-of") ||
    tagAt(scan, before) === WordClass.quote
  );
}

const LONGEST_TIME = 6;

function isTimeOnly(scan: SentenceScan, end: number): boolean {
  if (end - scan.first > LONGEST_TIME) return false;
  let isDated = false;
  for (let at = scan.first; at < end; at++) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.day || isLink(scan, at, "time-word")) isDated = true;
    else if (isVerb(tag) || tag === WordClass.auxiliary || tag === WordClass.name) return false;
  }
  return isDated;
}

// “St Anna’s is treating 18, the university clinic another seven”, “The army lost 12 men, the rebels 40”: the verb is not said again
const asGapped: ResumeRule = (scan, phrase, own) => {
  const last = own.at(-1);
  if (last === undefined || phrase.figure.form !== "number" || !endsOrDates(scan, phrase.end)) return null;
  if (phrase.noun !== "none" && phrase.noun !== "known") return null;
  if (last.phrase.figure.form !== "number" || (last.ground !== "object" && last.rule !== GAPPED && last.rule !== TAKEN))
    return null;
  if (phrase.noun === "known" && !isSameNoun(phrase, last.phrase)) return null;
  let at = Math.max(last.phrase.end, last.measureEnd);
  while (
    at < phrase.figure.first &&
    tagAt(scan, at) !== WordClass.comma &&
    tagAt(scan, at) !== WordClass.conjunction &&
    tagAt(scan, at) !== WordClass.stop
  ) {
    if (isVerb(tagAt(scan, at)) || figureAt(scan, at) !== null || measureAt(scan, at) !== null) return null;
    at += 1;
  }
  const from = at;
  if (!GAPS.has(last.measure)) return null;
  let nouns = 0;
  let isOther = false;
  for (at = from; at < phrase.figure.first; at++) {
    const tag = tagAt(scan, at);
    isOther ||= tag === WordClass.determiner || tag === WordClass.name || tag === WordClass.possessive;
    if (tag === WordClass.noun || tag === WordClass.name) nouns += 1;
    else if (
      tag !== WordClass.comma &&
      tag !== WordClass.stop &&
      tag !== WordClass.conjunction &&
      tag !== WordClass.determiner &&
      tag !== WordClass.possessive &&
      tag !== WordClass.adjective &&
      tag !== WordClass.clitic &&
      tag !== WordClass.subordinator &&
      !isLink(scan, at, "more")
    )
      return null;
  }
  return nouns > 0 && isOther && phrase.figure.first - from <= LONGEST_GAP ? resume(last, GAPPED) : null;
};

const GAPS: ReadonlySet<string> = new Set([
  "killed",
  "wounded",
  "hospitalised",
  "captured",
  "abducted",
  "detained",
  "released",
  "rescued",
  "lost",
]);
const GAPPED = "the verb before, not said again";

// “The union has 17 names on its list”: of those who were told of before
const asNames: ResumeRule = (scan, phrase, _own, told) => {
  if (phrase.figure.form !== "number") return null;
  let names = phrase.figure.end;
  while (tagAt(scan, names) === WordClass.adjective) names += 1;
  if (!isLink(scan, names, "names") || !isListNear(scan, names, phrase.figure.first)) return null;
  const before = told.findLast(
    ({ link, sentence }) =>
      scan.sentence - sentence <= FARTHEST_NAMES &&
      link.whole === null &&
      LISTED.has(link.measure) &&
      isLikeSize(link.phrase, phrase),
  );
  return before === undefined ? null : resume(before.link, "names on a list of those told of before");
};

const LISTED: ReadonlySet<string> = new Set([
  "killed",
  "missing",
  "trapped",
  "disappeared",
  "abducted",
  "captured",
  "detained",
]);

function isListNear(scan: SentenceScan, names: number, first: number): boolean {
  for (let at = names + 1; at < names + 6; at++) if (isLink(scan, at, "list")) return true;
  for (let at = first - 5; at < first; at++) if (isLink(scan, at, "list") && isLink(scan, at, "list-of")) return true;
  return false;
}

// “half of them children”, “a third of them still in hospital”: a share of those told before
const asShare: ResumeRule = (scan, phrase, own) => {
  const last = own.at(-1);
  const { figure } = phrase;
  if (last === undefined || (figure.form !== "ratio" && figure.form !== "percent")) return null;
  if (tagAt(scan, figure.first - 1) !== WordClass.comma && tagAt(scan, figure.first - 1) !== WordClass.stop)
    return null;
  const isOfThem =
    phrase.isPart ||
    linkEnd(scan, figure.end, "of-them") > 0 ||
    linkEnd(scan, (figure.of?.[0] ?? 0) - 1, "of-them") > 0;
  if (!isOfThem || last.phrase.figure.form !== "number") return null;
  return resume(last, "a share of those told before", last.whole ?? last);
};

// “Of those on board, 16 came from the village of Aune”
const asOrigin: ResumeRule = (scan, phrase, own, told) => {
  const { end } = phrase;
  if (phrase.figure.form !== "number" || phrase.noun !== "none") return null;
  if (!isLink(scan, end, "came") || !isLink(scan, end + 1, "from")) return null;
  const before = own.at(-1) ?? told.findLast(({ sentence }) => scan.sentence - sentence <= 2)?.link;
  if (before === undefined || before.phrase.figure.form !== "number" || before.phrase.head?.word.kind === "thing")
    return null;
  const whole = before.whole ?? before;
  return sizeOf(whole.phrase) > sizeOf(phrase)
    ? resume(before, "where some of those told before came from", whole)
    : null;
};

// “Seven were our employees and two worked for a contractor”: with the part before it makes up the whole
const asRest: ResumeRule = (_scan, phrase, own) => {
  const last = own.at(-1);
  if (last === undefined || last.whole === null || phrase.figure.form !== "number" || phrase.noun === "unknown")
    return null;
  const isRest = sizeOf(last.phrase) + sizeOf(phrase) === sizeOf(last.whole.phrase);
  return isRest && phrase.head?.word.kind !== "thing"
    ? resume(last, "the rest of those told before", last.whole)
    : null;
};

// “He first spoke of 26 victims”
const asVictims: ResumeRule = (scan, phrase, _own, told) => {
  if (phrase.figure.form !== "number" || phrase.head?.word.words !== "victims" || !isTold(scan, phrase)) return null;
  // “Two more victims were driven to hospital”: told of in its own right
  if (phrase.figure.first === scan.first && !endsOrDates(scan, phrase.end)) return null;
  const before = told.findLast(
    ({ link, sentence }) =>
      scan.sentence - sentence <= FARTHEST_VICTIMS && link.measure === "killed" && isLikeSize(link.phrase, phrase),
  );
  return before === undefined ? null : resume(before.link, "victims, spoken of after the dead");
};

// “The hospital took in 41 people. St Anne’s received 28 more.”: the next hospital, of the same hurt
const asTaken: ResumeRule = (scan, phrase, own, told) => {
  const { figure, noun, end } = phrase;
  if (figure.form !== "number" || (noun !== "none" && !(noun === "known" && isMore(scan, figure.end, end))))
    return null;
  let at = figure.first - 1;
  while (
    tagAt(scan, at) === WordClass.adverb ||
    tagAt(scan, at) === WordClass.determiner ||
    tagAt(scan, at) === WordClass.pronoun
  )
    at -= 1;
  if (linkStartBefore(scan, at + 1, "takes-in") < 0 || own.length > 0) return null;
  const before = told.findLast(({ sentence }) => scan.sentence - sentence <= 2)?.link;
  return before !== undefined && before.measure === "hospitalised" && endsOrDates(scan, end)
    ? resume({ ...before, whole: null }, TAKEN)
    : null;
};

const TAKEN = "another hospital, after the one before";

function isMore(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isLink(scan, at, "more")) return true;
  return false;
}

const FARTHEST_VICTIMS = 12;

const rules: readonly ResumeRule[] = [
  asTaken,
  ...valueRules,
  asAnswer,
  asNames,
  asShare,
  asRest,
  asOrigin,
  asVictims,

  asGapped,
];

const FARTHEST_CAPTIVES = 4;
const HELD: ReadonlySet<string> = new Set(["abducted", "captured"]);

/** “Nine are still being held” after villagers were abducted: who is held is held by those who took them. */
export function asCaptives(scan: SentenceScan, links: readonly Link[], told: readonly ToldLink[]): readonly Link[] {
  return links.map((link) => {
    if (link.match === null || linkEnd(scan, link.match.first, "holding") === 0) return link;
    if (link.measure !== "detained" && link.measure !== "captured") return link;
    if (link.phrase.nounEnd > link.phrase.nounFirst) return link;
    const before = told.findLast(({ sentence }) => scan.sentence - sentence <= FARTHEST_CAPTIVES);
    const taken = told.findLast(
      ({ link: one, sentence }) =>
        scan.sentence - sentence <= FARTHEST_CAPTIVES && (HELD.has(one.measure) || one.measure === "detained"),
    );
    if (before === undefined || taken === undefined || !HELD.has(taken.link.measure)) return link;
    return { ...link, measure: taken.link.measure, rule: `${link.rule}: held by those who took them` };
  });
}
