import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../src");

// Each folder, and the folders it may import from (itself always, and error.ts and notice.ts for everyone).
const floors: Readonly<Record<string, readonly string[]>> = {
  text: [],
  lexicon: ["text"],
  report: ["text", "lexicon"],
  lineage: ["text", "lexicon", "report"],
  story: ["text", "lexicon", "report", "lineage"],
  // a claim knows its report and nothing of other reports
  claim: ["text", "lexicon", "report"],
  ledger: ["text", "lexicon", "report", "lineage", "story", "claim"],
  // pages are made from records, never from a database
  publish: ["text", "lexicon", "report", "lineage", "story", "claim", "ledger", "config"],
  config: [],
  capture: ["text", "report", "config"],
  // records only, no stage's verbs
  store: ["text", "report", "lineage", "story", "claim", "ledger", "config"],
  work: ["text", "lexicon", "report", "lineage", "story", "claim", "ledger", "publish", "config", "capture", "store"],
  cli: [
    "text",
    "lexicon",
    "report",
    "lineage",
    "story",
    "claim",
    "ledger",
    "publish",
    "config",
    "capture",
    "store",
    "work",
    "web",
  ],
  web: [
    "text",
    "lexicon",
    "report",
    "lineage",
    "story",
    "claim",
    "ledger",
    "publish",
    "config",
    "capture",
    "store",
    "work",
  ],
};

// What the pure stages may not reach: clock, files, network, chance.
const PURE = ["text", "lexicon", "report", "lineage", "story", "claim", "ledger", "publish"];
const IMPURE = [
  /from "node:(fs|net|http|https|dns|child_process|worker_threads|timers|os)/,
  /\bDate\.now\(|new Date\(\)/,
  /\bMath\.random\(/,
  /\bprocess\./,
];
// The words and places are files beside the code; one place reads them, once.
const READS_ITS_OWN_DATA = ["lexicon/read-lexicon-file.ts", "publish/read-asset.ts"];

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => file.replaceAll("\\", "/"))
  .sort();

const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(join(SOURCE, file), "utf8").matchAll(
      /^\s*(?:import|export)[^"'`;]*?from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/gm,
    ),
  ].map((match) => relative(SOURCE, resolve(SOURCE, dirname(file), match[1] ?? match[2] ?? "")).replaceAll("\\", "/"));

test.for(files.filter((file) => file.includes("/")))("%s imports downwards only", (file) => {
  const floor = file.split("/")[0] ?? "";
  const allowed = floors[floor];
  expect(allowed, `src/${floor} is not in the table of floors`).toBeDefined();
  const strangers = importsOf(file).filter((target) => {
    const other = target.split("/")[0] ?? "";
    return target.includes("/")
      ? other !== floor && !(allowed ?? []).includes(other)
      : !["error.ts", "notice.ts"].includes(target);
  });
  expect(strangers).toEqual([]);
});

test.for(files.filter((file) => PURE.includes(file.split("/")[0] ?? "") && !READS_ITS_OWN_DATA.includes(file)))(
  "%s is pure",
  (file) => {
    const source = readFileSync(join(SOURCE, file), "utf8");
    expect(IMPURE.filter((pattern) => pattern.test(source)).map(String)).toEqual([]);
  },
);

test("no file goes over 400 lines", () => {
  const long = files.filter((file) => readFileSync(join(SOURCE, file), "utf8").split("\n").length > 401);
  expect(long).toEqual([]);
});

test("no import goes round in a circle", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
