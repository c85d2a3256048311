import { WordClass } from "../attribution/word-class.ts";
import { MeasureForm } from "../measure/measure-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { LinkFinding } from "./link.ts";
import { measureGroup } from "./measure-group.ts";
import {
  figureAt,
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  populationAt,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";
import { predicateBehind, stepOver } from "./step-over.ts";

const FARTHEST = 28;

/**
 * The measure behind the counted noun: “12 dead”, “59 still missing”, “12 people were killed”, “villagers, one of
 * them a child, were killed”, “150 people whom the office says it has brought out”.
 */
export function linkAfter(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  let token = phrase.end;
  let sawBe = false;
  let sawHave = false;
  let moved = false;
  let isOther = false;
  // “66 people aboard were killed”: what became of them says more than where they were
  let standby: LinkFinding | null = null;
  while (token < scan.end && token < phrase.end + FARTHEST) {
    const carried = sawBe ? carriedTo(scan, phrase, token) : null;
    if (carried !== null) return carried;
    const match = measureAt(scan, token);
    if (match !== null) {
      // “two of those brought ashore died overnight”: what was done to them tells only who they are
      const behind = token === phrase.end && isReduced(phrase, match) ? fateBehind(scan, phrase, match.end) : null;
      if (behind !== null) {
        token = behind;
        moved = true;
        continue;
      }
      if (isOther && hasForm(match, "weak")) return standby;
      const finding = judge(scan, phrase, match, { sawBe, sawHave, moved });
      if (finding !== "pass" && finding?.measure !== "other") return finding ?? standby;
      if (finding !== "pass") {
        standby ??= finding;
        moved = true;
      }
      token = match.end;
      continue;
    }
    if (figureAt(scan, token) !== null) return standby;
    // “five of its own employees … were among the missing”
    const among = (sawBe || token === phrase.end) && isLink(scan, token, "among") ? amongWhom(scan, token + 1) : null;
    if (among !== null) {
      const finding = judge(scan, phrase, among, { sawBe, sawHave, moved: true });
      return finding === "pass" ? standby : (finding ?? standby);
    }
    // “12 cannot be saved”
    if (isLink(scan, token, "negated")) return standby;
    const step = stepOver(scan, phrase, token);
    if (step === null) return standby;
    // “a meeting of 700 traders … was held”: what stands in the singular is not told of them
    if (isLink(scan, token, "single-verb") && phrase.noun === "known" && isMany(phrase)) isOther = true;
    // “10 girls from the camp remain unaccounted for”
    if (isAuxiliary(scan, token, "be") || isLink(scan, token, "stay")) sawBe = true;
    else if (isAuxiliary(scan, token, "have")) sawHave = true;
    moved ||= step > token + 1 || !isSmall(scan, token);
    token = step;
  }
  return standby;
}

function fateBehind(scan: SentenceScan, phrase: CountedPhrase, from: number): number | null {
  const next = measureAt(scan, from);
  if (next !== null && hasForm(next, "done") && !hasForm(next, "part")) return from;
  return predicateBehind(scan, phrase, from);
}

function isReduced({ isPart, noun }: CountedPhrase, match: MeasureMatch): boolean {
  return (
    (isPart || noun === "known") && hasForm(match, "part") && !hasForm(match, "done") && match.word.measure !== "killed"
  );
}

function isMany({ figure }: CountedPhrase): boolean {
  return (figure.high ?? figure.low ?? 2) > 1;
}

// “among the missing”, “among those who perished”
function amongWhom(scan: SentenceScan, from: number): MeasureMatch | null {
  for (let at = from; at < from + 4; at++) {
    const match = measureAt(scan, at);
    if (match !== null) return hasForm(match, "dead-noun", "done", "part", "noun") ? match : null;
    const tag = tagAt(scan, at);
    const isSmall =
      tag === WordClass.determiner ||
      tag === WordClass.pronoun ||
      tag === WordClass.relative ||
      isAuxiliary(scan, at, "be");
    if (!isSmall) return null;
  }
  return null;
}

interface Seen {
  readonly sawBe: boolean;
  readonly sawHave: boolean;
  readonly moved: boolean;
}

function judge(
  scan: SentenceScan,
  phrase: CountedPhrase,
  found: MeasureMatch,
  seen: Seen,
): LinkFinding | null | "pass" {
  const fit = fitMeasure(scan, phrase, found);
  const match = fit ?? found;
  const group = measureGroup(scan, match);
  const isDone = hasForm(match, "done");
  if (hasForm(match, "apart") && match.first === phrase.figure.end) return null;
  if (hasForm(match, "place")) return linkPlace(scan, phrase, match, seen);
  // “crews are on the hill after the blaze that killed two”: another has done it, to others
  if (seen.moved && tagAt(scan, group.first - 1) === WordClass.relative && hasObject(scan, group.end)) return null;
  if (hasForm(match, "part") && !seen.sawBe && !isDone) {
    // “have killed”, “soldiers killed 12”: they did it
    if (seen.sawHave) return null;
    if (hasObject(scan, group.end) && !hasForm(match, "adj")) return null;
    // “several raiders shot newspaper offices”: of what may be done to many things any noun is an object
    if (hasForm(match, "weak") && tagAt(scan, group.end) === WordClass.noun) return null;
    // “three men shot and killed 65-year-old Ivo Lenz”
    if (tagAt(scan, group.end) === WordClass.number && tagAt(scan, group.end + 1) === WordClass.joint) return null;
    // “12 people in a van killed” is no English; the participle follows its noun
    if (seen.moved && !isInListOrRelative(scan, match.first) && !isOfPhrase(scan, phrase.end, match.first)) return null;
  }
  if (!hasForm(match, "adj", "part", "done", "where")) {
    return hasForm(match, "noun") && !seen.moved && !seen.sawBe && phrase.noun === "none" ? "pass" : null;
  }
  if (hasForm(match, "adj") && !hasForm(match, "part") && !seen.sawBe && seen.moved) return null;
  if ((match.word.forms & MeasureForm.soft) !== 0) return null;
  if (fit === null) return match.word.measure === "other" ? "pass" : null;
  // “one man survived a night at sea” is a scene, not a count
  if (isDone && match.word.measure === "rescued" && !isMany(phrase)) return null;
  return {
    measure: group.measure,
    includes: group.includes,
    match,
    measureFirst: group.first,
    measureEnd: group.end,
    ground: seen.moved || seen.sawBe || seen.sawHave || isDone ? "subject" : "after",
    rule: `${isDone ? "<figure> did" : seen.sawBe ? "<figure> were" : "<figure>"} ${match.word.words}`,
  };
}

// “were evacuated to the garrison hospital”, “was flown to a clinic in Ostrim”
function carriedTo(scan: SentenceScan, phrase: CountedPhrase, token: number): LinkFinding | null {
  if (!isLink(scan, token, "carrier") || !isLink(scan, token + 1, "toll-to")) return null;
  if (phrase.noun === "unknown" || phrase.head?.word.kind === "thing") return null;
  // “driven to hospital”: the words that are the measure begin with “to”
  for (let at = token + 1; at < token + LONGEST_WAY; at++) {
    const match = measureAt(scan, at);
    if (match !== null) {
      if (!hasForm(match, "place", "where") || match.word.measure !== "hospitalised") return null;
      return {
        measure: match.word.measure,
        includes: [],
        match,
        measureFirst: match.first,
        measureEnd: match.end,
        ground: "subject",
        rule: `<figure> were taken to … ${match.word.words}`,
      };
    }
    const tag = tagAt(scan, at);
    const isNominal =
      tag === WordClass.determiner ||
      tag === WordClass.adjective ||
      tag === WordClass.noun ||
      tag === WordClass.name ||
      tag === WordClass.clitic ||
      tag === WordClass.number ||
      tag === WordClass.possessive;
    if (!isNominal && at > token + 1) return null;
  }
  return null;
}

const LONGEST_WAY = 9;

// “fifteen survivors remain in the district hospital”
function linkPlace(scan: SentenceScan, phrase: CountedPhrase, match: MeasureMatch, seen: Seen): LinkFinding | "pass" {
  const isStay = seen.sawBe || isLink(scan, phrase.end, "state");
  if (!isStay || phrase.noun === "unknown" || phrase.head?.word.kind === "thing") return "pass";
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "subject",
    rule: `<figure> are in … ${match.word.words}`,
  };
}

