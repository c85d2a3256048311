import { dayOfUtterance } from "./build-utterances.ts";
import { type DraftEntry, isDistorting, type Stated } from "./compile-entry.ts";
import { writeFigure } from "./figure-range.ts";
import { findOrigin } from "./find-origin.ts";
import { foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import { likenessOf } from "./same-value.ts";
import type { Told } from "./told.ts";
import {
  agreeing,
  type FindingDraft,
  onDay,
  outletsOf,
  writeDay,
  writeNames,
  writeStated,
  writeSubject,
} from "./write-finding.ts";

/**
 * Claims that change what their source said, within one entry: a bound or hedge that fell off, a range of which one end
 * is left, a number other than in the source's own text. `aside` are feared or forecast claims of the same thing.
 */
export function findDistortions(
  entry: DraftEntry,
  aside: readonly Told[],
  context: LedgerContext,
  memory: Memory,
): readonly FindingDraft[] {
  const subject = writeSubject(entry.cell, entry.population, entry.place);
  const known = memory.shelf("distortions");
  return [
    ...entry.stated.flatMap((stated) =>
      known.of(stated, [subject, ...aside], () =>
        stated.utterance.source === null
          ? []
          : [...findBared(stated, subject, aside, context), ...findHalved(stated, subject, context)],
      ),
    ),
    ...findMiscopied(entry, subject, context),
    ...findHardened(entry, subject, aside, context),
  ];
}

// "120" for "up to 120", "70" for "45 to 70"; also where the retelling fears what was assessed.
function findBared(
  stated: Stated,
  subject: string,
  aside: readonly Told[],
  context: LedgerContext,
): readonly FindingDraft[] {
  const { utterance } = stated;
  const bared = utterance.members.filter((member) => isDistorting(utterance, member)).map((member) => member.told);
  const lostAbout = utterance.members
    .filter(
      (member) => member.likeness === "bared" && utterance.value.kind === "about" && member.origin.kind === "named",
    )
    .map((member) => member.told);
  const feared = aside.filter(
    (told) =>
      findOrigin(told, context.book).key === utterance.source &&
      likenessOf(utterance.value, told.claim.figure) === "bared",
  );
  const wrong = [...bared, ...feared];
  if (wrong.length === 0 && lostAbout.length === 0) return [];
  return [wrong, lostAbout]
    .filter((tolds) => tolds.length > 0)
    .map((tolds) => write(tolds, stated, subject, context, tolds === lostAbout ? "note" : "warn", "bared"));
}

// One end of a range, in a report that gives the range nowhere.
function findHalved(stated: Stated, subject: string, context: LedgerContext): readonly FindingDraft[] {
  const { utterance } = stated;
  const whole = new Set(
    utterance.members.filter((member) => member.likeness === "equal").map((member) => member.told.report.id),
  );
  const halved = utterance.members
    .filter((member) => member.likeness === "bound" && !whole.has(member.told.report.id))
    .map((member) => member.told);
  return halved.length === 0 ? [] : [write(halved, stated, subject, context, "note", "halved")];
}

function write(
  tolds: readonly Told[],
  stated: Stated,
  subject: string,
  context: LedgerContext,
  severity: "note" | "warn",
  how: string,
): FindingDraft {
  const outlets = outletsOf(tolds, context);
  const forms = [...new Set(tolds.map((told) => `“${told.claim.figure.text}”`))].slice(0, 3);
  const feared = tolds.some((told) => told.claim.modality !== "reported") ? " as feared" : "";
  return {
    kind: "distortion",
    text: `${writeNames(outlets)} ${agreeing(outlets, "has", "have")} ${writeNames(forms)}${feared} where ${stated.statement.source} said ${writeStated(stated)}${onDay(dayOfUtterance(stated.utterance))} (${subject}).`,
    statements: [stated.statement.id],
    claims: tolds.map((told) => told.claim.id),
    severity,
    cause: [stated.statement.id, how].join("|"),
  };
}

/** Another number in a source's name than its own text of that day has, in one outlet alone. */
function findMiscopied(entry: DraftEntry, subject: string, context: LedgerContext): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  const named = entry.stated.filter(
    (stated) => stated.utterance.sourceKind === "named" && stated.utterance.value.kind !== "vague",
  );
  const issuing = new Set(context.book.issuers.values());
  const issued = named.filter(
    ({ utterance }) =>
      utterance.source !== null &&
      issuing.has(utterance.source) &&
      utterance.members.some((member) => isIssuedBy(member.told, utterance.source, context)),
  );
  if (issued.length === 0) return [];
  for (const stated of named) {
    const { utterance } = stated;
    // the day must be stated: a number of the day before is no slip
    const day = utterance.saidOn;
    const [first] = utterance.members;
    if (
      day === null ||
      utterance.outletCount !== 1 ||
      first === undefined ||
      isIssuedBy(first.told, utterance.source, context)
    )
      continue;
    const own = issued.find(
      (other) =>
        other !== stated && other.utterance.source === utterance.source && dayOfUtterance(other.utterance) === day,
    );
    if (
      own === undefined ||
      utterance.members.some((member) =>
        own.utterance.members.some((mate) => mate.told.report.id === member.told.report.id),
      )
    )
      continue;
    drafts.push({
      kind: "distortion",
      text: `${context.outletName(first.told.outlet)} gives ${writeStated(stated)} in the name of ${stated.statement.source} on ${writeDay(day)}; the source’s own text of that day has ${writeStated(own)} (${subject}).`,
      statements: [stated.statement.id, own.statement.id],
      claims: [...stated.statement.claims, ...own.statement.claims],
      severity: "warn",
      cause: [own.statement.id, stated.statement.id].join("|"),
    });
  }
  return drafts;
}

