import { dayOfUtterance, type Utterance } from "./build-utterances.ts";
import { anchorOf, rangesMeet, writeNumber } from "./figure-range.ts";
import { foldWords } from "./fold-name.ts";
import { anyHasSense, tellsCorrection } from "./ledger-words.ts";
import { numbersGivenUp, numbersIn, passageOf, sentencesOf } from "./read-passage.ts";
import type { SourceBook } from "./resolve-sources.ts";

// Whoever carries a correction tells it; a dozen carriers are enough to find one who quotes the old number.
const LOOKED_AT = 12;
// Smaller numbers are met by chance.
const TELLING = 10;

/**
 * Counts that a source puts right in so many words, its own of the same day or one that another voice of its side gave:
 * “The figure replaces the 900 that the president gave on Monday”. The replaced utterance → the one that took its place.
 */
export function findReplaced(
  utterances: readonly Utterance[],
  accounting: string,
  book: SourceBook,
): ReadonlyMap<Utterance, Utterance> {
  const replaced = new Map<Utterance, Utterance>();
  const named = utterances.filter(({ sourceKind, value }) => sourceKind === "named" && value.kind !== "vague");
  findOwn(named, accounting, replaced);
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

// “This morning the Ministry gave the number as 19. Two had been entered twice. The correct number is 17.” A stock may
// rise and fall in a day; what it was put right from is read elsewhere.
function findOwn(named: readonly Utterance[], accounting: string, replaced: Map<Utterance, Utterance>): void {
  if (accounting === "stock" || accounting === "new") return;
  const bySource = new Map<string | null, Utterance[]>();
  for (const utterance of named) {
    const own = bySource.get(utterance.source);
    if (own === undefined) bySource.set(utterance.source, [utterance]);
    else own.push(utterance);
  }
  for (const own of bySource.values()) {
    if (own.length < 2) continue;
    for (const later of own) {
      // the nearest of them that the source did give
      for (const number of listGivenUp(later)) {
        const old = own.filter((other) => anchorOf(other.value) === number && isPutRight(other, later, accounting));
        for (const other of old) replaced.set(other, later);
        if (old.length > 0) break;
      }
    }
  }
}

function isPutRight(other: Utterance, later: Utterance, accounting: string): boolean {
  const [number, now] = [anchorOf(other.value) ?? 0, anchorOf(later.value) ?? 0];
  if (other === later || rangesMeet(other.range, later.range)) return false;
  const [day, laterDay] = [dayOfUtterance(other), dayOfUtterance(later)];
  if (day !== null && laterDay !== null && day > laterDay) return false;
  // a toll that grows is not put right by growing
  return accounting !== "cumulative" || number > now;
}

const given = new WeakMap<Utterance, ReadonlySet<number>>();

// The numbers that stand behind a “not”, or before an utterance's own, where something is said to be put right: the
// nearest first.
function listGivenUp(later: Utterance): ReadonlySet<number> {
  const known = given.get(later);
  if (known !== undefined) return known;
  const found = new Set<number>();
  given.set(later, found);
  for (const { told } of later.members.slice(0, LOOKED_AT)) {
    const { text, at } = passageOf(told);
    const words = foldWords(text);
    // what was there at the time does not grow: "raised from 138 to 155"
    if (told.cell.accounting === "incident" && anyHasSense(words, "gives-up"))
      for (const number of numbersGivenUp(text)) found.add(number);
    if (!tellsCorrection(words)) continue;
    const own = Math.max(0, told.claim.figure.start - at);
    for (const number of numbersGivenUp(text.slice(own))) found.add(number);
    const before = text.slice(0, own);
    for (const number of [...numbersIn(before)].reverse())
      if (tellsCorrection(foldWords(before.slice(before.lastIndexOf(writeNumber(number)))))) found.add(number);
  }
  return found;
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
      if (tellsCorrection(foldWords(sentence))) for (const number of numbersIn(sentence)) quoted.add(number);
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
