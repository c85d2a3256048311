import { performance } from "node:perf_hooks";
import { makeArticles, readArticles } from "./claims-load.ts";
import { reportOf } from "./claims-report.ts";

// One whole process a run: started by bench/claims.ts as `claims-worker.ts READER [FOLDER]`. Prints characters, words and
// milliseconds of the best pass over the texts.
const MADE = 1_000;
// A reader is warm, and its fastest pass is one without a neighbour in the way, after so many passes and so much time of
// the processor: on a busy machine that takes longer, but not for ever.
const FEWEST_PASSES = 4;
const ENOUGH_MS = 6_000;
const LONGEST_MS = 60_000;
const [reader = "hearsay", folder = ""] = process.argv.slice(2);
const texts = folder === "" ? makeArticles(MADE) : readArticles(folder);

async function readerOf(name: string): Promise<(text: string, at: number) => number> {
  if (name === "wink") {
    const { default: winkNlp } = await import("wink-nlp");
    const { default: model } = await import("wink-eng-lite-web-model");
    const nlp = winkNlp(model, ["sbd", "pos"]);
    return (text) => nlp.readDoc(text).tokens().length();
  }
  if (name === "chrono") {
    const { strict } = await import("chrono-node");
    return (text) => strict.parse(text).length;
  }
  const { findClaims } = await import("../src/claim/find-claims.ts");
  return (text, at) => findClaims(reportOf(text, at)).claims.length;
}

const read = await readerOf(reader);
let best = Number.POSITIVE_INFINITY;
let found = 0;
const started = performance.now();
let used = 0;
for (let pass = 0; pass < FEWEST_PASSES || (used < ENOUGH_MS && performance.now() - started < LONGEST_MS); pass++) {
  const begun = performance.now();
  const before = process.cpuUsage();
  found = 0;
  for (const [at, text] of texts.entries()) found += read(text, at);
  const spent = process.cpuUsage(before);
  // processor time: a neighbour on the machine does not count
  const ms = Math.min(performance.now() - begun, (spent.user + spent.system) / 1000);
  best = Math.min(best, ms);
  used += ms;
}
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
process.stdout.write(`${JSON.stringify({ reader, texts: texts.length, characters, words, ms: best, found })}\n`);
