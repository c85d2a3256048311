import { endsLikeOutlet, findMentions, type Mention } from "./find-mentions.ts";
import { findOutletByName, foldOutletName, meansOutlet } from "./find-outlet.ts";
import type { Outlet } from "./report.ts";

/**
 * A place where a report credits an agency or another outlet. `name` is as the outlet list has it, else as said.
 * Offsets are into the text; both are -1 where the byline gives the credit.
 */
export interface Credit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A place that shows by itself that the name in it is an outlet, listed or not. The name is the first capture. */
interface CreditPlace {
  readonly name: string;
  readonly pattern: RegExp;
  readonly examples: readonly string[];
}

const WORD = String.raw`(?:\p{Lu}[\p{L}\p{N}’'&+-]{0,24})`;
const NAME = `((?:[Tt]he )?${WORD}(?: (?:of |and |& )?${WORD}){0,4})`;

/** In order: where two of them show the same name, the first stands. */
export const CREDIT_PLACES: readonly CreditPlace[] = [
  {
    name: "dateline",
    pattern: /(?:^|\n)[^\n()]{1,90}\((\p{Lu}[\p{L}&.\- ]{1,40})\)\s*[-–—]/gu,
    examples: ["LIMA, Peru (AP) — Rain fell."],
  },
  {
    name: "bracketed opening",
    pattern: /(?:^|\n)\((\p{Lu}[\p{L}&.\- ]{1,40})\)\s*[-–—]/gu,
    examples: ["(Reuters) - Rain fell."],
  },
  {
    name: "slashed dateline",
    pattern: /(?:^|\n)[^\n/]{0,60}\/(\p{Lu}[\p{L}-]{2,24})\/\s*[.–—-]/gu,
    examples: ["TARN, March 3. /OTA/. Rain fell."],
  },
  {
    name: "byline",
    pattern: new RegExp(String.raw`(?:^|\n)(?:By|BY|From|FROM) ${NAME}(?=[ \t]*(?:\n|$|\|))`, "gu"),
    examples: ["By Coast Press\n"],
  },
  {
    name: "with",
    pattern: new RegExp(
      String.raw`(?:^|\n|[.!?”")] |[([])(?:[Ww]ith (?:additional |extra )?(?:reporting |material |files |input |inputs )?(?:by |from )?|(?:Additional |Further )?[Rr]eporting (?:by |from )|[Ss]ource: ?|[Vv]ia |From )${NAME}(?=[ \t]*(?:[.\n)\]]|$))`,
      "gu",
    ),
    examples: ["With reporting by Coast Press", "(with Reuters)"],
  },
  {
    name: "contributed",
    pattern: new RegExp(`${NAME} contributed to (?:this|the) (?:report|story|article)`, "gu"),
    examples: ["Coast Press contributed to this report."],
  },
  {
    name: "copyright",
    pattern: new RegExp(String.raw`(?:©|\([Cc]\)|[Cc]opyright)(?: ©)?(?: by)? ?(?:\d{4},? )?(?:by )?${NAME}`, "gu"),
    examples: ["© 2024 Coast Press. All rights reserved."],
  },
];

