import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import { readSentences } from "../text/read-sentences.ts";
import { readWords } from "../text/shingles.ts";
import type { QuotedSpan, Span } from "../text/span.ts";
import { tileWords } from "../text/tiling.ts";

/**
 * What became of a sentence. `moved` is word for word elsewhere; `trivial` differs in nothing that is read aloud (marks, case, spaces)
 * or in one small word; `figures` changed a number, whatever else.
 */
export type SentenceChange = "same" | "trivial" | "moved" | "figures" | "changed" | "added" | "removed";

/** One sentence of a revision beside the one it came from. */
export interface SentenceDiff {
  readonly kind: SentenceChange;
  /** In the earlier text; null where it was added. */
  readonly before: QuotedSpan | null;
  /** In the later text; null where it was removed. */
  readonly after: QuotedSpan | null;
  /** Numbers that stand in one of the two only, as written. */
  readonly figures: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Stretches of each that the other has not: what to mark. */
  readonly changedBefore: readonly Span[];
  readonly changedAfter: readonly Span[];
}

const NO_FIGURES = { before: [], after: [] } as const;
// Two sentences are one, changed, if this share of the shorter one's words stands in the other in order.
const ALIKE = 0.5;
/** Lays a revision beside its parent, sentence by sentence, in the order of the later text; removed sentences stand where they stood. */
export function diffRevisions(before: string, after: string): readonly SentenceDiff[] {
  const olds = readSentences(before);
  const news = readSentences(after);
  const partner = matchSentences(olds, news);
  const taken = new Set(partner.filter((place) => place >= 0));
  const moved = findMoved(partner);
  const diffs: SentenceDiff[] = [];
  let next = 0;
  const removeUpTo = (place: number): void => {
    for (; next < place; next += 1) {
      const old = olds[next];
      if (old !== undefined && !taken.has(next)) diffs.push(removedOf(old));
    }
  };
  for (const [place, sentence] of news.entries()) {
    const from = partner[place] ?? -1;
    const old = olds[from];
    if (old === undefined) {
      diffs.push({ ...compareSentences(null, sentence), kind: "added" });
      continue;
    }
    if (!moved.has(place)) removeUpTo(from);
    const diff = compareSentences(old, sentence);
    diffs.push(
      moved.has(place) && (diff.kind === "same" || diff.kind === "trivial") ? { ...diff, kind: "moved" } : diff,
    );
  }
  removeUpTo(olds.length);
  return diffs;
}

/** The changes alone, those of figures first, then in the order of the text; what is the same, trivial or only moved is folded away. */
export function changesFirst(diffs: readonly SentenceDiff[]): readonly SentenceDiff[] {
  const rank = (diff: SentenceDiff): number =>
    diff.kind === "figures" ? 0 : diff.figures.before.length + diff.figures.after.length > 0 ? 1 : 2;
  return diffs
    .map((diff, place) => ({ diff, place }))
    .filter(({ diff }) => !FOLDED.includes(diff.kind))
    .sort((a, b) => rank(a.diff) - rank(b.diff) || a.place - b.place)
    .map(({ diff }) => diff);
}

const FOLDED: readonly SentenceChange[] = ["same", "trivial", "moved"];

/** The changes as plain text: figures first, then the rest, then one line for what is folded. */
export function writeDiff(diffs: readonly SentenceDiff[]): string {
  const lines: string[] = [];
  for (const { kind, before, after, figures } of changesFirst(diffs)) {
    const numbers = [...figures.before, "→", ...figures.after].join(" ");
    lines.push(figures.before.length + figures.after.length > 0 && kind === "figures" ? `figures  ${numbers}` : kind);
    if (before !== null) lines.push(`  - ${before.text}`);
    if (after !== null) lines.push(`  + ${after.text}`);
  }
  const folded = FOLDED.flatMap((kind) => {
    const count = diffs.filter((diff) => diff.kind === kind).length;
    return count === 0 ? [] : `${count} ${kind}`;
  });
  if (folded.length > 0) lines.push(`(${folded.join(", ")})`);
  return lines.join("\n");
}

