import { meansOutlet } from "../report/find-outlet.ts";
import type { Outlet, Report } from "../report/report.ts";
import type { Words } from "../text/shingles.ts";
import type { Edge, EdgeKind, Passage } from "./edge.ts";
import { type CrossCredits, findDirection } from "./find-direction.ts";
import { measureOverlap, type Overlap } from "./measure-overlap.ts";
import { nameKind } from "./name-kind.ts";
import { hintsOf } from "./read-reading.ts";
import type { Reading } from "./reading.ts";
import { isOneOutlet, isOneUrl } from "./same-publisher.ts";

const NO_CREDITS: CrossCredits = { aCreditsB: [], bCreditsA: [] };

/**
 * Compares two reports word by word: an edge with its passages, or null where they share nothing that tells. The same whichever is given
 * first. `maybeCited` asks for a citation where credits are all there is.
 */
export function compareReports(one: Reading, other: Reading, maybeCited = false): Edge | null {
  const [a, b] = one.report.id < other.report.id ? [one, other] : [other, one];
  const overlap = measureOverlap(a.words, b.words);
  const sameOutlet = isOneOutlet(a.report, b.report);
  const relation = {
    shorter: Math.min(a.words.count, b.words.count),
    longer: Math.max(a.words.count, b.words.count),
    isOneOutlet: sameOutlet,
    isOneUrl: isOneUrl(a.report, b.report),
    isCredited: false,
  };
  let kind = nameKind(overlap, relation);
  let credits = NO_CREDITS;
  // Credits are looked for only where something hangs on them.
  if (sameOutlet !== true && (kind !== null || maybeCited || overlap.quotedWords > 0)) {
    credits = { aCreditsB: creditsTo(a, b.report), bCreditsA: creditsTo(b, a.report) };
    if (kind === null && credits.aCreditsB.length + credits.bCreditsA.length > 0)
      kind = nameKind(overlap, { ...relation, isCredited: true }) ?? (maybeCited ? "citation" : null);
  }
  return kind === null ? null : makeEdge(a, b, kind, overlap, credits);
}

function makeEdge(a: Reading, b: Reading, kind: EdgeKind, overlap: Overlap, credits: CrossCredits): Edge | null {
  const coverage = { a: overlap.coverageA, b: overlap.coverageB };
  const direction = findDirection(a.report, b.report, kind, credits, coverage);
  const isA = direction.child === "a";
  const [child, parent] = isA ? [a, b] : [b, a];
  // Nobody cites what was not yet there.
  if (kind === "citation" && direction.by !== "credit") return null;
  const evidence = isA ? credits.aCreditsB : credits.bCreditsA;
  return {
    schema: 1,
    child: child.report.file ?? child.report.id,
    parent: parent.report.file ?? parent.report.id,
    childId: child.report.id,
    parentId: parent.report.id,
    kind,
    coverage: { child: round(isA ? coverage.a : coverage.b), parent: round(isA ? coverage.b : coverage.a) },
    longestRun: overlap.longestRun,
    passages: passagesOf(a, b, overlap, isA),
    direction: { by: direction.by, sure: direction.isSure },
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

function passagesOf(a: Reading, b: Reading, overlap: Overlap, isA: boolean): readonly Passage[] {
  const { count, triples } = overlap.tiles;
  const passages: Passage[] = [];
  for (let k = 0; k < count; k += 1) {
    const length = triples[k * 3 + 2] ?? 0;
    const inA = spanOf(a.words, triples[k * 3] ?? 0, length);
    const inB = spanOf(b.words, triples[k * 3 + 1] ?? 0, length);
    passages.push(isA ? { child: inA, parent: inB } : { child: inB, parent: inA });
  }
  return isA ? passages : passages.sort((x, y) => x.child[0] - y.child[0]);
}

const spanOf = (words: Words, first: number, length: number): readonly [number, number] => [
  words.starts[first] ?? 0,
  words.ends[first + length - 1] ?? 0,
];

function creditsTo(from: Reading, to: Report): NonNullable<Edge["evidence"]> {
  const { outlet } = to;
  if (outlet === null || !mayCredit(from.report, outlet)) return [];
  return from
    .credits()
    .filter((credit) => meansOutlet(credit.text, outlet) || meansOutlet(credit.name, outlet))
    .map(({ text, start, end }) => ({ text, start, end }));
}

function mayCredit({ text, byline }: Report, outlet: Outlet): boolean {
  return hintsOf(outlet).some((hint) => text.includes(hint) || byline?.includes(hint) === true);
}

const round = (share: number): number => Math.round(share * 1000) / 1000;
