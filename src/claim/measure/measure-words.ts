import type { Phrase } from "../../lexicon/lexicon.ts";
import type { Method } from "../claim.ts";

/** How a measure's words join a figure: bits. The lexicon file `measures.txt` explains each. */
export const MeasureForm = {
  /** 12 dead · 12 are missing */
  adj: 1,
  /** 12 were killed · killed 12 */
  part: 2,
  /** killing 12: active only */
  verb: 4,
  /** 12 died: its subject is counted */
  done: 8,
  /** 12 deaths */
  noun: 16,
  /** the killing of 12 */
  deed: 32,
  /** a toll of 12 */
  toll: 64,
  /** a number of what was told before */
  count: 128,
  /** 12 people in hospital */
  where: 256,
  /** Only with a population that it can happen to. */
  weak: 512,
  /** Only where nothing else measures the figure. */
  soft: 1024,
  /** the dead, the missing */
  "dead-noun": 2048,
  /** 12 are in the district hospital */
  place: 4096,
  /** one death: a noun of one or none */
  single: 8192,
  /** died: told of anyone, of age or illness too */
  quiet: 16384,
  /** with gunshot wounds: never right behind the figure, which would count the wounds */
  apart: 32768,
} as const;

/** What a weak measure must be told of. */
export type MeasureNeed =
  | "people"
  /** People by a noun that the lexicon knows: a name in capitals may be a weapon's. */
  | "persons"
  | "thing"
  | "military"
  | "responders"
  | "prisoner"
  /** Prisoners alone, not soldiers who may become them. */
  | "captive"
  | "force"
  /** Those whose loss is a death: colleagues, brothers, friends. */
  | "close";

/** One entry of `measures.txt`. */
export interface MeasureWord {
  readonly words: string;
  /** Canonical name; `*` where the words stand for what was told before. */
  readonly measure: string;
  readonly forms: number;
  readonly needs: MeasureNeed | null;
  readonly method: Method | null;
  readonly counted: string | null;
  /** Classes of `link-words.txt`, one of which must stand in the same sentence; empty where none need. */
  readonly near: readonly string[];
  /** A class that must not stand in the same sentence. */
  readonly unless: string | null;
  /** A class that must stand somewhere in the report: “cases” are of people where it tells of an illness. */
  readonly within: string | null;
}

const kept = new WeakMap<Phrase, MeasureWord>();

/** What a phrase of `measures.txt` says, read once. */
export function measureWordOf(phrase: Phrase): MeasureWord {
  const known = kept.get(phrase);
  if (known !== undefined) return known;
  const [measure = "other", forms = "", options = ""] = phrase.fields;
  const told = new Map(
    options
      .split(/\s(?=\w+=)/)
      .filter((option) => option !== "")
      .map((option) => option.split("=") as [string, string]),
  );
  const word: MeasureWord = {
    words: phrase.text,
    measure,
    forms: forms.split(" ").reduce((bits, form) => bits | (MeasureForm[form as keyof typeof MeasureForm] ?? 0), 0),
    needs: (told.get("needs") as MeasureNeed | undefined) ?? null,
    method: (told.get("method") as Method | undefined) ?? null,
    counted: told.get("counted") ?? null,
    near: told.get("near")?.split(",") ?? [],
    unless: told.get("unless") ?? null,
    within: told.get("within") ?? null,
  };
  kept.set(phrase, word);
  return word;
}

const THING_MEASURES = new Set(["destroyed", "damaged"]);

/** True where a measure tells of things: a house cannot be killed, nor a person damaged. */
export function isThingMeasure(measure: string): boolean {
  return THING_MEASURES.has(measure);
}
