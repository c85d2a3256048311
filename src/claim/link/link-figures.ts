import { WordClass } from "../attribution/word-class.ts";
import { lastWithin } from "../last-within.ts";
import { MeasureForm } from "../measure/measure-words.ts";
import { carryOver } from "./carry-over.ts";
import { hasOnlyAuxiliaries } from "./clause-marks.ts";
import { type CountedPhrase, readCountedPhrase, readPredicate } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, LinkFinding, ToldLink } from "./link.ts";
import { linkAfter } from "./link-after.ts";
import { linkBare } from "./link-bare.ts";
import { linkAmong, linkApposed, linkDeed, linkLabel, linkObject, linkToll } from "./link-before.ts";
import { linkContinued } from "./link-continued.ts";
import { linkCountBehind } from "./link-count-behind.ts";
import { linkDoing } from "./link-doing.ts";
import { linkLeaving } from "./link-leaving.ts";
import { linkRatio } from "./link-ratio.ts";
import { asCaptives, linkResumed } from "./link-resumed.ts";
import { linkSaved } from "./link-saved.ts";
import { linkSurvivors } from "./link-survivors.ts";
import { linkUnit, ofUnit } from "./link-unit.ts";
import { measureGroup } from "./measure-group.ts";
import {
  hasForm,
  isAuxiliary,
  isLink,
  linkEnd,
  type MeasureMatch,
  measureAt,
  measureEndingAt,
  type PopulationMatch,
  type SentenceScan,
  tagAt,
} from "./scan-sentence.ts";
import { shareMeasures } from "./share-measures.ts";

/**
 * Joins the figures of a sentence to what they count. First each figure by itself, the nearest ground first; then those
 * that share another's measure: parts, coordination, ellipsis. What finds no measure is left out. `told` are the links of
 * the sentences before, in order.
 */
export function linkFigures(
  scan: SentenceScan,
  told: readonly ToldLink[],
): {
  readonly links: readonly Link[];
  readonly unlinked: readonly CountedPhrase[];
} {
  const phrases = [...readPhrases(scan)];
  const findings: (LinkFinding | null)[] = [];
  for (const [at, phrase] of phrases.entries()) {
    let finding = findMeasure(scan, phrase);
    const like = finding === null ? likeBefore(scan, phrase, phrases[at - 1] ?? null, told) : null;
    if (like !== null) {
      finding = linkAfter(scan, like) ?? linkObject(scan, like);
      // “seized 127 long weapons” after a claim of troops
      if (finding?.ground === "object" && finding.match?.word.needs === "persons") finding = null;
      if (finding !== null) phrases[at] = like;
    }
    finding ??= linkLabel(scan, phrase);
    const counted =
      finding !== null && finding.ground === "toll" && phrase.head === null ? headOfCount(scan, finding) : null;
    if (counted !== null) phrases[at] = { ...phrase, head: counted };
    finding ??= linkCountBehind(scan, phrase);
    // “Of the 21 dead, 16 were on the train”: of the dead, wherever they were
    if (at > 0 && phrase.noun === "none" && finding?.measure === "other" && isOfDead(scan, findings[0] ?? null)) {
      finding = null;
    }
    findings.push(finding ?? carryOver(scan, phrase, told) ?? linkStationed(scan, phrase) ?? linkUnit(scan, phrase));
  }
  const own = asCaptives(scan, withWholes(scan, shareMeasures(scan, phrases, findings), told), told);
  const linked = new Set(own.map((link) => link.phrase.figure));
  const left = phrases.filter((phrase) => !linked.has(phrase.figure));
  if (left.length === 0) return { links: own, unlinked: left };
  const continued = goOn(left, own, (some, links) => linkContinued(scan, some, links, told));
  const resumed = goOn(continued.unlinked, continued.links, (some, links) => linkResumed(scan, some, links, told));
  const saved = goOn(resumed.unlinked, resumed.links, (some, links) => linkSurvivors(scan, some, links, told));
  const doing = goOn(saved.unlinked, saved.links, (some, links) => linkDoing(scan, some, links, told));
  return goOn(doing.unlinked, doing.links, (some, links) => linkBare(scan, some, links, told));
}

