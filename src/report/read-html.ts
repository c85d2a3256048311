import type { Notice } from "../notice.ts";
import type { StatedMetadata } from "./capture.ts";
import { findArticle } from "./find-article.ts";
import { measurePage } from "./leave-out.ts";
import { blocksOf } from "./page-blocks.ts";
import { parsePage } from "./parse-page.ts";
import { readPageMetadata } from "./read-page-metadata.ts";
import { tidyBlocks } from "./tidy-blocks.ts";

/** A page as a report needs it: the article's text, `\n\n` between blocks, and what the page says of itself. */
export interface ReadHtml {
  readonly text: string;
  readonly stated: StatedMetadata;
  readonly notices: readonly Notice[];
}

const SHORTEST_BODY = 300;

/**
 * Reads a page as fetched. The headline is not in the text: it is the report's title. Navigation, asides, captions and
 * footers are left out; tables and definition lists are kept as rows. Never throws, and runs nothing of the page.
 */
export function readHtml(html: string): ReadHtml {
  const page = parsePage(html);
  const { stated, linked } = readPageMetadata(page);
  const measures = measurePage(page.root);
  const pageText = measures.get(page.root)?.text ?? 0;
  const blocks = blocksOf(page.root, measures, pageText);
  const article = findArticle(page.root, blocks, measures);
  const context = { title: stated.title, byline: stated.byline };
  const text = tidyBlocks(blocksOf(article, measures, pageText), context)
    .map((block) => block.text)
    .join("\n\n");
  const body = linked?.body ?? null;
  if (body === null || body.length < SHORTEST_BODY || text.length > body.length * 0.5)
    return { text, stated, notices: [] };
  // Pages that a script fills hold little but what they tell machines.
  const notice = {
    code: "text-from-metadata",
    text: "the page shows little of its text; it was taken from its metadata",
  };
  return { text: plainBody(body), stated, notices: [notice] };
}

/** The text of a JSON-LD body, which some pages give as HTML. */
function plainBody(body: string): string {
  if (!/<\w+[^>]*>/.test(body)) {
    const lines = body.split("\n").map((line) => line.trim());
    return lines.filter((line) => line !== "").join("\n\n");
  }
  const { root } = parsePage(body);
  return blocksOf(root, measurePage(root), body.length)
    .map((block) => block.text)
    .join("\n\n");
}
