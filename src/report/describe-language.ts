import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { Notice } from "../notice.ts";

/** The language of a text, as stated or as recognised. */
export interface LanguageDescription {
  /** BCP 47; `und-Cyrl` and the like where only the script can be told; null where nothing can. */
  readonly language: string | null;
  readonly notices: readonly Notice[];
}

const LOOKED_AT = 3000;
// Fewer words than this in all, or of the best language in a hundred, say nothing.
const FEWEST_WORDS = 12;
const FEWEST_IN_HUNDRED = 12;

const SCRIPTS: readonly (readonly [pattern: RegExp, language: string])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/[ҐґЄєІіЇї]/g, "uk"],
  [/[ЫыЭэ]/g, "ru"],
  [/\p{Script=Cyrillic}/gu, "und-Cyrl"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/[\u06a9\u06af\u067e\u0686\u06cc]/g, "fa"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
];

/**
 * Takes the stated language, unless the text is plainly in another one (a template's `lang="en"` over a Spanish text);
 * then the recognised one, with a notice. Without a statement, the recognised one.
 */
export function describeLanguage(stated: string | null, text: string): LanguageDescription {
  const recognised = recogniseLanguage(text);
  const tag = canonicalTag(stated);
  if (tag === null) return { language: recognised, notices: [] };
  if (recognised === null || recognised.startsWith("und") || primaryOf(tag) === recognised || isNear(tag, recognised))
    return { language: tag, notices: [] };
  const notice = { code: "language-differs", text: `stated to be in “${tag}”, but the words are “${recognised}”` };
  return { language: recognised, notices: [notice] };
}

/** The language that the words of a text are in, by its script or its most common words; null where it is not plain. */
export function recogniseLanguage(text: string): string | null {
  const sample = text.slice(0, LOOKED_AT);
  return recogniseScript(sample) ?? recogniseWords(sample);
}

function recogniseScript(sample: string): string | null {
  if (isMostlyLatin(sample)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0 || latin > letters / 2) return null;
  // The letters that only one language of a script has are few in any text, so they need no majority.
  return SCRIPTS.find(([pattern]) => (sample.match(pattern)?.length ?? 0) > letters * 0.005)?.[1] ?? null;
}

/** The quick way out for nearly every text: no code unit beyond the Latin blocks but punctuation. */
function isMostlyLatin(sample: string): boolean {
  let others = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at);
    if (unit > 0x24f && (unit < 0x2000 || unit > 0x20cf)) others += 1;
  }
  return others < sample.length * 0.05;
}

function recogniseWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/[a-z\u00df-\u024f]+/g) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const { languages, numbersByWord } = readWords();
  const counts = new Array<number>(languages.length).fill(0);
  for (const word of words)
    for (const number of numbersByWord.get(word) ?? []) counts[number] = (counts[number] ?? 0) + 1;
  const ranked = counts
    .map((count, number) => ({ language: languages[number] ?? "", score: (count * 100) / words.length }))
    .sort((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1));
  const [best, next] = ranked;
  if (best === undefined || best.score < FEWEST_IN_HUNDRED) return null;
  return next !== undefined && best.score < next.score * 1.3 ? null : best.language;
}

interface CommonWords {
  readonly languages: readonly string[];
  readonly numbersByWord: ReadonlyMap<string, readonly number[]>;
}

let kept: CommonWords | null = null;

function readWords(): CommonWords {
  if (kept !== null) return kept;
  const entries = readLexiconFile("language-words");
  const numbersByWord = new Map<string, number[]>();
  entries.forEach(([, list = ""], number) => {
    for (const word of list.split(" ")) numbersByWord.set(word, [...(numbersByWord.get(word) ?? []), number]);
  });
  kept = { languages: entries.map(([language = ""]) => language), numbersByWord };
  return kept;
}

function canonicalTag(stated: string | null): string | null {
  const tag = stated?.trim().replaceAll("_", "-") ?? "";
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function primaryOf(tag: string): string {
  return tag.split("-")[0] ?? tag;
}

// Close relatives that a short text does not tell apart, and older tags.
function isNear(tag: string, recognised: string): boolean {
  const near = [
    ["no", "nb", "nn", "da", "sv"],
    ["pt", "gl", "es", "ca"],
    ["ru", "bg", "sr", "mk", "be"],
    ["he", "iw"],
    ["ar", "fa", "ur"],
    ["zh", "ja"],
    ["hi", "mr", "ne"],
    ["id", "ms"],
  ];
  return near.some((group) => group.includes(primaryOf(tag)) && group.includes(recognised));
}
