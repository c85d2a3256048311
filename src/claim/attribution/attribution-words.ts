import { keepByLexicon } from "../../lexicon/keep-by-lexicon.ts";
import type { Lexicon, Phrase } from "../../lexicon/lexicon.ts";
import { WordClass } from "./word-class.ts";

/** Names of the classes in `word-classes.txt`, each a bit of {@link AttributionWords.possible}. */
const CLASS_NAMES = [
  "determiner",
  "possessive",
  "subject",
  "object",
  "pronoun",
  "preposition",
  "conjunction",
  "subordinator",
  "relative",
  "be",
  "have",
  "do",
  "modal",
  "subject-aux",
  "to",
  "negation",
  "number",
  "adverb",
  "adjective",
  "noun",
  "verb-past",
  "verb-s",
  "verb-base",
  "verb-ing",
  "day",
] as const;

type ClassName = (typeof CLASS_NAMES)[number];

/** The bit of each class of words. */
export const ClassBit = Object.fromEntries(CLASS_NAMES.map((name, index) => [name, 1 << index])) as Readonly<
  Record<ClassName, number>
>;

const FIRST_CLASS: Readonly<Record<ClassName, number>> = {
  determiner: WordClass.determiner,
  possessive: WordClass.possessive,
  subject: WordClass.subject,
  object: WordClass.object,
  pronoun: WordClass.pronoun,
  preposition: WordClass.preposition,
  conjunction: WordClass.conjunction,
  subordinator: WordClass.subordinator,
  relative: WordClass.relative,
  be: WordClass.auxiliary,
  have: WordClass.auxiliary,
  do: WordClass.auxiliary,
  modal: WordClass.auxiliary,
  "subject-aux": WordClass.auxiliary,
  to: WordClass.to,
  negation: WordClass.negation,
  number: WordClass.number,
  adverb: WordClass.adverb,
  adjective: WordClass.adjective,
  noun: WordClass.noun,
  "verb-past": WordClass.past,
  "verb-s": WordClass.present,
  "verb-base": WordClass.base,
  "verb-ing": WordClass.ing,
  day: WordClass.day,
};

/** How a cue's content may follow it. */
export type CueFrame = "that" | "whether" | "to" | "clause" | "noun" | "quote" | "before" | "inverted" | "gap";

/** One cue word in one form. */
export interface Cue {
  readonly text: string;
  /** Tokens of the cue after its first. */
  readonly restHashes: readonly number[];
  /** `verb`, `noun` (“his claim that”), `adjective` (“is sure that”), `preposition` (“according to”) or `count`: a verb
   * by which a number is given (“put the toll at”), a cue only where a figure stands in what it governs. */
  readonly part: "verb" | "noun" | "adjective" | "preposition" | "count";
  /** How sure a frame makes it, 0 to 9: the share of its uses in news that tell someone's word or view. */
  readonly sure: Readonly<Partial<Record<CueFrame, number>>>;
  readonly stance: string;
  /** For a verb that gives a number: whether it is one of speech as well (“confirmed”), which anybody may do. */
  readonly isSpeech: boolean;
  /** True for what people do with their hands as well (“officers found two men dead”): only a body or text tells by it. */
  readonly isDeed: boolean;
  /** True for what someone feels, wants or does about a thing (“sees”, “supports”), which gives no number. */
  readonly isView: boolean;
}

/** What the lexicon says of words, by their number in the vocabulary. */
export interface AttributionWords {
  readonly lexicon: Lexicon;
  /** {@link ClassBit} bits of what a word may be. */
  readonly possible: Uint32Array;
  /** {@link WordClass} it most often is; 0 = not listed. */
  readonly likeliest: Uint8Array;
  readonly cues: readonly (readonly Cue[] | undefined)[];
  /** 1 for words that stand before a name and belong to it: “economist”, “spokesman”, “ministry”. */
  readonly isRole: Uint8Array;
  /** 1 for words that name or begin the name of a source: “NATO”, “police”, “officials”. */
  readonly isSource: Uint8Array;
}

/** The lexicon as attribution reads it, made once for each language. */
export const attributionWordsOf = keepByLexicon(readAttributionWords);

