import { dayOfUtterance, type Utterance } from "./build-utterances.ts";
import { anchorOf } from "./figure-range.ts";
import { foldWords } from "./fold-name.ts";
import { anyHasSense } from "./ledger-words.ts";
import { numbersIn, passageOf } from "./read-passage.ts";
import type { SourceBook } from "./resolve-sources.ts";

// Whoever carries a correction tells it; a dozen carriers are enough to find one who quotes the old number.
const LOOKED_AT = 12;
// Smaller numbers are met by chance.
const TELLING = 10;

/**
 * Counts that another voice of the same side puts right in so many words: “The figure replaces the 900 that the president
 * gave on Monday”. The replaced utterance → the one that took its place.
 */
export function findReplaced(utterances: readonly Utterance[], book: SourceBook): ReadonlyMap<Utterance, Utterance> {
  const replaced = new Map<Utterance, Utterance>();
  const named = utterances.filter(({ sourceKind, value }) => sourceKind === "named" && value.kind !== "vague");
  if (new Set(named.map(({ source }) => source)).size < 2) return replaced;
  for (const later of named) {
    const day = dayOfUtterance(later);
    if (day === null) continue;
    const older = named.filter((other) => isOlder(other, later, day) && !areOpposed(other, later, book));
    if (older.length === 0) continue;
    const quoted = new Set<number>();
    for (const { told } of later.members.slice(0, LOOKED_AT)) {
      const passage = passageOf(told);
      if (anyHasSense(foldWords(passage), "corrects")) for (const number of numbersIn(passage)) quoted.add(number);
    }
    for (const other of older) if (quoted.has(anchorOf(other.value) ?? 0)) replaced.set(other, later);
  }
  return replaced;
}

function isOlder(other: Utterance, later: Utterance, day: string): boolean {
  const own = dayOfUtterance(other);
  const number = anchorOf(other.value) ?? 0;
  return (
    other.source !== later.source && own !== null && own < day && number >= TELLING && number !== anchorOf(later.value)
  );
}

// Two sides put each other's counts right in nothing but words.
function areOpposed(one: Utterance, other: Utterance, book: SourceBook): boolean {
  const [side, otherSide] = [book.sideOf(one.source ?? ""), book.sideOf(other.source ?? "")];
  return side !== null && otherSide !== null && side !== otherSide;
}
