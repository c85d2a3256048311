import type { Report } from "../report/report.ts";
import { anchorOf, writeFigure } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { alternativesOf } from "./ledger-words.ts";
import type { NamingSentence } from "./list-naming-sentences.ts";
import type { Told } from "./told.ts";
import { type FindingDraft, writeNames } from "./write-finding.ts";

const BEARS_OUT = new RegExp(alternativesOf("bears-out"), "i");
const NAMED_BEHIND = endingIn("named-behind");
const TOLD_TO = endingIn("told-to");
const HAD_FROM = endingIn("had-from");

// Right before a name, with or without its article.
function endingIn(sense: "named-behind" | "told-to" | "had-from"): RegExp {
  return new RegExp(`\\b(?:${alternativesOf(sense)}) (?:${alternativesOf("article")} )?$`, "i");
}

type Named = readonly [key: string, name: string, words: readonly string[]];

/** Outlets whose reports are held, by the first word of their name. */
export type OutletIndex = ReadonlyMap<string, readonly Named[]>;

/** Shelves the outlets of a story by their names. */
export function indexOutlets(context: LedgerContext): OutletIndex {
  const index = new Map<string, Named[]>();
  for (const [key, name] of context.book.outlets) {
    const words = foldWords(name);
    const [first] = words;
    if (first === undefined || context.book.issuers.has(key) || (words.length === 1 && first.length < 4)) continue;
    const shelf = index.get(first);
    if (shelf === undefined) index.set(first, [[key, name, words]]);
    else shelf.push([key, name, words]);
  }
  return index;
}

// Outlets whose reports are held, other than the report's own, with the place in the text where each is named.
function outletsIn({ report, text, words }: NamingSentence, index: OutletIndex): NamedSentence["outlets"] {
  return words.flatMap((word, at) =>
    (index.get(word) ?? [])
      .filter(([key, , own]) => key !== outletKeyOf(report) && own.every((other, order) => words[at + order] === other))
      .map(([key, name]) => [key, text.toLowerCase().indexOf(name.toLowerCase().replace(/^the /, ""))] as const)
      .filter(([, place]) => place >= 0),
  );
}

function outletKeyOf(report: Report): string {
  const words = report.outlet === null ? [] : foldWords(report.outlet.name);
  return words.length > 0 ? words.join(" ") : report.id;
}

/** A sentence and the outlets that it names, each with its place in the text. */
export interface NamedSentence {
  readonly sentence: NamingSentence;
  readonly outlets: readonly (readonly [key: string, at: number])[];
}

/** Those of some sentences that name an outlet whose reports are held. */
export function nameOutlets(sentences: readonly NamingSentence[], index: OutletIndex): readonly NamedSentence[] {
  return sentences
    .map((sentence) => ({ sentence, outlets: outletsIn(sentence, index) }))
    .filter(({ outlets }) => outlets.length > 0);
}

function keyOf({ report, text }: NamingSentence): string {
  return `${report.id}${text}`;
}

// The outlet confirms, or something is confirmed by it; an official who confirms it *to* the outlet is the outlet's source.
function isConfirmer(text: string, at: number): boolean {
  const verb = text.search(BEARS_OUT);
  if (verb < 0) return false;
  if (at > verb) return NAMED_BEHIND.test(text.slice(0, at));
  return !TOLD_TO.test(text.slice(0, at)) && verb - at < 80;
}

// "Also reported by NewsSift", "citing the Post": the outlet stands right behind the word.
function isCited(text: string, at: number): boolean {
  return HAD_FROM.test(text.slice(0, at));
}

/**
 * Outlets that cite each other round for one number, and outlets said to confirm what they only repeat.
 * `cites` are the claims that name a held outlet, `counted` all claims of the story by outlet.
 */
export function findCircles(
  cites: readonly Told[],
  named: readonly NamedSentence[],
  claimsOf: (outlet: string) => readonly Told[],
  context: LedgerContext,
): readonly FindingDraft[] {
  const circles = closeCircles(listArrows(cites, named, context), context);
  const inCircle = new Set(circles.flatMap((circle) => circle.outlets.map((outlet) => `${outlet}|${circle.number}`)));
  const confirming = [...confirmedByClaim(cites, claimsOf, context), ...confirmedBySentence(named, claimsOf, context)];
  const seen = new Set<string>();
  return [
    ...circles.map((circle) => circle.draft),
    ...confirming
      .filter((found) => !seen.has(found.cause) && seen.add(found.cause))
      .filter((found) => found.number === null || !inCircle.has(`${found.outlet}|${found.number}`))
      .map((found) => found.draft),
  ];
}

