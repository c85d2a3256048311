import { wordsOfSense } from "./ledger-words.ts";
import type { Told } from "./told.ts";

const kept = new WeakMap<Told, string>();
// A sentence longer than this is no sentence.
const LONGEST = 600;

/** The sentence that a claim stands in; its evidence where the claim is made by a title. */
export function sentenceOf(told: Told): string {
  const known = kept.get(told);
  if (known !== undefined) return known;
  const { claim, report } = told;
  // a row of a table is told in words that the text does not have in a row
  const isInText = claim.in === "text" && report.text.slice(claim.start, claim.end) === claim.evidence;
  const sentence = isInText ? cutSentence(report.text, claim.start, claim.end) : claim.evidence;
  kept.set(told, sentence);
  return sentence;
}

/** The sentence that a claim stands in and, where there is one, the one after it: “The figure replaces the 900 of Monday.” */
export function sentencesOf(told: Told): readonly string[] {
  const { claim, report } = told;
  const own = sentenceOf(told);
  const found = claim.in === "title" ? -1 : report.text.indexOf(own, Math.max(0, claim.start - LONGEST));
  if (found < 0) return [own];
  const at = found + own.length;
  const next = report.text.slice(at, at + LONGEST).search(/\S/);
  return next < 0 ? [own] : [own, cutSentence(report.text, at + next, at + next)];
}

const BEFORE = 300;
const AFTER = 200;

/** What stands around a claim in its paragraph: “It gave the number as 19. Two had been entered twice. The number is 17.” */
export function passageOf({ claim, report }: Told): Passage {
  if (claim.in === "title") return { text: claim.evidence, at: 0 };
  const { text } = report;
  const from = Math.max(claim.start - BEFORE, text.lastIndexOf("\n", Math.max(0, claim.start - 1)) + 1);
  const stop = text.indexOf("\n", claim.end);
  const to = Math.min(claim.end + AFTER, stop < 0 ? text.length : stop);
  return { text: text.slice(from, to), at: from };
}

/** A stretch of a report, and where in the report it begins. */
export interface Passage {
  readonly text: string;
  readonly at: number;
}

function cutSentence(text: string, start: number, end: number): string {
  const from = Math.max(0, start - LONGEST);
  const before = text.slice(from, start);
  const first = Math.max(
    before.lastIndexOf("\n") + 1,
    ...[". ", "! ", "? ", ".” ", "!” ", "?” "].map((mark) => {
      const at = before.lastIndexOf(mark);
      return at < 0 ? 0 : at + mark.length;
    }),
  );
  const after = text.slice(end, end + LONGEST);
  const stop = /[.!?]["”’]?(?=\s|$)|\n/u.exec(after);
  return text.slice(from + first, end + (stop === null ? after.length : stop.index + stop[0].length)).trim();
}

/** The whole numbers of a text, as figures: “1,450”, “1 450” and “1450” are 1450. */
export function numbersIn(text: string): ReadonlySet<number> {
  const found = text.match(/\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+/g) ?? [];
  return new Set(found.map((digits) => Number(digits.replace(/\D/g, ""))));
}

const GIVEN_UP = new RegExp(
  `\\b(?:${wordsOfSense("given-up-before").join("|")}) (?:(?:${wordsOfSense("rounds").join("|")}) )?(\\d[\\d,]*)`,
  "g",
);

/** The numbers that a text says were given up: "to 58 from 61", "cut from 167", "23, not 32". */
export function numbersGivenUp(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(GIVEN_UP)].map(([, digits = ""]) => Number(digits.replace(/\D/g, ""))));
}
