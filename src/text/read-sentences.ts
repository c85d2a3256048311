import type { QuotedSpan } from "./span.ts";

// A full stop after these ends no sentence.
const SHORT =
  /(?:^|[\s(“"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Sen|Rep|Gov|Rev|Hon|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|a\.m|p\.m|Inc|Ltd|Corp|Co)\.$/u;

/**
 * The sentences of a text with their places, by line ends and by stops before a capital: exact enough to lay two versions side by side.
 * (What a claim stands in is told by the claim stage's own reader.)
 */
export function readSentences(text: string): readonly QuotedSpan[] {
  const sentences: QuotedSpan[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    let from = line.index;
    const end = line.index + line[0].length;
    const stops = /[.!?…]["”’)\]]*(?=\s+["“‘(]?[\p{Lu}\p{N}])/gu;
    stops.lastIndex = from;
    for (let stop = stops.exec(text); stop !== null && stop.index < end; stop = stops.exec(text)) {
      const to = stop.index + stop[0].length;
      if (stop[0] === "." && SHORT.test(text.slice(Math.max(from, to - 12), to))) continue;
      add(sentences, text, from, to);
      from = to;
    }
    add(sentences, text, from, end);
  }
  return sentences;
}

function add(sentences: QuotedSpan[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (end > start) sentences.push({ start, end, text: text.slice(start, end) });
}