// Takes in what a rule finds among the figures that are left.
function goOn(
  left: readonly CountedPhrase[],
  links: readonly Link[],
  find: (left: readonly CountedPhrase[], links: readonly Link[]) => readonly Link[],
): { readonly links: readonly Link[]; readonly unlinked: readonly CountedPhrase[] } {
  const found = left.length === 0 ? [] : find(left, links);
  if (found.length === 0) return { links, unlinked: left };
  const figures = new Set(found.map((link) => link.phrase.figure));
  return {
    links: [...links, ...found].sort((a, b) => a.phrase.figure.first - b.phrase.figure.first),
    unlinked: left.filter((phrase) => !figures.has(phrase.figure)),
  };
}

const FARTHEST_WHOLE = 4;
// What may be done to those who were told of before.
const FATES: ReadonlySet<string> = new Set(["hospitalised", "released", "rescued"]);

// “Nineteen of the dead were children”, “Of those, 7,000 have died”: parts of what the sentences before told.
function withWholes(scan: SentenceScan, links: readonly Link[], told: readonly ToldLink[]): readonly Link[] {
  const opensWithPart = linkEnd(scan, scan.first, "of-those") > 0;
  return links.map((link, at) => {
    if (link.whole !== null) return link;
    const { ofMeasure } = link.phrase;
    const isOfWhole = ofMeasure !== null;
    if (!isOfWhole && !(opensWithPart && at === 0)) return link;
    const size = sizeOf(link.phrase);
    const whole = lastWithin(
      told,
      scan.sentence,
      FARTHEST_WHOLE,
      (one) =>
        one.link.whole === null &&
        sizeOf(one.link.phrase) > size &&
        (!isOfWhole || one.link.measure === ofMeasure.word.measure),
    );
    return whole === undefined ? link : { ...link, whole: whole.link };
  });
}

function sizeOf({ figure }: CountedPhrase): number {
  return figure.high ?? figure.low ?? 0;
}

// The base of a share (“19 of the 140 houses”) is no figure of its own; “Of the 34 dead, nine are minors” are parts.
function readPhrases(scan: SentenceScan): readonly CountedPhrase[] {
  const phrases: CountedPhrase[] = [];
  let whole: CountedPhrase | null = null;
  for (const figure of scan.figures) {
    const before = phrases.at(-1);
    const phrase = ofUnit(scan, readCountedPhrase(scan, figure));
    if (before !== undefined && figure.first < before.end && !isBaseTold(scan, before, phrase)) continue;
    if (before !== undefined && isBothApposed(scan, before, phrase)) continue;
    const told = before?.head?.word.kind === "thing" && isOthers(phrase) ? { ...phrase, head: before.head } : phrase;
    if (told !== phrase) {
      phrases.push(told);
      continue;
    }
    const predicate = whole !== null && phrase.noun === "none" ? readPredicate(scan, figure, null, phrase.end) : phrase;
    phrases.push(predicate.head === null ? phrase : predicate);
    if (isOfWhole(scan, figure.first)) whole = phrase;
  }
  return phrases;
}

function isOfDead(scan: SentenceScan, opening: LinkFinding | null): boolean {
  const [figure] = scan.figures;
  if (opening === null || opening.measure === "other" || figure === undefined) return false;
  return isOfWhole(scan, figure.first);
}

// “two guards, both from Ostrim, were”: the same two
function isBothApposed(scan: SentenceScan, before: CountedPhrase, { figure, noun }: CountedPhrase): boolean {
  if (noun !== "none" || before.end !== figure.first - 1 || sizeOf(before) !== 2) return false;
  return isLink(scan, figure.first, "both") && tagAt(scan, figure.first - 1) === WordClass.comma;
}

// “62 drones, while 26 others disappeared”
function isOthers({ head }: CountedPhrase): boolean {
  return head?.word.words === "others";
}