// A participle with an object of its own is active: another figure, a determiner or a noun follows.
function hasObject(scan: SentenceScan, token: number): boolean {
  let at = token;
  while (tagAt(scan, at) === WordClass.adverb) at += 1;
  const figure = figureAt(scan, at);
  if (figure !== null) return true;
  const tag = tagAt(scan, at);
  return (
    tag === WordClass.determiner ||
    tag === WordClass.possessive ||
    tag === WordClass.object ||
    (populationAt(scan, at) !== null && tag !== WordClass.preposition) ||
    (tag === WordClass.name && tagAt(scan, at + 1) !== WordClass.past && tagAt(scan, at + 1) !== WordClass.present)
  );
}

function isInListOrRelative(scan: SentenceScan, token: number): boolean {
  const before = tagAt(scan, token - 1);
  return before === WordClass.adverb || before === WordClass.relative || isLink(scan, token - 1, "state");
}

// “Four employees of Soral Hydro killed”: headline and list alike
function isOfPhrase(scan: SentenceScan, from: number, to: number): boolean {
  if (!isLink(scan, from, "toll-of")) return false;
  for (let at = from + 1; at < to; at++) {
    const tag = tagAt(scan, at);
    if (tag !== WordClass.determiner && tag !== WordClass.name && tag !== WordClass.noun && tag !== WordClass.adjective)
      return false;
  }
  return true;
}

function isSmall(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return (
    tag === WordClass.adverb ||
    tag === WordClass.negation ||
    tag === WordClass.auxiliary ||
    tag === WordClass.to ||
    tag === WordClass.quote ||
    isLink(scan, token, "state") ||
    isLink(scan, token, "more")
  );
}

/** True where “of them”, “including” or the like makes the phrase a part of what stands before it. */
export function isPartOfBefore(scan: SentenceScan, phrase: CountedPhrase): boolean {
  const { first } = phrase.figure;
  if (phrase.isPart && phrase.ofMeasure === null) return true;
  for (const name of ["including", "among", "includes"] as const) {
    for (let at = first - 1; at >= Math.max(scan.first, first - 4); at--) {
      const end = linkEnd(scan, at, name);
      if (end > 0 && end <= first && onlySmallBetween(scan, end, first)) return true;
    }
  }
  return false;
}

function onlySmallBetween(scan: SentenceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const tag = tagAt(scan, at);
    if (
      tag !== WordClass.adverb &&
      tag !== WordClass.determiner &&
      tag !== WordClass.adjective &&
      tag !== WordClass.comma &&
      tag !== WordClass.preposition &&
      tag !== WordClass.auxiliary
    ) {
      return false;
    }
  }
  return true;
}
