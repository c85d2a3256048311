import { expect, test } from "vitest";
import { readLinkedJson } from "./read-linked-json.ts";

const ARTICLE = { "@type": "NewsArticle", headline: "A headline", datePublished: "2025-03-12T15:42:00Z" };
const headlineOf = (...blocks: unknown[]) =>
  readLinkedJson(blocks.map((block) => (typeof block === "string" ? block : JSON.stringify(block))))?.headline;

test.for([
  ["a node", [ARTICLE]],
  ["an array", [[{ "@type": "BreadcrumbList" }, ARTICLE]]],
  ["a graph", [{ "@context": "https://schema.org", "@graph": [{ "@type": "WebSite" }, ARTICLE] }]],
  ["several types", [{ ...ARTICLE, "@type": ["Article", "ReportageNewsArticle"] }]],
  ["a live page", [{ ...ARTICLE, "@type": "LiveBlogPosting" }]],
  ["what a page is about", [{ "@type": "WebPage", mainEntity: ARTICLE }]],
  ["a second block", [{ "@type": "Organization", name: "A" }, ARTICLE]],
  ["a block in a comment", [`<!-- ${JSON.stringify(ARTICLE)} -->`]],
  ["a line end within a string", ['{"@type":"NewsArticle","headline":"A headline","description":"two\nlines"}']],
  ["a block after a broken one", ["{oops", ARTICLE]],
] as const)("reads %s", ([, blocks]) => expect(headlineOf(...blocks)).toBe("A headline"));

test.for([[[]], [["null"]], [['"text"']], [["{}"]], [['{"@type":"Organization"}']], [["[".repeat(100_000)]]] as const)(
  "no article in %j",
  ([blocks]) => expect(readLinkedJson(blocks)).toBeNull(),
);

test("names are followed to the node that has them", () => {
  const graph = [
    { "@type": "Organization", "@id": "#org", name: "Meridian News Agency" },
    { ...ARTICLE, publisher: { "@id": "#org" }, author: [{ "@type": "Person", name: "A. B." }, "C. D.", { url: "x" }] },
  ];
  const article = readLinkedJson([JSON.stringify({ "@graph": graph })]);
  expect(article?.publisher).toBe("Meridian News Agency");
  expect(article?.authors).toEqual(["A. B.", "C. D."]);
});

test("the updates of a live page are its body", () => {
  const live = {
    ...ARTICLE,
    "@type": "LiveBlogPosting",
    liveBlogUpdate: [{ headline: "One", articleBody: "Two." }, {}],
  };
  expect(readLinkedJson([JSON.stringify(live)])?.body).toBe("One\n\nTwo.");
});
