import { WordClass } from "../attribution/word-class.ts";
import { figureAt, hasForm, type MeasureMatch, measureAt, type SentenceScan, tagAt } from "./scan-sentence.ts";

/** One measure, or several joined as one sum: “killed, wounded or missing”. */
export interface MeasureGroup {
  readonly first: number;
  readonly end: number;
  readonly matches: readonly MeasureMatch[];
  /** The canonical name: `casualties` where more than one is joined. */
  readonly measure: string;
  readonly includes: readonly string[];
}

/**
 * The group that a measure belongs to. Words that say the same (“killed or murdered”) stay one; what is told of people
 * in one breath, with no figure between, is a sum.
 */
export function measureGroup(scan: SentenceScan, match: MeasureMatch): MeasureGroup {
  const matches: MeasureMatch[] = [match];
  for (let next = nextOfList(scan, match); next !== null; next = nextOfList(scan, next)) matches.push(next);
  for (let before = previousOfList(scan, match); before !== null; before = previousOfList(scan, before)) {
    matches.unshift(before);
  }
  const includes = [...new Set(matches.map((one) => one.word.measure))];
  const first = matches[0]?.first ?? match.first;
  const end = matches.at(-1)?.end ?? match.end;
  if (includes.length < 2) return { first, end, matches, measure: match.word.measure, includes: [] };
  return { first, end, matches, measure: "casualties", includes };
}

const SUMMED = new Set([
  "killed",
  "wounded",
  "missing",
  "captured",
  "disappeared",
  "hospitalised",
  "abducted",
  "detained",
]);

function nextOfList(scan: SentenceScan, match: MeasureMatch): MeasureMatch | null {
  let token = match.end;
  let joined = false;
  while (token < scan.end && token < match.end + 5) {
    const tag = tagAt(scan, token);
    const next = measureAt(scan, token);
    if (next !== null) return joined && canJoin(match, next) ? next : null;
    if (figureAt(scan, token) !== null) return null;
    if (tag === WordClass.comma || tag === WordClass.conjunction) joined = true;
    else if (tag !== WordClass.adverb) return null;
    token += 1;
  }
  return null;
}

function previousOfList(scan: SentenceScan, match: MeasureMatch): MeasureMatch | null {
  for (const before of scan.measures) {
    if (before.end <= match.first && nextOfList(scan, before)?.first === match.first) return before;
  }
  return null;
}

function canJoin(a: MeasureMatch, b: MeasureMatch): boolean {
  if (!SUMMED.has(a.word.measure) || !SUMMED.has(b.word.measure)) return false;
  if (hasForm(a, "toll", "count") || hasForm(b, "toll", "count")) return false;
  if (hasForm(a, "noun") !== hasForm(b, "noun")) return false;
  // “nine dead and injuring 30”, “died, wounding 12” are two deeds
  if (isVerbOnly(a) !== isVerbOnly(b)) return false;
  return true;
}

function isVerbOnly(match: MeasureMatch): boolean {
  return hasForm(match, "verb") && !hasForm(match, "part", "adj");
}
