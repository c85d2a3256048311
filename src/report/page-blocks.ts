import { isLeftOut, type TextMeasure } from "./leave-out.ts";
import type { PageElement } from "./parse-page.ts";
import { rowsOf } from "./table-rows.ts";

/** A stretch of a page's text that stands for itself: a paragraph, a heading, an item, a row. */
export interface PageBlock {
  readonly kind: "paragraph" | "heading" | "item" | "row" | "verbatim";
  readonly text: string;
  /** Characters of it that stand in links. */
  readonly links: number;
  /** The block-level element that it stands in. */
  readonly element: PageElement;
}

const BLOCK_NAMES = new Set(
  "#root html body address article aside blockquote center dd details div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** The blocks below an element, in page order, without what is left out of articles. */
export function blocksOf(
  from: PageElement,
  measures: ReadonlyMap<PageElement, TextMeasure>,
  pageText: number,
): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let pieces: string[] = [];
  let links = 0;
  let lineEnds = 0;

  const flush = (element: PageElement, kind: PageBlock["kind"]): void => {
    const text = kind === "verbatim" ? pieces.join("").trim() : collapse(pieces.join(""));
    if (text !== "") blocks.push({ kind, text, links: Math.min(links, text.length), element });
    pieces = [];
    links = 0;
    lineEnds = 0;
  };

  const visit = (each: PageElement, block: PageElement, kind: PageBlock["kind"], inLink: boolean): void => {
    for (const child of each.children) {
      if (typeof child === "string") {
        if (child.trim() === "" && lineEnds > 0) continue;
        pieces.push(child);
        if (inLink) links += child.trim().length;
        if (child.trim() !== "") lineEnds = 0;
      } else if (child.name === "br") {
        // Two in a row are how old pages part paragraphs.
        lineEnds += 1;
        if (lineEnds === 2) flush(block, kind);
        else pieces.push("\n");
      } else if (isLeftOut(child, measures.get(child) ?? { text: 0, links: 0 }, pageText)) {
        // nothing of it is text
      } else if (child.name === "table" || child.name === "dl") {
        const rows = rowsOf(child);
        flush(block, kind);
        if (rows === null) visit(child, child, "paragraph", inLink);
        else for (const row of rows) blocks.push({ kind: "row", text: row, links: 0, element: child });
        flush(child, "paragraph");
      } else if (BLOCK_NAMES.has(child.name)) {
        flush(block, kind);
        const inner = kindOf(child, kind);
        visit(child, child, inner, inLink);
        flush(child, inner);
      } else {
        visit(child, block, kind, inLink || child.name === "a");
      }
    }
  };
  visit(from, from, "paragraph", false);
  flush(from, "paragraph");
  return blocks;
}

function kindOf({ name }: PageElement, around: PageBlock["kind"]): PageBlock["kind"] {
  if (/^h[1-6]$/.test(name)) return "heading";
  if (name === "li") return "item";
  if (name === "pre") return "verbatim";
  return around === "item" || around === "verbatim" ? around : "paragraph";
}

function collapse(text: string): string {
  // No-break spaces stay: they hold figures together ("1 500").
  return text
    .replace(/[ \t\r\f\n]*\n[ \t\r\f\n]*/g, (run) => (run.includes("\n") ? "\n" : " "))
    .replace(/[ \t\r\f]+/g, " ")
    .replace(/^[\s\u00a0\u200b]+|[\s\u00a0\u200b]+$/g, "");
}
