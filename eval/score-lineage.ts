import { errors, numberAt, runScorer, type Scores, shareAt } from "./score.ts";

/** Our edges against the true ones: pairs found, their kind, and which came first. */
export function scoreLineage(scorers: string, gold: string, ours: string, isShown: boolean): Scores {
  const verdict = runScorer("node", ["score-lineage.mjs", gold, ours, ...errors(isShown)], { cwd: scorers, isShown });
  return {
    precision: numberAt(verdict, ["p"]),
    recall: numberAt(verdict, ["r"]),
    f1: numberAt(verdict, ["f1"]),
    kind: shareAt(verdict, ["kind"]),
    direction: shareAt(verdict, ["direction"]),
    "wrong directions!": numberAt(verdict, ["direction", "wrong"]),
  };
}
