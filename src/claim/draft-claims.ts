import { tokensText } from "../text/doc.ts";
import type { Figure, Reason } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import type { ClaimDraft } from "./claim-draft.ts";
import { evidenceClause } from "./evidence-clause.ts";
import type { FigureAtom } from "./figure-atom.ts";
import { IMPLIED_RULE } from "./implied/find-implied.ts";
import type { Link } from "./link/link.ts";
import type { SentenceScan } from "./link/scan-sentence.ts";
import { isThingMeasure } from "./measure/measure-words.ts";

/** Makes drafts of a sentence's links. `keys` numbers the report's links so far and is added to. */
export function draftClaims(
  scan: SentenceScan,
  links: readonly Link[],
  keys: Map<Link, number>,
): readonly ClaimDraft[] {
  for (const link of links) keys.set(link, keys.size);
  return links.map((link) => draftClaim(scan, link, keys));
}

function draftClaim(scan: SentenceScan, link: Link, keys: ReadonlyMap<Link, number>): ClaimDraft {
  const { context } = scan;
  const { phrase } = link;
  const isOwn =
    link.ground !== "shared" && link.ground !== "carried" && link.ground !== "part" && link.ground !== "row";
  const within = (token: number): boolean => token >= scan.first && token < scan.end;
  const first =
    isOwn && within(link.measureFirst) ? Math.min(phrase.figure.first, link.measureFirst) : phrase.figure.first;
  const end =
    isOwn && within(link.measureFirst)
      ? Math.max(phrase.end, link.measureEnd)
      : Math.max(phrase.end, phrase.figure.end);
  const [clauseFirst, clauseEnd] = evidenceClause(scan, first, end);
  const { nounFirst } = phrase;
  return {
    key: keys.get(link) ?? 0,
    sentence: scan.sentence,
    clauseFirst,
    clauseEnd,
    figureFirst: phrase.figure.first,
    figureEnd: phrase.figure.end,
    measureFirst: link.measureFirst,
    measureEnd: link.measureEnd,
    populationFirst: nounFirst,
    populationEnd: Math.max(nounFirst, phrase.nounEnd),
    figure: figureOf(context, phrase.figure, unitOf(link)),
    measure: link.measure,
    counted: countedOf(context, link),
    method: link.match?.word.method ?? null,
    accounting: link.accounting ?? null,
    modality: "reported",
    includes: link.includes,
    population: {
      text: phrase.nounEnd > nounFirst ? tokensText(context.doc, nounFirst, phrase.nounEnd) : null,
      name: null,
      side: null,
      role: phrase.head?.word.role ?? null,
    },
    place: null,
    placeBasis: null,
    period: null,
    asOf: null,
    sources: [],
    saying: null,
    basis: [],
    stance: "says",
    confidence: null,
    comparison: false,
    partOf: link.whole === null ? null : (keys.get(link.whole) ?? null),
    like: link.like === null ? null : (keys.get(link.like) ?? null),
    disputes: [],
    why: reasons(context, link),
  };
}

/** The figure as the record shows it. */
export function figureOf(context: ClaimContext, atom: FigureAtom, unit: string): Figure {
  const { doc } = context;
  const start = doc.start[atom.first] ?? 0;
  const end = doc.end[atom.end - 1] ?? start;
  return {
    text: doc.text.slice(start, end),
    start,
    end,
    implied: atom.rule === IMPLIED_RULE,
    kind: atom.kind,
    low: atom.low,
    high: atom.high,
    hedge: atom.hedge,
    unit,
    of: atom.of === null ? null : tokensText(doc, atom.of[0], atom.of[1]),
  };
}

function unitOf({ phrase, measure }: Link): string {
  if (phrase.figure.form === "percent") return "percent";
  if (phrase.figure.form === "ratio" && phrase.figure.rule !== "for every …") {
    if (!phrase.figure.rule.includes("every")) return "share";
  }
  const unit = phrase.head?.word.unit;
  if (unit !== undefined) return unit;
  return isThingMeasure(measure) ? "things" : "people";
}

function countedOf(context: ClaimContext, { measure, match, phrase }: Link): string | null {
  if (measure !== "other") return null;
  const noun =
    phrase.head?.word.words ??
    (phrase.nounEnd > phrase.nounFirst
      ? tokensText(context.doc, phrase.nounFirst, phrase.nounEnd).toLowerCase()
      : "people");
  const state = match?.word.counted ?? null;
  return state === null ? noun : `${noun} ${state}`;
}

function reasons(context: ClaimContext, link: Link): readonly Reason[] {
  const { doc } = context;
  const { figure } = link.phrase;
  const list: Reason[] = [
    { rule: `figure: ${figure.rule}`, start: doc.start[figure.first] ?? 0, end: doc.end[figure.end - 1] ?? 0 },
  ];
  if (link.measureEnd > link.measureFirst) {
    list.push({
      rule: `measure ${link.measure}: ${link.rule}`,
      start: doc.start[link.measureFirst] ?? 0,
      end: doc.end[link.measureEnd - 1] ?? 0,
    });
  } else {
    list.push({
      rule: `measure ${link.measure}: ${link.rule}`,
      start: doc.start[figure.first] ?? 0,
      end: doc.end[figure.end - 1] ?? 0,
    });
  }
  if (link.whole !== null) {
    const whole = link.whole.phrase.figure;
    list.push({ rule: "part of", start: doc.start[whole.first] ?? 0, end: doc.end[whole.end - 1] ?? 0 });
  }
  return list;
}
