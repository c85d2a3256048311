import type { Accounting, Stance } from "../claim/claim.ts";
import { digestOf } from "../text/digest.ts";
import { buildUtterances, dayOfUtterance, type Member, type Utterance } from "./build-utterances.ts";
import type { Bunch } from "./bunch-claims.ts";
import { type OriginCount, readIndependence, shelveByDay, type Voices, voicesOf } from "./count-origins.ts";
import type { Subject } from "./entry-subject.ts";
import { isOneSided, rangesMeet } from "./figure-range.ts";
import { findReplaced } from "./find-replaced.ts";
import type { Entry, EvolutionStep, Statement } from "./ledger.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { Memory } from "./memory.ts";
import { resort } from "./resort.ts";
import type { Cell, Told } from "./told.ts";

/** An utterance and the statement made of it. */
export interface Stated {
  readonly utterance: Utterance;
  readonly statement: Statement;
  /** Its place in the evolution of its entry. */
  readonly step: EvolutionStep;
}

/** An entry before its estimate and grade, with what its findings are read from. */
export interface DraftEntry {
  readonly id: string;
  readonly cell: Cell;
  readonly counted: string | null;
  readonly population: Entry["population"];
  readonly place: string | null;
  readonly stated: readonly Stated[];
  readonly origins: OriginCount;
  readonly tolds: readonly Told[];
  /** Utterances that another voice of the same side put right, and what took their place. */
  readonly replaced: ReadonlyMap<Utterance, Utterance>;
  /** Ids of the claims that claims of this entry are said to be parts of. */
  readonly wholes: readonly string[];
}

/** Claims of another measure that retell a statement wrongly: id of the retold claim → the retelling ones. */
export type Retellings = ReadonlyMap<string, readonly Told[]>;

/** What an entry is made of. */
export interface EntryGround {
  /** All claims, by id; there must be one. */
  readonly tolds: readonly Told[];
  readonly bunches: readonly Bunch[];
  readonly subject: Subject;
  readonly retellings: Retellings;
  /** The entry as it last stood. */
  readonly before: DraftEntry | null;
}

/** Makes an entry. Null where nothing is left that anyone said. */
export function draftEntry(
  { tolds, bunches, subject, retellings, before }: EntryGround,
  context: LedgerContext,
  memory: Memory,
): DraftEntry | null {
  const id = memory.shelf("id").of("", [subject.cell.key], () => digestOf("entry", context.story, subject.cell.key));
  const utterances = buildUtterances(bunches, context.book, context.familyOf, memory).filter(
    (utterance) => !isScene(utterance, context),
  );
  if (utterances.length === 0) return null;
  const independence = readIndependence(utterances, context.book, memory);
  const agreeing = listAgreeing(utterances, memory);
  const replaced = findReplaced(utterances, subject.cell.accounting, context.book);
  const currents = findCurrents(utterances, subject.cell.accounting);
  for (const utterance of replaced.keys()) currents.delete(utterance);
  const known = memory.shelf("statements");
  const stated = utterances.map((utterance) => {
    const current = currents.has(utterance);
    const { min, max } = independence.countAmong(agreeing.get(utterance) ?? NO_ONE);
    const retelling =
      retellings.size === 0 ? [] : utterance.members.flatMap(({ told }) => retellings.get(told.claim.id) ?? []);
    return known.of(utterance, [id, current, min, max, ...retelling], () => {
      const statement = makeStatement(id, utterance, { min, max }, current, retelling, context);
      return { utterance, statement, step: stepOf(statement) };
    });
  });
  const { cell, population, place, wholes, counted } = subject;
  return {
    id,
    cell,
    counted,
    population,
    place,
    stated: resort(before?.stated ?? [], stated, compareStated),
    origins: independence.count(),
    tolds,
    replaced,
    wholes,
  };
}

// "One survivor was found", "thousands slept outside": in no one's name, beside a story's counts.
function isScene({ source, value, members }: Utterance, { isLarge }: LedgerContext): boolean {
  if (source !== null || !isLarge || members.some((member) => member.told.acts.length > 0)) return false;
  return value.kind === "vague" || (value.high ?? value.low ?? 0) <= LARGEST_SCENE;
}

