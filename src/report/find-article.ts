import { isNamedAsBody, type TextMeasure } from "./leave-out.ts";
import type { PageBlock } from "./page-blocks.ts";
import { listElements, type PageElement } from "./parse-page.ts";

// A child that holds this share of the text around it is the text, and the rest stands beside it.
const DOMINANT = 0.8;
// What is named as the body is the body, if it holds this share: on pages of many teasers not more.
const ENOUGH_IF_NAMED = 0.3;
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
  const all = [...masses.keys()];
  const named = innermost(heaviest(all.filter(isNamedAsBody), masses), masses);
  if (named !== null && (masses.get(named) ?? 0) > whole * ENOUGH_IF_NAMED) return named;
  let found = root;
  for (;;) {
    const here = masses.get(found) ?? 0;
    const next = found.children.find(
      (child): child is PageElement => typeof child !== "string" && (masses.get(child) ?? 0) >= here * DOMINANT,
    );
    if (next === undefined) return ofSeveral(found, masses);
    if (isLeaf(next) || measures.get(next) === undefined) return found;
    found = next;
  }
}

/** Of several articles side by side, the one under the page's headline. */
function ofSeveral(found: PageElement, masses: ReadonlyMap<PageElement, number>): PageElement {
  const articles = found.children.filter(
    (child): child is PageElement => typeof child !== "string" && child.name === "article",
  );
  const titled = articles.find((each) => listElements(each).some(({ name }) => name === "h1"));
  return titled !== undefined && (masses.get(titled) ?? 0) > 0 ? titled : found;
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

/** The innermost of the elements around it (itself among them) that are named so and hold no less. */
function innermost(found: PageElement | null, masses: ReadonlyMap<PageElement, number>): PageElement | null {
  const mass = found === null ? 0 : (masses.get(found) ?? 0);
  const inside = [...masses.keys()].filter(
    (each) => isNamedAsBody(each) && (masses.get(each) ?? 0) > mass * 0.9 && isWithin(each, found),
  );
  return inside.reduce((deepest, each) => (isWithin(each, deepest) ? each : deepest), found);
}

function isWithin(inner: PageElement, outer: PageElement | null): boolean {
  for (let each: PageElement | null = inner; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

function isLeaf({ name }: PageElement): boolean {
  return /^(p|pre|li|td|blockquote|ul|ol|table|dl|h[1-6])$/.test(name);
}
