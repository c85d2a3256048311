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

const OTHER = 0;
const SMALL = 1;
const CAPITAL = 2;
// What a code unit is in a name: a capital, another letter or digit, or neither.
const UNITS = new Uint8Array(65_536);
for (let unit = 0; unit < 65_536; unit += 1) {
  const letter = String.fromCharCode(unit);
  if (/\p{Lu}/u.test(letter)) UNITS[unit] = CAPITAL;
  else if (/[\p{L}\p{N}]/u.test(letter)) UNITS[unit] = SMALL;
}

/**
 * Every outlet that a text names, in order: those of the list by any of their names, and strangers whose capitalised name ends like a
 * masthead. Naming is not crediting: see `find-credits.ts`.
 */
export function findMentions(text: string): readonly Mention[] {
  spellings ??= readSpellings();
  mastheads ??= readMastheads();
  const mentions: Mention[] = [];
  // Where the row of capitalised words that leads up to here began, and where its last word ended.
  let rowStart = 0;
  let rowEnd = -2;
  for (let at = 0; at < text.length; at += 1) {
    if (UNITS[text.charCodeAt(at)] === OTHER) continue;
    const start = at;
    while (at < text.length && UNITS[text.charCodeAt(at)] !== OTHER) at += 1;
    if (UNITS[text.charCodeAt(start)] !== CAPITAL) continue;
    const before = text.charCodeAt(start - 1);
    // Inside an address.
    if (before === 0x2e || before === 0x40 || before === 0x2f) continue;
    if (start !== rowEnd + 1 || (before !== 0x20 && before !== 0x2d)) rowStart = start;
    rowEnd = at;
    const word = text.slice(start, at);
    const known = spellings.get(word)?.find((spelling) => standsAt(text, start, spelling.words));
    const mention =
      known !== undefined
        ? mentionOf(text, start, known)
        : mastheads.last.has(word) || mastheads.first.has(word) || isOneWordMasthead(word)
          ? findStranger(text, rowStart, start, at)
          : null;
    const last = mentions.at(-1);
    if (mention === null || (last !== undefined && mention.start < last.end)) continue;
    mentions.push(mention);
    at = Math.max(at, mention.end - 1);
    rowEnd = -2;
  }
  return mentions;
}

/** Whether a capitalised name ends (or begins) like a masthead: `Fenland Courier`, `Daily Trumpet`, `NewsSift`. */
export function endsLikeOutlet(name: string): boolean {
  mastheads ??= readMastheads();
  const words = name.replace(/^the /i, "").split(/[ -]/);
  if (words.length < 2) return isOneWordMasthead(name);
  return (
    mastheads.last.has(words.at(-1) ?? "") ||
    (words.length > 2 && mastheads.last.has(words.slice(-2).join(" "))) ||
    mastheads.first.has(words[0] ?? "")
  );
}

const isOneWordMasthead = (word: string): boolean =>
  /^(?:News|Media)\p{Lu}|\p{Ll}(?:News|Press|Times|TV|Media|Wire)$/u.test(word);

function mentionOf(text: string, start: number, { words, outlet }: Spelling): Mention | null {
  const end = start + words.length;
  // "Time magazine", "the newspaper Metro": a plain word needs its kind beside it.
  if (
    outlet.isCommonWord &&
    !words.replace(/^The /, "").includes(" ") &&
    !/^ (?:magazine|newspaper|news|journal)\b/.test(text.slice(end, end + 12))
  )
    return null;
  return { name: outlet.name, start, end, text: text.slice(start, end) };
}

// A row of capitalised words that ends here or, where the word opens mastheads ("Daily Trumpet"), goes on from here.
function findStranger(text: string, rowStart: number, start: number, end: number): Mention | null {
  const ahead = /^(?:[ -]\p{Lu}[\p{L}\p{N}]{0,24}){0,3}/u.exec(text.slice(end, end + 80))?.[0] ?? "";
  const from = Math.max(rowStart, start - 80);
  for (const stop of [end + ahead.length, end]) {
    const said = text.slice(from, stop);
    const name = said.replace(/^The /, "");
    if (name !== "" && endsLikeOutlet(name)) return { name, start: from, end: stop, text: said };
  }
  return null;
}

function standsAt(text: string, start: number, words: string): boolean {
  const end = start + words.length;
  if (isWordUnit(text.charCodeAt(end))) return false;
  return text.startsWith(words, start) || text.slice(start, end).replaceAll("’", "'") === words;
}

const isWordUnit = (unit: number): boolean => (UNITS[unit] ?? OTHER) !== OTHER;

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