function readAttributionWords(lexicon: Lexicon): AttributionWords {
  const size = lexicon.vocabulary.words.length;
  const possible = new Uint32Array(size);
  const likeliest = new Uint8Array(size);
  const isRole = new Uint8Array(size);
  const isSource = new Uint8Array(size);
  const cues: Cue[][] = [];
  for (const [number, phrases] of lexicon.phrasesByWord.entries()) {
    for (const phrase of phrases ?? []) {
      if (phrase.category === "word-classes") {
        if (phrase.hashes.length > 1) continue;
        const names = (phrase.fields[0] ?? "").split(" ") as ClassName[];
        const [first] = names;
        if (first !== undefined && likeliest[number] === 0) likeliest[number] = FIRST_CLASS[first] ?? 0;
        for (const name of names) possible[number] = (possible[number] ?? 0) | (ClassBit[name] ?? 0);
      } else if (phrase.category === "cues") {
        // a noun to most of the press, a verb where it is a cue: “NATO estimates that”
        if ((phrase.fields[0] === "verb" || phrase.fields[0] === "count") && phrase.hashes.length === 1)
          possible[number] = (possible[number] ?? 0) | verbBit(phrase.text);
        const list = cues[number] ?? [];
        list.push(readCue(phrase));
        cues[number] = list;
      } else if (phrase.category === "source-words") {
        const name = phrase.fields[0] ?? "";
        // “the register listed 143”: what speaks is a noun, whatever else it may be
        if (NOUN_CLASSES.has(name) && phrase.hashes.length === 1) {
          possible[number] = (possible[number] ?? 0) | ClassBit.noun;
          if (likeliest[number] === 0 || likeliest[number] === WordClass.adjective) likeliest[number] = WordClass.noun;
        }
        if (SPEAKING_CLASSES.has(name)) isSource[number] = 1;
        if (ROLE_CLASSES.has(name) && phrase.text !== "people") isRole[number] = 1;
      }
    }
  }
  return { lexicon, possible, likeliest, cues: cues.map(withSpeech), isRole, isSource };
}

const NOUN_CLASSES: ReadonlySet<string> = new Set([
  "person",
  "voice",
  "body",
  "document",
  "figure",
  "witness",
  "office",
]);

const ROLE_CLASSES: ReadonlySet<string> = new Set([
  "person",
  "voice",
  "minister",
  "chief",
  "office",
  "title",
  "witness",
  "body",
  "rank",
]);

const SPEAKING_CLASSES: ReadonlySet<string> = new Set([
  "name",
  "person",
  "voice",
  "minister",
  "chief",
  "office",
  "authority",
  "body",
  "document",
  "witness",
]);

function verbBit(form: string): number {
  if (form.endsWith("ing")) return ClassBit["verb-ing"];
  if (form.endsWith("ed")) return ClassBit["verb-past"];
  return form.endsWith("s") && !form.endsWith("ss") ? ClassBit["verb-s"] : ClassBit["verb-base"];
}

// `said | verb | says | that 15, clause 21, quote 17`; a fourth field `view`
function readCue(phrase: Phrase): Cue {
  const [part = "verb", stance = "says", frames = ""] = phrase.fields;
  const sure: Partial<Record<CueFrame, number>> = {};
  for (const frame of frames.split(",")) {
    const [name = "", value = "9"] = frame.trim().split(" ");
    if (name !== "") sure[name as CueFrame] = Number(value);
  }
  return {
    text: phrase.text,
    restHashes: phrase.hashes.slice(1),
    part: part as Cue["part"],
    sure,
    stance,
    isSpeech: false,
    isDeed: phrase.fields[3] === "deed",
    isView: phrase.fields[3] === "view",
  };
}

const SPEECH_FROM = 5;

// A verb that gives a number is one of speech where the same word is known to tell what someone says.
function withSpeech(list: readonly Cue[] | undefined): readonly Cue[] | undefined {
  if (list === undefined) return undefined;
  const told = list.filter(({ part, isView, sure }) => {
    const best = Math.max(sure.that ?? 0, sure.clause ?? 0, sure.quote ?? 0);
    return part === "verb" && !isView && best >= SPEECH_FROM;
  });
  return list.map((cue) => ({ ...cue, isSpeech: told.some(({ text }) => text === cue.text) }));
}
