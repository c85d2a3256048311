import { findClaims } from "../src/claim/find-claims.ts";
import { makeArticles, readArticles } from "./claims-load.ts";
import { reportOf } from "./claims-report.ts";

/** What the claim stage holds while it reads: megabytes after so many articles. */
export interface MemoryMark {
  readonly articles: number;
  readonly heapMb: number;
  readonly residentMb: number;
}

const ARTICLES = 100_000;
const MARKS = 10;
const MADE = 1_000;
const MEGABYTE = 2 ** 20;

/**
 * The claim stage over many articles, one after the other, none kept: the memory after each tenth of them. What was read
 * is swept up before each mark where the process may do so (`--expose-gc`). A stage that keeps nothing stays level.
 */
export function benchMemory(folder: string | null = null, articles = ARTICLES): readonly MemoryMark[] {
  const texts = folder === null ? makeArticles(MADE) : readArticles(folder);
  const marks: MemoryMark[] = [];
  for (let at = 1; at <= articles; at++) {
    // a text of its own each time, as reports are
    findClaims(reportOf(`${texts[at % texts.length] ?? ""}\n\n${at}`, at));
    if (at % Math.ceil(articles / MARKS) !== 0) continue;
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    marks.push({ articles: at, heapMb: heapUsed / MEGABYTE, residentMb: rss / MEGABYTE });
  }
  return marks;
}

// node --expose-gc --import tsx bench/claims-memory.ts [--texts FOLDER] [--articles N]
if (process.argv[1] === import.meta.filename) {
  const optionOf = (name: string): string | null => {
    const at = process.argv.indexOf(name);
    return at === -1 ? null : (process.argv[at + 1] ?? null);
  };
  for (const { articles, heapMb, residentMb } of benchMemory(
    optionOf("--texts"),
    Number(optionOf("--articles") ?? ARTICLES),
  )) {
    process.stdout.write(
      `${String(articles).padStart(7)} articles   heap ${heapMb.toFixed(0).padStart(4)} MB   resident ${residentMb.toFixed(0).padStart(4)} MB\n`,
    );
  }
}
