import type { TextMeasure } from "./leave-out.ts";
import type { PageBlock } from "./page-blocks.ts";
import type { PageElement } from "./parse-page.ts";

// A child that holds this share of the text around it is the text, and the rest stands beside it.
const DOMINANT = 0.8;
const SHORTEST_PARAGRAPH = 40;

/**
 * The element that holds the article, told by where the paragraphs stand: from the page downwards, always into the
 * child that holds most of the running text, as long as one does. The page's own marks (`articleBody`, `<article>`,
 * `<main>`) go first where they hold enough of it.
 */
export function findArticle(
  root: PageElement,
  blocks: readonly PageBlock[],
  measures: ReadonlyMap<PageElement, TextMeasure>,
): PageElement {
  const masses = massByElement(blocks);
  const whole = masses.get(root) ?? 0;
  if (whole === 0) return root;
  const marked = [...masses.keys()].filter((each) => /articleBody/i.test(each.attributes.get("itemprop") ?? ""));
  const body = heaviest(marked, masses);
  if (body !== null && (masses.get(body) ?? 0) > whole * 0.3) return body;
  let found = root;
  for (;;) {
    const here = masses.get(found) ?? 0;
    const next = found.children.find(
      (child): child is PageElement => typeof child !== "string" && (masses.get(child) ?? 0) >= here * DOMINANT,
    );
    if (next === undefined || isLeaf(next) || measures.get(next) === undefined) return found;
    found = next;
  }
}

/** How much running text stands in a block: nothing for what is short or mostly links. */
export function massOf({ kind, text, links }: PageBlock): number {
  if (kind === "heading") return 0;
  if (kind === "row") return text.length / 2;
  const own = text.length - links * 1.5;
  if (text.length < SHORTEST_PARAGRAPH || own < text.length * 0.5) return 0;
  return kind === "item" ? own / 2 : own;
}

function massByElement(blocks: readonly PageBlock[]): ReadonlyMap<PageElement, number> {
  const masses = new Map<PageElement, number>();
  for (const block of blocks) {
    const mass = massOf(block);
    if (mass === 0) continue;
    for (let each: PageElement | null = block.element; each !== null; each = each.parent)
      masses.set(each, (masses.get(each) ?? 0) + mass);
  }
  return masses;
}

function heaviest(elements: readonly PageElement[], masses: ReadonlyMap<PageElement, number>): PageElement | null {
  return elements.reduce<PageElement | null>(
    (best, each) => (best === null || (masses.get(each) ?? 0) > (masses.get(best) ?? 0) ? each : best),
    null,
  );
}

function isLeaf({ name }: PageElement): boolean {
  return /^(p|pre|li|td|blockquote|ul|ol|table|dl|h[1-6])$/.test(name);
}
