import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Claim } from "../src/claim/claim.ts";
import { compileLedger } from "../src/ledger/compile-ledger.ts";
import { openLedgerBook } from "../src/ledger/ledger-book.ts";
import type { Edge } from "../src/lineage/edge.ts";
import type { Report } from "../src/report/report.ts";
import { makeTold, type Told } from "../test/support/make-claim.ts";
import { makeReportOf } from "../test/support/make-report.ts";

const REPORTS = 5_000;
const CLAIMS_A_REPORT = 10;
const OUTLETS = 180;
const DAYS = 60;
const story = { id: "bench", aliases: [], title: "A long story", from: null, to: null, places: [], reports: [] };

// The same numbers on every machine.
function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

interface Page {
  readonly report: Report;
  readonly claims: readonly Claim[];
  readonly edges: readonly Edge[];
}

/** A story of two months: tolls that grow by the day, a dozen sources, two thirds of the reports copies of others. */
export function makePages(count: number): readonly Page[] {
  const roll = makeDice(20_240_501);
  const sources = Array.from(
    { length: 40 },
    (_, at) =>
      ["Lunde Health Ministry", "Varn Defence Ministry", "Red Cross", "Harbour Watch", "officials"][at] ??
      `Mayor of Town ${at}`,
  );
  const measures = ["killed", "wounded", "missing", "displaced", "captured", "destroyed"];
  const pages: Page[] = [];
  for (let at = 0; at < count; at += 1) {
    const day = Math.floor((at / count) * DAYS);
    const date = new Date(Date.UTC(2024, 2, 1 + day)).toISOString().slice(0, 10);
    const report = makeReportOf(`Paper ${roll(OUTLETS)} of Town`, date, {
      text: `Report ${at}. Nothing was confirmed.`,
    });
    const claims: Claim[] = [];
    for (let order = 0; order < CLAIMS_A_REPORT; order += 1) {
      const said = Math.max(0, day - roll(3));
      const source =
        roll(10) === 0 ? undefined : (sources[roll(4) === 0 ? roll(sources.length) : roll(4)] ?? "officials");
      // a source speaks every other day
      const word = said - (said % 2);
      const spoken = new Date(Date.UTC(2024, 2, 1 + word)).toISOString().slice(0, 10);
      const measure = measures[roll(measures.length)] ?? "killed";
      const number =
        40 +
        word * 17 +
        measures.indexOf(measure) * 5 +
        Math.max(0, source === undefined ? 0 : sources.indexOf(source) % 5) * 3;
      const side = roll(2) === 0 ? "Lunde" : "Varn";
      const told: Told = {
        says: `${["", "", "at least ", "about "][roll(4)]}${number} ${measure}`,
        ...(source === undefined ? {} : { by: roll(3) === 0 ? source : `${source}@${spoken}` }),
        side,
        role: roll(3) === 0 ? "civilian" : "military",
        place: roll(3) > 0 ? "Lunde" : `Town ${roll(5)}`,
        asOf: spoken,
        claim: { start: order * 20 },
      };
      claims.push(makeTold(report, told));
    }
    const parent = at > 20 && roll(3) > 0 ? pages[at - 1 - roll(20)] : undefined;
    const edges: readonly Edge[] =
      parent === undefined || roll(6) === 0
        ? []
        : [
            {
              schema: 1,
              child: "",
              parent: "",
              childId: report.id,
              parentId: parent.report.id,
              kind: "copy",
              coverage: { child: 1, parent: 1 },
              longestRun: 50,
              passages: [],
              direction: { by: "published", sure: true },
            },
          ];
    pages.push({ report, claims, edges });
  }
  return pages;
}

export function toInput(pages: readonly Page[]) {
  return {
    story,
    reports: pages.map((page) => page.report),
    claims: pages.flatMap((page) => page.claims),
    edges: pages.flatMap((page) => page.edges),
    attributions: [],
  };
}

function time<T>(work: () => T): readonly [number, T] {
  // time on the core, not on the clock: other work on the machine does not count
  const start = process.cpuUsage();
  const result = work();
  return [process.cpuUsage(start).user / 1_000, result];
}

/** Figures of the ledger stage in milliseconds: the whole of a long story, and one report added to it. */
export function benchLedger(): Readonly<Record<string, number>> {
  const pages = makePages(REPORTS + 12);
  const whole = toInput(pages.slice(0, REPORTS));
  const [wholeMs, ledger] = time(() => compileLedger(whole));
  const book = openLedgerBook();
  book.add(whole);
  book.compile();
  const addMs: number[] = [];
  for (const page of pages.slice(REPORTS)) {
    const [ms] = time(() => {
      book.add(toInput([page]));
      return book.compile();
    });
    addMs.push(ms);
  }
  addMs.sort((one, other) => one - other);
  const [againMs, again] = time(() => compileLedger(toInput(pages)));
  const isSame = JSON.stringify(again) === JSON.stringify(book.compile());
  return {
    reports: REPORTS,
    claims: whole.claims.length,
    entries: ledger.entries.length,
    statements: ledger.entries.reduce((sum, entry) => sum + entry.statements.length, 0),
    findings: ledger.findings.length,
    wholeMs: Math.min(wholeMs, againMs),
    addMedianMs: addMs[Math.floor(addMs.length / 2)] ?? 0,
    addWorstMs: addMs[addMs.length - 1] ?? 0,
    sameAsWhole: Number(isSame),
  };
}

const SMALL_STORY = 300;
const COMES_AGAIN = 450;

/**
 * What a book holds, in MiB: of a story of 300 reports, and after its last 60 came again and again. What was made anew
 * takes the place of the old: the second figure stays where it is, however often.
 */
export function benchBookMemory(): Readonly<Record<string, number>> {
  setFlagsFromString("--expose-gc");
  const sweep = runInNewContext("gc") as () => void;
  const heldMiB = (): number => {
    sweep();
    return process.memoryUsage().heapUsed / 1_048_576;
  };
  const pages = makePages(SMALL_STORY).map((page) => toInput([page]));
  const before = heldMiB();
  const book = openLedgerBook();
  for (const page of pages) book.add(page);
  book.compile();
  const held: number[] = [heldMiB() - before];
  for (let round = 0; round < 2; round += 1) {
    for (let at = 0; at < COMES_AGAIN; at += 1) {
      const page = pages[SMALL_STORY - 1 - (at % 60)];
      if (page !== undefined) book.add(page);
      book.compile();
    }
    held.push(heldMiB() - before);
  }
  const [bookMiB = 0, againMiB = 0, muchLaterMiB = 0] = held;
  return { bookMiB, againMiB, muchLaterMiB };
}

if (process.argv[1]?.endsWith("ledger.ts")) {
  for (const [name, figure] of Object.entries({ ...benchLedger(), ...benchBookMemory() }))
    console.log(`${name.padEnd(14)} ${Math.round(figure * 10) / 10}`);
}
