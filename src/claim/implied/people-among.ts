import { WordClass } from "../attribution/word-class.ts";
import { hasForm, isAuxiliary, isLink, type MeasureMatch, type SentenceScan, tagAt } from "../link/scan-sentence.ts";
import { peopleBefore, peopleBehind } from "./person-list.ts";
import { type Person, personAt, personEndingAt } from "./person-phrase.ts";

const LONGEST_WAY = 4;

/**
 * Single people told to be among those harmed: “among the dead was a judge”, “the dead include a judge and his wife”,
 * “killed were a lieutenant and …”, “a paramedic and a rescuer are among the dead”.
 */
export function peopleAmong(scan: SentenceScan, match: MeasureMatch): readonly Person[] {
  if (!hasForm(match, "dead-noun", "part")) return [];
  const listed = listedBehind(scan, match);
  if (listed >= 0) {
    const person = personAt(scan, listed, true);
    return person === null ? [] : [person, ...peopleBehind(scan, person.end)];
  }
  const be = beBeforeAmong(scan, match);
  if (be < 0) return [];
  const last = personEndingAt(scan, be, true);
  if (last === null) return [];
  return tagAt(scan, last.first - 1) === WordClass.conjunction ? [...peopleBefore(scan, last), last] : [last];
}

// “the dead include”, “among those killed was”, “killed were”: where the list behind begins; -1 where none does.
function listedBehind(scan: SentenceScan, { first, end }: MeasureMatch): number {
  if (isLink(scan, end, "includes")) return end + 1;
  if (!isAuxiliary(scan, end, "be")) return -1;
  if (hasAmong(scan, first)) return end + 1;
  const isOpening = first === scan.first || (first === scan.first + 1 && tagAt(scan, scan.first) === WordClass.adverb);
  return isOpening ? end + 1 : -1;
}

function hasAmong(scan: SentenceScan, token: number): boolean {
  for (let at = token - 1; at >= Math.max(scan.first, token - LONGEST_WAY); at--) {
    if (isLink(scan, at, "among")) return true;
  }
  return false;
}

// “… are among the dead”: the verb before; -1 where none stands there.
function beBeforeAmong(scan: SentenceScan, { first }: MeasureMatch): number {
  for (let at = first - 1; at > Math.max(scan.first, first - LONGEST_WAY); at--) {
    if (isLink(scan, at, "among")) return isAuxiliary(scan, at - 1, "be") ? at - 1 : -1;
  }
  return -1;
}