const LARGEST_SCENE = 2;

/** The steps of an entry in the order of the days they speak of. */
export function evolve(stated: readonly Stated[]): readonly EvolutionStep[] {
  return stated.map(({ step }) => step);
}

function stepOf({ asOf, source, low, high, id }: Statement): EvolutionStep {
  return { asOf, source, low, high, statement: id };
}

/** Claims of an utterance that keep its value: all but those that lost its hedge or range. */
export function keepersOf(utterance: Utterance): readonly Member[] {
  return utterance.members.filter((member) => !isDistorting(utterance, member));
}

/** Whether a claim changes what was said: "120" for "up to 120". A lost "about" leaves the number as it was. */
export function isDistorting(utterance: Utterance, member: Member): boolean {
  return member.likeness === "bared" && utterance.value.kind !== "about";
}

/** A source's latest word stands until it says another; of one day's words on a growing toll the higher is the later. */
function findCurrents(utterances: readonly Utterance[], accounting: string): Set<Utterance> {
  const latest = new Map<string, Utterance>();
  const isLater = (one: Utterance, other: Utterance): boolean => {
    const [day, otherDay] = [dayOfUtterance(one) ?? "", dayOfUtterance(other) ?? ""];
    if (day !== otherDay) return day > otherDay;
    if (accounting !== "cumulative") {
      const [seen, otherSeen] = [firstPrinted(one), firstPrinted(other)];
      if (seen !== otherSeen) return seen > otherSeen;
    }
    return one.range.low > other.range.low;
  };
  for (const utterance of utterances) {
    if (utterance.source === null) continue;
    // an operator that first gave its manifest's number and then another has one current word
    for (const key of speakersOf(utterance, utterance.source)) {
      const known = latest.get(key);
      if (known === undefined || isLater(utterance, known)) latest.set(key, utterance);
    }
  }
  return new Set(
    utterances.filter(
      (utterance) =>
        utterance.source === null ||
        speakersOf(utterance, utterance.source).every((key) => latest.get(key) === utterance),
    ),
  );
}

function speakersOf({ speakers }: Utterance, source: string): readonly string[] {
  return speakers.includes(source) ? speakers : [source, ...speakers];
}

function firstPrinted(utterance: Utterance): string {
  return utterance.members.reduce((first, { told }) => {
    const at = told.report.modifiedAt ?? told.report.publishedAt ?? "";
    return at !== "" && (first === "" || at < first) ? at : first;
  }, "");
}

function makeStatement(
  entry: string,
  utterance: Utterance,
  support: Statement["support"],
  current: boolean,
  retellings: readonly Told[],
  context: LedgerContext,
): Statement {
  const { value, lead, source } = utterance;
  const keepers = keepersOf(utterance);
  const tolds = keepers.map((member) => member.told);
  const wrong = [
    ...utterance.members.filter((member) => isDistorting(utterance, member)).map((member) => member.told.claim.id),
    ...retellings.map((told) => told.claim.id),
  ];
  const confidence =
    lead.claim.confidence ?? tolds.find((told) => told.claim.confidence !== null)?.claim.confidence ?? null;
  return {
    id: digestOf(
      "statement",
      entry,
      source,
      utterance.saidOn ?? utterance.asOf,
      value.kind,
      value.low,
      value.high,
      source === null ? lead.claim.id : null,
    ),
    source: source === null ? null : context.book.nameOf(source),
    speaker: speakerOf(keepers),
    saidOn: utterance.saidOn,
    low: value.low,
    high: value.high,
    kind: value.kind,
    of: lead.claim.figure.of,
    asOf: utterance.asOf,
    stance: stanceOf(tolds),
    confidence: confidence === null ? null : { text: confidence.text, level: confidence.level },
    claims: tolds.map((told) => told.claim.id),
    reports: new Set(tolds.map((told) => told.report.id)).size,
    outlets: new Set(tolds.map((told) => told.outlet)).size,
    lineages: new Set(tolds.map((told) => context.familyOf(told.report.id))).size,
    origins: utterance.sourceKind === "none" || utterance.sourceKind === "outlet" ? 0 : 1,
    support,
    current,
    distortedBy: [...new Set(wrong)].sort(),
    owners: new Set(tolds.map((told) => told.report.outlet?.owner ?? told.outlet)).size,
    ...(value.kind === "vague" || value.kind === "ratio" ? { words: lead.claim.figure.text } : {}),
    ...reviewsOf(utterance),
  };
}