// The best free partner of each new sentence: identical ones first, in order; then by shared words, best first.
function matchSentences(olds: readonly QuotedSpan[], news: readonly QuotedSpan[]): readonly number[] {
  const partner = news.map(() => -1);
  const free = new Map<string, number[]>();
  for (const [place, { text }] of olds.entries()) free.set(foldOf(text), [...(free.get(foldOf(text)) ?? []), place]);
  for (const [place, { text }] of news.entries()) partner[place] = free.get(foldOf(text))?.shift() ?? -1;
  const taken = new Set(partner);
  const byWord = new Map<number, number[]>();
  const oldWords = olds.map(({ text }) => readWords(text));
  for (const [place, { hashes }] of oldWords.entries())
    if (!taken.has(place)) for (const hash of new Set(hashes)) byWord.set(hash, [...(byWord.get(hash) ?? []), place]);
  const offers: { readonly from: number; readonly to: number; readonly share: number }[] = [];
  for (const [to, { text }] of news.entries()) {
    if (partner[to] !== -1) continue;
    const words = readWords(text);
    const counts = new Map<number, number>();
    for (const hash of new Set(words.hashes))
      for (const from of byWord.get(hash) ?? []) counts.set(from, (counts.get(from) ?? 0) + 1);
    for (const [from, shared] of counts) {
      const share = shared / Math.max(1, Math.min(words.count, oldWords[from]?.count ?? 0));
      if (share >= ALIKE && shared >= 3) offers.push({ from, to, share: share - Math.abs(from - to) * 1e-4 });
    }
  }
  for (const { from, to } of offers.sort((a, b) => b.share - a.share || a.to - b.to || a.from - b.from)) {
    if (partner[to] !== -1 || taken.has(from)) continue;
    partner[to] = from;
    taken.add(from);
  }
  return partner;
}

// Those outside the longest row of partners that keeps the order: they were moved.
function findMoved(partner: readonly number[]): ReadonlySet<number> {
  const held = partner.flatMap((from, place) => (from >= 0 ? [place] : []));
  const tails: number[] = [];
  const before = new Map<number, number>();
  for (const place of held) {
    const from = partner[place] ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((partner[tails[middle] ?? 0] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const left = tails[low - 1];
    if (left !== undefined) before.set(place, left);
    tails[low] = place;
  }
  const moved = new Set(held);
  for (let at = tails.at(-1); at !== undefined; at = before.get(at)) moved.delete(at);
  return moved;
}

function compareSentences(before: QuotedSpan | null, after: QuotedSpan): SentenceDiff {
  if (before === null) {
    const figures = { before: [], after: numbersOf(after.text) };
    return {
      kind: "added",
      before,
      after,
      figures,
      changedBefore: [],
      changedAfter: [{ start: after.start, end: after.end }],
    };
  }
  const base = { before, after, changedBefore: [], changedAfter: [] };
  if (before.text === after.text) return { ...base, kind: "same", figures: NO_FIGURES };
  if (foldOf(before.text) === foldOf(after.text)) return { ...base, kind: "trivial", figures: NO_FIGURES };
  const [a, b] = [readWords(before.text), readWords(after.text)];
  const { triples, count } = tileWords(a.hashes, b.hashes);
  const inA = new Uint8Array(a.count);
  const inB = new Uint8Array(b.count);
  for (let k = 0; k < count; k += 1) {
    const length = triples[k * 3 + 2] ?? 0;
    inA.fill(1, triples[k * 3] ?? 0, (triples[k * 3] ?? 0) + length);
    inB.fill(1, triples[k * 3 + 1] ?? 0, (triples[k * 3 + 1] ?? 0) + length);
  }
  markSingles(a.hashes, b.hashes, inA, inB);
  const changedBefore = unmarked(a, inA, before.start);
  const changedAfter = unmarked(b, inB, after.start);
  const figures = differingNumbers(before.text, after.text);
  const isSmall = [...wordsAt(before, changedBefore), ...wordsAt(after, changedAfter)].every((word) =>
    readWordLists().small.has(word),
  );
  const hasFigures = figures.before.length + figures.after.length > 0;
  return {
    before,
    after,
    figures,
    changedBefore,
    changedAfter,
    kind: hasFigures ? "figures" : isSmall ? "trivial" : "changed",
  };
}

// Words too few for a tile, paired in order.
function markSingles(a: Int32Array, b: Int32Array, inA: Uint8Array, inB: Uint8Array): void {
  let from = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (inA[i] === 1) continue;
    for (let j = from; j < b.length; j += 1) {
      if (inB[j] === 1 || a[i] !== b[j]) continue;
      inA[i] = 1;
      inB[j] = 1;
      from = j + 1;
      break;
    }
  }
}

function unmarked(
  words: { readonly count: number; readonly starts: Int32Array; readonly ends: Int32Array },
  marks: Uint8Array,
  offset: number,
): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (let i = 0; i < words.count; i += 1) {
    if (marks[i] === 1) continue;
    const last = spans.at(-1);
    if (last !== undefined && i > 0 && marks[i - 1] === 0) last.end = offset + (words.ends[i] ?? 0);
    else spans.push({ start: offset + (words.starts[i] ?? 0), end: offset + (words.ends[i] ?? 0) });
  }
  return spans;
}

