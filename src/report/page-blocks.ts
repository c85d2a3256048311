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

// An inline element with more text than this holds sentences, not words.
const LONG_INLINE = 60;
// What stands for `<br>` until white space is collapsed.
const BREAK = "\u0001";
const BLANKS = " \u00a0\u200b\ufeff";

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
    const whole = pieces.join("");
    const text = kind === "verbatim" ? whole.replaceAll(BREAK, "\n").trim() : collapse(whole);
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
        else pieces.push(BREAK);
      } else if (isLeftOut(child, measures.get(child) ?? { text: 0, links: 0 }, pageText)) {
        // nothing of it is text
      } else if (child.name === "table" || child.name === "dl") {
        const rows = rowsOf(child);
        flush(block, kind);
        if (rows === null) visit(child, child, "paragraph", inLink);
        else for (const row of rows) blocks.push({ kind: "row", text: row, links: 0, element: child });
        flush(child, "paragraph");
      } else if (isBlock(child, measures)) {
        flush(block, kind);
        const inner = kindOf(child, kind);
        visit(child, child, inner, inLink);
        flush(child, inner);
      } else {
        visit(child, block, kind, inLink || child.name === "a");
        // Sentences in inline tags of their own, set apart by a style sheet: one blank keeps them apart here.
        if (/[.!?”"]$/.test(pieces.at(-1) ?? "") && (measures.get(child)?.text ?? 0) > LONG_INLINE) pieces.push(" ");
      }
    }
  };
  visit(from, from, "paragraph", false);
  flush(from, "paragraph");
  return blocks;
}

function isBlock(child: PageElement, measures: ReadonlyMap<PageElement, TextMeasure>): boolean {
  if (BLOCK_NAMES.has(child.name)) return true;
  // A site's own tags: long ones stand for themselves, short ones within a sentence.
  return child.name.includes("-") && (measures.get(child)?.text ?? 0) > LONG_INLINE;
}

function kindOf({ name }: PageElement, around: PageBlock["kind"]): PageBlock["kind"] {
  if (/^h[1-6]$/.test(name)) return "heading";
  if (name === "li") return "item";
  if (name === "pre") return "verbatim";
  return around === "item" || around === "verbatim" ? around : "paragraph";
}

/**
 * White space as a reader sees it: runs are one blank, a `<br>` is a line end. No-break spaces stay: they hold figures
 * together ("1 500").
 */
function collapse(text: string): string {
  return text
    .split(BREAK)
    .map((line) => trimBlanks(line.replace(/[ \t\r\n\f]+/g, " ")))
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .replace(/^\n|\n$/g, "");
}

/** By hand, since a pattern that ends in `+$` is quadratic on a long run of blanks. */
function trimBlanks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && BLANKS.includes(line.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}