// “431 of the 603 people who were infected”: the base is told of in its own right
function isBaseTold(scan: SentenceScan, before: CountedPhrase, base: CountedPhrase): boolean {
  // “23 of the 51 on board”
  const where = measureAt(scan, base.end);
  if (where !== null && hasForm(where, "where") && where.word.measure === "other") return true;
  if (!before.isPart && before.end !== base.end) return false;
  if (tagAt(scan, base.end) !== WordClass.relative) return false;
  const told = linkAfter(scan, base);
  // in “of the 46 men who had stayed, nineteen were dead” the end of the sentence is told of the part
  return told !== null && hasOnlyAuxiliaries(scan, base.end + 1, told.measureFirst);
}

// “Of the 34 dead,” at a sentence's beginning
function isOfWhole(scan: SentenceScan, first: number): boolean {
  if (first - scan.first > 2 || first === scan.first) return false;
  return isLink(scan, scan.first, "toll-of");
}

// “2,000 buildings came down and 4,350 were damaged”: a figure alone, of the noun before.
function likeBefore(
  scan: SentenceScan,
  phrase: CountedPhrase,
  before: CountedPhrase | null,
  told: readonly ToldLink[],
): CountedPhrase | null {
  if (phrase.noun !== "none" || phrase.isPart) return null;
  const last = told.at(-1);
  const { paragraph } = scan.context.doc;
  const isNear = last !== undefined && scan.sentence - last.sentence <= 2;
  const isBeside =
    isNear && (scan.sentence - last.sentence <= 1 || paragraph[last.sentence] === paragraph[scan.sentence]);
  const head = before?.head ?? (isBeside ? last.link.phrase.head : null);
  if (head !== null) return { ...phrase, head, noun: "known" };
  const isOfPeople = isNear && last.link.measure !== "destroyed";
  return isOfPeople && last.link.measure !== "damaged" ? { ...phrase, noun: "name" } : null;
}

function findMeasure(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  if (phrase.noun === "compound") return null;
  if (phrase.figure.form === "ratio") {
    const ratio = linkRatio(scan, phrase);
    if (ratio !== null) return ratio;
  }
  const saved = linkSaved(scan, phrase);
  if (saved !== null) return saved;
  if (phrase.ofMeasure !== null) return linkPartOfWhole(scan, phrase, phrase.ofMeasure);
  const inner = linkInner(scan, phrase);
  if (inner !== null && !isSoft(inner)) return endOfWounded(scan, phrase, inner) ?? inner;
  if (isAgent(scan, phrase)) return linkObject(scan, phrase);
  const after = linkAfter(scan, phrase);
  const object = linkObject(scan, phrase);
  if (after !== null && after.ground === "after" && !saysLess(after, object)) return after;
  if (object !== null && (!isWeak(object) || (after !== null && saysLess(after, object)))) return object;
  return (
    linkLeaving(scan, phrase) ??
    linkDeed(scan, phrase) ??
    linkAmong(scan, phrase) ??
    after ??
    object ??
    linkToll(scan, phrase) ??
    linkApposed(scan, phrase) ??
    inner
  );
}

// “killed 12 people on board”: where they were says less than what was done to them; so do the wounds of those taken in
function saysLess(after: LinkFinding, object: LinkFinding | null): boolean {
  if (object === null || object.measure === "other") return false;
  return after.measure === "other" || (after.measure === "wounded" && object.measure === "hospitalised");
}

// “Nineteen of the dead”; “forty of the wounded are being treated in hospitals” tells what became of them
function linkPartOfWhole(scan: SentenceScan, phrase: CountedPhrase, match: MeasureMatch): LinkFinding {
  const own = linkAfter(scan, phrase);
  const isOwn = own !== null && (own.ground === "subject" || own.measure === "hospitalised");
  if (isOwn && own.measure !== match.word.measure) return own;
  // “is treating 18 of the injured”, “freed five of the captives”
  const object = linkObject(scan, { ...phrase, noun: "name" });
  if (object !== null && object.measure !== match.word.measure && FATES.has(object.measure)) return object;
  return {
    measure: match.word.measure,
    includes: [],
    match,
    measureFirst: match.first,
    measureEnd: match.end,
    ground: "part",
    rule: `<figure> of the ${match.word.words}`,
  };
}