// What stands before or after a mention where the outlet is credited with the words.
const BEFORE =
  /(?:\b(?:told|tells|telling|informed|informs|(?:speaking|spoke|spoken|talking|confirmed|disclosed|remarks?|comments?|statement|interview given) (?:to|with)|interview(?:ed)? (?:with|by|in)|[Aa]ccording to|reported(?: \w+)? (?:by|in|on|from)|reports? (?:by|in|from|on)|reporting (?:by|from)|[Cc]iting|[Cc]ited (?:by|in)|[Qq]uoted (?:by|in)|(?:seen|obtained|reviewed|viewed|published|carried|confirmed|verified|analysed|analyzed) (?:by|in)|[Ww]ith|[Vv]ia|[Ss]ource:|©|[Cc]opyright(?: ©)?(?: \d{4})?)(?: the)?(?: (?:newspaper|news agency|agency|broadcaster|website|daily|weekly|outlet|station|network|magazine))?|\b(?:told|tells|informed) [^.;\n]{2,48} and(?: the)?)\s*[“"(]?$/u;
const AFTER =
  /^[”")]?(?:’s|'s)?(?: \([^)\n]{1,24}\))?(?:,? (?:news(?:paper| agency| site| channel)?|magazine|television|TV|correspondents?|reporters?|journalists?))?,?(?: (?:has|have|had|also|first|earlier|later|separately|which|who|then|on \w+day|\w+day)){0,3} (?:reports?|reported|reporting|revealed|writes|wrote|says|said|quoted|quotes|cited|cites|citing|broadcast|published|carried|confirms|confirmed|found|estimates|contributed|noted|put)\b/u;
// A line of pictures' names credits no words.
const PICTURE =
  /(?:\||©?\s*Getty|[Pp]hoto(?:graph)?s?\b|[Pp]ictures?\b|[Ii]mages?\b|[Cc]redit:|AFP\/|\/AFP|\/AP\b|AP\/|Stringer|via (?:AP|REUTERS|Reuters|AFP|EPA)|REUTERS\/)/u;
const SELF = /\b(?:newsletter|subscribe|sign up|follow us|download|app\b)/i;

/**
 * The credits that a text gives, in order of appearance, each name once a place: datelines, "told the …", "… reported",
 * "with …", copyright lines, bylines. Listed outlets are found by name or alias, others where the place shows an outlet or the name
 * ends like a masthead. Photo credits are none; nor is, where `outlet` (who published the text) is given, its own name.
 * Linear in the text's length.
 */
export function findCredits(text: string, byline: string | null, outlet: Outlet | null = null): readonly Credit[] {
  const credits: Credit[] = [];
  const fromByline = readByline(byline);
  if (fromByline !== null) credits.push(fromByline);
  const shown = readPlaces(text);
  const named = findMentions(text).filter((mention) => isCited(text, mention));
  for (const credit of [...shown, ...named].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = credits.at(-1);
    if (last !== undefined && last.start >= 0 && credit.start < last.end) continue;
    credits.push(credit);
  }
  return spellOut(credits, outlet).filter((credit) => outlet === null || !meansOutlet(credit.name, outlet));
}

/** The names of {@link findCredits}, each once, in order of appearance: what a Report's `credits` holds. */
export function nameCredits(text: string, byline: string | null, outlet: Outlet | null = null): readonly string[] {
  return [...new Set(findCredits(text, byline, outlet).map((credit) => credit.name))];
}

// "RENATA SOLBERG-PAZ Pan-Oceanic News", "Associated Press", "By Jane Doe, Reuters": what ends like an outlet is one.
function readByline(byline: string | null): Credit | null {
  if (byline === null) return null;
  const plain = byline.replace(/^by\s+/i, "").trim();
  const parts = [plain, ...plain.split(/\s*(?:,|\/|\||–|—| for | of | via )\s*/)];
  for (const part of parts) {
    const known = findOutletByName(part);
    if (known !== null && (!known.isCommonWord || part === plain)) return bylineCredit(known.name, byline);
  }
  const tail = /(?:^|[a-z,|/] |\p{Lu}{2,} )((?:The )?(?:\p{Lu}[\p{Ll}’-]+[ -]?){1,4})$/u.exec(plain)?.[1]?.trim();
  return tail !== undefined && endsLikeOutlet(tail) ? bylineCredit(tail, byline) : null;
}

const bylineCredit = (name: string, byline: string): Credit => ({ name, start: -1, end: -1, text: byline });

function readPlaces(text: string): readonly Credit[] {
  // Everything but the copyright line stands at a line's edge or says so: one look spares most texts the rest.
  const found: Credit[] = [];
  for (const place of CREDIT_PLACES) {
    if (place.name === "copyright" && !/©|opyright|\(c\)/i.test(text)) continue;
    if (place.name === "contributed" && !text.includes("contributed")) continue;
    if (place.name === "slashed dateline" && !/\/\p{Lu}/u.test(text)) continue;
    for (const match of text.matchAll(place.pattern)) {
      // "By RENATA SOLBERG Coast Press": the writer's name in capitals comes off.
      const said = (match[1] ?? "").replace(/^(?:\p{Lu}{2,}[\p{Lu}’'.-]* ){1,4}(?=\p{Lu}\p{Ll})/u, "");
      const name = said.replace(/^the /, "");
      const start = match.index + match[0].lastIndexOf(said);
      const known = findOutletByName(name);
      const line = lineAt(text, start);
      if (PICTURE.test(line) && place.name !== "dateline") continue;
      const isOutlet = known !== null ? !known.isCommonWord || place.name !== "with" : showsOutlet(place.name, name);
      if (isOutlet) found.push({ name: known?.name ?? name, start, end: start + said.length, text: said });
    }
  }
  return found;
}

// A dateline's brackets hold nothing but an agency; elsewhere a strange name must look like an outlet's.
function showsOutlet(place: string, name: string): boolean {
  if (place === "slashed dateline") return true;
  if (place === "dateline" || place === "bracketed opening")
    return /^[\p{Lu}.]{2,6}$/u.test(name) || endsLikeOutlet(name);
  return endsLikeOutlet(name);
}

function isCited(text: string, mention: Mention): boolean {
  const before = text.slice(Math.max(0, mention.start - 72), mention.start);
  const after = text.slice(mention.end, mention.end + 64);
  if (!BEFORE.test(before) && !AFTER.test(after)) return false;
  const line = lineAt(text, mention.start);
  return !(line.length < 240 && (PICTURE.test(line) || SELF.test(line)));
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(Math.max(start, at - 300), end < 0 ? at + 300 : Math.min(end, at + 300));
}

// "(CP)" in the text of "By Continental Press" is that agency, whatever else the letters stand for elsewhere.
function spellOut(credits: readonly Credit[], outlet: Outlet | null): readonly Credit[] {
  return credits.map((credit) => {
    if (!/^[\p{Lu}.]{2,6}$/u.test(credit.text)) return credit;
    // Names that the acronym itself was read as do not vouch for it.
    const said = foldOutletName(credit.text);
    const spelt = credits.find(
      (other) => other.text !== credit.text && initialsOf(foldOutletName(other.name).split(" ")) === said,
    );
    const own =
      outlet !== null && initialsOf(foldOutletName(outlet.name).split(" ")) === said ? outlet.name : undefined;
    const name = spelt?.name ?? own;
    return name === undefined ? credit : { ...credit, name };
  });
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? "").join("");
