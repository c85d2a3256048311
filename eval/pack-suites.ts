import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, hasProgram, unpack } from "./material.ts";
import { readSpecs } from "./numbers-to-specs.ts";
import { errors, numberAt, runScorer, runText, type Scores, type Suite, writeOutput } from "./score.ts";
import { scoreLineage } from "./score-lineage.ts";

// What is read, by our reader's name, and the pack's file of cases.
const NUMBER_MODELS = [
  { reader: "numbers", cases: "NumberModel.json" },
  { reader: "ranges", cases: "NumberRangeModel.json" },
  { reader: "percentages", cases: "PercentModel.json" },
] as const;

/** The suites over the packs: texts by others, unpacked into the cache. */
export function listPackSuites(scorers: string): readonly Suite[] {
  return [
    mucSuite(scorers, "tst1"),
    mucSuite(scorers, "tst2"),
    polnearSuite(scorers),
    bodySuite(scorers),
    storySuite(scorers),
    generatedSuite(scorers),
    ...NUMBER_MODELS.map((model) => numberSuite(scorers, model)),
  ];
}

function mucSuite(scorers: string, set: string): Suite {
  return {
    name: `figures muc ${set}`,
    run: async (isShown) => {
      const folder = unpack(scorers, "muc-dev");
      if (folder === null || !hasProgram("python3")) return "the pack muc-dev or python3 is not there";
      const ours = join(CACHE, `muc-${set}.jsonl`);
      await writeOutput(["claims", join(folder, "muc-dev", set), "--json"], ours);
      return scoreMuc(folder, set, ours, isShown);
    },
  };
}

function scoreMuc(folder: string, set: string, ours: string, isShown: boolean): Scores {
  const figures = join(CACHE, `muc-${set}-figures.jsonl`);
  writeFileSync(figures, runText("node", ["claims-to-muc.mjs", ours], folder));
  const words = ["muc_score.py", set, "--jsonl", figures, "--relevant", "--json"];
  const verdict = runScorer("python3", words, { cwd: folder, isShown, isWhole: true });
  const name = `muc-${set}-figures.jsonl`;
  const at = (kind: string, part: string): number => numberAt(verdict, [name, kind, part]) / 100;
  return {
    "exact precision": at("exact", "P"),
    "exact recall": at("exact", "R"),
    "exact f1": at("exact", "F"),
    "multi f1": at("multi", "F"),
    "presence f1": at("presence", "F"),
  };
}

function polnearSuite(scorers: string): Suite {
  return {
    name: "attributions polnear dev",
    run: async (isShown) => {
      const folder = unpack(scorers, "polnear-dev");
      if (folder === null || !hasProgram("python3")) return "the pack polnear-dev or python3 is not there";
      const texts = join(folder, "polnear-dev/dev/text");
      const records = join(CACHE, "polnear.jsonl");
      await writeOutput(["attributions", texts, "--json"], records);
      const ours = join(CACHE, "polnear-ours.jsonl");
      writeFileSync(
        ours,
        runText("node", ["attributions-to-polnear.mjs", texts], folder, readFileSync(records, "utf8")),
      );
      const verdict = runScorer("python3", ["pn_score.py", "dev", ours, "--json"], {
        cwd: folder,
        isShown,
        isWhole: true,
      });
      const at = (kind: string, part: string): number => numberAt(verdict, [kind, part]) / 100;
      return {
        "link half f1": at("link/half", "F"),
        "link half precision": at("link/half", "P"),
        "link half recall": at("link/half", "R"),
        "source exact f1": at("source/exact", "F"),
        "cue exact f1": at("cue/exact", "F"),
        "content exact f1": at("content/exact", "F"),
      };
    },
  };
}

function bodySuite(scorers: string): Suite {
  return {
    name: "article bodies",
    run: async (isShown) => {
      const folder = unpack(scorers, "seb-dev");
      if (folder === null) return "the pack seb-dev is not there";
      const ours = join(CACHE, "bodies.jsonl");
      await writeOutput(["read", join(folder, "seb-dev/html"), "--json"], ours);
      const verdict = runScorer("node", ["score.mjs", ours, ...errors(isShown)], { cwd: folder, isShown });
      return {
        precision: numberAt(verdict, ["precision"]),
        recall: numberAt(verdict, ["recall"]),
        f1: numberAt(verdict, ["f1"]),
        "empty!": numberAt(verdict, ["empty"]),
      };
    },
  };
}

function storySuite(scorers: string): Suite {
  return {
    name: "stories ecb dev",
    run: async (isShown) => {
      const folder = unpack(scorers, "ecb-dev");
      if (folder === null) return "the pack ecb-dev is not there";
      const ours = join(CACHE, "ecb.jsonl");
      await writeOutput(["ledger", join(folder, "ecb-dev/docs.jsonl"), "--json"], ours);
      const verdict = runScorer("node", ["score.mjs", ours], { cwd: folder, isShown });
      return { "bcubed f1": numberAt(verdict, ["bcubed", "f1"]), ari: numberAt(verdict, ["ari"]) };
    },
  };
}

function generatedSuite(scorers: string): Suite {
  return {
    name: "lineage generated",
    run: async (isShown) => {
      const folder = unpack(scorers, "lineage-gen");
      if (folder === null || unpack(scorers, "muc-dev") === null || unpack(scorers, "polnear-dev") === null)
        return "the packs lineage-gen, muc-dev and polnear-dev are not all there";
      const made = join(CACHE, "generated");
      if (!existsSync(join(made, "gold.jsonl"))) {
        rmSync(made, { recursive: true, force: true });
        runText("node", ["gen.mjs", "3000", made], folder);
      }
      const ours = join(CACHE, "generated-ours.jsonl");
      await writeOutput(["lineage", join(made, "docs.jsonl"), "--json"], ours);
      return scoreLineage(scorers, join(made, "gold.jsonl"), ours, isShown);
    },
  };
}

function numberSuite(scorers: string, { reader, cases }: (typeof NUMBER_MODELS)[number]): Suite {
  return {
    name: `figures in words: ${reader}`,
    run: async (isShown) => {
      const folder = unpack(scorers, "numbers");
      if (folder === null) return "the pack numbers is not there";
      const specs = join("numbers", cases);
      const ours = join(CACHE, `numbers-${reader}.jsonl`);
      writeFileSync(ours, readSpecs(reader, readFileSync(join(folder, specs), "utf8")));
      const verdict = runScorer("node", ["score.mjs", specs, ours, ...errors(isShown)], { cwd: folder, isShown });
      const values = numberAt(verdict, ["values"]);
      return {
        precision: values / Math.max(1, numberAt(verdict, ["ours"])),
        recall: values / Math.max(1, numberAt(verdict, ["gold"])),
        spans: numberAt(verdict, ["spans"]) / Math.max(1, numberAt(verdict, ["gold"])),
      };
    },
  };
}