// “two of the wounded men died later”: how it ended is the news
function endOfWounded(scan: SentenceScan, phrase: CountedPhrase, inner: LinkFinding): LinkFinding | null {
  if (inner.measure !== "wounded" && inner.measure !== "missing" && inner.measure !== "abducted") return null;
  const after = phrase.noun === "known" ? linkAfter(scan, phrase) : null;
  return after !== null && after.measure === "killed" && after.ground === "subject" ? after : null;
}

function linkInner(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const match = phrase.inner === null ? null : fitMeasure(scan, phrase, phrase.inner);
  if (match === null) return null;
  const group = hasForm(match, "noun") ? measureGroup(scan, match) : null;
  return {
    measure: group?.measure ?? match.word.measure,
    includes: group?.includes ?? [],
    match,
    measureFirst: match.first,
    measureEnd: group?.end ?? match.end,
    ground: "inner",
    rule: `<figure> ${match.word.words}`,
  };
}

function isSoft(finding: LinkFinding): boolean {
  return finding.match !== null && (finding.match.word.forms & MeasureForm.soft) !== 0;
}

function isWeak(finding: LinkFinding): boolean {
  return finding.match !== null && (finding.match.word.forms & MeasureForm.weak) !== 0;
}

// “killed by 12 gunmen”: those who did it are not who it was done to.
function isAgent(scan: SentenceScan, { figure }: CountedPhrase): boolean {
  let at = figure.first - 1;
  while (tagAt(scan, at) === WordClass.determiner || tagAt(scan, at) === WordClass.adverb) at -= 1;
  if (!isLink(scan, at, "agent")) return false;
  const before = measureEndingAt(scan, at);
  return before !== null && hasForm(before, "part", "deed");
}

// “the number of employees detained”, “the missing soldiers”: whom the count counts.
function headOfCount(scan: SentenceScan, { match }: LinkFinding): PopulationMatch | null {
  if (match === null) return null;
  return (
    scan.populations.find(
      (one) =>
        one.word.kind !== "nothing" &&
        (one.end === match.first || one.first === match.end || (one.first >= match.first && one.end <= match.end)),
    ) ?? null
  );
}

// “412 foreign rescuers are now in the country”, “5,000 troops in the north”: forces in a place.
function linkStationed(scan: SentenceScan, phrase: CountedPhrase): LinkFinding | null {
  const kind = phrase.head?.word.kind;
  if (kind !== "responders" && phrase.head?.word.role !== "military") return null;
  let at = phrase.end;
  while (
    isAuxiliary(scan, at, "be") ||
    tagAt(scan, at) === WordClass.adverb ||
    tagAt(scan, at) === WordClass.preposition
  ) {
    if (isLink(scan, at, "at-place") && (at > phrase.end || kind === "responders" || isTroops(phrase))) break;
    if (isAuxiliary(scan, at, "be") || tagAt(scan, at) === WordClass.adverb) at += 1;
    else {
      // “from 11 countries”
      at += 1;
      while (tagAt(scan, at) === WordClass.number || tagAt(scan, at) === WordClass.noun) at += 1;
    }
  }
  // “220 firefighters from six towns fought the blaze”
  const did = at > phrase.end ? measureAt(scan, at) : null;
  if (did !== null && did.word.measure === "deployed" && hasForm(did, "done")) {
    return {
      measure: "deployed",
      includes: [],
      match: did,
      measureFirst: did.first,
      measureEnd: did.end,
      ground: "subject",
      rule: `<figure> ${did.word.words}`,
    };
  }
  if (!isLink(scan, at, "at-place") || tagAt(scan, at + 1) !== WordClass.name) return null;
  return {
    measure: "deployed",
    includes: [],
    match: null,
    measureFirst: at,
    measureEnd: at + 1,
    ground: "subject",
    rule: "forces that are in a place",
  };
}

function isTroops(phrase: CountedPhrase): boolean {
  return phrase.head?.word.words === "troops";
}
