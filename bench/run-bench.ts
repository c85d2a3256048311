import { benchClaims } from "./claims.ts";
import { benchMemory } from "./claims-memory.ts";
import { benchLedger } from "./ledger.ts";
import { benchLineage } from "./lineage.ts";
import { benchStart } from "./start.ts";
import { benchStore } from "./store.ts";

/** One stage's speed: what is printed of it. Lines hold a ratio to a yardstick of the same run wherever there is one. */
interface Bench {
  readonly name: string;
  readonly run: (texts: string | null) => Promise<readonly string[]>;
}

// A tenth of what the bench reads by itself: `node --expose-gc --import tsx bench/claims-memory.ts`.
const MEMORY_ARTICLES = 10_000;

const BENCHES: readonly Bench[] = [
  {
    name: "claims",
    run: async (texts) =>
      benchClaims(texts).map(({ reader, articles, ratio }) =>
        row(reader, `${articles} articles/s`, reader === "hearsay" ? "" : `ours is ${ratio.toFixed(1)} × this`),
      ),
  },
  {
    name: "memory",
    run: async (texts) =>
      benchMemory(texts, MEMORY_ARTICLES).map(({ articles, heapMb, residentMb }) =>
        row(`${articles} articles read`, `${residentMb.toFixed(0)} MB`, `of it ${heapMb.toFixed(0)} MB heap`),
      ),
  },
  {
    name: "lineage",
    run: async () => {
      const speed = benchLineage();
      return [
        row("hearsay", `${speed.ours} reports/s`, `${speed.ratio} × the yardstick, passages verified`),
        row("MinHash, 128 permutations", `${speed.minhash} reports/s`, `unverified; ${speed.words}`),
      ];
    },
  },
  {
    name: "ledger",
    run: async () => {
      const speed = benchLedger();
      const whole = speed.wholeMs ?? 0;
      const added = speed.addMedianMs ?? 0;
      return [
        row(`${speed.reports} reports, ${speed.claims} claims`, `${Math.round(whole)} ms`, "compiled as a whole"),
        row("one report added", `${added.toFixed(1)} ms`, `${(whole / added).toFixed(0)} × faster than the whole`),
      ];
    },
  },
  {
    name: "store",
    run: async () => {
      const speed = await benchStore();
      return [
        row(
          "kept, the whole way",
          `${speed.kept} reports/s`,
          `${(speed.bare / speed.kept).toFixed(1)} × slower than a bare insert`,
        ),
        row("bare insert", `${speed.bare} reports/s`, ""),
        row("claims alone", `${speed.extracted} reports/s`, "what of the way is not the store's"),
        row(
          "on disk",
          `${speed.bytesAReport} bytes/report`,
          `${(speed.bytesAReport / speed.textBytesAReport).toFixed(1)} × its text`,
        ),
      ];
    },
  },
  {
    name: "start",
    run: async () => {
      const speed = benchStart();
      if (speed === null) return ["  not built: npm run build"];
      return [
        row("hearsay --help", `${speed.help} ms`, `${speed.help - speed.node} ms over a bare Node (${speed.node} ms)`),
      ];
    },
  },
];

const HELP = `npm run bench [-- NAME…] [--texts FOLDER]
  ${BENCHES.map((bench) => bench.name).join(", ")}; all where none is named.
  --texts FOLDER  articles (.txt) for the claim stage instead of made ones`;

await runBench(process.argv.slice(2));

async function runBench(words: readonly string[]): Promise<void> {
  if (words.includes("--help")) return say(HELP);
  const at = words.indexOf("--texts");
  const texts = at < 0 ? null : (words[at + 1] ?? null);
  const names = words.filter((word, index) => !word.startsWith("--") && (at < 0 || index !== at + 1));
  say("Ratios are to be trusted, not seconds: a yardstick runs in turns with ours.");
  for (const bench of BENCHES) {
    if (names.length > 0 && !names.includes(bench.name)) continue;
    say(`\n${bench.name}`);
    for (const line of await bench.run(texts)) say(line);
  }
}

function row(name: string, figure: string, note: string): string {
  return `  ${name.padEnd(28)}${figure.padStart(18)}   ${note}`.trimEnd();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
