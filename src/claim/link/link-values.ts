import { WordClass } from "../attribution/word-class.ts";
import { endsOrDates } from "./clause-marks.ts";
import type { Link } from "./link.ts";
import { sizeOf } from "./link-anchor.ts";
import { isLikeSize, isSameNoun, type ResumeRule, resume } from "./resumed.ts";
import {
  figureAt,
  hasForm,
  isLink,
  linkEnd,
  linkStartBefore,
  measureAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";

// “Dead: 12 (Saturday: 10)”, “Nineteen, the hospital says, down from 26 on Saturday”: the same count on another day
const asFormer: ResumeRule = (scan, phrase, own) => {
  const { figure } = phrase;
  const last = own.at(-1);
  if (last === undefined || figure.form !== "number" || phrase.noun !== "none" || !isLikeSize(last.phrase, phrase))
    return null;
  if (isLink(scan, figure.first - 1, "from") && isLink(scan, figure.first - 2, "up-down"))
    return resume(last, "its former value");
  const { doc } = scan.context;
  if (doc.text.charCodeAt(doc.start[figure.end] ?? 0) !== 0x29) return null;
  let at = figure.first - 1;
  if (doc.text.charCodeAt(doc.start[at] ?? 0) === 0x3a) at -= 1;
  let isDated = false;
  for (; at > last.phrase.figure.first && doc.text.charCodeAt(doc.start[at] ?? 0) !== 0x28; at--) {
    if (tagAt(scan, at) === WordClass.day || isLink(scan, at, "time-word")) isDated = true;
    else if (
      tagAt(scan, at) !== WordClass.preposition &&
      tagAt(scan, at) !== WordClass.number &&
      tagAt(scan, at) !== WordClass.adjective
    )
      return null;
  }
  return isDated && at > last.phrase.figure.first ? resume(last, "its value of another day") : null;
};

// “22 inmates had been killed; the ministry’s figure is 14”
const asOwnCount: ResumeRule = (scan, phrase, own) => {
  const last = own.at(-1);
  const { first } = phrase.figure;
  if (
    last === undefined ||
    phrase.figure.form !== "number" ||
    phrase.noun !== "none" ||
    !isLikeSize(last.phrase, phrase)
  )
    return null;
  // “revising an earlier figure of 227”
  const isJoined = isLink(scan, first - 1, "toll-link") || isLink(scan, first - 1, "toll-of");
  if (!isJoined || !(endsOrDates(scan, phrase.end) || tagAt(scan, phrase.end) === WordClass.preposition)) return null;
  const count = measureAt(scan, first - 2);
  // “the United Nations’ figure of 60” is another’s; an earlier one is of the same count
  if (isLink(scan, first - 1, "toll-of") && !isLink(scan, first - 3, "former")) return null;
  return count !== null && hasForm(count, "count") ? resume(last, "the same count, as another has it") : null;
};

// “17 died in May, against six in April”, “31 murders this year, compared with 26”: the same count of another time
const asCompared: ResumeRule = (scan, phrase, own) => {
  const { figure } = phrase;
  const last = own.at(-1);
  if (last === undefined || figure.form !== "number" || last.phrase.figure.form !== "number") return null;
  const joint = tagAt(scan, figure.first - 1) === WordClass.determiner ? figure.first - 1 : figure.first;
  const start = linkStartBefore(scan, joint, "versus");
  if (start < 0 || (tagAt(scan, start - 1) !== WordClass.comma && start !== behindTime(scan, last))) return null;
  if (phrase.noun === "known" ? !isSameNoun(phrase, last.phrase) : phrase.noun !== "none") return null;
  return endsOrDates(scan, phrase.end) || tagAt(scan, phrase.end) === WordClass.preposition
    ? resume(last, "the same count of another time")
    : null;
};

// “12 deaths this year compared with”: where the count told last ends, with the words that say when.
function behindTime(scan: SentenceScan, last: Link): number {
  let at = Math.max(last.phrase.end, last.measureEnd);
  for (let steps = 0; steps < 5; steps++) {
    const tag = tagAt(scan, at);
    const isTime =
      tag === WordClass.day ||
      tag === WordClass.preposition ||
      tag === WordClass.determiner ||
      tag === WordClass.adjective ||
      tag === WordClass.number ||
      tag === WordClass.adverb ||
      isLink(scan, at, "time-word");
    if (!isTime || linkEnd(scan, at, "versus") > 0) break;
    at += 1;
  }
  return at;
}

// “The toll hit 31, up four since the morning”: new ones
const asRise: ResumeRule = (scan, phrase, own, told) => {
  const { figure } = phrase;
  if (figure.form !== "number" || phrase.noun !== "none" || !isLink(scan, figure.first - 1, "up-down")) return null;
  if (!isLink(scan, figure.end, "since") || figureAt(scan, figure.end + 1) !== null) return null;
  const last = own.at(-1) ?? (tagAt(scan, figure.first - 2) === WordClass.auxiliary ? told.at(-1)?.link : undefined);
  if (last === undefined || sizeOf(last.phrase) <= sizeOf(phrase)) return null;
  return { ...resume(last, "what a count rose by"), accounting: "new" };
};

// “183 died this year; the whole of 2022 had seen 219”: another time's
const asSeen: ResumeRule = (scan, phrase, own, told) => {
  const { figure } = phrase;
  if (figure.form !== "number" || phrase.noun !== "none" || !isLink(scan, figure.first - 1, "saw")) return null;
  if (!endsOrDates(scan, phrase.end)) return null;
  const last = own.at(-1) ?? told.findLast(({ sentence }) => scan.sentence - sentence <= 1)?.link;
  if (last === undefined || last.phrase.figure.form !== "number") return null;
  for (let at = figure.first - 2; at >= Math.max(scan.first, figure.first - LONGEST_SEER); at--) {
    const tag = tagAt(scan, at);
    if (tag === WordClass.comma || tag === WordClass.stop || figureAt(scan, at) !== null) return null;
    if (tag === WordClass.day || tag === WordClass.number || isLink(scan, at, "time-word"))
      return resume(last, "the same count of another time");
  }
  return null;
};

const LONGEST_SEER = 8;

/** Other values of a count told before: its former one, that of another time, that of another counter. */
export const valueRules: readonly ResumeRule[] = [asFormer, asOwnCount, asCompared, asSeen, asRise];
