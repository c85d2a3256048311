import type { EvolutionStep } from "../../ledger/ledger.ts";

// More lines than this are told apart by no reader, and more steps by no screen.
const SOURCES_DRAWN = 8;
const STEPS_A_SOURCE = 24;

/**
 * The steps that a chart has room for: the sources that speak most often, each one's last word of a day, evenly thinned
 * with its first and last kept. A short list stays whole. The table and the download hold them all.
 */
export function thinSteps(steps: readonly EvolutionStep[]): readonly EvolutionStep[] {
  if (steps.length <= SOURCES_DRAWN * STEPS_A_SOURCE) return steps;
  const bySource = new Map<string | null, Map<string, EvolutionStep>>();
  for (const step of steps) {
    if (step.asOf === null) continue;
    const days = bySource.get(step.source) ?? new Map<string, EvolutionStep>();
    bySource.set(step.source, days.set(step.asOf.slice(0, 10), step));
  }
  return [...bySource]
    .sort(([one, a], [other, b]) => b.size - a.size || (one ?? "").localeCompare(other ?? "", "en"))
    .slice(0, SOURCES_DRAWN)
    .flatMap(([, days]) => thinEvenly([...days].sort(([a], [b]) => a.localeCompare(b)).map(([, step]) => step)));
}

function thinEvenly(steps: readonly EvolutionStep[]): readonly EvolutionStep[] {
  if (steps.length <= STEPS_A_SOURCE) return steps;
  const stride = (steps.length - 1) / (STEPS_A_SOURCE - 1);
  return Array.from({ length: STEPS_A_SOURCE }, (_, at) => steps[Math.round(at * stride)]).filter(
    (step) => step !== undefined,
  );
}
