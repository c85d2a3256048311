import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import { type KnownOutlet, listOutlets } from "./find-outlet.ts";

/** A place where a text names an outlet. `name` is as the outlet list has it, else as said, without “the”. */
export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Spelling {
  readonly words: string;
  readonly outlet: KnownOutlet;
}

let spellings: ReadonlyMap<string, readonly Spelling[]> | null = null;
let mastheads: { readonly first: ReadonlySet<string>; readonly last: ReadonlySet<string> } | null = null;

const CAPITAL = /\p{Lu}[\p{L}\p{N}]*/gu;

/**
 * Every outlet that a text names, in order: those of the list by any of their names, and strangers whose capitalised name ends like a
 * masthead. Naming is not crediting: see `find-credits.ts`.
 */
export function findMentions(text: string): readonly Mention[] {
  spellings ??= readSpellings();
  const mentions: Mention[] = [];
  CAPITAL.lastIndex = 0;
  for (let match = CAPITAL.exec(text); match !== null; match = CAPITAL.exec(text)) {
    const start = match.index;
    const before = text.charCodeAt(start - 1);
    // Inside a word ("McClatchy") or an address.
    if (isWordUnit(before) || before === 0x2e || before === 0x40 || before === 0x2f) continue;
    const known = spellings.get(match[0])?.find((spelling) => standsAt(text, start, spelling.words));
    const mention = known !== undefined ? mentionOf(text, start, known) : findStranger(text, start);
    if (mention === null) continue;
    mentions.push(mention);
    CAPITAL.lastIndex = mention.end;
  }
  return mentions;
}

/** Whether a capitalised name ends (or begins) like a masthead: `Fenland Courier`, `Daily Trumpet`, `NewsSift`. */
export function endsLikeOutlet(name: string): boolean {
  mastheads ??= readMastheads();
  const words = name.replace(/^the /i, "").split(/[ -]/);
  if (words.length < 2) return /^(?:News|Media)\p{Lu}|\p{Ll}(?:News|Press|Times|TV|Media|Wire)$/u.test(name);
  return (
    mastheads.last.has(words.at(-1) ?? "") ||
    (words.length > 2 && mastheads.last.has(words.slice(-2).join(" "))) ||
    mastheads.first.has(words[0] ?? "")
  );
}

function mentionOf(text: string, start: number, { words, outlet }: Spelling): Mention | null {
  const end = start + words.length;
  // "Time magazine", "the newspaper Metro": a plain word needs its kind beside it.
  if (
    outlet.isCommonWord &&
    !words.includes(" ") &&
    !/^ (?:magazine|newspaper|news|journal)\b/.test(text.slice(end, end + 12))
  )
    return null;
  return { name: outlet.name, start, end, text: text.slice(start, end) };
}

// Capitalised words in a row, of which one ends or begins a masthead; the shortest such name ("Daily Trumpet", "Morning Ledger").
function findStranger(text: string, start: number): Mention | null {
  const run = /^(?:\p{Lu}[\p{L}\p{N}]{0,24})(?:[ -](?:\p{Lu}[\p{L}\p{N}]{0,24})){0,4}/u.exec(
    text.slice(start, start + 96),
  )?.[0];
  if (run === undefined) return null;
  const name = run.replace(/^The /, "");
  return endsLikeOutlet(name) ? { name, start, end: start + run.length, text: run } : null;
}

function standsAt(text: string, start: number, words: string): boolean {
  const end = start + words.length;
  if (isWordUnit(text.charCodeAt(end))) return false;
  return text.startsWith(words, start) || text.slice(start, end).replaceAll("’", "'") === words;
}

const isWordUnit = (unit: number): boolean => /[\p{L}\p{N}]/u.test(String.fromCharCode(unit || 0x20));

function readSpellings(): ReadonlyMap<string, readonly Spelling[]> {
  const byFirst = new Map<string, Spelling[]>();
  const taken = new Set<string>();
  for (const outlet of listOutlets())
    for (const name of outlet.names) {
      // The list's first outlet of a name is the one that is meant; names in brackets or small letters are not read in texts.
      const words = name.replaceAll("’", "'").replace(/^the /, "");
      if (taken.has(words) || !/^\p{Lu}[^()]*$/u.test(words)) continue;
      taken.add(words);
      const first = /^\p{Lu}[\p{L}\p{N}]*/u.exec(words)?.[0] ?? "";
      const known = byFirst.get(first) ?? [];
      known.push({ words, outlet });
      byFirst.set(first, known);
    }
  for (const known of byFirst.values()) known.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

function readMastheads(): { readonly first: ReadonlySet<string>; readonly last: ReadonlySet<string> } {
  const words = readLexiconFile("outlet-words");
  return {
    first: new Set(words.filter(([, place]) => place === "first").map(([word = ""]) => word)),
    last: new Set(words.filter(([, place]) => place !== "first").map(([word = ""]) => word)),
  };
}
