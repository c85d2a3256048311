import { readLexiconFile } from "../lexicon/read-lexicon-file.ts";
import type { PageBlock } from "./page-blocks.ts";

/** What is known of the page that helps to tell its furniture. */
export interface PageContext {
  readonly title: string | null;
  readonly byline: string | null;
}

const CLOCK = /^\d{1,2}[:.]\d{2}\s*([ap]\.?m\.?)?(\s+[A-Z]{2,4})?$/i;

/**
 * Takes off what stands within an article and is none of it: its headline and byline at the head, lists of links,
 * lines such as “Read more”, and headings with nothing under them.
 */
export function tidyBlocks(blocks: readonly PageBlock[], context: PageContext): readonly PageBlock[] {
  const kept = blocks.filter((block) => !isFurniture(block));
  // Of a live page the hours are its entries', also the first.
  const isLive = kept.filter(({ text }) => CLOCK.test(text)).length > 1;
  const isHead = (block: PageBlock): boolean => isHeadMatter(block, context) && !(isLive && CLOCK.test(block.text));
  const first = kept.findIndex((block) => block.kind !== "heading" && !isHead(block));
  const body =
    first === -1
      ? []
      : [...kept.slice(0, first).filter((block) => !isHead(block) && !isTitle(block, context)), ...kept.slice(first)];
  const untitled = body.filter((block, index) => !(index < 3 && isTitle(block, context)));
  const last = untitled.findLastIndex((block) => block.kind !== "heading");
  return untitled.slice(0, last + 1);
}

function isFurniture({ text, links, kind }: PageBlock): boolean {
  if (links > text.length * 0.8 && text.length < 200) return true;
  if (kind === "item" && links > text.length * 0.6) return true;
  // A line of links with words between them, and no sentence: a page's foot.
  if (text.length < 100 && links > text.length * 0.4 && !/[.!?:”"]$/.test(text)) return true;
  // A bare address, the count of a gallery, the writer's own address.
  if (/^https?:\/\/\S+$|^image \d+ of \d+$/i.test(text)) return true;
  if (text.length < 160 && /[\w.]@\w[\w-]*\.\w/.test(text)) return true;
  return isBoilerplate(text);
}

function isBoilerplate(text: string): boolean {
  if (text.length > 120) return false;
  const line = text.toLowerCase().replaceAll("’", "'");
  return readLexiconFile("en/page-boilerplate").some(([phrase = ""]) =>
    phrase.endsWith("$") ? line === phrase.slice(0, -1) : line.startsWith(phrase),
  );
}

/** A byline, a date or a mark of the section, before the first paragraph. */
function isHeadMatter({ text }: PageBlock, { byline }: PageContext): boolean {
  if (text.length > 120) return false;
  if (byline !== null && text.includes(byline) && text.length < byline.length + 60) return true;
  return (
    /^(by|from)\s+\p{Lu}/iu.test(text) ||
    /^(updated|published|posted|last updated|first published)\b/i.test(text) ||
    /^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}/i.test(
      text,
    ) ||
    CLOCK.test(text)
  );
}

function isTitle({ text }: PageBlock, { title }: PageContext): boolean {
  return title !== null && plain(text) === plain(title);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
