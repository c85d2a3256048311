import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Baseline, type Comparison, compareScores, isFaultCount, raiseFloors } from "./baseline.ts";
import { listGoldSuites } from "./gold-suites.ts";
import { findScorers } from "./material.ts";
import { listPackSuites } from "./pack-suites.ts";

const BASELINE = join(import.meta.dirname, "baseline.json");
const HELP = `npm run eval -- [WORD…] [--update] [--errors] [--packs|--no-packs]
  Scores every suite whose name holds one of the words, and compares with the floors in eval/baseline.json.
  --update   raises floors to what was reached; none is ever lowered
  --errors   shows what the scorers found wrong
  --no-packs leaves out the packs, which take longest`;

process.exitCode = await runEval(process.argv.slice(2));

async function runEval(words: readonly string[]): Promise<number> {
  if (words.includes("--help")) return say(HELP);
  const scorers = findScorers();
  if (scorers === null)
    return say("No scorers here: there is no ../shared/eval beside the project. Name their folder with HEARSAY_EVAL.");
  const baseline: Baseline = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, "utf8")) as Baseline) : {};
  const wanted = words.filter((word) => !word.startsWith("--"));
  const suites = [...listGoldSuites(scorers), ...(words.includes("--no-packs") ? [] : listPackSuites(scorers))];
  const compared: Comparison[] = [];
  let broken = 0;
  for (const suite of suites) {
    if (wanted.length > 0 && !wanted.some((word) => suite.name.includes(word))) continue;
    try {
      const began = performance.now();
      const scores = await suite.run(words.includes("--errors"));
      if (typeof scores === "string") {
        say(`\n${suite.name}: left out, ${scores}`);
        continue;
      }
      const rows = compareScores(suite.name, scores, baseline);
      say(`\n${suite.name}  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      for (const row of rows) say(describeRow(row));
      compared.push(...rows);
    } catch (error) {
      broken += 1;
      say(`\n${suite.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return conclude(compared, baseline, broken, words.includes("--update"));
}

function conclude(compared: readonly Comparison[], baseline: Baseline, broken: number, isUpdate: boolean): number {
  const of = (verdict: Comparison["verdict"]): number => compared.filter((row) => row.verdict === verdict).length;
  say(
    `\n${of("held")} held, ${of("better")} better, ${of("new")} new, ${of("fallen")} below their floor, ${broken} not run`,
  );
  if (isUpdate) {
    writeFileSync(BASELINE, `${JSON.stringify(raiseFloors(baseline, compared), null, 2)}\n`);
    say("Floors raised in eval/baseline.json.");
  }
  return of("fallen") > 0 || broken > 0 ? 1 : 0;
}

function describeRow({ measure, score, floor, verdict }: Comparison): string {
  const write = (value: number): string => (isFaultCount(measure) ? String(value) : value.toFixed(4));
  const name = measure.replace(/!$/, " (fewer is better)").padEnd(42);
  const beside = floor === null ? "no floor yet" : `floor ${write(floor)}`;
  return `  ${name}${write(score).padStart(8)}   ${beside}${verdict === "fallen" ? "   BELOW" : verdict === "better" ? "   better" : ""}`;
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}
