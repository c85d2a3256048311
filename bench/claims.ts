import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** One reader's speed: the median of its runs, and how often it fits into ours. */
export interface ClaimsSpeed {
  readonly reader: "hearsay" | "wink" | "chrono";
  /** Articles of 400 words a second, on one core. */
  readonly articles: number;
  /** Ours divided by theirs; 1 for ours. */
  readonly ratio: number;
}

interface Run {
  readonly reader: string;
  readonly words: number;
  readonly ms: number;
}

const ARTICLE_WORDS = 400;
const RUNS = 5;
const readers = ["hearsay", "wink", "chrono"] as const;

/**
 * The whole claim stage beside wink-nlp (tokens, sentences, part of speech) and chrono.strict (dates alone), on the texts
 * of a folder or on made ones. Whole processes, in turns, the median of five each: a busy machine slows all alike. Trust
 * the ratio, not the seconds.
 */
export function benchClaims(folder: string | null = null, runs = RUNS): readonly ClaimsSpeed[] {
  const spent = new Map<string, number[]>(readers.map((reader) => [reader, []]));
  for (let run = 0; run < runs; run++) {
    for (const reader of readers) {
      const { words, ms } = runWorker(reader, folder);
      spent.get(reader)?.push((words / ARTICLE_WORDS / ms) * 1000);
    }
  }
  const speeds = readers.map((reader) => ({ reader, articles: median(spent.get(reader) ?? []) }));
  const ours = speeds[0]?.articles ?? 0;
  return speeds.map(({ reader, articles }) => ({ reader, articles: Math.round(articles), ratio: ours / articles }));
}

function runWorker(reader: string, folder: string | null): Run {
  const worker = join(import.meta.dirname, "claims-worker.ts");
  const args = ["--import", "tsx", worker, reader, ...(folder === null ? [] : [folder])];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

// npx tsx bench/claims.ts [--texts FOLDER] [--runs N]
if (process.argv[1] === import.meta.filename) {
  const optionOf = (name: string): string | null => {
    const at = process.argv.indexOf(name);
    return at === -1 ? null : (process.argv[at + 1] ?? null);
  };
  for (const { reader, articles, ratio } of benchClaims(optionOf("--texts"), Number(optionOf("--runs") ?? RUNS))) {
    process.stdout.write(
      `${reader.padEnd(8)} ${String(articles).padStart(7)} articles/s   ours is ${ratio.toFixed(1)} ×\n`,
    );
  }
}
