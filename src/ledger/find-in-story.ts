import type { Report } from "../report/report.ts";
import { dayOfUtterance } from "./build-utterances.ts";
import type { DraftEntry, Stated } from "./compile-entry.ts";
import { writeFigure } from "./figure-range.ts";
import { capitalise } from "./find-disagreements.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { alternativesOf, anyHasSense, hasSense } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import type { Cell, Told } from "./told.ts";
import {
  agreeing,
  type FindingDraft,
  onDay,
  outletsOf,
  writeNames,
  writeStated,
  writeSubject,
} from "./write-finding.ts";

// Three outlets look like three witnesses.
const OUTLETS = 3;

interface Carried {
  readonly stated: Stated;
  readonly entry: DraftEntry;
}

/** Everything that three outlets or more carry from one origin alone: one finding for each origin. */
export function findLoneSources(
  entries: readonly DraftEntry[],
  context: LedgerContext,
  memory: Memory,
): readonly FindingDraft[] {
  const bySource = new Map<string, Carried[]>();
  const lone = memory.shelf("lone");
  for (const entry of entries)
    for (const carried of lone.of(entry, [], () => listLone(entry))) {
      const source = carried.stated.utterance.source ?? "";
      const own = bySource.get(source);
      if (own === undefined) bySource.set(source, [carried]);
      else own.push(carried);
    }
  return [...bySource]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([source, carried]) => {
      const ranked = [...carried].sort(
        (one, other) =>
          outletCount(other.stated) - outletCount(one.stated) ||
          other.stated.statement.reports - one.stated.statement.reports ||
          (one.stated.statement.id < other.stated.statement.id ? -1 : 1),
      );
      const shown = ranked.slice(0, 2);
      const rest = ranked.length - shown.length;
      const tell = ({ stated, entry }: Carried): string =>
        `${writeStated(stated)} (${writeSubject(entry.cell, entry.population, entry.place)}; ${stated.statement.reports} reports, ${outletCount(stated)} outlets)`;
      return {
        kind: "lone-source" as const,
        text: `${capitalise(context.book.nameOf(source))} alone stands behind ${writeNames(shown.map(tell))}${rest > 0 ? `, and behind ${rest} more carried by ${OUTLETS} outlets or more` : ""}.`,
        statements: ranked.map(({ stated }) => stated.statement.id),
        claims: shown.flatMap(({ stated }) => stated.statement.claims),
        severity: "note" as const,
        cause: source,
      };
    });
}

function listLone(entry: DraftEntry): readonly Carried[] {
  return entry.stated
    .filter(
      (stated) =>
        stated.utterance.source !== null &&
        stated.utterance.sourceKind === "named" &&
        stated.statement.support.max <= 1 &&
        outletCount(stated) >= OUTLETS,
    )
    .map((stated) => ({ stated, entry }));
}

// Whoever retells it wrongly still carries it.
function outletCount(stated: Stated): number {
  return stated.utterance.outletCount;
}

/** An entry of which no origin has a name. */
export function findAnonymous(entry: DraftEntry, context: LedgerContext): readonly FindingDraft[] {
  const spoken = entry.stated.filter(
    (stated) => stated.utterance.source !== null && stated.utterance.sourceKind !== "outlet",
  );
  const isUnnamed = (stated: Stated): boolean =>
    stated.utterance.sourceKind === "unnamed" ||
    stated.utterance.members.every((member) => member.origin.kind !== "named" || member.told.anonymous);
  if (
    spoken.length === 0 ||
    spoken.length < entry.stated.filter((stated) => stated.utterance.source !== null).length ||
    !spoken.every(isUnnamed)
  )
    return [];
  const tolds = spoken.flatMap((stated) => stated.utterance.members.map((member) => member.told));
  if (tolds.some((told) => context.book.issuers.has(told.outlet))) return [];
  const names = spoken.map((stated) => stated.statement.speaker ?? stated.statement.source ?? "");
  return [
    {
      kind: "anonymous-only",
      text: `${capitalise(writeSubject(entry.cell, entry.population, entry.place))}: ${writeNames(spoken.map(writeStated), 3)} rests on ${writeNames(names, 3)} alone, and no one is named.`,
      statements: spoken.map((stated) => stated.statement.id),
      claims: tolds.map((told) => told.claim.id),
      severity: "note",
      cause: entry.id,
    },
  ];
}

/** Households, families or reports retold as people, of one source and number. */
export function findUnits(entry: DraftEntry, context: LedgerContext, memory: Memory): readonly FindingDraft[] {
  const known = memory.shelf("units");
  return entry.stated.flatMap((stated) =>
    known.of(stated, [entry.cell.measure], () => findUnitsOf(stated, entry.cell.measure, context)),
  );
}

