import { dayOfUtterance } from "./build-utterances.ts";
import type { DraftEntry, Stated } from "./compile-entry.ts";
import { foldSide, foldWords } from "./fold-name.ts";
import type { LedgerContext } from "./ledger-context.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";
import type { Memory } from "./memory.ts";
import { agree, lookNearest, openSeries, type Pair } from "./nearest-pair.ts";
import {
  type FindingDraft,
  isPlural,
  onDay,
  speakerName,
  writeDay,
  writeStated,
  writeSubject,
} from "./write-finding.ts";

/** Origins of one entry whose figures cannot both hold at comparable time, each pair told once, the nearest in time. */
export function findDisagreements(entry: DraftEntry, context: LedgerContext, memory: Memory): readonly FindingDraft[] {
  // in a war, a count of no side, no kind of people and no one place may be anyone's
  const { side, role, place, measure } = entry.cell;
  if (context.isOfSides && side === null && role === null && place === null && measure !== "other") return [];
  const stated = entry.stated.filter(isSpokenFor);
  const bySource = new Map<string, Stated[]>();
  for (const one of stated) {
    const key = one.utterance.source ?? "";
    const own = bySource.get(key);
    if (own === undefined) bySource.set(key, [one]);
    else own.push(one);
  }
  const wholes = memory.shelf("series");
  const series = [...bySource]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => wholes.of(key, own, () => openSeries(wholesOf(own))));
  const { accounting } = entry.cell;
  const pairs: Pair[] = [];
  for (const [at, one] of series.entries())
    for (const other of series.slice(at + 1)) {
      const pair = lookNearest(one, other, accounting);
      if (pair !== null) pairs.push(pair);
    }
  const isPutRight = ({ one, other }: Pair): boolean =>
    entry.replaced.get(one.utterance) === other.utterance || entry.replaced.get(other.utterance) === one.utterance;
  const byDay = shelveByDay(stated);
  const kept = pairs
    .filter((pair) => !isPutRight(pair) && !isOfOneState(pair, context))
    .filter((pair) => isOfParty(pair, entry, context) || !isBridged(pair, byDay));
  const written = memory.shelf("disagreements");
  const subject = writeSubject(entry.cell, entry.population, entry.place);
  return mergeCamps(kept).map((camp) =>
    written.of(
      [camp.one, ...camp.others].map((mate) => mate.statement.id).join(" "),
      [subject, entry.id, camp.one, ...camp.others],
      () => writeDisagreement(camp, subject, entry.id),
    ),
  );
}

/** Whether any origins of the entry disagree on what stands now. */
export function isDisputed(entry: DraftEntry, findings: readonly FindingDraft[]): boolean {
  const ids = new Set(entry.stated.map(({ statement }) => statement.id));
  return findings.some((finding) => finding.kind === "disagreement" && finding.statements.some((id) => ids.has(id)));
}

// Someone who can be told from others: a name, or a group of witnesses; "officials" may be anyone already heard.
function isSpokenFor({ utterance }: Stated): boolean {
  if (utterance.source === null || utterance.value.kind === "ratio" || utterance.value.kind === "vague") return false;
  if (utterance.sourceKind === "named") return true;
  return (
    utterance.sourceKind === "unnamed" &&
    !foldWords(utterance.source).some((word) => hasSense(word, "government") || hasSense(word, "may-be-anyone"))
  );
}

// Of two counts that a source gives on one day, one under half of the other is of some of them only.
function wholesOf(stated: readonly Stated[] = []): readonly Stated[] {
  if (stated.length < 2) return stated;
  const most = new Map<string | null, number>();
  for (const { utterance } of stated) {
    const day = dayOfUtterance(utterance);
    most.set(day, Math.max(most.get(day) ?? 0, utterance.range.low));
  }
  return stated.filter(({ utterance }) => utterance.range.high >= (most.get(dayOfUtterance(utterance)) ?? 0) / 2);
}

function shelveByDay(stated: readonly Stated[]): ReadonlyMap<string | null, readonly Stated[]> {
  const days = new Map<string | null, Stated[]>();
  for (const one of stated) {
    const day = dayOfUtterance(one.utterance);
    const own = days.get(day);
    if (own === undefined) days.set(day, [one]);
    else own.push(one);
  }
  return days;
}

// A party's own word on its losses stands against every other.
function isOfParty(pair: Pair, entry: DraftEntry, context: LedgerContext): boolean {
  const side = entry.population.side === null ? null : foldSide(entry.population.side);
  if (side === null) return false;
  return [pair.one, pair.other].some(
    (stated) =>
      stated.statement.current &&
      stated.utterance.source !== null &&
      context.book.sideOf(stated.utterance.source) === side,
  );
}