interface Circle {
  readonly outlets: readonly string[];
  readonly number: number;
  readonly draft: FindingDraft;
}

/** A number that one outlet prints and says to have from another. */
interface Arrow {
  readonly told: Told;
  /** Key of the outlet that it is had from. */
  readonly cited: string;
}

function listArrows(cites: readonly Told[], named: readonly NamedSentence[], context: LedgerContext): readonly Arrow[] {
  return [
    ...cites.flatMap((told) =>
      findOrigin(told, context.book).cited.flatMap((name) => {
        const cited = context.book.outletOf(name);
        return cited === null ? [] : [{ told, cited }];
      }),
    ),
    ...named.flatMap(({ sentence, outlets }) =>
      sentence.confirms
        ? []
        : outlets
            .filter(([, at]) => isCited(sentence.text, at))
            .flatMap(([cited]) => sentence.tolds.map((told) => ({ told, cited }))),
    ),
  ];
}

// For each number the arrows from who prints to whom it cites; a pair of arrows that meet is the circle readers fall for.
function closeCircles(list: readonly Arrow[], context: LedgerContext): readonly Circle[] {
  const byNumber = new Map<number, Map<string, Map<string, Told[]>>>();
  for (const { told, cited } of list) {
    const number = anchorOf(told.claim.figure);
    if (number === null || number < 2 || cited === told.outlet) continue;
    const arrows = byNumber.get(number) ?? new Map<string, Map<string, Told[]>>();
    byNumber.set(number, arrows);
    const from = arrows.get(told.outlet) ?? new Map<string, Told[]>();
    arrows.set(told.outlet, from);
    from.set(cited, [...(from.get(cited) ?? []), told]);
  }
  const circles: Circle[] = [];
  for (const [number, arrows] of [...byNumber].sort(([one], [other]) => one - other)) {
    const ring = findRing(arrows);
    if (ring === null) continue;
    const tolds = ring.flatMap((outlet, at) => arrows.get(outlet)?.get(ring[(at + 1) % ring.length] ?? "") ?? []);
    const names = ring.map(context.outletName);
    const [first] = tolds;
    if (first === undefined) continue;
    const way = names.map((name, at) => `${name} cites ${names[(at + 1) % names.length]}`).join(", and ");
    circles.push({
      outlets: ring,
      number,
      draft: {
        kind: "circular",
        text: `For ${writeFigure(first.claim.figure)} ${first.cell.measure} ${way}: no one outside the circle is named by both.`.replace(
          " by both",
          "",
        ),
        statements: [],
        claims: tolds.map((told) => told.claim.id),
        severity: "warn",
        cause: [number, ...[...ring].sort()].join("|"),
      },
    });
  }
  return circles;
}

function findRing(arrows: ReadonlyMap<string, ReadonlyMap<string, readonly Told[]>>): readonly string[] | null {
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    const turn = way.indexOf(at);
    if (turn >= 0) return way.slice(turn);
    if (way.length > 8) return null;
    for (const next of [...(arrows.get(at)?.keys() ?? [])].sort()) {
      const ring = walk(next, [...way, at]);
      if (ring !== null) return ring;
    }
    return null;
  };
  for (const start of [...arrows.keys()].sort()) {
    const ring = walk(start, []);
    if (ring !== null) return ring;
  }
  return null;
}

interface Confirming {
  readonly cause: string;
  readonly outlet: string;
  readonly number: number | null;
  readonly draft: FindingDraft;
}

