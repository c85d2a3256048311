import { OWN_DAY } from "../claim/attribution/said-on.ts";
import type { Claim, Source } from "../claim/claim.ts";
import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { Report } from "../report/report.ts";
import type { Mark } from "./apply-review.ts";
import { areWordsWithin, foldName, foldSide, foldWords } from "./fold-name.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";
import type { Cell, Told } from "./told.ts";

// What a measure counts where the text does not say how: a toll grows, a stock comes and goes.
const STOCKS = new Set([
  "missing",
  "disappeared",
  "trapped",
  "captured",
  "detained",
  "abducted",
  "hospitalised",
  "displaced",
  "refugees",
  "homeless",
  "deployed",
]);
const INCIDENTS = new Set(["released", "other"]);
// Roles that tell who is meant without the noun: "soldiers", "troops" and "servicemen" are one.
const SELF_TELLING = new Set([
  "military",
  "civilian",
  "children",
  "women",
  "generals",
  "police",
  "journalists",
  "prisoners",
]);
// A register's names, a hotline's reports and bodies stand for people, one for one; how they were counted stays on the claim.
const STANDS_FOR_PEOPLE = new Set(["reports", "names", "bodies", "cases", "entries", "calls", "victims", "persons"]);

const NUMERALS: ReadonlySet<string> = new Set(
  readLexiconFile("en/numerals").flatMap(([word, role]) =>
    word !== undefined && ["unit", "teen", "tens", "zero"].includes(role ?? "") ? [word] : [],
  ),
);

/** Makes a claim ready: reads its chain and works out its cell. */
export function tellClaim(claim: Claim, report: Report, mark?: Mark): Told {
  const own = report.outlet === null ? [] : foldWords(report.outlet.name);
  const links = claim.sources.filter(
    (source) => source.role !== "addressee" && !isOwnOutlet(source, own) && !isNoSpeaker(source.name),
  );
  const day = claim.sources.find((source) => source.saidOn !== null)?.saidOn ?? null;
  const isSupposed = claim.why.some(({ rule }) => rule.endsWith(OWN_DAY));
  return {
    claim,
    report,
    outlet: own.length > 0 ? own.join(" ") : report.id,
    publishedOn: dayOf(report.publishedAt) ?? dayOf(report.modifiedAt),
    links: links.filter((link, index) => link.name !== links[index - 1]?.name),
    anonymous: links.length > 0 && links.every((link) => link.anonymous || isUnnamed(link.name)),
    saidOn: isSupposed ? null : day,
    maySaidOn: isSupposed ? day : null,
    cell: readCell(claim),
    partOfMeasure: null,
    bond: mark?.bond ?? null,
    acts: mark?.acts ?? [],
    rating: mark?.rating ?? null,
  };
}

/** The day of an instant, as it was stated. */
export function dayOf(instant: string | null): string | null {
  return instant === null ? null : instant.slice(0, 10);
}

/** Whether a name tells no one apart: "officials", "local authorities". */
export function isUnnamed(name: string): boolean {
  const words = foldWords(name);
  return words.length > 0 && words.every((word) => hasSense(word, "unnamed"));
}

/** Whether a name is none: a time, or a thing counted, that was taken for whoever speaks. "Channel 2" is a name. */
export function isNoSpeaker(name: string): boolean {
  const words = foldWords(name);
  if (words.length === 0 || words.every((word) => hasSense(word, "no-speaker") || isNumeral(word))) return true;
  // a number with what it counts behind it, or none that is a name's
  return /(?<![\p{L}\d])\d[\d,.]*\s\p{Ll}/u.test(name) || /\p{Ll}\s\d+$/u.test(name.replace(/\p{Lu}\S*\s\d+$/u, ""));
}

function isNumeral(word: string): boolean {
  return /^\d+$/.test(word) || NUMERALS.has(word);
}

