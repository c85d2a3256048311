import { dayOfUtterance, type Utterance } from "./build-utterances.ts";
import { anchorOf } from "./figure-range.ts";
import { foldWords } from "./fold-name.ts";
import { anyHasSense } from "./ledger-words.ts";
import { numbersIn, sentencesOf } from "./read-passage.ts";
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
  if (named.every(({ source }) => source === named[0]?.source)) return replaced;
  for (const later of named) {
    const day = dayOfUtterance(later);
    const quoted = listQuoted(later);
    if (day === null || quoted.size === 0) continue;
    for (const other of named)
      if (quoted.has(anchorOf(other.value) ?? 0) && isOlder(other, later, day) && !areOpposed(other, later, book))
        replaced.set(other, later);
  }
  return replaced;
}

const kept = new WeakMap<Utterance, ReadonlySet<number>>();

// The numbers beside which an utterance is told as a correction.
function listQuoted(later: Utterance): ReadonlySet<number> {
  const known = kept.get(later);
  if (known !== undefined) return known;
  const quoted = new Set<number>();
  kept.set(later, quoted);
  for (const { told } of later.members.slice(0, LOOKED_AT)) {
    for (const sentence of sentencesOf(told))
      if (anyHasSense(foldWords(sentence), "corrects")) for (const number of numbersIn(sentence)) quoted.add(number);
  }
  return quoted;
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
