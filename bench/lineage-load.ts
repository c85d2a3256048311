import type { Report } from "../src/report/report.ts";

/** A small generator of numbers 0–1, the same on every machine (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  "ka ro mi ten sal dor vel an eth ori bra lun pes tor gan whi stre clo mar dis pre ing ous al ter ny".split(" ");
const STOCK =
  "said on Tuesday that the|according to the ministry of|a spokesman for the|in the early hours of|for the first time since|one of the most".split(
    "|",
  );

/**
 * Made reports in families, with no text of anyone: words from syllables, common ones more often, stock phrases between them. About half are
 * revisions, copies, partial copies and rewrites of an earlier one. About 370 words each, in order of time.
 */
export function* makeReports(count: number, seed = 7): Generator<Report> {
  const chance = createChance(seed);
  const whole = (limit: number): number => Math.floor(chance() * limit);
  const vocabulary = Array.from({ length: 30_000 }, () =>
    Array.from({ length: 1 + whole(3) }, () => SYLLABLES[whole(SYLLABLES.length)] ?? "").join(""),
  );
  // Zipf's law, roughly: the square of a chance falls near zero.
  const word = (): string => vocabulary[Math.floor(chance() ** 4 * vocabulary.length)] ?? "ka";
  const sentence = (): string => {
    const words = Array.from({ length: 9 + whole(22) }, word);
    if (chance() < 0.3) words.splice(whole(words.length), 0, STOCK[whole(STOCK.length)] ?? "");
    if (chance() < 0.4) words.splice(whole(words.length), 0, String(whole(5000)));
    const text = words.join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const article = (): string[] => Array.from({ length: 14 + whole(10) }, sentence);
  const change = (text: string, share: number): string =>
    text
      .split(" ")
      .map((one) => (chance() < share ? word() : one))
      .join(" ");
  const recent: string[][] = [];
  for (let i = 0; i < count; i += 1) {
    const parent = recent.length > 20 && chance() < 0.54 ? recent[whole(recent.length)] : undefined;
    const kind = chance();
    const sentences =
      parent === undefined
        ? article()
        : kind < 0.28
          ? parent.map((one) => (chance() < 0.25 ? change(one, 0.05) : one)).concat(sentence())
          : kind < 0.58
            ? parent.slice(0, Math.ceil(parent.length * (0.6 + chance() * 0.4)))
            : kind < 0.8
              ? [...article().slice(0, 12), ...parent.slice(2, 8)]
              : parent.map((one) => change(one, 0.15 + chance() * 0.25));
    recent.push(sentences);
    if (recent.length > 2000) recent.shift();
    const time = new Date(Date.UTC(2024, 0, 1) + i * 40_000).toISOString();
    yield {
      schema: 1,
      id: i.toString(16).padStart(16, "0"),
      file: null,
      url: `https://outlet${i % 97}.example/story/${i}`,
      outlet: { name: `Outlet ${i % 97} Gazette`, domain: `outlet${i % 97}.example`, owner: null },
      title: null,
      byline: null,
      publishedAt: time,
      modifiedAt: null,
      capturedAt: null,
      language: "en",
      credits: [],
      text: sentences.reduce((text, one, k) => `${text}${k === 0 ? "" : k % 2 === 0 ? "\n\n" : " "}${one}`, ""),
      notices: [],
    };
  }
}
