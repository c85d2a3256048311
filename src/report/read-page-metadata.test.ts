import { expect, test } from "vitest";
import { parsePage } from "./parse-page.ts";
import { readPageMetadata } from "./read-page-metadata.ts";

const statedIn = (html: string) => readPageMetadata(parsePage(html)).stated;
const linked = (node: object): string => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

test("JSON-LD goes before meta, meta before marks in the page", () => {
  const page = `<html lang="en-GB"><title>Bridge falls, twelve dead | Courier</title>
    <link rel="canonical" href="https://courier.example/bridge">
    ${meta("og:site_name", "courier.example")}${meta("article:published_time", "2025-03-11T08:00:00Z")}
    ${linked({ "@type": "NewsArticle", headline: "Bridge falls, twelve dead", datePublished: "2025-03-12T08:00:00Z", dateModified: "2025-03-12T09:00:00Z", author: "Nell Abara", publisher: { name: "Courier" } })}
    <p class="byline">By Someone Else</p>`;
  expect(statedIn(page)).toEqual({
    url: "https://courier.example/bridge",
    outlet: "Courier",
    title: "Bridge falls, twelve dead",
    byline: "Nell Abara",
    published: "2025-03-12T08:00:00Z",
    modified: "2025-03-12T09:00:00Z",
    captured: null,
    language: "en-GB",
  });
});

test.for([
  [
    "the page's own headline, without the outlet",
    `${meta("og:title", "Bridge falls, twelve dead - Courier")}<h1>Bridge falls, twelve dead</h1>`,
    "Bridge falls, twelve dead",
  ],
  ["a title without the outlet", "<title>Bridge falls, twelve dead | Courier</title>", "Bridge falls, twelve dead"],
  ["a headline with a dash of its own", "<title>Bridge falls – twelve dead</title>", "Bridge falls – twelve dead"],
  ["a headline alone", "<h1>Bridge falls, <em>twelve</em> dead</h1>", "Bridge falls, twelve dead"],
  ["line ends in a headline", meta("og:title", "Bridge falls&#13;&#10;X-Header: 1"), "Bridge falls X-Header: 1"],
] as const)("title: %s", ([, page, title]) => expect(statedIn(page).title).toBe(title));

test.for([
  [
    "a mark on the time",
    '<time itemprop="datePublished" datetime="2025-03-12T08:00:00Z">today</time>',
    "2025-03-12T08:00:00Z",
  ],
  ["the words of a time", "<time>March 12, 2025</time>", "March 12, 2025"],
  [
    "the hour from one, where another has only the day",
    `${meta("article:published_time", "2025-03-12")}<time datetime="2025-03-12T08:00:00Z"></time>`,
    "2025-03-12T08:00:00Z",
  ],
  ["the address", `${meta("og:url", "https://courier.example/2025/3/12/bridge")}`, "2025-03-12"],
  [
    "the address with a month's name",
    `${meta("og:url", "https://courier.example/world/2025/mar/12/bridge")}`,
    "12 mar 2025",
  ],
] as const)("published: %s", ([, page, published]) => expect(statedIn(page).published).toBe(published));

test.for([
  [
    "an agency that is named as the publisher on another's site",
    "Meridian News Agency",
    "Harbour Gazette",
    "https://harbourgazette.example/x",
    "Harbour Gazette",
  ],
  [
    "the publisher, where the address is its own",
    "Meridian News Agency",
    "Meridian",
    "https://meridian-news.example/x",
    "Meridian News Agency",
  ],
  [
    "the publisher by its initials",
    "Western Star Journal",
    "wsj online",
    "https://wsj.example/x",
    "Western Star Journal",
  ],
  ["a name escaped twice", "Dunn &amp;amp; Vale", "", "https://dunnvale.example/x", "Dunn & Vale"],
] as const)("outlet: %s", ([, publisher, site, url, outlet]) => {
  const page = `${meta("og:site_name", site)}${meta("og:url", url)}${linked({ "@type": "NewsArticle", publisher: { name: publisher.replaceAll("&amp;amp;", "&amp;") } })}`;
  expect(statedIn(page).outlet).toBe(outlet);
});

test("a time marked as changed is not the time of publication", () => {
  const page = '<p class="updated"><time datetime="2025-03-13T08:00:00Z"></time></p>';
  expect(statedIn(page)).toMatchObject({ published: null, modified: "2025-03-13T08:00:00Z" });
});

test.for(["javascript:alert(1)", "data:text/html,x", "/relative", "http://a.example\\@b.example/"])(
  "an address that is none of the web's is not taken: %s",
  (address) => expect(statedIn(`<link rel=canonical href="${address}">`).url).toBeNull(),
);

test("a page that states nothing gives nothing", () =>
  expect(Object.values(statedIn("<p>Twelve people were killed.</p>")).every((value) => value === null)).toBe(true));
