import type { Phrase } from "../../lexicon/lexicon.ts";

/** What kind of counted noun a word is; `populations.txt` explains each. */
export type PopulationKind =
  | "people"
  | "responders"
  | "prisoner"
  | "alive"
  | "one"
  | "kin"
  | "mass"
  | "force"
  | "thing"
  | "animal"
  | "nothing";

/** One entry of `populations.txt`. */
export interface PopulationWord {
  readonly words: string;
  readonly role: string | null;
  readonly kind: PopulationKind;
  /** `people`, or the lexicon's word for the thing. */
  readonly unit: string;
}

const kept = new WeakMap<Phrase, PopulationWord>();

/** What a phrase of `populations.txt` says, read once. */
export function populationWordOf(phrase: Phrase): PopulationWord {
  const known = kept.get(phrase);
  if (known !== undefined) return known;
  const [role = "-", kindAndUnit = "people"] = phrase.fields;
  const [kind = "people", unit = "people"] = kindAndUnit.split(" ");
  const word: PopulationWord = {
    words: phrase.text,
    role: role === "-" ? null : role,
    kind: (kind === "" ? "people" : kind) as PopulationKind,
    unit,
  };
  kept.set(phrase, word);
  return word;
}

/** True for words that stand for people, one or many. */
export function isOfPeople(word: PopulationWord): boolean {
  return word.kind !== "thing" && word.kind !== "animal" && word.kind !== "nothing";
}
