import { foldWords } from "./fold-name.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Told } from "./told.ts";
import type { Draft } from "./utterance-draft.ts";

const LEAST_KEPT = 2;
// Whoever tells a step tells it in so many words: one of a few carriers is enough.
const LOOKED_AT = 20;

/**
 * "The death toll climbed to 58 on Sunday": whose count climbed goes without saying where one office alone keeps it. A
 * figure in no one's name that is told as the next step of a count becomes the word of the one who gave the count twice
 * or more; where two keep counts it stays in no one's name.
 */
export function giveToKeeper(drafts: readonly Draft[]): void {
  const kept = drafts.filter((draft) => draft.sourceKind === "named");
  const [keeper = null] = kept.map((draft) => draft.source);
  if (kept.length < LEAST_KEPT || kept.some((draft) => draft.source !== keeper)) return;
  for (const draft of drafts) {
    if (draft.sourceKind !== "none" || draft.lead.value.kind === "vague") continue;
    const told = draft.bunches.flatMap(({ tolds }) => tolds.slice(0, LOOKED_AT)).find(isStep);
    if (told === undefined) continue;
    draft.source = keeper;
    draft.sourceKind = "named";
    draft.saidOn = told.claim.asOf;
  }
}

// Only of what its own clause says: "12 were found where the river rose" is no step.
function isStep({ claim }: Told): boolean {
  return anyHasSense(foldWords(claim.evidence), "moves") && claim.accounting !== "new" && claim.partOf === null;
}
