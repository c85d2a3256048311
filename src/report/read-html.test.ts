import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

const FIRST = "Twelve soldiers were killed when a bridge near the town fell under fire, the ministry said on Monday.";
const SECOND = "The ministry had put the toll at nine in the morning, before the river was searched by divers.";
const pageOf = (inner: string, head = ""): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${inner}</body></html>`;
const textOf = (inner: string): string => readHtml(pageOf(inner)).text;
const article = (inner: string): string =>
  `<article><h1>Bridge falls</h1><p>${FIRST}</p>${inner}<p>${SECOND}</p></article>`;
const between = (inner: string): string => textOf(article(inner)).slice(FIRST.length).slice(0, -SECOND.length).trim();

test("paragraphs stand apart, white space is one blank, and a no-break space stays", () => {
  expect(textOf(`<article><p>Some\n   30&nbsp;000  <b>people</b> fled.</p><p>${SECOND}</p></article>`)).toBe(
    `Some 30\u00a0000 people fled.\n\n${SECOND}`,
  );
});

test("one line end stays in its paragraph, two part it", () => {
  expect(textOf(`<div>${FIRST}<br>By night<br><br>${SECOND}</div>`)).toBe(`${FIRST}\nBy night\n\n${SECOND}`);
});

test.for([
  ["a menu", "<nav><ul><li>2 hurt in crash</li></ul></nav>"],
  ["an aside", "<aside><p>In 2019, 14 people were killed on the same road.</p></aside>"],
  ["related links", '<div class="related-stories"><p>Nine killed in mine, say rescuers in the north.</p></div>'],
  ["a consent box", '<div id="cookie-consent" role="dialog"><p>We and our 200 partners store cookies.</p></div>'],
  ["a caption", "<figure><img src=x><figcaption>Two soldiers at the bridge on Sunday.</figcaption></figure>"],
  ["a caption without a figure", '<div class="imageCaption">Two soldiers at the bridge on Sunday.</div>'],
  ["a script", "<script>document.write('<p>99 killed</p>')</script>"],
  ["a style", "<style>.killed{width:99px}</style>"],
  ["a template", "<template><p>99 people were killed.</p></template>"],
  ["text for readers without script", "<noscript><p>Allow scripts to see all 40 stories.</p></noscript>"],
  ["what is hidden", "<p hidden>99 people were killed.</p><p style='display: none'>98 were killed.</p>"],
  ["a frame's own page", "<iframe srcdoc='<p>99 killed</p>'><p>99 killed</p></iframe>"],
  ["a drawing", "<svg><text>99 killed</text></svg>"],
  ["a form", "<button>Share 300 times</button><select><option>1</option></select>"],
  ["comments", '<section id="comments"><p>I heard that it was more like 50 people, but who counts.</p></section>'],
  ["a line that leads elsewhere", "<p><a href=/x>READ MORE: 300 shells in one night, a diary</a></p>"],
  ["a call to subscribe", "<p>Sign up for our briefing, read by 90,000</p>"],
  ["an address", "<p>https://a.example/12-killed</p>"],
  ["a writer's address", "<p>Write to Ada at ada@west.example</p>"],
  ["a note in the source", "<!-- 99 killed -->"],
] as const)("leaves out %s", ([, inner]) => expect(between(inner)).toBe(""));

test.for([
  [
    "a quotation",
    "<blockquote><p>“I counted eleven,” the mayor said.</p></blockquote>",
    "“I counted eleven,” the mayor said.",
  ],
  ["a list", "<ul><li>12 killed</li><li>30 wounded</li></ul>", "12 killed\n\n30 wounded"],
  ["a heading", "<h2>The search</h2><p>It went on.</p>", "The search\n\nIt went on."],
  [
    "a wire's copyright line, which credits it",
    "<p>Copyright 2025 Meridian News Agency.</p>",
    "Copyright 2025 Meridian News Agency.",
  ],
  ["what looks like markup", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"],
] as const)("keeps %s", ([, inner, text]) => expect(between(inner)).toBe(text));

test.for([
  [
    "a list of terms",
    "<dl><dt>Rescued</dt><dd>104</dd><dt>Missing:</dt><dd>24</dd></dl>",
    "Rescued: 104\n\nMissing: 24",
  ],
  ["terms in wrappers", "<dl><div><dt>Rescued</dt><dd>104</dd></div></dl>", "Rescued: 104"],
  [
    "a table of two columns",
    "<table><tr><th>Category<th>Number<tr><td>Houses<td>1 912</table>",
    "Category: Number\n\nHouses: 1 912",
  ],
  [
    "a table with a header",
    "<table><thead><tr><th>Region</th><th>Dead</th><th>Hurt</th></tr></thead><tbody><tr><td>North</td><td>5</td><td>9</td></tr></tbody></table>",
    "Region, Dead, Hurt\n\nNorth: Dead 5; Hurt 9",
  ],
  [
    "a table that lays out the page",
    "<table><tr><td><p>It went on.</p><p>And on.</p></td></tr></table>",
    "It went on.\n\nAnd on.",
  ],
] as const)("reads %s", ([, inner, text]) => expect(between(inner)).toBe(text));

test("what holds the story is not left out for its class: templates call whole pages so", () => {
  expect(textOf(`<div class="page with-sidebar"><p>${FIRST}</p><p>${SECOND}</p></div>`)).toBe(`${FIRST}\n\n${SECOND}`);
});

test("a live page keeps its entries with their hours", () => {
  const entry = (hour: string, words: string) =>
    `<section><header><time>${hour}</time></header><p>${words}</p></section>`;
  expect(textOf(`<article><h1>Live</h1>${entry("15:32", FIRST)}${entry("09:06", SECOND)}</article>`)).toContain(
    `${FIRST}\n\n09:06\n\n${SECOND}`,
  );
});

test("the first entry of a live page keeps its hour too", () => {
  const entry = (hour: string, words: string) => `<li><time>${hour}</time><h3>Update</h3><p>${words}</p></li>`;
  expect(textOf(`<main><h1>Live</h1><ol>${entry("15:00", FIRST)}${entry("14.00", SECOND)}</ol></main>`)).toBe(
    `15:00\n\nUpdate\n\n${FIRST}\n\n14.00\n\nUpdate\n\n${SECOND}`,
  );
});

test.for([
  ["blocks without a paragraph tag", `<div>${FIRST}</div><div>${SECOND}</div>`],
  ["a site's own tags", `<x-par>${FIRST}</x-par><x-par>${SECOND}</x-par>`],
  [
    "a table that lays out the page",
    `<table><tr><td><a href=1>News</a></td><td>${FIRST}<br><br>${SECOND}</td></tr></table>`,
  ],
  [
    "a column beside links",
    `<div class=c><p>${FIRST}</p><p>${SECOND}</p></div><div><a href=1>Privacy</a> | <a href=2>Terms</a> © 2025</div>`,
  ],
  [
    "comments longer than the story",
    `<div class=t><p>${FIRST}</p><p>${SECOND}</p></div><div class="comment-list">${`<p>${FIRST}</p>`.repeat(5)}</div>`,
  ],
] as const)("finds the story in %s", ([, inner]) =>
  expect(textOf(`<h1>Bridge falls</h1>${inner}`)).toBe(`${FIRST}\n\n${SECOND}`),
);

test("sentences in tags of their own do not run together", () =>
  expect(textOf(`<div><span>${FIRST}</span><span>${SECOND}</span></div>`)).toBe(`${FIRST} ${SECOND}`));

test("of several articles on a page, the one with the headline is read", () => {
  const other = `<article><h2>Elsewhere</h2><p>${SECOND.replace("ministry", "mayor")} It was cold and it rained.</p></article>`;
  const page = `<div><article><h1>Bridge falls</h1><p>${FIRST}</p></article>${other}${other}${other}</div>`;
  expect(textOf(page)).toBe(FIRST);
});

test("a page that a script fills is read from what it tells machines, and says so", () => {
  const body = `${FIRST}\n${SECOND}\n${FIRST} ${SECOND}`;
  const json = JSON.stringify({ "@type": "NewsArticle", headline: "Bridge falls", articleBody: body });
  const read = readHtml(pageOf("<div id=app></div>", `<script type="application/ld+json">${json}</script>`));
  expect(read.text).toBe(body.replaceAll("\n", "\n\n"));
  expect(read.notices.map(({ code }) => code)).toEqual(["text-from-metadata"]);
});

test.for(["", "<", "<p", "</p></p>", "<html><body></body></html>", "<!doctype html>", "\u0000", "<a href="])(
  "nothing is no reason to fail: %j",
  (html) => expect(readHtml(html).text.length).toBeLessThan(3),
);
