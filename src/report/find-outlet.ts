import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { Outlet } from "./report.ts";

/** An outlet as the data file has it. */
export interface KnownOutlet extends Outlet {
  /** Main domain, or null for one that is known by its name alone. */
  readonly domain: string | null;
  readonly names: readonly string[];
  /** It sells its texts to others: what credits it is its copy. */
  readonly isAgency: boolean;
  /** Its bare name is also a plain word. */
  readonly isCommonWord: boolean;
}

interface Directory {
  readonly outlets: readonly KnownOutlet[];
  readonly byName: ReadonlyMap<string, KnownOutlet>;
  readonly byDomain: ReadonlyMap<string, KnownOutlet>;
}

let kept: Directory | null = null;

/** Every outlet of `lexicon/outlets.txt`, in its order. */
export function listOutlets(): readonly KnownOutlet[] {
  return readDirectory().outlets;
}

/**
 * Who published a report, from the name or the domain it states. A known outlet is named as the data file names it, with its
 * owner; an unknown one is its own, named as stated, else by its domain. Null where neither is stated.
 * Where both are known and differ, the name wins: aggregators and hosts republish under their own domain with the name kept.
 */
export function findOutlet(stated: {
  readonly name?: string | null;
  readonly domain?: string | null;
  readonly url?: string | null;
}): Outlet | null {
  const name = (stated.name ?? "").trim();
  const domain = normalDomain(stated.domain ?? domainOfUrl(stated.url ?? null));
  const known = (name === "" ? null : findOutletByName(name)) ?? (name === "" ? findOutletByDomain(domain) : null);
  if (known !== null) return { name: known.name, domain: known.domain ?? domain, owner: known.owner };
  // "Reuters UK" on reuters.com: the domain tells the outlet, the words are its own name for the page.
  const byDomain = findOutletByDomain(domain);
  if (byDomain !== null && name !== "" && isPartOfName(name, byDomain))
    return { name: byDomain.name, domain: byDomain.domain, owner: byDomain.owner };
  if (name !== "") return { name, domain, owner: null };
  return domain === null ? null : { name: domain, domain, owner: null };
}

/** The known outlet of this name or alias, else null. Case, accents, “the” and punctuation do not count. */
export function findOutletByName(name: string): KnownOutlet | null {
  return readDirectory().byName.get(foldOutletName(name)) ?? null;
}

/** The known outlet of this domain or of one above it (`edition.cnn.com`), else null. */
export function findOutletByDomain(domain: string | null): KnownOutlet | null {
  const { byDomain } = readDirectory();
  let rest = normalDomain(domain);
  while (rest?.includes(".")) {
    const known = byDomain.get(rest);
    if (known !== undefined) return known;
    rest = rest.slice(rest.indexOf(".") + 1);
  }
  return null;
}

/** A name as it is compared: lower case, without accents, punctuation and a leading “the”. */
export function foldOutletName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\b(\p{L})\.(?=\p{L}\.|\s|$)/gu, "$1")
    .replace(/['’]s?\b/gu, (mark) => (mark.length > 1 ? "s" : ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the (?=.)/, "");
}

/**
 * Whether a name found in a text means this outlet: the same name or alias, its initials (`CP` for Continental Press), or a
 * shortened form that keeps its last or its distinctive word (“the Ledger” for The Morning Ledger).
 */
export function meansOutlet(name: string, outlet: Outlet): boolean {
  const said = foldOutletName(name);
  const full = foldOutletName(outlet.name);
  if (said === "" || full === "") return false;
  if (said === full) return true;
  const other = findOutletByName(outlet.name) ?? findOutletByDomain(outlet.domain);
  if (other !== null) {
    const known = findOutletByName(name);
    return known !== null ? known.name === other.name : other.names.some((alias) => foldOutletName(alias) === said);
  }
  // An outlet that nobody has listed is known by its own words alone, even where a listed one has the same initials.
  return isShortFor(name, said, full) || said.replaceAll(" ", "") === (outlet.domain?.split(".")[0] ?? "");
}

/** The domain of an address, without `www.`; null where it is none. */
export function domainOfUrl(url: string | null): string | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@\\]+)/i.exec(url ?? "")?.[1] ?? null;
  return normalDomain(host);
}

// Words that so many outlets end in that they name none.
const PLAIN_WORDS = new Set([
  "news",
  "press",
  "online",
  "media",
  "tv",
  "radio",
  "service",
  "agency",
  "news agency",
  "news service",
]);

function isShortFor(name: string, said: string, full: string): boolean {
  const words = full.split(" ");
  const initials = words.map((word) => word[0] ?? "").join("");
  if (initials.length >= 2 && said === initials && name === name.toUpperCase()) return true;
  if (said.split(" ").length >= words.length) return said.startsWith(`${full} `);
  // "the Herald" for The Coastal Herald; "Northlight" for Northlight News.
  const isTail = full.endsWith(` ${said}`);
  const isHead = full.startsWith(`${said} `) && said.length >= 5;
  return (isTail || isHead) && !PLAIN_WORDS.has(said) && /^\p{Lu}/u.test(name.replace(/^the /i, ""));
}

function normalDomain(domain: string | null | undefined): string | null {
  const plain = (domain ?? "")
    .trim()
    .toLowerCase()
    .replace(/^(?:www\d?|m|amp|mobile)\./, "")
    .replace(/\.$/, "");
  return plain === "" ? null : plain;
}

function isPartOfName(name: string, outlet: KnownOutlet): boolean {
  const said = ` ${foldOutletName(name)} `;
  return outlet.names.some((alias) => said.includes(` ${foldOutletName(alias)} `));
}

function readDirectory(): Directory {
  if (kept !== null) return kept;
  const outlets: KnownOutlet[] = [];
  const byName = new Map<string, KnownOutlet>();
  const byDomain = new Map<string, KnownOutlet>();
  for (const [name = "", domains = "", aliases = "", owner = "", flags = ""] of readLexiconFile("outlets")) {
    const hosts = domains.split(" ").filter((domain) => domain !== "");
    // "The Times (Sydney)": what stands in brackets tells two outlets of one name apart and is no part of it.
    const bare = name.replace(/ \([^)]*\)$/, "");
    const outlet: KnownOutlet = {
      name,
      domain: hosts[0] ?? null,
      owner: owner === "" ? null : owner,
      names: [...new Set([name, bare, ...aliases.split(";").map((alias) => alias.trim())])].filter(
        (alias) => alias !== "",
      ),
      isAgency: flags.includes("agency"),
      isCommonWord: flags.includes("common"),
    };
    outlets.push(outlet);
    // The first of a name keeps it: the file lists the best known first.
    for (const alias of outlet.names) {
      const folded = foldOutletName(alias);
      if (folded !== "" && !byName.has(folded)) byName.set(folded, outlet);
    }
    for (const host of hosts) if (!byDomain.has(host)) byDomain.set(host, outlet);
  }
  kept = { outlets, byName, byDomain };
  return kept;
}