function isIssuedBy(told: Told, source: string | null, context: LedgerContext): boolean {
  return source !== null && context.book.issuers.get(told.outlet) === source;
}

// Feared in one text, dead in another: the same number, no one new behind it.
function findHardened(
  entry: DraftEntry,
  subject: string,
  aside: readonly Told[],
  context: LedgerContext,
): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  if (aside.length === 0) return drafts;
  for (const stated of entry.stated) {
    const { utterance } = stated;
    if (utterance.sourceKind === "named" || utterance.value.kind === "vague") continue;
    const feared = aside.filter(
      (told) =>
        told.claim.modality === "feared" &&
        told.claim.figure.high === utterance.value.high &&
        told.claim.figure.low === utterance.value.low,
    );
    const apart = utterance.members
      .map((member) => member.told)
      .filter((told) => feared.every((other) => other.report.id !== told.report.id));
    const [first] = feared;
    if (first === undefined || apart.length === 0) continue;
    drafts.push({
      kind: "estimate-as-count",
      text: `${writeNames(outletsOf(apart, context))} has ${writeStated(stated)} as counted (${subject}); ${writeNames(outletsOf(feared, context))} has ${writeFigure(first.claim.figure)} as feared.`,
      statements: [stated.statement.id],
      claims: [...apart, ...feared].map((told) => told.claim.id),
      severity: "warn",
      cause: stated.statement.id,
    });
  }
  return drafts;
}

/** One ratio whose second half differs from text to text: "for every soldier killed" and "for every casualty". */
export function findSwappedRatios(ratios: readonly Told[], context: LedgerContext): readonly FindingDraft[] {
  const byRatio = new Map<string, Told[]>();
  for (const told of ratios) {
    const { low, high, of } = told.claim.figure;
    const key = findOrigin(told, context.book).key;
    if (of === null || key === null) continue;
    const cause = [told.cell.measure, low, high, key].join("|");
    byRatio.set(cause, [...(byRatio.get(cause) ?? []), told]);
  }
  const drafts: FindingDraft[] = [];
  for (const [cause, group] of [...byRatio].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const byBase = new Map<string, Told[]>();
    for (const told of group) byBase.set(baseOf(told), [...(byBase.get(baseOf(told)) ?? []), told]);
    const [most, ...others] = [...byBase.values()].sort(
      (one, other) => other.length - one.length || ((one[0]?.claim.id ?? "") < (other[0]?.claim.id ?? "") ? -1 : 1),
    );
    const lead = most?.[0];
    if (most === undefined || lead === undefined) continue;
    for (const other of others) {
      const [first] = other;
      if (first === undefined) continue;
      drafts.push({
        kind: "distortion",
        text: `${writeNames(outletsOf(other, context))} has “${first.claim.figure.text}” where ${writeNames(outletsOf(most, context))} has “${lead.claim.figure.text}”: the same ratio of ${context.book.nameOf(findOrigin(first, context.book).key ?? "")}, another thing divided by.`,
        statements: [],
        claims: [...other, ...most].map((told) => told.claim.id),
        severity: "warn",
        cause: `${cause}|${baseOf(first)}`,
      });
    }
  }
  return drafts;
}

// "soldier killed", "killed" and "death" are one base; "casualty" is another.
function baseOf(told: Told): string {
  const of = told.claim.figure.of ?? "";
  const words = foldWords(of);
  if (anyHasSense(words, "sum-of-losses")) return "casualty";
  return anyHasSense(words, "a-death") ? "killed" : of.toLowerCase().trim();
}
