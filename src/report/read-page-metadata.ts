import { NOTHING_STATED, type StatedMetadata } from "./capture.ts";
import { cleanByline } from "./clean-byline.ts";
import { cleanLine, cleanUrl, domainOf } from "./clean-line.ts";
import { listElements, type Page, type PageElement, parsePage, textOf } from "./parse-page.ts";
import { readInstant } from "./read-instant.ts";
import { type LinkedArticle, readLinkedJson } from "./read-linked-json.ts";

/** What a page says of itself. */
export interface PageMetadata {
  readonly stated: StatedMetadata;
  readonly linked: LinkedArticle | null;
}

const SHORTEST_TITLE = 15;
const PUBLISHED =
  "article:published_time og:published_time datepublished publish-date publishdate pubdate parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.created dcterms.date date cxenseparse:recs:publishtime article.published article.created ptime publication_date citation_publication_date";
const MODIFIED =
  "article:modified_time og:updated_time datemodified last-modified dcterms.modified dc.date.modified article.updated lastmod utime revised";
const AUTHOR = "author article:author parsely-author sailthru.author dc.creator byl authors";
const SITE = "og:site_name application-name publisher dc.publisher article:publisher cre al:android:app_name";

/**
 * Reads a page's metadata: JSON-LD first, then `<meta>`, then marks in the page itself, then the address. Values are as
 * the page states them.
 */
export function readPageMetadata(page: Page): PageMetadata {
  const linked = decodeLinked(readLinkedJson(page.linkedJson));
  const metas = new Map<string, string>();
  for (const [name, content] of page.metas)
    if (!metas.has(name) && content.trim() !== "") metas.set(name, decodeEntities(content));
  const all = listElements(page.root);
  const meta = (names: string): readonly string[] => names.split(" ").flatMap((name) => metas.get(name) ?? []);
  const url = addressOf(all, linked, metas);
  const stated: StatedMetadata = {
    ...NOTHING_STATED,
    url,
    outlet: outletOf(linked?.publisher ?? null, meta(SITE), url),
    title: titleOf(all, linked, metas),
    byline: bylineOf(all, linked, meta(AUTHOR)),
    published: bestInstant([linked?.published, ...meta(PUBLISHED), ...timesOf(all, false), dayInAddress(url)]),
    modified: bestInstant([linked?.modified, ...meta(MODIFIED), ...timesOf(all, true)]),
    language: languageOf(all, linked, metas),
  };
  return { stated, linked };
}

/** Metadata is often escaped twice: `&amp;#8217;` in the source. */
function decodeEntities(words: string): string {
  return /&#?\w{2,8};/.test(words) && words.length < 2000
    ? textOf(parsePage(words.replaceAll("<", "&lt;")).root)
    : words;
}

function decodeLinked(linked: LinkedArticle | null): LinkedArticle | null {
  if (linked === null) return null;
  const { headline, publisher, authors } = linked;
  return {
    ...linked,
    headline: headline === null ? null : decodeEntities(headline),
    publisher: publisher === null ? null : decodeEntities(publisher),
    authors: authors.map(decodeEntities),
  };
}

function addressOf(
  all: readonly PageElement[],
  linked: LinkedArticle | null,
  metas: ReadonlyMap<string, string>,
): string | null {
  const canonical = all.find(
    (each) => each.name === "link" && /(^|\s)canonical(\s|$)/i.test(each.attributes.get("rel") ?? ""),
  );
  const stated = [canonical?.attributes.get("href"), metas.get("og:url"), linked?.url];
  return stated.map(cleanUrl).find((each) => each !== null) ?? null;
}

/**
 * The publisher of the JSON-LD, unless it is a stranger to the address and the site has a name of its own: papers state
 * the agency there when they run its copy.
 */
function outletOf(publisher: string | null, sites: readonly string[], url: string | null): string | null {
  const site = sites.find((name) => !/^https?:|^@/.test(name)) ?? null;
  if (publisher === null || site === null) return publisher ?? site;
  return isOfDomain(publisher, domainOf(url)) ? publisher : site;
}

