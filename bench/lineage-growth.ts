import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineageIndex } from "../src/lineage/lineage-index.ts";
import type { Report } from "../src/report/report.ts";
import { makeReports } from "./lineage-load.ts";

/** How the index does as it grows: rates in reports a second of processor time, sizes in bytes. */
export interface LineageGrowth {
  readonly reports: number;
  readonly rate: number;
  readonly rateAtFirst: number;
  readonly shareOfFirst: number;
  readonly residentGigabytes: number;
  readonly durableBytesAReport: number;
  readonly edges: number;
}

const FIRST = 50_000;
const SEALED_EACH = 10_000;

/**
 * Feeds made reports one by one, texts kept in a file as a store would, the index sealed every ten thousand. One line each 50,000 goes to `tell`:
 * the rate of that stretch, beside that of the first.
 */
export function benchLineageGrowth(count: number, tell: (growth: LineageGrowth) => void): LineageGrowth {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"));
  const file = openSync(join(folder, "reports.jsonl"), "w+");
  const places = new Float64Array(count + 1);
  const read = (id: string): Report | null => {
    const number = Number.parseInt(id, 16);
    const bytes = Buffer.alloc((places[number + 1] ?? 0) - (places[number] ?? 0));
    readSync(file, bytes, 0, bytes.length, places[number] ?? 0);
    return JSON.parse(bytes.toString()) as Report;
  };
  const index = createLineageIndex({ readReport: read });
  let edges = 0;
  let durable = 0;
  let stretch = 0;
  let rateAtFirst = 0;
  let growth: LineageGrowth | null = null;
  let turn: Report[] = [];
  try {
    for (const report of makeReports(count)) {
      const number = index.count + turn.length;
      places[number + 1] = (places[number] ?? 0) + writeSync(file, JSON.stringify(report));
      turn.push(report);
      if (turn.length < SEALED_EACH && number + 1 < count) continue;
      const before = process.cpuUsage();
      for (const one of turn) edges += index.add(one).length;
      durable += index.seal()?.length ?? 0;
      const { user, system } = process.cpuUsage(before);
      stretch += (user + system) / 1e6;
      turn = [];
      if (index.count % FIRST !== 0 && index.count < count) continue;
      const rate = Math.round((index.count % FIRST === 0 ? FIRST : index.count % FIRST) / stretch);
      if (rateAtFirst === 0) rateAtFirst = rate;
      stretch = 0;
      growth = {
        reports: index.count,
        rate,
        rateAtFirst,
        shareOfFirst: Math.round((rate / rateAtFirst) * 100) / 100,
        residentGigabytes: Math.round(process.memoryUsage().rss / 1e7) / 100,
        durableBytesAReport: Math.round(durable / index.count),
        edges,
      };
      tell(growth);
    }
    if (growth === null) throw new Error(`at least one report is needed, ${fstatSync(file).size} bytes were written`);
    return growth;
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === `file://${process.argv[1]}`)
  benchLineageGrowth(Number(process.argv[2] ?? 200_000), (growth) => console.log(JSON.stringify(growth)));
