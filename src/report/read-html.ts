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
  const text = tidyBlocks(blocksOf(article, measures, pageText), {
    title: stated.title,
    byline: stated.byline,
    isLive: linked?.isLive ?? false,
  })
    .map((block) => block.text)
    .join("\n\n");
  return { text, stated, notices: [] };
}
