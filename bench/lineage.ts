import { createLineageIndex } from "../src/lineage/lineage-index.ts";
import type { Report } from "../src/report/report.ts";
import { makeReports } from "./lineage-load.ts";
import { createMinHash } from "./minhash.ts";

/** One line of the table. */
export interface LineageSpeed {
  readonly reports: number;
  readonly words: string;
  /** Reports a second of processor time: ours with verified passages, and the yardstick without. */
  readonly ours: number;
  readonly minhash: number;
  readonly ratio: number;
  readonly edges: number;
}

/**
 * Lineage over made reports (or those given), beside a plain 128-permutation MinHash, in turns of a thousand so that a busy machine slows both alike.
 * Trust the ratio, not the seconds.
 */
export function benchLineage(given: Iterable<Report> | number = 20_000): LineageSpeed {
  const index = createLineageIndex({ readingsKept: 50_000 });
  const yardstick = createMinHash();
  let ours = 0;
  let theirs = 0;
  let edges = 0;
  let letters = 0;
  let turn: Report[] = [];
  const take = (): void => {
    ours += spend(() => {
      for (const report of turn) edges += index.add(report).length;
    });
    theirs += spend(() => {
      for (const report of turn) yardstick.add(report.text);
    });
    turn = [];
  };
  for (const report of typeof given === "number" ? makeReports(given) : given) {
    turn.push(report);
    letters += report.text.length;
    if (turn.length === 1000) take();
  }
  take();
  const reports = index.count;
  return {
    reports,
    words: `${(letters / reports).toFixed(0)} letters a report; yardstick ${(letters / theirs / 1e6).toFixed(1)} MB/s`,
    ours: Math.round(reports / ours),
    minhash: Math.round(reports / theirs),
    ratio: Math.round((theirs / ours) * 100) / 100,
    edges,
  };
}

// Processor seconds: the machine may be busy with other things.
function spend(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

if (import.meta.url === `file://${process.argv[1]}`) console.log(benchLineage(Number(process.argv[2] ?? 20_000)));