// "Confirmed by the TNS": the TNS is held, and has the number from someone else.
function confirmedByClaim(
  cites: readonly Told[],
  claimsOf: (outlet: string) => readonly Told[],
  context: LedgerContext,
): readonly Confirming[] {
  return cites
    .filter((told) => told.claim.stance === "confirms")
    .flatMap((told) =>
      findOrigin(told, context.book).cited.flatMap((name) => {
        const outlet = context.book.outletOf(name);
        const number = anchorOf(told.claim.figure);
        if (outlet === null || outlet === told.outlet || number === null) return [];
        const own = claimsOf(outlet).filter((other) => anchorOf(other.claim.figure) === number);
        const origins = [...new Set(own.flatMap((other) => namedOrigin(other, context)))].sort();
        const [first] = own;
        if (first === undefined || origins.length === 0) return [];
        const draft: FindingDraft = {
          kind: "confirmation",
          text: `${context.outletName(told.outlet)} says that ${context.outletName(outlet)} confirms ${writeFigure(told.claim.figure)} ${told.cell.measure}; ${context.outletName(outlet)} has ${writeFigure(first.claim.figure)} ${first.cell.measure} as the word of ${writeNames(origins)}, so no other origin speaks.`,
          statements: [],
          claims: [told.claim.id, ...own.map((other) => other.claim.id)],
          severity: "warn",
          cause: [told.outlet, outlet, number].join("|"),
        };
        return [{ cause: `${told.outlet}|${outlet}`, outlet, number, draft }];
      }),
    );
}

function confirmedBySentence(
  named: readonly NamedSentence[],
  claimsOf: (outlet: string) => readonly Told[],
  context: LedgerContext,
): readonly Confirming[] {
  const pairs = named
    .filter(({ sentence }) => sentence.confirms)
    .map(({ sentence, outlets }) => ({
      sentence,
      confirmers: outlets.filter(([, at]) => isConfirmer(sentence.text, at)),
    }))
    .filter(({ confirmers }) => confirmers.length > 0)
    .sort((one, other) => (keyOf(one.sentence) < keyOf(other.sentence) ? -1 : 1))
    .flatMap(({ sentence, confirmers }) =>
      confirmers.map(([outlet]) => ({ sentence, report: sentence.report, outlet })),
    );
  return pairs.flatMap(({ sentence, report, outlet }) => {
    const own = claimsOf(outlet);
    const mine = claimsOf(outletKeyOf(report)).filter((told) => told.report.id === report.id);
    const numbers = repeatedIn(mine, own, context);
    const shared = [...new Set(numbers.flatMap((told) => namedOrigin(told, context)))].sort();
    const meant = new Set(sentence.tolds.map((told) => anchorOf(told.claim.figure)));
    const [main] = [...numbers].sort(
      (one, other) =>
        Number(meant.has(anchorOf(other.claim.figure))) - Number(meant.has(anchorOf(one.claim.figure))) ||
        (anchorOf(other.claim.figure) ?? 0) - (anchorOf(one.claim.figure) ?? 0) ||
        (one.claim.id < other.claim.id ? -1 : 1),
    );
    if (main === undefined) return [];
    const name = context.outletName(outlet);
    const draft: FindingDraft = {
      kind: "confirmation",
      text: `${context.outletName(outletKeyOf(report))} says that ${name} confirms the numbers; ${name} gives them as the word of ${writeNames(shared, 3)} (${writeFigure(main.claim.figure)} ${main.cell.measure}) and has no origin of its own for them.`,
      statements: [],
      claims: numbers.map((told) => told.claim.id),
      severity: "warn",
      cause: [outletKeyOf(report), outlet].join("|"),
    };
    return [{ cause: `${outletKeyOf(report)}|${outlet}`, outlet, number: null, draft }];
  });
}

// What the confirming outlet has from the very origin that the report names; where the report names none, the same number.
function repeatedIn(mine: readonly Told[], own: readonly Told[], context: LedgerContext): readonly Told[] {
  const named = new Set(mine.flatMap((told) => namedOrigin(told, context)));
  const ofOneOrigin = own.filter((told) => namedOrigin(told, context).some((name) => named.has(name)));
  if (ofOneOrigin.length > 0) return ofOneOrigin;
  const loose = new Set(
    mine
      .filter((told) => namedOrigin(told, context).length === 0)
      .map((told) => anchorOf(told.claim.figure) ?? 0)
      .filter((number) => number >= TELLING),
  );
  return own.filter((told) => loose.has(anchorOf(told.claim.figure) ?? 0) && namedOrigin(told, context).length > 0);
}

// Below this two things share a number by chance.
const TELLING = 10;

function namedOrigin(told: Told, context: LedgerContext): readonly string[] {
  const { kind, key } = findOrigin(told, context.book);
  return kind === "named" && key !== null ? [context.book.nameOf(key)] : [];
}
