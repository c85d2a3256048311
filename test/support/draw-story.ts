import type { Claim } from "../../src/claim/claim.ts";
import type { DrawnPage } from "./draw-pages.ts";
import { makeTold } from "./make-claim.ts";
import { makeReportOf } from "./make-report.ts";

const OUTLETS = 12;
const CLAIMS_A_REPORT = 6;
const REPORTS_A_DAY = 4;
const SOURCES = [
  "Lunde Health Ministry",
  "Varn Defence Ministry",
  "Red Cross",
  "officials",
  "residents",
  "Lunde",
  "outlet Paper 1 of Town",
  "outlet Paper 2 of Town",
  "Mayor of Orlo",
  "Harbour Watch",
];
const LEADS = ["", "", "", "at least ", "about ", "up to ", "more than ", "nearly "];
const VAGUE = ["dozens", "hundreds"];
const NUMBERS = [3, 12, 14, 17, 20, 21, 25, 30, 31, 40, 60, 100, 110, 120, 125, 300, 487, 500, 510, 600];
const MEASURES = ["killed", "wounded", "missing", "displaced", "casualties"];

/** Whole numbers below a number of sides, the same on every machine. */
export function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** A story of some days of which half is told in no one's name, with numbers that are round, near each other and repeated. */
export function drawStory(seed: number, count: number): readonly DrawnPage[] {
  const roll = makeDice(seed);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item => items[roll(items.length)] ?? otherwise;
  const dayOf = (day: number): string => new Date(Date.UTC(2024, 2, 1 + Math.max(0, day))).toISOString().slice(0, 10);
  const pages: DrawnPage[] = [];
  for (let at = 0; at < count; at += 1) {
    const day = Math.floor(at / REPORTS_A_DAY);
    const report = makeReportOf(`Paper ${roll(OUTLETS)} of Town`, dayOf(day), {
      text: `Report ${at}. The Paper 3 of Town confirms it.`,
    });
    const claims: Claim[] = [];
    for (let order = 0; order < CLAIMS_A_REPORT; order += 1) {
      const spoken = dayOf(day - roll(3));
      const source = roll(2) === 0 ? null : pick(SOURCES, "officials");
      const measure = pick(MEASURES, "killed");
      const figure = roll(5) === 0 ? pick(VAGUE, "dozens") : `${pick(LEADS, "")}${pick(NUMBERS, 3)}`;
      claims.push(
        makeTold(report, {
          says: `${figure} ${measure}`,
          ...(source === null ? {} : { by: roll(3) === 0 ? source : `${source}@${spoken}` }),
          ...(roll(2) === 0 ? {} : { side: roll(2) === 0 ? "Varn" : "Lunde" }),
          ...(roll(3) === 0 ? { role: "civilian" } : {}),
          ...(roll(2) === 0 ? {} : { place: "Lunde" }),
          ...(roll(3) === 0 ? {} : { asOf: spoken }),
          claim: { start: order * 20 },
        }),
      );
    }
    const parent = roll(3) === 0 ? undefined : pages[at - 1 - roll(8)];
    pages.push({ report, claims, edges: parent === undefined ? [] : [copyOf(report.id, parent.report.id)] });
  }
  return pages;
}

function copyOf(childId: string, parentId: string): DrawnPage["edges"][number] {
  return {
    schema: 1,
    child: "",
    parent: "",
    childId,
    parentId,
    kind: "copy",
    coverage: { child: 1, parent: 1 },
    longestRun: 9,
    passages: [],
    direction: { by: "none", sure: false },
  };
}