// An outlet that says it was told so itself adds no link to the chain.
function isOwnOutlet(source: Source, own: readonly string[]): boolean {
  if (own.length === 0 || source.role !== "reporter") return false;
  const words = foldWords(source.name);
  return words.length > 0 && (areWordsWithin(words, own) || areWordsWithin(own, words));
}

function readCell(claim: Claim): Cell {
  const { figure, population } = claim;
  const counted = claim.counted === null ? null : foldCounted(claim.counted);
  const side = population.side === null ? null : foldSide(population.side);
  // who was aboard was aboard, wherever the count was given out
  const isAboard = anyHasSense(foldWords(claim.counted ?? ""), "aboard");
  const place = claim.place === null || isAboard || isOfMinistry(claim) ? null : foldName(claim.place) || null;
  const role = population.role;
  const unit = figure.kind === "ratio" ? "ratio" : STANDS_FOR_PEOPLE.has(figure.unit) ? "people" : figure.unit;
  const accounting = accountingOf(claim);
  const residue = role !== null && SELF_TELLING.has(role) ? forceApart(claim, role) : residueOf(claim, side, place);
  return keyCell({ measure: claim.measure, counted, side, role, place, accounting, unit, residue });
}

// "The Ministry of Energy and Mines" is in no place of that name.
function isOfMinistry({ place, sources }: Claim): boolean {
  const words = foldWords(place ?? "");
  return sources.some((source) => {
    const own = foldWords(source.name);
    return own.includes("ministry") && words.every((word) => own.includes(word));
  });
}

// Fighters of no army are not the soldiers that another text counts, where neither tells whose they are.
function forceApart({ population: { side, name, text } }: Claim, role: string): string {
  const isApart = role === "military" && side === null && anyHasSense(foldWords(name ?? text ?? ""), "irregulars");
  return isApart ? IRREGULAR : "";
}

const IRREGULAR = "irregular";

/** A cell with its keys, from what is counted. */
export function keyCell(parts: Omit<Cell, "key" | "group">): Cell {
  const { measure, unit, role, counted, side, place, accounting, residue } = parts;
  const noun = (counted ?? "").replace(/(?<=\w{3})s(?= |$)/g, "");
  const group = [measure, unit, role ?? "", noun].join("|");
  return { ...parts, key: [group, side ?? "", place ?? "", accounting, residue].join("|"), group };
}

function foldCounted(counted: string): string {
  const words = foldWords(counted).map((word) => (hasSense(word, "a-person") ? "people" : word));
  return [...new Set(words)].join(" ");
}

function accountingOf(claim: Claim): string {
  if (claim.accounting === "new") return "new";
  if (claim.accounting !== null && claim.accounting !== "revision") return claim.accounting;
  return STOCKS.has(claim.measure) ? "stock" : INCIDENTS.has(claim.measure) ? "incident" : "cumulative";
}

// Of an outbreak's cases some are confirmed and some suspected: parts of all, and of one another none.
function certaintyOf(claim: Claim): readonly string[] {
  if (claim.measure !== "infected") return [];
  const words = foldWords(claim.evidence);
  const [isSuspected, isConfirmed] = [anyHasSense(words, "suspected"), anyHasSense(words, "confirmed")];
  if (isSuspected === isConfirmed) return [];
  return [isSuspected ? "suspected" : "confirmed"];
}

function residueOf(claim: Claim, side: string | null, place: string | null): string {
  if (claim.measure === "other") return "";
  const known = [side ?? "", place ?? "", claim.measure, claim.figure.unit].flatMap(foldWords);
  const words = [...foldWords(claim.population.name ?? claim.population.text ?? ""), ...certaintyOf(claim)]
    .filter((word) => !hasSense(word, "people-at-large") && !/^\d+$/.test(word))
    .filter((word) => !areWordsWithin([word], known))
    .map((word) => word.replace(/(?<=\w{3})s$/, ""));
  return [...new Set(words)].sort().join(" ");
}