// "17" of the ministry, "26" of its army a day later: one state's count, and it grew.
function isOfOneState({ one, other }: Pair, { book }: LedgerContext): boolean {
  const [key, otherKey] = [one.utterance.source ?? "", other.utterance.source ?? ""];
  const [side, otherSide] = [book.sideOf(key), book.sideOf(otherKey)];
  if (side === null && otherSide === null) return false;
  if (side !== null && otherSide !== null && side !== otherSide) return false;
  if (![key, otherKey].every((name) => anyHasSense(foldWords(name), "government"))) return false;
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  return day !== null && otherDay !== null && day !== otherDay && !fallsBack(one, other);
}

// A third voice of the same days that lies between, and meets neither, tells the same twice, each time nearer.
function isBridged({ one, other }: Pair, byDay: ReadonlyMap<string | null, readonly Stated[]>): boolean {
  const [low, high] = one.utterance.range.low < other.utterance.range.low ? [one, other] : [other, one];
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  const isBetween = (third: Stated): boolean => {
    const { range } = third.utterance;
    return (
      third !== one && third !== other && low.utterance.range.high < range.low && range.high < high.utterance.range.low
    );
  };
  return (
    byDay.get(day)?.some(isBetween) === true || (day !== otherDay && byDay.get(otherDay)?.some(isBetween) === true)
  );
}

interface Camps {
  readonly one: Stated;
  readonly others: readonly Stated[];
}

// Where two voices that agree with each other stand against one, that is one disagreement.
function mergeCamps(pairs: readonly Pair[]): readonly Camps[] {
  const camps: { one: Stated; others: Stated[] }[] = [];
  for (const pair of pairs) {
    const home = camps.find(
      (camp) =>
        (camp.one === pair.one && camp.others.every((mate) => agree(mate, pair.other))) ||
        (camp.one === pair.other && camp.others.every((mate) => agree(mate, pair.one))) ||
        (camp.others.length === 1 && camp.others[0] === pair.other && agree(camp.one, pair.one)) ||
        (camp.others.length === 1 && camp.others[0] === pair.one && agree(camp.one, pair.other)),
    );
    if (home === undefined) {
      camps.push({ one: pair.one, others: [pair.other] });
      continue;
    }
    if (home.one !== pair.one && home.one !== pair.other) {
      const [only] = home.others;
      if (only === undefined) continue;
      home.others.splice(0, 1, home.one);
      home.one = only;
    }
    home.others.push(home.one === pair.one ? pair.other : pair.one);
  }
  return camps;
}

function writeDisagreement({ one, others }: Camps, subject: string, entry: string): FindingDraft {
  const all = [one, ...others];
  const days = [...new Set(all.map((stated) => dayOfUtterance(stated.utterance)))];
  const [day = null] = days;
  const isOneDay = days.length === 1;
  const tell = (stated: Stated): string =>
    `${speakerName(stated)} ${isPlural(speakerName(stated)) ? verbOf(stated).replace(/s$/, "") : verbOf(stated)} ${writeStated(stated)}${isOneDay ? "" : onDay(dayOfUtterance(stated.utterance))}`;
  const head = isOneDay && day !== null ? `${subject}, ${writeDay(day)}` : subject;
  const [first, ...rest] = others;
  const against = first === undefined ? "" : `; ${tell(first)}`;
  const also = rest.length === 0 ? "" : ` (as ${rest.slice(0, 2).map(tell).join(" and ")})`;
  const cannot = isOneDay ? "The figures do not meet." : "The figures do not meet, and days lie between them.";
  return {
    kind: "disagreement",
    text: `${capitalise(head)}: ${tell(one)}${against}${also}. ${cannot}`,
    statements: all.map((stated) => stated.statement.id),
    claims: all.flatMap((stated) => stated.statement.claims),
    severity: isOneDay || fallsBack(one, others[0]) ? "warn" : "note",
    cause: [entry, ...all.map((stated) => stated.utterance.source ?? "").sort()].join("|"),
  };
}

function fallsBack(one: Stated, other: Stated | undefined): boolean {
  if (other === undefined) return false;
  const [day, otherDay] = [dayOfUtterance(one.utterance), dayOfUtterance(other.utterance)];
  if (day === null || otherDay === null) return false;
  const [earlier, later] = day < otherDay ? [one, other] : [other, one];
  return earlier.utterance.range.low > later.utterance.range.high;
}

function verbOf(stated: Stated): string {
  const { stance } = stated.statement;
  return stance === "denies" || stance === "confirms" || stance === "plans" ? "says" : stance;
}

/** The first letter as at the head of a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