function findUnitsOf(stated: Stated, measure: string, context: LedgerContext): readonly FindingDraft[] {
  if (stated.utterance.source === null) return [];
  const units = new Map<string, Told[]>();
  for (const { told } of stated.utterance.members) {
    const { unit } = told.claim.figure;
    const own = units.get(unit);
    if (own === undefined) units.set(unit, [told]);
    else own.push(told);
  }
  const people = units.get("people") ?? [];
  if (units.size < 2 || people.length === 0) return [];
  const drafts: FindingDraft[] = [];
  for (const [unit, tolds] of [...units].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (unit === "people" || unit === "bodies") continue;
    const [first] = tolds;
    if (first === undefined || people.every((told) => told.report.id === first.report.id)) continue;
    drafts.push({
      kind: "unit",
      text: `${writeNames(outletsOf(people, context))} has ${writeStated(stated)} people ${measure} where ${writeNames(outletsOf(tolds, context))} has ${writeFigure(first.claim.figure)} ${unit}, as the word of ${stated.statement.source}.`,
      statements: [stated.statement.id],
      claims: [...people, ...tolds].map((told) => told.claim.id),
      severity: "warn",
      cause: `${stated.statement.id}|${unit}`,
    });
  }
  return drafts;
}

/** Households or families in one entry, people in another: one source, one number. */
export function findHouseholds(entries: readonly DraftEntry[], context: LedgerContext): readonly FindingDraft[] {
  const byFigure = new Map<string, Carried[]>();
  const measures = new Set(entries.filter(({ cell }) => isOfGroups(cell)).map(({ cell }) => cell.measure));
  for (const entry of entries)
    for (const stated of measures.has(entry.cell.measure) ? entry.stated : []) {
      const { value } = stated.utterance;
      const number = value.high ?? value.low;
      if (number === null || number < 10 || value.kind === "vague") continue;
      const key = [entry.cell.measure, number].join("|");
      const own = byFigure.get(key);
      if (own === undefined) byFigure.set(key, [{ stated, entry }]);
      else own.push({ stated, entry });
    }
  return [...byFigure]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, carried]) =>
      carried
        .filter(({ stated, entry }) => isOfGroups(entry.cell) && stated.utterance.source !== null)
        .flatMap((groups) =>
          carried.filter((people) => isOfGroup(people, groups)).map((people) => [groups, people] as const),
        ),
    )
    .map(([groups, people]) => writeHouseholds(groups, people, context));
}

// The same source's, or in no one's name, and not beside the other in one report.
function isOfGroup(people: Carried, groups: Carried): boolean {
  const { source, sourceKind, members } = people.stated.utterance;
  if (people.entry.cell.unit !== "people") return false;
  if (source !== groups.stated.utterance.source && sourceKind !== "none") return false;
  return !members.some(({ told }) =>
    groups.stated.utterance.members.some((member) => member.told.report.id === told.report.id),
  );
}

function writeHouseholds(groups: Carried, people: Carried, context: LedgerContext): FindingDraft {
  const wrong = people.stated.utterance.members.map((member) => member.told);
  const right = groups.stated.utterance.members.map((member) => member.told);
  const { source } = groups.stated.statement;
  const whose = people.stated.utterance.source === null ? `as the word of ${source}` : `both as the word of ${source}`;
  return {
    kind: "unit",
    text: `${writeNames(outletsOf(wrong, context))} has ${writeStated(people.stated)} people ${people.entry.cell.measure} where ${writeNames(outletsOf(right, context))} has ${writeStated(groups.stated)} ${groups.entry.cell.unit}, ${whose}.`,
    statements: [people.stated.statement.id, groups.stated.statement.id],
    claims: [...wrong, ...right].map((told) => told.claim.id),
    severity: "warn",
    cause: [groups.stated.statement.id, people.stated.statement.id].join("|"),
  };
}

function isOfGroups({ unit }: Cell): boolean {
  return unit === "households" || unit === "families";
}

/** A number that is a whole and its own part added up, in no named origin's word. */
export function findDoubleCounts(
  entries: readonly DraftEntry[],
  partOf: ReadonlyMap<string, string>,
  context: LedgerContext,
): readonly FindingDraft[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const drafts: FindingDraft[] = [];
  for (const [partId, wholeId] of [...partOf].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [part, whole] = [byId.get(partId), byId.get(wholeId)];
    if (part === undefined || whole === undefined || part.cell.measure !== whole.cell.measure) continue;
    for (const sum of whole.stated) {
      if (sum.utterance.sourceKind === "named" || sum.utterance.value.kind !== "exact") continue;
      const total = sum.utterance.value.high ?? 0;
      for (const base of whole.stated) {
        const added = part.stated.find(
          (other) =>
            other.utterance.source !== null &&
            other.utterance.source === base.utterance.source &&
            dayOfUtterance(other.utterance) === dayOfUtterance(base.utterance) &&
            other.utterance.value.kind === "exact" &&
            base.utterance.value.kind === "exact" &&
            (other.utterance.value.high ?? 0) >= 5 &&
            (other.utterance.value.high ?? 0) + (base.utterance.value.high ?? 0) === total,
        );
        if (added === undefined) continue;
        drafts.push({
          kind: "double-count",
          text: `${writeNames(
            outletsOf(
              sum.utterance.members.map((member) => member.told),
              context,
            ),
          )} has ${writeStated(sum)} (${writeSubject(whole.cell, whole.population, whole.place)}): that is ${writeStated(base)} and ${writeStated(added)} (${writeSubject(part.cell, part.population, part.place)}) added up, and the second are part of the first${onDay(dayOfUtterance(base.utterance))}.`,
          statements: [sum.statement.id, base.statement.id, added.statement.id],
          claims: [...sum.statement.claims, ...base.statement.claims, ...added.statement.claims],
          severity: "warn",
          cause: [sum.statement.id, base.statement.id, added.statement.id].join("|"),
        });
      }
    }
  }
  return drafts;
}