const wordsAt = (sentence: QuotedSpan, spans: readonly Span[]): readonly string[] =>
  spans.flatMap(({ start, end }) =>
    sentence.text
      .slice(start - sentence.start, end - sentence.start)
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => word !== ""),
  );

const removedOf = (old: QuotedSpan): SentenceDiff => ({
  kind: "removed",
  before: old,
  after: null,
  figures: { before: numbersOf(old.text), after: [] },
  changedBefore: [{ start: old.start, end: old.end }],
  changedAfter: [],
});

let words: { readonly small: ReadonlySet<string>; readonly numbers: ReadonlySet<string> } | null = null;

function readWordLists(): NonNullable<typeof words> {
  words ??= {
    small: new Set(readLexiconFile("small-words").map(([word = ""]) => word)),
    numbers: new Set([...readLexiconFile("en/numerals"), ...readLexiconFile("en/vague")].map(([word = ""]) => word)),
  };
  return words;
}

// Numbers as written: digits, or number words in a row ("ninety-six", "one hundred and three").
function numbersOf(text: string): readonly string[] {
  const { numbers } = readWordLists();
  const found: { text: string; end: number }[] = [];
  for (const match of text.matchAll(/\d(?:[\d.,]*\d)?|\p{L}+/gu)) {
    const isWord = !/^\d/.test(match[0]);
    if (isWord && !numbers.has(match[0].toLowerCase())) continue;
    const last = found.at(-1);
    const gap = last === undefined ? "" : text.slice(last.end, match.index);
    if (last !== undefined && isWord && /^(?:[ -]| and )$/.test(gap)) {
      last.text += gap + match[0];
      last.end = match.index + match[0].length;
    } else found.push({ text: match[0], end: match.index + match[0].length });
  }
  return found.map((number) => number.text);
}

function differingNumbers(before: string, after: string): SentenceDiff["figures"] {
  const [olds, news] = [numbersOf(before), numbersOf(after)];
  const plain = (number: string): string => number.toLowerCase().replace(/,/g, "");
  const rest = (from: readonly string[], other: readonly string[]): readonly string[] => {
    const left = other.map(plain);
    return from.filter((number) => {
      const place = left.indexOf(plain(number));
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
  };
  return { before: rest(olds, news), after: rest(news, olds) };
}

// As it is read aloud: no marks, no case, no spaces.
const foldOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
