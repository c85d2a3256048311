import type { Report } from "../report/report.ts";
import { foldWords } from "./fold-name.ts";
import { hasSense, wordsOfSense } from "./ledger-words.ts";

/** What a report says a person speaks for, beside their name: "Interior Ministry spokeswoman", "who heads the Health Office". */
export interface Introduction {
  readonly person: string;
  /** Folded words, in which the name of a body may be. */
  readonly phrase: string;
}

const TITLE = wordsOfSense("speaks-for")
  .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
  .join("|");
const NAME = "\\p{Lu}[\\p{L}’'-]{1,20}(?: \\p{Lu}[\\p{L}’'-]{1,20}){1,2}";
// "Ministry spokesman Col. Ana Reyes": titles and ranks alone stand between the body and the name
const TITLED = new RegExp(`(?<![\\p{L}])(?:${TITLE}) (?:\\p{Lu}\\p{L}{0,5}\\.? ){0,2}?(?<person>${NAME})`, "gu");
const APPOSED = new RegExp(`(?<person>${NAME}), (?<phrase>\\p{Ll}[^,.;:!?“”"\\n]{4,100})`, "gu");
const REACH = 80;
const TITLE_WITHIN = 5;
const WORDS = 7;

/** The people whom a report introduces with whoever they speak for. Each once, in the order of letters. */
export function readIntroductions({ text }: Report): readonly Introduction[] {
  const found = new Map<string, Introduction>();
  const note = (person: string, phrase: readonly string[]): void => {
    const words = phrase.includes("minister") ? [...phrase, "ministry"] : phrase;
    found.set(`${person}|${words.join(" ")}`, { person, phrase: words.join(" ") });
  };
  for (const match of text.matchAll(TITLED)) {
    const person = match.groups?.person ?? "";
    // the title's own words, and those before it in its part of the sentence
    const before = /[^,.;:!?“”"\n]*$/u.exec(text.slice(Math.max(0, match.index - REACH), match.index))?.[0] ?? "";
    const title = match[0].slice(0, match[0].length - person.length);
    note(person, foldWords(`${before} ${title}`).slice(-WORDS));
  }
  for (const { groups } of text.matchAll(APPOSED)) {
    const words = foldWords(groups?.phrase ?? "");
    if (words.slice(0, TITLE_WITHIN).some((word) => hasSense(word, "speaks-for"))) note(groups?.person ?? "", words);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, introduction]) => introduction);
}
