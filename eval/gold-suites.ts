import { join } from "node:path";
import { CACHE, listStories } from "./material.ts";
import { errors, numberAt, readLines, runScorer, type Suite, shareAt, writeOutput } from "./score.ts";
import { scoreLineage } from "./score-lineage.ts";

const CLAIM_FIELDS = [
  "value",
  "hedge",
  "unit",
  "measure",
  "population.side",
  "population.role",
  "asOf",
  "source.name",
  "source.chain",
  "anonymous",
  "stance",
  "comparison",
  "partOf",
];

/** The suites of the stories whose gold lies beside the scorers. */
export function listGoldSuites(scorers: string): readonly Suite[] {
  const stories = listStories(scorers);
  return [
    ...stories.flatMap((story) => [
      claimSuite(scorers, story),
      lineageSuite(scorers, story),
      ledgerSuite(scorers, story),
    ]),
    mixedSuite(stories),
  ];
}

interface GoldStory {
  readonly name: string;
  readonly reports: string;
  readonly gold: string;
}

function claimSuite(scorers: string, { name, reports, gold }: GoldStory): Suite {
  return {
    name: `claims ${name}`,
    run: async (isShown) => {
      const ours = join(CACHE, `claims-${name}.jsonl`);
      await writeOutput(["claims", reports, "--json"], ours);
      const words = [
        "score-claims.mjs",
        join(gold, "claims.jsonl"),
        ours,
        join(gold, "nonclaims.jsonl"),
        ...errors(isShown),
      ];
      const verdict = runScorer("node", words, { cwd: scorers, isShown });
      const fields = CLAIM_FIELDS.map((field) => [field, shareAt(verdict, ["fields", field])] as const);
      return {
        precision: numberAt(verdict, ["p"]),
        recall: numberAt(verdict, ["r"]),
        f1: numberAt(verdict, ["f1"]),
        "non-claims!": numberAt(verdict, ["onNonClaims"]),
        ...Object.fromEntries(fields),
      };
    },
  };
}

function lineageSuite(scorers: string, { name, reports, gold }: GoldStory): Suite {
  return {
    name: `lineage ${name}`,
    run: async (isShown) => {
      const ours = join(CACHE, `lineage-${name}.jsonl`);
      await writeOutput(["lineage", reports, "--json"], ours);
      return scoreLineage(scorers, join(gold, "lineage.jsonl"), ours, isShown);
    },
  };
}

function ledgerSuite(scorers: string, { name, reports, gold }: GoldStory): Suite {
  return {
    name: `ledger ${name}`,
    run: async (isShown) => {
      const ours = join(CACHE, `ledger-${name}.jsonl`);
      await writeOutput(["ledger", reports, "--json"], ours);
      const words = ["score-ledger.mjs", join(gold, "ledger.json"), ours, ...errors(isShown)];
      const verdict = runScorer("node", words, { cwd: scorers, isShown });
      const must = numberAt(verdict, ["findings", "must"]);
      return {
        "statement precision": numberAt(verdict, ["statements", "p"]),
        "statement recall": numberAt(verdict, ["statements", "r"]),
        reports: shareAt(verdict, ["fields", "reports"]),
        outlets: shareAt(verdict, ["fields", "outlets"]),
        origins: shareAt(verdict, ["fields", "origins"]),
        "entries together": shareAt(verdict, ["entries", "together"]),
        "one origin": shareAt(verdict, ["entries", "one"]),
        "several origins": shareAt(verdict, ["entries", "several"]),
        "finding recall": must === 0 ? 1 : numberAt(verdict, ["findings", "found"]) / must,
        "false findings!": numberAt(verdict, ["findings", "false"]),
        "other findings!": numberAt(verdict, ["findings", "other"]),
        "leaks!": numberAt(verdict, ["leaks"]),
      };
    },
  };
}

// The stories together in one folder: as many ledgers as there are stories, and no report with strangers.
function mixedSuite(stories: readonly GoldStory[]): Suite {
  return {
    name: "stories mixed",
    run: async () => {
      if (stories.length < 2) return "there are no stories to mix";
      const ours = join(CACHE, "mixed.jsonl");
      await writeOutput(["ledger", ...stories.map((story) => story.reports), "--json"], ours);
      // By id: stories have files of the same name.
      const idsOf: ReadonlySet<string>[] = [];
      for (const { name, reports } of stories) {
        const read = join(CACHE, `read-${name}.jsonl`);
        await writeOutput(["read", reports, "--json"], read);
        idsOf.push(new Set((readLines(read) as readonly { id: string }[]).map(({ id }) => id)));
      }
      const ledgers = readLines(ours) as readonly { reports: readonly { id: string }[] }[];
      const mixed = ledgers.filter(
        ({ reports }) => idsOf.filter((known) => reports.some(({ id }) => known.has(id))).length !== 1,
      );
      return { "mixed stories!": mixed.length, "split stories!": Math.max(0, ledgers.length - stories.length) };
    },
  };
}
