import type { Accounting, Claim, FigureKind, Method, Modality, Source, Stance } from "../claim/claim.ts";
import type { CorrectableField } from "./review-act.ts";

type Value = string | number | boolean | null;

const KINDS: readonly FigureKind[] = [
  "exact",
  "about",
  "range",
  "at-least",
  "more-than",
  "just-over",
  "at-most",
  "less-than",
  "nearly",
  "vague",
  "ratio",
];
const ACCOUNTINGS: readonly Accounting[] = ["cumulative", "stock", "incident", "new", "revision"];
const MODALITIES: readonly Modality[] = ["reported", "feared", "forecast", "hypothetical", "planned"];
const METHODS: readonly Method[] = [
  "bodies",
  "counted",
  "registered",
  "identified",
  "verified",
  "estimated",
  "modelled",
];
const STANCES: readonly Stance[] = [
  "estimates",
  "says",
  "assesses",
  "claims",
  "acknowledges",
  "confirms",
  "denies",
  "plans",
];

/** The words that a field takes; a field that is not here takes any. */
export const FIELD_CHOICES: Readonly<Partial<Record<CorrectableField, readonly string[]>>> = {
  "figure.kind": KINDS,
  accounting: ACCOUNTINGS,
  modality: MODALITIES,
  method: METHODS,
  stance: STANCES,
};

/** What a field of a claim says now: the twin of {@link correctClaim}. */
export function readField(claim: Claim, field: CorrectableField): Value {
  const { figure, population } = claim;
  const [origin] = claim.sources;
  switch (field) {
    case "figure.low":
      return figure.low;
    case "figure.high":
      return figure.high;
    case "figure.kind":
      return figure.kind;
    case "figure.unit":
      return figure.unit;
    case "figure.of":
      return figure.of;
    case "population.name":
      return population.name;
    case "population.side":
      return population.side;
    case "population.role":
      return population.role;
    case "source":
      return origin?.name ?? null;
    case "saidOn":
      return origin?.saidOn ?? null;
    default:
      return claim[field];
  }
}

/** The claim with one field put right. A value that the field cannot hold leaves the claim as it was. */
export function correctClaim(claim: Claim, field: CorrectableField, value: Value): Claim {
  const text = typeof value === "string" ? value : null;
  const isText = value === null || text !== null;
  const { figure, population } = claim;
  switch (field) {
    case "figure.low":
      return isCount(value) ? { ...claim, figure: { ...figure, low: value } } : claim;
    case "figure.high":
      return isCount(value) ? { ...claim, figure: { ...figure, high: value } } : claim;
    case "figure.kind": {
      const kind = oneOf(KINDS, value);
      return kind === null ? claim : { ...claim, figure: { ...figure, kind } };
    }
    case "figure.unit":
      return text === null ? claim : { ...claim, figure: { ...figure, unit: text } };
    case "figure.of":
      return isText ? { ...claim, figure: { ...figure, of: text } } : claim;
    case "measure":
      return text === null ? claim : { ...claim, measure: text };
    case "counted":
      return isText ? { ...claim, counted: text } : claim;
    case "method":
      return { ...claim, method: oneOf(METHODS, value) };
    case "accounting":
      return { ...claim, accounting: oneOf(ACCOUNTINGS, value) };
    case "modality": {
      const modality = oneOf(MODALITIES, value);
      return modality === null ? claim : { ...claim, modality };
    }
    case "population.name":
      return isText ? { ...claim, population: { ...population, name: text } } : claim;
    case "population.side":
      return isText ? { ...claim, population: { ...population, side: text } } : claim;
    case "population.role":
      return isText ? { ...claim, population: { ...population, role: text } } : claim;
    case "place":
      return isText ? { ...claim, place: text } : claim;
    case "asOf":
      return isText ? { ...claim, asOf: text } : claim;
    case "stance": {
      const stance = oneOf(STANCES, value);
      return stance === null ? claim : { ...claim, stance };
    }
    case "comparison":
      return typeof value === "boolean" ? { ...claim, comparison: value } : claim;
    case "source":
      return isText ? { ...claim, sources: renameOrigin(claim.sources, text) } : claim;
    case "saidOn":
      return isText ? { ...claim, sources: dayOrigin(claim.sources, text) } : claim;
  }
}

function isCount(value: Value): value is number | null {
  return value === null || (typeof value === "number" && Number.isFinite(value) && value >= 0);
}

function oneOf<T extends string>(words: readonly T[], value: Value): T | null {
  return words.find((word) => word === value) ?? null;
}

// No name at all: no one's word. A name where there was none: a person gave it, and the text has no span for it.
function renameOrigin(sources: readonly Source[], name: string | null): readonly Source[] {
  if (name === null) return [];
  const [first, ...rest] = sources;
  if (first !== undefined) return [{ ...first, name, anonymous: false }, ...rest];
  return [
    {
      text: name,
      start: 0,
      end: 0,
      name,
      role: "origin",
      kind: "organisation",
      cue: null,
      anonymous: false,
      saidOn: null,
    },
  ];
}

function dayOrigin(sources: readonly Source[], day: string | null): readonly Source[] {
  const [first, ...rest] = sources;
  return first === undefined
    ? sources
    : [{ ...first, saidOn: day }, ...rest.map((source) => ({ ...source, saidOn: null }))];
}