function isOfDomain(name: string, domain: string | null): boolean {
  if (domain === null) return true;
  const letters = domain.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials = words.map((word) => word.charAt(0)).join("");
  return words.some((word) => word.length > 3 && letters.includes(word)) || letters.startsWith(initials);
}

function titleOf(
  all: readonly PageElement[],
  linked: LinkedArticle | null,
  metas: ReadonlyMap<string, string>,
): string | null {
  const headings = all.filter((each) => each.name === "h1").map(textOf);
  const whole = all.find((each) => each.name === "title");
  const title = whole === undefined ? null : textOf(whole);
  const stated = linked?.headline ?? metas.get("og:title") ?? metas.get("twitter:title") ?? null;
  // The headline that readers see, where the page's own statement holds it with the outlet's name behind it.
  const seen = headings.find((words) => words.length >= SHORTEST_TITLE && (stated ?? title ?? "").startsWith(words));
  // Of several headings the short ones are the outlet's own name.
  const heading = headings.length === 1 ? headings[0] : headings.find((words) => words.length >= SHORTEST_TITLE);
  return cleanLine(seen ?? stated) ?? cleanLine(heading) ?? withoutOutlet(title);
}

function withoutOutlet(title: string | null): string | null {
  const line = cleanLine(title);
  const parts = line?.split(/\s+[|–—·-]\s+/) ?? [];
  return parts.length > 1 && (parts[0]?.length ?? 0) >= SHORTEST_TITLE ? (parts[0] ?? line) : line;
}

function bylineOf(all: readonly PageElement[], linked: LinkedArticle | null, stated: readonly string[]): string | null {
  const authors = (linked?.authors ?? []).map(cleanByline).filter((name) => name !== null);
  if (authors.length > 0) return [...new Set(authors)].join(", ");
  const named = stated.map(cleanByline).find((name) => name !== null);
  if (named !== undefined) return named;
  const marked = all.find(
    (each) =>
      /(^|\s)author(\s|$)/i.test(each.attributes.get("rel") ?? "") ||
      /(^|[\s_-])(byline|author-?names?)([\s_-]|$)/i.test(each.attributes.get("class") ?? "") ||
      each.attributes.get("itemprop") === "author",
  );
  return marked === undefined ? null : cleanByline(textOf(marked).slice(0, 300));
}

function timesOf(all: readonly PageElement[], isModified: boolean): readonly string[] {
  return all
    .filter((each) => each.name === "time" || /^date(published|modified)$/i.test(each.attributes.get("itemprop") ?? ""))
    .slice(0, 20)
    .filter((each) => {
      const marks = `${each.attributes.get("itemprop") ?? ""} ${each.attributes.get("class") ?? ""} ${each.parent?.attributes.get("class") ?? ""}`;
      return /modif|updat/i.test(marks) === isModified;
    })
    .slice(0, 3)
    .map((each) => each.attributes.get("datetime") ?? each.attributes.get("content") ?? textOf(each));
}

function dayInAddress(url: string | null): string | null {
  const match = /\/(20\d{2}|19\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)/i.exec(url ?? "");
  if (match === null) return null;
  const [, year = "", month = "", day = ""] = match;
  return /\d/.test(month) ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : `${day} ${month} ${year}`;
}

/** The first that can be read; where that is only a day, the moment that another gives for it. */
function bestInstant(stated: readonly (string | null | undefined)[]): string | null {
  const readable = stated.filter((words): words is string => readInstant(words) !== null);
  const first = readable[0];
  if (first === undefined) return null;
  const day = readInstant(first)?.slice(0, 10) ?? "";
  const exact = readable.find((words) => {
    const instant = readInstant(words) ?? "";
    return instant.includes("T") && Math.abs(Date.parse(instant.slice(0, 10)) - Date.parse(day)) <= 86_400_000;
  });
  return exact ?? first;
}

function languageOf(
  all: readonly PageElement[],
  linked: LinkedArticle | null,
  metas: ReadonlyMap<string, string>,
): string | null {
  const html = all.find((each) => each.name === "html");
  return (
    html?.attributes.get("lang") ?? linked?.language ?? metas.get("og:locale") ?? metas.get("content-language") ?? null
  );
}
