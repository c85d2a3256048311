import { TokenShape, tokenText } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import { MeasureForm, type MeasureWord } from "../measure/measure-words.ts";
import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import type { Link, ToldLink } from "./link.ts";
import { holdsClass, isLink, type MeasureMatch, type SentenceScan, tagAt } from "./scan-sentence.ts";

/**
 * Lines whose label tells no measure but whom: “Passengers: 69”, “Crew – 4”, “Survivors: 40”, and the “Total: 73” below
 * them. Only in a report of losses. `phrase` is the line's first figure.
 */
export function linkLabelled(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): readonly Link[] {
  const { doc } = scan.context;
  const mark = phrase.figure.first - 1;
  const isMarked = doc.text.charCodeAt(doc.start[mark] ?? 0) === COLON || tagAt(scan, mark) === WordClass.stop;
  const isLine = ((doc.shape[scan.first] ?? 0) & TokenShape.lineStart) !== 0;
  if (!isMarked || !isLine || phrase.figure.form !== "number" || phrase.noun === "unknown") return [];
  const above = told.findLast(({ sentence }) => sentence < scan.sentence);
  const isBelow = above !== undefined && above.sentence === scan.sentence - 1;
  if (isBelow && isTotal(scan, mark)) {
    const { link } = above;
    return [
      {
        ...link,
        phrase: { ...phrase, head: link.phrase.head },
        ground: "row",
        rule: "the total of the rows above",
        whole: null,
        like: link,
      },
    ];
  }
  const head = scan.populations.find((one) => one.end <= mark && (isOfPeople(one.word) || one.word.kind === "alive"));
  if (head === undefined || mark - head.end > LONGEST_REST) return [];
  if (!holdsClass(scan.context, "calamity") && told.length === 0) return [];
  const isAlive = head.word.kind === "alive";
  const isAboard = head.word.role === "passengers" || isLink(scan, head.end - 1, "crew");
  const word: MeasureWord = {
    ...PLAIN,
    words: head.word.words,
    measure: isAlive ? "rescued" : "other",
    counted: isAboard ? "aboard" : null,
  };
  const match: MeasureMatch = { first: head.first, end: head.end, word, others: [] };
  return [
    {
      phrase: { ...phrase, head, noun: "known" },
      measure: word.measure,
      includes: [],
      match,
      measureFirst: head.first,
      measureEnd: head.end,
      ground: "row",
      rule: "<people>: <figure>",
      whole: null,
      like: null,
    },
  ];
}

const COLON = 0x3a;
const LONGEST_REST = 4;

const PLAIN: Omit<MeasureWord, "words" | "measure" | "counted"> = {
  forms: MeasureForm.done,
  needs: "people",
  method: null,
  near: [],
  unless: null,
  within: null,
};

// “Total: 73”, “In all: 73”
function isTotal(scan: SentenceScan, mark: number): boolean {
  if (mark - scan.first > 2) return false;
  for (let at = scan.first; at < mark; at++) {
    if (isLink(scan, at, "in-all") || tokenText(scan.context.doc, at).toLowerCase() === "total") return true;
  }
  return false;
}
