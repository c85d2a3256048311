import { TokenKind } from "../../text/doc.ts";
import { WordClass } from "../attribution/word-class.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { fitMeasure } from "./fits-measure.ts";
import type { Link, LinkFinding, ToldLink } from "./link.ts";
import { linkAfter } from "./link-after.ts";
import { linkObject } from "./link-before.ts";
import { tellsOfLosses } from "./link-doing.ts";
import { figureAt, hasForm, isLink, type MeasureMatch, measureAt, type SentenceScan, tagAt } from "./scan-sentence.ts";

const LONGEST_WAY = 14;

/**
 * Numbers without a noun that no other rule joined, in a report of losses. They count people, as what stands beside them
 * says (“we lost six”, “brought out three”); or they are the value of the words before them (“puts those still in hospital
 * at 98”, “houses swept away – 41”).
 */
export function linkBare(
  scan: SentenceScan,
  unlinked: readonly CountedPhrase[],
  links: readonly Link[],
  told: readonly ToldLink[],
): readonly Link[] {
  if (!tellsOfLosses(scan, links, told)) return [];
  const found: Link[] = [];
  for (const phrase of unlinked) {
    if (phrase.noun !== "none" || phrase.figure.form !== "number" || phrase.ofMeasure !== null) continue;
    const link = asPeople(scan, phrase) ?? asValue(scan, phrase);
    if (link !== null && !isTaken(link, [...links, ...found])) found.push(link);
  }
  return found;
}

// The words that count another figure do not count this one as well.
function isTaken({ measureFirst, measureEnd, ground }: Link, links: readonly Link[]): boolean {
  return (
    ground === "toll" &&
    links.some((other) => other.measureFirst < measureEnd && measureFirst < other.measureEnd && other.match !== null)
  );
}

function asPeople(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  // “release millions”, “one caught by a camera”, “no one can be held”: what is counted is not told
  const { kind, low, high } = phrase.figure;
  if (kind === "vague" || (high ?? low ?? 0) <= 1) return null;
  const people: CountedPhrase = { ...phrase, noun: "name" };
  const finding = linkAfter(scan, people) ?? linkObject(scan, people);
  if (finding === null || finding.measure === "other" || finding.measure === "-" || finding.match === null) return null;
  if (finding.match.word.needs === "force" || finding.match.word.needs === "responders") return null;
  return linkOf(phrase, { ...finding, rule: `${finding.rule}, of people` });
}

function asValue(scan: SentenceScan, phrase: CountedPhrase): Link | null {
  const joint = jointBefore(scan, phrase.figure.first - 1);
  if (joint < 0) return null;
  const floor = Math.max(scan.first, joint - LONGEST_WAY);
  for (let at = joint - 1; at >= floor; at--) {
    if (figureAt(scan, at) !== null || endsItem(scan, at)) return null;
    const match = measureAt(scan, at);
    if (match === null || match.end > joint || match.word.measure === "other" || match.word.measure === "-") continue;
    if (match.word.measure === "*" || !hasForm(match, "noun", "toll", "part", "done", "where", "dead-noun", "adj"))
      return null;
    // “casualties – killed, wounded or missing – at 300”: one of several that make up a sum
    if (tagAt(scan, match.first - 1) === WordClass.conjunction || tagAt(scan, match.first - 1) === WordClass.comma)
      return null;
    // “died at 43”: an age
    if (isLink(scan, joint, "at-place") && hasForm(match, "done")) return null;
    // “stuck to 162”: what was done is no count that reaches a value
    if (isLink(scan, joint, "toll-to") && !hasForm(match, "noun", "toll", "dead-noun")) return null;
    return linkValue(scan, phrase, match, at, joint);
  }
  return null;
}

function linkValue(
  scan: SentenceScan,
  phrase: CountedPhrase,
  match: MeasureMatch,
  at: number,
  joint: number,
): Link | null {
  const head = scan.populations.findLast((one) => one.first >= at - 4 && one.end <= joint) ?? null;
  const counted: CountedPhrase = head === null ? { ...phrase, noun: "name" } : { ...phrase, head, noun: "known" };
  const fit = fitMeasure(scan, counted, match);
  if (fit === null) return null;
  return linkOf(head === null ? phrase : { ...phrase, head }, {
    measure: fit.word.measure,
    includes: [],
    match: fit,
    measureFirst: fit.first,
    measureEnd: fit.end,
    ground: "toll",
    rule: `${fit.word.words} … <figure>, the value of a count`,
  });
}

function linkOf(phrase: CountedPhrase, finding: LinkFinding): Link {
  return { ...finding, phrase, whole: null, like: null };
}

// “at 980”, “: 41”, “– 19”: where the way back from the value begins; -1 where none of them stands before it.
function jointBefore(scan: SentenceScan, token: number): number {
  if (token <= scan.first) return -1;
  if (isColonOrDash(scan, token)) return token;
  return isLink(scan, token, "at-value") ? token : -1;
}

function isColonOrDash({ context: { doc } }: SentenceScan, token: number): boolean {
  return doc.kind[token] === TokenKind.dash || doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3a;
}

function isSemicolon({ context: { doc } }: SentenceScan, token: number): boolean {
  return doc.text.charCodeAt(doc.start[token] ?? 0) === 0x3b;
}

// A comma or a semicolon, a quote or a bullet: what stands before is another item.
function endsItem(scan: SentenceScan, token: number): boolean {
  const tag = tagAt(scan, token);
  return tag === WordClass.comma || tag === WordClass.quote || tag === WordClass.relative || isSemicolon(scan, token);
}