function reviewsOf(utterance: Utterance): { readonly reviews?: readonly string[] } {
  const acts = [...new Set(utterance.members.flatMap((member) => member.told.acts))].sort();
  return acts.length === 0 ? {} : { reviews: acts };
}

// The person or office that spoke for the origin, as the text that tells most of it has it.
function speakerOf(members: readonly Member[]): string | null {
  const texts = members.flatMap(({ told }) =>
    told.links.filter((link) => link.role === "speaker").map((link) => link.text),
  );
  return modalString(texts);
}

const STANCES: readonly Stance[] = [
  "denies",
  "acknowledges",
  "claims",
  "assesses",
  "estimates",
  "confirms",
  "plans",
  "says",
];

// The stance that most texts give it, "says" only where none tells more.
function stanceOf(tolds: readonly Told[]): Stance {
  const counts = new Map<Stance, number>();
  for (const { claim } of tolds)
    if (claim.stance !== "says") counts.set(claim.stance, (counts.get(claim.stance) ?? 0) + 1);
  return STANCES.reduce<Stance>(
    (best, stance) => ((counts.get(stance) ?? 0) > (counts.get(best) ?? 0) ? stance : best),
    "says",
  );
}

const NO_ONE: Voices = { name: "", keys: [] };
const NONE: readonly Utterance[] = [];

/** Origins whose figures agree at comparable time: ranges that meet, on both sides bounded. Left out where no one speaks. */
function listAgreeing(utterances: readonly Utterance[], memory: Memory): ReadonlyMap<Utterance, Voices> {
  // one list for as long as the same is said of a day
  const lists = memory.shelf("utterances of a day");
  const days = new Map(
    [...shelveByDay(utterances)].map(([day, list]) => [day, lists.of(day, list, () => list)] as const),
  );
  const undated = days.get(null) ?? NONE;
  const known = memory.shelf("agreeing");
  const agreeing = new Map<Utterance, Voices>();
  for (const [day, list] of days) {
    const near = day === null ? [...days.values()] : [list, undated];
    for (const [utterance, voices] of known.of(day, near, () => agreeOnDay(list, near)))
      agreeing.set(utterance, voices);
  }
  return agreeing;
}

function agreeOnDay(
  list: readonly Utterance[],
  near: readonly (readonly Utterance[])[],
): readonly (readonly [Utterance, Voices])[] {
  return list.flatMap((utterance) => {
    const { source, value, range } = utterance;
    if (source === null) return [];
    const keys = new Set([source]);
    // a one-sided bound never supports, it only fails to contradict
    if (!isOneSided(value))
      for (const mates of near)
        for (const other of mates)
          if (other.source !== null && rangesMeet(range, other.range) && !isOneSided(other.value))
            keys.add(other.source);
    return [[utterance, voicesOf([...keys])] as const];
  });
}

function compareStated({ statement: one, utterance }: Stated, { statement: other, utterance: mate }: Stated): number {
  const [day, otherDay] = [one.saidOn ?? one.asOf ?? "~", other.saidOn ?? other.asOf ?? "~"];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  const [source, otherSource] = [one.source ?? "~", other.source ?? "~"];
  if (source !== otherSource) return source < otherSource ? -1 : 1;
  const gap = (one.low ?? one.high ?? 0) - (other.low ?? other.high ?? 0);
  if (gap !== 0) return gap;
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return utterance.lead.claim.id < mate.lead.claim.id ? -1 : 1;
}

/** The string that stands most often, nulls left out; of two as common the longer. */
function modalString(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(
    ([one, count], [other, otherCount]) => otherCount - count || other.length - one.length || (one < other ? -1 : 1),
  );
  return best?.[0] ?? null;
}

/** The contract's word for a cell's accounting. */
export function accountingOfCell(cell: Cell): Accounting {
  switch (cell.accounting) {
    case "stock":
    case "incident":
    case "new":
      return cell.accounting;
    default:
      return "cumulative";
  }
}
