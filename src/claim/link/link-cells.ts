import { type Doc, TokenKind, TokenShape, tokenText } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, ToldLink } from "./link.ts";
import { figureAt, hasForm, linkEnd, type MeasureMatch, type SentenceScan, tagAt } from "./scan-sentence.ts";

const LONGEST_CELL = 9;
const COLON = 0x3a;
const DASH = /^[-–—=]$/;

/**
 * Lines of labels and values, one pair or several: “🔹 Houses swept away – 41; flooded – 137”, “Treated – 64, in hospital –
 * 19”, “of which confirmed: 97”. Each cell is measured by its own words; what it is of may stand in the cell before.
 */
export function linkCells(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  told: readonly ToldLink[],
): readonly Link[] {
  const { doc } = scan.context;
  if (((doc.shape[scan.first] ?? 0) & TokenShape.lineStart) === 0) return [];
  return unlinked.flatMap((phrase) => linkCell(scan, phrase) ?? linkOfWhich(scan, phrase, told) ?? []);
}

function linkCell(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  const cell = cellOf(scan, phrase);
  if (cell === null) return null;
  const isIn = ({ first, end }: MeasureMatch): boolean => first >= cell && end < phrase.figure.first;
  for (const found of scan.measures.filter(isIn)) {
    if (found.word.measure === "*" || !hasForm(found, "adj", "part", "noun", "where", "done", "toll", "place"))
      continue;
    const own = scan.populations.findLast((one) => one.end <= found.first && one.word.kind !== "nothing") ?? null;
    const counted = own === null ? phrase : { ...phrase, head: own, noun: "known" as const };
    const match = fitMeasure(scan, counted, found);
    if (match === null) continue;
    return {
      phrase: counted,
      measure: match.word.measure,
      includes: [],
      match,
      measureFirst: match.first,
      measureEnd: match.end,
      ground: "toll",
      rule: `${match.word.words} – <figure>`,
      whole: null,
      like: null,
    };
  }
  return null;
}

// Where the label of a value begins: behind the value before it and the mark that parts the two; null where it has none.
function cellOf(scan: SentenceScan, { figure, end, noun }: CountedPhrase): number | null {
  const { doc } = scan.context;
  const mark = figure.first - 1;
  const isMarked = doc.text.charCodeAt(doc.start[mark] ?? 0) === COLON || DASH.test(tokenText(doc, mark));
  if (!isMarked || mark <= scan.first || (noun !== "none" && noun !== "known") || !endsCell(scan, end)) return null;
  for (let at = mark - 1; at >= scan.first; at--) {
    const tag = tagAt(scan, at);
    if (figureAt(scan, at) !== null || tag === WordClass.auxiliary || tag === WordClass.subject) return null;
    const isParting = tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.bracket;
    if (isParting) return at + 1;
    if (mark - at > LONGEST_CELL) return null;
    if (at === scan.first || !isWord(doc, at - 1)) return at;
  }
  return null;
}

function endsCell(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.end || tag === WordClass.comma || tag === WordClass.stop || tag === WordClass.bracket;
}

function isWord(doc: Doc, token: number): boolean {
  const kind = doc.kind[token];
  return kind === TokenKind.word || kind === TokenKind.clitic || kind === TokenKind.dash;
}

// “Of which laboratory-confirmed: 97”: a part of the row above
function linkOfWhich(scan: SentenceScan, phrase: CountedPhrase, told: readonly ToldLink[]): Link | null {
  if (linkEnd(scan, scan.first, "of-those") === 0 && linkEnd(scan, scan.first, "of-them") === 0) return null;
  const above = told.findLast(({ sentence }) => sentence < scan.sentence);
  if (above === undefined || above.sentence !== scan.sentence - 1 || phrase.noun !== "none") return null;
  const { link } = above;
  return {
    ...link,
    phrase: { ...phrase, head: link.phrase.head },
    ground: "row",
    rule: "a part of the row above",
    whole: link.whole ?? link,
    like: link,
  };
}