/** A sentence that says a source gave no figure. */
export interface Withheld {
  readonly report: Report;
  readonly text: string;
  readonly words: readonly string[];
}

const WITHHOLDING = new RegExp(
  `\\b(?:${alternativesOf("withholding")}|(?:${alternativesOf("withholding-word")})\\b)`,
  "i",
);
const HOW_MANY = new RegExp(` (?:${alternativesOf("how-many")}) `, "i");

/** Sentences of a report in which figures are said to be withheld or not to exist. */
export function listWithheld(report: Report): readonly Withheld[] {
  const found: Withheld[] = [];
  for (const text of report.text.split(/(?<=[.!?]["”’]?)\s+|\n+/u)) {
    if (text.length > 400 || !WITHHOLDING.test(text)) continue;
    const words = foldWords(text);
    const at = words.findIndex((word) => hasSense(word, "withholds"));
    if (at < 0) continue;
    const tail = words.slice(at, at + 14);
    if (!tail.some((word) => hasSense(word, "gives-out")) || !(anyHasSense(tail, "figure-noun") || HOW_MANY.test(text)))
      continue;
    // the giving must be what is denied, not stand further on: "no casualties, officials said"
    const gives = tail.findIndex((word) => hasSense(word, "gives-out"));
    if (gives > 6 || gives < 0) continue;
    if (words[at] === "no" || (words[at] === "without" && gives > 1)) continue;
    found.push({ report, text: text.trim(), words: words.slice(0, at) });
  }
  return found;
}

/** A report says that a source gave no figure; another carries one of that source. */
export function findNoFigures(
  withheld: readonly Withheld[],
  entries: readonly DraftEntry[],
  context: LedgerContext,
): readonly FindingDraft[] {
  if (withheld.length === 0) return [];
  const drafts: FindingDraft[] = [];
  const seen = new Set<string>();
  const spoken = entries
    .filter((entry) => entry.cell.measure !== "deployed")
    .flatMap((entry) => entry.stated.map((stated) => ({ stated, entry })))
    .filter(({ stated }) => stated.utterance.source !== null && stated.utterance.sourceKind === "named")
    .sort((one, other) => rankWithheld(other) - rankWithheld(one));
  for (const { report, text, words } of withheld) {
    const outlet = report.outlet?.name ?? report.file ?? report.id;
    const meant = new Map<string, boolean>();
    const isMeant = (name: string): boolean => {
      const known = meant.get(name) ?? isNamedIn(name, words, context);
      meant.set(name, known);
      return known;
    };
    const carried = spoken.find(({ stated }) => {
      const { source } = stated.utterance;
      if (source === null) return false;
      const names = [
        source,
        ...stated.utterance.speakers,
        ...stated.utterance.members.flatMap((member) => member.origin.speakers),
      ];
      const isNamed = names.some(isMeant);
      return isNamed && stated.utterance.members.every((member) => member.told.report.id !== report.id);
    });
    if (carried === undefined || seen.has(carried.stated.statement.id)) continue;
    seen.add(carried.stated.statement.id);
    const { stated, entry } = carried;
    const carriers = outletsOf(
      carried.stated.utterance.members.map((member) => member.told),
      context,
    );
    const quote = text.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, "")} …` : text;
    drafts.push({
      kind: "no-figure",
      text: `${outlet} writes “${quote}”; ${writeNames(carriers)} ${agreeing(carriers, "carries", "carry")} ${writeStated(stated)} of ${stated.statement.source}${onDay(dayOfUtterance(stated.utterance))} (${writeSubject(entry.cell, entry.population, entry.place)}).`,
      statements: [stated.statement.id],
      claims: stated.statement.claims,
      severity: "note",
      cause: `${report.id}|${stated.statement.id}`,
    });
  }
  return drafts;
}

// The dead first, then the larger figure: what a reader takes the sentence to be about.
function rankWithheld({ stated, entry }: Carried): number {
  const number = stated.utterance.value.high ?? stated.utterance.value.low ?? 0;
  return (entry.cell.measure === "killed" ? 1e12 : 0) + number;
}

function isNamedIn(name: string, words: readonly string[], context: LedgerContext): boolean {
  const own = foldWords(context.book.nameOf(name));
  if (own.length > 0 && own.every((word) => words.includes(word))) return true;
  const side = context.book.sideOf(name);
  if (side === null) return false;
  // "Russian officials have declined": the country's officials, where the country itself has spoken
  return (
    own.length === 1 &&
    words.some((word) => word.startsWith(side.slice(0, Math.max(4, side.length - 1)))) &&
    anyHasSense(words, "unnamed")
  );
}
